#include "timeline/layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace claimline::ui {

namespace {

// Which pixels of each line are taken, in cells of 4.
class Taken {
public:
    Taken(double width, int lines)
        : cells_(static_cast<std::size_t>(std::max(1.0, width / cell)) + 2)
        , lines_(lines) {}

    // The first line that is free over [x0, x1], and takes it; -1: none.
    int place(float x0, float x1) {
        const std::size_t first = at(x0), last = at(x1);
        for (int line = 0; line < lines_; ++line) {
            if (static_cast<std::size_t>(line) == rows_.size())
                rows_.emplace_back(cells_, false);
            auto& row = rows_[static_cast<std::size_t>(line)];
            const auto begin = row.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end = row.begin() + static_cast<std::ptrdiff_t>(last) + 1;
            if (std::find(begin, end, true) == end) {
                std::fill(begin, end, true);
                return line;
            }
        }
        return -1;
    }
    int used() const { return static_cast<int>(rows_.size()); }

private:
    static constexpr double cell = 4;
    std::size_t at(float x) const {
        const double index = std::clamp(static_cast<double>(x) / cell, 0.0, static_cast<double>(cells_ - 1));
        return static_cast<std::size_t>(index);
    }
    std::size_t cells_;
    int lines_;
    std::vector<std::vector<bool>> rows_;
};

Item itemOf(const Stretch& stretch, std::uint32_t index, double perPixel, double origin) {
    const auto px = [&](Instant at) {
        return static_cast<float>(static_cast<double>(at) / perPixel - origin);
    };
    Item item;
    item.row = index;
    item.kind = markKind(stretch);
    item.mark = px(markInstant(stretch));
    item.x0 = item.kind == MarkKind::exact ? item.mark : px(stretch.earliestStart);
    item.x1 = item.kind == MarkKind::exact ? item.mark : px(stretch.latestEnd);
    if (item.kind == MarkKind::core) {
        item.core0 = px(stretch.latestStart);
        item.core1 = px(stretch.earliestEnd);
    }
    return item;
}

// Dated events of a lane that touch [from, to) in pixels.
std::vector<std::uint32_t> within(const store::Slice& slice, const Lane& lane, double perPixel, double from,
                                  double to, const Clock& clock) {
    std::vector<std::uint32_t> found;
    const auto first = static_cast<Instant>(from * perPixel), last = static_cast<Instant>(to * perPixel);
    const Instant apart = clock.isUtc() ? 0 : farthestAhead; // of what is drawn and what is stored
    forEachWithin(slice, lane, first - apart, last + apart, [&](std::uint32_t row) {
        const Stretch drawn = drawnStretch(slice.rows, row, clock);
        if (drawn.earliestStart <= last && (drawn.latestEnd >= first || drawn.openEnd))
            found.push_back(row);
        return true;
    });
    return found;
}

void importantFirst(std::vector<std::uint32_t>& rows, const store::Slice& slice) {
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const float left = slice.rows.importance(a), right = slice.rows.importance(b);
        return left != right ? left > right : a < b;
    });
}

class LanePacker {
public:
    LanePacker(const store::Slice& slice, const TimelineLayout& layout, const LayoutRules& rules,
               const Clock& clock)
        : slice_(slice)
        , layout_(layout)
        , rules_(rules)
        , clock_(clock) {}

    // Lines that were needed; what found no room is gathered in bubbles.
    int pack(LaneLayout& out, const std::vector<std::uint32_t>& rows, int lines,
             const std::function<float(std::uint32_t)>& width) const {
        Taken taken(layout_.to - layout_.from, lines);
        std::map<std::int64_t, Bubble> bubbles;
        for (const std::uint32_t row : rows) {
            Item item = itemOf(drawnStretch(slice_.rows, row, clock_), row, layout_.perPixel, layout_.from);
            const float right = std::max(item.x1, item.mark + rules_.markRadius);
            const float left = std::min(item.x0, item.mark - rules_.markRadius);
            item.label =
                (item.kind == MarkKind::exact ? item.mark + 14 : std::max(item.x1 + 5, item.mark + 10));
            const float natural = width(row);
            item.labelWidth = std::min(natural, rules_.mostLabel);
            int line = taken.place(left, item.labelWidth > 0 ? item.label + item.labelWidth + 10 : right + 3);
            for (const float less : {rules_.usualLabel, rules_.leastLabel})
                if (line < 0 && item.labelWidth > less) {
                    item.labelWidth = less;
                    line = taken.place(left, item.label + less + 8);
                }
            if (line < 0) {
                gather(bubbles, item);
                continue;
            }
            item.line = static_cast<std::uint16_t>(line);
            out.items.push_back(item);
        }
        for (const auto& [cell, bubble] : bubbles)
            out.bubbles.push_back(bubble);
        return taken.used();
    }

private:
    void gather(std::map<std::int64_t, Bubble>& bubbles, const Item& item) const {
        const double size = static_cast<double>(rules_.bubbleCell);
        const auto cell =
            static_cast<std::int64_t>(std::floor((static_cast<double>(item.mark) + layout_.from) / size));
        Bubble& bubble = bubbles[cell];
        bubble.x = static_cast<float>((static_cast<double>(cell) + 0.5) * size - layout_.from);
        bubble.from = static_cast<Instant>(static_cast<double>(cell) * size * layout_.perPixel);
        bubble.to = bubble.from + static_cast<Instant>(size * layout_.perPixel);
        ++bubble.events;
        bubble.contested += slice_.rows.conflicts(item.row) > 0 ? 1 : 0;
    }
    const store::Slice& slice_;
    const TimelineLayout& layout_;
    const LayoutRules& rules_;
    const Clock& clock_;
};

// Lanes one below the other; what is left of the height is shared by all that are open, up to six lines each.
void stack(TimelineLayout& layout, const LaneSet& lanes, const std::vector<int>& given, double height,
           const LayoutRules& rules) {
    double sum = 0, open = 0;
    for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        if (lanes.lanes[i].hidden)
            continue;
        lane.height = lanes.lanes[i].collapsed
                          ? rules.collapsed
                          : std::max(given[i], rules.fewestLines) * rules.line + rules.padding;
        sum += lane.height;
        open += lanes.lanes[i].collapsed ? 0 : 1;
    }
    const double spare = open > 0 ? (height - sum) / open : 0;
    double top = 0;
    for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        if (!lanes.lanes[i].hidden && !lanes.lanes[i].collapsed)
            lane.height += std::floor(std::clamp(spare, 0.0, 6 * rules.line));
        lane.top = top;
        top += lane.height;
    }
    layout.height = top;
}

// Of equal height, all of it.
void stackDense(TimelineLayout& layout, const LaneSet& lanes, double height, const LayoutRules& rules) {
    double open = 0, folded = 0;
    for (const Lane& lane : lanes.lanes)
        if (!lane.hidden)
            (lane.collapsed ? folded : open) += 1;
    const double each =
        std::max(3 * rules.line, std::floor((height - folded * rules.collapsed) / std::max(1.0, open)));
    double top = 0;
    for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        lane.lines = lanes.lanes[i].collapsed ? 0 : rules.fewestLines;
        lane.height = lanes.lanes[i].hidden ? 0 : lanes.lanes[i].collapsed ? rules.collapsed : each;
        lane.top = top;
        top += lane.height;
    }
    layout.height = top;
}

} // namespace

Stretch drawnStretch(const store::EventRows& rows, std::uint32_t row, const Clock& clock) {
    return clock.shown(stretchOf(rows, row), rows.flag(row, store::EventTable::zoned));
}

MarkKind markKind(const Stretch& stretch) {
    if (stretch.approximate || stretch.uncertain || stretch.openEnd || stretch.openStart)
        return MarkKind::hatch;
    if (stretch.latestStart < stretch.earliestEnd && stretch.precision > Precision::hour)
        return MarkKind::core;
    return stretch.precision == Precision::minute ? MarkKind::exact : MarkKind::whisker;
}

MarkKind markKind(const store::EventRow& row) {
    return markKind(stretchOf(row));
}

std::vector<int> shareLines(const std::vector<int>& wanted, double height, const LayoutRules& rules) {
    std::vector<int> given(wanted.size(), rules.fewestLines);
    int left = static_cast<int>((height - rules.padding * static_cast<double>(wanted.size())) / rules.line) -
               std::accumulate(given.begin(), given.end(), 0);
    for (bool gave = true; gave && left > 0;) { // a line at a time to whoever still wants one
        gave = false;
        for (std::size_t i = 0; i < wanted.size() && left > 0; ++i)
            if (given[i] < wanted[i]) {
                ++given[i];
                --left;
                gave = true;
            }
    }
    return given;
}

namespace {

// Lines for each lane: as many as it can use, shared where that is more than there is.
std::vector<int> linesFor(const LanePacker& packer, const LaneSet& lanes,
                          const std::vector<std::vector<std::uint32_t>>& rows, double height,
                          const LayoutRules& rules, const std::function<LabelWidth(std::size_t)>& widthIn) {
    constexpr int enough = 24;
    std::vector<int> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (lanes.lanes[i].hidden || lanes.lanes[i].collapsed) {
            wanted.push_back(0);
            height -= lanes.lanes[i].hidden ? 0 : rules.collapsed;
            continue;
        }
        LaneLayout trial;
        const int used = packer.pack(trial, rows[i], enough, widthIn(i));
        wanted.push_back(used + (trial.bubbles.empty() ? 0 : 1));
    }
    return shareLines(wanted, height, rules);
}

} // namespace

TimelineLayout layOut(const store::Slice& slice, const LaneSet& lanes, TimeRange visible, double width,
                      double height, const LayoutRules& rules, const LabelWidth& labelWidth,
                      std::vector<int>* lines, const Clock& clock) {
    TimelineLayout layout;
    layout.perPixel = std::max(1e-3, visible.length() / std::max(1.0, width));
    // Whole half-screens, so that moving within one lays nothing out anew.
    const double begin = visible.from / layout.perPixel, end = visible.to / layout.perPixel;
    const double step = width / 2;
    layout.from = (std::floor(begin / step) - 1) * step;
    layout.to = (std::ceil(end / step) + 1) * step;
    layout.density =
        countVisible(slice, lanes, visible.from, visible.to, rules.densityAbove) > rules.densityAbove;
    layout.lanes.resize(lanes.lanes.size());
    if (layout.density) {
        stackDense(layout, lanes, height, rules);
        return layout;
    }
    std::vector<std::vector<std::uint32_t>> rows(lanes.lanes.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (lanes.lanes[i].hidden || lanes.lanes[i].collapsed)
            continue;
        rows[i] = within(slice, lanes.lanes[i], layout.perPixel, layout.from, layout.to, clock);
        importantFirst(rows[i], slice);
    }
    const LanePacker packer(slice, layout, rules, clock);
    const auto widthIn = [&](std::size_t lane) -> LabelWidth {
        return [&, lane](std::uint32_t row) { return lanes.home[row] == lane ? labelWidth(row) : 0.0F; };
    };
    std::vector<int> given = lines != nullptr ? *lines : std::vector<int>{};
    if (given.size() != rows.size()) {
        given = linesFor(packer, lanes, rows, height, rules, widthIn);
        if (lines != nullptr)
            *lines = given;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        if (lanes.lanes[i].hidden || lanes.lanes[i].collapsed)
            continue;
        lane.lines = given[i];
        if (packer.pack(lane, rows[i], given[i], widthIn(i)); lane.bubbles.empty())
            continue;
        lane.items.clear(); // the last line holds bubbles only
        lane.bubbles.clear();
        lane.lines = std::max(1, given[i] - 1);
        packer.pack(lane, rows[i], lane.lines, widthIn(i));
    }
    stack(layout, lanes, given, height, rules);
    return layout;
}

namespace {

std::vector<std::uint32_t> columnsOf(const Density& density, double perPixel, double from, std::size_t count,
                                     double cell) {
    std::vector<std::uint32_t> columns(count);
    double before = std::round(density.before(from * perPixel));
    for (std::size_t i = 0; i < count; ++i) {
        const double after =
            std::round(density.before((from + static_cast<double>(i + 1) * cell) * perPixel));
        columns[i] = static_cast<std::uint32_t>(after - before);
        before = after;
    }
    return columns;
}

} // namespace

DensityColumns densityColumns(const store::Slice& slice, const Lane& lane, double perPixel, double from,
                              double to, double cell) {
    DensityColumns columns;
    const auto count = static_cast<std::size_t>(std::max(0.0, std::ceil((to - from) / cell)));
    if (cell * perPixel >= 2 * lane.marks.bucketLength()) {
        columns.events = columnsOf(lane.marks, perPixel, from, count, cell);
        columns.contested = columnsOf(lane.contested, perPixel, from, count, cell);
        return columns;
    }
    // Finer than the buckets: what is in sight is then a small share of all, and is counted one by one.
    columns.events.resize(count);
    columns.contested.resize(count);
    forEachWithin(slice, lane, static_cast<Instant>(from * perPixel), static_cast<Instant>(to * perPixel),
                  [&](std::uint32_t row) {
                      const auto at = static_cast<double>(markInstant(stretchOf(slice.rows, row)));
                      const double column = std::floor((at / perPixel - from) / cell);
                      if (column >= 0 && column < static_cast<double>(count)) {
                          ++columns.events[static_cast<std::size_t>(column)];
                          columns.contested[static_cast<std::size_t>(column)] +=
                              slice.rows.conflicts(row) > 0;
                      }
                      return true;
                  });
    return columns;
}

float AdvanceTable::width(std::string_view utf8) const {
    float width = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            width += ascii_[byte];
        else if ((byte & 0xC0U) != 0x80U)
            width += other_;
    }
    return width;
}

} // namespace claimline::ui
