// Measures of the timeline (LOOK) and what one painting of it carries. Private to its files.
#pragma once

#include "look/tokens.h"
#include "timeline/timeline.h"

#include <QPainter>

#include <utility>
#include <vector>

namespace claimline::ui {

namespace measures {
inline constexpr double axisHeight = 38, headerWidth = 142, undatedWidth = 66;
inline constexpr double stripHeight = 22, publisherHeight = 15; // of the days covered
inline constexpr std::size_t mostPublishers = 8;
inline constexpr double cell = 4;        // of density
inline constexpr double edge = 5;        // of a brush, to each side, to be grasped
inline constexpr double chevronEnd = 13; // left of it a click in a lane's head opens or collapses
} // namespace measures

struct Timeline::Frame {
    QPainter p;
    const Tokens& t;
    TimeScale scale;
    AxisPlan plan;
    double left, width, height, offset, top;     // top: where lanes begin
    double shift;                                // from layout pixels to the viewport's
    std::vector<std::pair<QPointF, int>> thread; // marks of the chosen event, with their sides
};

} // namespace claimline::ui
