// One stand-alone page: no script, no other file, every text escaped; reads well in print and in the dark.
#include "export/renderers.h"

#include "model/names.h"

#include <algorithm>

namespace claimline::exporting {

namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #15181c; --ink3: #626b75; --canvas: #fff; --rule: #d3d8dd; --conflict: #c2410c; --tint: #fff1e8; --accent: #1a5fb4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ecef; --ink3: #8d96a0; --canvas: #15181c; --rule: #3a424a; --conflict: #ff8a4a; --tint: #352318; --accent: #7fb4f5; } }
body { font: 15px/1.5 "Noto Sans", sans-serif; color: var(--ink); background: var(--canvas); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, q { font-family: "Noto Serif", serif; }
h2 { margin-top: 3rem; border-top: 1px solid var(--ink); padding-top: .75rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule); }
tr.conflict > th, tr.conflict > td { background: var(--tint); }
tr.conflict > th { border-left: 6px solid var(--conflict); }
.value { font-weight: 600; } .small, q { color: var(--ink3); font-size: .87rem; } .sign { color: var(--conflict); font-weight: 700; }
a { color: var(--accent); }
)";

std::string citation(const Citation& citation) {
    return "<a href=\"#s" + std::to_string(citation.source) + "\">[" + citation.label() + "]</a>";
}

void addCell(std::string& page, const Cell& cell, const Citation& cited) {
    page += "<p><span class=\"value\">" + escapedMarkup(cell.answer.value) + "</span> " + citation(cited);
    if (const std::string scope = scopeText(cell.answer.scope); !scope.empty())
        page += " <span class=\"small\">(" + escapedMarkup(scope) + ")</span>";
    page += " <span class=\"small\">" + escapedMarkup(cell.source);
    if (cell.stance != Stance::asserts)
        page += ", " + std::string(nameOf(cell.stance));
    if (cell.state != CellState::current)
        page += ", " + std::string(nameOf(cell.state));
    page += "</span><br><q>" + escapedMarkup(cell.quote) + "</q></p>";
}

void addFacet(std::string& page, const ReportEvent& entry, std::size_t index) {
    const Facet& facet = entry.event.facets[index];
    const bool conflict = facet.status == FacetStatus::conflict;
    page += conflict ? "<tr class=\"conflict\">" : "<tr>";
    page += "<th scope=\"row\">" + escapedMarkup(facet.name);
    page += "<br><span class=\"small\">" +
            std::string(conflict ? "<span class=\"sign\">≠ conflict</span>" : nameOf(facet.status));
    page += facet.because.empty() ? "" : ": " + escapedMarkup(facet.because);
    page += "</span></th>";
    for (const int column : entry.columns) {
        page += "<td>";
        bool told = false;
        for (std::size_t c = 0; c < facet.cells.size(); ++c)
            if (entry.citations[index][c].source == column) {
                addCell(page, facet.cells[c], entry.citations[index][c]);
                told = true;
            }
        page += told ? "</td>" : "<span class=\"small\">not mentioned</span></td>";
    }
    page += "</tr>\n";
}

void addEvent(std::string& page, const Report& report, const ReportEvent& entry) {
    const Event& event = entry.event;
    page += "<h2 id=\"" + event.id.text() + "\">" + escapedMarkup(event.title) + "</h2>\n<p><b>" +
            escapedMarkup(whenInWords(event.when)) + "</b>";
    if (!event.places.empty())
        page += " · " + escapedMarkup(event.places.front().name);
    page += " · " + std::string(nameOf(event.type)) + " · " + std::string(nameOf(event.status));
    page += " · <span class=\"small\">" + event.id.text().substr(0, 6) + "</span></p>\n";
    if (!event.summary.empty())
        page += "<p>" + escapedMarkup(event.summary) + "</p>\n";
    for (const std::string& note : entry.notes)
        page += "<p><b>Note</b> " + escapedMarkup(note) + "</p>\n";
    if (event.facets.empty())
        return;
    page += "<table><thead><tr><th scope=\"col\">Facet</th>";
    for (const int column : entry.columns) {
        const CitedSource* source = report.source(column);
        page += "<th scope=\"col\">[" + std::to_string(column) + "] " +
                (source ? escapedMarkup(publisherOf(*source)) : "") + "<br><span class=\"small\">" +
                (source ? escapedMarkup(whenInWords(source->published)) : "") + "</span></th>";
    }
    page += "</tr></thead><tbody>\n";
    for (std::size_t f = 0; f < event.facets.size(); ++f)
        addFacet(page, entry, f);
    page += "</tbody></table>\n";
}

} // namespace

std::string renderHtml(const Report& report) {
    std::string page =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"><title>" +
        escapedMarkup(report.title) + "</title><style>" + style + "</style></head><body>\n";
    page += "<h1>" + escapedMarkup(report.title) + "</h1>\n<p>" + escapedMarkup(report.rangeText) + "</p>\n";
    if (!report.filterText.empty()) {
        page += "<ul>";
        for (const std::string& line : report.filterText)
            page += "<li>" + escapedMarkup(line) + "</li>";
        page += "</ul>\n";
    }
    page += "<p>" + std::to_string(report.events.size() + report.undated.size()) + " events, " +
            std::to_string(report.contested) + " contested, " + std::to_string(report.undated.size()) +
            " without a date; " + std::to_string(report.leftOut) + " more in the project.</p>\n";
    for (const auto* list : {&report.events, &report.undated})
        for (const ReportEvent& entry : *list)
            addEvent(page, report, entry);
    page += "<h2>Sources</h2>\n";
    for (const CitedSource& source : report.sources)
        page += "<p id=\"s" + std::to_string(source.number) + "\">" + escapedMarkup(sourceLine(source)) +
                "</p>\n";
    return page + "<p class=\"small\">" + escapedMarkup(report.program) + ", data sha-256 " +
           report.dataHash + "</p></body></html>\n";
}

} // namespace claimline::exporting
