#include "compare/matrix_model.h"

#include "support/sample_report.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

using testing_support::makeCell;
using testing_support::sampleReport;

store::ArticleRow articleRow(std::uint64_t id, std::string publisher, const char* date) {
    store::ArticleRow row;
    row.id = ArticleId{id};
    row.publisher = std::move(publisher);
    if (auto when = parseEdtf(date))
        row.published = *when;
    return row;
}

std::vector<store::ArticleRow> articles() {
    return {articleRow(2, "Later Paper", "2025-03-13"), articleRow(1, "First Paper", "2025-03-12"),
            articleRow(9, "Of another event", "2025-03-01")};
}

// The contested event of the sample, with a second facet on which all agree.
std::shared_ptr<Event> event() {
    auto event = std::make_shared<Event>(sampleReport().events[0].event);
    Facet place;
    place.name = "place";
    place.kind = FacetKind::place;
    place.status = FacetStatus::agree;
    place.because = "all name the same place";
    place.cells = {makeCell(ArticleId{1}, "Gdynia", 0, "Operator", "off Gdynia"),
                   makeCell(ArticleId{2}, "Gdynia", 0, "Coast guard", "near Gdynia")};
    place.cells[0].party = "PL";
    place.cells[0].origin = place.cells[1].origin = "o1";
    event->facets.push_back(place);
    return event;
}

// Where the two facets stand: places and times come before figures.
constexpr int placeRow = 0, killedRow = 1;

class Matrix : public testing::Test {
protected:
    Matrix() { model.setEvent(event(), articles()); }
    QString at(int row, int column) {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    }
    QString head(int section, int role = Qt::DisplayRole) {
        return model.headerData(section, Qt::Vertical, role).toString();
    }

    MatrixModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Matrix, ArticlesStandInTheOrderOfTheirDatesAndOnlyThoseOfTheEvent) {
    ASSERT_EQ(model.columnCount(), 2);
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), "First Paper");
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "Later Paper");
    EXPECT_EQ(at(killedRow, 0), "3");
    EXPECT_EQ(at(killedRow, 1), "7");
}

TEST_F(Matrix, AConflictNamesBothValuesAndASharedOriginIsBracketed) {
    EXPECT_EQ(head(killedRow, MatrixModel::HeadlineRole), QStringLiteral("3 ≠ 7"));
    EXPECT_EQ(head(placeRow, MatrixModel::HeadlineRole), QString());
    const auto bracket = [&](int row, int column) {
        return model.data(model.index(row, column), MatrixModel::BracketRole).value<MatrixModel::Bracket>();
    };
    EXPECT_EQ(bracket(killedRow, 0), MatrixModel::Bracket::none);
    EXPECT_EQ(bracket(placeRow, 0), MatrixModel::Bracket::begin);
    EXPECT_EQ(bracket(placeRow, 1), MatrixModel::Bracket::end);
}

TEST_F(Matrix, TheOddValueIsFramedOnlyWhereFewerOriginsTellIt) {
    const auto odd = [&](int column) {
        return model.data(model.index(killedRow, column), MatrixModel::OddRole).toBool();
    };
    EXPECT_FALSE(odd(0)) << "one origin against one frames neither";
    EXPECT_FALSE(odd(1));
    auto three = event();
    three->facets[0].cells.push_back(makeCell(ArticleId{2}, "7", 7, "Hospital", "seven died"));
    three->facets[0].cells.back().origin = "o3";
    model.setEvent(three, articles());
    EXPECT_TRUE(odd(0));
    EXPECT_FALSE(odd(1));
}

TEST_F(Matrix, OnlyDifferencesHidesWhatAgrees) {
    EXPECT_EQ(model.differences(), 1);
    model.setOnlyDifferences(true);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(head(0), "people killed");
    model.setOnlyDifferences(false);
    EXPECT_EQ(model.rowCount(), 2);
}

TEST_F(Matrix, SidesNeverGuessWhereASpeakerBelongs) {
    model.setColumns(MatrixModel::Columns::sides);
    ASSERT_EQ(model.columnCount(), 2);
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), "Poland");
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "Not assigned");
    int cells = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            cells += static_cast<int>(
                model.data(model.index(row, column), MatrixModel::EntriesRole).toList().size());
    EXPECT_EQ(cells, 4) << "each value stands in exactly one side";
}

TEST_F(Matrix, TransposedItIsTheSameTableTurned) {
    const QString corner = at(0, 1);
    model.setTransposed(true);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(at(1, 0), corner);
    EXPECT_EQ(model.headerData(killedRow, Qt::Horizontal, Qt::DisplayRole).toString(), "people killed");
}

TEST_F(Matrix, WhatIsNotMentionedIsSaidToThoseWhoHearTheTable) {
    auto one = event();
    one->facets[0].cells.pop_back();
    model.setEvent(one, articles());
    EXPECT_EQ(model.data(model.index(killedRow, 1), Qt::AccessibleTextRole).toString(),
              "people killed: not mentioned");
    EXPECT_EQ(at(killedRow, 1), QString());
}

TEST_F(Matrix, TheValueIsFoundInItsQuotation) {
    auto one = event();
    Cell& cell = one->facets[0].cells[0];
    cell.quote = "“three” died";
    cell.quoteSpan = {100, 100 + static_cast<std::uint32_t>(cell.quote.size())};
    cell.answer.span = {103, 108}; // after a quotation mark of three bytes
    model.setEvent(one, articles());
    const auto entry =
        model.data(model.index(killedRow, 0), MatrixModel::EntriesRole).toList().first().value<MatrixEntry>();
    EXPECT_EQ(entry.quote.mid(entry.boldFrom, entry.boldLength), "three");
}

TEST_F(Matrix, TheTableForTheClipboardHasALineForEachFacet) {
    const auto lines = model.asTable().split('\n');
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[1 + killedRow], "people killed\t3\t7");
}

TEST_F(Matrix, AsMarkdownItHasARuleUnderItsHeadsAndNoBarInsideAField) {
    auto one = event();
    one->facets[0].cells[0].answer.value = "3|4";
    model.setEvent(one, articles());
    const auto lines = model.asMarkdown().split('\n');
    ASSERT_EQ(lines.size(), 4);
    EXPECT_EQ(lines[1], "| --- | --- | --- |");
    EXPECT_TRUE(lines[2 + killedRow].contains("3\\|4")) << lines[2 + killedRow].toStdString();
}

TEST_F(Matrix, AgainstAReferenceAFigureTellsHowMuchMoreItIs) {
    model.setReference(0);
    const auto delta = [&](int column) {
        return model.data(model.index(killedRow, column), MatrixModel::DeltaRole).toString();
    };
    EXPECT_EQ(delta(0), QString());
    EXPECT_EQ(delta(1), "+4");
    model.setReference(1);
    EXPECT_EQ(delta(0), QString(QChar(0x2212)) + "4");
    model.setReference(7);
    EXPECT_EQ(model.reference(), -1);
    EXPECT_EQ(delta(0), QString());
}

TEST_F(Matrix, ASideShowsItsLowestLatestAndHighestFigure) {
    auto one = event();
    for (Cell& cell : one->facets[0].cells)
        cell.party = "PL";
    Cell later = one->facets[0].cells[0];
    later.answer.value = "5";
    later.answer.low = later.answer.high = 5;
    later.said = *parseEdtf("2025-03-20");
    one->facets[0].cells.push_back(later);
    model.setEvent(one, articles());
    model.setColumns(MatrixModel::Columns::sides);
    EXPECT_EQ(model.data(model.index(killedRow, 0), MatrixModel::RangeRole).toString(),
              "lowest 3, latest 5, highest 7");
    EXPECT_EQ(model.data(model.index(placeRow, 0), MatrixModel::RangeRole).toString(), QString());
}

TEST_F(Matrix, EmptyCellsTellApartWhoLeftItOutDeclinedOrTookItBack) {
    const auto silence = [&](int row, int column) {
        return static_cast<MatrixModel::Silence>(
            model.data(model.index(row, column), MatrixModel::SilenceRole).toInt());
    };
    auto one = event();
    one->facets[0].cells.pop_back(); // the later paper names no figure
    model.setEvent(one, articles());
    EXPECT_EQ(silence(killedRow, 1), MatrixModel::Silence::notMentioned);
    EXPECT_EQ(silence(killedRow, 0), MatrixModel::Silence::none);
    one->facets[1].cells[1].stance = Stance::declines; // and of the place it says that it will not tell
    model.setEvent(one, articles());
    EXPECT_EQ(silence(killedRow, 1), MatrixModel::Silence::declined);
    EXPECT_EQ(silence(placeRow, 1), MatrixModel::Silence::declined);
    one->facets[0].cells[0].state = CellState::withdrawn;
    model.setEvent(one, articles());
    EXPECT_EQ(silence(killedRow, 0), MatrixModel::Silence::withdrawn);
    one->facets[0].cells[0].state = CellState::current;
    one->facets[0].cells[0].stance = Stance::unverified;
    model.setEvent(one, articles());
    EXPECT_EQ(silence(killedRow, 0), MatrixModel::Silence::unknown);
}

TEST_F(Matrix, ARowOfDifferingValuesThatAgreeIsCompatibleAndOneOfDenialsDenied) {
    const auto state = [&](int row) {
        return static_cast<MatrixModel::RowState>(
            model.headerData(row, Qt::Vertical, MatrixModel::StateRole).toInt());
    };
    EXPECT_EQ(state(killedRow), MatrixModel::RowState::conflict);
    EXPECT_EQ(state(placeRow), MatrixModel::RowState::agree);
    auto one = event();
    one->facets[0].status = FacetStatus::agree;
    one->facets[1].status = FacetStatus::single;
    for (Cell& cell : one->facets[1].cells)
        cell.answer.denied = true;
    model.setEvent(one, articles());
    EXPECT_EQ(state(killedRow), MatrixModel::RowState::compatible);
    EXPECT_EQ(state(placeRow), MatrixModel::RowState::denied);
}

TEST_F(Matrix, AGradeStandsOverItsArticleOnly) {
    model.setGrades({{ArticleId{1}, "B2"}});
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, MatrixModel::GradeRole).toString(), "B2");
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, MatrixModel::GradeRole).toString(), QString());
}

} // namespace
} // namespace claimline::ui
