// Thefts: numbers of records, and of people, that tell how much was taken in the theft an article tells of.
#pragma once

#include "reports/predicates.h"

#include <vector>

namespace claimline::reports {

// The theft whose data the number counts, as a number into the predicates; none: it counts no such data.
std::uint32_t theftOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                      const language::Quantity& quantity);

} // namespace claimline::reports
