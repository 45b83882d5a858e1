#include "timeline/timeline.h"

#include "look/words.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double zoomNotch = 1.2;
constexpr int zoomTime = 120;
constexpr double decay = 4; // of a glide, a second

AdvanceTable tableOf(const QFont& font) {
    const QFontMetricsF metrics(font);
    std::array<float, 128> ascii{};
    for (int c = 0; c < 128; ++c)
        ascii[static_cast<std::size_t>(c)] =
            static_cast<float>(metrics.horizontalAdvance(QChar(c < 32 ? 32 : c)));
    return {ascii, static_cast<float>(metrics.horizontalAdvance(QLatin1Char('m')))};
}

} // namespace

Timeline::Timeline(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setMinimumSize(420, 180);
    motion_.setInterval(12);
    connect(&motion_, &QTimer::timeout, this, &Timeline::step);
    advances_ = tableOf(fontOf(Role::dense, font()));
    boldAdvances_ = tableOf(fontOf(Role::denseStrong, font()));
    rules_.line = std::max(21.0, std::ceil(QFontMetricsF(fontOf(Role::dense, font())).height() + 4));
}

void Timeline::setSlice(SlicePtr slice) {
    slice_ = std::move(slice);
    rowOf_.clear();
    for (std::uint32_t i = 0; slice_ && i < slice_->rows.size(); ++i)
        rowOf_.emplace(slice_->rows[i].id, i);
    lanes_ = slice_ ? makeLanes(*slice_, lanes_.by) : LaneSet{lanes_.by, {}, {}};
    if (slice_ && slice_->lastInstant > slice_->firstInstant)
        whole_ = {static_cast<double>(slice_->firstInstant), static_cast<double>(slice_->lastInstant)};
    if (range_.length() <= 0)
        fit();
    names_.clear();
    forget();
}

void Timeline::setLaneBy(LaneBy by) {
    lanes_.by = by;
    if (slice_)
        lanes_ = makeLanes(*slice_, by);
    forget();
}

void Timeline::setRange(TimeRange range, bool animated) {
    const TimeRange target = clamped(range, whole_);
    motion_.stop();
    velocity_ = 0;
    if (animated && !reducedMotion_ && isVisible() && range_.length() > 0) {
        zooming_ = {range_, target};
        clock_.restart();
        motion_.start();
        return;
    }
    zooming_.reset();
    if (target == range_)
        return;
    if (std::abs(target.length() - range_.length()) > 1e-6 * range_.length())
        lines_.clear(); // lanes keep their heights while one moves along, not when one comes nearer
    range_ = target;
    ensureLayout();
    viewport()->update();
    emit rangeChanged();
}

void Timeline::fit() {
    TimeRange all{};
    bool any = false;
    if (slice_)
        for (const store::EventRow& row : slice_->rows) {
            if (!row.dated())
                break;
            const auto from = static_cast<double>(row.earliestStart), to = static_cast<double>(row.latestEnd);
            all = any ? TimeRange{std::min(all.from, from), std::max(all.to, to)} : TimeRange{from, to};
            any = true;
        }
    if (!any)
        return;
    all = withMargin(all, 0.03);
    all.to += 0.25 * all.length(); // room for the last ones' names
    setRange(all, true);
}

void Timeline::zoom(double factor) {
    double at = axisWidth() / 2;
    if (const store::EventRow* row = selectedRow(); row != nullptr && row->dated()) {
        const double x = scale().x(static_cast<double>(markInstant(*row)));
        if (x >= 0 && x <= axisWidth())
            at = x;
    }
    setRange(zoomed({zooming_ ? zooming_->second : range_, axisWidth()}, factor, at), true);
}

void Timeline::showEvent(EventId id) {
    const auto row = rowOf(id);
    if (!row || !slice_->rows[*row].dated())
        return;
    const auto at = static_cast<double>(markInstant(slice_->rows[*row]));
    if (at < range_.from + 0.02 * range_.length() || at > range_.to - 0.15 * range_.length())
        setRange({at - range_.length() * 0.4, at + range_.length() * 0.6}, true);
}

void Timeline::select(EventId id, bool scroll) {
    if (id == selected_)
        return;
    selected_ = id;
    versions_.clear();
    clashes_.clear();
    names_.clear();
    if (scroll)
        showEvent(id);
    viewport()->update();
    emit eventSelected(id);
}

void Timeline::setVersions(std::unordered_map<int, QString> bySide, std::vector<std::pair<int, int>> clash) {
    versions_ = std::move(bySide);
    clashes_ = std::move(clash);
    viewport()->update();
}

// ---------------------------------------------------------------- geometry

double Timeline::axisLeft() const {
    return 142 + 66;
}
double Timeline::axisWidth() const {
    return std::max(50.0, viewport()->width() - axisLeft());
}
double Timeline::verticalScrollBarValue() const {
    return verticalScrollBar()->value();
}

void Timeline::forget() {
    valid_ = false;
    lines_.clear();
    viewport()->update();
}

float Timeline::labelWidth(std::uint32_t row) const {
    const store::EventRow& event = slice_->rows[row];
    const bool strong = event.articles >= 2;
    float width = (strong ? boldAdvances_ : advances_).width(event.title) + 6;
    if (event.approximate || event.uncertain)
        width += 12;
    if (event.conflicts > 0)
        width += 34;
    return width;
}

void Timeline::ensureLayout() {
    if (!slice_ || range_.length() <= 0)
        return;
    const double perPixel = range_.length() / axisWidth();
    const double begin = range_.from / perPixel, end = range_.to / perPixel;
    const bool inside = valid_ && std::abs(layout_.perPixel / perPixel - 1) < 1e-9 && begin >= layout_.from &&
                        end <= layout_.to;
    if (inside && layout_.density == (countVisible(lanes_, range_) > rules_.densityAbove))
        return;
    constexpr double axisHeight = 38;
    layout_ = layOut(
        *slice_, lanes_, range_, axisWidth(), viewport()->height() - axisHeight, rules_,
        [this](std::uint32_t row) { return labelWidth(row); }, &lines_);
    valid_ = true;
    const int beyond = static_cast<int>(layout_.height - (viewport()->height() - axisHeight));
    verticalScrollBar()->setRange(0, std::max(0, beyond));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(rules_.line));
}

const TimelineLayout& Timeline::layoutNow() {
    ensureLayout();
    return layout_;
}

std::optional<std::uint32_t> Timeline::rowOf(EventId id) const {
    const auto found = rowOf_.find(id);
    return found == rowOf_.end() ? std::nullopt : std::optional(found->second);
}

const store::EventRow* Timeline::selectedRow() const {
    const auto row = rowOf(selected_);
    return row ? &slice_->rows[*row] : nullptr;
}

QRectF Timeline::markRect(EventId id) {
    ensureLayout();
    const auto row = rowOf(id);
    if (!row || layout_.density)
        return {};
    const double shift = axisLeft() + layout_.from - range_.from / layout_.perPixel;
    const LaneLayout& lane = layout_.lanes[lanes_.home[*row]];
    for (const Item& item : lane.items)
        if (item.row == *row) {
            const double y = 38 + lane.top - offset() + item.line * rules_.line + 6;
            return {item.mark + shift - 7, y, 14, rules_.line - 2};
        }
    return {};
}

std::vector<EventId> Timeline::visibleEvents() {
    ensureLayout();
    std::vector<std::uint32_t> rows;
    const double first = range_.from / layout_.perPixel - layout_.from, last = first + axisWidth();
    for (const LaneLayout& lane : layout_.lanes)
        for (const Item& item : lane.items)
            if (item.mark >= first && item.mark <= last)
                rows.push_back(item.row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<EventId> ids;
    for (const std::uint32_t row : rows)
        ids.push_back(slice_->rows[row].id);
    return ids;
}

Timeline::Hit Timeline::hitAt(QPointF position) {
    ensureLayout();
    Hit hit;
    if (!slice_)
        return hit;
    const double y = position.y() - 38 + offset();
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
        const LaneLayout& lane = layout_.lanes[i];
        if (position.y() < 38 || y < lane.top || y >= lane.top + lane.height)
            continue;
        const int line = static_cast<int>((y - lane.top - 6) / rules_.line);
        if (position.x() < axisLeft()) { // the undated column
            const int at = static_cast<int>((position.x() - 142 - 8) / 17) + 3 * line;
            const auto& undated = lanes_.lanes[i].undated;
            if (position.x() > 148 && at >= 0 && at < static_cast<int>(undated.size()))
                hit.row = undated[static_cast<std::size_t>(at)];
            return hit;
        }
        const double x = position.x() - axisLeft() - layout_.from + range_.from / layout_.perPixel;
        for (const Item& item : lane.items)
            if (item.line == line && x >= std::min(item.x0, item.mark - 8) &&
                x <= std::max({item.x1, item.mark + 8, item.label + item.labelWidth}))
                hit.row = item.row;
        for (const Bubble& bubble : lane.bubbles)
            if (line >= lane.lines && std::abs(x - bubble.x) < 28)
                hit.bubble = &bubble;
    }
    return hit;
}

// ---------------------------------------------------------------- movement

void Timeline::startGlide(double velocity) {
    if (reducedMotion_ || std::abs(velocity) < 60)
        return;
    velocity_ = velocity;
    clock_.restart();
    motion_.start();
}

void Timeline::step() {
    const double seconds = static_cast<double>(clock_.elapsed()) / 1000;
    if (zooming_) {
        const double part = std::min(1.0, seconds * 1000 / zoomTime);
        const double eased = 1 - std::pow(1 - part, 3);
        const auto [from, to] = *zooming_;
        range_ = part >= 1 ? to
                           : TimeRange{from.from + (to.from - from.from) * eased,
                                       from.to + (to.to - from.to) * eased};
        lines_.clear();
        if (part >= 1) {
            zooming_.reset();
            motion_.stop();
        }
    } else {
        const double moved = velocity_ * 0.012;
        velocity_ *= std::exp(-decay * 0.012);
        const double shift = -moved * range_.length() / axisWidth();
        range_ = clamped({range_.from + shift, range_.to + shift}, whole_);
        if (std::abs(velocity_) < 8)
            motion_.stop();
    }
    ensureLayout();
    viewport()->update();
    emit rangeChanged();
}

void Timeline::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    const double sideways = event->angleDelta().x() / 120.0;
    const QPointF at = event->position();
    if (event->modifiers() & Qt::ShiftModifier || std::abs(sideways) > std::abs(notches)) {
        const double shift = -(std::abs(sideways) > 0 ? sideways : notches) * range_.length() * 0.08;
        setRange({range_.from + shift, range_.to + shift});
    } else if (at.x() < axisLeft() || event->modifiers() & Qt::AltModifier) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() -
                                      static_cast<int>(notches * 3 * rules_.line));
    } else {
        const TimeScale now{zooming_ ? zooming_->second : range_, axisWidth()};
        setRange(zoomed(now, std::pow(zoomNotch, notches), at.x() - axisLeft()), true);
    }
    event->accept();
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    motion_.stop();
    zooming_.reset();
    pressed_ = last_ = event->position();
    moved_ = false;
    clock_.restart();
    const bool onAxis = event->position().y() < 38 && event->position().x() >= axisLeft();
    if (event->button() == Qt::LeftButton && (onAxis || event->modifiers() & Qt::ControlModifier)) {
        drag_ = Drag::brush;
        const double at = scale().at(event->position().x() - axisLeft());
        brush_ = {at, at};
    } else if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        drag_ = Drag::pan;
    }
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    const QPointF now = event->position();
    if (drag_ == Drag::none) {
        const Hit hit = hitAt(now);
        const bool onAxis = now.y() < 38 && now.x() >= axisLeft();
        viewport()->setCursor(hit.row || hit.bubble != nullptr ? Qt::PointingHandCursor
                              : onAxis                         ? Qt::IBeamCursor
                                                               : Qt::ArrowCursor);
        return;
    }
    if ((now - pressed_).manhattanLength() > 4)
        moved_ = true;
    if (drag_ == Drag::brush) {
        brush_.to = scale().at(now.x() - axisLeft());
        viewport()->update();
    } else if (moved_) {
        const double shift = -(now.x() - last_.x()) * range_.length() / axisWidth();
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(now.y() - last_.y()));
        const double seconds = std::max(0.004, static_cast<double>(clock_.restart()) / 1000);
        const double speed = (now.x() - last_.x()) / seconds;
        setRange({range_.from + shift, range_.to + shift});
        velocity_ = speed;
    }
    last_ = now;
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
    const Drag was = std::exchange(drag_, Drag::none);
    if (was == Drag::brush) {
        const TimeRange chosen{std::min(brush_.from, brush_.to), std::max(brush_.from, brush_.to)};
        brush_ = {};
        viewport()->update();
        if (moved_ && chosen.length() > 0) {
            const AxisUnit unit = chosen.length() > 1.5 * 86'400 ? AxisUnit::day : AxisUnit::minute;
            const Instant from = floorTo(unit, static_cast<Instant>(chosen.from));
            emit brushed(from, nextAfter(unit, floorTo(unit, static_cast<Instant>(chosen.to))));
        }
    } else if (was == Drag::pan && moved_) {
        if (clock_.elapsed() < 60)
            startGlide(velocity_);
    } else if (was == Drag::pan) {
        const Hit hit = hitAt(event->position());
        if (hit.row)
            select(slice_->rows[*hit.row].id, false);
        else if (hit.bubble != nullptr)
            setRange(
                withMargin({static_cast<double>(hit.bubble->from), static_cast<double>(hit.bubble->to)}, 0.2),
                true);
    }
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position());
    if (!hit.row)
        return;
    const store::EventRow& row = slice_->rows[*hit.row];
    if (row.dated()) {
        const double length = std::max(6 * 3600.0, static_cast<double>(row.latestEnd - row.earliestStart));
        const auto middle = static_cast<double>(markInstant(row));
        setRange({middle - length * 0.7, middle + length * 0.7}, true);
    }
}

void Timeline::selectNext(int step) {
    if (!slice_ || slice_->rows.empty())
        return;
    const auto now = rowOf(selected_);
    auto next = now ? static_cast<std::int64_t>(*now) + step : 0;
    if (!now) // the first one in sight
        for (std::uint32_t i = 0; i < slice_->rows.size(); ++i)
            if (static_cast<double>(slice_->rows[i].earliestStart) >= range_.from) {
                next = i;
                break;
            }
    next = std::clamp<std::int64_t>(next, 0, static_cast<std::int64_t>(slice_->rows.size()) - 1);
    select(slice_->rows[static_cast<std::size_t>(next)].id);
}

void Timeline::selectNextConflict() {
    if (!slice_ || slice_->rows.empty())
        return;
    const std::size_t count = slice_->rows.size();
    const std::size_t from = rowOf(selected_) ? *rowOf(selected_) + 1 : 0;
    for (std::size_t i = 0; i < count; ++i)
        if (const store::EventRow& row = slice_->rows[(from + i) % count]; row.conflicts > 0) {
            select(row.id);
            return;
        }
}

void Timeline::selectInLane(int step) {
    const auto now = rowOf(selected_);
    if (!now)
        return selectNext(0);
    const auto at = markInstant(slice_->rows[*now]);
    auto lane = static_cast<std::int64_t>(lanes_.home[*now]) + step;
    for (; lane >= 0 && lane < static_cast<std::int64_t>(lanes_.lanes.size()); lane += step) {
        std::optional<std::uint32_t> best;
        for (const std::uint32_t row : lanes_.lanes[static_cast<std::size_t>(lane)].rows)
            if (lanes_.home[row] == lane && (!best || std::abs(markInstant(slice_->rows[row]) - at) <
                                                          std::abs(markInstant(slice_->rows[*best]) - at)))
                best = row;
        if (best)
            return select(slice_->rows[*best].id);
    }
}

bool Timeline::handleZoomKey(int key, Qt::KeyboardModifiers modifiers) {
    const double length = range_.length();
    const auto pan = [&](double share) {
        setRange({range_.from + length * share, range_.to + length * share}, true);
    };
    const bool control = modifiers & Qt::ControlModifier;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_W:
        zoom(1.5);
        return true;
    case Qt::Key_Minus:
    case Qt::Key_S:
        if (control)
            return false;
        zoom(1 / 1.5);
        return true;
    case Qt::Key_A:
        if (control)
            return false;
        pan(-0.2);
        return true;
    case Qt::Key_D:
        pan(0.2);
        return true;
    case Qt::Key_PageUp:
        pan(-0.9);
        return true;
    case Qt::Key_PageDown:
        pan(0.9);
        return true;
    default:
        break;
    }
    return false;
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (handleZoomKey(event->key(), event->modifiers()))
        return;
    const double length = range_.length();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        if (control)
            setRange({range_.from + step * length * 0.2, range_.to + step * length * 0.2}, true);
        else
            selectNext(step);
        return;
    }
    case Qt::Key_Up:
        return selectInLane(-1);
    case Qt::Key_Down:
        return selectInLane(1);
    case Qt::Key_Home:
        if (slice_ && !slice_->rows.empty())
            select(slice_->rows.front().id);
        return;
    case Qt::Key_End:
        if (slice_ && !slice_->rows.empty())
            select(slice_
                       ->rows[slice_->rows.size() - slice_->undated -
                              (slice_->undated < slice_->rows.size() ? 1 : 0)]
                       .id);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected_)
            emit eventActivated(selected_);
        return;
    case Qt::Key_Space:
    case Qt::Key_F2:
        showCard(markRect(selected_).bottomLeft().toPoint());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void Timeline::showCard(QPoint position) {
    const store::EventRow* row = selectedRow();
    if (row == nullptr)
        return;
    QToolTip::showText(viewport()->mapToGlobal(position + QPoint(0, 6)), spokenEvent(*row).toHtmlEscaped(),
                       viewport());
}

bool Timeline::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Hit hit = hitAt(help->pos());
        if (hit.row)
            QToolTip::showText(help->globalPos() + QPoint(0, 8),
                               spokenEvent(slice_->rows[*hit.row]).toHtmlEscaped(), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void Timeline::scrollContentsBy(int, int) {
    viewport()->update();
}

void Timeline::resizeEvent(QResizeEvent*) {
    forget();
    ensureLayout();
}

void Timeline::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        advances_ = tableOf(fontOf(Role::dense, font()));
        boldAdvances_ = tableOf(fontOf(Role::denseStrong, font()));
        names_.clear();
        forget();
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace claimline::ui
