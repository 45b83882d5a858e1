// What a picture of the timeline costs, in CPU time, 1600 x 900, by the number of events; and what stands
// before it: reading the project, a filter. "large" ones are left out when the tests run it.
#include "timeline_project.h"

#include "timeline/timeline.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>

#include <cstdio>
#include <map>
#include <unistd.h>

namespace claimline::bench {
namespace {

void application() {
    static int count = 1;
    static char name[] = "bench";
    static char* names[] = {name, nullptr};
    static QApplication app(count, names);
}

std::shared_ptr<const store::Slice> known(std::size_t events) {
    static std::map<std::size_t, std::shared_ptr<const store::Slice>> slices;
    auto& slice = slices[events];
    if (!slice) {
        slices.clear(); // one at a time: ten million take 2 GB
        slices[events] = sliceOf(events);
    }
    return slices[events];
}

// A timeline as the window has it, with a picture that it is painted into.
class Stage {
public:
    explicit Stage(std::shared_ptr<const store::Slice> slice) {
        timeline.setReducedMotion(true);
        timeline.resize(1600, 900);
        timeline.setSlice(std::move(slice));
        timeline.show();
        paint();
    }
    void paint() { timeline.viewport()->render(&picture); }
    // The longest range around the middle of which at most `events` are in sight.
    ui::TimeRange rangeOf(std::uint32_t events) {
        const ui::TimeRange whole = timeline.whole();
        const double middle = whole.from + whole.length() * 0.43;
        double length = whole.length();
        while (ui::countVisible(*timeline.slice(), timeline.lanes(), middle - length / 2, middle + length / 2,
                                1U << 31) > events)
            length *= 0.95;
        return {middle - length / 2, middle + length / 2};
    }

    ui::Timeline timeline;
    QImage picture{1600, 900, QImage::Format_RGB32};
};

// Pan by some pixels a frame, back and forth, over a window.
void panFrames(benchmark::State& state, Stage& stage, ui::TimeRange range) {
    stage.timeline.setRange(range);
    stage.paint();
    const double step = range.length() / 1392 * 7;
    int at = 0;
    for (auto _ : state) {
        at = (at + 1) % 200;
        const double shift = step * (at < 100 ? at : 200 - at);
        stage.timeline.setRange({range.from + shift, range.to + shift});
        stage.paint();
    }
}

void density(benchmark::State& state) {
    application();
    Stage stage(known(static_cast<std::size_t>(state.range(0))));
    ui::TimeRange range = stage.timeline.whole();
    range.to -= range.length() * 0.2;
    panFrames(state, stage, range);
}

void names(benchmark::State& state) {
    application();
    Stage stage(known(static_cast<std::size_t>(state.range(0))));
    panFrames(state, stage, stage.rangeOf(2900));
}

// From all to an hour in 200 steps and back.
void zoomFrames(benchmark::State& state) {
    application();
    Stage stage(known(static_cast<std::size_t>(state.range(0))));
    const ui::TimeRange whole = stage.timeline.whole();
    const double middle = whole.from + whole.length() * 0.43;
    const double factor = std::pow(3600 / whole.length(), 1.0 / 200);
    int at = 0;
    for (auto _ : state) {
        at = (at + 1) % 400;
        const double length = whole.length() * std::pow(factor, at < 200 ? at : 400 - at);
        stage.timeline.setRange({middle - length / 2, middle + length / 2});
        stage.paint();
    }
}

// ---------------------------------------------------------------- from the file

std::filesystem::path fileOf(std::size_t events) {
    const char* given = std::getenv("CLAIMLINE_BENCH_FOLDER");
    const auto folder =
        given != nullptr ? std::filesystem::path(given) : std::filesystem::temp_directory_path();
    const auto file = folder / ("bench-" + std::to_string(events) + ".claimline");
    if (!std::filesystem::exists(file))
        writeProject(file, events);
    return file;
}

double residentMegabytes() {
    long pages = 0, resident = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r"); file != nullptr) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2)
            resident = 0;
        std::fclose(file);
    }
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void firstPicture(benchmark::State& state) {
    application();
    const auto file = fileOf(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const auto project = store::Project::open(file, store::Mode::read);
        Stage stage(std::make_shared<const store::Slice>(*project->slice({})));
        state.counters["MB"] = residentMegabytes();
    }
}

void filterToPicture(benchmark::State& state) {
    application();
    const auto project =
        store::Project::open(fileOf(static_cast<std::size_t>(state.range(0))), store::Mode::read);
    Stage stage(std::make_shared<const store::Slice>(*project->slice({})));
    std::size_t at = 0;
    for (auto _ : state) {
        store::Filter filter;
        filter.types = {static_cast<EventType>(at++ % 6)};
        auto slice = std::make_shared<const store::Slice>(*project->slice(filter));
        stage.timeline.setSlice(std::move(slice));
        stage.paint();
    }
}

void keystrokeToPicture(benchmark::State& state) {
    application();
    const auto project =
        store::Project::open(fileOf(static_cast<std::size_t>(state.range(0))), store::Mode::read);
    Stage stage(std::make_shared<const store::Slice>(*project->slice({})));
    const std::string typed = "crack hull";
    std::size_t at = 0;
    for (auto _ : state) {
        store::Filter filter;
        filter.text = typed.substr(0, 1 + at++ % typed.size());
        auto slice = std::make_shared<const store::Slice>(*project->slice(filter));
        stage.timeline.setSlice(std::move(slice));
        stage.paint();
    }
}

constexpr auto ms = benchmark::kMillisecond;

// CPU is that of all threads, and the time is what one waits.
void waited(benchmark::internal::Benchmark* bench) {
    bench->Unit(ms)->MeasureProcessCPUTime()->UseRealTime();
}

BENCHMARK(density)->Arg(10'000)->Arg(100'000)->Unit(ms);
BENCHMARK(density)->Name("density/large")->Arg(1'000'000)->Arg(10'000'000)->Unit(ms);
BENCHMARK(names)->Arg(10'000)->Arg(100'000)->Unit(ms);
BENCHMARK(names)->Name("names/large")->Arg(1'000'000)->Arg(10'000'000)->Unit(ms);
BENCHMARK(zoomFrames)->Arg(10'000)->Arg(100'000)->Unit(ms);
BENCHMARK(zoomFrames)->Name("zoomFrames/large")->Arg(1'000'000)->Arg(10'000'000)->Unit(ms);
BENCHMARK(firstPicture)->Arg(10'000)->Apply(waited);
BENCHMARK(firstPicture)->Name("firstPicture/large")->Arg(1'000'000)->Apply(waited);
BENCHMARK(filterToPicture)->Arg(10'000)->Apply(waited);
BENCHMARK(filterToPicture)->Name("filterToPicture/large")->Arg(1'000'000)->Apply(waited);
BENCHMARK(keystrokeToPicture)->Arg(10'000)->Apply(waited);
BENCHMARK(keystrokeToPicture)->Name("keystrokeToPicture/large")->Arg(1'000'000)->Apply(waited);

} // namespace
} // namespace claimline::bench
