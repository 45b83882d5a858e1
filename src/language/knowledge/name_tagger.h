// NameTagger: names by weights learnt from a treebank, for what the rules leave open. The rules' own reading
// is among what it looks at.
#pragma once

#include "language/knowledge/name_chain.h"
#include "language/knowledge/name_features.h"
#include "language/model_file.h"

#include <filesystem>

namespace claimline::language::known {

struct TaggedName {
    std::uint32_t first = 0, last = 0; // tokens
    NameKind kind = NameKind::other;
    float chance = 0; // of its least certain word, 0 to 1
};

struct TaggedText {
    std::vector<TaggedName> names; // in order, disjoint
    std::vector<float> outside;    // for each token the chance that it is part of no name
};

class NameTagger {
public:
    // Maps names.model. Fails, naming it, where it is missing or damaged.
    static Result<NameTagger> load(const std::filesystem::path& languageFolder);

    TaggedText tag(NameFeatures& features, std::uint32_t tokens) const;

    // Section "moves": float[nameLabels][nameLabels]. Section "weights": u32 rows, a power of two; float
    // scale; u32 zero[14]; u32 keys[rows], 0: free, linear probing; i8 weights[rows][16].
    static constexpr std::size_t rowSize = 16, headerSize = 64;
    static std::string packWeights(const std::vector<std::pair<std::uint64_t, LabelScores>>& features);

private:
    NameTagger(ModelFile file, const Moves& moves)
        : file_(std::move(file))
        , chain_(moves) {}
    LabelScores score(const std::vector<std::uint64_t>& features) const;

    ModelFile file_;
    NameChain chain_;
    const std::uint32_t* keys_ = nullptr;
    const std::int8_t* weights_ = nullptr;
    std::uint32_t mask_ = 0;
    float scale_ = 0;
};

} // namespace claimline::language::known
