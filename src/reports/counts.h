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

} // namespace claimline::reports
