// The timeline in print: a row an event, its time as a mark on a common axis. Vector graphics.
#include "print/pages.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace claimline::ui::print {

namespace {

constexpr double rowHeight = 16;
constexpr double nameWidth = 215;

struct Axis {
    Instant begin = 0, end = 1;
    double left = 0, width = 0;
    double x(Instant at) const {
        const double share = double(at - begin) / double(std::max<Instant>(1, end - begin));
        return left + width * std::clamp(share, 0.0, 1.0);
    }
};

struct Tick {
    Instant at;
    QString label;
};

// At most about eight ticks on whole hours, days, months or years.
std::vector<Tick> ticksOf(const Axis& axis) {
    static constexpr std::array<Instant, 9> steps = {3600,      3 * 3600,   6 * 3600,   86400,     2 * 86400,
                                                     7 * 86400, 14 * 86400, 31 * 86400, 92 * 86400};
    const Instant span = axis.end - axis.begin;
    const auto fits = std::ranges::find_if(steps, [span](Instant step) { return span / step <= 8; });
    std::vector<Tick> ticks;
    const QLocale locale(QLocale::English);
    if (fits != steps.end() && *fits < 31 * 86400) {
        for (Instant at = (axis.begin + *fits - 1) / *fits * *fits; at <= axis.end; at += *fits) {
            const QDateTime time = QDateTime::fromSecsSinceEpoch(at, Qt::UTC);
            ticks.push_back({at, locale.toString(time, *fits < 86400 ? QStringLiteral("d MMM HH:mm")
                                                                     : QStringLiteral("d MMM yyyy"))});
        }
        return ticks;
    }
    const bool byMonth = fits != steps.end();
    const int months = !byMonth
                           ? 12 * static_cast<int>(std::max<Instant>(1, span / (8 * 366 * Instant{86400})))
                       : *fits > 31 * 86400 ? 3
                                            : 1;
    const Day first = dayOf(axis.begin);
    for (int month = (first.year() * 12 + static_cast<int>(first.month()) - 1 + months) / months * months;;
         month += months) {
        const auto day = Day::of(month / 12, static_cast<unsigned>(month % 12) + 1, 1);
        if (!day || day->begin() > axis.end)
            return ticks;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(day->begin(), Qt::UTC);
        ticks.push_back({day->begin(), locale.toString(time, months >= 12 ? QStringLiteral("yyyy")
                                                                          : QStringLiteral("MMM yyyy"))});
    }
}

// The whole of what is dated, but for a few far-off events: they would press all others into one point. Their
// rows say so.
Axis axisOf(const exporting::Report& report, double left, double width) {
    std::vector<Instant> begins;
    std::vector<Instant> ends;
    for (const auto& entry : report.events) {
        begins.push_back(entry.event.when.earliestStart);
        ends.push_back(entry.event.when.latestEnd);
    }
    std::ranges::sort(begins);
    std::ranges::sort(ends);
    const std::size_t n = begins.size();
    const std::size_t cut = n >= 10 ? n / 10 : 0;
    Axis axis{begins[cut], ends[n - 1 - cut], left, width};
    const Instant least = 86400;
    if (axis.end - axis.begin < least)
        axis.end = axis.begin + least;
    const Instant margin = (axis.end - axis.begin) / 40;
    axis.begin -= margin;
    axis.end += margin;
    return axis;
}

void drawSpan(QPainter& painter, const Axis& axis, const When& when, double y, const QColor& ink) {
    painter.setRenderHint(QPainter::Antialiasing);
    const double from = axis.x(when.earliestStart);
    const double to = axis.x(when.latestEnd);
    if (when.latestEnd <= axis.begin ||
        when.earliestStart >= axis.end) { // beyond the axis: an arrow at its edge
        const bool before = when.latestEnd <= axis.begin;
        const double tip = before ? axis.left - 4 : axis.left + axis.width + 4;
        const double base = before ? tip + 5 : tip - 5;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({{tip, y}, {base, y - 3}, {base, y + 3}}));
        return;
    }
    painter.setPen(QPen(ink, 0.9));
    if (to - from > 5) {
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        painter.drawLine(QPointF(from, y - 2.5), QPointF(from, y + 2.5));
        painter.drawLine(QPointF(to, y - 2.5), QPointF(to, y + 2.5));
    }
    painter.setBrush(ink);
    if (when.earliestEnd > when.latestStart) // a certain core
        painter.fillRect(QRectF(axis.x(when.latestStart), y - 2.5,
                                std::max(1.0, axis.x(when.earliestEnd) - axis.x(when.latestStart)), 5),
                         ink);
    else
        painter.drawEllipse(QPointF((from + to) / 2, y), 2.6, 2.6);
}

// `rows`: how many are still to come; the grid reaches as far as they do on this page.
void setHead(Setting& setting, const Axis& axis, const std::vector<Tick>& ticks, std::size_t rows) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const double y = flow.y();
    const double bottom = std::min(flow.bottom(), y + 18 + static_cast<double>(rows) * rowHeight);
    for (const Tick& tick : ticks) {
        const double x = axis.x(tick.at);
        flow.paint([x, y, bottom, color = sheet.rule](QPainter& painter) {
            painter.fillRect(QRectF(x, y + 12, 0.4, bottom - y - 12), color);
        });
        const double width = flow.textWidth(tick.label, sheet.sans(7.4)) + 2;
        flow.place({{tick.label, sheet.in(sheet.sans(7.4), sheet.ink3), {}}},
                   std::min(x - width / 2, axis.left + axis.width - width + 12), y, width + 4);
    }
    flow.skip(14);
    flow.rule(1, sheet.ink);
    flow.skip(3);
}

void setRow(Setting& setting, const Axis& axis, const Event& event) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const bool contested = event.status == EventStatus::contested;
    const Style name = sheet.sans(8.4, contested);
    QString words =
        (event.when.approximate || event.when.uncertain ? QStringLiteral("~ ") : QString()) + qt(event.title);
    const QString mark = contested ? tr(" ≠ %1").arg(event.conflicts) : QString();
    const double room = nameWidth - 6 - flow.textWidth(mark, name);
    while (words.size() > 12 && flow.textWidth(words + QChar(0x2026), name) > room)
        words.chop(1);
    if (words.size() < qt(event.title).size())
        words += QChar(0x2026);
    Paragraph runs{{words, name, eventAnchor(event)}};
    if (contested)
        runs.push_back({mark, sheet.in(name, sheet.conflict), eventAnchor(event)});
    flow.place(runs, flow.left(), flow.y() + 2, nameWidth);
    const double y = flow.y() + rowHeight / 2;
    flow.paint(
        [axis, when = event.when, y, ink = contested ? sheet.conflict : sheet.ink2](QPainter& painter) {
            painter.save();
            drawSpan(painter, axis, when, y, ink);
            painter.restore();
        });
    flow.skip(rowHeight);
}

} // namespace

void setTimeline(Setting& setting) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    if (setting.report.events.empty())
        return;
    const Axis axis = axisOf(setting.report, flow.left() + nameWidth + 10, flow.width() - nameWidth - 20);
    const auto ticks = ticksOf(axis);
    flow.newPage();
    flow.anchor(QStringLiteral("timeline"), tr("Timeline"));
    flow.paragraph({{tr("Timeline"), sheet.serif(16, true), {}}});
    flow.skip(10);
    std::size_t rows = setting.report.events.size();
    setHead(setting, axis, ticks, rows);
    for (const auto& entry : setting.report.events) {
        if (flow.room() < rowHeight) {
            flow.newPage();
            setHead(setting, axis, ticks, rows);
        }
        --rows;
        setRow(setting, axis, entry.event);
    }
    if (!setting.report.undated.empty()) {
        flow.skip(8);
        flow.ensure(2 * rowHeight);
        flow.paragraph({{tr("No date, so not on the axis: %1 events").arg(setting.report.undated.size()),
                         sheet.in(sheet.sans(8.4), sheet.ink3),
                         {}}});
    }
}

} // namespace claimline::ui::print
