// A report of so many events with their comparisons, from the project to the PDF on disk.
#include "bench/application.h"
#include "bench/data.h"
#include "bench/row.h"
#include "print/print.h"

namespace claimline::bench {

namespace {

// The first so many dated events of a project, as a range of dates that a person chose.
store::Filter firstEvents(const store::Project& project, std::uint32_t count) {
    const store::Slice slice = must(project.slice({}));
    const std::uint32_t dated = static_cast<std::uint32_t>(slice.rows.size()) - slice.undated;
    if (dated <= count)
        must(Result<void>(
            fail(ErrorKind::internal, "pdf", "the project has too few events", "the row would mislead")));
    store::Filter filter;
    filter.to = slice.rows[count].earliestStart;
    return filter;
}

void printEvents(Steps& steps, std::uint32_t count) {
    startApplication();
    const store::Project project = projectOf(3 * std::size_t{count}); // of which half as many events are made
    const store::Filter filter = firstEvents(project, count);
    const auto file = scratchFolder() / "report.pdf";
    std::size_t events = 0;
    steps.run([&] {
        const exporting::Report report = must(exporting::makeReport(project, filter));
        events = report.events.size();
        must(ui::print::writePdf(report, file));
    });
    steps.also("events", static_cast<double>(events));
    steps.also("MB", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
}

} // namespace

void addPdf(Rows& rows) {
    rows.push_back({"pdf/200", "ms", 10, [](Steps& steps) { printEvents(steps, 200); }, Size::quick});
    rows.push_back({"pdf/2000", "ms", 5, [](Steps& steps) { printEvents(steps, 2'000); }, Size::large});
}

} // namespace claimline::bench
