// A report made by hand: two dated events, one of them contested, one undated; hostile words in every field.
#pragma once

#include "export/export.h"

namespace claimline::testing_support {

inline Cell makeCell(ArticleId article, std::string value, double number, std::string source,
                     std::string quote) {
    Cell cell;
    cell.article = article;
    cell.claim = ClaimId{article.value + 100};
    cell.source = std::move(source);
    cell.sourceKey = cell.source;
    cell.origin = "o" + std::to_string(article.value);
    cell.answer.value = std::move(value);
    cell.answer.low = cell.answer.high = number;
    cell.quote = std::move(quote);
    cell.quoteSpan = {0, static_cast<std::uint32_t>(cell.quote.size())};
    return cell;
}

inline Event makeEvent(std::uint64_t id, std::string title, const char* edtf) {
    Event event;
    event.id = EventId{id};
    event.title = std::move(title);
    if (auto when = parseEdtf(edtf))
        event.when = *when;
    event.type = EventType::accident;
    return event;
}

inline exporting::Report sampleReport() {
    exporting::Report report;
    report.title = "Ferry & <fire>";
    report.rangeText = "all dates";
    report.filterText = {"words “=cmd()”"};
    report.commandLine = "claimline export --project 'ferry.claimline' --output report.pdf";
    report.program = "Claimline test";
    report.dataHash = std::string(64, 'a');
    report.sources = {
        {1, ArticleId{1}, "First <b>report</b>", "Harbour Post", "Coast Wire", "M. Oster", "", "1.txt",
         whenOfDay(*Day::of(2025, 3, 12)), std::string(64, '1')},
        {2, ArticleId{2}, "", "", "", "", "https://example.org/2", "2.html", {}, std::string(64, '2')}};

    exporting::ReportEvent fire;
    fire.event = makeEvent(0x1111111111111111, "Officials: fire on the ferry; three, or seven, dead",
                           "2025-03-12T02:40");
    fire.event.summary = "The operator says 3; the coast guard says 7.";
    fire.event.status = EventStatus::contested;
    fire.event.conflicts = 1;
    fire.event.origins = 2;
    Facet killed;
    killed.key = "count:person:die";
    killed.name = "people killed";
    killed.status = FacetStatus::conflict;
    killed.because = "3 and 7 cannot both hold";
    killed.cells = {makeCell(ArticleId{1}, "3", 3, "Operator", "three people died, officials said"),
                    makeCell(ArticleId{2}, "7", 7, "=HYPERLINK(1)", "Seven people are dead <script>")};
    fire.event.facets = {killed};
    fire.citations = {{{1, "a"}, {2, "a"}}};
    fire.columns = {1, 2};
    fire.notes = {"Call the harbour master"};

    exporting::ReportEvent inquiry;
    inquiry.event = makeEvent(0x2222222222222222, "Inquiry opened", "2025-03");
    inquiry.event.when.approximate = true;
    exporting::ReportEvent rumour;
    rumour.event = makeEvent(0x3333333333333333, "Rumour without a date", "");
    report.events = {fire, inquiry};
    report.undated = {rumour};
    report.contested = 1;
    return report;
}

} // namespace claimline::testing_support
