#include "timeline/layout.h"
#include "ui/generated.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace claimline::ui {
namespace {

const LabelWidth wide = [](std::uint32_t) { return 160.0F; };

TimeRange wholeOf(const store::Slice& slice) {
    return {static_cast<double>(slice.firstInstant), static_cast<double>(slice.lastInstant)};
}

TEST(Lanes, AnEventStandsInEachLaneThatSpeaksOfItAndIsNamedInOne) {
    auto slice = test::slice(4);
    store::EventRow both = slice->rows[0];
    both.parties = {0, 1};
    both.asserted = {true, false};
    slice->rows.set(0, both);
    const LaneSet lanes = makeLanes(*slice, LaneBy::side);
    ASSERT_EQ(lanes.lanes.size(), 2U);
    EXPECT_EQ(lanes.lanes[0].events + lanes.lanes[1].events, 5U);
    EXPECT_EQ(lanes.home[0], 0);
    EXPECT_TRUE(assertedBy(slice->rows, 0, 0));
    EXPECT_FALSE(assertedBy(slice->rows, 0, 1));
}

TEST(Lanes, ManySourcesShareALastLane) {
    auto slice = test::slice(60);
    for (std::size_t i = 0; i < 30; ++i)
        slice->sources.push_back("source " + std::to_string(i));
    for (std::size_t i = 0; i < slice->rows.size(); ++i) {
        store::EventRow row = slice->rows[i];
        row.sources = {static_cast<std::uint32_t>(i % 30)};
        slice->rows.set(i, row);
    }
    const LaneSet lanes = makeLanes(*slice, LaneBy::source);
    EXPECT_EQ(lanes.lanes.size(), mostLanes);
    EXPECT_GT(lanes.lanes.back().events, lanes.lanes.front().events);
}

TEST(Layout, NothingOfALaneOverlapsWithinALine) {
    const auto slice = test::slice(300);
    const LaneSet lanes = makeLanes(*slice, LaneBy::side);
    const TimelineLayout layout = layOut(*slice, lanes, wholeOf(*slice), 1200, 500, {}, wide, nullptr);
    for (const LaneLayout& lane : layout.lanes) {
        std::map<int, std::map<float, float>> lines;
        for (const Item& item : lane.items)
            lines[item.line].emplace(
                std::min(item.x0, item.mark - 7),
                std::max(item.x1, item.labelWidth > 0 ? item.label + item.labelWidth : item.mark + 7));
        for (const auto& [line, extents] : lines) {
            float right = -1e9F;
            for (const auto& [from, to] : extents) {
                EXPECT_GE(from, right) << "line " << line;
                right = to;
            }
        }
    }
}

TEST(Layout, EveryEventIsShownOrCountedInABubbleThatTellsOfItsConflicts) {
    const auto slice = test::slice(400, 20);
    const LaneSet lanes = makeLanes(*slice, LaneBy::one);
    const TimelineLayout layout = layOut(*slice, lanes, wholeOf(*slice), 1200, 300, {}, wide, nullptr);
    std::size_t shown = 0, bubbled = 0, contested = 0;
    for (const LaneLayout& lane : layout.lanes) {
        shown += lane.items.size();
        for (const Item& item : lane.items)
            contested += slice->rows.conflicts(item.row) > 0 ? 1 : 0;
        for (const Bubble& bubble : lane.bubbles) {
            bubbled += bubble.events;
            contested += bubble.contested;
        }
    }
    EXPECT_EQ(shown + bubbled, 400U);
    EXPECT_GT(bubbled, 0U);
    EXPECT_EQ(contested, 40U);
}

TEST(Layout, MovingAlongMovesNothingAgainstTime) {
    const auto slice = test::slice(200);
    const LaneSet lanes = makeLanes(*slice, LaneBy::side);
    const TimeRange whole = wholeOf(*slice);
    const TimeRange before{whole.from + 10 * test::day, whole.from + 20 * test::day};
    const TimeRange after{before.from + 3600, before.to + 3600};
    std::vector<int> lines;
    const TimelineLayout a = layOut(*slice, lanes, before, 1000, 400, {}, wide, &lines);
    const TimelineLayout b = layOut(*slice, lanes, after, 1000, 400, {}, wide, &lines);
    std::map<std::uint32_t, std::pair<int, double>> at;
    for (const Item& item : a.lanes[0].items)
        at[item.row] = {item.line, item.mark + a.from};
    for (const Item& item : b.lanes[0].items) {
        if (!at.contains(item.row))
            continue;
        EXPECT_EQ(at[item.row].first, item.line);
        EXPECT_NEAR(at[item.row].second, item.mark + b.from, 0.1);
    }
    EXPECT_EQ(a.lanes[1].top, b.lanes[1].top);
}

TEST(Layout, AboveThreeThousandInSightThereIsDensity) {
    const auto few = test::slice(3000), many = test::slice(3001);
    EXPECT_FALSE(
        layOut(*few, makeLanes(*few, LaneBy::one), wholeOf(*few), 1000, 400, {}, wide, nullptr).density);
    EXPECT_TRUE(
        layOut(*many, makeLanes(*many, LaneBy::one), wholeOf(*many), 1000, 400, {}, wide, nullptr).density);
}

TEST(Layout, DensityCountsEachEventOnce) {
    const auto slice = test::slice(5000);
    const LaneSet lanes = makeLanes(*slice, LaneBy::one);
    const TimeRange whole = wholeOf(*slice);
    const double perPixel = whole.length() / 1000;
    std::uint32_t sum = 0;
    for (const std::uint32_t column :
         densityColumns(*slice, lanes.lanes[0], perPixel, whole.from / perPixel, whole.to / perPixel, 4)
             .events)
        sum += column;
    EXPECT_EQ(sum, 5000U);
}

TEST(Layout, WhatIsKnownToTheMinuteIsAPointAndWhatIsAboutIsHatched) {
    store::EventRow row = test::eventOn(*Day::of(2024, 3, 2), 1, "x");
    EXPECT_EQ(markKind(row), MarkKind::whisker);
    row.precision = Precision::minute;
    EXPECT_EQ(markKind(row), MarkKind::exact);
    row.approximate = true;
    EXPECT_EQ(markKind(row), MarkKind::hatch);
    const When when = whenBetween(*Day::of(2024, 3, 1), *Day::of(2024, 3, 3));
    store::EventRow stretch = test::eventOn(*Day::of(2024, 3, 1), 1, "x");
    stretch.latestStart = when.earliestStart + test::day;
    stretch.earliestEnd = when.latestEnd - test::day;
    stretch.latestEnd = when.latestEnd;
    EXPECT_EQ(markKind(stretch), MarkKind::core);
}

TEST(Layout, LinesAreSharedByWantAndNoLaneGoesWithout) {
    const LayoutRules rules;
    const std::vector<int> given = shareLines({1, 30, 3}, 3 * rules.padding + 12 * rules.line, rules);
    EXPECT_EQ(given[0], rules.fewestLines);
    EXPECT_EQ(given[2], 3);
    EXPECT_EQ(given[1], 7);
    EXPECT_EQ(shareLines({5, 5}, 0, rules), (std::vector<int>{rules.fewestLines, rules.fewestLines}));
}

TEST(Layout, WidthsCountCharactersNotBytes) {
    std::array<float, 128> ascii{};
    ascii.fill(5);
    const AdvanceTable table(ascii, 8);
    EXPECT_FLOAT_EQ(table.width("abc"), 15);
    EXPECT_FLOAT_EQ(table.width("Київ"), 32);
}

} // namespace
} // namespace claimline::ui
