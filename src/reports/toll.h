// How many people were killed and injured: by one article, and by all that tell of the same event.
#pragma once

#include "model/facts.h"

#include <optional>
#include <utility>
#include <vector>

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

// Numbers with the natural logarithms of how likely each is meant; empty: nothing is told.
using Likelihoods = std::vector<std::pair<int, double>>;

// What one article speaks for, by its figures and its words.
struct TollGuess {
    Likelihoods killed, injured;
};

// What the articles about an event tell together, from the one published first to the last: the figures that
// all of them make likeliest, a later one counting for somewhat more than an earlier.
Toll settledToll(const std::vector<const TollGuess*>& guesses);

} // namespace claimline::reports
