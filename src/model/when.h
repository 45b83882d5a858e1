// When: a point or a stretch of time, as EDTF (ISO 8601-2) with its bounds, precision, and why.
#pragma once

#include "model/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimline {

// Seconds since 1970-01-01T00:00 of the clock that the text goes by. Where the text states a zone the instant
// is UTC and When::zoneMinutes is set; else it is the (unnamed) local time and is compared as it stands.
using Instant = std::int64_t;

// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Day {
    std::int32_t number = 0;

    static std::optional<Day> of(int year, unsigned month, unsigned day); // nothing for "Feb 30"
    int year() const;
    unsigned month() const;
    unsigned dayOfMonth() const;
    unsigned weekday() const; // ISO: Monday is 1, Sunday is 7
    Instant begin() const { return Instant{number} * 86'400; }
    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, int days) { return {day.number + days}; }
    friend constexpr Day operator-(Day day, int days) { return {day.number - days}; }
    friend constexpr int operator-(Day a, Day b) { return a.number - b.number; }
};

Day dayOf(Instant instant);

// From fine to coarse. partOfDay: "overnight", "Tuesday morning".
enum class Precision : std::uint8_t {
    minute,
    hour,
    partOfDay,
    day,
    week,
    month,
    season,
    quarter,
    year,
    decade,
    century,
    unknown
};

// What a date rests on, from hard to soft; none: there is no date.
enum class DateBasis : std::uint8_t { user, given, metadata, stated, inferred, none };

struct When {
    // EDTF: "2024-11-19", "2024-11", "2024-11-19T03:25", "2024-11-17/2024-11-19", "2025-01~",
    // "../2024-11-19". Empty: not known. (JSON puts the "~" of a whole date first, as INTERFACE has it; parse
    // takes both.)
    std::string edtf;

    // It began in [earliestStart, latestStart] and ended in [earliestEnd, latestEnd]; ends are exclusive.
    // For a day known exactly earliestStart = 00:00 of it and latestEnd = 24:00 of it. What is known to lie
    // somewhere in a day has no certain core: latestStart >= earliestEnd.
    Instant earliestStart = 0;
    Instant latestStart = 0;
    Instant earliestEnd = 0;
    Instant latestEnd = 0;

    Precision precision = Precision::unknown;
    bool approximate = false;                // "about", EDTF ~
    bool uncertain = false;                  // worked out and not sure, EDTF ?
    bool openStart = false;                  // EDTF ../
    bool openEnd = false;                    // EDTF /..
    std::optional<std::int16_t> zoneMinutes; // minutes east of UTC, where the text stated the zone

    DateBasis basis = DateBasis::none;
    double confidence = 0; // 0 to 1
    std::string because;   // in words: "'Tuesday', counted from the article's date"

    bool known() const { return !edtf.empty(); }
    bool overlaps(const When& other) const {
        return known() && other.known() && earliestStart < other.latestEnd && other.earliestStart < latestEnd;
    }
    // The day that holds it, where it is no longer than one; of a part of the day the day that it is named after.
    std::optional<Day> day() const;
    friend bool operator==(const When&, const When&) = default;
};

// A When over [begin, end) with that EDTF text; basis, confidence and reason are the caller's to set.
When whenOfDay(Day day);
When whenOfMinute(Day day, int hour, int minute);
When whenOfMonth(int year, unsigned month);
When whenOfYear(int year);
When whenBetween(Day first, Day last); // both included

// Reads EDTF level 0, and of level 1 what claimline writes (~ ? % after or before the date, open intervals,
// seasons 21 to 24, quarters 33 to 36, X for unspecified digits at the end). Fails with usage.
Result<When> parseEdtf(std::string_view text);

// Bounds as ISO 8601 for JSON: "2024-11-19T00:00".
std::string isoText(Instant instant);

} // namespace claimline
