// The timeline: one painted widget. Lanes of events over time, an undated column before the axis, the days
// that articles cover under it; zoom at the cursor, keys for all of it. Shows a slice; asks nobody and
// changes nothing.
#pragma once

#include "look/face.h"
#include "timeline/coverage.h"
#include "timeline/layout.h"
#include "timeline/motion.h"
#include "timeline/stamps.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>

class QMenu;

namespace claimline::ui {

class HoverCard;

class Timeline : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);
    ~Timeline() override;

    using SlicePtr = std::shared_ptr<const store::Slice>;
    using LanesPtr = std::shared_ptr<const LaneSet>;

    // --- what is shown
    // The range shown stays; the chosen event too where it is still there. `lanes`: of that slice, made
    // elsewhere by makeLanes(laneBy(), arrangement()); without them they are made here.
    void setSlice(SlicePtr slice, LanesPtr lanes = nullptr);
    const SlicePtr& slice() const { return slice_; }
    void setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles); // for the days covered
    const Coverage& coverage() const { return coverage_; }

    // --- lanes
    void setLaneBy(LaneBy by);
    LaneBy laneBy() const { return by_; }
    const LaneSet& lanes() const { return *lanes_; }
    void setArrangement(const Arrangement& arrangement);
    const Arrangement& arrangement() const { return arrangement_; }
    void toggleCollapsed(std::size_t lane);
    void hideLane(std::size_t lane);
    void showAllLanes();
    void moveLane(std::size_t lane, std::size_t before); // before that one; lanes().size(): to the end
    std::optional<std::size_t> currentLane() const;      // of the chosen event, else the first in sight
    void fillLaneMenu(QMenu& menu, std::size_t lane);    // all of the above

    // --- range
    TimeRange range() const { return range_; }
    void setRange(TimeRange range, bool animated = false);
    TimeRange whole() const { return whole_; }
    void fit();                 // all events of the slice
    void zoom(double factor);   // at the chosen event, else in the middle
    void showEvent(EventId id); // scrolls to it where it is out of sight
    // A stretch marked on the axis: what is outside is greyed; its edges can be drawn.
    void setBrush(std::optional<TimeRange> brush);
    std::optional<TimeRange> brush() const { return brush_; }

    // By which hours are told (clock.h).
    void setClock(const Clock& clock);
    const Clock& clock() const { return hours_; }

    // --- selection
    EventId selected() const { return selected_; }
    void select(EventId id, bool scroll = true);
    // Beside the chosen one: what a rubber band or Ctrl and a click gathered, by time.
    const std::vector<EventId>& gathered() const { return gathered_; }
    void setGathered(std::vector<EventId> ids);
    // The words of the chosen event in each lane ("6 fired, 5 shot down"), by side; empty: its title
    // everywhere. `clash`: two sides give values that exclude each other.
    void setVersions(std::unordered_map<int, QString> bySide, std::vector<std::pair<int, int>> clash);
    // The first quoted sentence of the event that the card shows, as answer to quoteWanted().
    void setQuote(EventId id, const QString& quote, const QString& speaker);

    // --- for tests and for screen readers
    const TimelineLayout& layoutNow();
    // Where the event's mark is in the viewport, in its home lane; empty where it is out of sight.
    QRectF markRect(EventId id);
    std::vector<EventId> visibleEvents(); // by time; none where there is density
    EventId eventAt(QPointF position);    // in the viewport; none: nothing there
    QString spokenView();                 // how many events of which days are in sight
    double laneTop(std::size_t lane);     // in the viewport
    HoverCard& card() { return *card_; }
    bool reducedMotion() const { return reducedMotion_; }
    void setReducedMotion(bool on) { reducedMotion_ = on; }

public slots:
    void selectNext(int step); // in time
    void selectNextConflict();
    void selectInLane(int step); // the neighbouring lane

signals:
    void rangeChanged();
    void rangeSettled(); // it has stood for a moment: a step of the view's history
    void eventSelected(claimline::EventId id);
    void eventActivated(claimline::EventId id); // Enter, double click
    void gatheredChanged();
    void brushed(qint64 from, qint64 to); // a stretch marked on the axis, in whole days where it is long
    void brushCleared();
    void arrangementChanged();
    void quoteWanted(claimline::EventId id);
    void dateWanted(); // G

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Frame; // one painting: painter, tokens, offsets
    struct Hit {
        std::optional<std::uint32_t> row;
        const Bubble* bubble = nullptr;
    };
    enum class Drag { none, pan, brush, brushFrom, brushTo, band, lane };

    // --- geometry (timeline.cpp)
    double axisLeft() const;
    double axisWidth() const;
    double bandTop() const; // where lanes begin
    TimeScale scale() const { return {range_, axisWidth()}; }
    double offset() const;
    Hit hitAt(QPointF position);
    std::optional<std::size_t> laneAt(double y);
    std::optional<std::size_t> headerAt(QPointF position);
    void ensureLayout();
    double roomOfTick() const { return 0.95 * 52 * rules_.line / 21; }
    void forget();  // the layout
    void relane();  // lanes anew
    void newFace(); // font, colours or resolution are others
    float labelWidth(std::uint32_t row);
    std::optional<std::uint32_t> rowOf(EventId id) const;
    std::optional<std::uint32_t> nearestIn(std::size_t lane, Instant at) const; // of those named there
    void applyRange(TimeRange range);
    void arranged(); // the arrangement was changed here

    // --- painting (timeline_paint.cpp, timeline_items.cpp)
    void paintGround(Frame& frame);
    void paintAxis(Frame& frame);
    void paintCoverage(Frame& frame);
    void paintPublishers(Frame& frame, const DayCells& cells, double top);
    void paintDays(Frame& frame, const DayCells& cells, double top, double height);
    void paintLane(Frame& frame, std::size_t lane);
    void paintDensity(Frame& frame, std::size_t lane);
    void paintTicks(Frame& frame, const std::vector<std::uint32_t>& contested, double x0, double top);
    double lineOf(const Frame& frame, std::size_t lane, const Item& item) const; // y of its middle
    void paintItem(Frame& frame, std::size_t lane, const Item& item);
    void paintExtent(Frame& frame, const Item& item, double y, int side);
    void paintName(Frame& frame, const Item& item, std::size_t lane, double y);
    void paintHeader(Frame& frame, std::size_t lane);
    void paintUndated(Frame& frame, std::size_t lane);
    void paintThread(Frame& frame); // under the names
    void paintNode(Frame& frame);
    void paintBrush(Frame& frame);
    void paintDrag(Frame& frame);
    QPixmap namePixmap(std::uint32_t row, double width, bool chosen);
    QString nameOf(std::uint32_t row) const;

    // --- input (timeline_input.cpp)
    Drag dragFor(QPointF at, Qt::KeyboardModifiers modifiers);
    void drag(QPointF to);
    void click(QPointF at, Qt::KeyboardModifiers modifiers);
    void finishBrush();
    void finishBand();
    void finishLane();
    void hover(QPointF at);
    void showCardAt(QPointF at);
    void showCard(EventId id, const QRectF& mark);
    void hideCard();
    bool zoomKey(int key, Qt::KeyboardModifiers modifiers);
    bool laneKey(int key, Qt::KeyboardModifiers modifiers);
    bool selectionKey(int key, Qt::KeyboardModifiers modifiers);
    void toggleGathered(EventId id);
    QString densityWords(QPointF at);
    QString coverageWords(QPointF at);

    SlicePtr slice_;
    LanesPtr lanes_ = std::make_shared<const LaneSet>();
    LaneBy by_ = LaneBy::side;
    Arrangement arrangement_;
    Coverage coverage_;
    bool publishersOpen_ = false;
    TimeRange range_{}, whole_{};
    std::optional<TimeRange> cameFrom_; // before a double click on an event
    EventId selected_;
    std::vector<EventId> gathered_;
    std::unordered_map<int, QString> versions_;
    std::vector<std::pair<int, int>> clashes_;

    Clock hours_;
    LayoutRules rules_;
    TimelineLayout layout_;
    bool valid_ = false;
    std::vector<int> lines_;
    AdvanceTable advances_, boldAdvances_;
    std::vector<std::uint16_t> widths_; // of names, by row; 0: not yet known
    Stamps stamps_;

    Motion motion_;
    QTimer settled_, hovering_;
    QElapsedTimer clock_;
    double speed_ = 0; // of the hand, pixels a second
    Drag drag_ = Drag::none;
    QPointF pressed_, last_;
    bool moved_ = false;
    std::optional<TimeRange> brush_;
    std::size_t draggedLane_ = 0;
    bool reducedMotion_ = false;
    HoverCard* card_;
    EventId carded_;
};

} // namespace claimline::ui
