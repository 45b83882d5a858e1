#include "export/renderers.h"

#include "model/names.h"

namespace claimline::exporting {

namespace {

// Marks of Markdown that a title or quotation may hold are shown as they stand.
std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) {
        if (c == '\n')
            all += ' ';
        else if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos)
            all += std::string("\\") + c;
        else
            all += c;
    }
    return all;
}

void addFacet(std::string& page, const ReportEvent& entry, std::size_t index) {
    const Facet& facet = entry.event.facets[index];
    for (std::size_t c = 0; c < facet.cells.size(); ++c) {
        const Cell& cell = facet.cells[c];
        const std::string scope = scopeText(cell.answer.scope);
        page +=
            "| " +
            (c == 0 ? "**" + escaped(facet.name) + "** (" + std::string(nameOf(facet.status)) + ")" : "") +
            " | " + escaped(cell.answer.value + (scope.empty() ? "" : " (" + scope + ")")) + " | " +
            escaped(cell.source) + " | “" + escaped(cell.quote) + "” | \\[" +
            entry.citations[index][c].label() + "\\] |\n";
    }
}

void addEvent(std::string& page, const ReportEvent& entry) {
    const Event& event = entry.event;
    page += "\n## " + escaped(event.title) + "\n\n";
    page += "- When: " + whenInWords(event.when) +
            (event.when.known() ? " (EDTF " + event.when.edtf + ")" : "") + "\n";
    if (!event.places.empty())
        page += "- Where: " + escaped(event.places.front().name) + "\n";
    page += "- Standing: " + std::string(nameOf(event.status)) + "; " + std::to_string(event.claims.size()) +
            " claims, " + std::to_string(event.origins) + " independent origins\n";
    for (const std::string& note : entry.notes)
        page += "- Note: " + escaped(note) + "\n";
    if (!event.summary.empty())
        page += "\n" + escaped(event.summary) + "\n";
    if (event.facets.empty())
        return;
    page += "\n| Facet | Value | Source | Words | |\n| --- | --- | --- | --- | --- |\n";
    for (std::size_t f = 0; f < event.facets.size(); ++f)
        addFacet(page, entry, f);
    for (const Facet& facet : event.facets)
        if (facet.status == FacetStatus::conflict || facet.status == FacetStatus::scope)
            page += "\n" + escaped(facet.name) + ": " + escaped(facet.because) + "\n";
}

} // namespace

std::string publisherOf(const CitedSource& source) {
    std::string text = source.publisher.empty() ? "Publisher not found" : source.publisher;
    if (!source.agency.empty() && source.agency != source.publisher)
        text += ", with " + source.agency;
    return text;
}

std::string sourceLine(const CitedSource& source) {
    std::string line = "[" + std::to_string(source.number) + "] " + publisherOf(source) + ". ";
    if (!source.author.empty())
        line += source.author + ". ";
    line += (source.title.empty() ? "(no headline found)" : source.title) + ". ";
    line += whenInWords(source.published);
    if (source.published.known())
        line += " (" + std::string(nameOf(source.published.basis)) + ")";
    line +=
        ". " + (source.url.empty() ? source.path : source.url) + ". sha-256 " + source.textHash.substr(0, 16);
    return line;
}

std::string renderMarkdown(const Report& report) {
    std::string page = "# " + escaped(report.title) + "\n\n" + report.rangeText + "\n";
    for (const std::string& line : report.filterText)
        page += "- " + escaped(line) + "\n";
    page += "\n" + std::to_string(report.events.size() + report.undated.size()) + " events, " +
            std::to_string(report.contested) + " contested, " + std::to_string(report.undated.size()) +
            " without a date; " + std::to_string(report.leftOut) + " more in the project.\n";
    for (const auto* list : {&report.events, &report.undated})
        for (const ReportEvent& entry : *list)
            addEvent(page, entry);
    page += "\n## Sources\n\n";
    for (const CitedSource& source : report.sources)
        page += "- " + escaped(sourceLine(source)) + "\n";
    return page + "\n" + report.program + ", data sha-256 " + report.dataHash + "\n";
}

} // namespace claimline::exporting
