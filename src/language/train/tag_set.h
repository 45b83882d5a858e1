// The tags of the network: pairs of UPOS and Penn tag, frequent ones first.
#pragma once

#include "language/train/treebank.h"

namespace claimline::language::train {

struct TagSet {
    std::vector<std::pair<Upos, std::string>> tags;

    // Of a pair that is too rare, the most frequent of that UPOS.
    std::uint32_t find(Upos upos, const std::string& xpos) const;
    // The section "tags" of the model file.
    std::string pack() const;
};

TagSet countTags(const std::vector<GoldSentence>& bank);

} // namespace claimline::language::train
