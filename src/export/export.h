// Export: a slice of a project → tables, pages and files that others read. No Qt here: the window's printer
// paints the Report value; every other format is written by write().
#pragma once

#include "model/event.h"
#include "model/result.h"
#include "store/store.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::exporting {

// ---------------------------------------------------------------- JSON, as INTERFACE has it

// Spans are code points of the stored text, dates EDTF with "~" first, ids whole. Used by the command line
// too.
nlohmann::json dateJson(const When& when); // {"value","start","end","precision","basis","confidence"}
nlohmann::json articleJson(const store::ArticleRow& article);
nlohmann::json eventJson(const Event& event);
nlohmann::json claimJson(const store::ClaimRow& claim, const OffsetMap& articleText);
// The whole comparison of an event; reads the articles that it needs.
Result<nlohmann::json> compareJson(const store::Project& project, const Event& event);

// What a figure counts where it is not all: "child, of these", "more"; empty: the whole of the event.
std::string scopeText(const Scope& scope);

// ---------------------------------------------------------------- the report

// One article in a list of sources, with the number that citations use.
struct CitedSource {
    int number = 0; // [1]
    ArticleId id;
    std::string title, publisher, agency, author, url, path;
    When published;
    std::string textHash; // hexadecimal
};

// A quotation that a value cites: [3b].
struct Citation {
    int source = 0; // CitedSource::number
    std::string letter;
    std::string label() const; // "3b"
};

struct ReportEvent {
    Event event;
    std::vector<std::vector<Citation>> citations; // beside event.facets[i].cells[j]: citations[i][j]
    std::vector<int> columns; // CitedSource numbers, by date of publication: the columns of its matrix
    std::vector<std::string> notes;
};

// All that a report prints, in order. A pure function of the project and the filter: two runs are equal.
struct Report {
    std::string title;                   // of the project: its file name without the ending
    std::string rangeText;               // "16 to 30 November 2024", "all dates"
    std::vector<std::string> filterText; // one line a filter, in words
    std::string commandLine;             // the claimline call that gives the same
    std::string program;                 // "Claimline 0.1.0"
    std::string dataHash;                // SHA-256 over what the report holds
    std::vector<ReportEvent> events;     // dated ones by time
    std::vector<ReportEvent> undated;
    std::vector<CitedSource> sources; // by number
    std::vector<std::string> parties; // of the project, in order of appearance: gives shape and colour
    int contested = 0;
    std::uint32_t leftOut = 0; // events of the project that the filter leaves out

    const CitedSource* source(int number) const; // nullptr: no such number
};

Result<Report> makeReport(const store::Project& project, const store::Filter& filter);

enum class Format { html, json, csv, ics, markdown, timelinejs };

// By the file's ending ("x.timelinejs.json" before ".json"); fails with usage naming the endings that there
// are. "pdf" is the window's to write and fails here.
Result<Format> formatOf(const std::filesystem::path& file);

// The project is read again only for JSON, whose spans are code points of the texts.
Result<std::string> render(const store::Project& project, const Report& report, Format format);

// Through a temporary file beside it, renamed when whole: an error leaves an older file as it was.
Result<void> write(const store::Project& project, const Report& report, Format format,
                   const std::filesystem::path& file);

// Bytes to a file in the same careful way; for the pages that the window makes too.
Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes);

// "Tue 19 Nov 2024, 03:25", "night to 19 Nov 2024", "about Jan 2025", "17–19 Nov 2024", "no date".
std::string whenInWords(const When& when);
std::string titleCase(std::string_view word); // "attack" → "Attack", for types and statuses in tables

} // namespace claimline::exporting

#include "export/questions.h" // of this header: what is not known of an event

#include "export/questions.h" // of this header: what nobody says of an event
