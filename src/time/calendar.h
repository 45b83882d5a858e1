// Arithmetic of the calendar beyond days.
#pragma once

#include "model/when.h"

#include <optional>
#include <string_view>
#include <utility>

namespace claimline::time {

unsigned daysIn(int year, unsigned month);
Day clampedDay(int year, unsigned month, unsigned day); // 31 April → 30 April
std::pair<int, unsigned> addMonths(int year, unsigned month, int months);
Day addMonths(Day day, int months); // 31 January + 1 month: the last of February
Day mondayOf(Day day);
std::pair<int, unsigned> isoWeek(Day day); // year and number of its ISO week
Day easterSunday(int year);                // western
// "12-25"; "11-4-4": the 4th Thursday of November ("05-1-9": the last Monday of May); "easter-2".
std::optional<Day> movableDay(std::string_view rule, int year);

} // namespace claimline::time
