// The table of words that the analyser knows something of.
#pragma once

#include "language/train/treebank.h"
#include "language/words.h"

#include <string>
#include <vector>

namespace claimline::language::train {

struct WordList {
    std::string table;          // the bytes of the section "words"
    std::uint32_t rows = 1;     // of words with vectors of their own, and one for all others
    std::vector<int> counts{0}; // how often the words of the rows were read
};

// Lower case, digits as 0: what shares a vector.
std::string knownForm(std::string_view word);

// WordNet's parts of speech, the tags seen in `bank`, word classes from the file `clusters`, and a vector for
// every word that stands twice in `bank` and `silver` together.
WordList makeWordList(const std::vector<GoldSentence>& bank, const std::vector<GoldSentence>& silver,
                      const std::string& wordnet, const std::string& clusters);

} // namespace claimline::language::train
