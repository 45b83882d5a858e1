// How events are painted: marks, names, the thread of the chosen one, and density where they are too many.
#include "look/words.h"
#include "timeline/marks.h"
#include "timeline/measures.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

using namespace measures;

void Timeline::paintLane(Frame& f, std::size_t index) {
    const LaneLayout& lane = layout_.lanes[index];
    const double first = f.left - f.shift - 320, last = f.left - f.shift + f.width + 20;
    for (const Item& item : lane.items)
        if (item.x1 >= first && item.x0 <= last)
            paintItem(f, index, item);
    const double y = f.top + lane.top - f.offset + 6 + (lane.lines + 0.5) * rules_.line;
    for (const Bubble& bubble : lane.bubbles)
        if (bubble.x >= first && bubble.x <= last)
            stamps_.bubble(f.p, {bubble.x + f.shift, y}, static_cast<int>(bubble.events),
                           static_cast<int>(bubble.contested));
}

double Timeline::lineOf(const Frame& f, std::size_t lane, const Item& item) const {
    return f.top + layout_.lanes[lane].top - f.offset + 6 + (item.line + 0.5) * rules_.line;
}

void Timeline::paintItem(Frame& f, std::size_t index, const Item& item) {
    const store::EventRows& rows = slice_->rows;
    const Lane& lane = lanes_->lanes[index];
    const double y = lineOf(f, index, item);
    if (y < f.top - rules_.line || y > f.height + rules_.line)
        return;
    const int side = sideIn(rows, item.row, lane);
    paintExtent(f, item, y, side);
    const double mark = item.mark + f.shift;
    const EventId id = rows.id(item.row);
    const bool chosen = id == selected_;
    if (item.kind != MarkKind::core || item.x1 - item.x0 < 14)
        stamps_.side(f.p, {mark, y}, side, !assertedBy(rows, item.row, lane.side));
    if (!gathered_.empty() && std::find(gathered_.begin(), gathered_.end(), id) != gathered_.end())
        marks::drawFocus(f.p, QRectF(mark - 8, y - 8, 16, 16), f.t);
    if (item.labelWidth > 0 || chosen)
        paintName(f, item, index, y);
}

// What it may be: a whisker, a core with its margins, or a hatch that may be open at an end.
void Timeline::paintExtent(Frame& f, const Item& item, double y, int side) {
    const double x0 = item.x0 + f.shift, x1 = item.x1 + f.shift, mark = item.mark + f.shift;
    const double right = f.left + f.width;
    const QColor color = f.t.side(side);
    const auto hatch = [&](double a, double b) {
        stamps_.hatch(f.p, std::max(a, f.left - 20), std::min(b, right + 20), y, side, x0);
    };
    const bool wide = x1 - x0 > 14;
    if (item.kind == MarkKind::whisker && wide) {
        const int line = static_cast<int>(std::lround(y - 0.5));
        const int from = static_cast<int>(std::lround(std::max(x0 + 1, f.left - 20)));
        const int to = static_cast<int>(std::lround(std::min(x1 - 1, right + 20)));
        f.p.fillRect(QRect(from, line, to - from + 1, 1), color);
        f.p.fillRect(QRect(from, line - 4, 1, 9), color);
        f.p.fillRect(QRect(to, line - 4, 1, 9), color);
    } else if (item.kind == MarkKind::core) {
        hatch(x0, item.core0 + f.shift);
        hatch(item.core1 + f.shift, x1);
        marks::drawCore(f.p, item.core0 + f.shift, item.core1 + f.shift, y, color);
    } else if (item.kind == MarkKind::hatch) {
        const bool openStart = slice_->rows.flag(item.row, store::EventTable::openStart);
        const bool openEnd = slice_->rows.flag(item.row, store::EventTable::openEnd);
        if (!wide && !openStart && !openEnd)
            return;
        const double a = openStart ? f.left + 4 : x0;
        const double b = openEnd ? std::clamp(x1, x0 + 60, std::max(x0 + 60, right - 4)) : x1;
        hatch(a, b);
        if (openEnd)
            marks::drawOpenEnd(f.p, {b, y}, color);
        if (openStart)
            marks::drawOpenEnd(f.p, {a, y}, color, true);
        f.p.fillRect(QRectF(mark - 8, y - 6, 16, 12), f.t.canvas);
    }
}

// ---------------------------------------------------------------- names

QString Timeline::nameOf(std::uint32_t row) const {
    const store::EventRows& rows = slice_->rows;
    const bool about = rows.flag(row, store::EventTable::approximate);
    const bool unsure = rows.flag(row, store::EventTable::uncertain);
    const QString title = shown(rows.title(row));
    // As EDTF has it: % is both.
    return about && unsure ? QStringLiteral("% ") + title
           : about         ? QStringLiteral("~ ") + title
           : unsure        ? QStringLiteral("? ") + title
                           : title;
}

QPixmap Timeline::namePixmap(std::uint32_t row, double width, bool chosen) {
    const store::EventRows& rows = slice_->rows;
    const bool strong = rows.articles(row) >= 2 || chosen;
    const int conflicts = static_cast<int>(rows.conflicts(row));
    // By what is on it, not by the row: it holds over every filter.
    const QString key = QStringLiteral("n%1/%2/%3/%4/")
                            .arg(static_cast<int>(width))
                            .arg(conflicts)
                            .arg(chosen   ? 2
                                 : strong ? 1
                                          : 0)
                            .arg(rows.id(row).value, 0, 36);
    const QFont& face = stamps_.font(strong ? Role::denseStrong : Role::dense);
    const QFont& small = stamps_.font(Role::smallStrong);
    const Tokens& t = tokensOf(palette());
    const double pill = conflicts > 0 ? marks::pillWidth(conflicts, small) + 6 : 0;
    const double used = std::min(static_cast<double>(labelWidth(row)) + (strong ? 8 : 2), width);
    const QSizeF size(std::ceil(used + 6), rules_.line - 3);
    return stamps_.once(key, size, chosen ? t.accentTint : t.canvas, [&](QPainter& p) {
        const QFontMetricsF metrics(face);
        const QString words = metrics.elidedText(nameOf(row), Qt::ElideRight, size.width() - pill - 8);
        p.setFont(face);
        p.setPen(t.ink);
        p.drawText(QRectF(3, 0, size.width() - pill - 3, size.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   words);
        if (pill > 0)
            marks::drawPill(p, {3 + metrics.horizontalAdvance(words) + 5, size.height() / 2}, conflicts,
                            small, t);
    });
}

void Timeline::paintName(Frame& f, const Item& item, std::size_t index, double y) {
    const bool chosen = slice_->rows.id(item.row) == selected_;
    const double x = std::round(item.label + f.shift - 3);
    const auto version = versions_.find(lanes_->lanes[index].side);
    if (chosen && version != versions_.end() && by_ == LaneBy::side && lanes_->home[item.row] != index) {
        const QFontMetricsF metrics(stamps_.font(Role::denseStrong));
        const QString words = metrics.elidedText(version->second, Qt::ElideRight,
                                                 std::clamp(f.left + f.width - x - 12, 60.0, 280.0));
        const QRectF box(x, y - rules_.line / 2 + 1.5, metrics.horizontalAdvance(words) + 8, rules_.line - 3);
        f.p.fillRect(box, f.t.accentTint);
        f.p.setFont(stamps_.font(Role::denseStrong));
        f.p.setPen(f.t.ink);
        f.p.drawText(box, Qt::AlignCenter, words);
        return;
    }
    if (item.labelWidth <= 0)
        return;
    // At the right edge a name is shortened rather than cut; in steps, so that moving keeps the stamps.
    const double room = std::floor((f.left + f.width - x - 10) / 24) * 24;
    if (room < 48)
        return;
    // A name whose mark is out of sight points to it: it would seem to be of another time.
    const bool away = std::max(item.x1, item.mark) + f.shift < f.left + 1;
    if (away) {
        f.p.setPen(Qt::NoPen);
        f.p.setBrush(f.t.ink3);
        f.p.drawPolygon(QPolygonF{{f.left + 3, y}, {f.left + 8, y - 4}, {f.left + 8, y + 4}});
    }
    const QPixmap name = namePixmap(item.row, std::min(static_cast<double>(item.labelWidth), room), chosen);
    const QPointF at(away ? std::max(x, f.left + 9) : x, std::round(y - rules_.line / 2 + 1.5));
    f.p.drawPixmap(at, name);
    if (chosen && hasFocus())
        marks::drawFocus(f.p, QRectF(at, name.deviceIndependentSize()).adjusted(-1, -1, 1, 1), f.t);
}

// ---------------------------------------------------------------- the chosen event

void Timeline::paintThread(Frame& f) {
    const auto row = rowOf(selected_);
    for (std::size_t i = 0; row && i < layout_.lanes.size(); ++i)
        for (const Item& item : layout_.lanes[i].items)
            if (item.row == *row)
                f.thread.emplace_back(QPointF(item.mark + f.shift, lineOf(f, i, item)),
                                      sideIn(slice_->rows, *row, lanes_->lanes[i]));
    std::sort(f.thread.begin(), f.thread.end(),
              [](const auto& a, const auto& b) { return a.first.y() < b.first.y(); });
    for (std::size_t i = 0; i + 1 < f.thread.size(); ++i) {
        const QPointF a = f.thread[i].first, b = f.thread[i + 1].first;
        f.p.setPen(QPen(f.t.ink, 1.5));
        f.p.drawLine(QPointF(std::round(a.x()), a.y() + 7), QPointF(std::round(b.x()), b.y() - 7));
    }
}

void Timeline::paintNode(Frame& f) {
    const auto row = rowOf(selected_);
    if (f.thread.size() < 2 || !row || slice_->rows.conflicts(*row) == 0)
        return;
    // On the lane line between two that clash, else on the first that the thread crosses.
    std::size_t gap = 0;
    for (std::size_t i = 0; i + 1 < f.thread.size(); ++i)
        for (const auto& [a, b] : clashes_)
            if ((f.thread[i].second == a && f.thread[i + 1].second == b) ||
                (f.thread[i].second == b && f.thread[i + 1].second == a))
                gap = i;
    for (const LaneLayout& lane : layout_.lanes) {
        const double line = f.top + lane.top + lane.height - f.offset;
        if (lane.height > 0 && line > f.thread[gap].first.y() && line < f.thread[gap + 1].first.y()) {
            marks::drawNode(f.p, {std::round(f.thread[gap].first.x()), line}, f.t);
            return;
        }
    }
}

// ---------------------------------------------------------------- density

void Timeline::paintDensity(Frame& f, std::size_t index) {
    const LaneLayout& at = layout_.lanes[index];
    const Lane& lane = lanes_->lanes[index];
    const double perPixel = range_.length() / f.width;
    const double first = std::floor(range_.from / perPixel / cell) * cell, last = range_.to / perPixel;
    const DensityColumns columns = densityColumns(*slice_, lane, perPixel, first, last, cell);
    const std::uint32_t most =
        columns.events.empty() ? 0 : *std::max_element(columns.events.begin(), columns.events.end());
    const double x0 = f.left + first - range_.from / perPixel;
    const double top = f.top + at.top - f.offset;
    const int bottom = static_cast<int>(std::lround(top + at.height));
    const double room = at.lines == 0 ? at.height - 6 : at.height - 20;
    std::vector<QRect> bars;
    bars.reserve(columns.events.size());
    for (std::size_t i = 0; i < columns.events.size(); ++i) {
        const int high = static_cast<int>(std::lround(marks::densityHeight(columns.events[i], most, room)));
        if (high > 0)
            bars.emplace_back(static_cast<int>(std::lround(x0 + static_cast<double>(i) * cell)),
                              bottom - high, static_cast<int>(cell) - 1, high);
    }
    f.p.setPen(Qt::NoPen);
    f.p.setBrush(lane.side >= 0 ? f.t.side(lane.side) : f.t.ink2);
    f.p.drawRects(bars.data(), static_cast<int>(bars.size()));
    if (at.lines > 0)
        paintTicks(f, columns.contested, x0, top);
}

// Conflicts: the cells with most, none closer than 12 px.
void Timeline::paintTicks(Frame& f, const std::vector<std::uint32_t>& contested, double x0, double top) {
    std::vector<std::pair<std::uint32_t, std::size_t>> ticks;
    for (std::size_t i = 0; i < contested.size(); i += 2)
        if (const std::uint32_t both = contested[i] + (i + 1 < contested.size() ? contested[i + 1] : 0);
            both > 0)
            ticks.emplace_back(both, i / 2);
    std::stable_sort(ticks.begin(), ticks.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<bool> taken(contested.size() / 2 + 4, false);
    const QPixmap tick = stamps_.once(QStringLiteral("tick"), {10, 9}, Qt::transparent, [&](QPainter& p) {
        marks::drawConflictTick(p, {5, 8}, f.t);
    });
    for (const auto& [count, i] : ticks) {
        if (taken[i] || taken[i + 1] || (i > 0 && taken[i - 1]))
            continue;
        taken[i] = true;
        const double x = x0 + (static_cast<double>(i) + 0.5) * 2 * cell;
        f.p.drawPixmap(QPointF(std::round(x - 5), std::round(top + 4)), tick);
    }
}

} // namespace claimline::ui
