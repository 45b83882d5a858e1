#include "map/map_scale.h"
#include "map/map_view.h"
#include "map/outlines.h"
#include "ui/generated.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

namespace claimline::ui {
namespace {

// Three events at two places, and one without a place.
std::shared_ptr<store::Slice> placed() {
    auto slice = std::make_shared<store::Slice>();
    const auto add = [&](int number, const char* place, double latitude, double longitude, Day on) {
        store::EventRow row = test::eventOn(on, static_cast<std::uint64_t>(number), "Ferry stopped");
        row.place = place;
        row.latitude = latitude;
        row.longitude = longitude;
        row.located = *place != 0;
        row.conflicts = number == 2 ? 1 : 0;
        slice->rows.push_back(row);
    };
    const Day first = *Day::of(2024, 3, 1);
    add(1, "Odense", 55.4, 10.38, first);
    add(2, "Odense", 55.4, 10.38, first + 1);
    add(3, "Bergen", 60.39, 5.32, first + 30);
    add(4, "", 0, 0, first);
    slice->total = 4;
    return slice;
}

TimeRange days(int first, int last) {
    const Day begin = *Day::of(2024, 3, 1);
    return {static_cast<double>((begin + first).begin()), static_cast<double>((begin + last).begin())};
}

TEST(MapScale, APixelAndItsPlaceOnThePlaneBelongTogether) {
    MapScale scale;
    scale.size = {600, 400};
    const QPointF there = projected(10.4, 55.4);
    const QPointF pixel = scale.at(there);
    EXPECT_NEAR(scale.plane(pixel).x(), there.x(), 1e-9);
    EXPECT_NEAR(scale.plane(pixel).y(), there.y(), 1e-9);
    EXPECT_LT(projected(0, 60).y(), projected(0, 50).y()) << "north is up";
    EXPECT_TRUE(std::isfinite(projected(0, 90).y()));
}

TEST(MapScale, ZoomingKeepsWhatIsUnderTheCursor) {
    MapScale scale;
    scale.size = {600, 400};
    const QPointF cursor(150, 120), before = scale.plane(cursor);
    const MapScale nearer = zoomed(scale, 2, cursor);
    EXPECT_NEAR(nearer.plane(cursor).x(), before.x(), 1e-9);
    EXPECT_NEAR(nearer.plane(cursor).y(), before.y(), 1e-9);
    EXPECT_DOUBLE_EQ(zoomed(scale, 1e9, cursor).perDegree, mostPerDegree);
    EXPECT_DOUBLE_EQ(zoomed(scale, 1e-9, cursor).perDegree, leastPerDegree);
}

TEST(MapScale, FittingShowsAllPlacesAndOnePlaceWithItsRegion) {
    const std::vector<QPointF> points{projected(10.38, 55.4), projected(5.32, 60.39)};
    const MapScale scale = fitted(points, {600, 400});
    for (const QPointF& point : points)
        EXPECT_TRUE(QRectF(0, 0, 600, 400).contains(scale.at(point)));
    EXPECT_GE(fitted({points[0]}, {600, 400}).shown().width(), 4);
}

TEST(MapSpots, CountWhatIsInTheRangeAndKeepWhatIsOutsideOfIt) {
    const auto slice = placed();
    const auto spots = spotsOf(*slice, days(0, 10));
    ASSERT_EQ(spots.size(), 2U) << "an event without a place has no symbol";
    EXPECT_EQ(spots[0].events, 2U);
    EXPECT_EQ(spots[0].contested, 1U);
    EXPECT_EQ(spots[1].events, 0U);
    EXPECT_EQ(spots[1].all, 1U);
    EXPECT_EQ(rowsAt(*slice, spots[0].place, days(1, 10)), std::vector<std::uint32_t>{1});
}

TEST(MapSpots, TellACountryOrASeaFromATown) {
    EXPECT_TRUE(isWide({"Ukraine", "UA", 49, 32, true}));
    EXPECT_TRUE(isWide({"Baltic Sea", "", 58, 20, true}));
    EXPECT_FALSE(isWide({"Odense", "DK", 55.4, 10.4, true}));
    EXPECT_FALSE(isWide({"Moldova", "CU", 20.4, -76, true})) << "a town that is called like a country";
}

TEST(MapSpots, ThatWouldLieOnEachOtherAreOneUntilOneComesNearer) {
    std::vector<Spot> spots(3);
    const double degrees[] = {10.0, 10.1, 14.0};
    for (std::uint32_t i = 0; i < 3; ++i) {
        spots[i].place = i;
        spots[i].plane = projected(degrees[i], 55);
        spots[i].events = 3 - i;
    }
    MapScale far;
    far.size = {600, 400};
    far.perDegree = 20;
    const auto groups = grouped(spots, far);
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].events, 5U);
    EXPECT_EQ(groups[0].at, far.at(spots[0].plane)) << "where most events are";
    far.perDegree = 400;
    EXPECT_EQ(grouped(spots, far).size(), 3U);
    far.perDegree = 20;
    spots[1].wide = true; // a country is no town, wherever its name stands
    EXPECT_EQ(grouped(spots, far).size(), 3U);
}

TEST(Outlines, TheFileHoldsCoastsAndBordersOfTheWholeEarth) {
    const auto outlines = loadOutlines(std::filesystem::path(CLAIMLINE_DATA_DIR) / "places" / "outlines.bin");
    ASSERT_TRUE(outlines) << outlines.error().message();
    std::size_t borders = 0;
    for (const Outlines::Arc& arc : outlines->arcs)
        borders += arc.border;
    EXPECT_GT(borders, 200U);
    EXPECT_GT(outlines->arcs.size() - borders, 500U);
    for (const auto& polygon : outlines->polygons) {
        const auto ring = outlines->pointsOf(polygon.front());
        ASSERT_GE(ring.size(), 3U);
        EXPECT_EQ(ring.front(), ring.back()) << "rings are closed";
    }
}

TEST(Outlines, ADamagedFileIsRefused) {
    EXPECT_FALSE(parseOutlines(""));
    EXPECT_FALSE(parseOutlines("CLM2"));
    std::string bytes = "CLM1";
    bytes += '\x01';                     // one arc,
    bytes += std::string("\x00\x02", 2); // a coast of two points,
    bytes += std::string("\x02\x02\x02\x02", 4);
    bytes += std::string("\x01\x01\x01", 3); // one polygon of one ring of one arc,
    EXPECT_TRUE(parseOutlines(bytes + std::string("\x00", 1)));
    EXPECT_FALSE(parseOutlines(bytes + "\x04")) << "which is not there";
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(parseOutlines(bytes.substr(0, length))) << length;
}

TEST(Map, AClickOnASymbolGathersItsEvents) {
    MapView map;
    map.resize(600, 400);
    map.setSlice(placed());
    map.setRange(days(-1, 60));
    map.show();
    QSignalSpy counted(&map, &MapView::counted);
    ASSERT_TRUE(counted.wait(3000) || !map.spots().empty());
    map.fit();
    QSignalSpy gathered(&map, &MapView::gathered);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.positionOf(map.spots()[0]).toPoint());
    ASSERT_EQ(gathered.count(), 1);
    EXPECT_EQ(gathered[0][0].value<std::vector<EventId>>().size(), 2U);
}

TEST(Map, RingsThePlacesOfWhatTheTimelineGathersAndCountsOnlyWhenSeen) {
    MapView map;
    map.resize(600, 400);
    const auto slice = placed();
    map.setRange(days(-1, 60));
    map.setSlice(slice);
    EXPECT_TRUE(map.spots().empty()) << "nobody looks";
    map.show();
    QTest::qWait(200);
    ASSERT_EQ(map.spots().size(), 2U);
    const QImage before = map.grab().toImage();
    map.setGathered({slice->rows.id(2), slice->rows.id(3)}); // one of them without a place
    const QImage ringed = map.grab().toImage();
    EXPECT_NE(before, ringed);
    map.setGathered({});
    EXPECT_EQ(map.grab().toImage(), before);
}

TEST(Map, KeysGoFromPlaceToPlaceAndGather) {
    MapView map;
    map.resize(600, 400);
    map.show();
    map.setSlice(placed());
    QTest::keyClick(&map, Qt::Key_Right);
    EXPECT_FALSE(map.spokenSpot().isEmpty());
    const QString first = map.spokenSpot();
    QTest::keyClick(&map, Qt::Key_Right);
    EXPECT_NE(map.spokenSpot(), first);
    const QPointF before = map.mapScale().centre;
    QTest::keyClick(&map, Qt::Key_Left, Qt::ControlModifier);
    EXPECT_LT(map.mapScale().centre.x(), before.x());
    const double scale = map.mapScale().perDegree;
    QTest::keyClick(&map, Qt::Key_Plus);
    EXPECT_GT(map.mapScale().perDegree, scale);
}

} // namespace
} // namespace claimline::ui
