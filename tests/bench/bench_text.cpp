// Bytes of text a second and one core, per stage; "articles" in the last is the whole analysis of one
// article.
#include "bench/sample_text.h"
#include "claims/claims.h"
#include "ingest/ingest.h"
#include "reports/reports.h"
#include "time/time.h"

#include <benchmark/benchmark.h>
#include <cstdlib>

namespace claimline {

namespace {

const std::filesystem::path& words() {
    static const std::filesystem::path folder = CLAIMLINE_DATA_DIR "/language/en";
    return folder;
}

template<class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(2);
    }
    return std::move(*result);
}

// What each stage gets from the stages before it.
struct Prepared {
    std::vector<Article> articles = bench::sampleArticles();
    language::Language language = must(language::Language::load("en"));
    time::TimeFinder times = must(time::TimeFinder::load(words()));
    claims::ClaimFinder claims = must(claims::ClaimFinder::load(words()));
    reports::ReportFinder reports = must(reports::ReportFinder::load(words()));
    std::vector<language::Document> documents;
    std::vector<Facts> facts;
    std::int64_t tokens = 0;

    Prepared() {
        for (const Article& article : articles) {
            documents.push_back(language.analyse(article.text));
            tokens += static_cast<std::int64_t>(documents.back().tokens.size());
            Facts& own = facts.emplace_back();
            own.published = article.published;
            own.timexes = times.find(article.text, documents.back(), own.published);
            own.places = documents.back().places;
            claims::Found found = claims.find(article, documents.back(), own.timexes);
            own.sources = std::move(found.sources);
            own.claims = std::move(found.claims);
        }
    }
};

const Prepared& prepared() {
    static const Prepared all;
    return all;
}

void count(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * bench::textBytes(prepared().articles));
}

void languageStage(benchmark::State& state) {
    const Prepared& all = prepared();
    for (auto _ : state)
        for (const Article& article : all.articles)
            benchmark::DoNotOptimize(all.language.analyse(article.text));
    count(state);
    state.counters["tokens/s"] =
        benchmark::Counter(static_cast<double>(all.tokens * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(languageStage)->Unit(benchmark::kMillisecond);

void timeStage(benchmark::State& state) {
    const Prepared& all = prepared();
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); ++i)
            benchmark::DoNotOptimize(
                all.times.find(all.articles[i].text, all.documents[i], all.facts[i].published));
    count(state);
}
BENCHMARK(timeStage)->Unit(benchmark::kMillisecond);

void articleDateStage(benchmark::State& state) {
    const Prepared& all = prepared();
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); ++i)
            benchmark::DoNotOptimize(all.times.dateArticle(all.articles[i], all.documents[i]));
    count(state);
}
BENCHMARK(articleDateStage)->Unit(benchmark::kMillisecond);

void claimsStage(benchmark::State& state) {
    const Prepared& all = prepared();
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); ++i)
            benchmark::DoNotOptimize(
                all.claims.find(all.articles[i], all.documents[i], all.facts[i].timexes));
    count(state);
}
BENCHMARK(claimsStage)->Unit(benchmark::kMillisecond);

void reportsStage(benchmark::State& state) {
    const Prepared& all = prepared();
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); ++i)
            benchmark::DoNotOptimize(all.reports.find(all.articles[i], all.documents[i], all.facts[i]));
    count(state);
}
BENCHMARK(reportsStage)->Unit(benchmark::kMillisecond);

void wholeAnalysis(benchmark::State& state) {
    static const ingest::Analyser analyser = must(ingest::Analyser::load("en"));
    const Prepared& all = prepared();
    for (auto _ : state)
        for (const Article& article : all.articles)
            benchmark::DoNotOptimize(analyser.analyse(article));
    count(state);
    state.counters["articles/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(all.articles.size()),
                           benchmark::Counter::kIsRate);
}
BENCHMARK(wholeAnalysis)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace claimline
