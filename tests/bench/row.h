// A figure of the program's costs: a row is measured in steps (a frame, a pass over some articles, an
// import), each timed by itself, so that the slow ones show.
//
//   rows.push_back({"search/10000", "ms", 60, [](Steps& steps) {
//       Shown shown(10'000);
//       steps.run([&] { shown.typeLetter(); });
//   }});
#pragma once

#include "model/result.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimline::bench {

class Steps {
public:
    explicit Steps(benchmark::State& state)
        : state_(state) {
        work(1);
    }
    // What one step does of what the row's rate counts: MB, articles, pages.
    void work(double units) { state_.counters["work"] = units; }
    // Another value of the row; its unit stands in the name where it is not the row's.
    void also(const std::string& name, double value) { state_.counters["also " + name] = value; }
    // Another rate of the row, from what one step does of it: "tokens/s". After run().
    void alsoRate(const std::string& name, double units) { also(name, units / state_.counters["median"]); }

    template<class Step>
    void run(Step&& step) {
        using Clock = std::chrono::steady_clock;
        std::vector<double> seconds;
        seconds.reserve(static_cast<std::size_t>(state_.max_iterations));
        for (auto _ : state_) {
            const auto begin = Clock::now();
            step();
            seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
        }
        summarize(std::move(seconds));
    }

private:
    void summarize(std::vector<double> seconds); // median and 95th percentile, as counters

    benchmark::State& state_;
};

enum class Size {
    quick, // a second or so: for the tests too
    usual, // what a plain run measures with them
    large, // needs minutes or gigabytes: runs only where it is asked for
};

struct Row {
    std::string name; // what/how/of how many
    std::string unit; // "ms" a step, or a rate: "MB/s"
    int steps = 1;
    std::function<void(Steps&)> measure;
    Size size = Size::usual;
};
using Rows = std::vector<Row>;

void addAnalysis(Rows& rows); // analysis/…, extract
void addProjects(Rows& rows); // ingest/…, join/…, add-one/…, dates/…
void addPdf(Rows& rows);      // pdf/…
void addTimeline(Rows& rows); // timeline/…, open/…, filter/…, search/…

// Runs the rows one after the other and prints each as soon as it is measured.
void measure(const Rows& rows, bool once, bool json); // `once`: one step each

// A bench has no use for what failed: it ends the program with the message.
template<class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "claimline-bench: %s\n", result.error().message().c_str());
        std::exit(2);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace claimline::bench
