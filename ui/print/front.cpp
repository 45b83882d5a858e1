// Cover, contents and the running lines.
#include "print/pages.h"

#include <algorithm>
#include <cmath>

namespace claimline::ui::print {

namespace {

constexpr double contentsLine = 15;

void fact(Setting& setting, const QString& label, const QString& value) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const Paragraph words{{value, sheet.sans(9.2), {}}};
    const double labelWidth = 110;
    flow.place({{label, sheet.in(sheet.sans(9.2), sheet.ink3), {}}}, flow.left(), flow.y() + 4, labelWidth);
    const double height =
        flow.place(words, flow.left() + labelWidth, flow.y() + 4, flow.width() - labelWidth);
    flow.skip(height + 8);
    flow.rule(0.5, sheet.rule);
}

std::size_t contentsRows(const exporting::Report& report) {
    return report.events.size() + report.undated.size() + 5; // and the parts before and after the events
}

double contentsRoom(const Flow& flow) {
    return flow.bottom() - Flow::marginTop - 30;
}

} // namespace

void setCover(Setting& setting, const Options& options) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const exporting::Report& report = setting.report;
    flow.newPage();
    flow.anchor(QStringLiteral("cover"), tr("Title page"));
    flow.setY(150);
    flow.rule(1.5, sheet.ink);
    flow.skip(14);
    Style title = sheet.serif(30, true);
    title.font.setFamily(QStringLiteral("Noto Serif Display"));
    title.lineHeight = 1.15;
    flow.paragraph({{qt(report.title), title, {}}});
    flow.skip(6);
    flow.paragraph({{qt(report.rangeText), sheet.in(sheet.serif(14), sheet.ink2), {}}});
    flow.skip(24);
    flow.rule(0.5, sheet.rule);
    const auto events = report.events.size() + report.undated.size();
    fact(setting, tr("Events"),
         tr("%1, of which %2 contested and %3 without a date")
             .arg(events)
             .arg(report.contested)
             .arg(report.undated.size()));
    fact(setting, tr("Sources"), tr("%1 articles").arg(report.sources.size()));
    QStringList filters;
    for (const std::string& line : report.filterText)
        filters << qt(line);
    fact(setting, tr("Filters"),
         filters.isEmpty() ? tr("none: every event of the project") : filters.join(QStringLiteral("; ")));
    fact(setting, tr("Left out"),
         report.leftOut == 0 ? tr("nothing") : tr("%1 more events of the project").arg(report.leftOut));
    fact(setting, tr("The same again"), qt(report.commandLine));
    if (!options.printedOn.isEmpty())
        fact(setting, tr("Printed"), options.printedOn);
    fact(setting, tr("Made with"), qt(report.program));
    fact(setting, tr("Data, SHA-256"), qt(report.dataHash));
    flow.skip(18);
    flow.paragraph(
        {{tr("This report shows who said what, when, how surely and through whom, and where accounts exclude "
             "each other. "
             "It does not decide who is right. Every value cites the words that it was read from."),
          sheet.in(sheet.serif(11), sheet.ink2),
          {}}});
}

int reserveContents(Setting& setting) {
    Flow& flow = setting.flow;
    const double perPage = std::floor(contentsRoom(flow) / contentsLine);
    const int pages =
        static_cast<int>(std::ceil(static_cast<double>(contentsRows(setting.report)) / perPage));
    flow.newPage();
    const int first = flow.page();
    flow.anchor(QStringLiteral("contents"), tr("Contents"));
    for (int page = 1; page < pages; ++page)
        flow.newPage();
    return first;
}

void fillContents(Setting& setting, int firstPage) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const auto anchors = flow.anchors();
    flow.setPage(firstPage);
    flow.setY(Flow::marginTop);
    flow.paragraph({{tr("Contents"), sheet.serif(16, true), {}}});
    flow.setY(Flow::marginTop + 30);
    for (const Anchor& anchor : anchors) {
        if (anchor.title.isEmpty() || anchor.name == QLatin1String("cover") ||
            anchor.name == QLatin1String("contents"))
            continue;
        if (flow.room() < contentsLine) {
            flow.setPage(flow.page() + 1);
            flow.setY(Flow::marginTop + 30);
        }
        const double indent = anchor.level * 12.0;
        const Style style = anchor.level == 0 ? sheet.sans(9.2, true) : sheet.sans(9.2);
        const QString number = QString::number(anchor.page + 1);
        const double room = flow.width() - indent - 40;
        QString words = anchor.title;
        while (words.size() > 12 && flow.textWidth(words + QChar(0x2026), style) > room)
            words.chop(1);
        if (words != anchor.title)
            words += QChar(0x2026);
        flow.place({{words, style, anchor.name}}, flow.left() + indent, flow.y(), room + 20);
        flow.place({{number, sheet.in(style, sheet.ink2), anchor.name}}, flow.left(), flow.y(), flow.width(),
                   Qt::AlignRight);
        flow.skip(contentsLine);
    }
}

void setRunningLines(Setting& setting) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const Style small = sheet.in(sheet.sans(7.6), sheet.ink3);
    for (int page = 1; page < flow.pages(); ++page) {
        flow.setPage(page);
        const double y = flow.bottom() + 16;
        const QRectF line(flow.left(), y, flow.width(), 0.5);
        flow.paint([line, color = sheet.rule](QPainter& painter) { painter.fillRect(line, color); });
        flow.place({{qt(setting.report.title), small, {}}}, flow.left(), y + 5, flow.width());
        flow.place({{qt(setting.report.rangeText), small, {}}}, flow.left(), y + 5, flow.width(),
                   Qt::AlignHCenter);
        flow.place({{tr("Page %1 of %2").arg(page + 1).arg(flow.pages()), small, {}}}, flow.left(), y + 5,
                   flow.width(), Qt::AlignRight);
    }
}

} // namespace claimline::ui::print
