// A project file of a thousand to a hundred thousand articles: joining all, and adding one article to it.
#include "bench/collection.h"
#include "ingest/resolve_steps.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>

namespace claimline {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void stop(const Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    std::exit(2);
}

template<class T>
T must(Result<T> result) {
    if (!result)
        stop(result.error());
    return std::move(*result);
}
void must(const Result<void>& result) {
    if (!result)
        stop(result.error());
}

const ingest::Analyser& analyser() {
    static const ingest::Analyser loaded = must(ingest::Analyser::load("en"));
    return loaded;
}

const bench::Collection& collection() {
    static const bench::Collection all(analyser());
    return all;
}

ArticleId put(store::Project& project, std::size_t number) {
    bench::Collection::Made made = collection().make(number);
    const ArticleId id = made.article.id;
    const store::LedgerRow ledger{
        made.article.path, made.article.rawHash, ingest::analysisVersion, "", "", 1};
    store::ArticleEntry entry{std::move(made.article), "", std::move(made.facts),
                              ingest::serialize(made.outline)};
    entry.raw = entry.article.text;
    must(project.putArticle(entry, ledger));
    return id;
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double size = 0, resident = 0;
    file >> size >> resident;
    return resident * 4096 / 1e6;
}

// Made once for each size, and gone at the end; kept for the next time in a folder that CLAIMLINE_BENCH_FOLDER
// names, since a large one takes minutes to make.
class Projects {
public:
    Projects() {
        if (const char* const kept = std::getenv("CLAIMLINE_BENCH_FOLDER"))
            folder_ = kept;
        else
            goes_ = folder_ =
                fs::temp_directory_path() / ("claimline-bench-" + std::to_string(std::random_device()()));
    }
    ~Projects() {
        std::error_code ignored;
        if (!goes_.empty())
            fs::remove_all(goes_, ignored);
    }
    store::Project& of(std::size_t articles) {
        const auto found = open_.find(articles);
        if (found != open_.end())
            return found->second;
        fs::create_directories(folder_);
        store::Project project = must(
            store::Project::open(folder_ / (std::to_string(articles) + ".claimline"), store::Mode::write));
        const std::size_t held = must(project.totals()).articles;
        for (std::size_t i = held; i < articles; ++i)
            put(project, i);
        if (held < articles)
            must(ingest::resolveProject(project, analyser()));
        return open_.emplace(articles, std::move(project)).first->second;
    }

private:
    fs::path folder_, goes_;
    std::map<std::size_t, store::Project> open_;
};

Projects& projects() {
    static Projects all;
    return all;
}

void joinProject(benchmark::State& state) {
    const auto articles = static_cast<std::size_t>(state.range(0));
    store::Project& project = projects().of(articles);
    for (auto _ : state)
        must(ingest::resolveProject(project, analyser()));
    state.counters["articles/s"] = benchmark::Counter(
        static_cast<double>(articles) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["resident MB"] = residentMegabytes();
}
BENCHMARK(joinProject)->Arg(300)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(joinProject)
    ->Name("joinProject large")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

// Stored and joined to what lies near; reading and analysing its text is measured in bench_text.
void addOneArticle(benchmark::State& state) {
    const auto articles = static_cast<std::size_t>(state.range(0));
    store::Project& project = projects().of(articles);
    std::size_t next = must(project.totals()).articles;
    for (auto _ : state)
        must(ingest::resolveNear(project, analyser(), {put(project, next++)}));
    state.counters["resident MB"] = residentMegabytes();
}
BENCHMARK(addOneArticle)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(addOneArticle)
    ->Name("addOneArticle large")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(30);

} // namespace

} // namespace claimline
