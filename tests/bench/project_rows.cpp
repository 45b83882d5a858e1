// A project file: importing articles, joining those that it holds, adding one to them.
#include "bench/data.h"
#include "bench/memory.h"
#include "bench/row.h"
#include "ingest/resolve_steps.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>

namespace claimline::bench {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string sized(const char* name, std::size_t count) {
    return name + std::string("/") + std::to_string(count);
}

// One article a file, as a feed is saved; a thousand files a folder.
fs::path writeArticles(std::size_t count) {
    const fs::path folder = scratchFolder() / sized("articles", count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(1'000'000 + i);
        const fs::path within = folder / number.substr(0, 4);
        if (i % 1000 == 0)
            fs::create_directories(within);
        std::ofstream(within / (number + ".json")) << json(collection().makeLong(i));
    }
    return folder;
}

// When each article had been stored.
class Pace {
public:
    explicit Pace(std::size_t count) { times_.reserve(count + 1); }
    void take(const ingest::Progress& progress) {
        while (times_.size() <= progress.articles)
            times_.push_back(Clock::now());
    }
    double first() const { return rate(0, part()); }
    double last() const { return rate(times_.size() - 1 - part(), times_.size() - 1); }

private:
    std::size_t part() const { return std::min<std::size_t>(1000, times_.size() - 1); }
    double rate(std::size_t from, std::size_t to) const {
        return static_cast<double>(to - from) /
               std::chrono::duration<double>(times_[to] - times_[from]).count();
    }
    std::vector<Clock::time_point> times_;
};

void ingestFiles(Steps& steps, std::size_t count) {
    const fs::path folder = writeArticles(count), file = folder.string() + ".claimline";
    store::Project project = must(store::Project::open(file, store::Mode::write));
    analyser();
    Pace pace(count);
    const PeakMemory memory;
    steps.work(static_cast<double>(count));
    steps.run([&] {
        const ingest::Summary done =
            must(ingest::importFiles(project, analyser(), {folder.string()}, {},
                                     [&](const ingest::Progress& progress) { pace.take(progress); }));
        if (done.added != count)
            must(Result<void>(fail(ErrorKind::internal, folder.string(),
                                   std::to_string(done.added) + " of its files were imported",
                                   "the row would mislead")));
    });
    steps.also("first", pace.first());
    steps.also("last", pace.last());
    steps.also("memory", memory.megabytes());
    fs::remove_all(folder);
}

void join(Steps& steps, std::size_t count) {
    store::Project project = projectOf(count);
    const PeakMemory memory;
    steps.work(static_cast<double>(must(project.totals()).articles));
    steps.run([&] { must(ingest::resolveProject(project, analyser())); });
    steps.also("memory", memory.megabytes());
}

// Pasted: read, analysed, stored and joined to what lies near.
void addOne(Steps& steps, std::size_t count) {
    store::Project project = projectOf(count);
    std::size_t next = must(project.totals()).articles;
    const PeakMemory memory;
    steps.run([&] {
        const Article article = collection().make(next++).article;
        must(
            ingest::importText(project, analyser(),
                               {article.title, article.publisher, "", article.published.edtf, article.text}));
    });
    steps.also("memory", memory.megabytes());
}

void dates(Steps& steps, std::size_t count) {
    std::vector<resolve::DateOutline> outlines;
    for (std::size_t i = 0; i < count; ++i)
        outlines.push_back(collection().make(i).outline);
    steps.work(static_cast<double>(count));
    steps.run([&] { benchmark::DoNotOptimize(analyser().resolver().dateArticles(outlines)); });
}

} // namespace

void addProjects(Rows& rows) {
    const auto sizeOf = [](std::size_t count, std::size_t quick, std::size_t usual) {
        return count <= quick ? Size::quick : count <= usual ? Size::usual : Size::large;
    };
    for (const std::size_t count : {100, 1'000, 10'000, 100'000})
        rows.push_back({sized("ingest", count), "articles/s", 1,
                        [count](Steps& steps) { ingestFiles(steps, count); }, sizeOf(count, 100, 1'000)});
    for (const std::size_t count : {300, 10'000, 100'000}) {
        const Size size = sizeOf(count, 300, 300);
        rows.push_back({sized("join", count), "articles/s", count > 300 ? 1 : 5,
                        [count](Steps& steps) { join(steps, count); }, size});
        rows.push_back(
            {sized("add-one", count), "ms", 30, [count](Steps& steps) { addOne(steps, count); }, size});
    }
    for (const std::size_t count : {1'000, 10'000, 100'000})
        rows.push_back({sized("dates", count), "articles/s", 3,
                        [count](Steps& steps) { dates(steps, count); }, sizeOf(count, 1'000, 10'000)});
}

} // namespace claimline::bench
