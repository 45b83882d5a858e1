// Marks: small particulars of an article that tell two stories of one kind apart: ages, house numbers, hours,
// weekdays, dates without a year. Two reports of one shooting share some of them; two shootings in one town
// share none.
#pragma once

#include "resolve/resolve.h"
#include "resolve/vocabulary.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace claimline::resolve {

enum class Mark : std::uint32_t {
    number,  // small and not counting anything: "15-year-old", "Marsh, 34,"
    address, // "4100 block of Elm Street", "890 Elm"
    clock,   // minute of the day
    weekday, // ISO
    date,    // month and day
    year
};

using Marks = std::vector<std::uint32_t>; // sorted, each once

constexpr std::uint32_t marked(Mark kind, std::uint32_t value) {
    return static_cast<std::uint32_t>(kind) << 28 | (value & 0x0FFFFFFF);
}

Marks marksOf(const ArticleFacts& article, const Vocabulary& vocabulary);

// How many marks of a kind two articles share, and how many of each there are.
struct Shared {
    int common = 0;
    bool both = false; // each has at least one
};
Shared shared(Mark kind, const Marks& a, const Marks& b);

// The least distance in minutes between hours that the two name; nothing where one names none.
std::optional<int> minutesApart(const Marks& a, const Marks& b);

} // namespace claimline::resolve
