// Single people: who stands without a number and is one all the same, "a man was killed".
#pragma once

#include "reports/count_scope.h"

#include <set>
#include <vector>

namespace claimline::reports {

// Adds a count of one for each. `counted`: the nouns that a number stands with.
void addSinglePeople(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                     const CountScope& scope, const std::set<std::uint32_t>& counted,
                     std::vector<Count>& out);

} // namespace claimline::reports
