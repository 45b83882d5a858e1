#include "sample.h"

namespace claimline::store {
namespace {

Decision decisionOf(DecisionKind kind, const Event& event, const std::string& value = "1") {
    Decision decision;
    decision.kind = kind;
    decision.report = event.reports.front().report;
    decision.value = value;
    decision.quote = event.reports.front().quote;
    return decision;
}

class Decisions : public testing::Test {
protected:
    void SetUp() override {
        store(project, {entry, other});
        ASSERT_TRUE(project.putEvents({event, eventOf({other}, "Dockers strike")}));
    }
    EventRow row(bool hidden = false) {
        Filter filter;
        filter.hidden = hidden;
        const Slice slice = *project.slice(filter);
        for (const EventRow& each : slice.rows) {
            if (each.id == event.id)
                return each;
        }
        return {};
    }
    Folder folder;
    const ArticleEntry entry = entryOf("a.txt", "The ferry burned. Cats watched.");
    const ArticleEntry other = entryOf("b.txt", "Dockers went on strike.");
    const Event event = eventOf({entry}, "Ferry burns");
    Project project = openProject(folder / "p.claimline");
};

TEST_F(Decisions, OnTitleHideAndBookmarkShowAtOnceAndCanBeUndone) {
    const auto before = project.generation();
    const auto title = *project.addDecision(decisionOf(DecisionKind::title, event, "Blaze on a ferry"));
    const auto hide = *project.addDecision(decisionOf(DecisionKind::hide, event));
    ASSERT_TRUE(project.addDecision(decisionOf(DecisionKind::bookmark, event)));
    EXPECT_GT(project.generation(), before);
    EXPECT_FALSE(row().id) << "a hidden event is left out";
    EXPECT_EQ(project.slice({})->total, 1u);
    EXPECT_TRUE(row(true).hidden);
    EXPECT_TRUE(row(true).bookmarked);
    EXPECT_TRUE(row(true).edited);
    EXPECT_EQ(row(true).title, "Blaze on a ferry");
    EXPECT_EQ(project.event(event.id)->title, "Blaze on a ferry");
    ASSERT_TRUE(project.setUndone(hide, true));
    ASSERT_TRUE(project.setUndone(title, true));
    EXPECT_EQ(row().title, "Ferry burns");
    EXPECT_FALSE(row().edited);
    ASSERT_TRUE(project.setUndone(title, false));
    EXPECT_EQ(row().title, "Blaze on a ferry");
}

TEST_F(Decisions, TheLastOfTwoCounts) {
    ASSERT_TRUE(project.addDecision(decisionOf(DecisionKind::bookmark, event, "1")));
    ASSERT_TRUE(project.addDecision(decisionOf(DecisionKind::bookmark, event, "0")));
    EXPECT_FALSE(row().bookmarked);
}

TEST_F(Decisions, SurviveNewAnalysisNewEventsAndReopening) {
    ASSERT_TRUE(project.addDecision(decisionOf(DecisionKind::title, event, "Blaze on a ferry")));
    ASSERT_TRUE(project.addDecision(decisionOf(DecisionKind::note, event, "ask the harbour master")));
    ASSERT_EQ(*project.putArticle(entry, ledgerOf(entry, 2)), Outcome::replaced);
    ASSERT_TRUE(project.putEvents({}));
    // The two events are one now, under the other's id.
    ASSERT_TRUE(project.putEvents({eventOf({other, entry}, "Trouble in the port")}));
    project = openProject(folder / "p.claimline");
    ASSERT_EQ(project.slice({})->rows.size(), 1u);
    EXPECT_EQ(project.slice({})->rows[0].title, "Blaze on a ferry");
    const auto all = *project.decisions();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].kind, DecisionKind::title);
    EXPECT_EQ(all[1].value, "ask the harbour master");
    EXPECT_EQ(all[1].quote, "The ferry burned.");
    EXPECT_FALSE(all[1].madeAt.empty());
    EXPECT_LT(all[0].number, all[1].number);
}

TEST_F(Decisions, OfEveryKindComeBackAsTheyWereMade) {
    for (int kind = 0; kind <= static_cast<int>(DecisionKind::facet); ++kind) {
        Decision decision{0,   static_cast<DecisionKind>(kind), {1},  {2}, {3}, {4}, "v", "q", "r",
                          "a", "2025-03-04T05:06:07Z",          false};
        const auto number = project.addDecision(decision);
        ASSERT_TRUE(number) << number.error().message();
        const Decision back = project.decisions()->back();
        EXPECT_EQ(back.number, *number);
        EXPECT_EQ(back.kind, decision.kind);
        EXPECT_EQ(back.report, decision.report);
        EXPECT_EQ(back.other, decision.other);
        EXPECT_EQ(back.article, decision.article);
        EXPECT_EQ(back.claim, decision.claim);
        EXPECT_EQ(back.value + back.quote + back.reason + back.author, "vqra");
        EXPECT_EQ(back.madeAt, decision.madeAt);
    }
}

TEST_F(Decisions, ThatAreNotThereCannotBeUndone) {
    EXPECT_EQ(project.setUndone(77, true).error().kind, ErrorKind::notFound);
}

TEST_F(Decisions, WhoseReportIsGoneAreNamedByTheCheckAndKept) {
    Decision lost = decisionOf(DecisionKind::note, event, "note");
    lost.report.value = 12345;
    ASSERT_TRUE(project.addDecision(lost));
    const auto report = *project.check();
    EXPECT_THAT(report.faults, testing::IsEmpty());
    EXPECT_THAT(report.lost, testing::ElementsAre(testing::HasSubstr("The ferry burned.")));
}

TEST(Views, AreSavedReplacedAndRemovedByName) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    ASSERT_TRUE(project.putView({"March", "{1}"}));
    ASSERT_TRUE(project.putView({"April", "{2}"}));
    ASSERT_TRUE(project.putView({"March", "{3}"}));
    const auto views = *project.views();
    ASSERT_EQ(views.size(), 2u);
    EXPECT_EQ(views[1].filter, "{3}");
    ASSERT_TRUE(project.removeView("March"));
    EXPECT_EQ(project.views()->size(), 1u);
}

} // namespace
} // namespace claimline::store
