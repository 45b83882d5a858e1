// The time axis: instants to pixels, and where its ticks stand. Pure arithmetic.
#pragma once

#include "model/when.h"

#include <QString>

#include <vector>

namespace claimline::ui {

struct TimeRange {
    double from = 0, to = 0; // seconds, as Instant
    double length() const { return to - from; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

struct TimeScale {
    TimeRange range;
    double width = 1; // pixels that the range fills

    double perPixel() const { return range.length() / width; }
    double x(double instant) const { return (instant - range.from) / perPixel(); }
    double at(double pixel) const { return range.from + pixel * perPixel(); }
};

// The range after a zoom by `factor` (2: twice as near) that keeps what is under `pixel` where it is.
TimeRange zoomed(const TimeScale& scale, double factor, double pixel);
// Keeps a range between one minute and `whole` with 5 % around it, and from leaving that.
TimeRange clamped(TimeRange range, TimeRange whole);
TimeRange withMargin(TimeRange range, double share);

struct Tick {
    double x = 0;
    QString name;      // "Sat", "Nov", "" …
    QString strong;    // "16", "2024", "03:00": in bold
    bool rest = false; // a weekend
    double width = 0;  // to the next tick
};

struct AxisPlan {
    std::vector<Tick> upper, lower; // the first of upper begins at or before pixel 0
    std::vector<double> grid;       // x of the grid lines
};

// Ticks at least `room` pixels apart in the lower tier.
AxisPlan planAxis(const TimeScale& scale, double room = 52);

// Instants are local or UTC as the texts have them; the axis never converts.
enum class AxisUnit {
    minute,
    minutes5,
    minutes15,
    hour,
    hours3,
    hours6,
    day,
    week,
    month,
    quarter,
    year,
    years5,
    decade,
    years50,
    century
};
AxisUnit unitFor(double secondsPerPixel, double room);
Instant floorTo(AxisUnit unit, Instant instant);
Instant nextAfter(AxisUnit unit, Instant instant); // of an instant that floorTo gave

} // namespace claimline::ui
