#include "model/span.h"

#include <gtest/gtest.h>

namespace claimline {
namespace {

TEST(Spans, OffsetsConvertBothWaysInMixedText) {
    const std::string text = "a“б”😀z"; // 1 + 3 + 2 + 3 + 4 + 1 bytes
    const OffsetMap map(text);
    const std::uint32_t bytes[] = {0, 1, 4, 6, 9, 13, 14};
    const std::uint32_t units[] = {0, 1, 2, 3, 4, 6, 7};
    for (std::uint32_t i = 0; i < 7; ++i) {
        EXPECT_EQ(map.codePoint(bytes[i]), i);
        EXPECT_EQ(map.byteOfCodePoint(i), bytes[i]);
        EXPECT_EQ(map.utf16(bytes[i]), units[i]);
        EXPECT_EQ(map.byteOfUtf16(units[i]), bytes[i]);
    }
}

TEST(Spans, OffsetsBeyondTheTextGiveItsLength) {
    const OffsetMap map("né");
    EXPECT_EQ(map.codePoint(99), 2u);
    EXPECT_EQ(map.byteOfCodePoint(99), 3u);
}

TEST(Spans, ASliceIsCutToTheText) {
    EXPECT_EQ(slice("hello", {1, 3}), "el");
    EXPECT_EQ(slice("hello", {3, 99}), "lo");
    EXPECT_EQ(slice("hello", {9, 99}), "");
}

TEST(Spans, AHullHoldsBothAndIgnoresEmptyOnes) {
    EXPECT_EQ(hull({2, 4}, {7, 9}), (Span{2, 9}));
    EXPECT_EQ(hull({}, {7, 9}), (Span{7, 9}));
}

} // namespace
} // namespace claimline
