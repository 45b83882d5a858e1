#include "timeline/overview.h"

#include "look/face.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double left = 208, bars = 34, monthRow = 16, gripArea = 12;
constexpr double cell = 5;

} // namespace

Overview::Overview(QWidget* parent)
    : QWidget(parent) {
    setFixedHeight(72);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of the whole project"));
    setAccessibleDescription(tr("Arrow keys move the window, plus and minus change its width"));
}

void Overview::setSlice(std::shared_ptr<const store::Slice> slice) {
    slice_ = std::move(slice);
    whole_ = {};
    if (slice_ && slice_->lastInstant > slice_->firstInstant) {
        const TimeRange all{static_cast<double>(slice_->firstInstant),
                            static_cast<double>(slice_->lastInstant)};
        // A few days fill the strip: bars of a week's news should not be as wide as a hand.
        const double least = 40 * 86'400.0;
        whole_ = withMargin(all.length() < least ? TimeRange{all.from - (least - all.length()) / 2,
                                                             all.to + (least - all.length()) / 2}
                                                 : all,
                            0.02);
    }
    update();
}

void Overview::setRange(TimeRange range) {
    range_ = range;
    update();
}

void Overview::setCoverage(const Coverage& coverage) {
    coverage_ = coverage;
    update();
}

// A day without events of which articles are held was calm; one without articles may have been anything.
void Overview::paintGroundLine(QPainter& p, double base) const {
    const Tokens& t = tokensOf(palette());
    const TimeScale s = scale();
    const DayCells cells = dayCells(whole_.from, whole_.to, s.perPixel(), cell);
    const double length = cells.days * 86'400.0, y = base + 0.5;
    const auto x = [&](std::size_t i) {
        return left + std::clamp(s.x(cells.first * 86'400.0 + static_cast<double>(i) * length), 0.0, s.width);
    };
    const auto isHeld = [&](std::size_t i) {
        const std::int32_t first = cells.first + static_cast<std::int32_t>(i) * cells.days;
        return coverage_.empty() || coverage_.articles(first, first + cells.days - 1) > 0;
    };
    for (std::size_t i = 0; i < cells.count;) { // runs of days that are held, and of those that are not
        const bool held = isHeld(i);
        std::size_t end = i + 1;
        while (end < cells.count && isHeld(end) == held)
            ++end;
        QPen pen(held ? t.ink3 : t.dens, 1);
        if (!held)
            pen.setDashPattern({2, 3});
        p.setPen(pen);
        p.drawLine(QPointF(x(i), y), QPointF(x(end), y));
        i = end;
    }
}

TimeScale Overview::scale() const {
    return {whole_, std::max(1.0, width() - left - 6)};
}

void Overview::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight);
    const Tokens& t = tokensOf(palette());
    p.fillRect(rect(), t.chrome);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.rule);
    p.setFont(fontOf(Role::denseStrong, font()));
    p.setPen(t.ink);
    p.drawText(QPointF(14, 20), tr("Whole project"));
    p.setFont(fontOf(Role::small, font()));
    p.setPen(t.ink2);
    if (!slice_)
        return;
    p.drawText(QPointF(14, 37), tr("%1 events").arg(number(slice_->total)));
    if (whole_.length() <= 0)
        return;
    p.drawText(QPointF(14, 53), rangeWords(slice_->firstInstant, slice_->lastInstant));

    const TimeScale s = scale();
    const double base = height() - monthRow - 1;
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(s.width / cell) + 1), contested(counts.size());
    for (const auto& day : slice_->density) {
        const double x = s.x((static_cast<double>(day.day) + 0.5) * 86'400);
        if (x < 0 || x >= s.width)
            continue;
        counts[static_cast<std::size_t>(x / cell)] += day.events;
        contested[static_cast<std::size_t>(x / cell)] += day.contested;
    }
    const std::uint32_t most = *std::max_element(counts.begin(), counts.end());
    const double a = s.x(range_.from), b = s.x(range_.to);
    double lastTick = -100;
    paintGroundLine(p, base);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double x = static_cast<double>(i) * cell,
                     high = std::round(marks::densityHeight(counts[i], most, bars));
        const bool inside = x + cell > a && x < b;
        if (high > 0)
            p.fillRect(QRectF(left + x, base - high, cell - 1, high), inside ? t.ink2 : t.dens);
        if (contested[i] > 0 && x - lastTick >= 12) {
            marks::drawConflictTick(p, {left + x + cell / 2, 14}, t);
            lastTick = x;
        }
    }
    p.setFont(fontOf(Role::small, font()));
    p.setPen(t.ink3);
    const AxisPlan plan = planAxis(s, 90);
    for (const Tick& tick : plan.lower) {
        if (tick.x < -2)
            continue;
        p.fillRect(QRectF(std::round(left + tick.x), base, 1, monthRow), t.rule);
        p.drawText(QPointF(left + tick.x + 4, height() - 5),
                   (tick.name + QLatin1Char(' ') + tick.strong).trimmed());
    }
    if (range_.length() > 0) {
        const QRectF window(std::max(left - 2, left + a), 1, 0, height() - 3);
        const QRectF box(window.topLeft(), QPointF(std::min<double>(width() - 2, left + b), window.bottom()));
        p.setPen(QPen(t.accent, 2));
        p.drawRect(box);
        for (const double x : {box.left(), box.right()}) {
            p.fillRect(QRectF(x - 4, height() / 2.0 - 10, 8, 20), t.accent);
            p.setPen(QPen(t.onAccent, 1));
            p.drawLine(QPointF(x - 1, height() / 2.0 - 5), QPointF(x - 1, height() / 2.0 + 5));
            p.drawLine(QPointF(x + 1, height() / 2.0 - 5), QPointF(x + 1, height() / 2.0 + 5));
        }
    }
    if (hasFocus())
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1), t, 0);
}

Overview::Grip Overview::gripAt(double x) const {
    const double a = left + scale().x(range_.from), b = left + scale().x(range_.to);
    if (std::abs(x - a) <= gripArea)
        return Grip::left;
    if (std::abs(x - b) <= gripArea)
        return Grip::right;
    return x > a && x < b ? Grip::window : Grip::fresh;
}

void Overview::mousePressEvent(QMouseEvent* event) {
    if (whole_.length() <= 0 || event->position().x() < left - gripArea)
        return;
    pressed_ = event->position().x();
    grip_ = gripAt(pressed_);
    before_ = range_;
}

void Overview::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (grip_ == Grip::none) {
        const Grip over = whole_.length() > 0 ? gripAt(x) : Grip::none;
        setCursor(over == Grip::left || over == Grip::right ? Qt::SizeHorCursor
                  : over == Grip::window                    ? Qt::OpenHandCursor
                                                            : Qt::CrossCursor);
        return;
    }
    const double at = scale().at(x - left), moved = (x - pressed_) * scale().perPixel();
    TimeRange next = before_;
    if (grip_ == Grip::left)
        next.from = std::min(at, before_.to - 3600);
    else if (grip_ == Grip::right)
        next.to = std::max(at, before_.from + 3600);
    else if (grip_ == Grip::window)
        next = {before_.from + moved, before_.to + moved};
    else if (std::abs(x - pressed_) > 4)
        next = {std::min(at, scale().at(pressed_ - left)), std::max(at, scale().at(pressed_ - left))};
    else
        return;
    emit rangeChosen(next.from, next.to);
}

void Overview::mouseReleaseEvent(QMouseEvent* event) {
    const Grip was = std::exchange(grip_, Grip::none);
    if (was == Grip::fresh && std::abs(event->position().x() - pressed_) <= 4) { // a click: to there
        const double at = scale().at(pressed_ - left), half = range_.length() / 2;
        emit rangeChosen(at - half, at + half);
    }
}

void Overview::mouseDoubleClickEvent(QMouseEvent*) {
    if (whole_.length() > 0)
        emit rangeChosen(whole_.from, whole_.to);
}

void Overview::keyPressEvent(QKeyEvent* event) {
    const double length = range_.length(), step = length * 0.2;
    switch (event->key()) {
    case Qt::Key_Left:
        emit rangeChosen(range_.from - step, range_.to - step);
        return;
    case Qt::Key_Right:
        emit rangeChosen(range_.from + step, range_.to + step);
        return;
    case Qt::Key_Plus:
        emit rangeChosen(range_.from + step, range_.to - step);
        return;
    case Qt::Key_Minus:
        emit rangeChosen(range_.from - step, range_.to + step);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace claimline::ui
