#include "time/calendar.h"

#include <gtest/gtest.h>

namespace claimline::time {
namespace {

TEST(Calendar, MonthsHaveTheirLengths) {
    EXPECT_EQ(daysIn(2024, 2), 29u);
    EXPECT_EQ(daysIn(2023, 2), 28u);
    EXPECT_EQ(daysIn(1900, 2), 28u);
    EXPECT_EQ(daysIn(2000, 2), 29u);
    EXPECT_EQ(daysIn(2024, 4), 30u);
}

TEST(Calendar, MonthsAreAddedOverYearsAndCutAtTheirEnd) {
    EXPECT_EQ(addMonths(*Day::of(2024, 1, 31), 1), *Day::of(2024, 2, 29));
    EXPECT_EQ(addMonths(*Day::of(2024, 3, 31), -13), *Day::of(2023, 2, 28));
    EXPECT_EQ(addMonths(2024, 11, 2), (std::pair{2025, 1u}));
    EXPECT_EQ(addMonths(1, 1, -1), (std::pair{0, 12u}));
    EXPECT_EQ(addMonths(0, 1, -1), (std::pair{-1, 12u}));
}

TEST(Calendar, SomeYearsHaveAWeek53) {
    EXPECT_EQ(isoWeek(*Day::of(2020, 12, 31)), (std::pair{2020, 53u}));
    EXPECT_EQ(isoWeek(*Day::of(2021, 1, 3)), (std::pair{2020, 53u}));
    EXPECT_EQ(isoWeek(*Day::of(2021, 1, 4)), (std::pair{2021, 1u}));
    EXPECT_EQ(isoWeek(*Day::of(2018, 12, 31)), (std::pair{2019, 1u}));
}

TEST(Calendar, FeastsMove) {
    EXPECT_EQ(easterSunday(2024), *Day::of(2024, 3, 31));
    EXPECT_EQ(easterSunday(2025), *Day::of(2025, 4, 20));
    EXPECT_EQ(easterSunday(1818), *Day::of(1818, 3, 22));
    EXPECT_EQ(movableDay("easter-2", 2024), Day::of(2024, 3, 29));
    EXPECT_EQ(movableDay("11-4-4", 2024), Day::of(2024, 11, 28));
    EXPECT_EQ(movableDay("05-1-9", 2023), Day::of(2023, 5, 29));
    EXPECT_EQ(movableDay("12-25", 1999), Day::of(1999, 12, 25));
}

} // namespace
} // namespace claimline::time
