// Counts: which number counts what under which predicate.
#pragma once

#include "reports/predicates.h"

#include <vector>

namespace claimline::reports {

struct Count {
    std::uint32_t predicate = none; // into the list of predicates
    Answer answer;                  // facet, name, value, bounds, scope's who and part, span
};

// In order of the text. People that stand without a number count too: "a man was killed".
std::vector<Count> findCounts(const Tree& tree, const Lexicon& lexicon,
                              const std::vector<Predicate>& predicates);

// A figure told within a happening of the class `within` may be one of its own: those who attend a protest
// protest, those whom a breach affects had their records stolen.
void tellWithin(const Lexicon& lexicon, std::string_view within, Answer& answer);

} // namespace claimline::reports
