#include "export/questions.h"

#include <gtest/gtest.h>

namespace claimline::exporting {
namespace {

Cell said(const std::string& source, Stance stance) {
    Cell cell;
    cell.source = cell.sourceKey = source;
    cell.stance = stance;
    return cell;
}

Facet facetOf(FacetKind kind, const std::string& name, std::vector<Cell> cells) {
    Facet facet;
    facet.kind = kind;
    facet.name = name;
    facet.cells = std::move(cells);
    return facet;
}

// An attack of which everything is known.
Event whole() {
    Event event;
    event.type = EventType::attack;
    event.when = whenOfDay(*Day::of(2025, 3, 4));
    event.places = {{"Odense", "", "DK", 55.4, 10.38, true, {}}};
    event.origins = 2;
    event.parties = {"harbour authority", "crew union"};
    Cell arsonists = said("Port office", Stance::asserts);
    arsonists.answer.value = "arsonists";
    event.facets = {facetOf(FacetKind::actor, "who did it", {arsonists}),
                    facetOf(FacetKind::yesNo, "confirmed", {said("Port office", Stance::asserts)})};
    return event;
}

using Questions = std::vector<Question>;

TEST(Questions, AreNoneWhereNothingIsMissing) {
    EXPECT_EQ(questionsOf(whole()), Questions{});
}

TEST(Questions, AskForWhatNoAccountSays) {
    Event event = whole();
    event.when = {};
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::noDate, ""}}));
    event.when = whenOfMonth(2025, 3);
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::vagueDate, ""}}));
    event = whole();
    event.places.clear();
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::noPlace, ""}}));
}

TEST(Questions, AskWhoDidItOnlyWhereSomebodyDid) {
    Event event = whole();
    event.facets[0].cells[0].answer.denied = true; // "it was not arsonists" names nobody
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::nobodyNamed, ""}}));
    event.type = EventType::disaster;
    EXPECT_EQ(questionsOf(event), Questions{});
}

TEST(Questions, SeeThatManyAccountsMayBeOne) {
    Event event = whole();
    event.origins = 1;
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::oneOrigin, ""}}));
    event = whole();
    event.parties.pop_back();
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::oneParty, "harbour authority"}}));
}

TEST(Questions, NameEachWhoDeclinedUnlessHeSpokeAfterAll) {
    Event event = whole();
    auto& cells = event.facets[1].cells;
    cells.push_back(said("Ministry", Stance::declines));
    cells.push_back(said("Ministry", Stance::declines));
    cells.push_back(said("Owner", Stance::declines));
    cells.push_back(said("Owner", Stance::denies));
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::declined, "Ministry"}}));
    EXPECT_EQ(questionInWords(questionsOf(event)[0]),
              "What does Ministry say now? It was asked and declined.");
}

TEST(Questions, TellOfDoubtThatNobodyEnded) {
    Event event = whole();
    event.facets[1].cells = {said("Wire", Stance::unverified)};
    EXPECT_EQ(questionsOf(event), (Questions{{Hole::unconfirmed, ""}}));
}

TEST(Questions, AreNotAskedOfStatementsAndBackground) {
    Event event;
    event.type = EventType::statement;
    EXPECT_EQ(questionsOf(event), Questions{});
    event.type = EventType::attack;
    event.modality = Modality::background;
    EXPECT_EQ(questionsOf(event), Questions{});
}

} // namespace
} // namespace claimline::exporting
