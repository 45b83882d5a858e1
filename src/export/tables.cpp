#include "export/renderers.h"

#include "model/names.h"

#include <cmath>

namespace claimline::exporting {

namespace {

// Every field in quotation marks; what a spreadsheet would run as a formula gets an apostrophe.
std::string field(std::string_view text) {
    std::string all = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        all += '\'';
    for (const char c : text)
        all += c == '"' ? std::string("\"\"") : std::string(1, c);
    return all + '"';
}

std::string number(double value) {
    if (!std::isfinite(value))
        return {};
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", value);
    return text;
}

void addRow(std::string& table, const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        table += (i == 0 ? "" : ",") + field(fields[i]);
    table += "\r\n";
}

std::vector<std::string> eventFields(const Event& event) {
    const bool dated = event.when.known();
    return {event.id.text(),
            event.title,
            event.when.edtf,
            dated && !event.when.openStart ? isoText(event.when.earliestStart) : "",
            dated && !event.when.openEnd ? isoText(event.when.latestEnd) : "",
            std::string(nameOf(event.type)),
            event.places.empty() ? "" : event.places.front().name,
            std::string(nameOf(event.status))};
}

std::vector<std::string> cellFields(const Facet& facet, const Cell& cell, const CitedSource* source) {
    const bool number_ = facet.kind == FacetKind::count || facet.kind == FacetKind::amount;
    return {facet.name,
            std::string(nameOf(facet.status)),
            cell.answer.value,
            number_ ? number(cell.answer.low) : "",
            number_ ? number(cell.answer.high) : "",
            cell.answer.unit,
            cell.source,
            cell.party,
            cell.origin,
            std::string(nameOf(cell.stance)),
            cell.said.edtf,
            source ? publisherOf(*source) : "",
            source ? source->path : "",
            cell.quote};
}

} // namespace

std::string renderCsv(const Report& report) {
    std::string table;
    addRow(table, {"event",  "title",        "date",  "start",     "end",  "type", "place",  "standing",
                   "facet",  "facet_status", "value", "low",       "high", "unit", "source", "side",
                   "origin", "stance",       "said",  "publisher", "file", "quote"});
    for (const auto* list : {&report.events, &report.undated})
        for (const ReportEvent& entry : *list) {
            const auto head = eventFields(entry.event);
            bool told = false;
            for (std::size_t f = 0; f < entry.event.facets.size(); ++f)
                for (std::size_t c = 0; c < entry.event.facets[f].cells.size(); ++c) {
                    auto row = head;
                    const auto cell = cellFields(entry.event.facets[f], entry.event.facets[f].cells[c],
                                                 report.source(entry.citations[f][c].source));
                    row.insert(row.end(), cell.begin(), cell.end());
                    addRow(table, row);
                    told = true;
                }
            if (!told) {
                auto row = head;
                row.resize(22);
                addRow(table, row);
            }
        }
    return table;
}

} // namespace claimline::exporting
