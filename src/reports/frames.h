// Frames: the predicates of one article put together into happenings.
#pragma once

#include "reports/setting.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace claimline::reports {

struct Frame {
    std::vector<std::uint32_t> predicates; // in order of the text
    std::uint32_t best = none;             // the predicate that tells it best
    EventType type = EventType::other;
    std::string happening; // class of the first main predicate
    bool main = false;     // holds a main predicate; else only what came of something
    bool real = true;      // not only planned or possible
    When when;
    Span timeSpan;
    std::string timeValue; // TIMEX3; also of a day without a year, which no When can hold
    Hold hold = Hold::nothing;
    bool stretch = false; // dated by a duration: "over the past few days"
    bool loose = false;   // dated by a time of day alone
    double timeWorth = 0; // how well the expression dates it
    std::vector<Place> places;
    std::set<std::string> actors, targets;
    std::map<std::string, int> sides; // how often each is told to have done it
    std::uint32_t lastSentence = 0;
    double weight = 0; // how much the article is about it
    bool headline = false;
};

struct Frames {
    std::vector<Predicate> predicates;
    std::vector<Setting> settings; // beside predicates
    std::vector<Frame> frames;     // one of them is the headline, if there is any
};

// Kinds of happenings that an article tells of in many words and from many sides; in others each verb is its
// own.
bool isIncident(EventType type);

Frames findFrames(const Tree& tree, const Lexicon& lexicon, const Scene& scene);

} // namespace claimline::reports
