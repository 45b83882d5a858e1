#include "hand_made.h"

#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

const std::vector<std::string> blast = {"mine", "brod", "blast", "methane", "shaft", "rescue"};

// An undated article with that figure, whose words stand in the text.
Facts& told(Paper& paper, const std::string& text, const std::string& figure, const std::string& facet,
            const std::string& source) {
    Facts& facts = paper.add(text, "", blast);
    const auto at = static_cast<std::uint32_t>(text.find(figure));
    const double number = std::stod(figure);
    answer(facts, facet, number, number, claimOf(facts, source)).span = {
        at, at + static_cast<std::uint32_t>(figure.size())};
    return facts;
}

Facet facetOfBoth(const std::string& first, const std::string& figure, const std::string& second,
                  const std::string& later, const std::string& key) {
    Paper paper;
    told(paper, first, figure, key, "operator");
    told(paper, second, later, key, "authority");
    const auto events = resolver().events(paper.articles);
    EXPECT_EQ(events.size(), 1U);
    const Facet* const facet = facetOf(events[0], key);
    return facet == nullptr ? Facet{} : *facet;
}

} // namespace

TEST(RunningCounts, AFigureThatIsSaidToHaveRisenTakesThePlaceOfALowerOneWithoutAnyDate) {
    for (const char* words : {"The death toll rose to 11.", "It brought the number of dead to at least 11.",
                              "The number of dead has reached 11."}) {
        const Facet facet = facetOfBoth("The blast killed 3.", "3", words, "11", "count:person:die");
        EXPECT_EQ(facet.status, FacetStatus::updated) << words;
        for (const Cell& cell : facet.cells)
            EXPECT_EQ(cell.state, cell.answer.low == 3 ? CellState::earlier : CellState::current) << words;
    }
}

TEST(RunningCounts, OneThatIsOnlyHigherStandsAgainstTheLower) {
    const Facet facet = facetOfBoth("The blast killed 3.", "3", "The dead were taken to town, 11 in all.",
                                    "11", "count:person:die");
    EXPECT_EQ(facet.status, FacetStatus::conflict);
}

TEST(RunningCounts, OneThatHasRisenDoesNotTakeThePlaceOfAHigherOne) {
    const Facet facet =
        facetOfBoth("There are 16 dead.", "16", "The toll rose to 14.", "14", "count:person:die");
    EXPECT_EQ(facet.status, FacetStatus::conflict);
}

TEST(RunningCounts, WhatIsStillMissingIsTheLaterFigure) {
    const Facet facet = facetOfBoth("The blast left 12 missing.", "12", "Another 4 are still missing.", "4",
                                    "count:person:miss_person");
    EXPECT_EQ(facet.status, FacetStatus::updated);
}

} // namespace claimline::resolve
