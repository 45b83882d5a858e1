// Dates and enumerations in words, for reports and lists.
#include "export/renderers.h"

#include <array>

namespace claimline::exporting {

namespace {

constexpr std::array weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array longMonths = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

std::string monthOf(Day day) {
    return months.at(day.month() - 1);
}

std::string yearOf(Day day) {
    const int year = day.year();
    return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

std::string dayInWords(Day day) {
    return std::string(weekdays.at(day.weekday() - 1)) + " " + std::to_string(day.dayOfMonth()) + " " +
           monthOf(day) + " " + yearOf(day);
}

std::string twoDigits(Instant number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock(Instant instant) {
    const Instant second = instant - dayOf(instant).begin();
    return twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60);
}

// "17–19 Nov 2024", "30 Nov – 2 Dec 2024", "30 Dec 2024 – 2 Jan 2025"
std::string rangeInWords(Day first, Day last) {
    if (first == last)
        return dayInWords(first);
    const std::string end = std::to_string(last.dayOfMonth()) + " " + monthOf(last) + " " + yearOf(last);
    const std::string day = std::to_string(first.dayOfMonth());
    if (first.year() != last.year())
        return day + " " + monthOf(first) + " " + yearOf(first) + " – " + end;
    if (first.month() != last.month())
        return day + " " + monthOf(first) + " – " + end;
    return day + "–" + end;
}

std::string seasonInWords(Day first) {
    constexpr std::array names = {"spring", "summer", "autumn", "winter"};
    return std::string(names.at((first.month() - 3) / 3 % 4)) + " " + yearOf(first);
}

// The words without "about" and without a zone.
std::string plainWords(const When& when) {
    const Day first = dayOf(when.earliestStart);
    const Day last = dayOf(when.latestEnd - 1);
    if (when.openStart)
        return "until " + dayInWords(last);
    if (when.openEnd)
        return "from " + dayInWords(first) + " on";
    switch (when.precision) {
    case Precision::minute:
        return dayInWords(first) + ", " + clock(when.earliestStart);
    case Precision::hour:
        return dayInWords(first) + ", about " + clock(when.earliestStart);
    case Precision::partOfDay:
        return rangeInWords(first, last) + ", between " + clock(when.earliestStart) + " and " +
               clock(when.latestEnd);
    case Precision::month:
        if (first.month() == last.month() && first.year() == last.year())
            return std::string(longMonths.at(first.month() - 1)) + " " + yearOf(first);
        break;
    case Precision::season:
        return seasonInWords(first);
    case Precision::quarter:
        return "quarter " + std::to_string((first.month() + 2) / 3) + " of " + yearOf(first);
    case Precision::year:
        if (first.year() == last.year())
            return yearOf(first);
        return yearOf(first) + "–" + yearOf(last);
    case Precision::decade:
        return "the " + yearOf(first) + "s";
    case Precision::century:
        return yearOf(first) + " to " + yearOf(last);
    default:
        break;
    }
    return rangeInWords(first, last);
}

} // namespace

std::string whenInWords(const When& when) {
    if (!when.known())
        return "no date";
    std::string words = plainWords(when);
    if (when.approximate)
        words = "about " + words;
    if (when.uncertain)
        words += ", not sure";
    if (when.zoneMinutes)
        words += *when.zoneMinutes == 0 ? " UTC" : "";
    return words;
}

std::string titleCase(std::string_view word) {
    std::string title(word);
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    for (char& c : title)
        if (c == '-')
            c = ' ';
    return title;
}

std::string escapedMarkup(std::string_view text) {
    std::string all;
    for (const char c : text) {
        switch (c) {
        case '<':
            all += "&lt;";
            break;
        case '>':
            all += "&gt;";
            break;
        case '&':
            all += "&amp;";
            break;
        case '"':
            all += "&quot;";
            break;
        default:
            all += c;
        }
    }
    return all;
}

std::string Citation::label() const {
    return std::to_string(source) + letter;
}

} // namespace claimline::exporting
