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

} // namespace
} // namespace claimline::store
