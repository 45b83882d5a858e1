// Resolve over collections of a thousand to a hundred thousand articles: the cost of one article must not
// grow.
#include "bench/collection.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace claimline {

namespace {

const ingest::Analyser& analyser() {
    static const auto loaded = ingest::Analyser::load("en");
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
        std::exit(2);
    }
    return *loaded;
}

// Resident set of this process in MB.
double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double size = 0, resident = 0;
    file >> size >> resident;
    return resident * 4096 / 1e6;
}

void joinEvents(benchmark::State& state) {
    static const bench::Collection collection(analyser());
    const auto count = static_cast<std::size_t>(state.range(0));
    const double before = residentMegabytes();
    std::vector<bench::Collection::Made> made;
    made.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(collection.make(i));
    std::vector<resolve::ArticleFacts> articles;
    for (const auto& one : made)
        articles.push_back({one.article.id, one.article.title, one.article.publisher, one.article.agency,
                            one.article.text, &one.facts});
    const double held = residentMegabytes();
    std::size_t events = 0;
    for (auto _ : state)
        events = analyser().resolver().events(articles).size();
    state.counters["articles/s"] = benchmark::Counter(
        static_cast<double>(count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["events"] = static_cast<double>(events);
    state.counters["facts MB"] = held - before;
    state.counters["work MB"] = residentMegabytes() - held;
}
BENCHMARK(joinEvents)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(joinEvents)->Name("joinEvents large")->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(1);

void dateArticles(benchmark::State& state) {
    static const bench::Collection collection(analyser());
    const auto count = static_cast<std::size_t>(state.range(0));
    std::vector<resolve::DateOutline> outlines;
    for (std::size_t i = 0; i < count; ++i)
        outlines.push_back(collection.make(i).outline);
    for (auto _ : state)
        benchmark::DoNotOptimize(analyser().resolver().dateArticles(outlines));
    state.counters["articles/s"] = benchmark::Counter(
        static_cast<double>(count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(dateArticles)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(dateArticles)
    ->Name("dateArticles large")
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

} // namespace

} // namespace claimline
