// An event's times and what is known of them. Part of store/store.h.
#pragma once

#include "model/when.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace claimline::store {

struct Stretch {
    Instant earliestStart = 0, latestStart = 0, earliestEnd = 0, latestEnd = 0;
    Precision precision = Precision::unknown;
    bool approximate = false, uncertain = false, openStart = false, openEnd = false;
};

// Where one mark for all of it stands: its instant, or the middle of what it may be.
inline Instant markInstant(const Stretch& stretch) {
    if (stretch.precision <= Precision::hour || stretch.openEnd)
        return stretch.earliestStart;
    if (stretch.openStart)
        return stretch.latestEnd;
    return stretch.earliestStart + (stretch.latestEnd - stretch.earliestStart) / 2;
}

// Events are kept apart by how long they may have lasted: a query for what is in sight goes back by no more
// than its class's length, so that a year does not drag the days of a year in.
inline constexpr std::array<Instant, 6> lengthClasses{86'400,       8 * 86'400,    64 * 86'400,
                                                      512 * 86'400, 4096 * 86'400, INT64_MAX / 4};

inline std::size_t lengthClass(const Stretch& stretch) {
    if (stretch.openStart || stretch.openEnd)
        return lengthClasses.size() - 1;
    const Instant length = stretch.latestEnd - stretch.earliestStart;
    std::size_t at = 0;
    while (at + 1 < lengthClasses.size() && length > lengthClasses[at])
        ++at;
    return at;
}

// The time from `first` to `last` in equal cells; what lies outside belongs to the outermost.
struct TimeCells {
    static constexpr std::uint32_t count = 65'536; // a number of 16 bits

    double from = 0, length = 0; // of each, in seconds
    TimeCells() = default;
    TimeCells(Instant first, Instant last)
        : from(static_cast<double>(first))
        , length(std::max(1.0, static_cast<double>(last - first) / count)) {}
    std::uint16_t of(Instant at) const {
        const double cell = (static_cast<double>(at) - from) / length;
        return static_cast<std::uint16_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
    }
    friend bool operator==(const TimeCells&, const TimeCells&) = default;
};

} // namespace claimline::store
