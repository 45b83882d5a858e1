#include "export/export.h"

#include <gtest/gtest.h>

namespace claimline::exporting {
namespace {

std::string words(const char* edtf) {
    const auto when = parseEdtf(edtf);
    return when ? whenInWords(*when) : "?";
}

TEST(DatesInWords, EachPrecisionHasItsForm) {
    EXPECT_EQ(words("2024-11-19T03:25"), "Tue 19 Nov 2024, 03:25");
    EXPECT_EQ(words("2024-11-19"), "Tue 19 Nov 2024");
    EXPECT_EQ(words("2024-11"), "November 2024");
    EXPECT_EQ(words("2024"), "2024");
    EXPECT_EQ(words("202X"), "the 2020s");
    EXPECT_EQ(words("2024-36"), "quarter 4 of 2024");
    EXPECT_EQ(words("2024-22"), "summer 2024");
}

TEST(DatesInWords, RangesSayNoMoreThanNeeded) {
    EXPECT_EQ(words("2024-11-17/2024-11-19"), "17–19 Nov 2024");
    EXPECT_EQ(words("2024-11-30/2024-12-02"), "30 Nov – 2 Dec 2024");
    EXPECT_EQ(words("2024-12-30/2025-01-02"), "30 Dec 2024 – 2 Jan 2025");
    EXPECT_EQ(words("../2024-11-19"), "until Tue 19 Nov 2024");
    EXPECT_EQ(words("2024-11-19/.."), "from Tue 19 Nov 2024 on");
}

TEST(DatesInWords, DoubtIsSaidInWords) {
    EXPECT_EQ(words("2025-01~"), "about January 2025");
    EXPECT_EQ(words("2025-01?"), "January 2025, not sure");
    EXPECT_EQ(whenInWords({}), "no date");
}

TEST(DatesInWords, YearsBeforeChristAreNamed) {
    EXPECT_EQ(words("-0489"), "490 BC");
}

TEST(Citations, ALabelIsTheNumberWithItsLetter) {
    EXPECT_EQ((Citation{3, "b"}).label(), "3b");
}

} // namespace
} // namespace claimline::exporting
