#include "model/when.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace claimline {

namespace {

namespace chr = std::chrono;

chr::year_month_day calendar(Day day) {
    return chr::sys_days(chr::days(day.number));
}

std::string padded(long long value, int width) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%0*lld", width, value);
    return buffer;
}

std::string yearText(int year) {
    return year < 0 ? "-" + padded(-year, 4) : padded(year, 4);
}

std::string dayText(Day day) {
    return yearText(day.year()) + "-" + padded(day.month(), 2) + "-" + padded(day.dayOfMonth(), 2);
}

// Something that lies somewhere in [begin, end).
When within(std::string edtf, Instant begin, Instant end, Precision precision) {
    When when;
    when.edtf = std::move(edtf);
    when.earliestStart = begin;
    when.latestStart = end;
    when.earliestEnd = begin;
    when.latestEnd = end;
    when.precision = precision;
    return when;
}

Day firstOfMonth(int year, unsigned month) {
    return Day::of(year, month, 1).value_or(Day{});
}

Day firstOfNextMonth(int year, unsigned month) {
    return month == 12 ? firstOfMonth(year + 1, 1) : firstOfMonth(year, month + 1);
}

tl::unexpected<Error> noDate(std::string_view text) {
    return fail(ErrorKind::usage, "\"" + std::string(text) + "\"", "is no date",
                "write 2024-11-19, 2024-11, 2024 or 2024-11-17/2024-11-19");
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

When quarterOrSeason(int year, unsigned code, std::string_view text) {
    if (code >= 33) {
        const unsigned first = (code - 33) * 3 + 1;
        return within(std::string(text), firstOfMonth(year, first).begin(),
                      firstOfNextMonth(year, first + 2).begin(), Precision::quarter);
    }
    // 21 spring … 24 winter, northern; winter begins in December of the year before only by some customs:
    // here it is December of that year to February of the next.
    const unsigned first = (code - 21) * 3 + 3;
    const Day begin = firstOfMonth(year, first);
    const Day end = code == 24 ? firstOfMonth(year + 1, 3) : firstOfMonth(year, first + 3);
    return within(std::string(text), begin.begin(), end.begin(), Precision::season);
}

std::optional<When> unspecifiedYear(std::string_view text) {
    const auto x = text.find('X');
    if (text.size() != 4 || (x != 2 && x != 3))
        return std::nullopt;
    const auto stem = digits(text.substr(0, x));
    if (!stem || text.find_first_not_of('X', x) != std::string_view::npos)
        return std::nullopt;
    const int span = x == 3 ? 10 : 100;
    return within(std::string(text), firstOfMonth(*stem * span, 1).begin(),
                  firstOfMonth((*stem + 1) * span, 1).begin(),
                  x == 3 ? Precision::decade : Precision::century);
}

std::optional<When> parseTime(Day day, std::string_view text) {
    std::optional<std::int16_t> zone;
    if (!text.empty() && text.back() == 'Z') {
        zone = 0;
        text.remove_suffix(1);
    } else if (text.size() > 6 && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-')) {
        const auto h = digits(text.substr(text.size() - 5, 2));
        const auto m = digits(text.substr(text.size() - 2));
        if (!h || !m)
            return std::nullopt;
        zone = static_cast<std::int16_t>((*h * 60 + *m) * (text[text.size() - 6] == '-' ? -1 : 1));
        text.remove_suffix(6);
    }
    if (text.size() == 8 && text[5] == ':')
        text.remove_suffix(3); // seconds are not kept
    const auto hour = digits(text.substr(0, 2));
    if (!hour || *hour > 24)
        return std::nullopt;
    When when;
    if (text.size() == 2) {
        when = within(dayText(day) + "T" + std::string(text), day.begin() + *hour * 3600,
                      day.begin() + (*hour + 1) * 3600, Precision::hour);
    } else {
        const auto minute = text.size() == 5 && text[2] == ':' ? digits(text.substr(3)) : std::nullopt;
        if (!minute || *minute > 59)
            return std::nullopt;
        when = whenOfMinute(day, *hour, *minute);
    }
    if (zone) {
        when.zoneMinutes = zone;
        const Instant shift = Instant{*zone} * 60;
        for (Instant* at : {&when.earliestStart, &when.latestStart, &when.earliestEnd, &when.latestEnd})
            *at -= shift;
        when.edtf += *zone == 0 ? "Z"
                                : (*zone < 0 ? "-" : "+") + padded(std::abs(*zone) / 60, 2) + ":" +
                                      padded(std::abs(*zone) % 60, 2);
    }
    return when;
}

std::optional<When> parsePlain(std::string_view text) {
    if (auto vague = unspecifiedYear(text))
        return vague;
    const bool before = !text.empty() && text.front() == '-'; // years before 0
    const std::string_view body = before ? text.substr(1) : text;
    const auto year = digits(body.substr(0, 4));
    if (!year || body.size() < 4)
        return std::nullopt;
    const int y = before ? -*year : *year;
    if (body.size() == 4)
        return whenOfYear(y);
    const auto month = body.size() >= 7 && body[4] == '-' ? digits(body.substr(5, 2)) : std::nullopt;
    if (!month)
        return std::nullopt;
    const auto m = static_cast<unsigned>(*month);
    if (body.size() == 7) {
        if ((m >= 21 && m <= 24) || (m >= 33 && m <= 36))
            return quarterOrSeason(y, m, text);
        return m >= 1 && m <= 12 ? std::optional(whenOfMonth(y, m)) : std::nullopt;
    }
    const auto dayNumber = body.size() >= 10 && body[7] == '-' ? digits(body.substr(8, 2)) : std::nullopt;
    const auto day = dayNumber ? Day::of(y, m, static_cast<unsigned>(*dayNumber)) : std::nullopt;
    if (!day)
        return std::nullopt;
    if (body.size() == 10)
        return whenOfDay(*day);
    return body[10] == 'T' ? parseTime(*day, body.substr(11)) : std::nullopt;
}

// A date with its qualifiers, before (as JSON has them) or after (as EDTF has them).
std::optional<When> parseQualified(std::string_view text) {
    bool approximate = false;
    bool uncertain = false;
    const auto take = [&](char mark) {
        approximate |= mark == '~' || mark == '%';
        uncertain |= mark == '?' || mark == '%';
        return mark == '~' || mark == '%' || mark == '?';
    };
    while (!text.empty() && take(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && take(text.back()))
        text.remove_suffix(1);
    auto when = parsePlain(text);
    if (when && (approximate || uncertain)) {
        when->approximate = approximate;
        when->uncertain = uncertain;
        when->edtf += approximate && uncertain ? "%" : approximate ? "~" : "?";
    }
    return when;
}

Result<When> parseInterval(std::string_view whole, std::string_view from, std::string_view to) {
    const bool openStart = from == ".." || from.empty();
    const bool openEnd = to == ".." || to.empty();
    if (openStart && openEnd)
        return noDate(whole);
    const auto first = openStart ? std::nullopt : parseQualified(from);
    const auto last = openEnd ? std::nullopt : parseQualified(to);
    if ((!openStart && !first) || (!openEnd && !last))
        return noDate(whole);
    const When& some = first ? *first : *last;
    When when = some;
    when.openStart = openStart;
    when.openEnd = openEnd;
    when.edtf = (first ? first->edtf : "..") + "/" + (last ? last->edtf : "..");
    when.earliestStart = some.earliestStart;
    when.latestStart = first ? first->latestStart : some.latestEnd;
    when.earliestEnd = last ? last->earliestEnd : some.earliestStart;
    when.latestEnd = last ? last->latestEnd : some.latestEnd;
    if (first && last) {
        if (last->latestEnd <= first->earliestStart)
            return noDate(whole);
        when.approximate = first->approximate || last->approximate;
        when.uncertain = first->uncertain || last->uncertain;
        when.precision = std::max(first->precision, last->precision);
        // A stretch between two known days surely covers what lies between them.
        when.latestStart = std::min(first->latestEnd, last->latestEnd);
        when.earliestEnd = std::max(last->earliestStart, first->earliestStart);
    }
    return when;
}

} // namespace

std::optional<Day> Day::of(int year, unsigned month, unsigned day) {
    const chr::year_month_day date{chr::year(year), chr::month(month), chr::day(day)};
    if (year < -9999 || year > 9999 || !date.ok())
        return std::nullopt;
    return Day{static_cast<std::int32_t>(chr::sys_days(date).time_since_epoch().count())};
}

int Day::year() const {
    return static_cast<int>(calendar(*this).year());
}
unsigned Day::month() const {
    return static_cast<unsigned>(calendar(*this).month());
}
unsigned Day::dayOfMonth() const {
    return static_cast<unsigned>(calendar(*this).day());
}
unsigned Day::weekday() const {
    return chr::weekday(chr::sys_days(chr::days(number))).iso_encoding();
}

Day dayOf(Instant instant) {
    return {static_cast<std::int32_t>(chr::floor<chr::days>(chr::seconds(instant)).count())};
}

std::optional<Day> When::day() const {
    if (!known() || openStart || openEnd)
        return std::nullopt;
    // A night runs over midnight: its day is the one that it is named after.
    if (precision == Precision::partOfDay)
        if (const auto named = parsePlain(edtf); named && named->precision == Precision::day)
            return dayOf(named->earliestStart);
    if (latestEnd - earliestStart > 86'400)
        return std::nullopt;
    return dayOf(earliestStart);
}

When whenOfDay(Day day) {
    return within(dayText(day), day.begin(), (day + 1).begin(), Precision::day);
}

When whenOfMinute(Day day, int hour, int minute) {
    const Instant at = day.begin() + hour * 3600 + minute * 60;
    return within(dayText(day) + "T" + padded(hour, 2) + ":" + padded(minute, 2), at, at + 60,
                  Precision::minute);
}

When whenOfMonth(int year, unsigned month) {
    return within(yearText(year) + "-" + padded(month, 2), firstOfMonth(year, month).begin(),
                  firstOfNextMonth(year, month).begin(), Precision::month);
}

When whenOfYear(int year) {
    return within(yearText(year), firstOfMonth(year, 1).begin(), firstOfMonth(year + 1, 1).begin(),
                  Precision::year);
}

When whenBetween(Day first, Day last) {
    When when =
        within(dayText(first) + "/" + dayText(last), first.begin(), (last + 1).begin(), Precision::day);
    when.latestStart = (first + 1).begin();
    when.earliestEnd = last.begin();
    return when;
}

Result<When> parseEdtf(std::string_view text) {
    const auto slash = text.find('/');
    if (slash != std::string_view::npos)
        return parseInterval(text, text.substr(0, slash), text.substr(slash + 1));
    if (auto when = parseQualified(text))
        return *when;
    return noDate(text);
}

std::string isoText(Instant instant) {
    const Day day = dayOf(instant);
    const Instant second = instant - day.begin();
    return dayText(day) + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2);
}

} // namespace claimline
