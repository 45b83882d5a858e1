#include "timeline/layout.h"
#include "ui/generated.h"

#include <algorithm>
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

// ---------------------------------------------------------------- lanes of many, and the clock

TEST(Lanes, OfTwoHundredThousandAreAsIfCountedOneByOne) {
    const auto slice = test::slice(200'000, 700); // above what one thread does
    const LaneSet lanes = makeLanes(*slice, LaneBy::side);
    ASSERT_EQ(lanes.lanes.size(), 2U);
    std::size_t all = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        const Lane& lane = lanes.lanes[i];
        EXPECT_EQ(lane.events, 100'000U);
        EXPECT_EQ(lane.marks.all(), 100'000U);
        EXPECT_EQ(lane.conflicts, lane.contested.all());
        for (const auto& rows : lane.rows) {
            EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
            all += rows.size();
            for (const std::uint32_t row : rows)
                ASSERT_EQ(lanes.home[row], i);
        }
    }
    EXPECT_EQ(all, 200'000U);
    EXPECT_EQ(lanes.lanes[0].conflicts + lanes.lanes[1].conflicts, 20'000U);
    EXPECT_EQ(lanes.first, slice->rows.front().earliestStart);
    EXPECT_EQ(lanes.last, slice->rows.back().latestEnd);
}

TEST(Lanes, StandForWhoIsSaidToHaveDoneItAndOneForThoseThatNameNobody) {
    auto slice = std::make_shared<store::Slice>();
    slice->actors = {"Owner", "Storm"};
    for (std::uint64_t id = 1; id <= 6; ++id) {
        store::EventRow row = test::eventOn(*Day::of(2024, 3, static_cast<unsigned>(id)), id, "Ferry sank");
        if (id > 1)
            row.actors = {1};
        if (id > 4)
            row.actors.push_back(0);
        slice->rows.push_back(row);
    }
    const LaneSet lanes = makeLanes(*slice, LaneBy::actor);
    ASSERT_EQ(lanes.lanes.size(), 3U);
    EXPECT_EQ(lanes.lanes[0].name, "Storm") << "most first";
    EXPECT_EQ(lanes.lanes[0].events, 5U);
    EXPECT_EQ(lanes.lanes[1].name, "Owner");
    EXPECT_EQ(lanes.lanes[2].events, 1U);
    EXPECT_EQ(lanes.home[0], 2U);
}

TEST(Clock, MovesTheHoursOfAStatedZoneAndNothingElse) {
    const Clock kyiv = Clock::named("Europe/Kyiv");
    if (kyiv.isUtc())
        GTEST_SKIP() << "Qt knows no zones here";
    const Day winter = *Day::of(2024, 1, 10), summer = *Day::of(2024, 7, 10);
    EXPECT_EQ(kyiv.ahead(winter.begin()), 2 * 3600);
    EXPECT_EQ(kyiv.ahead(summer.begin()), 3 * 3600);
    Stretch minute;
    minute.precision = Precision::minute;
    minute.earliestStart = minute.latestStart = summer.begin() + 12 * 3600;
    minute.earliestEnd = minute.latestEnd = minute.earliestStart + 60;
    EXPECT_EQ(kyiv.shown(minute, true).earliestStart, minute.earliestStart + 3 * 3600);
    EXPECT_EQ(kyiv.shown(minute, false).earliestStart, minute.earliestStart) << "no zone stated";
    EXPECT_EQ(Clock().shown(minute, true).earliestStart, minute.earliestStart);
    Stretch whole = minute;
    whole.precision = Precision::day;
    EXPECT_EQ(kyiv.shown(whole, true).earliestStart, whole.earliestStart) << "a day is a day";
    EXPECT_EQ(kyiv.words(), "Europe/Kyiv");
    EXPECT_EQ(Clock::named("Nowhere/At all").words(), "UTC");
    EXPECT_EQ(Clock::named("local").name(), "local");
}

TEST(Clock, OfAPlaceIsThatOfTheNearestTownOfItsCountry) {
    const auto towns =
        zoneTowns("# a comment\nDK\t+5540+01235\tEurope/Copenhagen\nAU\t-3352+15113\tAustralia/Sydney\n"
                  "AU,AQ\t-3157+11551\tAustralia/Perth\tnote\nbroken line\nXX\t+1\tNo/Where\n");
    ASSERT_EQ(towns.size(), 3U);
    EXPECT_NEAR(towns[1].latitude, -33.87, 0.01);
    EXPECT_NEAR(towns[1].longitude, 151.22, 0.01);
    EXPECT_EQ(zoneOf(towns, "DK", 55.4, 10.4), "Europe/Copenhagen");
    EXPECT_EQ(zoneOf(towns, "AU", -31.7, 116.6), "Australia/Perth");
    EXPECT_EQ(zoneOf(towns, "AU", -35.3, 149.1), "Australia/Sydney");
    EXPECT_EQ(zoneOf(towns, "", 0, 0), QString());
}

TEST(Layout, FindsWhatTheClockMovesIntoSight) {
    auto slice = std::make_shared<store::Slice>();
    const Day noonOf = *Day::of(2024, 7, 10);
    store::EventRow row = test::eventOn(noonOf, 1, "Ferry sank");
    row.precision = Precision::minute;
    row.earliestStart = row.latestStart = noonOf.begin() + 12 * 3600;
    row.earliestEnd = row.latestEnd = row.earliestStart + 60;
    slice->rows.push_back(row);
    const Clock kyiv = Clock::named("Europe/Kyiv");
    const auto seen = [&](const Clock& clock, int hour) {
        const double from = static_cast<double>(noonOf.begin() + hour * 3600 - 60);
        const auto layout = layOut(
            *slice, makeLanes(*slice, LaneBy::one), {from, from + 600}, 1000, 400, {},
            [](std::uint32_t) { return 80.0F; }, nullptr, clock);
        return layout.lanes.at(0).items.size();
    };
    EXPECT_EQ(seen({}, 12), 1U);
    EXPECT_EQ(seen(kyiv, 12), 1U) << "no zone stated: where it stood";
    EXPECT_EQ(seen({}, 15), 0U);
}

} // namespace
} // namespace claimline::ui
