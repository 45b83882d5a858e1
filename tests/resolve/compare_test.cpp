#include "resolve/compare.h"

#include <gtest/gtest.h>

#include <limits>

namespace claimline::resolve {

namespace {

constexpr double open = std::numeric_limits<double>::infinity();

Cell cell(double low, double high, Hedge hedge = Hedge::exact, FacetKind kind = FacetKind::count) {
    Cell out;
    out.answer.kind = kind;
    out.answer.low = low;
    out.answer.high = high;
    out.answer.hedge = hedge;
    return out;
}

bool hold(const Cell& a, const Cell& b, const std::string& key = "count:person:die",
          FacetKind kind = FacetKind::count) {
    Facet facet;
    facet.key = key;
    facet.kind = kind;
    return canBothHold(facet, a, b, {});
}

} // namespace

TEST(Compare, TwoExactCountsThatDifferCannotBothHold) {
    EXPECT_FALSE(hold(cell(6, 6), cell(5, 5)));
    EXPECT_TRUE(hold(cell(6, 6), cell(6, 6)));
}

TEST(Compare, ValuesInsideEachOthersHedgesAgree) {
    EXPECT_TRUE(hold(cell(12, open, Hedge::atLeast), cell(14, 14)));
    EXPECT_FALSE(hold(cell(12, open, Hedge::atLeast), cell(9, 9)));
    EXPECT_TRUE(hold(cell(115, 115, Hedge::about, FacetKind::amount),
                     cell(110, open, Hedge::atLeast, FacetKind::amount), "amount:km:distance:X",
                     FacetKind::amount));
}

TEST(Compare, AboutAnOddNumberIsNearlyACount) {
    EXPECT_FALSE(hold(cell(17, 17, Hedge::atMost), cell(19, 19, Hedge::about)));
    EXPECT_TRUE(hold(cell(18, 18), cell(20, 20, Hedge::about)));
    EXPECT_FALSE(hold(cell(17, 17), cell(17, 21, Hedge::about))); // "about 19", as a range
    EXPECT_TRUE(hold(cell(18, 18), cell(18, 22, Hedge::about)));
}

TEST(Compare, OneSideDoesNotStandAgainstItself) {
    Cell said = cell(1, 1, Hedge::exact, FacetKind::yesNo),
         denied = cell(0, 0, Hedge::exact, FacetKind::yesNo);
    said.party = denied.party = "VA";
    EXPECT_TRUE(hold(said, denied, "yes:confirmed", FacetKind::yesNo));
    denied.party = "ES";
    EXPECT_FALSE(hold(said, denied, "yes:confirmed", FacetKind::yesNo));
}

TEST(Compare, RoundThousandsStandForTheirNeighbourhood) {
    EXPECT_TRUE(hold(cell(11'000, 11'000), cell(10'900, 10'900)));
    EXPECT_FALSE(hold(cell(11'000, 11'000), cell(100'000, 100'000)));
    EXPECT_FALSE(hold(cell(300, 300), cell(290, 290)));
}

TEST(Compare, ScopeComesBeforeConflict) {
    Cell children = cell(3, 3), all = cell(12, 12);
    children.answer.scope.who = "child";
    EXPECT_TRUE(hold(children, all));
    EXPECT_EQ(scopeDifference(children.answer.scope, all.answer.scope), "child and all");
    Cell part = cell(2, 2);
    part.answer.scope.part = "of these";
    EXPECT_TRUE(hold(part, all));
    Scope event, spelled;
    spelled.reach = "event";
    EXPECT_TRUE(sameScope(event, spelled));
}

TEST(Compare, WoundedAndDeadAddUpToThoseWhoWereHit) {
    Facet injured;
    injured.key = "count:person:injure";
    Cell six = cell(6, 6), four = cell(4, 4);
    six.article = ArticleId{1};
    four.article = ArticleId{2};
    EXPECT_FALSE(canBothHold(injured, six, four, {}));
    EXPECT_TRUE(canBothHold(injured, six, four, {{ArticleId{2}, {2, 2}}}));
    EXPECT_FALSE(canBothHold(injured, six, four, {{ArticleId{2}, {1, 1}}}));
}

TEST(Compare, DenialStandsAgainstAssertion) {
    Cell yes = cell(1, 1), no = cell(0, 0), denied = cell(1, 1);
    denied.answer.denied = true;
    EXPECT_FALSE(hold(yes, no, "yes:damage", FacetKind::yesNo));
    EXPECT_FALSE(hold(yes, denied, "yes:damage", FacetKind::yesNo));
    EXPECT_TRUE(hold(no, denied, "yes:damage", FacetKind::yesNo));
}

TEST(Compare, WhoIsBlamedByHisBodyStandsAgainstWhoBlamesIt) {
    Cell promoter = cell(0, 0), chief = cell(0, 0);
    promoter.answer.value = "police";
    promoter.source = "the promoter";
    chief.answer.value = "BigNight";
    chief.source = "Omar Reyes";
    EXPECT_TRUE(hold(promoter, chief, "actor:blame", FacetKind::actor));
    chief.body = "police";
    EXPECT_FALSE(hold(promoter, chief, "actor:blame", FacetKind::actor));
}

TEST(Compare, OnlyKnownSidesShutEachOtherOut) {
    Cell north = cell(0, 0), south = cell(0, 0), unknown = cell(0, 0);
    north.answer.value = "northern army";
    north.answer.unit = "n";
    south.answer.value = "southern army";
    south.answer.unit = "s";
    unknown.answer.value = "gunmen";
    EXPECT_FALSE(hold(north, south, "actor:attack", FacetKind::actor));
    EXPECT_TRUE(hold(north, unknown, "actor:attack", FacetKind::actor));
}

} // namespace claimline::resolve
