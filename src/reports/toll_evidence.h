// What one article says that bears on how many were killed and injured: figures, people told one by one,
// words.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace claimline::reports {

enum class Fate : std::uint8_t { killed, injured };

// What a word near a number says of those counted; `many`: of several happenings at once, `unit`: that no
// people are counted, `mishap`: that nobody meant it, `toll`: that the number behind it is that of the dead.
enum class TollRole : std::uint8_t { nothing, dead, hurt, shot, doer, many, unit, mishap, toll };

// What speaks for or against a number, with its strength.
using Signs = std::map<std::string, double>;

// Whom one sentence counts, by what befell them.
struct PeopleTold {
    std::string place; // "T" title; "1", "2" the first sentences that count anybody; "B" those below
    int dead = 0, hurt = 0, shot = 0;
    int deadPart = 0, hurtPart = 0; // of those: "five were shot, one fatally"
    int ordinal = 0;                // "a fifth victim": so many at least
    bool self = false;              // who did it is among the dead
    bool shotFirst = false;  // those who were shot are told of before the dead and hurt, who may be of them
    bool shotOthers = false; // "three others were shot"
    bool many = false;       // of several happenings at once
    bool numbersDead = false, numbersHurt = false; // a number of several is given, not one by one
    bool any() const { return dead + hurt + shot + deadPart + hurtPart > 0; }
};

struct TollEvidence {
    struct Figure {
        int value = 0;
        std::string part;     // "all" people, those of one kind ("who"), or the part that they are
        std::string who;      // that kind
        bool reaches = false; // counts more than this happening
        char place = 'B';     // T title, L lead, B below
        bool isWhole() const { return !reaches && (part == "all" || part == "who"); }
    };
    // "one dead and three others hurt"
    struct Others {
        int count = 0;
        char place = 'B';
        TollRole role = TollRole::nothing;
        auto operator<=>(const Others&) const = default;
    };
    // How many a sentence counts, those without a number too: "Boy dies, two others hurt".
    struct Reading {
        std::string place; // "T" title, "S1" to "S3" the first sentences
        int dead = 0, hurt = 0, shot = 0;
    };

    // One of those of whom it tells one by one.
    struct Person {
        std::string name; // in lower case; empty where none is given
        int age = -1;
        char sex = ' ';                    // 'm', 'w' where it is told
        TollRole fate = TollRole::nothing; // the worst told: dead, hurt or shot
        bool doer = false;
        auto operator<=>(const Person&) const = default;
    };

    bool tells = false; // else the article leaves open whether anybody was hurt
    int ruleKilled = -1, ruleInjured = -1;
    std::vector<Figure> dead, hurt, shot;
    bool noDead = false, noHurt = false; // "nobody was killed", "no casualties"
    int deaths = 0;                      // how often it says that somebody died
    bool doerDied = false;               // who did it is told among the dead
    bool suicide = false;
    std::map<int, std::set<std::string>> numbers; // what befell those whom each counts, and where that stands
    std::set<std::pair<std::string, int>> shotNumbers; // how it is told, the number: "rT", 5
    std::set<Others> others;
    std::vector<Reading> readings;
    std::vector<PeopleTold> told;
    std::vector<Person> people;      // that came to harm, each once
    std::map<std::string, int> ages; // how many different ages stand with words of each fate
    std::set<std::string> words;     // groups of TollWords, with ":T" those of the opening

    const std::vector<Figure>& of(Fate fate) const { return fate == Fate::killed ? dead : hurt; }
    bool saysNo(Fate fate) const { return fate == Fate::killed ? noDead : noHurt; }
    int rule(Fate fate) const { return fate == Fate::killed ? ruleKilled : ruleInjured; }
};

} // namespace claimline::reports
