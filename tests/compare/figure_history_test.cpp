#include "compare/figure_history.h"

#include "support/sample_report.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

using Kind = FigureStep::Kind;

Cell figure(const std::string& who, double value, const char* said, std::uint64_t article = 1) {
    Cell cell = testing_support::makeCell(ArticleId{article}, std::to_string(static_cast<int>(value)), value,
                                          who, "q");
    cell.origin = who;
    cell.said = *parseEdtf(said);
    return cell;
}

Facet police() {
    Facet facet;
    facet.name = "people hurt";
    facet.cells = {figure("police", 3, "2025-03-12T09:00"), figure("police", 5, "2025-03-12T12:00"),
                   figure("police", 5, "2025-03-12T13:00", 2), figure("police", 7, "2025-03-12T18:00"),
                   figure("witness", 12, "2025-03-12T10:00")};
    return facet;
}

QStringList wordsOf(const std::vector<FigureStep>& steps) {
    QStringList words;
    for (const FigureStep& step : steps)
        words << step.source + " " + step.value + " " + stepWords(step.kind);
    return words;
}

TEST(FigureHistory, HasALineAnOriginAndAStepForEachChangeInAnyOrderOfTheCells) {
    Facet facet = police();
    const QStringList wanted{"police 3 first", "police 5 update", "police 7 update", "witness 12 first"};
    std::ranges::sort(facet.cells, {}, [](const Cell& cell) { return cell.answer.low; });
    do {
        EXPECT_EQ(wordsOf(figureSteps(facet)), wanted);
    } while (std::ranges::next_permutation(facet.cells, {}, [](const Cell& cell) {
                 return std::pair(cell.answer.low, cell.article.value);
             }).found);
}

TEST(FigureHistory, ALowerFigureIsACorrectionAndOneTakenBackIsWithdrawn) {
    Facet facet = police();
    facet.cells[3].answer.low = facet.cells[3].answer.high = 4;
    facet.cells[3].answer.value = "4";
    facet.cells[4].state = CellState::withdrawn;
    const auto steps = figureSteps(facet);
    ASSERT_EQ(steps.size(), 4u);
    EXPECT_EQ(steps[2].kind, Kind::correction);
    EXPECT_EQ(steps[3].kind, Kind::withdrawn);
}

TEST(FigureHistory, APartIsNoStepOfTheWhole) {
    Facet facet = police();
    Cell more = figure("police", 2, "2025-03-12T17:00");
    more.answer.scope.part = "more";
    facet.cells.push_back(more);
    EXPECT_EQ(figureSteps(facet).size(), 4u);
    facet.cells = {more}; // but where nobody tells the whole it is what there is
    EXPECT_EQ(figureSteps(facet).size(), 1u);
}

TEST(FigureHistory, LeavesOutDenialsAndSilence) {
    Facet facet = police();
    facet.cells.resize(2);
    facet.cells[0].stance = Stance::declines;
    facet.cells[1].answer.denied = true;
    EXPECT_TRUE(figureSteps(facet).empty());
}

TEST(FigureHistory, ReadsAsATableWithOneLineAStep) {
    const QString table = figureTable(figureSteps(police()));
    const auto lines = table.split('\n');
    ASSERT_EQ(lines.size(), 5);
    EXPECT_EQ(lines[0], "Said\tWho\tValue\tStep");
    EXPECT_TRUE(lines[2].endsWith("police\t5\tupdate")) << lines[2].toStdString();
}

} // namespace
} // namespace claimline::ui
