// Roster: those of whom an article tells one by one, each once, however often and in whatever words.
#pragma once

#include "reports/toll_groups.h"

#include <set>
#include <vector>

namespace claimline::reports {

class Roster {
public:
    // `ages`: by token, -1 where there is none; it is read while sentences are added.
    Roster(const TollText& text, const Lexicon& lexicon, const std::vector<int>& ages)
        : text_(text)
        , lexicon_(lexicon)
        , ages_(ages) {}

    // In order of the text.
    void add(const std::vector<PeopleGroup>& groups, const language::Sentence& sentence);

    std::vector<TollEvidence::Person> befallen() const;

private:
    struct Entry {
        TollEvidence::Person person;
        std::uint32_t entity = none;
        std::string noun;             // "driver", "brother": what they were called
        bool relative = false;        // "his brother"
        bool other = false;           // "another man"
        std::set<std::size_t> beside; // of whom the same sentence tells: others
    };

    Entry read(const PeopleGroup& group, const language::Sentence& sentence) const;
    void readNouns(const PeopleGroup& group, Entry& entry) const;
    int ageOf(const PeopleGroup& group, const language::Sentence& sentence) const;
    std::size_t find(const Entry& told, const PeopleGroup& group) const;
    bool mayBe(const Entry& entry, const Entry& told) const;
    bool isToldBetter(std::size_t index) const;
    bool tellsHarm(const PeopleGroup& group) const;
    void addSelf(const std::vector<PeopleGroup>& groups, std::size_t self,
                 const language::Sentence& sentence);
    void enter(const PeopleGroup& group, const language::Sentence& sentence, bool first);

    const TollText& text_;
    const Lexicon& lexicon_;
    const std::vector<int>& ages_;
    std::vector<Entry> entries_;
    std::vector<std::size_t> row_; // those told of in the present sentence, in order
};

// Whether two may be one by name, age and sex.
bool maybeOne(const TollEvidence::Person& a, const TollEvidence::Person& b);

// The worse of two fates.
TollRole worseFate(TollRole a, TollRole b);

struct Harmed {
    int dead = 0, hurt = 0;
    int living = 0; // of the hurt, those of whom more is told than that they were shot
};

Harmed countOf(const std::vector<TollEvidence::Person>& people);

// Those of several articles, each once, whatever the order of the articles.
std::vector<TollEvidence::Person> joined(const std::vector<const TollEvidence*>& articles);

} // namespace claimline::reports
