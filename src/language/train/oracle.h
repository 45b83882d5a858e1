// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): which steps of a state lose no arc
// of the gold tree that could still be had.
#pragma once

#include "language/parser.h"
#include "language/train/treebank.h"

namespace claimline::language::train {

// bit per step class
using StepSet = std::array<bool, stepClasses>;

// The steps of least cost. `heads` and `labels` are of words 1 to n; index 0 is not used.
StepSet bestSteps(const ParseState& state, const std::vector<std::uint32_t>& heads,
                  const std::vector<std::uint32_t>& labels);

} // namespace claimline::language::train
