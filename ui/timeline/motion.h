// Movement of the timeline: a step of zoom eases to its end, a throw glides and slows down. Any input stops
// both. Without a running movement it costs nothing.
#pragma once

#include "timeline/scale.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace claimline::ui {

// The range a share (0 to 1) of the way along: fast first, then slower.
TimeRange eased(TimeRange from, TimeRange to, double share);
// Pixels that a throw of that speed (pixels a second) still moves in the next seconds, and the speed after
// them.
struct Glide {
    double moved = 0, speed = 0;
};
Glide glided(double speed, double seconds);

class Motion : public QObject {
    Q_OBJECT

public:
    explicit Motion(QObject* parent = nullptr);
    void ease(TimeRange from, TimeRange to);
    void fling(double pixelsPerSecond);
    void stop();
    bool running() const { return timer_.isActive(); }
    std::optional<TimeRange> target() const; // of ease()

signals:
    void moved(claimline::ui::TimeRange range); // of ease()
    void flung(double pixels);
    void ended();

private:
    void step();
    QTimer timer_;
    QElapsedTimer clock_;
    std::optional<std::pair<TimeRange, TimeRange>> easing_;
    double speed_ = 0;
};

} // namespace claimline::ui
