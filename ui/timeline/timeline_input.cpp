// What hand and keyboard do to the timeline.
#include "look/words.h"
#include "timeline/hover_card.h"
#include "timeline/measures.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace claimline::ui {

using namespace measures;

namespace {

constexpr double zoomNotch = 1.2, zoomKeyStep = 1.5;
constexpr double panKey = 0.2, panPage = 0.9;
constexpr int dragAfter = 4; // pixels: less is a click

} // namespace

// ---------------------------------------------------------------- wheel

void Timeline::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    const double sideways = event->angleDelta().x() / 120.0;
    const QPointF at = event->position();
    hideCard();
    if (event->modifiers() & Qt::ShiftModifier || std::abs(sideways) > std::abs(notches)) {
        const double shift = -(std::abs(sideways) > 0 ? sideways : notches) * range_.length() * 0.08;
        setRange({range_.from + shift, range_.to + shift});
    } else if (at.x() < axisLeft() || event->modifiers() & Qt::AltModifier) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() -
                                      static_cast<int>(notches * 3 * rules_.line));
    } else {
        const TimeScale now{motion_.target().value_or(range_), axisWidth()};
        setRange(zoomed(now, std::pow(zoomNotch, notches), at.x() - axisLeft()), true);
    }
    event->accept();
}

// ---------------------------------------------------------------- mouse

Timeline::Drag Timeline::dragFor(QPointF at, Qt::KeyboardModifiers modifiers) {
    if (headerAt(at) && at.x() > chevronEnd)
        return Drag::lane;
    if (at.x() < axisLeft())
        return Drag::none;
    if (brush_ && at.y() < axisHeight) {
        if (std::abs(at.x() - axisLeft() - scale().x(brush_->from)) <= edge)
            return Drag::brushFrom;
        if (std::abs(at.x() - axisLeft() - scale().x(brush_->to)) <= edge)
            return Drag::brushTo;
    }
    if (at.y() < axisHeight)
        return Drag::brush;
    if (modifiers & Qt::ControlModifier && !hitAt(at).row)
        return Drag::brush;
    return modifiers & Qt::ShiftModifier ? Drag::band : Drag::pan;
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    motion_.stop();
    hovering_.stop();
    hideCard();
    pressed_ = last_ = event->position();
    moved_ = false;
    speed_ = 0;
    clock_.start();
    if (event->button() == Qt::MiddleButton)
        drag_ = Drag::pan;
    else if (event->button() == Qt::LeftButton)
        drag_ = dragFor(pressed_, event->modifiers());
    if (drag_ == Drag::lane)
        draggedLane_ = *headerAt(pressed_);
}

void Timeline::drag(QPointF to) {
    const double at = scale().at(to.x() - axisLeft());
    switch (drag_) {
    case Drag::brush: {
        const double from = scale().at(pressed_.x() - axisLeft());
        setBrush(TimeRange{std::min(from, at), std::max(from, at)});
        return;
    }
    case Drag::brushFrom:
        return setBrush(TimeRange{std::min(at, brush_->to - 60), brush_->to});
    case Drag::brushTo:
        return setBrush(TimeRange{brush_->from, std::max(at, brush_->from + 60)});
    case Drag::pan: {
        const double seconds = std::max(0.004, static_cast<double>(clock_.restart()) / 1000);
        // Smoothed: the last step before letting go is often of no length.
        speed_ = 0.6 * (to.x() - last_.x()) / seconds + 0.4 * speed_;
        const double shift = -(to.x() - last_.x()) * range_.length() / axisWidth();
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(to.y() - last_.y()));
        applyRange(clamped({range_.from + shift, range_.to + shift}, whole_));
        return;
    }
    case Drag::band:
    case Drag::lane:
        viewport()->update();
        return;
    case Drag::none:
        return;
    }
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    const QPointF now = event->position();
    if (drag_ == Drag::none) {
        hover(now);
        last_ = now;
        return;
    }
    if ((now - pressed_).manhattanLength() > dragAfter)
        moved_ = true;
    if (moved_)
        drag(now);
    last_ = now;
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
    const Drag was = std::exchange(drag_, Drag::none);
    last_ = event->position();
    viewport()->update();
    if (!moved_) {
        if (event->button() == Qt::LeftButton)
            click(event->position(), event->modifiers());
        return;
    }
    constexpr int heldStill = 60; // milliseconds before letting go: no throw
    if (was == Drag::brush || was == Drag::brushFrom || was == Drag::brushTo)
        finishBrush();
    else if (was == Drag::band)
        finishBand();
    else if (was == Drag::lane)
        finishLane();
    else if (was == Drag::pan && !reducedMotion_ && clock_.elapsed() < heldStill)
        motion_.fling(speed_);
}

void Timeline::click(QPointF at, Qt::KeyboardModifiers modifiers) {
    if (at.y() >= axisHeight && at.y() < bandTop() && at.x() < axisLeft()) {
        publishersOpen_ = !publishersOpen_;
        return forget();
    }
    if (const auto header = headerAt(at)) {
        if (at.x() <= chevronEnd)
            toggleCollapsed(*header);
        return;
    }
    const Hit hit = hitAt(at);
    if (hit.row && modifiers & Qt::ControlModifier) {
        toggleGathered(slice_->rows.id(*hit.row));
    } else if (hit.row) {
        setGathered({});
        select(slice_->rows.id(*hit.row), false);
    } else if (hit.bubble != nullptr) {
        setRange(
            withMargin({static_cast<double>(hit.bubble->from), static_cast<double>(hit.bubble->to)}, 0.2),
            true);
    }
}

void Timeline::finishBrush() {
    if (!brush_ || brush_->length() <= 0)
        return;
    // Whole days where it is long: nobody means 13:07 when he draws over a week.
    const AxisUnit unit = brush_->length() > 1.5 * 86'400 ? AxisUnit::day : AxisUnit::minute;
    const Instant from = floorTo(unit, static_cast<Instant>(brush_->from));
    const Instant to = nextAfter(unit, floorTo(unit, static_cast<Instant>(brush_->to)));
    setBrush(TimeRange{static_cast<double>(from), static_cast<double>(to)});
    emit brushed(from, to);
}

void Timeline::finishBand() {
    const QRectF band = QRectF(pressed_, last_).normalized();
    const double shift = axisLeft() + layout_.from - range_.from / layout_.perPixel;
    std::vector<std::uint32_t> rows;
    for (const LaneLayout& lane : layout_.lanes)
        for (const Item& item : lane.items) {
            const double y = bandTop() + lane.top - offset() + 6 + (item.line + 0.5) * rules_.line;
            if (band.contains(QPointF(item.mark + shift, y)))
                rows.push_back(item.row);
        }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<EventId> ids;
    for (const std::uint32_t row : rows)
        ids.push_back(slice_->rows.id(row));
    setGathered(std::move(ids));
    if (layout_.density) { // too many to be taken one by one: come nearer
        const double from = scale().at(band.left() - axisLeft()), to = scale().at(band.right() - axisLeft());
        setRange({from, to}, true);
    }
}

void Timeline::finishLane() {
    const auto over = laneAt(last_.y());
    moveLane(draggedLane_, over ? *over + (*over > draggedLane_ ? 1 : 0) : lanes_->lanes.size());
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position());
    if (!hit.row)
        return;
    const store::EventRow row = slice_->rows[*hit.row];
    if (!row.dated())
        return;
    const Instant ends = row.openEnd ? row.earliestStart + 86'400 : row.latestEnd;
    const double length = std::max(6 * 3600.0, static_cast<double>(ends - row.earliestStart));
    const auto middle = static_cast<double>(markInstant(drawnStretch(slice_->rows, *hit.row, hours_)));
    const TimeRange near = clamped({middle - length * 0.7, middle + length * 0.7}, whole_);
    const TimeRange now = motion_.target().value_or(range_);
    const bool isThere = std::abs(now.from - near.from) + std::abs(now.to - near.to) < near.length() / 50;
    if (isThere && cameFrom_) // a second time: back
        return setRange(*std::exchange(cameFrom_, std::nullopt), true);
    cameFrom_ = now;
    setRange(near, true);
}

void Timeline::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto lane = byKey ? currentLane() : laneAt(event->pos().y());
    if (!lane)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillLaneMenu(*menu, *lane);
    const QPoint at = byKey ? QPoint(20, static_cast<int>(laneTop(*lane)) + 20) : event->pos();
    menu->popup(viewport()->mapToGlobal(at));
}

// ---------------------------------------------------------------- the card

void Timeline::hover(QPointF at) {
    const Hit hit = hitAt(at);
    const Drag next = dragFor(at, {});
    viewport()->setCursor(next == Drag::brushFrom || next == Drag::brushTo   ? Qt::SizeHorCursor
                          : next == Drag::brush                              ? Qt::IBeamCursor
                          : hit.row || hit.bubble != nullptr || headerAt(at) ? Qt::PointingHandCursor
                                                                             : Qt::ArrowCursor);
    const EventId over = hit.row ? slice_->rows.id(*hit.row) : EventId{};
    if (over != carded_)
        hideCard();
    if (over && over != carded_)
        hovering_.start();
    else if (!over)
        hovering_.stop();
}

void Timeline::showCardAt(QPointF at) {
    const Hit hit = hitAt(at);
    if (!hit.row)
        return;
    const auto index = laneAt(at.y());
    // The whole line of the event stays free, whichever part of it the mouse is on.
    QRectF mark(at.x() - 6, at.y() - rules_.line / 2, 12, rules_.line);
    if (index)
        for (const Item& item : layout_.lanes[*index].items)
            if (item.row == *hit.row) {
                const double shift = axisLeft() + layout_.from - range_.from / layout_.perPixel;
                const double y =
                    bandTop() + layout_.lanes[*index].top - offset() + 6 + item.line * rules_.line;
                mark = {std::max(axisLeft(), item.mark + shift - 7), y, 14, rules_.line};
            }
    showCard(slice_->rows.id(*hit.row), mark);
}

void Timeline::showCard(EventId id, const QRectF& mark) {
    const auto row = rowOf(id);
    if (!row)
        return;
    carded_ = id;
    card_->showFor(cardOf(slice_->rows[*row], hours_, slice_->rows.flag(*row, store::EventTable::zoned)),
                   mark);
    emit quoteWanted(id);
}

void Timeline::hideCard() {
    carded_ = {};
    card_->hide();
}

QString Timeline::densityWords(QPointF at) {
    const auto index = laneAt(at.y());
    if (!index || at.x() < axisLeft() || !(layout_.density || layout_.lanes[*index].lines == 0))
        return {};
    const double perPixel = range_.length() / axisWidth();
    const double pixel = range_.from / perPixel + at.x() - axisLeft();
    const double from = std::floor(pixel / cell) * cell;
    const auto columns = densityColumns(*slice_, lanes_->lanes[*index], perPixel, from, from + cell, cell);
    if (columns.events.empty() || columns.events[0] == 0)
        return {};
    QString words =
        rangeWords(static_cast<Instant>(from * perPixel), static_cast<Instant>((from + cell) * perPixel)) +
        QStringLiteral(": ") + tr("%n event(s)", nullptr, static_cast<int>(columns.events[0]));
    if (columns.contested[0] > 0)
        words += QStringLiteral(", ") + tr("%n contested", nullptr, static_cast<int>(columns.contested[0]));
    return words;
}

QString Timeline::coverageWords(QPointF at) {
    if (at.y() < axisHeight || at.y() >= bandTop())
        return {};
    if (at.x() < axisLeft())
        return tr("Articles held, by day: %1 without a day of their own, %2 days between the first and the "
                  "last "
                  "without an article")
            .arg(coverage_.undated())
            .arg(coverage_.emptyDays());
    const DayCells cells = dayCells(range_.from, range_.to, scale().perPixel());
    const double instant = scale().at(at.x() - axisLeft());
    const auto first = static_cast<std::int32_t>(std::floor(instant / (cells.days * 86'400.0))) * cells.days;
    const std::int32_t last = first + cells.days - 1;
    const std::uint32_t count = coverage_.articles(first, last);
    QString words =
        rangeWords(Instant{first} * 86'400, (Instant{last} + 1) * 86'400) + QStringLiteral(": ") +
        (count == 0 ? tr("no article held") : tr("%n article(s)", nullptr, static_cast<int>(count)));
    QStringList names;
    for (std::size_t i = 0; i < std::min(coverage_.publishers().size(), mostPublishers); ++i)
        if (const auto own = coverage_.articles(i, first, last); own > 0)
            names << shown(coverage_.publishers()[i].name) + QLatin1Char(' ') + QString::number(own);
    names.removeIf([](const QString& name) { return name.startsWith(QLatin1Char(' ')); });
    return names.isEmpty()
               ? words
               : words + QStringLiteral(" (") + names.join(QStringLiteral(", ")) + QLatin1Char(')');
}

bool Timeline::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        hovering_.stop();
        hideCard();
    } else if (event->type() == QEvent::ToolTip && slice_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = densityWords(help->pos()) + coverageWords(help->pos());
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos() + QPoint(0, 8), words.toHtmlEscaped(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void Timeline::focusOutEvent(QFocusEvent* event) {
    hideCard();
    QAbstractScrollArea::focusOutEvent(event);
}

// ---------------------------------------------------------------- from event to event

void Timeline::selectNext(int step) {
    if (!slice_ || slice_->rows.empty())
        return;
    const auto now = rowOf(selected_);
    std::int64_t next = now ? static_cast<std::int64_t>(*now) + step : 0;
    if (!now) { // the first one in sight
        const std::uint32_t dated = slice_->rows.size() - slice_->undated;
        std::uint32_t low = 0, high = dated;
        while (low < high) {
            const std::uint32_t middle = (low + high) / 2;
            if (static_cast<double>(slice_->rows.earliestStart(middle)) < range_.from)
                low = middle + 1;
            else
                high = middle;
        }
        next = low < dated ? low : 0;
    }
    next = std::clamp<std::int64_t>(next, 0, static_cast<std::int64_t>(slice_->rows.size()) - 1);
    select(slice_->rows.id(static_cast<std::size_t>(next)));
}

void Timeline::selectNextConflict() {
    if (!slice_ || slice_->rows.empty())
        return;
    const std::size_t count = slice_->rows.size();
    const auto now = rowOf(selected_);
    const std::size_t from = now ? *now + 1 : 0;
    for (std::size_t i = 0; i < count; ++i)
        if (const std::size_t row = (from + i) % count; slice_->rows.conflicts(row) > 0)
            return select(slice_->rows.id(row));
}

void Timeline::selectInLane(int step) {
    const auto now = rowOf(selected_);
    if (!now)
        return selectNext(0);
    const Instant at = markInstant(stretchOf(slice_->rows, *now));
    auto lane = static_cast<std::int64_t>(lanes_->home[*now]) + step;
    for (; lane >= 0 && lane < static_cast<std::int64_t>(lanes_->lanes.size()); lane += step)
        if (const auto best = nearestIn(static_cast<std::size_t>(lane), at))
            return select(slice_->rows.id(*best));
}

// ---------------------------------------------------------------- keys

bool Timeline::zoomKey(int key, Qt::KeyboardModifiers modifiers) {
    const double length = range_.length();
    const auto pan = [&](double share) {
        const TimeRange from = motion_.target().value_or(range_);
        setRange({from.from + length * share, from.to + length * share}, true);
    };
    const bool control = modifiers & Qt::ControlModifier;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomKeyStep);
        return true;
    case Qt::Key_Minus:
        zoom(1 / zoomKeyStep);
        return true;
    case Qt::Key_W:
        return control ? false : (zoom(zoomKeyStep), true);
    case Qt::Key_S:
        return control ? false : (zoom(1 / zoomKeyStep), true);
    case Qt::Key_A:
        return control ? false : (pan(-panKey), true);
    case Qt::Key_D:
        return control ? false : (pan(panKey), true);
    case Qt::Key_PageUp:
        pan(-panPage);
        return true;
    case Qt::Key_PageDown:
        pan(panPage);
        return true;
    case Qt::Key_Left:
        return control ? (pan(-panKey), true) : false;
    case Qt::Key_Right:
        return control ? (pan(panKey), true) : false;
    default:
        return false;
    }
}

bool Timeline::laneKey(int key, Qt::KeyboardModifiers modifiers) {
    const auto lane = currentLane();
    if (!lane)
        return false;
    if (modifiers == Qt::AltModifier && key == Qt::Key_Up && *lane > 0)
        return moveLane(*lane, *lane - 1), true;
    if (modifiers == Qt::AltModifier && key == Qt::Key_Down && *lane + 1 < lanes_->lanes.size())
        return moveLane(*lane, *lane + 2), true;
    if (modifiers == Qt::NoModifier && key == Qt::Key_L)
        return toggleCollapsed(*lane), true;
    if (modifiers == Qt::ShiftModifier && key == Qt::Key_L)
        return hideLane(*lane), true;
    if (modifiers == Qt::NoModifier && key == Qt::Key_P && !coverage_.empty()) {
        publishersOpen_ = !publishersOpen_;
        forget();
        return true;
    }
    return false;
}

bool Timeline::selectionKey(int key, Qt::KeyboardModifiers modifiers) {
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (modifiers & Qt::ShiftModifier && gathered_.empty() && selected_)
            toggleGathered(selected_);
        selectNext(key == Qt::Key_Left ? -1 : 1);
        if (modifiers & Qt::ShiftModifier &&
            std::find(gathered_.begin(), gathered_.end(), selected_) == gathered_.end())
            toggleGathered(selected_);
        return true;
    case Qt::Key_Up:
        return selectInLane(-1), true;
    case Qt::Key_Down:
        return selectInLane(1), true;
    case Qt::Key_Home:
        if (slice_ && !slice_->rows.empty())
            select(slice_->rows.id(0));
        return true;
    case Qt::Key_End: // of those with a date
        if (slice_ && !slice_->rows.empty())
            select(slice_->rows.id(std::max<std::uint32_t>(slice_->rows.size() - slice_->undated, 1) - 1));
        return true;
    default:
        return false;
    }
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (zoomKey(key, modifiers) || laneKey(key, modifiers))
        return;
    if (!(modifiers & (Qt::AltModifier | Qt::ControlModifier)) && selectionKey(key, modifiers))
        return;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (brush_ && std::abs(brush_->length() - range_.length()) > range_.length() * 0.05)
            setRange(withMargin(*brush_, 0.01), true); // a second time: the event
        else if (selected_)
            emit eventActivated(selected_);
    } else if (key == Qt::Key_Escape && card_->isVisible()) {
        hideCard();
    } else if (key == Qt::Key_Escape && !gathered_.empty()) {
        setGathered({});
    } else if (key == Qt::Key_Escape && brush_) {
        setBrush(std::nullopt);
        emit brushCleared();
    } else if (key == Qt::Key_Space && modifiers & Qt::ControlModifier && selected_) {
        toggleGathered(selected_);
    } else if (key == Qt::Key_Space || key == Qt::Key_F2) {
        const bool open = card_->isVisible();
        hideCard();
        if (!open && selected_)
            showCard(selected_, markRect(selected_));
    } else if (key == Qt::Key_G && modifiers == Qt::NoModifier) {
        emit dateWanted();
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace claimline::ui
