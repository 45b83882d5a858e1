// The word table: what WordNet, the clusters and the treebanks say of a word.
#pragma once

#include "language/train/treebank.h"
#include "language/words.h"

namespace claimline::language::train {

// `wordnet`: a folder with index.{noun,verb,adj,adv}; `clusters`: lines "word <tab> number". Either may be
// empty.
std::string makeWordTable(const std::vector<GoldSentence>& bank, const std::string& wordnet,
                          const std::string& clusters);

} // namespace claimline::language::train
