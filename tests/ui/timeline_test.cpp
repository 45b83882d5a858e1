#include "timeline/hover_card.h"
#include "timeline/timeline.h"
#include "ui/generated.h"

#include <QAccessible>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <numeric>

namespace claimline::ui {
namespace {

store::ArticleRow article(const std::string& publisher, Day on) {
    store::ArticleRow row;
    row.publisher = publisher;
    row.published = whenOfDay(on);
    return row;
}

// ---------------------------------------------------------------- pure

TEST(Motion, AZoomBeginsFastAndEndsWhereItShould) {
    const TimeRange from{0, 1000}, to{400, 500};
    EXPECT_EQ(eased(from, to, 0), from);
    EXPECT_EQ(eased(from, to, 1), to);
    EXPECT_GT(eased(from, to, 0.5).from, 200);
    EXPECT_EQ(eased(from, to, 7), to);
}

TEST(Motion, AThrowLosesMostOfItsSpeedInASecond) {
    const Glide glide = glided(1000, 1);
    EXPECT_NEAR(glide.speed, 18.3, 0.1);
    EXPECT_NEAR(glide.moved, 245.4, 0.1);
    EXPECT_NEAR(glided(glided(1000, 0.5).speed, 0.5).speed, glide.speed, 1e-9) << "whatever the frames";
}

TEST(Coverage, CountsArticlesByDayAndPublisher) {
    const Day first = *Day::of(2024, 3, 1);
    std::vector<store::ArticleRow> rows{article("Bee", first), article("Ant", first),
                                        article("Bee", first + 3)};
    rows.push_back({});
    const Coverage coverage(rows);
    EXPECT_EQ(coverage.dated(), 3U);
    EXPECT_EQ(coverage.undated(), 1U);
    EXPECT_EQ(coverage.articles(first.number, first.number), 2U);
    EXPECT_EQ(coverage.articles((first + 1).number, (first + 2).number), 0U);
    ASSERT_EQ(coverage.publishers().size(), 2U);
    EXPECT_EQ(coverage.publishers()[0].name, "Bee") << "most first";
    EXPECT_EQ(coverage.articles(0, first.number, (first + 5).number), 2U);
    EXPECT_EQ(coverage.emptyDays(), 2U);
}

TEST(Coverage, CellsAreWholeDaysWithTheSameEdgesWhereverOneLooksFrom) {
    const double hour = 3600, day = 86'400;
    const DayCells fine = dayCells(10 * day + hour, 12 * day, day / 40);
    EXPECT_EQ(fine.days, 1);
    EXPECT_EQ(fine.first, 10);
    EXPECT_EQ(fine.count, 2U);
    const DayCells a = dayCells(100 * day, 400 * day, 2 * day), b = dayCells(103 * day, 403 * day, 2 * day);
    EXPECT_EQ(a.days, 8);
    EXPECT_EQ((a.first - b.first) % a.days, 0);
    EXPECT_EQ(dayCells(-day * 2.5, 0, day / 40).first, -3) << "before 1970";
}

TEST(HoverCard, NeverCoversTheMarkItTellsOf) {
    const QRectF bounds(0, 0, 800, 500);
    const QSizeF card(340, 150);
    for (double x = 0; x < 800; x += 37)
        for (double y = 0; y < 500; y += 23) {
            const QRectF mark(x, y, 14, 20), at = cardPlace(card, mark, bounds);
            EXPECT_FALSE(at.intersects(mark)) << x << " " << y;
            EXPECT_GE(at.top(), 0);
            EXPECT_LE(at.bottom(), 500);
        }
}

TEST(Lanes, AYearLongEventDoesNotDragTheDaysOfTheYearIn) {
    const auto slice = test::slice(3000, 300);
    store::EventRow year = test::eventOn(*Day::of(2024, 3, 1), 77'777, "A year of talks");
    year.latestEnd = year.earliestStart + 365 * test::day;
    slice->rows.push_back(year);
    const LaneSet lanes = makeLanes(*slice, LaneBy::one);
    const Instant at = Day::of(2024, 9, 1)->begin();
    std::size_t looked = 0;
    bool found = false;
    forEachWithin(*slice, lanes.lanes[0], at, at + test::day, [&](std::uint32_t row) {
        ++looked;
        found = found || slice->rows.id(row) == year.id;
        return true;
    });
    EXPECT_TRUE(found);
    EXPECT_LT(looked, 50U);
}

TEST(Lanes, FollowTheOrderThatAPersonGaveThem) {
    const auto slice = test::slice(8);
    const LaneSet own = makeLanes(*slice, LaneBy::side);
    ASSERT_EQ(own.lanes.size(), 2U);
    Arrangement arrangement;
    arrangement.order = {own.lanes[1].key};
    arrangement.hidden = {own.lanes[0].key};
    arrangement.collapsed = {own.lanes[1].key};
    const LaneSet lanes = makeLanes(*slice, LaneBy::side, arrangement);
    EXPECT_EQ(lanes.lanes[0].key, own.lanes[1].key);
    EXPECT_TRUE(lanes.lanes[0].collapsed);
    EXPECT_TRUE(lanes.lanes[1].hidden);
    EXPECT_EQ(lanes.lanes[0].side, 1) << "it keeps its shape and colour";
    EXPECT_EQ(lanes.lanes[lanes.home[0]].side, static_cast<int>(slice->rows[0].parties.front()));
}

TEST(Lanes, ALaneOutOfSightLeavesTheNameToAnotherOne) {
    auto slice = test::slice(2);
    store::EventRow both = slice->rows[0];
    both.parties = {0, 1};
    both.asserted = {true, true};
    slice->rows.set(0, both);
    Arrangement arrangement;
    arrangement.hidden = {QStringLiteral("harbour authority")};
    const LaneSet lanes = makeLanes(*slice, LaneBy::side, arrangement);
    EXPECT_FALSE(lanes.lanes[lanes.home[0]].hidden);
}

TEST(Density, ColumnsAddUpToAllEventsAtAnyZoom) {
    const auto slice = test::slice(20'000, 400);
    const LaneSet lanes = makeLanes(*slice, LaneBy::one);
    const auto from = static_cast<double>(slice->firstInstant), to = static_cast<double>(slice->lastInstant);
    for (const double columns :
         {100.0, 1000.0, 40'000.0, 200'000.0}) { // the last two are finer than the buckets
        const double perPixel = (to - from) / (columns * 4);
        const DensityColumns counted =
            densityColumns(*slice, lanes.lanes[0], perPixel, from / perPixel, to / perPixel, 4);
        EXPECT_EQ(std::accumulate(counted.events.begin(), counted.events.end(), 0U), 20'000U) << columns;
        EXPECT_EQ(std::accumulate(counted.contested.begin(), counted.contested.end(), 0U), 2000U) << columns;
    }
}

// ---------------------------------------------------------------- by hand

class TimelineTest : public testing::Test {
protected:
    void SetUp() override {
        timeline_.setReducedMotion(true);
        timeline_.resize(1200, 500);
        show(test::slice(12, 24));
        timeline_.show();
    }
    void show(std::shared_ptr<store::Slice> slice) {
        slice_ = std::move(slice);
        timeline_.setSlice(slice_);
        timeline_.fit();
    }
    void mouse(QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers = {}) {
        const bool held = type != QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, canvas()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          held ? Qt::LeftButton : Qt::NoButton, modifiers);
        QApplication::sendEvent(canvas(), &event);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) {
        mouse(QEvent::MouseButtonPress, from, modifiers);
        mouse(QEvent::MouseMove, (from + to) / 2, modifiers);
        mouse(QEvent::MouseMove, to, modifiers);
        mouse(QEvent::MouseButtonRelease, to, modifiers);
    }
    void click(QPointF at, Qt::KeyboardModifiers modifiers = {}) {
        mouse(QEvent::MouseButtonPress, at, modifiers);
        mouse(QEvent::MouseButtonRelease, at, modifiers);
    }
    QPointF markOf(std::size_t row) { return timeline_.markRect(slice_->rows.id(row)).center(); }
    QWidget* canvas() { return timeline_.viewport(); }
    QStringList keys() const {
        QStringList keys;
        for (const Lane& lane : timeline_.lanes().lanes)
            keys << lane.key;
        return keys;
    }

    std::shared_ptr<store::Slice> slice_;
    Timeline timeline_;
};

TEST_F(TimelineTest, ARubberBandGathersTheEventsInIt) {
    QSignalSpy changed(&timeline_, &Timeline::gatheredChanged);
    drag({210, 40}, {1190, 490}, Qt::ShiftModifier);
    EXPECT_EQ(timeline_.gathered().size(), 12U);
    EXPECT_EQ(changed.count(), 1);
    QTest::keyClick(&timeline_, Qt::Key_Escape);
    EXPECT_TRUE(timeline_.gathered().empty());
}

TEST_F(TimelineTest, ControlAndAClickAddAnEventAndTakeItAway) {
    click(markOf(0));
    EXPECT_EQ(timeline_.selected(), slice_->rows.id(0));
    click(markOf(2), Qt::ControlModifier);
    EXPECT_EQ(timeline_.gathered(), (std::vector{slice_->rows.id(0), slice_->rows.id(2)}));
    click(markOf(0), Qt::ControlModifier);
    EXPECT_EQ(timeline_.gathered(), std::vector{slice_->rows.id(2)});
    click(markOf(1));
    EXPECT_TRUE(timeline_.gathered().empty()) << "a plain click begins anew";
}

TEST_F(TimelineTest, ShiftAndArrowsGatherWithoutAMouse) {
    QTest::keyClick(&timeline_, Qt::Key_Home);
    QTest::keyClick(&timeline_, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&timeline_, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(timeline_.gathered().size(), 3U);
}

TEST_F(TimelineTest, AStretchOnTheAxisStaysAndItsEdgesCanBeDrawn) {
    QSignalSpy brushed(&timeline_, &Timeline::brushed);
    drag({400, 10}, {700, 10});
    ASSERT_EQ(brushed.count(), 1);
    ASSERT_TRUE(timeline_.brush());
    const TimeRange first = *timeline_.brush();
    EXPECT_EQ(std::fmod(first.from, 86'400), 0) << "whole days";
    const double perPixel = timeline_.range().length() / (canvas()->width() - 208.0);
    const double right = 208 + (first.to - timeline_.range().from) / perPixel;
    drag({right, 10}, {right + 150, 10});
    EXPECT_EQ(brushed.count(), 2);
    EXPECT_EQ(timeline_.brush()->from, first.from);
    EXPECT_GT(timeline_.brush()->to, first.to);
}

TEST_F(TimelineTest, EnterGoesToTheStretchAndEscapeClearsIt) {
    drag({400, 10}, {700, 10});
    const TimeRange brush = *timeline_.brush();
    QTest::keyClick(&timeline_, Qt::Key_Return);
    EXPECT_NEAR(timeline_.range().length(), brush.length() * 1.02, brush.length() * 0.01);
    QSignalSpy cleared(&timeline_, &Timeline::brushCleared);
    QTest::keyClick(&timeline_, Qt::Key_Escape);
    EXPECT_FALSE(timeline_.brush());
    EXPECT_EQ(cleared.count(), 1);
}

TEST_F(TimelineTest, LanesCollapseHideAndMoveByKeys) {
    const QStringList before = keys();
    QTest::keyClick(&timeline_, Qt::Key_Home);
    const std::size_t lane = *timeline_.currentLane();
    QTest::keyClick(&timeline_, Qt::Key_L);
    EXPECT_TRUE(timeline_.lanes().lanes[lane].collapsed);
    QTest::keyClick(&timeline_, Qt::Key_L);
    EXPECT_FALSE(timeline_.lanes().lanes[lane].collapsed);
    QTest::keyClick(&timeline_, lane == 0 ? Qt::Key_Down : Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(keys(), QStringList(before.rbegin(), before.rend()));
    QTest::keyClick(&timeline_, Qt::Key_L, Qt::ShiftModifier);
    EXPECT_EQ(timeline_.arrangement().hidden.size(), 1);
    QTest::keyClick(&timeline_, Qt::Key_L, Qt::ShiftModifier);
    EXPECT_EQ(timeline_.arrangement().hidden.size(), 1) << "the last lane stays";
    QMenu menu;
    timeline_.fillLaneMenu(menu, 0);
    EXPECT_GE(menu.actions().size(), 6);
    timeline_.showAllLanes();
    EXPECT_TRUE(timeline_.arrangement().hidden.isEmpty());
}

TEST_F(TimelineTest, ALanesHeadIsDrawnToItsPlaceAndItsChevronCollapsesIt) {
    const QStringList before = keys();
    QSignalSpy arranged(&timeline_, &Timeline::arrangementChanged);
    drag({60, timeline_.laneTop(0) + 15}, {60, timeline_.laneTop(1) + 30});
    EXPECT_EQ(keys(), QStringList(before.rbegin(), before.rend()));
    EXPECT_EQ(arranged.count(), 1);
    click({6, timeline_.laneTop(0) + 16});
    EXPECT_TRUE(timeline_.lanes().lanes[0].collapsed);
    EXPECT_LT(timeline_.laneTop(1) - timeline_.laneTop(0), 40);
}

TEST_F(TimelineTest, ADoubleClickComesNearTheEvent) {
    const double before = timeline_.range().length();
    const QPointF at = markOf(3);
    mouse(QEvent::MouseButtonDblClick, at);
    EXPECT_LT(timeline_.range().length(), before / 2);
}

TEST_F(TimelineTest, ASecondDoubleClickGoesBackToWhereOneCameFrom) {
    const TimeRange before = timeline_.range();
    mouse(QEvent::MouseButtonDblClick, markOf(3));
    ASSERT_NE(timeline_.range(), before);
    mouse(QEvent::MouseButtonDblClick, markOf(3));
    EXPECT_EQ(timeline_.range(), before);
}

TEST_F(TimelineTest, AThrownTimelineGlidesUntilAKeyAndNotWithReducedMotion) {
    timeline_.setRange({timeline_.range().from, timeline_.range().from + 5 * test::day});
    for (const bool reduced : {false, true}) {
        timeline_.setReducedMotion(reduced);
        const QPointF from(800, 480);
        mouse(QEvent::MouseButtonPress, from);
        for (int i = 1; i <= 5; ++i) {
            QTest::qWait(8);
            mouse(QEvent::MouseMove, from - QPointF(30.0 * i, 0));
        }
        mouse(QEvent::MouseButtonRelease, from - QPointF(150, 0));
        const TimeRange released = timeline_.range();
        QTest::qWait(120);
        EXPECT_EQ(timeline_.range() == released, reduced);
        QTest::keyClick(&timeline_, Qt::Key_D); // any input stops it, and has its own effect
        QTest::qWait(200);
        const TimeRange stopped = timeline_.range();
        QTest::qWait(100);
        EXPECT_EQ(timeline_.range(), stopped);
    }
}

TEST_F(TimelineTest, TheClockMovesAMinuteWithAStatedZoneAndTheCardNamesIt) {
    auto table = std::make_shared<store::EventTable>();
    store::EventTable::Raw raw;
    const Instant noon = Day::of(2024, 7, 10)->begin() + 12 * 3600;
    raw.title = "Ferry sank";
    raw.edtf = "2024-07-10T12:00Z";
    raw.id.value = 7;
    raw.earliestStart = raw.latestStart = noon;
    raw.earliestEnd = raw.latestEnd = noon + 60;
    raw.precision = Precision::minute;
    raw.flags = store::EventTable::zoned;
    raw.place = table->placeNumber("Odense", "DK", 55.4, 10.4, true);
    table->add(raw);
    table->sort();
    auto slice = std::make_shared<store::Slice>();
    slice->firstInstant = noon - test::day;
    slice->lastInstant = noon + test::day;
    slice->rows = store::EventRows(table, {0});
    timeline_.setSlice(slice);
    timeline_.setRange({static_cast<double>(noon) - 20'000, static_cast<double>(noon) + 20'000});
    const double before = timeline_.markRect({7}).center().x();
    timeline_.setClock(Clock::named("Europe/Copenhagen"));
    if (timeline_.clock().isUtc())
        GTEST_SKIP() << "Qt knows no zones here";
    const double perPixel = 40'000 / (canvas()->width() - 208.0);
    EXPECT_NEAR(timeline_.markRect({7}).center().x() - before, 2 * 3600 / perPixel, 1.5);
    timeline_.select({7});
    QTest::keyClick(&timeline_, Qt::Key_Space);
    EXPECT_TRUE(timeline_.card().text().when.contains("14:00 Europe/Copenhagen"))
        << timeline_.card().text().when.toStdString();
}

TEST_F(TimelineTest, TheCardComesByMouseAndByKeyAndTellsOfTheQuote) {
    QSignalSpy wanted(&timeline_, &Timeline::quoteWanted);
    QTest::keyClick(&timeline_, Qt::Key_Home);
    QTest::keyClick(&timeline_, Qt::Key_Space);
    ASSERT_TRUE(timeline_.card().isVisible());
    ASSERT_EQ(wanted.count(), 1);
    timeline_.setQuote(slice_->rows.id(5), "of another event", "X");
    EXPECT_TRUE(timeline_.card().text().quote.isEmpty());
    timeline_.setQuote(slice_->rows.id(0), "The ferry <b>never</b> left.", "Harbour news");
    EXPECT_EQ(timeline_.card().text().quote, "The ferry <b>never</b> left.");
    QTest::keyClick(&timeline_, Qt::Key_F2);
    EXPECT_FALSE(timeline_.card().isVisible());
    const QPointF at = markOf(4);
    QMouseEvent move(QEvent::MouseMove, at, canvas()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(canvas(), &move);
    EXPECT_TRUE(QTest::qWaitFor([&] { return timeline_.card().isVisible(); }, 3000));
}

TEST_F(TimelineTest, DaysCoveredStandUnderTheAxisAndOpenByPublisher) {
    const double before = timeline_.laneTop(0);
    const Day first = *Day::of(2024, 3, 1);
    timeline_.setArticles(std::make_shared<const std::vector<store::ArticleRow>>(
        std::vector{article("Bee", first), article("<b>Ant</b>", first + 2)}));
    const double with = timeline_.laneTop(0);
    EXPECT_GT(with, before);
    QTest::keyClick(&timeline_, Qt::Key_P);
    EXPECT_GT(timeline_.laneTop(0), with);
    EXPECT_FALSE(canvas()->grab().isNull());
    click({20, before + 5});
    EXPECT_EQ(timeline_.laneTop(0), with);
}

TEST_F(TimelineTest, AMillionMayBeShownAsDensityAndTheLanesStillGather) {
    show(test::slice(5000, 60));
    EXPECT_TRUE(timeline_.layoutNow().density);
    EXPECT_TRUE(timeline_.visibleEvents().empty());
    const double before = timeline_.range().length();
    drag({400, 200}, {500, 400}, Qt::ShiftModifier);
    EXPECT_LT(timeline_.range().length(), before / 4) << "a band over density comes nearer";
}

TEST_F(TimelineTest, TextsOfTheDataAreShownAsTheyStand) {
    auto slice = test::slice(3);
    store::EventRow hostile = slice->rows[0];
    hostile.title = "<img src=\"file:///etc/passwd\"> %1 %n &amp; \xE2\x80\xAE"
                    "evil";
    slice->rows.set(0, hostile);
    show(slice);
    timeline_.select(slice->rows.id(0));
    QTest::keyClick(&timeline_, Qt::Key_Space);
    EXPECT_TRUE(timeline_.card().text().title.startsWith("<img src="));
    EXPECT_FALSE(canvas()->grab().isNull());
}

} // namespace
} // namespace claimline::ui
