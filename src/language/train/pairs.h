// Counts which relations do not go together (language/relation_pairs.h).
#pragma once

#include "language/train/treebank.h"

namespace claimline::language::train {

// The section "pairs" of the model file.
std::string countPairs(const std::vector<GoldSentence>& bank);

} // namespace claimline::language::train
