// The timeline: one painted widget. Lanes of events over time, an undated column before the axis, zoom at the
// cursor, keys for all of it. Shows a slice; asks nobody and changes nothing.
#pragma once

#include "look/face.h"
#include "timeline/layout.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>

namespace claimline::ui {

class Timeline : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);

    using SlicePtr = std::shared_ptr<const store::Slice>;

    void setSlice(SlicePtr slice); // the range shown stays; the chosen event too where it is still there
    const SlicePtr& slice() const { return slice_; }
    void setLaneBy(LaneBy by);
    LaneBy laneBy() const { return lanes_.by; }
    const LaneSet& lanes() const { return lanes_; }

    TimeRange range() const { return range_; }
    void setRange(TimeRange range, bool animated = false);
    TimeRange whole() const { return whole_; }
    void fit();                 // all events of the slice
    void zoom(double factor);   // at the chosen event, else in the middle
    void showEvent(EventId id); // scrolls to it where it is out of sight

    EventId selected() const { return selected_; }
    void select(EventId id, bool scroll = true);
    // The words of the chosen event in each lane ("6 fired, 5 shot down"), by side; empty: its title
    // everywhere. `clash`: two sides give values that exclude each other.
    void setVersions(std::unordered_map<int, QString> bySide, std::vector<std::pair<int, int>> clash);
    const TimelineLayout& layoutNow(); // for tests and for screen readers
    // Where the event's mark is in the viewport, in its home lane; empty where it is out of sight.
    QRectF markRect(EventId id);
    std::vector<EventId> visibleEvents(); // by time
    bool reducedMotion() const { return reducedMotion_; }
    void setReducedMotion(bool on) { reducedMotion_ = on; }

public slots:
    void selectNext(int step); // in time
    void selectNextConflict();
    void selectInLane(int step); // the neighbouring lane

signals:
    void rangeChanged();
    void eventSelected(claimline::EventId id);
    void eventActivated(claimline::EventId id); // Enter, double click
    void brushed(qint64 from, qint64 to); // a stretch chosen on the axis, in whole days where it is long
    void undatedActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Frame; // one painting: painter, tokens, offsets
    struct Hit {
        std::optional<std::uint32_t> row;
        const Bubble* bubble = nullptr;
    };

    // --- geometry
    double axisLeft() const;
    double axisWidth() const;
    TimeScale scale() const { return {range_, axisWidth()}; }
    double offset() const { return verticalScrollBarValue(); }
    double verticalScrollBarValue() const;
    Hit hitAt(QPointF position);
    void ensureLayout();
    void forget(); // the layout
    float labelWidth(std::uint32_t row) const;
    const store::EventRow* selectedRow() const;
    std::optional<std::uint32_t> rowOf(EventId id) const;

    // --- painting
    void paintGround(Frame& frame);
    void paintAxis(Frame& frame);
    void paintLane(Frame& frame, std::size_t lane);
    void paintDensity(Frame& frame, std::size_t lane);
    void paintItem(Frame& frame, std::size_t lane, const Item& item);
    void paintName(Frame& frame, const Item& item, std::size_t lane, double y);
    void paintHeader(Frame& frame, std::size_t lane);
    void paintUndated(Frame& frame, std::size_t lane);
    void paintThread(Frame& frame);
    void paintBrush(Frame& frame);
    QPixmap namePixmap(std::uint32_t row, double width, bool chosen);
    QString nameOf(const store::EventRow& row) const;

    // --- movement
    void startGlide(double velocity);
    void step();
    bool handleZoomKey(int key, Qt::KeyboardModifiers modifiers);
    void showCard(QPoint position);

    SlicePtr slice_;
    LaneSet lanes_;
    TimeRange range_{}, whole_{};
    std::unordered_map<EventId, std::uint32_t> rowOf_;
    EventId selected_;
    std::unordered_map<int, QString> versions_;
    std::vector<std::pair<int, int>> clashes_;

    LayoutRules rules_;
    TimelineLayout layout_;
    bool valid_ = false;
    std::vector<int> lines_;
    AdvanceTable advances_, boldAdvances_;
    QCache<quint64, QPixmap> names_{4000};

    QTimer motion_;
    QElapsedTimer clock_;
    std::optional<std::pair<TimeRange, TimeRange>> zooming_; // from, to
    double velocity_ = 0;                                    // pixels a second
    enum class Drag { none, pan, brush } drag_ = Drag::none;
    QPointF pressed_, last_;
    bool moved_ = false;
    TimeRange brush_{};
    bool reducedMotion_ = false;
};

} // namespace claimline::ui
