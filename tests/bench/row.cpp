#include "bench/row.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

namespace claimline::bench {

namespace {

constexpr std::string_view extra = "also ";

double fourDigits(double value) {
    if (value == 0 || !std::isfinite(value))
        return 0;
    const double scale = std::pow(10, 3 - std::floor(std::log10(std::abs(value))));
    return scale > 1 ? std::round(value * scale) / scale : std::round(value);
}

// Google's run as a line of ours. It gives the means of the clock and of the CPU; the clock's spread is in
// counters.
class RowPrinter : public benchmark::BenchmarkReporter {
public:
    explicit RowPrinter(bool json)
        : json_(json) {}

    bool ReportContext(const Context&) override {
        if (!json_)
            std::printf("%-34s%12s%12s%12s\n", "", "median", "p95", "cpu");
        return true;
    }

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs)
            json_ ? printJson(run) : printForPeople(run);
        std::fflush(stdout);
    }

private:
    static double figure(const Run& run, double seconds) {
        const bool rate = run.report_label != "ms";
        return fourDigits(rate ? run.counters.at("work").value / seconds : seconds * 1000);
    }
    static double median(const Run& run) { return figure(run, run.counters.at("median").value); }
    static double p95(const Run& run) { return figure(run, run.counters.at("p95").value); }
    // Of all threads.
    static double cpu(const Run& run) {
        return figure(run, run.cpu_accumulated_time / static_cast<double>(run.iterations));
    }

    static void printJson(const Run& run) {
        nlohmann::ordered_json row{{"name", run.run_name.function_name},
                                   {"unit", run.report_label},
                                   {"median", median(run)},
                                   {"p95", p95(run)},
                                   {"cpu", cpu(run)},
                                   {"steps", run.iterations}};
        for (const auto& [name, counter] : run.counters)
            if (name.starts_with(extra))
                row[name.substr(extra.size())] = fourDigits(counter.value);
        std::printf("%s\n", row.dump().c_str());
    }

    static void printForPeople(const Run& run) {
        std::printf("%-34s%12g%12g%12g %s", run.run_name.function_name.c_str(), median(run), p95(run),
                    cpu(run), run.report_label.c_str());
        for (const auto& [name, counter] : run.counters)
            if (name.starts_with(extra))
                std::printf(", %s %g", name.substr(extra.size()).c_str(), fourDigits(counter.value));
        std::printf("\n");
    }

    bool json_;
};

} // namespace

void Steps::summarize(std::vector<double> seconds) {
    std::sort(seconds.begin(), seconds.end());
    const std::size_t count = seconds.size();
    if (count == 0)
        return;
    state_.counters["median"] = (seconds[(count - 1) / 2] + seconds[count / 2]) / 2;
    state_.counters["p95"] = seconds[(count * 95 + 99) / 100 - 1]; // the least that 95 of 100 do not exceed
}

void measure(const Rows& rows, bool once, bool json) {
    for (const Row& row : rows)
        benchmark::RegisterBenchmark(row.name.c_str(),
                                     [row](benchmark::State& state) {
                                         state.SetLabel(row.unit);
                                         Steps steps(state);
                                         row.measure(steps);
                                     })
            ->Iterations(once ? 1 : row.steps)
            ->MeasureProcessCPUTime()
            ->UseRealTime();
    RowPrinter printer(json);
    benchmark::RunSpecifiedBenchmarks(&printer);
}

} // namespace claimline::bench
