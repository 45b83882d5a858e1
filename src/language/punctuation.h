// Where punctuation hangs. The parser leaves marks out, as they only stand in the way of what belongs
// together; when the tree of the words is known, a small linear model picks each mark's head among the few
// that may be.
#pragma once

#include "language/language.h"
#include "language/words.h"

namespace claimline::language {

// The tree of a sentence: words 1 to n; index 0 is the root.
struct Tree {
    std::vector<std::uint32_t> heads;
    std::vector<std::uint8_t> relations; // Deprel
    std::vector<std::uint8_t> upos;
    std::vector<bool> isMark;         // left out by the parser
    std::vector<std::uint32_t> forms; // hashes

    std::uint32_t size() const { return static_cast<std::uint32_t>(heads.size()) - 1; }
};

// Who may be the head of a mark, seen from it.
enum class MarkHead : std::uint8_t {
    leftTop,
    rightTop,
    aboveLeft,
    aboveRight,
    root,
    mate,
    inside,
    leftWord,
    rightWord
};
constexpr std::uint32_t markHeads = static_cast<std::uint32_t>(MarkHead::rightWord) + 1;

class MarkContext {
public:
    explicit MarkContext(const Tree& tree);

    // The head that each choice means for that mark; 0 where the choice has none.
    std::array<std::uint32_t, markHeads> candidates(std::uint32_t mark) const;
    std::span<const std::uint64_t> features(std::uint32_t mark);

private:
    std::uint32_t wordLeftOf(std::uint32_t mark) const;
    std::uint32_t wordRightOf(std::uint32_t mark) const;
    void findMates();

    const Tree& tree_;
    std::uint32_t root_ = 0;
    std::vector<std::uint32_t> mates_;        // of brackets and quotes; 0: none
    std::vector<std::uint32_t> left_, right_; // nearest word that is no mark; 0: none
    std::array<std::uint64_t, 48> features_;
};

// Gives every mark its head, in order.
template<class Model>
void hangMarks(const Model& model, Tree& tree) {
    MarkContext context(tree);
    for (std::uint32_t mark = 1; mark <= tree.size(); ++mark) {
        if (!tree.isMark[mark])
            continue;
        const auto candidates = context.candidates(mark);
        Scores scores{};
        model.add(context.features(mark), scores);
        std::uint32_t best = markHeads;
        for (std::uint32_t i = 0; i < markHeads; ++i)
            if (candidates[i] != 0 && (best == markHeads || scores[i] > scores[best]))
                best = i;
        tree.heads[mark] = best == markHeads ? 0 : candidates[best];
        tree.relations[mark] = static_cast<std::uint8_t>(Deprel::punct);
    }
}

} // namespace claimline::language
