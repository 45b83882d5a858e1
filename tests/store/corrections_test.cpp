#include "store/corrections.h"

#include "sample.h"

namespace claimline::store {
namespace {

const std::string text = "The ferry burned. Cats watched from the quay. Dockers said that nine were hurt.";

class CorrectionsTest : public testing::Test {
protected:
    CorrectionsTest() {
        Claim second;
        second.content = {spanOf(text, "nine were hurt")};
        second.quote = spanOf(text, "Dockers said that nine were hurt.");
        second.speaker = 0;
        second.chain = {"Port office", "Daily a.txt"};
        second.id = claimId(entry.article.id, {}, {}, second.content);
        entry.facts.claims.push_back(second);
        entry.facts.reports[0].claims.push_back(1);
        Answer hurt;
        hurt.facet = "count:person:hurt";
        hurt.value = "9";
        hurt.span = spanOf(text, "nine");
        hurt.claim = 1;
        entry.facts.reports[0].answers.push_back(hurt);
    }
    Decision about(DecisionKind kind, const std::string& value) const {
        Decision decision;
        decision.kind = kind;
        decision.article = entry.article.id;
        decision.claim = entry.facts.claims[1].id;
        decision.value = value;
        decision.quote = "nine were hurt";
        return decision;
    }
    // The facts after these decisions.
    Facts after(const std::vector<Decision>& decisions) {
        Facts facts = entry.facts;
        Article article = entry.article;
        const Corrections corrections(decisions);
        corrections.apply(article);
        marks = corrections.apply(article, facts);
        return facts;
    }
    ArticleEntry entry = entryOf("a.txt", text);
    std::vector<ClaimMark> marks;
};

TEST_F(CorrectionsTest, ARejectedClaimLeavesItsReportAndTakesItsValuesAlong) {
    const Facts facts = after({about(DecisionKind::rejectClaim, "1")});
    EXPECT_TRUE(marks[1].rejected);
    EXPECT_THAT(facts.reports[0].claims, testing::ElementsAre(0u));
    EXPECT_THAT(facts.reports[0].answers, testing::IsEmpty());
}

TEST_F(CorrectionsTest, OfTwoDecisionsTheLastOneCountsAndAnUndoneOneNot) {
    Decision undone = about(DecisionKind::claimStance, "denies");
    undone.undone = true;
    const Facts facts = after({about(DecisionKind::rejectClaim, "1"), about(DecisionKind::rejectClaim, "0"),
                               about(DecisionKind::claimStance, "unverified"), undone});
    EXPECT_FALSE(marks[1].rejected);
    EXPECT_EQ(facts.claims[1].stance, Stance::unverified);
    EXPECT_EQ(facts.reports[0].claims.size(), 2u);
}

TEST_F(CorrectionsTest, ASourceIsTheArticlesOwnWhereItNamesItElseANewOneWithItsSide) {
    EXPECT_EQ(after({about(DecisionKind::claimSource, "PORT OFFICE")}).claims[1].speaker, 0u);
    const Facts facts = after({about(DecisionKind::claimSource, "Dockers' union\tunion")});
    const Source& source = facts.sources.at(facts.claims[1].speaker);
    EXPECT_EQ(source.name, "Dockers' union");
    EXPECT_EQ(source.party, "union");
    EXPECT_EQ(facts.claims[1].chain.front(), "Dockers' union");
}

TEST_F(CorrectionsTest, AShorterSpanDropsTheValuesOutsideIt) {
    const Span rest = spanOf(text, "were hurt");
    const Facts facts = after({about(DecisionKind::claimSpan, spansText({rest}))});
    EXPECT_THAT(facts.claims[1].content, testing::ElementsAre(rest));
    EXPECT_THAT(facts.reports[0].answers, testing::IsEmpty());
    EXPECT_TRUE(marks[1].edited);
}

TEST_F(CorrectionsTest, ASpanBeyondTheTextOrNoSpanAtAllChangesNothing) {
    for (const char* span : {"12-9999", "9-9", "x", "4-2", "1-2,", "-3", "1"})
        EXPECT_EQ(after({about(DecisionKind::claimSpan, span)}).claims[1].content,
                  entry.facts.claims[1].content)
            << span;
}

TEST_F(CorrectionsTest, AClaimThatIsCutOtherwiseNowIsFoundByItsPlaceAndALookAlikeIsNot) {
    const Decision stance = about(DecisionKind::claimStance, "denies");
    entry.facts.claims[1].content = {spanOf(text, "nine were hurt.")};
    entry.facts.claims[1].id = claimId(entry.article.id, {}, {}, entry.facts.claims[1].content);
    EXPECT_EQ(after({stance}).claims[1].stance, Stance::denies);
    entry.facts.claims[1].content = {spanOf(text, "Cats watched from the quay")};
    entry.facts.claims[1].id = claimId(entry.article.id, {}, {}, entry.facts.claims[1].content);
    EXPECT_EQ(after({stance}).claims[1].stance, Stance::asserts);
    Decision numbered = stance;
    numbered.number = 7;
    EXPECT_THAT(Corrections({numbered}).lost(entry.article, entry.facts), testing::ElementsAre(7));
}

TEST_F(CorrectionsTest, AClaimMarkedByHandJoinsTheReportOfItsSentence) {
    const Span content = spanOf(text, "ferry burned");
    Decision hand = about(DecisionKind::addClaim, spansText({content}) + "\tdenies\tHarbour master\tport");
    hand.claim = handClaimId(entry.article.id, {content});
    const Facts facts = after({hand});
    ASSERT_EQ(facts.claims.size(), 3u);
    EXPECT_TRUE(marks[2].byHand);
    EXPECT_EQ(facts.claims[2].stance, Stance::denies);
    EXPECT_EQ(facts.sources.at(facts.claims[2].speaker).party, "port");
    EXPECT_EQ(slice(text, facts.claims[2].quote), "The ferry burned.");
    EXPECT_THAT(facts.reports[0].claims, testing::Contains(2u));
}

TEST_F(CorrectionsTest, APublisherPutRightStandsInChainsAndSaysWhatItWas) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    store(project, {entry});
    ASSERT_TRUE(project.addDecision(about(DecisionKind::articlePublisher, "Harbour Times")));
    ASSERT_TRUE(project.addDecision(about(DecisionKind::articleTitle, "Ferry ablaze")));
    EXPECT_EQ(project.articles()->front().publisher, "Harbour Times");
    const Article article = *project.article(entry.article.id);
    EXPECT_EQ(article.title, "Ferry ablaze");
    ASSERT_EQ(article.provenance.size(), 2u);
    EXPECT_EQ(article.provenance[1].because, "set by hand; it was 'Daily a.txt'");
    const auto claims = *project.claims({});
    ASSERT_EQ(claims.size(), 2u);
    EXPECT_EQ(claims[1].claim.chain.back(), "Harbour Times");
}

TEST_F(CorrectionsTest, RejectedClaimsAreLeftOutOfTheListOfClaims) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    store(project, {entry});
    const auto number = project.addDecision(about(DecisionKind::rejectClaim, "1"));
    ASSERT_TRUE(number);
    EXPECT_EQ(project.claims({})->size(), 1u);
    ASSERT_TRUE(project.setUndone(*number, true));
    EXPECT_EQ(project.claims({})->size(), 2u);
    EXPECT_THAT(project.check()->lost, testing::IsEmpty());
}

TEST_F(CorrectionsTest, TagsReviewAndBookmarkFilterTheEvents) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const ArticleEntry other = entryOf("b.txt", "Dockers went on strike.");
    store(project, {entry, other});
    const Event fire = eventOf({entry}, "Ferry burns");
    ASSERT_TRUE(project.putEvents({fire, eventOf({other}, "Dockers strike")}));
    const auto decide = [&](DecisionKind kind, const std::string& value) {
        Decision decision;
        decision.kind = kind;
        decision.report = fire.reports[0].report;
        decision.value = value;
        ASSERT_TRUE(project.addDecision(decision));
    };
    decide(DecisionKind::tag, "port");
    decide(DecisionKind::tag, "fire");
    decide(DecisionKind::untag, "port");
    decide(DecisionKind::review, "read");
    decide(DecisionKind::grade, "B2");
    const auto found = [&](auto set) {
        Filter filter;
        set(filter);
        return project.slice(filter)->rows.size();
    };
    EXPECT_EQ(found([](Filter& f) { f.tags = {"fire"}; }), 1u);
    EXPECT_EQ(found([](Filter& f) { f.tags = {"port"}; }), 0u);
    EXPECT_EQ(found([](Filter& f) { f.reviews = {""}; }), 1u);
    EXPECT_EQ(found([](Filter& f) { f.reviews = {"", "read"}; }), 2u);
    EXPECT_EQ(found([](Filter& f) { f.bookmarked = true; }), 0u);
    const EventMarks given = marksOf(fire, *project.decisions());
    EXPECT_THAT(given.tags, testing::ElementsAre("fire"));
    EXPECT_EQ(given.grade + given.review, "B2read");
}

TEST(Spans, ComeBackAsTheyWereWritten) {
    const std::vector<Span> spans{{3, 9}, {12, 40}};
    EXPECT_EQ(spansText(spans), "3-9,12-40");
    EXPECT_EQ(spansOf(spansText(spans)), spans);
}

TEST_F(CorrectionsTest, AValueThatWasMovedAnswersTheOtherQuestionAndNoOtherValueDoes) {
    const std::string span = spansText({spanOf(text, "nine")});
    const Facts facts =
        after({about(DecisionKind::moveClaim, span + "\tcount:person:rescue\tpeople rescued")});
    ASSERT_EQ(facts.reports[0].answers.size(), 1u);
    EXPECT_EQ(facts.reports[0].answers[0].facet, "count:person:rescue");
    EXPECT_EQ(facts.reports[0].answers[0].name, "people rescued");
    EXPECT_TRUE(marks[1].edited);
    const std::string other = spansText({spanOf(text, "hurt")});
    EXPECT_EQ(after({about(DecisionKind::moveClaim, other + "\tcount:x\tx")}).reports[0].answers[0].facet,
              "count:person:hurt");
}

TEST_F(CorrectionsTest, AClaimSplitOffIsAReportOfItsOwnWithItsValues) {
    const auto before = entry.facts.reports.size();
    const Facts facts = after({about(DecisionKind::splitClaim, "1")});
    ASSERT_EQ(facts.reports.size(), before + 1);
    EXPECT_THAT(facts.reports[0].claims, testing::ElementsAre(0u));
    EXPECT_THAT(facts.reports[0].answers, testing::IsEmpty());
    const Report& apart = facts.reports.back();
    EXPECT_EQ(apart.id.value, entry.facts.claims[1].id.value);
    EXPECT_THAT(apart.claims, testing::ElementsAre(1u));
    ASSERT_EQ(apart.answers.size(), 1u);
    EXPECT_EQ(apart.answers[0].value, "9");
    EXPECT_EQ(apart.title, "Dockers said that nine were hurt.");
    EXPECT_FALSE(apart.headline);
}

// ---------------------------------------------------------------- facets in dispute

Cell voice(const std::string& source, const std::string& value) {
    Cell cell;
    cell.source = cell.sourceKey = source;
    cell.answer.value = value;
    return cell;
}

class Dispute : public testing::Test {
protected:
    Dispute() {
        ReportRef report;
        report.report = ReportId{7};
        event.reports = {report};
        Facet hurt;
        hurt.key = "count:person:hurt";
        hurt.status = FacetStatus::conflict;
        hurt.cells = {voice("harbour authority", "3"), voice("crew union", "9")};
        Facet killed = hurt;
        killed.key = "count:person:kill";
        event.facets = {hurt, killed};
        event.conflicts = 2;
        event.origins = 2;
        event.status = EventStatus::contested;
    }
    Decision judged(const std::string& state, const Facet& facet) const {
        Decision decision;
        decision.kind = DecisionKind::facet;
        decision.report = ReportId{7};
        decision.value = state + "\t" + facet.key + "\t" + facetValues(facet);
        decision.reason = "both were counted at the gate";
        return decision;
    }
    FacetState stateOf(std::size_t facet) const {
        return facetStateOf(event, event.facets[facet], decisions);
    }
    Event event;
    std::vector<Decision> decisions;
};

TEST_F(Dispute, OneNewVoiceReopensExactlyTheFacetItSpeaksTo) {
    decisions = {judged("explained", event.facets[0]), judged("set aside", event.facets[1])};
    EXPECT_EQ(stateOf(0).state, "explained");
    EXPECT_FALSE(stateOf(0).reopened);
    event.facets[0].cells.push_back(voice("coast guard", "12"));
    EXPECT_TRUE(stateOf(0).reopened);
    EXPECT_EQ(stateOf(0).news, "12 (coast guard)");
    EXPECT_EQ(stateOf(0).state, "explained") << "what was decided is told, not overwritten";
    EXPECT_FALSE(stateOf(1).reopened);
}

TEST_F(Dispute, TheSameWordFromTheSameSourceAgainReopensNothing) {
    decisions = {judged("explained", event.facets[0])};
    event.facets[0].cells.push_back(voice("crew union", "9"));
    EXPECT_FALSE(stateOf(0).reopened);
}

TEST_F(Dispute, TheLastWordCountsAndAnUndoneOneNot) {
    decisions = {judged("explained", event.facets[0]), judged("", event.facets[0])};
    EXPECT_EQ(stateOf(0).state, "");
    decisions[1].undone = true;
    EXPECT_EQ(stateOf(0).state, "explained");
    EXPECT_EQ(stateOf(0).reason, "both were counted at the gate");
}

TEST_F(Dispute, AnOverruledConflictIsNoneUntilANewVoiceComes) {
    decisions = {judged("overruled", event.facets[0])};
    Event settled = event;
    settleOverruled(settled, decisions);
    EXPECT_EQ(settled.facets[0].status, FacetStatus::agree);
    EXPECT_EQ(settled.facets[0].because, "Overruled by hand: both were counted at the gate");
    EXPECT_EQ(settled.conflicts, 1);
    EXPECT_EQ(settled.status, EventStatus::contested) << "the other facet is still in dispute";
    decisions.push_back(judged("overruled", event.facets[1]));
    settled = event;
    settleOverruled(settled, decisions);
    EXPECT_EQ(settled.status, EventStatus::corroborated);
    event.facets[0].cells.push_back(voice("coast guard", "12"));
    settled = event;
    settleOverruled(settled, decisions);
    EXPECT_EQ(settled.facets[0].status, FacetStatus::conflict);
    EXPECT_EQ(settled.conflicts, 1);
}

} // namespace
} // namespace claimline::store
