// Lanes: which events stand in which band of the timeline. Pure.
#pragma once

#include "store/store.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace claimline::ui {

enum class LaneBy { side, type, place, source, status, one };

struct Lane {
    QString name;
    int side = -1;                            // gives shape and colour, where the lane is a side
    EventStatus status = EventStatus::single; // where the lane is a status
    std::vector<std::uint32_t> rows;          // into Slice::rows, dated, by earliestStart; short ones
    std::vector<std::uint32_t> longRows;      // those longer than `longEvent`, in the same order
    std::vector<std::uint32_t> undated;
    std::vector<Instant> middles;   // of all dated ones, sorted: for density
    std::vector<Instant> contested; // of those in conflict, sorted
    std::uint32_t events() const {
        return static_cast<std::uint32_t>(rows.size() + longRows.size() + undated.size());
    }
};

// A query for what is visible goes this much further back; longer events are looked at one by one.
inline constexpr Instant longEvent = 8 * 86'400;
inline constexpr std::size_t mostLanes = 10;

// The lane in which an event is named once: of its first side.
struct LaneSet {
    LaneBy by = LaneBy::side;
    std::vector<Lane> lanes;
    std::vector<std::uint16_t> home; // beside Slice::rows: the lane that names it
};

LaneSet makeLanes(const store::Slice& slice, LaneBy by);

// Where the mark of an event stands: its instant, or the middle of what it may be.
Instant markInstant(const store::EventRow& row);
// Whether some source of that side asserts it; true where sides do not matter.
bool assertedBy(const store::EventRow& row, int side);
// The side whose shape and colour an event has in that lane.
int sideIn(const store::EventRow& row, const Lane& lane);

} // namespace claimline::ui
