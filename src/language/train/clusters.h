// Classes of words that stand in the same company, counted from plain text.
#pragma once

#include "language/tokenizer.h"
#include "language/train/treebank.h"

namespace claimline::language::train {

// Lines "word <tab> number"; the number holds a fine class in its low nine bits and a coarse one above.
// Exchange clustering (Martin, Liermann and Ney 1998) on the words before and after.
std::string clusterWords(const std::vector<GoldSentence>& bank, const std::vector<std::string>& textFiles,
                         const Tokenizer& tokenizer);

} // namespace claimline::language::train
