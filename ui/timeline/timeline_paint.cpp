// How the timeline is painted: ground, lanes, marks, names, the thread of the chosen event, and the axis on
// top.
#include "look/words.h"
#include "timeline/marks.h"
#include "timeline/timeline.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double headerWidth = 142, undatedWidth = 66, axisHeight = 38;

} // namespace

struct Timeline::Frame {
    QPainter p;
    const Tokens& t;
    TimeScale scale;
    AxisPlan plan;
    double left, width, height, offset;
    double shift; // from layout pixels to the viewport's
    QFont dense, denseStrong, small, smallStrong;
    std::vector<std::pair<QPointF, int>> thread; // marks of the chosen event, with their sides
};

void Timeline::paintEvent(QPaintEvent*) {
    ensureLayout();
    Frame frame{QPainter(viewport()),
                tokensOf(palette()),
                scale(),
                {},
                axisLeft(),
                axisWidth(),
                static_cast<double>(viewport()->height()),
                offset(),
                0,
                fontOf(Role::dense, font()),
                fontOf(Role::denseStrong, font()),
                fontOf(Role::small, font()),
                fontOf(Role::smallStrong, font()),
                {}};
    frame.p.fillRect(viewport()->rect(), frame.t.canvas);
    if (!slice_ || range_.length() <= 0) {
        frame.p.setPen(frame.t.ink3);
        frame.p.drawText(viewport()->rect(), Qt::AlignCenter,
                         slice_ ? tr("No event with a date") : QString());
        return;
    }
    frame.plan = planAxis(frame.scale, 0.95 * 52 * rules_.line / 21);
    frame.shift = frame.left + layout_.from - range_.from / layout_.perPixel;
    paintGround(frame);
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
        const double top = axisHeight + layout_.lanes[i].top - frame.offset;
        if (top > frame.height || top + layout_.lanes[i].height < axisHeight)
            continue;
        paintUndated(frame, i);
        frame.p.save();
        frame.p.setClipRect(QRectF(frame.left, axisHeight, frame.width, frame.height));
        layout_.density ? paintDensity(frame, i) : paintLane(frame, i);
        frame.p.restore();
        paintHeader(frame, i);
    }
    frame.p.save();
    frame.p.setClipRect(QRectF(0, axisHeight, frame.left + frame.width, frame.height));
    paintThread(frame);
    frame.p.restore();
    paintAxis(frame);
    paintBrush(frame);
    if (hasFocus() && !selectedRow())
        marks::drawFocus(frame.p, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), frame.t, 0);
}

void Timeline::paintGround(Frame& f) {
    const double bottom = std::min(f.height, axisHeight + layout_.height - f.offset);
    for (const double x : f.plan.grid)
        if (x >= 0)
            f.p.fillRect(QRectF(std::round(f.left + x), axisHeight, 1, bottom - axisHeight), f.t.rule2);
    marks::drawUndatedGround(f.p, QRectF(headerWidth, axisHeight, undatedWidth, bottom - axisHeight), f.t);
    for (const LaneLayout& lane : layout_.lanes)
        f.p.fillRect(
            QRectF(0, std::round(axisHeight + lane.top + lane.height - f.offset), f.left + f.width, 1),
            f.t.rule);
}

void Timeline::paintAxis(Frame& f) {
    QPainter& p = f.p;
    p.fillRect(QRectF(0, 0, f.left + f.width, axisHeight), f.t.canvas);
    p.save();
    p.setClipRect(QRectF(f.left, 0, f.width, axisHeight));
    const QFontMetricsF small(f.small), strong(f.smallStrong);
    for (const Tick& tick : f.plan.lower) {
        const double x = std::round(f.left + tick.x);
        if (tick.rest)
            p.fillRect(QRectF(x, 18, tick.width, axisHeight - 18), f.t.chrome);
        p.fillRect(QRectF(x, 20, 1, axisHeight - 20), f.t.rule2);
        double at = x + 5;
        p.setPen(f.t.ink2);
        p.setFont(f.small);
        if (!tick.name.isEmpty()) {
            p.drawText(QPointF(at, 32), tick.name);
            at += small.horizontalAdvance(tick.name + QLatin1Char(' '));
        }
        p.setFont(f.smallStrong);
        p.setPen(f.t.ink);
        p.drawText(QPointF(at, 32), tick.strong);
    }
    for (std::size_t i = 0; i < f.plan.upper.size(); ++i) { // the upper tier sticks to the left edge
        const Tick& tick = f.plan.upper[i];
        const double width = strong.horizontalAdvance(tick.strong) + 12;
        const double x = std::min(std::max(tick.x, 0.0), tick.x + tick.width - width);
        if (tick.x > 0)
            p.fillRect(QRectF(std::round(f.left + tick.x), 0, 1, axisHeight), f.t.rule);
        p.setFont(f.smallStrong);
        p.setPen(f.t.ink);
        p.drawText(QPointF(std::round(f.left + x) + 5, 14), tick.strong);
    }
    p.restore();
    p.setFont(f.small);
    const QString words = tr("No date");
    const QString count = number(slice_->undated);
    const double all = small.horizontalAdvance(words + QLatin1Char(' ')) + strong.horizontalAdvance(count);
    double x = headerWidth + (undatedWidth - all) / 2;
    p.setPen(f.t.ink2);
    p.drawText(QPointF(x, 32), words);
    x += small.horizontalAdvance(words + QLatin1Char(' '));
    p.setFont(f.smallStrong);
    p.setPen(f.t.ink);
    p.drawText(QPointF(x, 32), count);
    p.setPen(QPen(f.t.ink2, 1, Qt::DashLine));
    p.drawLine(QPointF(f.left - 0.5, 18), QPointF(f.left - 0.5, f.height));
    p.fillRect(QRectF(0, axisHeight - 1, f.left + f.width, 1), f.t.ink);
}

void Timeline::paintHeader(Frame& f, std::size_t index) {
    const LaneLayout& at = layout_.lanes[index];
    const Lane& lane = lanes_.lanes[index];
    const double top = axisHeight + at.top - f.offset;
    const double y =
        std::clamp(top + 16, axisHeight + 14, std::max(axisHeight + 14, top + at.height - 26)); // sticky
    f.p.save();
    f.p.setClipRect(QRectF(0, axisHeight, headerWidth, f.height));
    f.p.fillRect(QRectF(0, top + 1, headerWidth, at.height - 1), f.t.canvas);
    double x = 14;
    if (lanes_.by == LaneBy::side) {
        marks::drawSide(f.p, {20, y}, lane.side, f.t);
        x = 34;
    } else if (lanes_.by == LaneBy::status) {
        marks::drawStanding(f.p, QRectF(13, y - 7, 14, 14), lane.status, f.t);
        x = 34;
    }
    f.p.setFont(f.denseStrong);
    f.p.setPen(f.t.ink);
    const QString name =
        QFontMetricsF(f.denseStrong).elidedText(lane.name, Qt::ElideRight, headerWidth - x - 4);
    f.p.drawText(QPointF(x, y + 4.5), name);
    f.p.setFont(f.small);
    f.p.setPen(f.t.ink3);
    f.p.drawText(QPointF(x, y + 20), tr("%n event(s)", nullptr, static_cast<int>(lane.events())));
    f.p.restore();
}

void Timeline::paintUndated(Frame& f, std::size_t index) {
    const Lane& lane = lanes_.lanes[index];
    const LaneLayout& at = layout_.lanes[index];
    const double top = axisHeight + at.top - f.offset;
    if (layout_.density) {
        f.p.setFont(f.small);
        f.p.setPen(f.t.ink2);
        f.p.drawText(QRectF(headerWidth, top + 6, undatedWidth - 10, 18), Qt::AlignRight,
                     number(static_cast<std::int64_t>(lane.undated.size())));
        return;
    }
    const auto rows = static_cast<std::size_t>(std::max(1.0, (at.height - rules_.padding) / rules_.line));
    const std::size_t room = rows * 3;
    for (std::size_t i = 0; i < lane.undated.size() && i < room; ++i) {
        const store::EventRow& row = slice_->rows[lane.undated[i]];
        const QPointF centre(headerWidth + 16 + 17.0 * static_cast<double>(i % 3),
                             top + 6 + (static_cast<double>(i / 3) + 0.5) * rules_.line);
        if (centre.y() < axisHeight)
            continue;
        if (i + 1 == room && lane.undated.size() > room) {
            f.p.setFont(f.small);
            f.p.setPen(f.t.ink2);
            f.p.drawText(centre + QPointF(-8, 4),
                         QStringLiteral("+") + number(static_cast<std::int64_t>(lane.undated.size() - i)));
            return;
        }
        marks::drawSide(f.p, centre, sideIn(row, lane), f.t, !assertedBy(row, lane.side));
        if (row.id == selected_)
            marks::drawFocus(f.p, QRectF(centre.x() - 9, centre.y() - 9, 18, 18), f.t);
    }
}

void Timeline::paintLane(Frame& f, std::size_t index) {
    const LaneLayout& lane = layout_.lanes[index];
    const double first = f.left - f.shift - 320, last = f.left - f.shift + f.width + 20;
    for (const Item& item : lane.items)
        if (item.x1 >= first && item.x0 <= last)
            paintItem(f, index, item);
    const double y = axisHeight + lane.top - f.offset + 6 + (lane.lines + 0.5) * rules_.line;
    for (const Bubble& bubble : lane.bubbles)
        if (bubble.x >= first && bubble.x <= last)
            marks::drawBubble(f.p, {bubble.x + f.shift, y}, static_cast<int>(bubble.events),
                              static_cast<int>(bubble.contested), f.small, f.t);
}

void Timeline::paintItem(Frame& f, std::size_t index, const Item& item) {
    const store::EventRow& row = slice_->rows[item.row];
    const Lane& lane = lanes_.lanes[index];
    const double y = axisHeight + layout_.lanes[index].top - f.offset + 6 + (item.line + 0.5) * rules_.line;
    const int side = sideIn(row, lane);
    const QColor color = f.t.side(side);
    const double x0 = item.x0 + f.shift, x1 = item.x1 + f.shift, mark = item.mark + f.shift;
    const bool wide = x1 - x0 > 14;
    switch (item.kind) {
    case MarkKind::exact:
        break;
    case MarkKind::whisker:
        if (wide)
            marks::drawWhisker(f.p, x0 + 1, x1 - 1, y, color);
        break;
    case MarkKind::core:
        marks::drawHatch(f.p, QRectF(x0, y - 4.5, item.core0 - item.x0, 9), color, x0);
        marks::drawHatch(f.p, QRectF(item.core1 + f.shift, y - 4.5, item.x1 - item.core1, 9), color, x0);
        marks::drawCore(f.p, item.core0 + f.shift, item.core1 + f.shift, y, color);
        break;
    case MarkKind::hatch:
        if (wide) {
            const double a = row.openStart ? f.left : x0,
                         b = row.openEnd ? std::min(f.left + f.width, std::max(x1, x0 + 60)) : x1;
            marks::drawHatch(f.p, QRectF(a, y - 4.5, b - a, 9), color, x0);
            if (row.openEnd)
                marks::drawOpenEnd(f.p, {b, y}, color);
            if (row.openStart)
                marks::drawOpenEnd(f.p, {a, y}, color, true);
            f.p.fillRect(QRectF(mark - 8, y - 6, 16, 12), f.t.canvas);
        }
        break;
    }
    const bool chosen = row.id == selected_;
    if (chosen)
        f.thread.emplace_back(QPointF(mark, y), side);
    if (item.kind != MarkKind::core || x1 - x0 < 14)
        marks::drawSide(f.p, {mark, y}, side, f.t, !assertedBy(row, lane.side));
    if (item.labelWidth > 0 || chosen)
        paintName(f, item, index, y);
}

QString Timeline::nameOf(const store::EventRow& row) const {
    return row.approximate || row.uncertain ? QStringLiteral("~ ") + shown(row.title) : shown(row.title);
}

QPixmap Timeline::namePixmap(std::uint32_t row, double width, bool chosen) {
    const quint64 key =
        (static_cast<quint64>(row) << 20) | (static_cast<quint64>(width) << 1) | (chosen ? 1 : 0);
    if (const QPixmap* found = names_.object(key))
        return *found;
    const store::EventRow& event = slice_->rows[row];
    const Tokens& t = tokensOf(palette());
    const QFont face = fontOf(event.articles >= 2 || chosen ? Role::denseStrong : Role::dense, font());
    const QFontMetricsF metrics(face);
    const QFont small = fontOf(Role::smallStrong, font());
    const double pill =
        event.conflicts > 0 ? marks::pillWidth(static_cast<int>(event.conflicts), small) + 6 : 0;
    const QString words = metrics.elidedText(nameOf(event), Qt::ElideRight, width - pill - 4);
    const double used = metrics.horizontalAdvance(words);
    const QSizeF size(std::ceil(used + pill + 6), rules_.line - 3);
    auto* pixmap = new QPixmap((size * devicePixelRatioF()).toSize());
    pixmap->setDevicePixelRatio(devicePixelRatioF());
    pixmap->fill(chosen ? t.accentTint : t.canvas);
    QPainter p(pixmap);
    p.setFont(face);
    p.setPen(t.ink);
    p.drawText(QRectF(3, 0, used + 2, size.height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    if (pill > 0)
        marks::drawPill(p, {3 + used + 5, size.height() / 2}, static_cast<int>(event.conflicts), small, t);
    p.end();
    const QPixmap result = *pixmap;
    names_.insert(key, pixmap);
    return result;
}

void Timeline::paintName(Frame& f, const Item& item, std::size_t index, double y) {
    const store::EventRow& row = slice_->rows[item.row];
    const bool chosen = row.id == selected_;
    const double x = std::round(item.label + f.shift - 3);
    const auto version = versions_.find(lanes_.lanes[index].side);
    if (chosen && version != versions_.end() && lanes_.by == LaneBy::side && lanes_.home[item.row] != index) {
        const QFontMetricsF metrics(f.denseStrong);
        const QString words = metrics.elidedText(version->second, Qt::ElideRight, 280);
        const QRectF box(x, y - rules_.line / 2 + 1.5, metrics.horizontalAdvance(words) + 8, rules_.line - 3);
        f.p.fillRect(box, f.t.accentTint);
        f.p.setFont(f.denseStrong);
        f.p.setPen(f.t.ink);
        f.p.drawText(box, Qt::AlignCenter, words);
        return;
    }
    if (item.labelWidth <= 0)
        return;
    const QPixmap name = namePixmap(item.row, item.labelWidth, chosen);
    const QPointF at(x, std::round(y - rules_.line / 2 + 1.5));
    f.p.drawPixmap(at, name);
    if (chosen && hasFocus())
        marks::drawFocus(f.p, QRectF(at, name.deviceIndependentSize()).adjusted(-1, -1, 1, 1), f.t);
}

void Timeline::paintThread(Frame& f) {
    if (f.thread.size() < 2)
        return;
    std::sort(f.thread.begin(), f.thread.end(),
              [](const auto& a, const auto& b) { return a.first.y() < b.first.y(); });
    f.p.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i + 1 < f.thread.size(); ++i) {
        const QPointF a = f.thread[i].first, b = f.thread[i + 1].first;
        f.p.setPen(QPen(f.t.ink, 1.5));
        f.p.drawLine(QPointF(std::round(a.x()), a.y() + 7), QPointF(std::round(b.x()), b.y() - 7));
    }
    const store::EventRow* row = selectedRow();
    if (row == nullptr || row->conflicts == 0)
        return;
    // On the lane line between two that clash, else on the first that the thread crosses.
    std::size_t gap = 0;
    for (std::size_t i = 0; i + 1 < f.thread.size(); ++i)
        for (const auto& [a, b] : clashes_)
            if ((f.thread[i].second == a && f.thread[i + 1].second == b) ||
                (f.thread[i].second == b && f.thread[i + 1].second == a))
                gap = i;
    for (const LaneLayout& lane : layout_.lanes) {
        const double line = axisHeight + lane.top + lane.height - f.offset;
        if (line > f.thread[gap].first.y() && line < f.thread[gap + 1].first.y()) {
            marks::drawNode(f.p, {std::round(f.thread[gap].first.x()), line}, f.t);
            return;
        }
    }
}

void Timeline::paintDensity(Frame& f, std::size_t index) {
    constexpr double cell = 4;
    const LaneLayout& at = layout_.lanes[index];
    const Lane& lane = lanes_.lanes[index];
    const double perPixel = layout_.perPixel, first = std::floor(range_.from / perPixel / cell) * cell;
    const double last = range_.to / perPixel, bottom = axisHeight + at.top + at.height - f.offset;
    const auto columns = densityColumns(lane.middles, perPixel, first, last, cell);
    const std::uint32_t most = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end());
    const double x0 = f.left + first - range_.from / perPixel;
    const QColor color = lane.side >= 0 ? f.t.side(lane.side) : f.t.ink2;
    const double room = at.height - 20;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double height = std::round(marks::densityHeight(columns[i], most, room));
        if (height > 0)
            f.p.fillRect(
                QRectF(std::round(x0 + static_cast<double>(i) * cell), bottom - height, cell - 1, height),
                color);
    }
    const auto contested = densityColumns(lane.contested, perPixel, first, last, 2 * cell);
    std::vector<std::pair<std::uint32_t, std::size_t>> ticks; // the cells with most, none closer than 12 px
    for (std::size_t i = 0; i < contested.size(); ++i)
        if (contested[i] > 0)
            ticks.emplace_back(contested[i], i);
    std::stable_sort(ticks.begin(), ticks.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<bool> taken(contested.size() + 4, false);
    for (const auto& [count, i] : ticks) {
        if (taken[i] || taken[i + 1] || (i > 0 && taken[i - 1]))
            continue;
        taken[i] = true;
        marks::drawConflictTick(
            f.p, {x0 + (static_cast<double>(i) + 0.5) * 2 * cell, axisHeight + at.top - f.offset + 12}, f.t);
    }
}

void Timeline::paintBrush(Frame& f) {
    if (drag_ != Drag::brush || brush_.from == brush_.to)
        return;
    const double a = f.left + f.scale.x(std::min(brush_.from, brush_.to)),
                 b = f.left + f.scale.x(std::max(brush_.from, brush_.to));
    QColor tint = f.t.accent;
    tint.setAlpha(40);
    f.p.fillRect(QRectF(a, 0, b - a, f.height), tint);
    f.p.fillRect(QRectF(a, 0, 2, f.height), f.t.accent);
    f.p.fillRect(QRectF(b - 2, 0, 2, f.height), f.t.accent);
    f.p.setFont(f.smallStrong);
    f.p.setPen(f.t.ink);
    f.p.drawText(QRectF(a + 6, axisHeight + 2, 400, 18), Qt::AlignLeft,
                 rangeWords(static_cast<Instant>(std::min(brush_.from, brush_.to)),
                            static_cast<Instant>(std::max(brush_.from, brush_.to))));
}

} // namespace claimline::ui
