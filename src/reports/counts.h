// Counts: which number counts what under which predicate.
#pragma once

#include "reports/predicates.h"

#include <set>
#include <vector>

namespace claimline::reports {

struct Count {
    std::uint32_t predicate = none; // into the list of predicates
    Answer answer;                  // facet, name, value, bounds, scope's who and part, span
};

// In order of the text. People that stand without a number count too: "a man was killed".
// Where a number begins that is all that somebody says ("…, the organisers 25,000") stands in `alone`:
// another answer to the question before.
std::vector<Count> findCounts(const Tree& tree, const Lexicon& lexicon,
                              const std::vector<Predicate>& predicates,
                              const std::set<std::uint32_t>& alone = {});

// A figure told within a happening of the class `within` may be one of its own: those who attend a protest
// protest, those whom a breach affects had their records stolen.
void tellWithin(const Lexicon& lexicon, std::string_view within, Answer& answer);

} // namespace claimline::reports
