#include "hand_made.h"

#include <gtest/gtest.h>

#include <random>

namespace claimline::resolve {

namespace {

const std::vector<std::string> raid = {"depot", "karst", "rockets", "garrison", "night", "raid", "brenn"};
const std::vector<std::string> quake = {"earthquake", "valley", "rubble", "tents", "schools", "dorla"};

const Event& only(const std::vector<Event>& events) {
    EXPECT_EQ(events.size(), 1U);
    return events.front();
}

} // namespace

TEST(Events, ArticlesOfOneStoryMakeOneEventAndOthersTheirOwn) {
    Paper paper;
    paper.add("Rockets hit the depot at Karst.", "2031-03-08", raid);
    paper.add("A raid on Karst, army says.", "2031-03-08", raid);
    paper.add("Earthquake shakes the valley.", "2031-03-08", quake);
    EXPECT_EQ(resolver().events(paper.articles).size(), 2U);
}

TEST(Events, TwoRaidsInOneWeekStayTwo) {
    Paper paper;
    Facts& first = paper.add(
        "Rockets hit the depot at Karst.", "2031-03-08",
        {"rockets", "army", "governor", "depot", "karst", "fuel", "tanker", "blaze", "railway", "north"});
    Facts& second = paper.add("Rockets hit the airfield at Brenn.", "2031-03-13",
                              {"rockets", "army", "governor", "airfield", "brenn", "hangar", "runway",
                               "pilots", "crater", "south"});
    first.reports[0].timeSpan = second.reports[0].timeSpan = {0, 4};
    EXPECT_EQ(resolver().events(paper.articles).size(), 2U);
}

TEST(Events, ASecondRaidThatRecallsTheFirstIsAnother) {
    const auto eventsWith = [](const std::string& later) {
        Paper paper;
        Facts& first = paper.add("A raid on Karst killed two.", "2031-03-08", raid);
        Facts& second =
            paper.add(later, "2031-03-09", {"karst", "night", "pupils", "raid", "rockets", "school"});
        first.reports[0].timeSpan = second.reports[0].timeSpan = {0, 4};
        return resolver().events(paper.articles).size();
    };
    EXPECT_EQ(eventsWith("A second night raid on Karst killed one."), 2U);
    EXPECT_EQ(eventsWith("The second victim of the raid on Karst is named."), 1U);
}

TEST(Events, AMarchStaysAMarchWhereSomeTellOnlyOfItsClashes) {
    Paper paper;
    paper.add("Thousands march in Karst.", "2031-03-08", raid).reports[0].type = EventType::protest;
    paper.add("Officers hurt by stones in Karst.", "2031-03-08", raid);
    EXPECT_EQ(only(resolver().events(paper.articles)).type, EventType::protest);
}

TEST(Events, EverydayWordsAloneMakeNoTwoReportsOne) {
    constexpr std::size_t stories = 200, withFire = 40;
    Paper paper;
    for (std::size_t i = 0; i < stories; ++i) {
        const std::string name = "place" + std::to_string(i);
        Facts& facts = paper.add("News from " + name + ".", "", {name, name + "er", name + "ville"});
        if (i >= withFire)
            continue;
        Report& fire = facts.reports.emplace_back();
        fire.type = EventType::accident;
        fire.lemma = "put out";
        fire.span = fire.quote = {0, 4};
        fire.id = reportId(paper.articles.back().id, fire.span);
        fire.terms = {{"fire", 1.F}, {"hours", 1.F}, {"put", 1.F}, {"two", 1.F}};
    }
    EXPECT_EQ(resolver().events(paper.articles).size(), stories + withFire);
}

TEST(Events, FiguresThatCannotBothHoldAreAConflictWithBothSidesNamed) {
    Paper paper;
    Facts& a = paper.add("The ministry says five rockets were shot down.", "2031-03-08", raid);
    answer(a, "count:missile:shoot_down", 5, 5, claimOf(a, "ministry"));
    Facts& b = paper.add("The staff says that two were.", "2031-03-08", raid);
    answer(b, "count:missile:shoot_down", 2, 2, claimOf(b, "staff"));
    const auto events = resolver().events(paper.articles);
    const Event& event = only(events);
    const Facet* facet = facetOf(event, "count:missile:shoot_down");
    ASSERT_NE(facet, nullptr);
    EXPECT_EQ(facet->status, FacetStatus::conflict);
    EXPECT_NE(facet->because.find("ministry: 5"), std::string::npos);
    EXPECT_NE(facet->because.find("staff: 2"), std::string::npos);
    EXPECT_EQ(event.status, EventStatus::contested);
    ASSERT_EQ(conflictPairs(event).size(), 1U);
    EXPECT_FALSE(conflictPairs(event)[0].update);
}

TEST(Events, LaterFigureOfTheSameSourceIsAnUpdate) {
    Paper paper;
    Facts& a = paper.add("Police say three died.", "2031-03-08", raid);
    answer(a, "count:person:die", 3, 3, claimOf(a, "police"));
    Facts& b = paper.add("Police now say seven died.", "2031-03-10", raid);
    answer(b, "count:person:die", 7, 7, claimOf(b, "police"));
    const auto events = resolver().events(paper.articles);
    const Facet* facet = facetOf(only(events), "count:person:die");
    EXPECT_EQ(facet->status, FacetStatus::updated);
    EXPECT_EQ(facet->cells[0].state, CellState::earlier);
    EXPECT_EQ(facet->cells[1].state, CellState::current);
    EXPECT_EQ(events[0].status, EventStatus::updated);
}

TEST(Events, GrowingTollOfOthersIsAnUpdateAndAFallingOneAConflict) {
    for (const bool grows : {true, false}) {
        Paper paper;
        Facts& a = paper.add("Coastguard counts dead.", "2031-03-08", raid);
        answer(a, "count:person:die", grows ? 3 : 7, grows ? 3 : 7, claimOf(a, "coastguard"));
        Facts& b = paper.add("Hospital counts dead.", "2031-03-10", raid);
        answer(b, "count:person:die", grows ? 7 : 3, grows ? 7 : 3, claimOf(b, "hospital"));
        const auto events = resolver().events(paper.articles);
        EXPECT_EQ(facetOf(only(events), "count:person:die")->status,
                  grows ? FacetStatus::updated : FacetStatus::conflict);
    }
}

TEST(Events, ReprintsOfOneSpeakerAreOneOrigin) {
    Paper paper;
    for (const char* text :
         {"Ministry: five down.", "Five were shot down, ministry says.", "It says five."}) {
        Facts& facts = paper.add(text, "2031-03-08", raid);
        answer(facts, "count:missile:shoot_down", 5, 5, claimOf(facts, "ministry"));
    }
    const auto events = resolver().events(paper.articles);
    EXPECT_EQ(only(events).origins, 1);
    EXPECT_EQ(facetOf(events[0], "count:missile:shoot_down")->status, FacetStatus::single);
}

TEST(Events, WhoDeniesStandsAgainstOneAssertionOfEachOrigin) {
    Paper paper;
    Facts& a = paper.add("Raid on the depot, a source says.", "2031-03-08", raid);
    claimOf(a, "defence source");
    claimOf(a, "defence source");
    Facts& b = paper.add("Raid on the depot denied by the staff.", "2031-03-08", raid);
    claimOf(b, "staff", Stance::denies, "deny");
    const auto events = resolver().events(paper.articles);
    const Facet* facet = facetOf(only(events), "yes:confirmed");
    ASSERT_NE(facet, nullptr);
    EXPECT_EQ(facet->status, FacetStatus::conflict);
    EXPECT_EQ(facet->cells.size(), 2U);
}

TEST(Events, WhetherArmsWereUsedIsAskedOnlyWhereSomebodySaysNo) {
    for (const bool denied : {true, false}) {
        Paper paper;
        Facts& a = paper.add("Marchers accuse police of firing rubber bullets.", "2031-03-08", raid);
        answer(a, "yes:use:rubber bullet", 1, 1, claimOf(a, "marchers"));
        Facts& b = paper.add("Police deny it.", "2031-03-08", raid);
        answer(b, "yes:use:rubber bullet", 1, 1, claimOf(b, "police")).denied = denied;
        const auto events = resolver().events(paper.articles);
        const Facet* const facet = facetOf(only(events), "yes:use:rubber bullet");
        EXPECT_EQ(facet != nullptr, denied);
        if (facet != nullptr) {
            EXPECT_EQ(facet->status, FacetStatus::conflict);
        }
    }
}

TEST(Events, WhoDeniesAnotherMatterDoesNotDenyTheEvent) {
    Paper paper;
    Facts& a = paper.add("A source says rockets were used.", "2031-03-08", raid);
    claimOf(a, "defence source");
    Facts& b = paper.add("The firm denied that its alarm had failed to ring.", "2031-03-08", raid);
    b.claims[claimOf(b, "firm", Stance::denies, "deny")].content = {{16, 49}};
    const auto events = resolver().events(paper.articles);
    EXPECT_EQ(facetOf(only(events), "yes:confirmed"), nullptr);
}

TEST(Events, WhoDoesNotConfirmIsShownBesideWhoAssertsAndIsNoConflict) {
    for (const char* cue : {"confirm", "comment"}) {
        Paper paper;
        Facts& a = paper.add("A source says rockets were used.", "2031-03-08", raid);
        claimOf(a, "defence source");
        Facts& b = paper.add("The staff would not speak of it.", "2031-03-08", raid);
        claimOf(b, "staff", Stance::declines, cue);
        const auto events = resolver().events(paper.articles);
        const Facet* facet = facetOf(only(events), "yes:confirmed");
        ASSERT_NE(facet, nullptr) << cue;
        EXPECT_EQ(facet->cells.size(), 2U);
        EXPECT_NE(facet->status, FacetStatus::conflict) << facet->because;
        EXPECT_EQ(events[0].conflicts, 0);
    }
}

TEST(Events, WhoWillNotConfirmStandsAgainstWhomHeAnswersAndNobodyElse) {
    Paper paper;
    Facts& a = paper.add("A source says rockets were used on Friday. The staff did not confirm it.",
                         "2031-03-08", raid);
    Claim& said = a.claims[claimOf(a, "defence source")];
    said.cue = {{9, 13}};
    said.content = {{14, 41}};
    said.quote = {0, 42};
    Claim& withheld = a.claims[claimOf(a, "staff", Stance::declines, "confirm")];
    withheld.content = {{69, 71}};
    withheld.quote = {43, 72};
    Facts& b = paper.add("The mayor says rockets were used.", "2031-03-08", raid);
    claimOf(b, "mayor");
    const auto events = resolver().events(paper.articles);
    const Facet* facet = facetOf(only(events), "yes:confirmed");
    ASSERT_NE(facet, nullptr);
    EXPECT_EQ(facet->status, FacetStatus::conflict);
    EXPECT_EQ(facet->because.find("mayor"), std::string::npos) << facet->because;
    EXPECT_EQ(conflictPairs(events[0]).size(), 1U);
}

TEST(Events, ConfirmationIsNoQuestionWhereEverybodyJustTells) {
    Paper paper;
    Facts& a = paper.add("A source says rockets were used.", "2031-03-08", raid);
    claimOf(a, "defence source");
    EXPECT_EQ(facetOf(only(resolver().events(paper.articles)), "yes:confirmed"), nullptr);
}

TEST(Events, OrderOfTheArticlesChangesNothing) {
    Paper paper;
    for (int i = 0; i < 12; ++i) {
        Facts& facts = paper.add("Report number " + std::to_string(i) + " of the raid.",
                                 "2031-03-0" + std::to_string(1 + i % 4), i % 3 == 0 ? quake : raid);
        answer(facts, "count:person:die", 3 + i % 2, 3 + i % 2,
               claimOf(facts, "source " + std::to_string(i % 5)));
    }
    const Resolver resolve = resolver();
    const auto first = resolve.events(paper.articles);
    std::mt19937 random(7);
    for (int round = 0; round < 30; ++round) {
        std::shuffle(paper.articles.begin(), paper.articles.end(), random);
        ASSERT_EQ(resolve.events(paper.articles), first) << "round " << round;
    }
}

TEST(Events, IdIsThatOfTheOldestReportAndOutlivesNewerOnes) {
    Paper paper;
    paper.add("Rockets hit the depot at Karst.", "2031-03-08", raid);
    const auto before = resolver().events(paper.articles);
    paper.add("More on the raid at Karst.", "2031-03-09", raid);
    const auto after = resolver().events(paper.articles);
    EXPECT_EQ(only(before).id, only(after).id);
}

TEST(Events, HandsJoinPartRetitleAndRedate) {
    Paper paper;
    const ReportId a = paper.add("Rockets hit the depot at Karst.", "2031-03-08", raid).reports[0].id;
    const ReportId b = paper.add("A raid on Karst, army says.", "2031-03-08", raid).reports[0].id;
    const ReportId c = paper.add("Earthquake shakes the valley.", "2031-03-08", quake).reports[0].id;
    Decisions decisions;
    decisions.parted = {{a, b}};
    EXPECT_EQ(resolver().events(paper.articles, decisions).size(), 3U);
    decisions = {};
    decisions.joined = {{a, c}};
    decisions.titles = {{b, "Night raid on Karst"}};
    decisions.dates = {{b, *parseEdtf("2031-03-07")}};
    const auto joined = resolver().events(paper.articles, decisions);
    EXPECT_EQ(only(joined).title, "Night raid on Karst");
    EXPECT_EQ(joined[0].when.edtf, "2031-03-07");
}

namespace {

// The day of the event that articles of March 12 tell of, which date it so.
std::string dayTold(const std::vector<std::string>& told, const std::string& alsoNamedByTheLast = {}) {
    Paper paper;
    for (std::size_t i = 0; i < told.size(); ++i) {
        Facts& facts = paper.add("Raid told for the time " + std::to_string(i), "2031-03-12", raid);
        facts.reports[0].when = *parseEdtf(told[i]);
        facts.reports[0].timeSpan = {0, 4};
        if (i + 1 == told.size() && !alsoNamedByTheLast.empty()) {
            Timex& timex = facts.timexes.emplace_back();
            timex.when = *parseEdtf(alsoNamedByTheLast);
        }
    }
    return only(resolver().events(paper.articles)).when.edtf;
}

} // namespace

TEST(Events, TheDayIsTheOneThatMostArticlesNameAndOfEqualsTheEarlier) {
    EXPECT_EQ(dayTold({"2031-03-08", "2031-03-09", "2031-03-09"}), "2031-03-09");
    EXPECT_EQ(dayTold({"2031-03-09", "2031-03-08"}), "2031-03-08");
    EXPECT_EQ(dayTold({"2031-03", "2031-03-09"}), "2031-03-09"); // a month names no day
    EXPECT_EQ(dayTold({"2031-03-08T21:30", "2031-03-08"}), "2031-03-08T21:30");
}

TEST(Events, ADayThatAnotherArticleNamesTooIsBelieved) {
    EXPECT_EQ(dayTold({"2031-03-08", "2031-03-09"}), "2031-03-08");
    EXPECT_EQ(dayTold({"2031-03-09", "2031-03-08"}, "2031-03-09"), "2031-03-09");
}

TEST(Events, TheDayOfWritingIsTheLastToBeBelieved) {
    EXPECT_EQ(dayTold({"2031-03-11", "2031-03-12"}), "2031-03-11");
    EXPECT_EQ(dayTold({"2031-03-12", "2031-03-12"}), "2031-03-12");
}

} // namespace claimline::resolve
