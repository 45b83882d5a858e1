#include "cli/commands.h"
#include "cli/terminal.h"

#include <atomic>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>

namespace claimline::cli {

namespace {

// The one thing that a signal may touch. A second Ctrl-C ends the program at once: nothing is lost by that
// either.
std::atomic<bool> stopAsked{false};

void askToStop(int) {
    stopAsked = true;
    std::signal(SIGINT, SIG_DFL);
}

void print(const ingest::Summary& summary, bool json) {
    if (json) {
        nlohmann::json failed = nlohmann::json::array();
        for (const ingest::Refusal& refusal : summary.refused)
            failed.push_back({{"path", refusal.path}, {"error", refusal.error}});
        printJson({{"articles", summary.articles},
                   {"new", summary.added},
                   {"duplicates", summary.duplicates},
                   {"failed", std::move(failed)},
                   {"events", summary.events},
                   {"claims", summary.claims},
                   {"conflicts", summary.conflicts},
                   {"seconds", summary.seconds}});
        return;
    }
    if (summary.foreign > 0)
        std::cout << summary.foreign
                  << (summary.foreign == 1 ? " of the new articles is" : " of the new articles are")
                  << " not in English: stored, shown and searched, but nothing is read out of them.\n";
    std::cout << summary.articles << " articles, " << summary.added << " new, " << summary.duplicates
              << " known already. The project holds " << summary.events << " events and " << summary.claims
              << " claims with " << summary.conflicts << " contradictions.\n";
}

} // namespace

int ingestCommand(const IngestOptions& options) {
    auto analyser = ingest::Analyser::load("en");
    if (!analyser)
        return report(analyser.error());
    auto project = store::Project::open(options.project, store::Mode::write);
    if (!project) {
        report(project.error());
        return ExitCode::project;
    }
    stopAsked = false;
    std::signal(SIGINT, askToStop);
    ingest::Options how;
    how.date = options.date;
    how.threads = options.threads;
    how.cancel = &stopAsked;
    Result<ingest::Summary> summary;
    {
        ProgressLine line;
        summary = ingest::importFiles(*project, *analyser, options.paths, how,
                                      [&](const ingest::Progress& progress) { line.show(progress); });
    }
    std::signal(SIGINT, SIG_DFL);
    if (!summary)
        return report(summary.error());
    for (const ingest::Refusal& refusal : summary->refused)
        std::cerr << "claimline: " << plain(refusal.path) << ": " << plain(refusal.error) << "\n";
    if (summary->cancelled)
        std::cerr << "claimline: stopped; what was read by then is stored\n";
    print(*summary, options.json);
    return summary->refused.empty() && !summary->cancelled ? ExitCode::done : ExitCode::refused;
}

} // namespace claimline::cli
