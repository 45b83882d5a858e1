#include "cli/commands.h"
#include "cli/terminal.h"

#include <iostream>

namespace claimline::cli {

namespace {

Result<void> writeTo(const store::Project& project, const store::Filter& filter,
                     const std::filesystem::path& file, const Hooks& hooks) {
    const bool pdf = file.extension() == ".pdf";
    if (pdf && !hooks.writePdf)
        return fail(ErrorKind::usage, file.string(),
                    "this program was built without the window, which draws PDF",
                    "export .html, or use the program with the window");
    const auto format = pdf ? exporting::Format::html : exporting::formatOf(file);
    if (!format)
        return tl::unexpected(format.error());
    const auto report = exporting::makeReport(project, filter);
    if (!report)
        return tl::unexpected(report.error());
    return pdf ? hooks.writePdf(*report, file) : exporting::write(project, *report, *format, file);
}

} // namespace

int exportCommand(const std::string& file, const FilterOptions& filters, const std::filesystem::path& output,
                  const Hooks& hooks) {
    const auto project = store::Project::open(file, store::Mode::read);
    if (!project) {
        report(project.error());
        return ExitCode::project;
    }
    const auto filter = filters.filter(*project, false);
    if (!filter)
        return report(filter.error());
    const Result<void> written = writeTo(*project, *filter, output, hooks);
    return written ? ExitCode::done : report(written.error());
}

} // namespace claimline::cli
