#include "sample.h"

namespace claimline::store {
namespace {

TEST(StoredArticle, ComesBackWholeAfterTheProjectIsOpenedAgain) {
    const Folder folder;
    const ArticleEntry entry = entryOf("a.txt", "Eleven people died when the ferry burned. Später mehr.");
    {
        Project project = openProject(folder / "p.claimline");
        EXPECT_EQ(*project.putArticle(entry, ledgerOf(entry)), Outcome::stored);
    }
    const Project project = openProject(folder / "p.claimline", Mode::read);
    EXPECT_EQ(*project.article(entry.article.id), entry.article);
    EXPECT_EQ(*project.facts(entry.article.id), entry.facts);
    EXPECT_EQ(*project.raw(entry.article.id), entry.raw);
    const auto rows = *project.articles();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].title, entry.article.title);
    EXPECT_EQ(rows[0].published, entry.facts.published);
    EXPECT_EQ(rows[0].claims, 1u);
    EXPECT_EQ(rows[0].cuts, 1u);
    EXPECT_EQ(rows[0].bytes, entry.article.text.size());
}

TEST(Project, IsOneFileOnceItIsClosed) {
    const Folder folder;
    for (const Mode mode : {Mode::write, Mode::read}) {
        openProject(folder / "p.claimline", mode);
        EXPECT_TRUE(std::filesystem::exists(folder / "p.claimline"));
        EXPECT_FALSE(std::filesystem::exists(folder / "p.claimline-wal"));
        EXPECT_FALSE(std::filesystem::exists(folder / "p.claimline-shm"));
    }
}

TEST(StoredArticle, IsStoredOnceWhateverItsFileIsCalled) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const ArticleEntry first = entryOf("a.txt", "The ferry burned. ");
    ArticleEntry second = first;
    second.article.path = "b.txt";
    EXPECT_EQ(*project.putArticle(first, ledgerOf(first)), Outcome::stored);
    EXPECT_EQ(*project.putArticle(second, ledgerOf(second)), Outcome::duplicate);
    EXPECT_EQ(project.articles()->size(), 1u);
    EXPECT_EQ((*project.ledger("b.txt", second.article.rawHash))->outcome, "duplicate");
}

TEST(StoredArticle, TakesTheFactsOfANewerAnalysisOnly) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const ArticleEntry old = entryOf("a.txt", "The ferry burned. Nobody knows why.");
    ArticleEntry newer = old;
    newer.facts.claims.clear();
    EXPECT_EQ(*project.putArticle(old, ledgerOf(old, 2)), Outcome::stored);
    EXPECT_EQ(*project.putArticle(newer, ledgerOf(newer, 1)), Outcome::duplicate);
    EXPECT_EQ(*project.facts(old.article.id), old.facts);
    EXPECT_EQ(*project.putArticle(newer, ledgerOf(newer, 3)), Outcome::replaced);
    EXPECT_EQ(*project.facts(old.article.id), newer.facts);
    EXPECT_EQ((*project.articles())[0].claims, 0u);
}

TEST(StoredArticle, IsFoundByAPrefixOfItsId) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const ArticleEntry entry = entryOf("a.txt", "The ferry burned.");
    store(project, {entry});
    EXPECT_EQ(*project.findArticle(entry.article.id.text().substr(0, 6)), entry.article.id);
    EXPECT_EQ(project.findArticle(entry.article.id.text().substr(0, 5)).error().kind, ErrorKind::usage);
    EXPECT_EQ(project.findArticle("'; DROP").error().kind, ErrorKind::usage);
    EXPECT_EQ(project.article(ArticleId{12345}).error().kind, ErrorKind::notFound);
}

TEST(Ledger, RemembersWhatWasReadAndWithWhichAnalysis) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const LedgerRow row{"broken.html", sha256("x"), 4, "refused", "it is no text", 0};
    ASSERT_TRUE(project.putLedger(row));
    const auto found = *project.ledger("broken.html", sha256("x"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->analysisVersion, 4);
    EXPECT_EQ(found->fault, "it is no text");
    EXPECT_FALSE(*project.ledger("broken.html", sha256("y")));
}

TEST(Outlines, AreGivenForEveryArticle) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    store(project, {entryOf("a.txt", "The ferry burned."), entryOf("b.txt", "The ferry sank.")});
    std::vector<std::string> outlines;
    ASSERT_TRUE(
        project.forEachOutline([&](ArticleId, const std::string& outline) { outlines.push_back(outline); }));
    EXPECT_THAT(outlines, testing::UnorderedElementsAre("outline of a.txt", "outline of b.txt"));
}

TEST(Facts, WrittenAnewMakeTheEventsStaleUntilTheyAreWrittenToo) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    EXPECT_FALSE(project.eventsStale());
    const ArticleEntry entry = entryOf("a.txt", "The ferry burned.");
    store(project, {entry});
    EXPECT_TRUE(project.eventsStale());
    ASSERT_TRUE(project.putEvents({eventOf({entry}, "Ferry burns")}));
    EXPECT_FALSE(project.eventsStale());
    ASSERT_TRUE(project.putFacts(entry.article.id, entry.facts, ""));
    EXPECT_TRUE(project.eventsStale());
}

TEST(FullDisk, LeavesAllThatWasStoredAndNothingHalf) {
    for (const std::uint32_t pages : {60u, 80u, 120u}) {
        const Folder folder;
        std::size_t stored = 0;
        {
            Project project = openProject(folder / "p.claimline", Mode::write, {pages});
            for (int i = 0; i < 200; ++i) {
                const ArticleEntry entry =
                    entryOf("a" + std::to_string(i),
                            "Ferry " + std::to_string(i) + " burned. " + std::string(2'000, 'x'));
                const Result<Outcome> outcome = project.putArticle(entry, ledgerOf(entry));
                if (!outcome) {
                    EXPECT_EQ(outcome.error().kind, ErrorKind::noSpace) << outcome.error().message();
                    break;
                }
                ++stored;
            }
        }
        EXPECT_LT(stored, 200u) << pages;
        Project project = openProject(folder / "p.claimline");
        EXPECT_EQ(project.articles()->size(), stored);
        EXPECT_THAT(project.check()->faults,
                    testing::Each(testing::HasSubstr("is on no event"))); // none of damage
    }
}

} // namespace
} // namespace claimline::store
