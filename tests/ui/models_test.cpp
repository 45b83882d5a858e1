#include "events/event_models.h"
#include "events/side_table.h"
#include "ui/generated.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

using Tester = QAbstractItemModelTester;

TEST(Models, EventsKeepTheRulesWhileTheyAreFilledSortedAndEmptied) {
    EventModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    std::mt19937 random(7);
    for (int step = 0; step < 200; ++step) {
        switch (random() % 3) {
        case 0:
            model.setSlice(test::slice(random() % 40));
            break;
        case 1:
            model.sort(static_cast<int>(random() % EventModel::columns),
                       random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        default:
            model.setSlice(nullptr);
        }
        for (int row = 0; row < model.rowCount(); ++row)
            ASSERT_EQ(model.rowOf(model.idAt(row)), row);
    }
}

TEST(Models, EventsShowTheUndatedAsSuchAndTheirSidesHollow) {
    auto slice = test::slice(3);
    test::addUndated(*slice);
    EventModel model;
    model.setSlice(slice);
    EXPECT_EQ(model.index(3, EventModel::when).data().toString(), "no date");
    const auto sides =
        model.index(3, EventModel::sides).data(EventModel::SidesRole).value<QList<QPair<int, bool>>>();
    ASSERT_EQ(sides.size(), 1);
    EXPECT_TRUE(sides.first().second);
    EXPECT_EQ(model.idAt(-1), EventId{});
    EXPECT_EQ(model.idAt(4), EventId{});
}

TEST(Models, ArticlesAndRefusalsKeepTheRules) {
    ArticleModel articles;
    RefusalModel refusals;
    const Tester a(&articles, Tester::FailureReportingMode::Fatal),
        b(&refusals, Tester::FailureReportingMode::Fatal);
    auto rows = std::make_shared<std::vector<store::ArticleRow>>(3);
    (*rows)[0].title = "<img src=file:///etc/passwd>";
    articles.setArticles(rows);
    EXPECT_EQ(articles.index(0, ArticleModel::title).data().toString(), "<img src=file:///etc/passwd>");
    EXPECT_EQ(articles.index(1, ArticleModel::title).data().toString(), "(no headline found)");
    refusals.setRefusals({{"a/b.pdf", "pages are pictures; it is left out"}});
    EXPECT_EQ(refusals.index(0, 1).data().toString(), "pages are pictures");
    EXPECT_EQ(refusals.index(0, 2).data().toString(), "it is left out");
    articles.setArticles(nullptr);
    refusals.setRefusals({});
}

Cell cell(const std::string& party, const std::string& value, double low, std::uint64_t article) {
    Cell made;
    made.party = party;
    made.article = {article};
    made.answer.value = value;
    made.answer.low = made.answer.high = low;
    return made;
}

Event disputed() {
    Event event;
    Facet hurt;
    hurt.name = "people hurt";
    hurt.status = FacetStatus::conflict;
    hurt.cells = {cell("harbour authority", "3", 3, 11), cell("harbour authority", "3", 3, 12),
                  cell("crew union", "9", 9, 12), cell("", "4", 4, 13)};
    hurt.cells.back().stance = Stance::declines;
    Facet cause;
    cause.name = "cause";
    cause.kind = FacetKind::category;
    cause.cells = {cell("crew union", "worn cable", 0, 12)};
    event.facets = {cause, hurt};
    return event;
}

TEST(SideRows, EachSideHasItsColumnAndEachValueItsArticles) {
    const SideRows rows = sideRows(disputed(), {"harbour authority", "crew union"},
                                   {ArticleId{11}, ArticleId{12}, ArticleId{13}}, 9);
    EXPECT_EQ(rows.sides, (std::vector<int>{0, 1, -1}));
    ASSERT_EQ(rows.rows.size(), 2U);
    EXPECT_EQ(rows.rows[0].name, "People hurt"); // numbers come before words
    EXPECT_EQ(rows.rows[0].span, "9|3");
    ASSERT_EQ(rows.rows[0].cells[0].size(), 1U);
    EXPECT_EQ(rows.rows[0].cells[0][0].articles, (std::vector<int>{1, 2}));
    EXPECT_EQ(rows.rows[0].cells[2][0].badge, marks::Badge::declines);
    EXPECT_TRUE(rows.rows[1].cells[0].empty());
}

TEST(SideRows, WhatFindsNoRoomIsCountedAndNeverAConflict) {
    Event event = disputed();
    for (int i = 0; i < 20; ++i) {
        Facet facet;
        facet.name = "f" + std::to_string(i);
        facet.cells = {cell("crew union", "1", 1, 12)};
        event.facets.insert(event.facets.begin(), facet);
    }
    const SideRows rows = sideRows(event, {"harbour authority", "crew union"}, {}, 4);
    EXPECT_EQ(rows.left, 18);
    EXPECT_EQ(std::count_if(rows.rows.begin(), rows.rows.end(),
                            [](const SideRow& r) { return r.status == FacetStatus::conflict; }),
              1);
}

TEST(SideRows, TwoSidesThatExcludeEachOtherClash) {
    EXPECT_EQ(clashesOf(disputed(), {"harbour authority", "crew union"}).back(), (std::pair{1, 0}));
    EXPECT_EQ(versionOf(disputed(), "harbour authority"), "people hurt: 3");
    EXPECT_EQ(versionOf(disputed(), "nobody"), "");
}

TEST(EventModel, SortsManyBesideTheWindowsThreadAndKeepsWhatIsSelected) {
    auto many = test::slice(30'000, 400);
    EventModel model;
    model.setSlice(many);
    const EventId chosen = model.idAt(12'345);
    const QPersistentModelIndex kept(model.index(12'345, EventModel::title));
    QSignalSpy sorted(&model, &QAbstractItemModel::layoutChanged);
    model.sort(EventModel::title, Qt::DescendingOrder);
    EXPECT_EQ(model.idAt(12'345), chosen) << "sorted on the window's thread";
    ASSERT_TRUE(sorted.wait(20'000));
    const auto titleAt = [&](int row) { return model.index(row, EventModel::title).data().toString(); };
    EXPECT_GE(titleAt(0), titleAt(1));
    EXPECT_GE(titleAt(100), titleAt(29'999));
    EXPECT_EQ(model.idAt(kept.row()), chosen);
    EXPECT_EQ(model.rowOf(chosen), kept.row());
    model.setSlice(test::slice(10)); // few: at once again
    EXPECT_GE(titleAt(0), titleAt(9));
}

} // namespace
} // namespace claimline::ui
