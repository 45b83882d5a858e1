// One article more: what is joined near to it is what the whole project, joined anew, would give.
#include "ingest/resolve_steps.h"
#include "world.h"

#include <algorithm>

namespace claimline::ingest {
namespace {

std::vector<std::string> samplePaths() {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CLAIMLINE_DATA_DIR "/samples"))
        if (entry.is_regular_file())
            paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// Stored, and not yet joined. A file may hold several articles.
std::vector<ArticleId> store(store::Project& project, const std::string& path) {
    std::vector<ArticleId> ids;
    (void)analyser().readers().read({path, *readBytes(path)}, [&](formats::Item item) {
        if (!item.article)
            return true;
        auto analysis = analyser().analyse(*item.article);
        ids.push_back(item.article->id);
        const Sha256 hash = item.article->rawHash;
        EXPECT_TRUE(project.putArticle(
            {std::move(*item.article), item.raw, std::move(analysis.facts), serialize(analysis.outline)},
            {path, hash, analysisVersion, "", "", 1}));
        return true;
    });
    return ids;
}

// The words of the reports of each event.
std::vector<std::string> groups(const std::vector<Event>& events) {
    std::vector<std::string> out;
    for (const Event& event : events) {
        std::string& group = out.emplace_back();
        for (const ReportRef& report : event.reports)
            group += report.report.text() + " " + report.quote.substr(0, 60) + "\n";
    }
    return out;
}

bool tellsOf(const Event& event, const std::vector<ArticleId>& articles) {
    return std::ranges::any_of(event.reports, [&](const ReportRef& report) {
        return std::ranges::find(articles, report.article) != articles.end();
    });
}

TEST_F(Import, AnArticleJoinedNearByGivesWhatTheWholeProjectGives) {
    const std::vector<std::string> paths = samplePaths();
    ASSERT_GE(paths.size(), 10u);
    for (std::size_t last = 0; last < paths.size(); last += 3) {
        SCOPED_TRACE(paths[last]);
        store::Project project = open(std::to_string(last) + ".claimline");
        for (std::size_t i = 0; i < paths.size(); ++i)
            if (i != last)
                store(project, paths[i]);
        ASSERT_TRUE(resolveProject(project, analyser()));
        const std::vector<ArticleId> added = store(project, paths[last]);
        const auto done = resolveNear(project, analyser(), added);
        ASSERT_TRUE(done) << done.error().message();
        EXPECT_FALSE(project.eventsStale());
        EXPECT_THAT(project.check()->faults, testing::IsEmpty());
        const std::vector<Event> near = *project.events({});
        ASSERT_TRUE(resolveProject(project, analyser()));
        const std::vector<Event> whole = *project.events({});
        EXPECT_THAT(groups(near), testing::UnorderedElementsAreArray(groups(whole)));
        for (const Event& event : whole) {
            const auto same = std::ranges::find(near, event.id, &Event::id);
            if (same != near.end() && same->reports == event.reports && tellsOf(event, added)) {
                EXPECT_EQ(same->title, event.title);
                EXPECT_TRUE(same->facets == event.facets) << event.title;
            }
        }
    }
}

TEST_F(Import, ACancelledJoiningLeavesTheEventsAsTheyWereAndIsMadeUpFor) {
    writeArticles(3);
    store::Project project = open();
    import(project, {in()});
    const std::string before = dump(project);
    const std::vector<Event> events = *project.events({});
    store(project, write("late.txt", articleText(7)));
    const std::atomic<bool> cancel = true;
    const auto cancelled = resolveProject(project, analyser(), nullptr, &cancel);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().kind, ErrorKind::cancelled);
    EXPECT_TRUE(project.eventsStale());
    EXPECT_EQ(*project.events({}), events);
    import(project, {in()});
    EXPECT_FALSE(project.eventsStale());
    EXPECT_NE(dump(project), before);
}

} // namespace
} // namespace claimline::ingest
