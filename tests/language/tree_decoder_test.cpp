#include "language/tree_decoder.h"

#include <gtest/gtest.h>
#include <random>

namespace claimline::language {
namespace {

using Heads = std::vector<std::uint32_t>; // of words 1 to n

bool isTree(const Heads& heads) {
    std::size_t roots = 0;
    for (std::uint32_t word = 1; word <= heads.size(); ++word) {
        roots += heads[word - 1] == 0;
        std::uint32_t above = word;
        for (std::size_t steps = 0; above != 0; ++steps) {
            if (steps > heads.size())
                return false;
            above = heads[above - 1];
        }
    }
    return roots == 1;
}

bool crosses(const Heads& heads) {
    for (std::uint32_t a = 1; a <= heads.size(); ++a)
        for (std::uint32_t b = 1; b <= heads.size(); ++b) {
            const auto [low, high] = std::minmax(a, heads[a - 1]);
            const auto [first, last] = std::minmax(b, heads[b - 1]);
            if (low < first && first < high && high < last)
                return true;
        }
    return false;
}

std::vector<float> someScores(std::size_t size, std::mt19937& random) {
    std::vector<float> scores(size * (size + 1));
    for (float& score : scores)
        score = static_cast<float>(random() % 1000) / 100;
    return scores;
}

float sumOf(const Heads& heads, const std::vector<float>& scores) {
    float sum = 0;
    for (std::size_t i = 0; i < heads.size(); ++i)
        sum += scores[i * (heads.size() + 1) + heads[i]];
    return sum;
}

float bestOfAll(const std::vector<float>& scores, std::size_t size) {
    Heads heads(size, 0);
    float best = -1;
    while (true) {
        if (isTree(heads) && !crosses(heads))
            best = std::max(best, sumOf(heads, scores));
        std::size_t at = 0;
        while (at < size && ++heads[at] > size)
            heads[at++] = 0;
        if (at == size)
            return best;
    }
}

TEST(TreeDecoder, FindsTheBestOfAllTreesOfSmallSentences) {
    std::mt19937 random(5);
    TreeDecoder decoder;
    for (std::size_t size = 1; size <= 6; ++size)
        for (int trial = 0; trial < (size < 6 ? 60 : 5); ++trial) {
            const auto scores = someScores(size, random);
            const auto found = decoder.decode(scores, size);
            const Heads heads(found.begin(), found.end());
            ASSERT_TRUE(isTree(heads) && !crosses(heads)) << size;
            EXPECT_NEAR(sumOf(heads, scores), bestOfAll(scores, size), 1e-3) << size;
        }
}

TEST(TreeDecoder, GivesTreesWithoutCrossingsAtAnySize) {
    std::mt19937 random(6);
    TreeDecoder decoder;
    for (const std::size_t size : {20ul, 159ul, 160ul, 161ul, 400ul}) {
        const auto found = decoder.decode(someScores(size, random), size);
        const Heads heads(found.begin(), found.end());
        EXPECT_TRUE(isTree(heads)) << size;
        EXPECT_FALSE(crosses(heads)) << size;
    }
}

TEST(TreeDecoder, InAMonsterTheBestHeadsAreKeptWhereTheyAreATree) {
    const std::size_t size = 300;
    std::vector<float> scores(size * (size + 1));
    // Every word hangs on the next but for two that claim to be the root; one must give way.
    for (std::size_t i = 0; i < size; ++i)
        scores[i * (size + 1) + (i + 1 == size || i == 100 ? 0 : i + 2)] = 9;
    TreeDecoder decoder;
    const auto heads = decoder.decode(scores, size);
    for (std::size_t i = 0; i + 1 < size; ++i)
        ASSERT_EQ(heads[i], i == 100 ? size : i + 2);
    EXPECT_EQ(heads[size - 1], 0u);
}

} // namespace
} // namespace claimline::language
