// Which format a file name asks for, and writing it so that an error leaves the older file whole.
#include "export/export.h"
#include "export/renderers.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace claimline::exporting {

namespace {

namespace fs = std::filesystem;

Result<std::string> renderJson(const store::Project& project, const Report& report) {
    nlohmann::json all{{"title", report.title},         {"range", report.rangeText},
                       {"filters", report.filterText},  {"program", report.program},
                       {"command", report.commandLine}, {"dataHash", report.dataHash},
                       {"leftOut", report.leftOut},     {"events", nlohmann::json::array()}};
    all["sources"] = nlohmann::json::array();
    for (const CitedSource& source : report.sources)
        all["sources"].push_back({{"number", source.number},
                                  {"article", source.id.text()},
                                  {"title", source.title},
                                  {"publisher", source.publisher},
                                  {"agency", source.agency},
                                  {"author", source.author},
                                  {"url", source.url},
                                  {"path", source.path},
                                  {"published", dateJson(source.published)},
                                  {"sha256", source.textHash}});
    for (const auto* list : {&report.events, &report.undated})
        for (const ReportEvent& entry : *list) {
            auto comparison = compareJson(project, entry.event);
            if (!comparison)
                return tl::unexpected(comparison.error());
            (*comparison)["notes"] = entry.notes;
            all["events"].push_back(std::move(*comparison));
        }
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

tl::unexpected<Error> notWritten(const fs::path& file, const char* what) {
    const int code = errno;
    return fail(ErrorKind::noSpace, file.string(), std::string(what) + ": " + std::strerror(code),
                "nothing was written; an older file of that name is as it was");
}

} // namespace

Result<Format> formatOf(const fs::path& file) {
    const std::string name = file.filename().string();
    if (name.ends_with(".timelinejs.json"))
        return Format::timelinejs;
    const std::string ending = file.extension().string();
    if (ending == ".html" || ending == ".htm")
        return Format::html;
    if (ending == ".json")
        return Format::json;
    if (ending == ".csv")
        return Format::csv;
    if (ending == ".ics")
        return Format::ics;
    if (ending == ".md")
        return Format::markdown;
    return fail(ErrorKind::usage, name, "no export has this ending",
                "use .pdf, .html, .json, .csv, .ics, .md or .timelinejs.json");
}

Result<std::string> render(const store::Project& project, const Report& report, Format format) {
    switch (format) {
    case Format::html:
        return renderHtml(report);
    case Format::json:
        return renderJson(project, report);
    case Format::csv:
        return renderCsv(report);
    case Format::ics:
        return renderCalendar(report);
    case Format::markdown:
        return renderMarkdown(report);
    case Format::timelinejs:
        return renderTimelineJs(report);
    }
    return fail(ErrorKind::internal, {}, "no such format");
}

Result<void> writeWhole(const fs::path& file, std::string_view bytes) {
    // Beside the file, so that the rename stays on one disk; the process number keeps two exports apart.
    const fs::path temporary = file.string() + ".part" + std::to_string(::getpid());
    std::FILE* out = std::fopen(temporary.c_str(), "wb");
    if (!out)
        return notWritten(file, "cannot be written");
    bool whole = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
    whole = std::fflush(out) == 0 && whole;
    whole = ::fsync(::fileno(out)) == 0 && whole;
    const int code = errno;
    whole = std::fclose(out) == 0 && whole;
    if (!whole || std::rename(temporary.c_str(), file.c_str()) != 0) {
        if (!whole)
            errno = code;
        auto error = notWritten(file, "writing failed");
        std::remove(temporary.c_str());
        return error;
    }
    return {};
}

Result<void> write(const store::Project& project, const Report& report, Format format, const fs::path& file) {
    auto bytes = render(project, report, format);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return writeWhole(file, *bytes);
}

} // namespace claimline::exporting
