// The chain behind the finder of names: each word of a stretch has a label, and what fits beside what is
// weighed. Labels: 0 outside, then a first and a further word for each NameKind.
#pragma once

#include "language/language.h"

#include <array>
#include <vector>

namespace claimline::language::known {

constexpr std::size_t nameKinds = 6;
constexpr std::size_t nameLabels = 1 + 2 * nameKinds;

constexpr std::size_t firstLabel(NameKind kind) {
    return 1 + 2 * static_cast<std::size_t>(kind);
}
constexpr std::size_t furtherLabel(NameKind kind) {
    return 2 + 2 * static_cast<std::size_t>(kind);
}
constexpr bool isFurther(std::size_t label) {
    return label != 0 && label % 2 == 0;
}
constexpr NameKind kindOfLabel(std::size_t label) {
    return static_cast<NameKind>((label - 1) / 2);
}
// A further word follows a word of the same name.
constexpr bool mayFollow(std::size_t before, std::size_t label) {
    return !isFurther(label) || before == label || before + 1 == label;
}

using LabelScores = std::array<float, nameLabels>;
using Moves = std::array<LabelScores, nameLabels>; // [before][label]

// The labels of the words of one stretch: the best row of them, and how probable each is.
class NameChain {
public:
    explicit NameChain(const Moves& moves);

    // Words before and behind the stretch are outside any name.
    std::vector<std::size_t> best(const std::vector<LabelScores>& scores) const;

    // For each word the probability of each label; `pairs`, where given, gets the sum over the stretch of
    // those of each pair of neighbours.
    std::vector<LabelScores> chances(const std::vector<LabelScores>& scores, Moves* pairs = nullptr) const;

private:
    std::vector<LabelScores> forward(const std::vector<LabelScores>& words) const;
    std::vector<LabelScores> backward(const std::vector<LabelScores>& words) const;
    void addPairs(const LabelScores& before, const LabelScores& word, const LabelScores& behind,
                  Moves& pairs) const;

    Moves moves_, factors_; // factors_: their exponentials, 0 where a label may not follow
};

} // namespace claimline::language::known
