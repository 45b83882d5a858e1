// Debris: what came down of what was fired. "Debris from five of them fell on a depot" counts five of which
// it fell; "five were shot down and one damaged. Its fragments fell …" counts one.
#pragma once

#include "reports/counts.h"

#include <vector>

namespace claimline::reports {

// Sets the counts right that stand under debris, and adds those that its definite mention takes up from the
// sentence before.
void countDebris(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                 std::vector<Count>& counts);

} // namespace claimline::reports
