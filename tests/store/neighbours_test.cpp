// What lies near to an article, and events that come and go without touching the others.
#include "sample.h"

namespace claimline::store {

namespace {

class Neighbours : public testing::Test {
protected:
    Neighbours() {
        store(project, {quay, mole, vote});
        EXPECT_TRUE(project.putEvents({fire, election}));
    }

    Folder folder;
    Project project = openProject(folder / "p.claimline");
    ArticleEntry quay = entryOf("quay.txt", "The ferry burned at the quay of Marsk. Crews came.");
    ArticleEntry mole = entryOf("mole.txt", "A ferry burned by the mole of Marsk. Nobody came.");
    ArticleEntry vote = entryOf("vote.txt", "Voters chose a mayor. Turnout was low.");
    Event fire = eventOf({quay, mole}, "Ferry burns");
    Event election = eventOf({vote}, "Mayor chosen");
};

TEST_F(Neighbours, AreFoundByAnyOfTheWordsBestMatchFirst) {
    EXPECT_EQ(*project.articlesLike({"quay", "marsk"}, 5), (std::vector{quay.article.id, mole.article.id}));
    EXPECT_EQ(*project.articlesLike({"quay", "marsk"}, 1), std::vector{quay.article.id});
    EXPECT_EQ(*project.eventsLike({"mayor"}, 5), std::vector{election.id});
    EXPECT_THAT(*project.eventsLike({}, 5), testing::IsEmpty());
    EXPECT_THAT(*project.eventsLike({"\"; DROP", "NEAR(", "*"}, 5), testing::IsEmpty());
}

TEST_F(Neighbours, WordsAreCountedByTheArticlesThatHoldThem) {
    EXPECT_THAT(*project.articlesHolding({"ferry", "mayor", "comet"}), testing::ElementsAre(2, 1, 0));
}

TEST_F(Neighbours, EventsAndReportsLeadToEachOther) {
    const auto events = *project.eventsFrom({quay.article.id, vote.article.id}, true);
    EXPECT_THAT(events, testing::UnorderedElementsAre(fire.id, election.id));
    EXPECT_EQ(project.reportsOf({fire.id})->size(), 2u);
    EXPECT_TRUE(std::ranges::is_sorted(*project.articleIds()));
    EXPECT_EQ(*project.outline(quay.article.id), "outline of quay.txt");
    EXPECT_EQ(project.published(quay.article.id)->edtf, "2025-03-04");
    EXPECT_EQ(project.published(ArticleId{77}).error().kind, ErrorKind::notFound);
}

TEST_F(Neighbours, TotalsAreThoseOfTheWholeProject) {
    fire.conflicts = 2;
    ASSERT_TRUE(project.changeEvents({fire.id}, {fire}));
    const Totals totals = *project.totals();
    EXPECT_EQ(totals.articles, 3u);
    EXPECT_EQ(totals.claims, 3u);
    EXPECT_EQ(totals.events, 2u);
    EXPECT_EQ(totals.conflicts, 2u);
}

TEST_F(Neighbours, ChangedEventsLeaveTheOthersAlone) {
    const Event first = eventOf({quay}, "Ferry burns at the quay"),
                second = eventOf({mole}, "Ferry burns by the mole");
    ASSERT_TRUE(project.changeEvents({fire.id}, {first, second}));
    EXPECT_EQ(project.slice({})->rows.size(), 3u);
    EXPECT_EQ(project.event(election.id)->title, "Mayor chosen");
    EXPECT_EQ(*project.eventsLike({"quay"}, 5), std::vector{first.id});
    EXPECT_EQ(project.event(EventId{mole.facts.reports.front().id.value})->id, second.id);
    EXPECT_THAT(project.check()->faults, testing::IsEmpty());
}

TEST_F(Neighbours, EventsFromASourceThatFailsLeaveTheOldOnes) {
    int given = 0;
    const auto put = project.putEventsFrom([&]() -> Result<std::optional<Event>> {
        if (given++ == 0)
            return eventOf({vote}, "Another title");
        return fail(ErrorKind::cancelled, "joining", "it was cancelled");
    });
    ASSERT_FALSE(put);
    EXPECT_EQ(put.error().kind, ErrorKind::cancelled);
    EXPECT_EQ(project.slice({})->rows.size(), 2u);
    EXPECT_EQ(project.event(election.id)->title, "Mayor chosen");
}

} // namespace

} // namespace claimline::store
