// The words of happenings: which verbs, nouns and adjectives tell of one, of what class, what is counted, who
// is people.
#pragma once

#include "model/facts.h"
#include "model/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::reports {

// main: a happening of its own. effect: what came of one, told with it. sequel: what follows one (arrest,
// inquiry).
enum class Role : std::uint8_t { main, effect, sequel };

struct Happening {
    std::string name; // class: "shoot_down"
    EventType type = EventType::other;
    Role role = Role::main;
    std::string object; // category of things that its object must belong to; empty: any
};

struct Thing {
    std::string name;     // canonical: "missile"
    std::string category; // "weapon"
};

// What figures under a class of happenings count where the text names nothing else.
enum class Counts : std::uint8_t { things, people, onlyPeople };

struct FacetWords {
    std::string done;    // "shot down"
    std::string counted; // of the happenings themselves: explosions "heard"
    Counts counts = Counts::things;
    bool none = false;              // "no arrests" is a figure
    std::vector<std::string> takes; // classes whose figures, told within such a happening, are its own
    std::string as;                 // "person:protest": what they are then
};

// What an amount may measure: "turnout", "magnitude".
struct Measure {
    std::string name;   // shared by the words for one thing
    bool scale = false; // its number has no unit: "magnitude 6.4"
};

enum class WordKind : std::uint8_t { verb, noun, adjective };

class Lexicon {
public:
    // Reads happenings, things, people, facets, measures, countries and commonness.
    static Result<Lexicon> load(const std::filesystem::path& languageFolder);

    // The readings of a lemma or phrase ("shoot down"), most particular first: those that ask for an object
    // of a category stand before the one that does not. Empty: none.
    const std::vector<Happening>& happenings(std::string_view lemma, WordKind kind) const;

    // What a noun counts as; people are {"person", "person"}. Nothing for words that the lexicon does not
    // know.
    std::optional<Thing> thing(std::string_view lemma) const;
    // The narrower group of people that the word counts ("child"); empty: people at large. Nothing: no
    // people.
    std::optional<std::string> people(std::string_view lemma) const;
    // The country of "Russian" or "France", as ISO 3166-1 alpha-2 in lower case; empty: no such word.
    std::string country(std::string_view word) const;
    // "shot down"; the class itself where the lexicon has no words.
    std::string done(std::string_view happening) const;
    // What follows the plural where the happenings themselves are counted: "heard"; mostly nothing.
    std::string counted(std::string_view happening) const;
    // Whether figures under such happenings have a name of their own: facets.tsv.
    bool hasFacet(std::string_view happening) const { return facets_.contains(std::string(happening)); }
    Counts counts(std::string_view happening) const;
    // Whether "no …" under such a happening is a figure, as none of a running count is; facets.tsv.
    bool isCounted(std::string_view happening) const;
    // "person:protest" for people told of as attending within a protest; empty: they stay what they are.
    std::string toldAs(std::string_view within, std::string_view happening) const;
    // The class in which such a group of people takes part: "protest" of "protester"; empty: none.
    std::string classOfMembers(std::string_view group) const;
    // What a word shows an article to be about: "labour"; empty: nothing.
    std::string topic(std::string_view lemma) const;
    // Whether the word does such a job where blame is told: "accuse", "guilty", "burden": blame.tsv.
    bool isBlameWord(std::string_view word, std::string_view job) const;
    // Whether the word does such a job beside a number: "total" (of "the number of"), "more", "other",
    // "take away": count_words.tsv.
    bool isCountWord(std::string_view word, std::string_view job) const;
    std::optional<Measure> measure(std::string_view lemma) const;
    double share(const std::string& word) const; // of all texts that hold the word

private:
    std::unordered_map<std::string, std::vector<Happening>> words_[3];
    std::unordered_map<std::string, Thing> things_;
    std::unordered_map<std::string, std::string> people_;
    std::unordered_map<std::string, FacetWords> facets_;
    std::unordered_map<std::string, Measure> measures_;
    std::map<std::string, std::vector<std::string>, std::less<>> countWords_; // the jobs of each
    std::map<std::string, std::vector<std::string>, std::less<>> blameWords_;
    std::unordered_map<std::string, std::string> topics_, memberClasses_;
    std::unordered_map<std::string, std::string> countries_; // by name and by adjective, lower case
    std::unordered_map<std::string, float> shares_;
    double unknown_ = 0.0005;
};

} // namespace claimline::reports
