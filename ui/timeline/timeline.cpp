// What the timeline shows and where it stands: slice, lanes, range, selection, layout.
#include "timeline/timeline.h"

#include "look/words.h"
#include "timeline/hover_card.h"
#include "timeline/measures.h"

#include <QAccessible>
#include <QEvent>
#include <QFontMetricsF>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>

namespace claimline::ui {

namespace {

using namespace measures;

constexpr int settleTime = 450, hoverTime = 150;
constexpr double lastNames = 230; // pixels to the right of the last mark

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
    : QAbstractScrollArea(parent)
    , card_(new HoverCard(viewport())) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(
        tr("Left and Right go from event to event, Up and Down from lane to lane, plus and "
           "minus zoom, Space tells more"));
    setMinimumSize(420, 180);
    connect(&motion_, &Motion::moved, this, &Timeline::applyRange);
    connect(&motion_, &Motion::flung, this, [this](double pixels) {
        const double shift = -pixels * range_.length() / axisWidth();
        applyRange(clamped({range_.from + shift, range_.to + shift}, whole_));
    });
    settled_.setSingleShot(true);
    settled_.setInterval(settleTime);
    connect(&settled_, &QTimer::timeout, this, &Timeline::rangeSettled);
    hovering_.setSingleShot(true);
    hovering_.setInterval(hoverTime);
    connect(&hovering_, &QTimer::timeout, this, [this] { showCardAt(last_); });
    newFace();
}

Timeline::~Timeline() = default;

void Timeline::setSlice(SlicePtr slice, LanesPtr lanes) {
    slice_ = std::move(slice);
    widths_.assign(slice_ ? slice_->rows.size() : 0, 0);
    if (slice_ && slice_->lastInstant > slice_->firstInstant)
        whole_ = {static_cast<double>(slice_->firstInstant), static_cast<double>(slice_->lastInstant)};
    if (lanes && lanes->by == by_ && lanes->arrangement == arrangement_)
        lanes_ = std::move(lanes);
    else
        relane();
    hideCard();
    forget();
    if (range_.length() <= 0)
        fit();
}

void Timeline::setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles) {
    coverage_ = articles ? Coverage(*articles) : Coverage();
    forget();
}

// ---------------------------------------------------------------- lanes

void Timeline::relane() {
    LaneSet lanes = slice_ ? makeLanes(*slice_, by_, arrangement_) : LaneSet{};
    lanes.by = by_;
    lanes_ = std::make_shared<const LaneSet>(std::move(lanes));
    forget();
}

void Timeline::setLaneBy(LaneBy by) {
    if (by == by_)
        return;
    by_ = by;
    relane();
}

void Timeline::setArrangement(const Arrangement& arrangement) {
    if (arrangement == arrangement_)
        return;
    arrangement_ = arrangement;
    relane();
}

void Timeline::arranged() {
    relane();
    emit arrangementChanged();
}

void Timeline::toggleCollapsed(std::size_t lane) {
    const QString key = lanes_->lanes.at(lane).key;
    if (!arrangement_.collapsed.removeOne(key))
        arrangement_.collapsed << key;
    arranged();
}

void Timeline::hideLane(std::size_t lane) {
    const auto shownLanes = std::count_if(lanes_->lanes.begin(), lanes_->lanes.end(),
                                          [](const Lane& each) { return !each.hidden; });
    if (shownLanes < 2)
        return; // an empty timeline would tell that there is nothing
    arrangement_.hidden << lanes_->lanes.at(lane).key;
    arranged();
}

void Timeline::showAllLanes() {
    arrangement_.hidden.clear();
    arranged();
}

void Timeline::moveLane(std::size_t lane, std::size_t before) {
    QStringList keys;
    for (const Lane& each : lanes_->lanes)
        keys << each.key;
    const QString key = keys.at(static_cast<qsizetype>(lane));
    const QString next = before < lanes_->lanes.size() ? keys.at(static_cast<qsizetype>(before)) : QString();
    if (key == next)
        return;
    keys.removeOne(key);
    keys.insert(next.isNull() ? keys.size() : keys.indexOf(next), key);
    arrangement_.order = keys;
    arranged();
}

std::optional<std::size_t> Timeline::currentLane() const {
    if (const auto row = rowOf(selected_); row && !lanes_->lanes[lanes_->home[*row]].hidden)
        return lanes_->home[*row];
    for (std::size_t i = 0; i < lanes_->lanes.size(); ++i)
        if (!lanes_->lanes[i].hidden)
            return i;
    return std::nullopt;
}

void Timeline::fillLaneMenu(QMenu& menu, std::size_t lane) {
    const Lane& chosen = lanes_->lanes.at(lane);
    menu.setTitle(chosen.name);
    menu.addAction(chosen.collapsed ? tr("&Open the lane") : tr("&Collapse the lane"), this,
                   [this, lane] { toggleCollapsed(lane); });
    menu.addAction(tr("&Hide the lane"), this, [this, lane] { hideLane(lane); });
    QAction* up = menu.addAction(tr("Move it &up"), this, [this, lane] { moveLane(lane, lane - 1); });
    up->setEnabled(lane > 0);
    QAction* down = menu.addAction(tr("Move it &down"), this, [this, lane] { moveLane(lane, lane + 2); });
    down->setEnabled(lane + 1 < lanes_->lanes.size());
    menu.addSeparator();
    for (const Lane& each : lanes_->lanes)
        if (each.hidden)
            menu.addAction(tr("Show %1 (%2)").arg(each.name).arg(each.events), this, [this, key = each.key] {
                arrangement_.hidden.removeAll(key);
                arranged();
            });
    QAction* all = menu.addAction(tr("Show &all lanes"), this, &Timeline::showAllLanes);
    all->setEnabled(!arrangement_.hidden.isEmpty());
    QAction* own = menu.addAction(tr("Lanes in their &own order"), this, [this] {
        arrangement_ = {};
        arranged();
    });
    own->setEnabled(arrangement_ != Arrangement{});
}

// ---------------------------------------------------------------- range

void Timeline::setRange(TimeRange range, bool animated) {
    const TimeRange target = clamped(range, whole_);
    motion_.stop();
    hideCard();
    if (animated && !reducedMotion_ && isVisible() && range_.length() > 0)
        motion_.ease(range_, target);
    else
        applyRange(target);
}

void Timeline::applyRange(TimeRange range) {
    if (range == range_)
        return;
    if (std::abs(range.length() - range_.length()) > 1e-6 * range_.length())
        lines_.clear(); // lanes keep their heights while one moves along, not when one comes nearer
    range_ = range;
    ensureLayout();
    viewport()->update();
    settled_.start();
    emit rangeChanged();
}

void Timeline::fit() {
    if (lanes_->last <= lanes_->first)
        return;
    TimeRange all = withMargin({static_cast<double>(lanes_->first), static_cast<double>(lanes_->last)}, 0.03);
    // Room for the last ones' names, where there are names.
    const bool dense = slice_->rows.size() - slice_->undated > rules_.densityAbove;
    const double room = dense ? 0.01 : std::clamp(lastNames / axisWidth(), 0.2, 0.5);
    all.to += all.length() * room / (1 - room);
    setRange(all, true);
}

void Timeline::zoom(double factor) {
    double at = axisWidth() / 2;
    if (const auto row = rowOf(selected_); row && slice_->rows.dated(*row)) {
        const double x =
            scale().x(static_cast<double>(markInstant(drawnStretch(slice_->rows, *row, hours_))));
        if (x >= 0 && x <= axisWidth())
            at = x;
    }
    setRange(zoomed({motion_.target().value_or(range_), axisWidth()}, factor, at), true);
}

void Timeline::showEvent(EventId id) {
    const auto row = rowOf(id);
    if (!row || !slice_->rows.dated(*row))
        return;
    const auto at = static_cast<double>(markInstant(drawnStretch(slice_->rows, *row, hours_)));
    if (at < range_.from + 0.02 * range_.length() || at > range_.to - 0.15 * range_.length())
        setRange({at - range_.length() * 0.4, at + range_.length() * 0.6}, true);
}

void Timeline::setClock(const Clock& clock) {
    if (clock == hours_)
        return;
    hours_ = clock;
    hideCard();
    forget();
}

void Timeline::setBrush(std::optional<TimeRange> brush) {
    brush_ = brush;
    viewport()->update();
}

// ---------------------------------------------------------------- selection

void Timeline::select(EventId id, bool scroll) {
    if (id == selected_)
        return;
    selected_ = id;
    versions_.clear();
    clashes_.clear();
    hideCard();
    if (scroll)
        showEvent(id);
    viewport()->update();
    if (QAccessible::isActive() && hasFocus()) { // what has the keyboard is said
        const auto visible = visibleEvents();
        const auto at = std::find(visible.begin(), visible.end(), id);
        QAccessibleEvent told(this, QAccessible::Focus);
        if (at != visible.end())
            told.setChild(static_cast<int>(at - visible.begin()));
        QAccessible::updateAccessibility(&told);
    }
    emit eventSelected(id);
}

void Timeline::setGathered(std::vector<EventId> ids) {
    if (ids == gathered_)
        return;
    gathered_ = std::move(ids);
    viewport()->update();
    emit gatheredChanged();
}

void Timeline::toggleGathered(EventId id) {
    std::vector<EventId> ids = gathered_;
    if (ids.empty() && selected_ && selected_ != id)
        ids.push_back(selected_); // the one that was chosen first belongs to them
    if (std::erase(ids, id) == 0)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end(), [this](EventId a, EventId b) { return rowOf(a) < rowOf(b); });
    setGathered(std::move(ids));
}

void Timeline::setVersions(std::unordered_map<int, QString> bySide, std::vector<std::pair<int, int>> clash) {
    versions_ = std::move(bySide);
    clashes_ = std::move(clash);
    viewport()->update();
}

void Timeline::setQuote(EventId id, const QString& quote, const QString& speaker) {
    if (id == carded_ && card_->isVisible())
        card_->setQuote(quote, speaker);
}

// ---------------------------------------------------------------- geometry

double Timeline::axisLeft() const {
    return headerWidth + undatedWidth;
}
double Timeline::axisWidth() const {
    return std::max(50.0, viewport()->width() - axisLeft());
}
double Timeline::bandTop() const {
    if (coverage_.empty())
        return axisHeight;
    const std::size_t rows = publishersOpen_ ? std::min(coverage_.publishers().size(), mostPublishers) : 0;
    return axisHeight + stripHeight + static_cast<double>(rows) * publisherHeight;
}
double Timeline::offset() const {
    return verticalScrollBar()->value();
}
double Timeline::laneTop(std::size_t lane) {
    ensureLayout();
    return bandTop() + layout_.lanes.at(lane).top - offset();
}

void Timeline::forget() {
    valid_ = false;
    lines_.clear();
    viewport()->update();
}

void Timeline::newFace() {
    stamps_.reset(tokensOf(palette()), font(), devicePixelRatioF());
    advances_ = tableOf(stamps_.font(Role::dense));
    boldAdvances_ = tableOf(stamps_.font(Role::denseStrong));
    widths_.assign(widths_.size(), 0);
    rules_.line = std::max(21.0, std::ceil(QFontMetricsF(stamps_.font(Role::dense)).height() + 4));
    forget();
}

float Timeline::labelWidth(std::uint32_t row) {
    if (widths_[row] != 0)
        return widths_[row];
    const store::EventRows& rows = slice_->rows;
    const bool strong = rows.articles(row) >= 2;
    float width = (strong ? boldAdvances_ : advances_).width(rows.title(row)) + 6;
    if (rows.flag(row, store::EventTable::approximate | store::EventTable::uncertain))
        width += 12;
    if (rows.conflicts(row) > 0)
        width += 34;
    widths_[row] = static_cast<std::uint16_t>(std::clamp(width, 1.0F, 4000.0F));
    return widths_[row];
}

void Timeline::ensureLayout() {
    if (!slice_ || range_.length() <= 0)
        return;
    const double perPixel = range_.length() / axisWidth();
    const double begin = range_.from / perPixel, end = range_.to / perPixel;
    const bool inside = valid_ && std::abs(layout_.perPixel / perPixel - 1) < 1e-9 &&
                        (layout_.density || (begin >= layout_.from && end <= layout_.to));
    if (inside && layout_.density == (countVisible(*slice_, *lanes_, range_.from, range_.to,
                                                   rules_.densityAbove) > rules_.densityAbove))
        return;
    const double height = viewport()->height() - bandTop();
    layout_ = layOut(
        *slice_, *lanes_, range_, axisWidth(), height, rules_,
        [this](std::uint32_t row) { return labelWidth(row); }, &lines_, hours_);
    valid_ = true;
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(layout_.height - height)));
    verticalScrollBar()->setPageStep(static_cast<int>(std::max(1.0, height)));
    verticalScrollBar()->setSingleStep(static_cast<int>(rules_.line));
}

const TimelineLayout& Timeline::layoutNow() {
    ensureLayout();
    return layout_;
}

std::optional<std::uint32_t> Timeline::rowOf(EventId id) const {
    return slice_ && id ? slice_->rows.find(id) : std::nullopt;
}

QRectF Timeline::markRect(EventId id) {
    ensureLayout();
    const auto row = rowOf(id);
    if (!row || layout_.density || layout_.lanes.empty())
        return {};
    const double shift = axisLeft() + layout_.from - range_.from / layout_.perPixel;
    const LaneLayout& lane = layout_.lanes[lanes_->home[*row]];
    for (const Item& item : lane.items)
        if (item.row == *row) {
            const double y = bandTop() + lane.top - offset() + item.line * rules_.line + 6;
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
        ids.push_back(slice_->rows.id(row));
    return ids;
}

EventId Timeline::eventAt(QPointF position) {
    const Hit hit = hitAt(position);
    return hit.row ? slice_->rows.id(*hit.row) : EventId{};
}

QString Timeline::spokenView() {
    if (!slice_ || range_.length() <= 0)
        return {};
    const std::uint32_t count =
        countVisible(*slice_, *lanes_, range_.from, range_.to, std::numeric_limits<std::uint32_t>::max());
    const QString days = rangeWords(static_cast<Instant>(range_.from), static_cast<Instant>(range_.to));
    return layoutNow().density
               ? tr("%1: %n mark(s), too many to be named; zoom in", nullptr, static_cast<int>(count))
                     .arg(days)
               : tr("%1: %n mark(s)", nullptr, static_cast<int>(count)).arg(days);
}

std::optional<std::size_t> Timeline::laneAt(double y) {
    ensureLayout();
    const double at = y - bandTop() + offset();
    for (std::size_t i = 0; y >= bandTop() && i < layout_.lanes.size(); ++i)
        if (at >= layout_.lanes[i].top && at < layout_.lanes[i].top + layout_.lanes[i].height)
            return i;
    return std::nullopt;
}

std::optional<std::size_t> Timeline::headerAt(QPointF position) {
    return position.x() < headerWidth ? laneAt(position.y()) : std::nullopt;
}

Timeline::Hit Timeline::hitAt(QPointF position) {
    Hit hit;
    const auto index = slice_ ? laneAt(position.y()) : std::nullopt;
    if (!index)
        return hit;
    const LaneLayout& lane = layout_.lanes[*index];
    const double y = position.y() - bandTop() + offset();
    const int line = static_cast<int>((y - lane.top - 6) / rules_.line);
    if (position.x() < axisLeft()) { // the undated column
        const int at = static_cast<int>((position.x() - headerWidth - 8) / 17) + 3 * line;
        const auto& undated = lanes_->lanes[*index].undated;
        if (position.x() > headerWidth + 6 && !layout_.density && lane.lines > 0 && at >= 0 &&
            at < static_cast<int>(undated.size()))
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
    return hit;
}

std::optional<std::uint32_t> Timeline::nearestIn(std::size_t lane, Instant at) const {
    if (lanes_->lanes[lane].hidden || lanes_->lanes[lane].collapsed)
        return std::nullopt;
    // Ever wider around it: in a lane of a million the nearest is found among few.
    for (double reach = std::max(3600.0, range_.length() / 50); reach < 1e13; reach *= 16) {
        std::optional<std::uint32_t> best;
        Instant distance = 0;
        const auto far = static_cast<Instant>(reach);
        forEachWithin(*slice_, lanes_->lanes[lane], at - far, at + far, [&](std::uint32_t row) {
            const Instant away = std::abs(markInstant(stretchOf(slice_->rows, row)) - at);
            if (lanes_->home[row] == lane && away <= far && (!best || away < distance)) {
                best = row;
                distance = away;
            }
            return true;
        });
        if (best)
            return best;
    }
    return std::nullopt;
}

void Timeline::scrollContentsBy(int, int) {
    viewport()->update();
}

void Timeline::resizeEvent(QResizeEvent*) {
    forget();
    ensureLayout();
}

void Timeline::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        newFace();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace claimline::ui
