// Where every mark and name of the timeline stands. Pure: takes a slice, lanes and a scale, gives positions.
// Packing is by absolute pixels (instant / seconds a pixel), so that nothing jumps while the view moves.
#pragma once

#include "timeline/clock.h"
#include "timeline/lanes.h"
#include "timeline/scale.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace claimline::ui {

enum class MarkKind : std::uint8_t { exact, whisker, core, hatch };

MarkKind markKind(const Stretch& stretch);
MarkKind markKind(const store::EventRow& row);

struct Item {
    std::uint32_t row = 0;
    float x0 = 0, x1 = 0;            // what it may be: earliestStart to latestEnd
    float core0 = 0, core1 = 0;      // MarkKind::core
    float mark = 0;                  // the shape
    float label = 0, labelWidth = 0; // width 0: not named here
    std::uint16_t line = 0;
    MarkKind kind = MarkKind::exact;
};

struct Bubble {
    float x = 0; // its middle
    std::uint32_t events = 0, contested = 0;
    Instant from = 0, to = 0; // what it stands for
};

struct LaneLayout {
    double top = 0, height = 0; // height 0: hidden
    int lines = 0;              // for events; with bubbles there is one more; 0: collapsed
    std::vector<Item> items;
    std::vector<Bubble> bubbles;
};

struct LayoutRules {
    double line = 21, padding = 13;
    // Of a name: whole where there is room, else cut to the usual, else to the least; narrower there is a
    // bubble.
    float leastLabel = 84, usualLabel = 280, mostLabel = 460;
    float markRadius = 7;
    float bubbleCell = 56;
    std::uint32_t densityAbove = 3000;
    int fewestLines = 2;
    double collapsed = 26; // height of a lane that is
};

// x of items and bubbles are pixels from `from`.
struct TimelineLayout {
    double perPixel = 1;
    double from = 0, to = 0; // what is laid out, in pixels from the instant 0 at that scale
    bool density = false;
    std::vector<LaneLayout> lanes;
    double height = 0;
};

// Width of an event's name with its signs, without limit.
using LabelWidth = std::function<float(std::uint32_t row)>;

// `lines`: how many each lane gets, as linesFor gave; empty: as many as fit.
TimelineLayout layOut(const store::Slice& slice, const LaneSet& lanes, TimeRange visible, double width,
                      double height, const LayoutRules& rules, const LabelWidth& labelWidth,
                      std::vector<int>* lines, const Clock& clock = {});

// An event as it is drawn by that clock.
Stretch drawnStretch(const store::EventRows& rows, std::uint32_t row, const Clock& clock);

// Shares `height` among lanes that want `wanted` lines each: no lane gets more than it wants or less than
// rules.fewestLines.
std::vector<int> shareLines(const std::vector<int>& wanted, double height, const LayoutRules& rules);

// Columns of `cell` pixels over [from, to) pixels, counted from the instant 0: how many marks lie in each.
struct DensityColumns {
    std::vector<std::uint32_t> events, contested;
};
DensityColumns densityColumns(const store::Slice& slice, const Lane& lane, double perPixel, double from,
                              double to, double cell);

// Widths of names from a table of the font's advances: 100 times quicker than asking the font.
class AdvanceTable {
public:
    AdvanceTable() = default;
    AdvanceTable(const std::array<float, 128>& ascii, float other)
        : ascii_(ascii)
        , other_(other) {}
    float width(std::string_view utf8) const;

private:
    std::array<float, 128> ascii_{};
    float other_ = 8;
};

} // namespace claimline::ui
