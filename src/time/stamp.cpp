#include "time/stamp.h"

#include "time/calendar.h"

#include <array>
#include <cstdio>

namespace claimline::time {

namespace {

std::string padded(int value, int width) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%0*d", width, value);
    return buffer.data();
}

// Of the year, decade or century; BC years count backwards: year 0 is 1 BC.
std::string yearText(int year) {
    return year > 0 ? padded(year, 4) : "BC" + padded(1 - year, 4);
}
std::string decadeText(int year) {
    return year > 0 ? padded(year / 10, 3) : "BC" + padded((1 - year) / 10, 3);
}
std::string centuryText(int year) {
    return year >= 0 ? padded(year / 100, 2) : "BC" + padded(-year / 100, 2);
}

const char* seasonText(Season season) {
    static constexpr std::array names{"", "SP", "SU", "FA", "WI"};
    return names[static_cast<std::size_t>(season)];
}

const char* partText(Part part) {
    static constexpr std::array names{"", "MO", "MI", "AF", "EV", "NI", "DT"};
    return names[static_cast<std::size_t>(part)];
}

std::string zoneText(int minutes) {
    if (minutes == 0)
        return "Z";
    const int size = minutes < 0 ? -minutes : minutes;
    return (minutes < 0 ? "-" : "+") + padded(size / 60, 2) +
           (size % 60 != 0 ? ":" + padded(size % 60, 2) : "");
}

std::string dateText(const Stamp& s) {
    const std::string year = (s.fiscal ? "FY" : "") + (s.hasYear() ? yearText(s.year) : "XXXX");
    if (s.season != Season::none)
        return year + "-" + seasonText(s.season);
    if (s.half != 0)
        return year + "-H" + std::to_string(s.half);
    switch (s.grain) {
    case Unit::century:
        return s.hasYear() ? centuryText(s.year) : "XX";
    case Unit::decade:
        return s.hasYear() ? decadeText(s.year) : "XXX";
    case Unit::year:
        return year;
    case Unit::quarter:
        return year + "-Q" + (s.quarter != 0 ? std::to_string(s.quarter) : "X");
    case Unit::month:
        return year + "-" + (s.month != 0 ? padded(static_cast<int>(s.month), 2) : "XX");
    case Unit::week:
    case Unit::weekend:
        return year + "-W" + (s.week != 0 ? padded(static_cast<int>(s.week), 2) : "XX") +
               (s.grain == Unit::weekend ? "-WE" : "");
    default:
        break;
    }
    if (s.weekday != 0 && s.day == 0)
        return "XXXX-WXX-" + std::to_string(s.weekday);
    return year + "-" + (s.month != 0 ? padded(static_cast<int>(s.month), 2) : "XX") + "-" +
           (s.day != 0 ? padded(static_cast<int>(s.day), 2) : "XX");
}

When within(std::string edtf, Instant begin, Instant end, Precision precision) {
    When when;
    when.edtf = std::move(edtf);
    when.earliestStart = when.earliestEnd = begin;
    when.latestStart = when.latestEnd = end;
    when.precision = precision;
    return when;
}

constexpr Instant hours(int count) {
    return Instant{count} * 3600;
}

// The hours of a part of the day; a night runs on into the next morning.
std::pair<Instant, Instant> hoursOf(Part part) {
    switch (part) {
    case Part::morning:
        return {hours(0), hours(12)};
    case Part::midday:
        return {hours(11), hours(14)};
    case Part::afternoon:
        return {hours(12), hours(18)};
    case Part::evening:
        return {hours(17), hours(24)};
    case Part::night:
        return {hours(18), hours(30)};
    case Part::daytime:
        return {hours(6), hours(19)};
    default:
        return {hours(0), hours(24)};
    }
}

When whenOfStampedDay(const Stamp& s, Day day) {
    if (s.hour >= 0 && s.minute < 0) {
        const When whole = whenOfMinute(day + s.hour / 24, s.hour % 24, 0);
        return within(whole.edtf.substr(0, whole.edtf.size() - 3), whole.earliestStart, whole.earliestStart + 3600,
                      Precision::hour);
    }
    if (s.hour >= 0)
        return whenOfMinute(day + s.hour / 24, s.hour % 24, s.minute);
    When when = whenOfDay(day);
    if (s.part != Part::none) {
        const auto [from, to] = hoursOf(s.part);
        when = within(when.edtf, day.begin() + from, day.begin() + to, Precision::partOfDay);
    }
    return when;
}

void narrow(When& when, Mod mod) {
    const Instant size = when.latestEnd - when.earliestStart;
    Instant from = 0;
    Instant to = size;
    switch (mod) {
    case Mod::early:
    case Mod::start:
        to = size * 2 / 5;
        break;
    case Mod::late:
    case Mod::end:
        from = size * 3 / 5;
        break;
    case Mod::mid:
        from = size / 4;
        to = size * 3 / 4;
        break;
    default:
        return;
    }
    const Instant begin = when.earliestStart;
    when.earliestStart = when.earliestEnd = begin + from / 86'400 * 86'400;
    when.latestStart = when.latestEnd = begin + (to + 86'399) / 86'400 * 86'400;
    when.approximate = true;
}

When ofEdtf(const std::string& text) {
    auto when = parseEdtf(text);
    return when ? *when : When{};
}

// EDTF writes years before 1 as -0489 (490 BC).
std::string edtfYear(int year) {
    return year >= 0 ? padded(year, 4) : "-" + padded(-year, 4);
}

When unzoned(const Stamp& s) {
    if (s.season != Season::none)
        return ofEdtf(edtfYear(s.year) + "-" + std::to_string(20 + static_cast<int>(s.season)));
    if (s.half != 0) {
        const bool first = s.half == 1;
        const Day begin = clampedDay(s.year, first ? 1 : 7, 1);
        const Day end = first ? clampedDay(s.year, 7, 1) : clampedDay(s.year + 1, 1, 1);
        return within(edtfYear(s.year) + (first ? "-01/" : "-07/") + edtfYear(s.year) +
                          (first ? "-06" : "-12"),
                      begin.begin(), end.begin(), Precision::quarter);
    }
    switch (s.grain) {
    case Unit::century:
        return s.year > 0 ? ofEdtf(padded(s.year / 100, 2) + "XX") : When{};
    case Unit::decade:
        return s.year > 0 ? ofEdtf(padded(s.year / 10, 3) + "X") : When{};
    case Unit::year:
        return whenOfYear(s.year);
    case Unit::quarter:
        return s.quarter != 0 ? ofEdtf(edtfYear(s.year) + "-" + std::to_string(32 + s.quarter)) : When{};
    case Unit::month:
        return s.month != 0 ? whenOfMonth(s.year, s.month) : whenOfYear(s.year);
    default:
        break;
    }
    if ((s.grain == Unit::week || s.grain == Unit::weekend) && s.week != 0) {
        const auto first = Day::of(s.year, 1, 4); // always in week 1
        if (!first)
            return {};
        const Day monday = mondayOf(*first) + static_cast<int>(s.week - 1) * 7;
        const Day begin = s.grain == Unit::weekend ? monday + 5 : monday;
        const When whole = whenBetween(begin, monday + 6);
        return within(whole.edtf, whole.earliestStart, whole.latestEnd, Precision::week);
    }
    if (s.grain == Unit::week || s.grain == Unit::weekend)
        return {};
    if (const auto day = s.asDay())
        return whenOfStampedDay(s, *day);
    if (s.month == 0)
        return s.day == 0 && s.weekday == 0 ? whenOfYear(s.year) : When{};
    return s.day == 0 ? whenOfMonth(s.year, s.month) : When{};
}

} // namespace

unsigned firstMonthOf(Season season) {
    switch (season) {
    case Season::spring:
        return 3;
    case Season::summer:
        return 6;
    case Season::autumn:
        return 9;
    default:
        return 12;
    }
}

std::optional<Day> Stamp::asDay() const {
    if (!hasYear() || month == 0 || day == 0)
        return std::nullopt;
    return Day::of(year, month, day);
}

Stamp Stamp::ofDay(Day day) {
    Stamp stamp;
    stamp.grain = Unit::day;
    stamp.year = day.year();
    stamp.month = day.month();
    stamp.day = day.dayOfMonth();
    return stamp;
}

Stamp Stamp::ofMonth(int year, unsigned month) {
    Stamp stamp;
    stamp.grain = Unit::month;
    stamp.year = year;
    stamp.month = month;
    return stamp;
}

Stamp Stamp::ofYear(int year) {
    Stamp stamp;
    stamp.grain = Unit::year;
    stamp.year = year;
    return stamp;
}

Stamp Stamp::ofWeek(Day day, bool weekend) {
    Stamp stamp;
    stamp.grain = weekend ? Unit::weekend : Unit::week;
    const auto [year, week] = isoWeek(day);
    stamp.year = year;
    stamp.week = week;
    return stamp;
}

std::string timexValue(const Stamp& s) {
    std::string text = dateText(s);
    if (s.hour >= 0)
        text += "T" + padded(s.hour, 2) + ":" + padded(s.minute < 0 ? 0 : s.minute, 2) +
                (s.zoneMinutes ? zoneText(*s.zoneMinutes) : "");
    else if (s.part != Part::none)
        text += std::string("T") + partText(s.part);
    else if (s.someHour)
        text += "TXX";
    return text;
}

When whenOf(const Stamp& s, Mod mod) {
    if (!s.hasYear() || s.year < -9998 || s.year > 9998)
        return {};
    When when = unzoned(s);
    if (!when.known() || when.latestEnd <= when.earliestStart) // the end of the calendar
        return {};
    if (s.hour >= 0 && s.zoneMinutes && s.asDay()) {
        const int size = *s.zoneMinutes < 0 ? -*s.zoneMinutes : *s.zoneMinutes;
        when.edtf += *s.zoneMinutes == 0 ? "Z"
                                         : (*s.zoneMinutes < 0 ? "-" : "+") + padded(size / 60, 2) + ":" +
                                               padded(size % 60, 2);
        when.zoneMinutes = static_cast<std::int16_t>(*s.zoneMinutes);
        for (Instant* at : {&when.earliestStart, &when.latestStart, &when.earliestEnd, &when.latestEnd})
            *at -= Instant{*s.zoneMinutes} * 60;
    }
    if (when.precision >= Precision::month)
        narrow(when, mod);
    return when;
}

} // namespace claimline::time
