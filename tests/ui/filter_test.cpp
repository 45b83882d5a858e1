#include "filters/filter_words.h"

#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

View sample() {
    View view;
    view.filter.from = Day::of(2024, 11, 16)->begin();
    view.filter.to = Day::of(2024, 12, 1)->begin();
    view.filter.text = "ferry \"north pier\"";
    view.filter.parties = {"", "UA"};
    view.filter.types = {EventType::accident};
    view.filter.statuses = {EventStatus::contested, EventStatus::updated};
    view.filter.places = {"Oakhaven"};
    view.filter.precisions = {Precision::day};
    view.filter.hidden = true;
    view.range = {1.5e9, 1.6e9};
    view.lanes = LaneBy::actor;
    view.clock = QStringLiteral("Europe/Kyiv");
    return view;
}

TEST(Filter, AViewComesBackFromJsonAsItWas) {
    const auto back = viewFromJson(toJson(sample()));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, sample());
}

TEST(Filter, DamagedViewsAreRefusedOrReadAsFarAsTheyGo) {
    EXPECT_FALSE(viewFromJson("{"));
    EXPECT_FALSE(viewFromJson("[]"));
    const auto odd = viewFromJson(R"({"text":7,"statuses":["contested","no such"],"lanes":99,"from":"x"})");
    ASSERT_TRUE(odd);
    EXPECT_EQ(odd->filter.statuses, std::vector{EventStatus::contested});
    EXPECT_FALSE(odd->filter.from);
    EXPECT_EQ(odd->lanes, LaneBy::actor);
}

TEST(Filter, EachConditionIsAChipAndTakingAllAwayLeavesNone) {
    store::Filter filter = sample().filter;
    EXPECT_EQ(chipsOf(filter).size(), 10U);
    EXPECT_EQ(chipsOf(filter).front().value, "16 – 30 Nov 2024");
    int steps = 0;
    while (!chipsOf(filter).empty() && steps < 50) {
        filter = chipsOf(filter).front().without;
        ++steps;
    }
    EXPECT_EQ(steps, 10);
    EXPECT_TRUE(isEmpty(filter));
}

} // namespace
} // namespace claimline::ui
