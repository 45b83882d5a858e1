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

Item itemOf(const store::EventRow& row, std::uint32_t index, double perPixel, double origin) {
    const auto px = [&](Instant at) {
        return static_cast<float>(static_cast<double>(at) / perPixel - origin);
    };
    Item item;
    item.row = index;
    item.kind = markKind(row);
    item.mark = px(markInstant(row));
    item.x0 = item.kind == MarkKind::exact ? item.mark : px(row.earliestStart);
    item.x1 = item.kind == MarkKind::exact ? item.mark : px(row.latestEnd);
    if (item.kind == MarkKind::core) {
        item.core0 = px(row.latestStart);
        item.core1 = px(row.earliestEnd);
    }
    return item;
}

// Dated events of a lane that touch [from, to) in pixels.
std::vector<std::uint32_t> within(const store::Slice& slice, const Lane& lane, double perPixel, double from,
                                  double to) {
    std::vector<std::uint32_t> found;
    const auto first = static_cast<Instant>(from * perPixel), last = static_cast<Instant>(to * perPixel);
    const auto begin =
        std::lower_bound(lane.rows.begin(), lane.rows.end(), first - longEvent,
                         [&](std::uint32_t row, Instant at) { return slice.rows[row].earliestStart < at; });
    for (auto it = begin; it != lane.rows.end() && slice.rows[*it].earliestStart < last; ++it)
        if (slice.rows[*it].latestEnd >= first)
            found.push_back(*it);
    for (const std::uint32_t row : lane.longRows)
        if (slice.rows[row].earliestStart < last && slice.rows[row].latestEnd >= first)
            found.push_back(row);
    return found;
}

void importantFirst(std::vector<std::uint32_t>& rows, const store::Slice& slice) {
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const float left = slice.rows[a].importance, right = slice.rows[b].importance;
        return left != right ? left > right : a < b;
    });
}

class LanePacker {
public:
    LanePacker(const store::Slice& slice, const TimelineLayout& layout, const LayoutRules& rules)
        : slice_(slice)
        , layout_(layout)
        , rules_(rules) {}

    // Lines that were needed; what found no room is gathered in bubbles.
    int pack(LaneLayout& out, const std::vector<std::uint32_t>& rows, int lines,
             const std::function<float(std::uint32_t)>& width) const {
        Taken taken(layout_.to - layout_.from, lines);
        std::map<std::int64_t, Bubble> bubbles;
        for (const std::uint32_t row : rows) {
            Item item = itemOf(slice_.rows[row], row, layout_.perPixel, layout_.from);
            const float right = std::max(item.x1, item.mark + rules_.markRadius);
            const float left = std::min(item.x0, item.mark - rules_.markRadius);
            item.label =
                (item.kind == MarkKind::exact ? item.mark + 14 : std::max(item.x1 + 5, item.mark + 10));
            const float natural = width(row);
            item.labelWidth = std::min(natural, rules_.mostLabel);
            int line = taken.place(left, item.labelWidth > 0 ? item.label + item.labelWidth + 10 : right + 3);
            if (line < 0 && natural > rules_.leastLabel) {
                item.labelWidth = rules_.leastLabel;
                line = taken.place(left, item.label + item.labelWidth + 8);
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
        bubble.contested += slice_.rows[item.row].conflicts > 0 ? 1 : 0;
    }
    const store::Slice& slice_;
    const TimelineLayout& layout_;
    const LayoutRules& rules_;
};

// Lanes one below the other; what is left of the height is shared by all, up to six lines each.
void stack(TimelineLayout& layout, const std::vector<int>& given, double height, const LayoutRules& rules) {
    double sum = 0;
    for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        lane.height = std::max(given[i], rules.fewestLines) * rules.line + rules.padding;
        sum += lane.height;
    }
    const double spare = layout.lanes.empty() ? 0 : (height - sum) / static_cast<double>(layout.lanes.size());
    double top = 0;
    for (LaneLayout& lane : layout.lanes) {
        lane.height += std::floor(std::clamp(spare, 0.0, 6 * rules.line));
        lane.top = top;
        top += lane.height;
    }
    layout.height = top;
}

} // namespace

MarkKind markKind(const store::EventRow& row) {
    if (row.approximate || row.uncertain || row.openEnd || row.openStart)
        return MarkKind::hatch;
    if (row.latestStart < row.earliestEnd && row.precision > Precision::hour)
        return MarkKind::core;
    return row.precision == Precision::minute ? MarkKind::exact : MarkKind::whisker;
}

std::uint32_t countVisible(const LaneSet& lanes, TimeRange range) {
    std::uint32_t count = 0;
    for (const Lane& lane : lanes.lanes) {
        const auto first =
            std::lower_bound(lane.middles.begin(), lane.middles.end(), static_cast<Instant>(range.from));
        const auto last = std::lower_bound(first, lane.middles.end(), static_cast<Instant>(range.to));
        count += static_cast<std::uint32_t>(last - first);
    }
    return count;
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

TimelineLayout layOut(const store::Slice& slice, const LaneSet& lanes, TimeRange visible, double width,
                      double height, const LayoutRules& rules, const LabelWidth& labelWidth,
                      std::vector<int>* lines) {
    TimelineLayout layout;
    layout.perPixel = std::max(1e-3, visible.length() / std::max(1.0, width));
    // Whole screens, so that moving within one lays nothing out anew.
    const double begin = visible.from / layout.perPixel, end = visible.to / layout.perPixel;
    layout.from = (std::floor(begin / width) - 1) * width;
    layout.to = (std::ceil(end / width) + 1) * width;
    layout.density = countVisible(lanes, visible) > rules.densityAbove;
    layout.lanes.resize(lanes.lanes.size());
    if (layout.density) {
        for (LaneLayout& lane : layout.lanes) {
            lane.lines = rules.fewestLines;
            lane.height =
                std::max(3 * rules.line, std::floor(height / static_cast<double>(layout.lanes.size())));
        }
        for (std::size_t i = 1; i < layout.lanes.size(); ++i)
            layout.lanes[i].top = layout.lanes[i - 1].top + layout.lanes[i - 1].height;
        layout.height = layout.lanes.empty() ? 0 : layout.lanes.back().top + layout.lanes.back().height;
        return layout;
    }
    std::vector<std::vector<std::uint32_t>> rows;
    for (const Lane& lane : lanes.lanes) {
        rows.push_back(within(slice, lane, layout.perPixel, layout.from, layout.to));
        importantFirst(rows.back(), slice);
    }
    const LanePacker packer(slice, layout, rules);
    const auto widthIn = [&](std::size_t lane) {
        return [&, lane](std::uint32_t row) { return lanes.home[row] == lane ? labelWidth(row) : 0.0F; };
    };
    constexpr int enough = 24;
    std::vector<int> given = lines != nullptr ? *lines : std::vector<int>{};
    if (given.size() != rows.size()) {
        std::vector<int> wanted;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            LaneLayout trial;
            const int used = packer.pack(trial, rows[i], enough, widthIn(i));
            wanted.push_back(used + (trial.bubbles.empty() ? 0 : 1));
        }
        given = shareLines(wanted, height, rules);
        if (lines != nullptr)
            *lines = given;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LaneLayout& lane = layout.lanes[i];
        lane.lines = given[i];
        if (packer.pack(lane, rows[i], given[i], widthIn(i)); lane.bubbles.empty())
            continue;
        lane.items.clear(); // the last line holds bubbles only
        lane.bubbles.clear();
        lane.lines = std::max(1, given[i] - 1);
        packer.pack(lane, rows[i], lane.lines, widthIn(i));
    }
    stack(layout, given, height, rules);
    return layout;
}

std::vector<std::uint32_t> densityColumns(const std::vector<Instant>& sorted, double perPixel, double from,
                                          double to, double cell) {
    std::vector<std::uint32_t> columns;
    auto at = std::lower_bound(sorted.begin(), sorted.end(), static_cast<Instant>(from * perPixel));
    for (double x = from; x < to; x += cell) {
        const auto next = std::lower_bound(at, sorted.end(), static_cast<Instant>((x + cell) * perPixel));
        columns.push_back(static_cast<std::uint32_t>(next - at));
        at = next;
    }
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
