#include "map/map_view.h"

#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr std::uint32_t atOnce = 50'000; // events that are counted without a thread
constexpr double zoomNotch = 1.25, keyPan = 60;
constexpr int dragAfter = 4, countAfter = 80;

// On the plane. What crosses the line of 180 degrees goes on beyond it instead of leaping across the map.
QPolygonF unwound(const std::vector<MapPoint>& points) {
    constexpr std::int32_t half = 18'000, whole = 36'000;
    QPolygonF line;
    std::int32_t turn = 0, before = points.empty() ? 0 : points.front().longitude;
    for (const MapPoint& point : points) {
        turn += point.longitude - before > half ? -whole : point.longitude - before < -half ? whole : 0;
        before = point.longitude;
        line << projected((point.longitude + turn) / 100.0, point.latitude / 100.0);
    }
    return line;
}

} // namespace

MapView::MapView(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(220, 160);
    setAccessibleName(tr("Map of the events shown"));
    setAccessibleDescription(
        tr("Left and Right go from place to place, Enter gathers its events, plus and minus "
           "zoom, arrow keys with Control move"));
    counting_.setSingleShot(true);
    counting_.setInterval(countAfter);
    connect(&counting_, &QTimer::timeout, this, &MapView::count);
}

void MapView::setOutlines(OutlinesPtr outlines) {
    outlines_ = std::move(outlines);
    makePaths();
    update();
}

void MapView::setSlice(SlicePtr slice) {
    slice_ = std::move(slice);
    if (isVisible()) // else when it is shown
        count();
    else { // they are numbered by the slice before
        spots_.clear();
        groups_.clear();
    }
}

void MapView::setRange(TimeRange range) {
    if (range == range_)
        return;
    range_ = range;
    if (isVisible())
        counting_.start(); // once the movement pauses
}

std::optional<std::uint32_t> MapView::placeOf(EventId id) const {
    const auto row = slice_ && id ? slice_->rows.find(id) : std::nullopt;
    return row ? std::optional(slice_->rows.table().placeNumber(slice_->rows.number(*row))) : std::nullopt;
}

void MapView::setSelected(EventId id) {
    selected_ = placeOf(id);
    update();
}

void MapView::setGathered(const std::vector<EventId>& ids) {
    gathered_.clear();
    for (const EventId id : ids)
        if (const auto place = placeOf(id))
            gathered_.push_back(*place);
    std::sort(gathered_.begin(), gathered_.end());
    update();
}

void MapView::fit() {
    std::vector<QPointF> points;
    for (const Spot& spot : spots_)
        if (spot.events > 0)
            points.push_back(spot.plane);
    setScale(fitted(points, size()));
}

// ---------------------------------------------------------------- counting

void MapView::count() {
    ++asked_;
    if (!slice_)
        return take({});
    if (slice_->rows.size() <= atOnce)
        return take(spotsOf(*slice_, range_));
    QThreadPool::globalInstance()->start(
        [slice = slice_, range = range_, asked = asked_, self = QPointer<MapView>(this)] {
            auto spots = spotsOf(*slice, range);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, asked, spots = std::move(spots)]() mutable {
                    if (self && self->asked_ == asked) // else a newer question is on its way
                        self->take(std::move(spots));
                },
                Qt::QueuedConnection);
        });
}

void MapView::take(std::vector<Spot> spots) {
    spots_ = std::move(spots);
    regroup();
    if (!fitted_ && isVisible() && !spots_.empty()) {
        fitted_ = true;
        fit();
    }
    update();
    emit counted();
}

// ---------------------------------------------------------------- geometry

void MapView::makePaths() {
    land_ = coasts_ = borders_ = QPainterPath();
    ground_ = {};
    if (!outlines_)
        return;
    for (const auto& polygon : outlines_->polygons)
        for (const Outlines::Ring& ring : polygon) {
            land_.addPolygon(unwound(outlines_->pointsOf(ring)));
            land_.closeSubpath();
        }
    for (const Outlines::Arc& arc : outlines_->arcs)
        (arc.border ? borders_ : coasts_).addPolygon(unwound(arc.points));
}

void MapView::setScale(const MapScale& scale) {
    scale_ = scale;
    scale_.size = size();
    regroup();
    update();
}

void MapView::regroup() {
    groups_ = grouped(spots_, scale_);
}

template<class Fits>
bool MapView::any(const SpotGroup& group, Fits&& fits) const {
    return std::any_of(group.spots.begin(), group.spots.end(),
                       [&](std::size_t spot) { return fits(spots_[spot].place); });
}

std::optional<std::size_t> MapView::groupAt(QPointF position) const {
    std::optional<std::size_t> best; // the smallest one: it lies on top
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const QPointF away = groups_[i].at - position;
        if (std::hypot(away.x(), away.y()) <= std::max(spotRadius(groups_[i].events), 12.0))
            best = i;
    }
    return best;
}

QString MapView::placeName(const Spot& spot) const {
    return shown(slice_->rows.table().places()[spot.place].name);
}

QString MapView::words(const Spot& spot) const {
    QString text =
        placeName(spot) + QStringLiteral(", ") + tr("%n event(s)", nullptr, static_cast<int>(spot.events));
    if (spot.wide)
        text += QStringLiteral(" (") + tr("somewhere in it") + QLatin1Char(')');
    if (spot.contested > 0)
        text += QStringLiteral(", ") + tr("%n contested", nullptr, static_cast<int>(spot.contested));
    if (spot.all > spot.events)
        text += QStringLiteral(", ") +
                tr("%n outside of the time shown", nullptr, static_cast<int>(spot.all - spot.events));
    return text;
}

QString MapView::words(const SpotGroup& group) const {
    const QString first = words(spots_[group.spots.front()]);
    const int more = static_cast<int>(group.spots.size()) - 1;
    return more == 0 ? first
                     : first + QStringLiteral("; ") + tr("%n more place(s) close to it", nullptr, more) +
                           QStringLiteral(", ") + tr("%n event(s)", nullptr, static_cast<int>(group.events));
}

QString MapView::spokenSpot() const {
    for (const Spot& spot : spots_)
        if (current_ == spot.place)
            return words(spot);
    return {};
}

// ---------------------------------------------------------------- painting

void MapView::paintEvent(QPaintEvent*) {
    QPainter p(this);
    const Tokens& t = tokensOf(palette());
    paintGround(p);
    p.setRenderHint(QPainter::Antialiasing);
    paintSpots(p);
    paintNames(p);
    if (drag_ == Drag::band && moved_) {
        QColor tint = t.accent;
        tint.setAlpha(35);
        const QRectF band = QRectF(pressed_, last_).normalized();
        p.fillRect(band, tint);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(t.accent, 1, Qt::DashLine));
        p.drawRect(band);
    }
    if (slice_ && spots_.empty()) {
        p.setPen(t.ink3);
        p.setFont(fontOf(Role::base, font()));
        p.drawText(rect(), Qt::AlignCenter, tr("No event shown has a place on the map"));
    }
    p.setPen(t.ink3);
    p.setFont(fontOf(Role::small, font()));
    p.drawText(QRectF(rect()).adjusted(8, 0, -8, -5), Qt::AlignRight | Qt::AlignBottom,
               tr("Outlines: Natural Earth"));
    p.setRenderHint(QPainter::Antialiasing, false);
    p.fillRect(QRect(0, 0, 1, height()), t.rule);
    if (hasFocus() && !current_)
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1), t, 0);
}

// Land is painted once a scale; moving along copies it.
void MapView::paintGround(QPainter& p) {
    const Tokens& t = tokensOf(palette());
    const QPointF moved = scale_.at(groundScale_.centre) - QPointF(width(), height()) / 2;
    const bool usable = !ground_.isNull() && groundScale_.perDegree == scale_.perDegree &&
                        groundScale_.size == scale_.size && std::abs(moved.x()) < width() / 2.0 &&
                        std::abs(moved.y()) < height() / 2.0;
    if (!usable) { // twice as wide as the window
        groundScale_ = scale_;
        ground_ = QPixmap(size() * 2 * devicePixelRatioF());
        ground_.setDevicePixelRatio(devicePixelRatioF());
        ground_.fill(t.chrome);
        QPainter own(&ground_);
        own.translate(width(), height());
        own.scale(scale_.perDegree, scale_.perDegree);
        own.translate(-scale_.centre);
        own.setClipRect(QRectF(scale_.centre - QPointF(width(), height()) / scale_.perDegree,
                               QSizeF(2 * width(), 2 * height()) / scale_.perDegree));
        own.fillPath(land_, t.canvas); // not smoothed: neighbours would show a seam
        own.setRenderHint(QPainter::Antialiasing);
        own.setBrush(Qt::NoBrush);
        QPen coast(t.ink3, 0.8), border(t.dens, 0.8);
        coast.setCosmetic(true);
        border.setCosmetic(true);
        own.setPen(border);
        own.drawPath(borders_);
        own.setPen(coast);
        own.drawPath(coasts_);
    }
    const QPointF at = scale_.at(groundScale_.centre) - QPointF(width(), height());
    p.fillRect(rect(), t.chrome);
    p.drawPixmap(at, ground_);
}

void MapView::paintSpots(QPainter& p) {
    const Tokens& t = tokensOf(palette());
    for (const SpotGroup& group : groups_) { // large ones first
        const QPointF at = group.at;
        const double radius = spotRadius(group.events);
        if (!QRectF(rect()).adjusted(-radius, -radius, radius, radius).contains(at))
            continue;
        if (group.events == 0) { // there are events, but not in the time shown
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(t.dens, 1));
            p.drawEllipse(at, 3, 3);
            continue;
        }
        paintSymbol(p, spots_[group.spots.front()].wide, at, radius);
        if (group.contested > 0)
            marks::drawConflictTick(p, at + QPointF(0, -radius - 2), t);
        const bool chosen = any(group, [this](std::uint32_t place) { return selected_ == place; });
        if (chosen || any(group, [this](std::uint32_t place) {
                return std::binary_search(gathered_.begin(), gathered_.end(), place);
            })) {
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(t.accent, chosen ? 2 : 1));
            p.drawEllipse(at, radius + 3, radius + 3);
        }
        if (hasFocus() && any(group, [this](std::uint32_t place) { return current_ == place; }))
            marks::drawFocus(p,
                             QRectF(at.x() - radius - 4, at.y() - radius - 4, 2 * radius + 8, 2 * radius + 8),
                             t, radius + 4);
    }
}

// A disc where it was; a broken ring where it was somewhere in there.
void MapView::paintSymbol(QPainter& p, bool wide, QPointF at, double radius) {
    const Tokens& t = tokensOf(palette());
    QColor fill = t.ink2;
    fill.setAlpha(wide ? 30 : 110);
    QPen line(t.ink, wide ? 1.5 : 1.25);
    if (wide)
        line.setDashPattern({3, 2.5});
    p.setBrush(fill);
    p.setPen(line);
    const double size = wide ? std::max(radius, 9.0) : radius;
    p.drawEllipse(at, size, size);
}

// Names where they cross neither another name nor the edge, those with most events first.
void MapView::paintNames(QPainter& p) {
    const Tokens& t = tokensOf(palette());
    const QFont face = fontOf(Role::small, font()), strong = fontOf(Role::smallStrong, font());
    const QFontMetricsF metrics(face), bold(strong);
    std::vector<QRectF> taken;
    for (const SpotGroup& group : groups_) {
        if (group.events == 0)
            continue;
        const std::size_t more = group.spots.size() - 1;
        const QString name =
            placeName(spots_[group.spots.front()]) +
            (more > 0 ? QStringLiteral(" +") + number(static_cast<std::int64_t>(more)) : QString());
        const QString count = number(group.events);
        const double wide =
            metrics.horizontalAdvance(name + QLatin1Char(' ')) + bold.horizontalAdvance(count);
        const auto free = [&](const QRectF& box) {
            return QRectF(rect()).contains(box) &&
                   std::none_of(taken.begin(), taken.end(),
                                [&](const QRectF& other) { return other.intersects(box); });
        };
        const double away = spotRadius(group.events) + 4;
        const QPointF middle = group.at - QPointF(0, metrics.height() / 2);
        QRectF box(middle + QPointF(away, 0), QSizeF(wide, metrics.height()));
        if (!free(box)) // to the right of it, else to the left
            box.moveLeft(middle.x() - away - wide);
        if (!free(box))
            continue;
        taken.push_back(box.adjusted(-6, -1, 6, 1));
        QColor ground = t.canvas;
        ground.setAlpha(200);
        p.fillRect(box.adjusted(-2, 0, 2, 0), ground);
        p.setPen(t.ink);
        p.setFont(face);
        p.drawText(QPointF(box.left(), box.top() + metrics.ascent()), name);
        p.setFont(strong);
        p.drawText(QPointF(box.right() - bold.horizontalAdvance(count), box.top() + metrics.ascent()), count);
        if (taken.size() > 60)
            break;
    }
}

// ---------------------------------------------------------------- hand and keyboard

void MapView::wheelEvent(QWheelEvent* event) {
    touched_ = true;
    setScale(zoomed(scale_, std::pow(zoomNotch, event->angleDelta().y() / 120.0), event->position()));
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
    pressed_ = last_ = event->position();
    moved_ = false;
    drag_ = event->modifiers() & Qt::ShiftModifier ? Drag::band : Drag::pan;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF now = event->position();
    if (drag_ == Drag::none) {
        setCursor(groupAt(now) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    moved_ = moved_ || (now - pressed_).manhattanLength() > dragAfter;
    if (moved_ && drag_ == Drag::pan) {
        touched_ = true;
        MapScale next = scale_;
        next.centre -= (now - last_) / scale_.perDegree;
        setScale(clampedTo(next));
    }
    last_ = now;
    update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag was = std::exchange(drag_, Drag::none);
    std::vector<std::uint32_t> places;
    if (was == Drag::band && moved_) {
        const QRectF band = QRectF(pressed_, event->position()).normalized();
        for (const Spot& spot : spots_)
            if (spot.events > 0 && band.contains(positionOf(spot)))
                places.push_back(spot.place);
        choose(places);
    } else if (!moved_) {
        const auto group = groupAt(event->position());
        current_.reset();
        if (group) {
            current_ = spots_[groups_[*group].spots.front()].place;
            for (const std::size_t spot : groups_[*group].spots)
                places.push_back(spots_[spot].place);
        }
        choose(places);
    }
    update();
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto at = groupAt(event->position());
    if (!at)
        return fit();
    const SpotGroup& group = groups_[*at];
    if (group.spots.size() == 1)
        emit placeWanted(fromUtf8(slice_->rows.table().places()[spots_[group.spots.front()].place].name));
    else // come nearer: they part
        setScale(zoomed(scale_, 2, event->position()));
}

void MapView::choose(const std::vector<std::uint32_t>& places) {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t place : places) {
        const auto some = rowsAt(*slice_, place, range_, 1000);
        rows.insert(rows.end(), some.begin(), some.end());
    }
    std::sort(rows.begin(), rows.end());
    std::vector<EventId> events;
    for (const std::uint32_t row : rows)
        events.push_back(slice_->rows.id(row));
    emit gathered(events);
}

void MapView::step(int step) {
    if (spots_.empty())
        return;
    const auto now = std::find_if(spots_.begin(), spots_.end(),
                                  [this](const Spot& spot) { return current_ == spot.place; });
    const auto count = static_cast<std::ptrdiff_t>(spots_.size());
    const auto at =
        now == spots_.end() ? (step > 0 ? 0 : count - 1) : (now - spots_.begin() + step + count) % count;
    const Spot& spot = spots_[static_cast<std::size_t>(at)];
    current_ = spot.place;
    if (!QRectF(rect()).contains(positionOf(spot))) {
        MapScale next = scale_;
        next.centre = spot.plane;
        setScale(clampedTo(next));
    }
    setAccessibleDescription(words(spot));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

bool MapView::moveKey(int key) {
    touched_ = true;
    MapScale next = scale_;
    const double far = keyPan / scale_.perDegree;
    switch (key) {
    case Qt::Key_Left:
        next.centre.rx() -= far;
        break;
    case Qt::Key_Right:
        next.centre.rx() += far;
        break;
    case Qt::Key_Up:
        next.centre.ry() -= far;
        break;
    case Qt::Key_Down:
        next.centre.ry() += far;
        break;
    default:
        return false;
    }
    setScale(clampedTo(next));
    return true;
}

void MapView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (event->modifiers() & Qt::ControlModifier && moveKey(key))
        return;
    const QPointF middle = QPointF(width(), height()) / 2;
    if (key == Qt::Key_Left || key == Qt::Key_Up) {
        step(-1);
    } else if (key == Qt::Key_Right || key == Qt::Key_Down) {
        step(1);
    } else if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_W) {
        touched_ = true;
        setScale(zoomed(scale_, 1.5, middle));
    } else if (key == Qt::Key_Minus || key == Qt::Key_S) {
        touched_ = true;
        setScale(zoomed(scale_, 1 / 1.5, middle));
    } else if (key == Qt::Key_F) {
        fit();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current_) {
        choose({*current_});
    } else if (key == Qt::Key_Escape && current_) {
        current_.reset();
        choose({});
        update();
    } else if ((key == Qt::Key_Space || key == Qt::Key_F2) && current_) {
        for (const Spot& spot : spots_)
            if (spot.place == *current_)
                QToolTip::showText(mapToGlobal(positionOf(spot).toPoint()), words(spot).toHtmlEscaped(),
                                   this);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto group = groupAt(help->pos()))
            QToolTip::showText(help->globalPos(), words(groups_[*group]).toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent*) {
    scale_.size = size();
    regroup();
    if (fitted_ && !touched_)
        fit();
}

void MapView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    count();
}

void MapView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        ground_ = {};
    QWidget::changeEvent(event);
}

} // namespace claimline::ui
