// How many people were killed and injured: by one article, and by all that tell of the same event.
#pragma once

#include "model/facts.h"

#include <optional>
#include <vector>

namespace claimline::reports {

struct Toll {
    std::optional<int> killed, injured;
    friend bool operator==(const Toll&, const Toll&) = default;
};

// The best whole figures of a report. Where it gives only one of the two the other is 0; nothing where it
// gives neither.
Toll tollOf(const Report& report);

// What the reports of an event give together, from the one published first to the last: the figure that most
// of them give, where a number in so many words counts for more than one that follows from silence, and a
// later one for more than an earlier.
Toll settledToll(const std::vector<const Report*>& reports);

} // namespace claimline::reports
