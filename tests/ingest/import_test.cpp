#include "world.h"

#include <algorithm>
#include <sys/wait.h>

namespace claimline::ingest {
namespace {

TEST_F(Import, StoresEveryArticleAndASecondRunAddsNothing) {
    writeArticles(4);
    store::Project project = open();
    const Summary first = import(project, {in()});
    EXPECT_EQ(first.articles, 4u);
    EXPECT_EQ(first.added, 4u);
    EXPECT_EQ(first.duplicates, 0u);
    EXPECT_GT(first.claims, 0u);
    const std::string before = dump(project);
    const auto generation = project.generation();
    const Summary second = import(project, {in()});
    EXPECT_EQ(second.articles, 4u);
    EXPECT_EQ(second.added, 0u);
    EXPECT_EQ(second.duplicates, 4u);
    EXPECT_EQ(second.events, first.events);
    EXPECT_EQ(second.claims, first.claims);
    EXPECT_EQ(second.conflicts, first.conflicts);
    EXPECT_EQ(dump(project), before);
    EXPECT_EQ(project.generation(), generation);
}

TEST_F(Import, KnowsATextAgainUnderAnotherName) {
    write("a.txt", articleText(1));
    write("b.txt", articleText(1));
    store::Project project = open();
    const Summary summary = import(project, {in()});
    EXPECT_EQ(summary.added, 1u);
    EXPECT_EQ(summary.duplicates, 1u);
    ASSERT_EQ(project.articles()->size(), 1u);
    EXPECT_TRUE(project.articles()->front().path.ends_with("a.txt"));
}

TEST_F(Import, NamesWhatItRefusesAndGoesOn) {
    writeArticles(2);
    const std::string blank = write("blank.txt", " \n \n");
    const std::string missing = (folder / "nowhere.txt").string();
    store::Project project = open();
    for (int run = 0; run < 2; ++run) { // the second run names them too, though it reads nothing anew
        const Summary summary = import(project, {in(), missing});
        EXPECT_EQ(summary.articles, 2u);
        ASSERT_EQ(summary.refused.size(), 2u);
        EXPECT_EQ(summary.refused[0].path, blank);
        EXPECT_EQ(summary.refused[0].error.find(blank), std::string::npos) << "the path stands beside it";
        EXPECT_FALSE(summary.refused[0].error.empty());
        EXPECT_EQ(summary.refused[1].path, missing);
        EXPECT_THAT(summary.refused[1].error, testing::HasSubstr("no such file"));
    }
}

TEST_F(Import, ReadsEveryEntryOfAFileAndNamesTheBadOne) {
    const std::string file =
        write("many.jsonl", R"({"title":"One","text":"A bridge fell in Ulm on 3 May 2021, police said."})"
                            "\n{broken\n"
                            R"({"title":"Two","text":"A mill burned in Ulm on 4 May 2021, police said."})"
                            "\n");
    store::Project project = open();
    for (int run = 0; run < 2; ++run) {
        const Summary summary = import(project, {file});
        EXPECT_EQ(summary.articles, 2u);
        EXPECT_EQ(summary.added, run == 0 ? 2u : 0u);
        ASSERT_EQ(summary.refused.size(), 1u);
        EXPECT_TRUE(summary.refused[0].path.starts_with(file)) << summary.refused[0].path;
    }
    EXPECT_EQ(project.articles()->size(), 2u);
}

TEST_F(Import, KeepsAnArticleInAnotherLanguageAndReadsNothingOutOfIt) {
    write("a.txt", articleText(1));
    write("b.txt",
          "Die Feuerwehr rettet zwei Kinder\n\nIn der Nacht zum 3. Mai 2021 hat die Feuerwehr zwei Kinder "
          "aus dem Haus in der Altstadt gerettet. Die Mutter war nicht zu Hause, sagte die Polizei.\n");
    store::Project project = open();
    const Summary summary = import(project, {in()});
    EXPECT_EQ(summary.added, 2u);
    EXPECT_EQ(summary.foreign, 1u);
    const auto articles = project.articles();
    for (const store::ArticleRow& row : *articles) {
        EXPECT_EQ(row.events > 0, row.language == "en") << row.path;
        EXPECT_EQ(row.claims > 0, row.language == "en") << row.path;
    }
}

TEST_F(Import, ReadsWhateverIsNotKnownToBeInAnotherLanguage) {
    for (const char* language : {"", "en", "en-GB", "EN_us"})
        EXPECT_TRUE(isAnalysed(language)) << language;
    for (const char* language : {"de", "eo", "zh-Hant"})
        EXPECT_FALSE(isAnalysed(language)) << language;
}

TEST_F(Import, PassesOverHiddenFilesAndLinksInFolders) {
    write("deep/er/a.txt", articleText(1));
    write(".hidden.txt", articleText(2));
    write(".git/b.txt", articleText(3));
    const std::string outside = (folder / "outside.txt").string();
    std::ofstream(outside) << articleText(4);
    std::filesystem::create_symlink(outside, folder / "in/link.txt");
    std::filesystem::create_directory_symlink(folder, folder / "in/circle");
    store::Project project = open();
    EXPECT_EQ(import(project, {in()}).articles, 1u);
    EXPECT_EQ(import(project, {(folder / "in/link.txt").string()}).articles, 1u)
        << "a link that was named is read";
}

TEST_F(Import, GivesTheSameProjectWithAnyNumberOfThreads) {
    writeArticles(12);
    std::string first;
    for (const int threads : {1, 2, 7}) {
        store::Project project = open("threads-" + std::to_string(threads) + ".claimline");
        Options options;
        options.threads = threads;
        import(project, {in()}, options);
        if (first.empty())
            first = dump(project);
        EXPECT_EQ(dump(project), first) << threads;
    }
}

TEST_F(Import, GivesTheSameEventsInAnyOrderOfFiles) {
    writeArticles(6);
    std::vector<std::string> files;
    for (int i = 0; i < 6; ++i)
        files.push_back(in() + "/article-" + std::to_string(i) + ".txt");
    std::string first;
    for (int round = 0; round < 4; ++round) {
        store::Project project = open("order-" + std::to_string(round) + ".claimline");
        for (std::size_t i = 0; i < files.size(); i += 2) // in three imports
            import(project, {files[i], files[i + 1]});
        std::string events = dump(project);
        events.resize(events.rfind('\n')); // sides and sources stand in the order in which they came
        if (first.empty())
            first = events;
        EXPECT_EQ(events, first) << round;
        std::rotate(files.begin(), files.begin() + 1, files.end());
    }
}

TEST_F(Import, StopsWhenAskedAndKeepsWhatIsStored) {
    writeArticles(30);
    store::Project project = open();
    std::atomic<bool> cancel{false};
    Options options;
    options.cancel = &cancel;
    const Summary stopped = import(project, {in()}, options, [&](const Progress& progress) {
        if (progress.added >= 3)
            cancel = true;
    });
    EXPECT_TRUE(stopped.cancelled);
    EXPECT_GE(stopped.added, 3u);
    EXPECT_LT(stopped.added, 30u);
    EXPECT_EQ(project.articles()->size(), stopped.added);
    EXPECT_FALSE(project.eventsStale());
    const Summary rest = import(project, {in()});
    EXPECT_EQ(rest.added, 30 - stopped.added);
    EXPECT_EQ(project.articles()->size(), 30u);
}

TEST_F(Import, TellsItsProgressUpToTheEnd) {
    writeArticles(3);
    store::Project project = open();
    std::vector<Progress> told;
    import(project, {in()}, {}, [&](const Progress& progress) { told.push_back(progress);
});
ASSERT_FALSE(told.empty());
EXPECT_EQ(told.front().filesDone, 0u);
EXPECT_EQ(told.back().filesDone, 3u);
EXPECT_EQ(told.back().filesTotal, 3u);
EXPECT_EQ(told.back().added, 3u);
EXPECT_EQ(told.back().stage, Progress::Stage::done);
EXPECT_TRUE(std::ranges::is_sorted(told, {}, &Progress::articles));
} // namespace

TEST_F(Import, TakesTheGivenDateForArticlesThatStateNone) {
    const std::string file = write("a.txt", "Mill burns\n\nA mill burned in Ulm on Tuesday, police said.\n");
    store::Project project = open();
    Options options;
    options.date = "2021-05-06"; // a Thursday
    import(project, {file}, options);
    const auto rows = *project.articles();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].published.edtf, "2021-05-06");
    EXPECT_EQ(rows[0].published.basis, DateBasis::given);
    options.date = "yesterday";
    const auto wrong = importFiles(project, analyser(), {file}, options);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::usage);
}

TEST_F(Import, LetsAPersonsDateWinOverTheAnalysis) {
    const std::string file = write("a.txt", "Mill burns\n\nA mill burned in Ulm on Tuesday, police said.\n");
    store::Project project = open();
    Options options;
    options.date = "2021-05-06";
    import(project, {file}, options);
    store::Decision decision;
    decision.kind = store::DecisionKind::articleDate;
    decision.article = project.articles()->front().id;
    decision.value = "2021-06-10";
    const auto number = project.addDecision(decision);
    ASSERT_TRUE(number);
    ASSERT_TRUE(resolveProject(project, analyser()));
    EXPECT_EQ(project.articles()->front().published.edtf, "2021-06-10");
    EXPECT_EQ(project.articles()->front().published.basis, DateBasis::user);
    ASSERT_TRUE(project.setUndone(*number, true));
    ASSERT_TRUE(resolveProject(project, analyser()));
    EXPECT_EQ(project.articles()->front().published.edtf, "2021-05-06");
}

TEST_F(Import, KeepsDecisionsAndSoundnessOverASecondAnalysis) {
    writeArticles(3);
    store::Project project = open();
    import(project, {in()});
    const auto events = *project.events({});
    ASSERT_FALSE(events.empty());
    store::Decision decision;
    decision.kind = store::DecisionKind::title;
    decision.report = events.front().reports.front().report;
    decision.value = "Blaze";
    ASSERT_TRUE(project.addDecision(decision));
    ASSERT_TRUE(resolveProject(project, analyser()));
    EXPECT_EQ(project.event({decision.report.value})->title, "Blaze");
    EXPECT_THAT(project.check()->faults, testing::IsEmpty());
}

// A process that is killed at any moment leaves whole articles, and the next import completes the project as
// if nothing had been.
TEST_F(Import, ThatIsKilledIsCompletedByTheNext) {
    writeArticles(24);
    store::Project whole = open("whole.claimline");
    import(whole, {in()});
    const std::string wanted = dump(whole);
    for (int kill = 0; kill < 10; ++kill) {
        const std::string name = "killed-" + std::to_string(kill) + ".claimline";
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            auto project = store::Project::open(folder / name, store::Mode::write);
            Options options;
            options.threads = 1;
            (void)importFiles(*project, analyser(), {in()}, options, [&](const Progress& progress) {
                if (progress.added == static_cast<std::size_t>(1 + 2 * kill))
                    ::kill(getpid(), SIGKILL);
            });
            _exit(0);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status));
        store::Project project = open(name);
        EXPECT_THAT(project.check()->faults, testing::IsEmpty());
        EXPECT_EQ(project.articles()->size(), static_cast<std::size_t>(1 + 2 * kill));
        import(project, {in()});
        EXPECT_EQ(dump(project), wanted) << kill;
    }
}

} // namespace claimline::ingest
} // namespace claimline::ingest
