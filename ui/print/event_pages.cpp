// One event: heading, standing, summary, the comparison with numbered citations, notes, the quotations.
#include "print/pages.h"

#include "model/names.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace claimline::ui::print {

namespace {

using exporting::Citation;
using exporting::ReportEvent;

constexpr double facetWidth = 92;
constexpr int columnsPerBlock = 4;
constexpr double pad = 4;
constexpr int quoteCharacters = 220; // the whole sentence stands in the project; the citation leads to it

void factLine(Setting& setting, const QString& label, const Paragraph& words) {
    Flow& flow = setting.flow;
    const double labelWidth = 86;
    const double height = flow.heightOf(words, flow.width() - labelWidth) + 8;
    flow.ensure(height);
    flow.place({{label, setting.sheet.in(setting.sheet.sans(9.2), setting.sheet.ink3), {}}}, flow.left(),
               flow.y() + 4, labelWidth);
    flow.place(words, flow.left() + labelWidth, flow.y() + 4, flow.width() - labelWidth);
    flow.skip(height);
    flow.rule(0.5, setting.sheet.rule);
}

QString hedgeWord(const Cell& cell) {
    if (cell.answer.denied || cell.stance == Stance::denies)
        return tr("denied: ");
    if (cell.stance == Stance::declines)
        return tr("declines: ");
    if (cell.stance == Stance::unverified)
        return tr("not verified: ");
    return {};
}

QString shortQuote(const std::string& text) {
    QString quote = qt(text).simplified();
    if (quote.size() > quoteCharacters)
        quote = quote.left(quoteCharacters).trimmed() + QChar(0x2026);
    return QChar(0x201C) + quote + QChar(0x201D);
}

Paragraph cellText(const Setting& setting, const Facet& facet, const Cell& cell, const Citation& citation) {
    const Sheet& sheet = setting.sheet;
    const bool number = facet.kind == FacetKind::count || facet.kind == FacetKind::amount;
    const Style value = sheet.sans(number ? 11 : 9, true);
    const QString label = qt(citation.label());
    Paragraph text;
    if (const QString hedge = hedgeWord(cell); !hedge.isEmpty())
        text.push_back({hedge, sheet.in(sheet.sans(8.4), sheet.ink2), {}});
    text.push_back({qt(cell.answer.value), value, {}});
    if (const std::string scope = exporting::scopeText(cell.answer.scope); !scope.empty())
        text.push_back({QStringLiteral(" (%1)").arg(qt(scope)), sheet.in(sheet.sans(8.4), sheet.ink2), {}});
    text.push_back({QStringLiteral(" [") + label + QStringLiteral("]"),
                    sheet.in(sheet.sans(7.4), sheet.accent), sourceAnchor(citation.source)});
    QString speaker = cell.source.empty() ? tr("source not named") : qt(cell.source);
    if (cell.state == CellState::earlier)
        speaker += tr(", earlier");
    if (cell.state == CellState::withdrawn)
        speaker += tr(", withdrawn");
    text.push_back({QStringLiteral("\u2028") + speaker, sheet.in(sheet.sans(7.6), sheet.ink2), {}});
    text.push_back(
        {QStringLiteral("\u2028") + shortQuote(cell.quote), sheet.in(sheet.serif(7.8), sheet.ink2), {}});
    return text;
}

// One row of the matrix, measured; then set.
struct Row {
    Paragraph head;
    std::vector<std::vector<Paragraph>> cells; // by column
    std::vector<double> heights;               // by column
    double height = 0;
    bool conflict = false;
};

Paragraph headText(const Setting& setting, const Facet& facet) {
    const Sheet& sheet = setting.sheet;
    Paragraph head{{qt(facet.name), sheet.sans(8.4, true), {}}};
    const QString status =
        facet.status == FacetStatus::conflict ? tr("conflict") : qt(std::string(nameOf(facet.status)));
    head.push_back({QStringLiteral("\u2028") + status,
                    sheet.in(sheet.sans(7.6, facet.status == FacetStatus::conflict),
                             facet.status == FacetStatus::conflict ? sheet.conflict : sheet.ink3),
                    {}});
    if (!facet.because.empty())
        head.push_back(
            {QStringLiteral("\u2028") + qt(facet.because), sheet.in(sheet.sans(7.4), sheet.ink2), {}});
    return head;
}

Row measure(const Setting& setting, const ReportEvent& entry, std::size_t index,
            const std::vector<int>& columns, double columnWidth) {
    const Facet& facet = entry.event.facets[index];
    Row row;
    row.conflict = facet.status == FacetStatus::conflict;
    row.head = headText(setting, facet);
    row.height = setting.flow.heightOf(row.head, facetWidth - 2 * pad - 2);
    for (const int column : columns) {
        auto& cells = row.cells.emplace_back();
        double height = 0;
        for (std::size_t c = 0; c < facet.cells.size(); ++c) {
            if (entry.citations[index][c].source != column)
                continue;
            cells.push_back(cellText(setting, facet, facet.cells[c], entry.citations[index][c]));
            height += setting.flow.heightOf(cells.back(), columnWidth - 2 * pad) + pad;
        }
        row.heights.push_back(height);
        row.height = std::max(row.height, height);
    }
    row.height += 2 * pad;
    return row;
}

void setRow(Setting& setting, const Row& row, double columnWidth) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    if (row.conflict) {
        const QRectF ground(flow.left(), flow.y(), flow.width(), row.height);
        flow.paint([ground, sheet](QPainter& painter) {
            painter.fillRect(ground, sheet.conflictTint);
            painter.fillRect(QRectF(ground.left(), ground.top(), 3.5, ground.height()), sheet.conflict);
        });
    }
    flow.place(row.head, flow.left() + pad + 3, flow.y() + pad, facetWidth - 2 * pad - 2);
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const double x = flow.left() + facetWidth + static_cast<double>(column) * columnWidth + pad;
        double y = flow.y() + pad;
        for (const Paragraph& cell : row.cells[column])
            y += flow.place(cell, x, y, columnWidth - 2 * pad) + pad;
        if (row.cells[column].empty())
            flow.place({{tr("not mentioned"), sheet.in(sheet.sans(7.6), sheet.ink3), {}}}, x, y,
                       columnWidth - 2 * pad);
    }
    flow.skip(row.height);
    flow.rule(0.5, sheet.rule);
}

Paragraph columnHead(const Setting& setting, int number) {
    const Sheet& sheet = setting.sheet;
    const exporting::CitedSource* source = setting.report.source(number);
    QString name = source && !source->publisher.empty() ? qt(source->publisher) : tr("No publisher");
    if (source && source->publisher.empty() && !source->author.empty())
        name = qt(source->author);
    if (source && !source->agency.empty() && source->agency != source->publisher)
        name += QStringLiteral(", ") + qt(source->agency);
    return {
        {name, sheet.sans(8.4, true), {}},
        {QStringLiteral(" [%1]").arg(number), sheet.in(sheet.sans(7.4), sheet.accent), sourceAnchor(number)},
        {QStringLiteral("\u2028") + (source ? qt(exporting::whenInWords(source->published)) : QString()),
         sheet.in(sheet.sans(7.6), sheet.ink2),
         {}}};
}

double setHead(Setting& setting, const std::vector<int>& columns, double columnWidth) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    double height = 0;
    for (const int column : columns)
        height = std::max(height, flow.heightOf(columnHead(setting, column), columnWidth - 2 * pad));
    flow.rule(1.5, sheet.ink);
    flow.place({{tr("Facet"), sheet.sans(8.4, true), {}}}, flow.left() + pad + 3, flow.y() + pad, facetWidth);
    for (std::size_t i = 0; i < columns.size(); ++i)
        flow.place(columnHead(setting, columns[i]),
                   flow.left() + facetWidth + static_cast<double>(i) * columnWidth + pad, flow.y() + pad,
                   columnWidth - 2 * pad);
    flow.skip(height + 2 * pad);
    flow.rule(0.75, sheet.ink);
    return height;
}

// A row taller than a page is set cell by cell over pages, as plain paragraphs under the facet's name.
void setTallRow(Setting& setting, const Row& row) {
    Flow& flow = setting.flow;
    flow.paragraph(row.head);
    for (const auto& column : row.cells)
        for (const Paragraph& cell : column) {
            flow.skip(pad);
            flow.paragraph(cell);
        }
    flow.rule(0.5, setting.sheet.rule);
}

void setBlock(Setting& setting, const ReportEvent& entry, const std::vector<int>& columns) {
    Flow& flow = setting.flow;
    const double columnWidth =
        (flow.width() - facetWidth) / static_cast<double>(std::max<std::size_t>(2, columns.size()));
    flow.ensure(120);
    setHead(setting, columns, columnWidth);
    for (std::size_t index = 0; index < entry.event.facets.size(); ++index) {
        const Row row = measure(setting, entry, index, columns, columnWidth);
        if (std::ranges::all_of(row.cells, [](const auto& cells) { return cells.empty(); }))
            continue; // told in another block only
        if (row.height > flow.bottom() - Flow::marginTop - 60) {
            setTallRow(setting, row);
            continue;
        }
        if (flow.ensure(row.height))
            setHead(setting, columns, columnWidth);
        setRow(setting, row, columnWidth);
    }
}

void setFacts(Setting& setting, const Event& event) {
    const Sheet& sheet = setting.sheet;
    Paragraph when{{qt(exporting::whenInWords(event.when)), sheet.sans(9.2, true), {}}};
    if (event.when.known())
        when.push_back(
            {tr("   EDTF %1").arg(qt(event.when.edtf)), sheet.in(sheet.sans(8.4), sheet.ink3), {}});
    if (!event.when.because.empty())
        when.push_back(
            {QStringLiteral("; ") + qt(event.when.because), sheet.in(sheet.sans(8.4), sheet.ink2), {}});
    factLine(setting, tr("When"), when);
    if (!event.places.empty()) {
        const Place& place = event.places.front();
        QString where = qt(place.name);
        for (const std::string& part : {place.region, place.country})
            if (!part.empty() && part != place.name)
                where += QStringLiteral(", ") + qt(part);
        factLine(setting, tr("Where"), {{where, sheet.sans(9.2), {}}});
    }
    Paragraph standing;
    if (event.conflicts > 0)
        standing.push_back({event.conflicts == 1 ? tr("1 facet in conflict; ")
                                                 : tr("%1 facets in conflict; ").arg(event.conflicts),
                            sheet.in(sheet.sans(9.2, true), sheet.conflict),
                            {}});
    standing.push_back({tr("%1 claims; %2 independent origins; %3")
                            .arg(event.claims.size())
                            .arg(event.origins)
                            .arg(qt(std::string(nameOf(event.status)))),
                        sheet.sans(9.2),
                        {}});
    factLine(setting, tr("Standing"), standing);
}

} // namespace

void setEvent(Setting& setting, const ReportEvent& entry, int number, int total, const QString& section) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const Event& event = entry.event;
    // Events without a comparison are short: they follow each other; the others begin a page of their own.
    if (event.facets.empty() && flow.room() > 160)
        flow.skip(20);
    else
        flow.newPage();
    if (!section.isEmpty())
        flow.anchor(QStringLiteral("part%1").arg(number), section);
    flow.anchor(eventAnchor(event), qt(event.title), 1);
    const Style small = sheet.in(sheet.sans(8), sheet.ink3);
    flow.rule(0.75, sheet.ink);
    flow.skip(4);
    flow.place({{tr("Event %1 of %2").arg(number).arg(total), small, {}}}, flow.left(), flow.y(),
               flow.width());
    flow.place({{qt(event.id.text().substr(0, 6)), small, {}}}, flow.left(), flow.y(), flow.width(),
               Qt::AlignRight);
    flow.skip(20);
    Style title = sheet.serif(18, true);
    title.lineHeight = 1.2;
    flow.paragraph({{qt(event.title), title, {}}});
    flow.skip(6);
    flow.rule(0.5, sheet.rule);
    setFacts(setting, event);
    if (!event.summary.empty()) {
        flow.skip(8);
        flow.paragraph({{qt(event.summary), sheet.serif(11), {}}});
    }
    for (const std::string& note : entry.notes) {
        flow.skip(6);
        flow.paragraph({{tr("Note: "), sheet.sans(9.2, true), {}}, {qt(note), sheet.sans(9.2), {}}});
    }
    flow.skip(10);
    if (event.facets.empty()) {
        for (const ReportRef& report : event.reports)
            flow.paragraph({{shortQuote(report.quote), sheet.in(sheet.serif(9), sheet.ink2), {}}});
        return;
    }
    for (std::size_t from = 0; from < entry.columns.size(); from += columnsPerBlock) {
        const auto to = std::min(entry.columns.size(), from + columnsPerBlock);
        if (from > 0)
            flow.skip(14);
        setBlock(setting, entry,
                 {entry.columns.begin() + static_cast<std::ptrdiff_t>(from),
                  entry.columns.begin() + static_cast<std::ptrdiff_t>(to)});
    }
}

} // namespace claimline::ui::print
