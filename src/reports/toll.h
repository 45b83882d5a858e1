// How many people were killed and injured, by the figures of one report.
#pragma once

#include "model/facts.h"

#include <optional>

namespace claimline::reports {

struct Toll {
    std::optional<int> killed, injured;
    friend bool operator==(const Toll&, const Toll&) = default;
};

// The number that a figure stands for: the middle of "about 19", else its lower bound.
double figureOf(const Answer& answer);

// The best whole figures of a report. Where it gives only one of the two the other is 0; nothing where it
// gives neither.
Toll tollOf(const Report& report);

} // namespace claimline::reports
