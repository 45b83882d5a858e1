// How the timeline is painted, but for the events themselves: ground, axis, days covered, heads of lanes, the
// undated, what the mouse draws.
#include "look/words.h"
#include "timeline/marks.h"
#include "timeline/measures.h"

#include <QFontMetricsF>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

using namespace measures;

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
                bandTop(),
                0,
                {}};
    frame.p.fillRect(viewport()->rect(), frame.t.canvas);
    if (!slice_ || range_.length() <= 0) {
        frame.p.setPen(frame.t.ink3);
        frame.p.drawText(viewport()->rect(), Qt::AlignCenter,
                         slice_ ? tr("No event with a date") : QString());
        return;
    }
    frame.plan = planAxis(frame.scale, roomOfTick());
    frame.shift = frame.left + layout_.from - range_.from / layout_.perPixel;
    paintGround(frame);
    frame.p.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height));
    paintThread(frame);
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
        const double top = frame.top + layout_.lanes[i].top - frame.offset;
        if (layout_.lanes[i].height <= 0 || top > frame.height || top + layout_.lanes[i].height < frame.top)
            continue;
        frame.p.setClipRect(QRectF(headerWidth, frame.top, frame.width + undatedWidth, frame.height));
        paintUndated(frame, i);
        frame.p.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height));
        layout_.density || layout_.lanes[i].lines == 0 ? paintDensity(frame, i) : paintLane(frame, i);
        frame.p.setClipRect(QRectF(0, frame.top, headerWidth, frame.height));
        paintHeader(frame, i);
    }
    frame.p.setClipRect(QRectF(0, frame.top, frame.left + frame.width, frame.height));
    paintNode(frame);
    frame.p.setClipping(false);
    paintAxis(frame);
    paintCoverage(frame);
    paintBrush(frame);
    paintDrag(frame);
    if (hasFocus() && (!rowOf(selected_) || layout_.density))
        marks::drawFocus(frame.p, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), frame.t, 0);
}

void Timeline::paintGround(Frame& f) {
    const double bottom = std::min(f.height, f.top + layout_.height - f.offset);
    const int high = static_cast<int>(bottom - f.top);
    for (const double x : f.plan.grid)
        if (x >= 0)
            f.p.fillRect(QRect(static_cast<int>(std::lround(f.left + x)), static_cast<int>(f.top), 1, high),
                         f.t.rule2);
    stamps_.undatedGround(f.p, QRect(static_cast<int>(headerWidth), static_cast<int>(f.top),
                                     static_cast<int>(undatedWidth), high));
    for (const LaneLayout& lane : layout_.lanes)
        if (lane.height > 0)
            f.p.fillRect(QRect(0, static_cast<int>(std::lround(f.top + lane.top + lane.height - f.offset)),
                               static_cast<int>(f.left + f.width), 1),
                         f.t.rule);
}

void Timeline::paintAxis(Frame& f) {
    QPainter& p = f.p;
    p.fillRect(QRectF(0, 0, f.left + f.width, axisHeight), f.t.canvas);
    p.setClipRect(QRectF(f.left, 0, f.width, axisHeight));
    for (const Tick& tick : f.plan.lower) {
        const double x = std::round(f.left + tick.x);
        if (tick.rest)
            p.fillRect(QRectF(x, 18, tick.width, axisHeight - 18), f.t.chrome);
        p.fillRect(QRectF(x, 20, 1, axisHeight - 20), f.t.rule2);
        double at = std::max(x, f.left) + 5;
        if (x < f.left && at + stamps_.width(tick.name + tick.strong, Role::smallStrong) + 6 > x + tick.width)
            continue; // cut it would read as another day
        if (!tick.name.isEmpty())
            at += stamps_.text(p, {at, 32}, tick.name + QLatin1Char(' '), Role::small, f.t.ink2);
        stamps_.text(p, {at, 32}, tick.strong, Role::smallStrong, f.t.ink);
    }
    for (const Tick& tick : f.plan.upper) { // the upper tier sticks to the left edge
        const double width = stamps_.width(tick.strong, Role::smallStrong) + 12;
        const double x = std::min(std::max(tick.x, 0.0), tick.x + tick.width - width);
        if (tick.x > 0)
            p.fillRect(QRectF(std::round(f.left + tick.x), 0, 1, axisHeight), f.t.rule);
        stamps_.text(p, {f.left + x + 5, 14}, tick.strong, Role::smallStrong, f.t.ink);
    }
    p.setClipping(false);
    if (unitFor(f.scale.perPixel(), roomOfTick()) < AxisUnit::day) // whose hours they are
        stamps_.text(p, {14, 14}, hours_.words(), Role::small, f.t.ink2);
    const QString words = tr("No date") + QLatin1Char(' '), count = number(slice_->undated);
    const double all = stamps_.width(words, Role::small) + stamps_.width(count, Role::smallStrong);
    const double x = headerWidth + (undatedWidth - all) / 2;
    const double wide = stamps_.text(p, {x, 32}, words, Role::small, f.t.ink2);
    stamps_.text(p, {x + wide, 32}, count, Role::smallStrong, f.t.ink);
    p.setPen(QPen(f.t.ink2, 1, Qt::DashLine));
    p.drawLine(QPointF(f.left - 0.5, 18), QPointF(f.left - 0.5, f.height));
    p.fillRect(QRectF(0, axisHeight - 1, f.left + f.width, 1), f.t.ink);
}

// ---------------------------------------------------------------- days covered

void Timeline::paintCoverage(Frame& f) {
    if (coverage_.empty())
        return;
    QPainter& p = f.p;
    p.fillRect(QRectF(0, axisHeight, f.left + f.width, f.top - axisHeight), f.t.canvas);
    marks::drawChevron(p, QRectF(3, axisHeight + 6, 9, 9), publishersOpen_, f.t.ink2);
    const double wide =
        stamps_.text(p, {14, axisHeight + 15}, tr("Articles") + QLatin1Char(' '), Role::small, f.t.ink2);
    stamps_.text(p, {14 + wide, axisHeight + 15}, number(coverage_.dated()), Role::smallStrong, f.t.ink);
    if (coverage_.undated() > 0)
        stamps_.text(p, {headerWidth + 24, axisHeight + 15}, number(coverage_.undated()), Role::small,
                     f.t.ink2);
    const DayCells cells = dayCells(range_.from, range_.to, f.scale.perPixel());
    p.setClipRect(QRectF(f.left, axisHeight, f.width, f.top - axisHeight));
    paintDays(f, cells, axisHeight + 2, stripHeight - 5);
    p.setClipping(false);
    if (publishersOpen_)
        paintPublishers(f, cells, axisHeight + stripHeight);
    p.fillRect(QRectF(0, f.top - 1, f.left + f.width, 1), f.t.rule);
}

void Timeline::paintDays(Frame& f, const DayCells& cells, double top, double height) {
    const double length = cells.days * 86'400.0;
    std::vector<std::uint32_t> counts(cells.count);
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < cells.count; ++i) {
        const std::int32_t first = cells.first + static_cast<std::int32_t>(i) * cells.days;
        counts[i] = coverage_.articles(first, first + cells.days - 1);
        most = std::max(most, counts[i]);
    }
    const double bottom = top + height;
    double emptyFrom = -1; // runs of days without articles are hatched as one
    for (std::size_t i = 0; i <= cells.count; ++i) {
        const double x = f.left + f.scale.x(cells.first * 86'400.0 + static_cast<double>(i) * length);
        const bool empty = i < cells.count && counts[i] == 0;
        if (empty && emptyFrom < 0)
            emptyFrom = x;
        if (!empty && emptyFrom >= 0) {
            const double from = std::max(emptyFrom, f.left);
            stamps_.gap(f.p, from, std::min(x, f.left + f.width), top, height, emptyFrom);
            emptyFrom = -1;
        }
        if (i == cells.count || empty)
            continue;
        const double high = std::max(3.0, std::round(marks::densityHeight(counts[i], most, height)));
        const double next = x + length / f.scale.perPixel();
        f.p.fillRect(
            QRectF(std::round(x), bottom - high, std::max(1.0, std::round(next) - std::round(x) - 1), high),
            f.t.dens);
    }
    f.p.fillRect(QRectF(f.left, bottom, f.width, 1), f.t.rule);
}

void Timeline::paintPublishers(Frame& f, const DayCells& cells, double top) {
    const double length = cells.days * 86'400.0;
    for (std::size_t i = 0; i < std::min(coverage_.publishers().size(), mostPublishers); ++i) {
        const Coverage::Publisher& publisher = coverage_.publishers()[i];
        const double y = top + static_cast<double>(i) * publisherHeight;
        const QString name = publisher.name.empty() ? tr("publisher not known") : shown(publisher.name);
        const QString count = number(static_cast<std::int64_t>(publisher.days.size()));
        const double room = axisLeft() - 14 - 12 - stamps_.width(count, Role::small) - 8;
        stamps_.text(f.p, {14, y + 11},
                     QFontMetricsF(stamps_.font(Role::small)).elidedText(name, Qt::ElideRight, room),
                     Role::small, f.t.ink2);
        stamps_.text(f.p, {axisLeft() - 12 - stamps_.width(count, Role::small), y + 11}, count, Role::small,
                     f.t.ink2);
        f.p.setClipRect(QRectF(f.left, axisHeight, f.width, f.top - axisHeight));
        for (std::size_t cell = 0; cell < cells.count; ++cell) {
            const std::int32_t first = cells.first + static_cast<std::int32_t>(cell) * cells.days;
            if (coverage_.articles(i, first, first + cells.days - 1) == 0)
                continue;
            const double x = f.left + f.scale.x(first * 86'400.0), next = x + length / f.scale.perPixel();
            f.p.fillRect(QRectF(std::round(x), y + 4, std::max(1.0, std::round(next) - std::round(x) - 1), 7),
                         f.t.dens);
        }
        f.p.setClipping(false);
    }
}

// ---------------------------------------------------------------- lanes' heads, the undated

void Timeline::paintHeader(Frame& f, std::size_t index) {
    const LaneLayout& at = layout_.lanes[index];
    const Lane& lane = lanes_->lanes[index];
    const double top = f.top + at.top - f.offset;
    const double y = lane.collapsed ? top + at.height / 2
                                    : std::clamp(top + 16, f.top + 14,
                                                 std::max(f.top + 14, top + at.height - 26)); // sticky
    f.p.fillRect(QRectF(0, top + 1, headerWidth, at.height - 1), f.t.canvas);
    marks::drawChevron(f.p, QRectF(3, y - 4.5, 9, 9), !lane.collapsed, f.t.ink2);
    double x = 17;
    if (by_ == LaneBy::side) {
        stamps_.side(f.p, {22, y}, lane.side, false);
        x = 34;
    } else if (by_ == LaneBy::status) {
        marks::drawStanding(f.p, QRectF(15, y - 7, 14, 14), lane.status, f.t);
        x = 34;
    }
    const QString count = number(lane.events);
    const double room = headerWidth - x - 4 - (lane.collapsed ? stamps_.width(count, Role::small) + 6 : 0);
    const QString name =
        QFontMetricsF(stamps_.font(Role::denseStrong)).elidedText(lane.name, Qt::ElideRight, room);
    stamps_.text(f.p, {x, y + 4.5}, name, Role::denseStrong, f.t.ink);
    if (lane.collapsed) {
        stamps_.text(f.p, {headerWidth - 6 - stamps_.width(count, Role::small), y + 4}, count, Role::small,
                     f.t.ink3);
        return;
    }
    const double wide = stamps_.text(
        f.p, {x, y + 20}, tr("%n event(s)", nullptr, static_cast<int>(lane.events)), Role::small, f.t.ink3);
    if (lane.conflicts == 0)
        return;
    const QString words = number(lane.conflicts);
    double sign = x + wide + 7, line = y + 20;
    if (sign + 13 + stamps_.width(words, Role::smallStrong) > headerWidth - 2) { // a value is never cut
        sign = x;
        line += 15;
    }
    marks::drawNotEqual(f.p, QRectF(sign, line - 9, 10, 10), f.t.conflict);
    stamps_.text(f.p, {sign + 13, line}, words, Role::smallStrong, f.t.conflict);
}

void Timeline::paintUndated(Frame& f, std::size_t index) {
    const Lane& lane = lanes_->lanes[index];
    const LaneLayout& at = layout_.lanes[index];
    const double top = f.top + at.top - f.offset;
    if (lane.undated.empty())
        return;
    if (layout_.density || at.lines == 0) {
        const QString count = number(static_cast<std::int64_t>(lane.undated.size()));
        const double x = headerWidth + undatedWidth - 10 - stamps_.width(count, Role::small);
        stamps_.text(f.p, {x, top + std::min(18.0, at.height / 2 + 4)}, count, Role::small, f.t.ink2);
        return;
    }
    const auto rows = static_cast<std::size_t>(std::max(1.0, (at.height - rules_.padding) / rules_.line));
    const std::size_t room = rows * 3;
    for (std::size_t i = 0; i < lane.undated.size() && i < room; ++i) {
        const std::uint32_t row = lane.undated[i];
        const QPointF centre(headerWidth + 16 + 17.0 * static_cast<double>(i % 3),
                             top + 6 + (static_cast<double>(i / 3) + 0.5) * rules_.line);
        if (i + 1 == room && lane.undated.size() > room) {
            const QString more =
                QStringLiteral("+") + number(static_cast<std::int64_t>(lane.undated.size() - i));
            stamps_.text(f.p, centre + QPointF(-8, 4), more, Role::small, f.t.ink2);
            return;
        }
        stamps_.side(f.p, centre, sideIn(slice_->rows, row, lane), !assertedBy(slice_->rows, row, lane.side));
        if (slice_->rows.id(row) == selected_)
            marks::drawFocus(f.p, QRectF(centre.x() - 9, centre.y() - 9, 18, 18), f.t);
    }
}

// ---------------------------------------------------------------- what the hand draws

void Timeline::paintBrush(Frame& f) {
    if (!brush_ || brush_->from == brush_->to)
        return;
    const double a = f.left + std::clamp(f.scale.x(std::min(brush_->from, brush_->to)), -4.0, f.width + 4);
    const double b = f.left + std::clamp(f.scale.x(std::max(brush_->from, brush_->to)), -4.0, f.width + 4);
    f.p.setClipRect(QRectF(f.left, 0, f.width, f.height));
    QColor veil = f.t.chrome;
    veil.setAlpha(120);
    f.p.fillRect(QRectF(f.left, axisHeight, a - f.left, f.height), veil);
    f.p.fillRect(QRectF(b, axisHeight, f.left + f.width - b, f.height), veil);
    QColor tint = f.t.accent;
    tint.setAlpha(45);
    f.p.fillRect(QRectF(a, 0, b - a, axisHeight), tint);
    for (const double x : {a, b - 2})
        f.p.fillRect(QRectF(x, 0, 2, f.height), f.t.accent);
    for (const double x : {a + 1, b - 1}) // grips
        f.p.fillRect(QRectF(x - 3, axisHeight - 16, 6, 16), f.t.accent);
    const QString words = rangeWords(static_cast<Instant>(std::min(brush_->from, brush_->to)),
                                     static_cast<Instant>(std::max(brush_->from, brush_->to)));
    const double wide = stamps_.width(words, Role::smallStrong);
    const double x =
        std::clamp((a + b - wide) / 2, f.left + 4, std::max(f.left + 4, f.left + f.width - wide - 8));
    f.p.fillRect(QRectF(x - 4, 1, wide + 8, 16), f.t.accentTint);
    stamps_.text(f.p, {x, 13}, words, Role::smallStrong, f.t.ink);
    f.p.setClipping(false);
}

void Timeline::paintDrag(Frame& f) {
    if (drag_ == Drag::band && moved_) {
        const QRectF band = QRectF(pressed_, last_).normalized();
        QColor tint = f.t.accent;
        tint.setAlpha(35);
        f.p.fillRect(band, tint);
        f.p.setPen(QPen(f.t.accent, 1, Qt::DashLine));
        f.p.drawRect(band);
    } else if (drag_ == Drag::lane && moved_) {
        const auto over = laneAt(last_.y());
        const double y =
            over ? f.top + layout_.lanes[*over].top - f.offset : f.top + layout_.height - f.offset;
        f.p.fillRect(QRectF(0, std::round(y) - 1, f.left + f.width, 3), f.t.accent);
    }
}

} // namespace claimline::ui
