// Stamp: a date as far as it is known, and how TIMEX3 and When write it.
#pragma once

#include "model/facts.h"
#include "time/expression.h"

#include <optional>
#include <string>

namespace claimline::time {

struct Stamp {
    static constexpr int noYear = Expression::noYear;

    Unit grain = Unit::none; // day, week, weekend, month, quarter, year, decade, century; with season or
                             // half: year's part
    int year = noYear;       // of a week: its ISO year
    unsigned month = 0;      // 0: not known, or coarser
    unsigned day = 0;
    unsigned week = 0;
    unsigned weekday = 0; // "XXXX-WXX-2": known where the day is not
    unsigned quarter = 0, half = 0;
    Season season = Season::none;
    Part part = Part::none;
    int hour = -1, minute = -1;
    bool fiscal = false;   // "FY1990"
    bool someHour = false; // "hours later": TXX
    std::optional<int> zoneMinutes;

    bool hasYear() const { return year != noYear; }
    std::optional<Day> asDay() const;

    static Stamp ofDay(Day day);
    static Stamp ofMonth(int year, unsigned month);
    static Stamp ofYear(int year);
    static Stamp ofWeek(Day day, bool weekend = false);
};

unsigned firstMonthOf(Season season); // northern; winter begins in December

// "2024-11-19", "XXXX-11-19", "2024-W47", "198", "BC0490", "2024-11-19TNI", "2024-11-19T03:25Z"
std::string timexValue(const Stamp& stamp);

// Not known where the year or what is finer is missing. `early` and `late` narrow the bounds, not the EDTF
// text.
When whenOf(const Stamp& stamp, Mod mod = Mod::none);

} // namespace claimline::time
