// Which relations do not go together: what a treebank hardly ever has though each of the two is frequent, as
// two objects of one verb, or a subject below an auxiliary. The network judges every arc by itself; this
// judges two.
#pragma once

#include "language/language.h"
#include "language/model_file.h"

#include <algorithm>

namespace claimline::language {

class RelationPairs {
public:
    static constexpr std::size_t relations = static_cast<std::size_t>(Deprel::xcomp) + 1;
    static constexpr std::size_t tags = static_cast<std::size_t>(Upos::X) + 1;
    static constexpr std::size_t size = 2 * relations * relations + tags * relations * relations;
    static constexpr float steps = 16; // of a byte to one natural logarithm

    // The section "pairs": a byte for each pair. Fails, naming the file, where it is of another size.
    static Result<RelationPairs> from(const ModelFile& file);

    // How much rarer the pair is than chance would have it, as a logarithm; 0 where it is not.
    float below(Deprel head, Deprel word, bool wordFirst) const {
        return costs_[placeBelow(head, word, wordFirst)] / steps;
    }
    // Of two words with the same head, which has that tag.
    float beside(Upos head, Deprel one, Deprel other) const {
        return costs_[placeBeside(head, one, other)] / steps;
    }
    static std::size_t placeBelow(Deprel head, Deprel word, bool wordFirst) {
        return (static_cast<std::size_t>(head) * relations + static_cast<std::size_t>(word)) * 2 + wordFirst;
    }
    static std::size_t placeBeside(Upos head, Deprel one, Deprel other) {
        const auto low = static_cast<std::size_t>(std::min(one, other)),
                   high = static_cast<std::size_t>(std::max(one, other));
        return (2 + static_cast<std::size_t>(head)) * relations * relations + low * relations + high;
    }

private:
    const unsigned char* costs_ = nullptr;
};

} // namespace claimline::language
