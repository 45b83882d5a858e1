// Lanes: which events stand in which band of the timeline, and how many where. Pure. Made once per slice, so
// that painting asks for what is in sight only.
#pragma once

#include "store/store.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <vector>

namespace claimline::ui {

enum class LaneBy { side, type, place, source, status, one, actor };

using store::lengthClasses;
using store::markInstant;
using store::Stretch;
Stretch stretchOf(const store::EventRows& rows, std::uint32_t row);
Stretch stretchOf(const store::EventRow& row);
Instant markInstant(const store::EventRow& row);

// How many marks stand where, summed up over a fixed number of buckets, so that any column of any zoom is two
// look-ups.
class Density {
public:
    static constexpr std::uint32_t buckets = store::TimeCells::count;
    Density() = default;
    explicit Density(const store::TimeCells& cells);
    void count(std::uint16_t bucket) { ++sums_[bucket + std::size_t{1}]; } // all before sumUp()
    void add(const Density& other);                                        // of the same cells
    void sumUp();
    // Marks before that instant; between the ends of a bucket as if spread evenly.
    double before(double instant) const;
    bool empty() const { return sums_.empty(); }
    double bucketLength() const { return cells_.length; }
    std::uint32_t all() const { return sums_.empty() ? 0 : sums_.back(); }

private:
    store::TimeCells cells_;
    std::vector<std::uint32_t> sums_;
};

struct Lane {
    QString name, key;                        // key: what an arrangement knows it by
    int side = -1;                            // gives shape and colour, where the lane is a side
    EventStatus status = EventStatus::single; // where the lane is a status
    bool hidden = false, collapsed = false;
    // Into Slice::rows, dated, by earliestStart; one list per length class.
    std::array<std::vector<std::uint32_t>, lengthClasses.size()> rows;
    std::vector<std::uint32_t> undated;
    Density marks, contested; // of the dated ones; of those in conflict
    std::uint32_t events = 0, conflicts = 0;
};

// What a person made of the lanes; kept by their keys, so that it holds for another filter too.
struct Arrangement {
    QStringList order; // those that are not in it follow in their own order
    QStringList hidden, collapsed;
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

inline constexpr std::size_t mostLanes = 10;

struct LaneSet {
    LaneBy by = LaneBy::side;
    Arrangement arrangement;         // that it was made by
    std::vector<Lane> lanes;         // from the top; hidden ones too
    std::vector<std::uint16_t> home; // beside Slice::rows: the lane that names it
    Instant first = 0, last = 0;     // of all dated ones of the slice; equal: there is none
};

LaneSet makeLanes(const store::Slice& slice, LaneBy by, const Arrangement& arrangement = {});

// Calls `take(row)` for every event of the lane that may touch [from, to], until it gives false.
template<class Take>
void forEachWithin(const store::Slice& slice, const Lane& lane, Instant from, Instant to, Take&& take);

// How many dated events lie in the range, by their marks. Stops to count above `enough`.
std::uint32_t countVisible(const store::Slice& slice, const LaneSet& lanes, double from, double to,
                           std::uint32_t enough);

// Whether some source of that side asserts it; true where sides do not matter.
bool assertedBy(const store::EventRows& rows, std::uint32_t row, int side);
// The side whose shape and colour an event has in that lane.
int sideIn(const store::EventRows& rows, std::uint32_t row, const Lane& lane);

// ---------------------------------------------------------------- detail

template<class Take>
void forEachWithin(const store::Slice& slice, const Lane& lane, Instant from, Instant to, Take&& take) {
    const store::EventRows& all = slice.rows;
    for (std::size_t i = 0; i < lengthClasses.size(); ++i) {
        const auto& rows = lane.rows[i];
        auto it = i + 1 == lengthClasses.size()
                      ? rows.begin() // ages and what is open: few, and any may reach here
                      : std::lower_bound(
                            rows.begin(), rows.end(), from - lengthClasses[i],
                            [&](std::uint32_t row, Instant at) { return all.earliestStart(row) < at; });
        for (; it != rows.end() && all.earliestStart(*it) <= to; ++it)
            if (!take(*it))
                return;
    }
}

} // namespace claimline::ui
