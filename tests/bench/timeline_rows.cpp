// What a picture of the timeline costs, 1600 x 900, by the number of events; and what stands before it:
// reading the project, a filter, a letter typed into the search.
#include "bench/application.h"
#include "bench/data.h"
#include "bench/event_project.h"
#include "bench/memory.h"
#include "bench/row.h"
#include "timeline/timeline.h"

#include <QImage>

#include <cmath>

namespace claimline::bench {

namespace {

// Rules of the layout draw single events up to 3000 in sight, and how dense they lie above.
constexpr std::uint32_t mostNamed = 2'900, fewestDense = 3'300;
constexpr int frames = 400; // there and back

// The last one asked for: ten million events take 2 GB.
std::shared_ptr<const store::Slice> sliceFor(std::size_t events) {
    static std::size_t size = 0;
    static std::shared_ptr<const store::Slice> slice;
    if (size != events) {
        slice.reset();
        slice = events > 0 ? sliceOf(events) : nullptr;
        size = events;
    }
    return slice;
}

// A timeline as the window has it, with a picture that it is painted into.
class Stage {
public:
    explicit Stage(std::shared_ptr<const store::Slice> slice) {
        timeline_.setReducedMotion(true);
        timeline_.resize(1600, 900);
        timeline_.setSlice(std::move(slice));
        timeline_.show();
        paint();
    }
    void show(std::shared_ptr<const store::Slice> slice) {
        timeline_.setSlice(std::move(slice));
        paint();
    }
    void show(ui::TimeRange range) {
        timeline_.setRange(range);
        paint();
    }
    ui::TimeRange whole() const { return timeline_.whole(); }
    double middle() const { return whole().from + whole().length() * 0.43; }
    // The longest range around the middle of which at most `events` are in sight.
    ui::TimeRange rangeOf(std::uint32_t events) {
        double length = whole().length();
        while (ui::countVisible(*timeline_.slice(), timeline_.lanes(), middle() - length / 2,
                                middle() + length / 2, 1U << 31) > events)
            length *= 0.95;
        return around(length);
    }
    ui::TimeRange around(double length) const { return {middle() - length / 2, middle() + length / 2}; }

private:
    void paint() { timeline_.viewport()->render(&picture_); }

    ui::Timeline timeline_;
    QImage picture_{1600, 900, QImage::Format_RGB32};
};

// Five pixels a frame, there and back.
void pan(Steps& steps, Stage& stage, ui::TimeRange range) {
    stage.show(range);
    const double step = range.length() / 1392 * 5; // the lanes are so wide
    int at = 0;
    steps.run([&] {
        at = (at + 1) % frames;
        const double shift = step * (at < frames / 2 ? at : frames - at);
        stage.show({range.from + shift, range.to + shift});
    });
}

void zoom(Steps& steps, Stage& stage, double longest, double shortest) {
    const double factor = std::pow(shortest / longest, 2.0 / frames);
    int at = 0;
    steps.run([&] {
        at = (at + 1) % frames;
        stage.show(stage.around(longest * std::pow(factor, at < frames / 2 ? at : frames - at)));
    });
}

void panDensity(Steps& steps, Stage& stage) {
    ui::TimeRange range = stage.whole();
    range.to -= range.length() * 0.45;
    pan(steps, stage, range);
}
void panLabels(Steps& steps, Stage& stage) {
    pan(steps, stage, stage.rangeOf(mostNamed));
}
void zoomDensity(Steps& steps, Stage& stage) {
    zoom(steps, stage, stage.whole().length(), stage.rangeOf(fewestDense).length());
}
// From as many as are named down to an hour.
void zoomLabels(Steps& steps, Stage& stage) {
    zoom(steps, stage, stage.rangeOf(mostNamed).length(), 3600);
}

// ---------------------------------------------------------------- from the file

// Made once: writing a million events takes a while.
store::Project openEvents(std::size_t events) {
    const auto file = keptFolder() / ("bench-" + std::to_string(events) + ".claimline");
    if (!std::filesystem::exists(file))
        writeProject(file, events);
    return must(store::Project::open(file, store::Mode::read));
}

std::shared_ptr<const store::Slice> read(const store::Project& project, const store::Filter& filter) {
    return std::make_shared<const store::Slice>(must(project.slice(filter)));
}

void openProject(Steps& steps, std::size_t events) {
    openEvents(events);
    sliceFor(0);
    const PeakMemory given;
    double memory = 0;
    steps.run([&] {
        const store::Project project = openEvents(events);
        const Stage stage(read(project, {}));
        if (memory == 0) // as a program has it that opens one project
            memory = residentMegabytes();
    });
    steps.also("memory", memory);
}

// Each of the types in turn.
void filterEvents(Steps& steps, std::size_t events) {
    const store::Project project = openEvents(events);
    Stage stage(read(project, {}));
    std::size_t at = 0;
    steps.run([&] {
        store::Filter filter;
        filter.types = {static_cast<EventType>(at++ % 6)};
        stage.show(read(project, filter));
    });
}

// Letter by letter, again and again.
void search(Steps& steps, std::size_t events) {
    const store::Project project = openEvents(events);
    Stage stage(read(project, {}));
    const std::string typed = "crack hull";
    std::size_t at = 0;
    steps.run([&] {
        store::Filter filter;
        filter.text = typed.substr(0, 1 + at++ % typed.size());
        stage.show(read(project, filter));
    });
}

using OnStage = void (*)(Steps&, Stage&);

void addFrames(Rows& rows, const char* name, OnStage move, std::size_t events) {
    rows.push_back({std::string("timeline/") + name + "/" + std::to_string(events), "ms", frames,
                    [move, events](Steps& steps) {
                        startApplication();
                        Stage stage(sliceFor(events));
                        move(steps, stage);
                    },
                    events > 1'000'000 ? Size::large
                    : events > 10'000  ? Size::usual
                                       : Size::quick});
}

using OnFile = void (*)(Steps&, std::size_t);

void addFromFile(Rows& rows, const char* name, OnFile measured, int steps, std::size_t events) {
    rows.push_back({std::string(name) + "/" + std::to_string(events), "ms", steps,
                    [measured, events](Steps& all) {
                        startApplication();
                        measured(all, events);
                    },
                    events > 10'000 ? Size::large : Size::quick});
}

} // namespace

void addTimeline(Rows& rows) {
    for (const std::size_t events : {10'000, 100'000, 1'000'000, 10'000'000}) {
        addFrames(rows, "pan/density", panDensity, events);
        addFrames(rows, "pan/labels", panLabels, events);
        addFrames(rows, "zoom/density", zoomDensity, events);
        addFrames(rows, "zoom/labels", zoomLabels, events);
    }
    for (const std::size_t events : {10'000, 1'000'000}) {
        addFromFile(rows, "open", openProject, 10, events);
        addFromFile(rows, "filter", filterEvents, 60, events);
        addFromFile(rows, "search", search, 100, events);
    }
}

} // namespace claimline::bench
