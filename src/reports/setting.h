// When and where a predicate stands, and who is in it.
#pragma once

#include "reports/predicates.h"

#include "model/facts.h"

#include <set>
#include <string>
#include <vector>

namespace claimline::reports {

// How surely an expression of time dates a predicate.
enum class Hold : std::uint8_t { nothing, saying, sentence, clause };

struct Setting {
    Hold hold = Hold::nothing;
    std::uint32_t timex = none;   // into Facts::timexes
    std::vector<Place> places;    // of its sentence, nearest first; who acts is no place
    std::set<std::string> actors; // countries and keys of who did it
    std::set<std::string>
        sides; // of these the countries and parties alone: two different ones did two things
    std::set<std::string> targets; // things and keys of what it was done to
    std::uint32_t claim = none;    // the most particular claim that holds it
};

// A clock time without a day of its own, "at 6.15 p.m.": its day is only supposed.
bool isLoose(std::string_view text, const Timex& timex);

// When it says that something was. "Midnight on Thursday" ends that day; what happened shortly before or
// after is told as Thursday's.
When toldWhen(const Timex& timex);

// "Nov. 10", "Sunday, June 12": the day is named by its number.
bool namesDayOfMonth(std::string_view text, const Timex& timex);

// "Wednesday" in an article of a Tuesday: it was written on after its own date, and tells hardly ever of what
// lies six days back (one time in ten, where "last" does not say so).
bool isDayAfter(std::string_view text, const Timex& timex, const When& published);

class Scene {
public:
    Scene(const Tree& tree, const Lexicon& lexicon, const Facts& facts);

    Setting of(const Predicate& predicate) const;
    // The claim with the least content that holds the span; attributions before the article's own voice.
    std::uint32_t claimAt(Span span) const;
    const Facts& facts() const { return facts_; }
    bool isCue(std::uint32_t token) const; // a word by which a claim says who says it

private:
    void findTime(const Predicate& predicate, Setting& setting) const;
    Hold holdOf(const Predicate& predicate, const Timex& timex) const;
    Hold holdOfVerb(const Predicate& predicate) const;
    bool isOccasion(const Predicate& predicate) const;
    bool isAhead(const Predicate& predicate, const Timex& timex) const;
    bool isTelling(std::uint32_t verb, std::uint32_t predicate) const;
    bool isAside(std::uint32_t verb, const Predicate& predicate) const;
    void findPlaces(const Predicate& predicate, Setting& setting) const;
    void findActors(const Predicate& predicate, Setting& setting) const;
    void addActor(std::uint32_t noun, bool nameOnly, Setting& setting) const;
    void findTargets(const Predicate& predicate, Setting& setting) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Facts& facts_;
    std::set<std::uint32_t> cues_; // tokens
};

} // namespace claimline::reports
