// Treebanks in CoNLL-U, as the trainer reads them.
#pragma once

#include "language/language.h"
#include "model/result.h"

#include <string>
#include <vector>

namespace claimline::language::train {

struct GoldWord {
    std::string form, lemma, xpos;
    Upos upos = Upos::X;
    std::uint32_t head = 0; // from 1; 0: root
    Deprel deprel = Deprel::dep;
};

using GoldSentence = std::vector<GoldWord>;

// Fails, naming the file and line, where it is no CoNLL-U.
Result<std::vector<GoldSentence>> readTreebank(const std::string& file);
Result<std::vector<GoldSentence>> readTreebanks(const std::vector<std::string>& files);

// Appends the sentence as CoNLL-U, without lemmas.
void writeSentence(const GoldSentence& sentence, std::string& out);

} // namespace claimline::language::train
