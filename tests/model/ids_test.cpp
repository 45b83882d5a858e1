#include "model/ids.h"

#include <gtest/gtest.h>

namespace claimline {
namespace {

TEST(Ids, AnIdReadsBackFromItsText) {
    for (const std::uint64_t value :
         {1ull, 0xFFFFFFFFFFFFFFFFull, 0x8000000000000000ull, 0x0123456789ABCDEFull}) {
        const auto range = idRange(idText(value));
        ASSERT_TRUE(range) << idText(value);
        EXPECT_EQ(range->first, value);
        EXPECT_EQ(range->last, value);
    }
}

TEST(Ids, APrefixStandsForAllIdsThatBeginWithIt) {
    const std::uint64_t value = 0x0123456789ABCDEFull;
    const auto range = idRange(idText(value).substr(0, 6));
    ASSERT_TRUE(range);
    EXPECT_LE(range->first, value);
    EXPECT_GE(range->last, value);
    EXPECT_EQ(idText(range->first).substr(0, 6), idText(range->last).substr(0, 6));
}

TEST(Ids, WhatIsNoIdIsRefused) {
    EXPECT_FALSE(idRange(""));
    EXPECT_FALSE(idRange("hello world"));
    EXPECT_FALSE(idRange(std::string(14, 'a')));
}

TEST(Ids, TheShortestPrefixTellsAllApartAndHasAtLeastSixLetters) {
    EXPECT_EQ(idPrefixLength({1ull << 60, 2ull << 60}), 6);
    EXPECT_EQ(idPrefixLength({1, 2}), 13);
    EXPECT_EQ(idPrefixLength({7, 7}), 6);
}

TEST(Ids, HashesAreThoseOfTheStandard) {
    EXPECT_EQ(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Ids, ClaimsOfTheSameWordsButOtherRolesDiffer) {
    const ArticleId article{42};
    EXPECT_NE(claimId(article, {{0, 3}}, {}, {}), claimId(article, {}, {{0, 3}}, {}));
    EXPECT_EQ(claimId(article, {{0, 3}}, {}, {}), claimId(article, {{0, 3}}, {}, {}));
}

} // namespace
} // namespace claimline
