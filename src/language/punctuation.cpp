#include "language/punctuation.h"

#include <algorithm>

namespace claimline::language {

MarkContext::MarkContext(const Tree& tree)
    : tree_(tree) {
    const std::uint32_t size = tree.size();
    left_.assign(size + 2, 0);
    right_.assign(size + 2, 0);
    for (std::uint32_t i = 1; i <= size; ++i) {
        left_[i] = i > 1 && !tree.isMark[i - 1] ? i - 1 : left_[i - 1];
        if (!tree.isMark[i] && tree.heads[i] == 0 && root_ == 0)
            root_ = i;
    }
    for (std::uint32_t i = size; i >= 1; --i)
        right_[i] = i < size && !tree.isMark[i + 1] ? i + 1 : right_[i + 1];
    findMates();
}

// Brackets nest; quotes of one shape come by twos. A mark without a mate keeps 0.
void MarkContext::findMates() {
    static const std::array<std::pair<std::uint32_t, std::uint32_t>, 8> pairs = {
        {{hashWord("("), hashWord(")")},
         {hashWord("["), hashWord("]")},
         {hashWord("“"), hashWord("”")},
         {hashWord("‘"), hashWord("'")},
         {hashWord("«"), hashWord("»")},
         {hashWord("``"), hashWord("''")},
         {hashWord("\""), hashWord("\"")},
         {hashWord("'"), hashWord("'")}}};
    mates_.assign(tree_.size() + 1, 0);
    std::array<std::uint32_t, pairs.size()> open{};
    for (std::uint32_t i = 1; i <= tree_.size(); ++i) {
        if (!tree_.isMark[i])
            continue;
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            const bool closes = tree_.forms[i] == pairs[k].second && open[k] != 0;
            if (closes) {
                mates_[i] = open[k];
                mates_[open[k]] = i;
                open[k] = 0;
                break;
            }
            if (tree_.forms[i] == pairs[k].first) {
                open[k] = i;
                break;
            }
        }
    }
}

std::uint32_t MarkContext::wordLeftOf(std::uint32_t mark) const {
    return left_[mark];
}

std::uint32_t MarkContext::wordRightOf(std::uint32_t mark) const {
    return right_[mark];
}

namespace {

// From a word up, as long as the head lies in [low, high]. Trees are shallow; a step limit guards the time.
std::uint32_t climb(const Tree& tree, std::uint32_t word, std::uint32_t low, std::uint32_t high) {
    for (std::uint32_t steps = 0; word != 0 && steps <= tree.size(); ++steps) {
        const std::uint32_t head = tree.heads[word];
        if (head < low || head > high || head == 0)
            return word;
        word = head;
    }
    return word;
}

} // namespace

std::array<std::uint32_t, markHeads> MarkContext::candidates(std::uint32_t mark) const {
    std::array<std::uint32_t, markHeads> heads{};
    const auto set = [&](MarkHead which, std::uint32_t head) {
        heads[static_cast<std::size_t>(which)] = head;
    };
    const std::uint32_t left = wordLeftOf(mark), right = wordRightOf(mark), size = tree_.size();
    const std::uint32_t leftTop = climb(tree_, left, 1, mark - 1),
                        rightTop = climb(tree_, right, mark + 1, size);
    set(MarkHead::leftTop, leftTop);
    set(MarkHead::rightTop, rightTop);
    set(MarkHead::aboveLeft, leftTop == 0 ? 0 : tree_.heads[leftTop]);
    set(MarkHead::aboveRight, rightTop == 0 ? 0 : tree_.heads[rightTop]);
    set(MarkHead::root, root_);
    set(MarkHead::leftWord, left);
    set(MarkHead::rightWord, right);
    if (const std::uint32_t mate = mates_[mark]) {
        const std::uint32_t low = std::min(mark, mate), high = std::max(mark, mate);
        const std::uint32_t inner = mark < mate ? right : left;
        if (inner > low && inner < high)
            set(MarkHead::inside, climb(tree_, inner, low + 1, high - 1));
        if (mate < mark)
            set(MarkHead::mate, tree_.heads[mate]);
    }
    return heads;
}

std::span<const std::uint64_t> MarkContext::features(std::uint32_t mark) {
    const auto heads = candidates(mark);
    const auto at = [&](MarkHead which) { return heads[static_cast<std::size_t>(which)]; };
    const auto relation = [&](std::uint32_t word) -> std::uint64_t {
        return word == 0 ? 99 : tree_.relations[word];
    };
    const auto upos = [&](std::uint32_t word) -> std::uint64_t { return word == 0 ? 99 : tree_.upos[word]; };
    const std::uint32_t left = at(MarkHead::leftTop), right = at(MarkHead::rightTop), size = tree_.size();
    const std::uint64_t form = tree_.forms[mark];
    const std::uint64_t tie = (at(MarkHead::aboveLeft) > mark ? 1u : 0u) |
                              (at(MarkHead::aboveRight) != 0 && at(MarkHead::aboveRight) < mark ? 2u : 0u) |
                              (left == root_ ? 4u : 0u) | (right == root_ ? 8u : 0u) |
                              (at(MarkHead::aboveLeft) == at(MarkHead::aboveRight) ? 16u : 0u) |
                              (at(MarkHead::aboveLeft) == right ? 32u : 0u) |
                              (at(MarkHead::aboveRight) == left ? 64u : 0u);
    const std::uint64_t place = (mark == 1 ? 1u : 0u) | (mark == size ? 2u : 0u) |
                                (wordRightOf(mark) == 0 ? 4u : 0u) | (wordLeftOf(mark) == 0 ? 8u : 0u) |
                                (mates_[mark] == 0     ? 0u
                                 : mates_[mark] < mark ? 16u
                                                       : 32u) |
                                (mark > 1 && tree_.isMark[mark - 1] ? 64u : 0u) |
                                (mark < size && tree_.isMark[mark + 1] ? 128u : 0u);
    std::size_t count = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        const std::uint64_t name = count + 1;
        features_[count++] = mixFeature(mixFeature(name << 56 ^ a, b), c + 0xAB);
    };
    const std::uint64_t relations = relation(left) << 8 | relation(right);
    put(form);
    put(form, place);
    put(form, tie);
    put(form, tie, place);
    put(form, relation(left));
    put(form, relation(right));
    put(form, relations);
    put(form, relations, tie);
    put(form, relations, place);
    put(form, upos(left) << 8 | upos(right), tie);
    put(form, upos(wordLeftOf(mark)) << 8 | upos(wordRightOf(mark)), tie);
    put(form, relation(at(MarkHead::inside)), place);
    put(form, relation(at(MarkHead::inside)) << 8 | upos(at(MarkHead::inside)));
    put(form, at(MarkHead::inside) == root_);
    put(form, mark < size ? tree_.forms[mark + 1] : 0, tie);
    put(form, mark > 1 ? tree_.forms[mark - 1] : 0, tie);
    put(form, tree_.forms[wordRightOf(mark)], tie);
    put(form, relation(at(MarkHead::aboveLeft)) << 8 | relation(at(MarkHead::aboveRight)), tie);
    put(form, std::min(mark - left, 8u), relation(left));
    put(form, std::min(right - std::min(mark, right), 8u), relation(right));
    return {features_.data(), count};
}

} // namespace claimline::language
