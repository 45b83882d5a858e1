#include "time/calendar.h"

#include <algorithm>
#include <charconv>

namespace claimline::time {

namespace {

Day dayAt(int year, unsigned month, unsigned day) {
    return Day::of(year, month, day).value_or(Day{});
}

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

unsigned daysIn(int year, unsigned month) {
    for (unsigned day = 31; day > 28; --day)
        if (Day::of(year, month, day))
            return day;
    return 28;
}

Day clampedDay(int year, unsigned month, unsigned day) {
    return dayAt(year, month, std::min(day, daysIn(year, month)));
}

std::pair<int, unsigned> addMonths(int year, unsigned month, int months) {
    const int all = year * 12 + static_cast<int>(month) - 1 + months;
    const int y = all >= 0 ? all / 12 : -((11 - all) / 12);
    return {y, static_cast<unsigned>(all - y * 12) + 1};
}

Day addMonths(Day day, int months) {
    const auto [year, month] = addMonths(day.year(), day.month(), months);
    return clampedDay(year, month, day.dayOfMonth());
}

Day mondayOf(Day day) {
    return day - static_cast<int>(day.weekday() - 1);
}

std::pair<int, unsigned> isoWeek(Day day) {
    const Day thursday = mondayOf(day) + 3;
    const int year = thursday.year();
    return {year, static_cast<unsigned>((thursday - dayAt(year, 1, 1)) / 7) + 1};
}

// Meeus, Jones and Butcher.
Day easterSunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return dayAt(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::optional<Day> movableDay(std::string_view rule, int year) {
    if (year < 1 || year > 9000)
        return std::nullopt;
    if (rule.starts_with("easter")) {
        rule.remove_prefix(6);
        if (rule.starts_with('+'))
            rule.remove_prefix(1);
        return easterSunday(year) + number(rule);
    }
    const auto month = static_cast<unsigned>(number(rule.substr(0, 2)));
    if (rule.size() == 5)
        return Day::of(year, month, static_cast<unsigned>(number(rule.substr(3))));
    const int weekday = rule[3] - '0';
    const int nth = rule[5] - '0';
    if (nth == 9) {
        const Day last = dayAt(year, month, daysIn(year, month));
        return last - (static_cast<int>(last.weekday()) - weekday + 7) % 7;
    }
    const Day first = dayAt(year, month, 1);
    return first + (weekday - static_cast<int>(first.weekday()) + 7) % 7 + 7 * (nth - 1);
}

} // namespace claimline::time
