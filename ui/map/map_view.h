// The map beside the timeline: coasts, borders, and the events of what the timeline shows as symbols graded
// by number. Shows a slice; asks nobody and changes nothing.
#pragma once

#include "map/map_scale.h"
#include "map/outlines.h"

#include <QPainterPath>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace claimline::ui {

class MapView : public QWidget {
    Q_OBJECT

public:
    using SlicePtr = std::shared_ptr<const store::Slice>;
    using OutlinesPtr = std::shared_ptr<const Outlines>;

    explicit MapView(QWidget* parent = nullptr);
    void setOutlines(OutlinesPtr outlines); // none: symbols on an empty ground
    bool hasOutlines() const { return outlines_ != nullptr; }
    void setSlice(SlicePtr slice);
    void setRange(TimeRange range);                    // of the timeline: other events are pale
    void setSelected(EventId id);                      // rings its place
    void setGathered(const std::vector<EventId>& ids); // rings theirs, thinner

    const std::vector<Spot>& spots() const { return spots_; }
    const MapScale& mapScale() const { return scale_; }
    QPointF positionOf(const Spot& spot) const { return scale_.at(spot.plane); }
    void fit();
    QString spokenSpot() const; // the one that has the keyboard, in words
    QSize sizeHint() const override { return {420, 400}; }

signals:
    void gathered(const std::vector<claimline::EventId>& events); // of the place or the places chosen
    void placeWanted(const QString& place);                       // as a filter
    void counted();                                               // spots() are those of the range

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void count(); // spots anew, on a thread of their own where the events are many
    void take(std::vector<Spot> spots);
    void makePaths();
    void setScale(const MapScale& scale);
    void paintGround(QPainter& p);
    void paintSpots(QPainter& p);
    void paintSymbol(QPainter& p, bool wide, QPointF at, double radius);
    std::optional<std::uint32_t> placeOf(EventId id) const;
    void paintNames(QPainter& p);
    void choose(const std::vector<std::uint32_t>& places);
    void step(int step);
    std::optional<std::size_t> groupAt(QPointF position) const;
    void regroup(); // spots or scale are others
    template<class Fits>
    bool any(const SpotGroup& group, Fits&& fits) const;
    QString placeName(const Spot& spot) const;
    QString words(const Spot& spot) const;
    QString words(const SpotGroup& group) const;
    bool moveKey(int key);

    SlicePtr slice_;
    OutlinesPtr outlines_;
    QPainterPath land_, coasts_, borders_; // on the plane
    QPixmap ground_;                       // land as painted at groundScale_
    MapScale scale_, groundScale_;
    TimeRange range_{};
    std::vector<Spot> spots_;
    std::vector<SpotGroup> groups_;         // of spots_, at scale_
    std::optional<std::uint32_t> current_;  // place that has the keyboard
    std::optional<std::uint32_t> selected_; // place of the chosen event
    std::vector<std::uint32_t> gathered_;   // places of the gathered ones, sorted
    std::uint64_t asked_ = 0;
    bool fitted_ = false, touched_ = false; // touched: a person chose what it shows
    QTimer counting_;
    enum class Drag { none, pan, band } drag_ = Drag::none;
    QPointF pressed_, last_;
    bool moved_ = false;
};

} // namespace claimline::ui
