#include "store/number_sets.h"

#include <gtest/gtest.h>

#include <numeric>

namespace claimline::store {
namespace {

using List = std::vector<std::uint32_t>;

List listOf(const NumberSets& sets, NumberSets::Set set) {
    return {sets.of(set).begin(), sets.of(set).end()};
}

TEST(NumberSets, KeepEachListOnceAndKnowItByItsNumber) {
    NumberSets sets;
    const auto first = sets.add(List{3, 1}), second = sets.add(List{1, 3});
    EXPECT_NE(first, second);
    EXPECT_EQ(sets.add(List{3, 1}), first);
    EXPECT_EQ(listOf(sets, first), (List{3, 1}));
    EXPECT_EQ(listOf(sets, second), (List{1, 3}));
    EXPECT_EQ(sets.size(), 3U); // the empty one too
}

TEST(NumberSets, TheEmptyListIsNumberZero) {
    NumberSets sets;
    EXPECT_EQ(sets.add(List{}), 0U);
    EXPECT_EQ(sets.add(List{0}), 1U);
    EXPECT_TRUE(sets.of(0).empty());
}

TEST(NumberSets, FindAllOfThousandsAgainEvenAfterClose) {
    NumberSets sets;
    std::vector<NumberSets::Set> given;
    for (std::uint32_t i = 0; i < 5000; ++i)
        given.push_back(sets.add(List{i, i * i}));
    sets.close();
    for (std::uint32_t i = 0; i < 5000; ++i) {
        ASSERT_EQ(sets.add(List{i, i * i}), given[i]);
        ASSERT_EQ(listOf(sets, given[i]), (List{i, i * i}));
    }
    EXPECT_EQ(sets.size(), 5001U);
}

} // namespace
} // namespace claimline::store
