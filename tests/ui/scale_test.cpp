#include "timeline/scale.h"

#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

constexpr double day = 86'400;

TEST(Scale, ZoomKeepsWhatIsUnderTheCursorWhereItIs) {
    const TimeScale scale{{1000 * day, 1100 * day}, 1000};
    const TimeRange near = zoomed(scale, 4, 300);
    EXPECT_NEAR((TimeScale{near, 1000}.at(300)), scale.at(300), 1);
    EXPECT_NEAR(near.length(), 25 * day, 1);
}

TEST(Scale, ARangeStaysBetweenAMinuteAndTheWholeWithRoomForNames) {
    const TimeRange whole{0, 100 * day};
    EXPECT_DOUBLE_EQ(clamped({50 * day, 50 * day + 1}, whole).length(), 60);
    const TimeRange wide = clamped({-1000 * day, 1000 * day}, whole);
    EXPECT_NEAR(wide.from, -5 * day, 1);
    EXPECT_NEAR(wide.to, 140 * day, 1);
    const TimeRange late = clamped({300 * day, 310 * day}, whole);
    EXPECT_NEAR(late.to, 140 * day, 1);
    EXPECT_NEAR(late.length(), 10 * day, 1);
}

TEST(Scale, TicksAreNeverCloserThanTheRoomForTheirNames) {
    const double begin = static_cast<double>(Day::of(2024, 2, 27)->begin());
    for (const double length :
         {600.0, 3600.0, 5 * 3600.0, day, 9 * day, 40 * day, 300 * day, 4000 * day, 90'000 * day}) {
        const AxisPlan plan = planAxis({{begin, begin + length}, 1200}, 52);
        ASSERT_FALSE(plan.lower.empty()) << length;
        for (std::size_t i = 1; i < plan.lower.size(); ++i)
            EXPECT_GE(plan.lower[i].x - plan.lower[i - 1].x, 52 * 0.7) << length;
        EXPECT_LE(plan.upper.front().x, 0) << length;
    }
}

TEST(Scale, DaysAreNamedAndWeekendsMarked) {
    const double begin = static_cast<double>(Day::of(2024, 2, 28)->begin());
    const AxisPlan plan = planAxis({{begin, begin + 7 * day}, 700}, 52);
    ASSERT_EQ(plan.lower.size(), 7U);
    EXPECT_EQ(plan.lower[1].strong, "29"); // a leap year
    EXPECT_EQ(plan.lower[2].strong, "1");
    EXPECT_EQ(plan.lower[2].name, "Fri");
    EXPECT_FALSE(plan.lower[2].rest);
    EXPECT_TRUE(plan.lower[3].rest);
    ASSERT_EQ(plan.upper.size(), 2U);
    EXPECT_EQ(plan.upper[1].strong, "March 2024");
    EXPECT_NEAR(plan.upper[1].x, 200, 0.5);
}

TEST(Scale, MonthsStepOverTheYearsEnd) {
    const Instant december = Day::of(2023, 12, 1)->begin();
    EXPECT_EQ(nextAfter(AxisUnit::month, december), Day::of(2024, 1, 1)->begin());
    EXPECT_EQ(nextAfter(AxisUnit::quarter, Day::of(2023, 10, 1)->begin()), Day::of(2024, 1, 1)->begin());
    EXPECT_EQ(floorTo(AxisUnit::week, Day::of(2024, 3, 3)->begin()),
              Day::of(2024, 2, 26)->begin()); // Sunday → Monday
    EXPECT_EQ(floorTo(AxisUnit::decade, Day::of(1969, 5, 5)->begin()), Day::of(1960, 1, 1)->begin());
}

} // namespace
} // namespace claimline::ui
