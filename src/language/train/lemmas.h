// The table of lemmas that the rules get wrong.
#pragma once

#include "language/train/treebank.h"
#include "language/words.h"

namespace claimline::language::train {

// Lines "word <tab> tag <tab> lemma" of what treebanks and WordNet's exception files have and the rules do
// not.
std::string lemmaExceptions(const std::vector<GoldSentence>& bank, const std::string& wordnet,
                            const WordTable& words);

// Verb form and number of a Penn tag.
Form formOf(const std::string& xpos);

} // namespace claimline::language::train
