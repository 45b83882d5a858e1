// Evidence of the day: the days, days of a month and weekdays that the text names.
#include "time/article_date_weighing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimline::time {

namespace {

const char* weekdayName(unsigned weekday) {
    static constexpr std::array names{"",         "Monday", "Tuesday",  "Wednesday",
                                      "Thursday", "Friday", "Saturday", "Sunday"};
    return names[weekday % 8];
}

} // namespace

// "said on Friday", "announced late Tuesday"
bool Weighing::isTold(const Expression& e) const {
    std::uint32_t at = e.first;
    const auto passed = [&](const Entry* entry) {
        return entry != nullptr &&
               (entry->glue == Glue::on || entry->mod == Mod::early || entry->mod == Mod::late);
    };
    while (at > 0 && !pieces_[at].newline && passed(pieces_[at - 1].entry))
        --at;
    return at > 0 && !pieces_[at].newline && pieces_[at - 1].entry != nullptr &&
           pieces_[at - 1].entry->telling;
}

void Weighing::fullDays() {
    std::optional<Day> latest;
    Span where;
    bool told = false;
    for (const Dated& d : dated_)
        if (wholeDay(d.e) && d.e.hasYear() && !ahead(d))
            if (const auto day = Day::of(d.e.year, d.e.month, d.e.day); day && (!latest || *day > *latest)) {
                latest = day;
                where = d.e.span;
                told = d.told;
            }
    if (!latest)
        return;
    const Day day = *latest;
    weights_.multiply([&](Day other) {
        const int off = other - day;
        return off < 0 ? 0.0005 : told ? closeness(off, true) : 0.0005 + 1.0 / (1 + off);
    });
    latestDay_ = {day.month(), day.dayOfMonth()};
    informed_ = true;
    say(told ? "this was told on " + quoted(text_, where)
             : quoted(text_, where) + " is the latest day named as past");
}

// "Tuesday, Nov. 19": the years in which that is so
void Weighing::weekdayPairs() {
    for (const Dated& d : dated_) {
        if (!wholeDay(d.e) || d.e.hasYear() || d.e.weekday == 0)
            continue;
        for (int year = weights_.first().year(); year < weights_.end().year(); ++year)
            if (const auto day = Day::of(year, d.e.month, d.e.day); !day || day->weekday() != d.e.weekday)
                weights_.multiplyRange(Day::of(year, d.e.month, d.e.day).value_or(*Day::of(year, 1, 1)) - 182,
                                       Day::of(year, d.e.month, d.e.day).value_or(*Day::of(year, 1, 1)) + 183,
                                       0.03);
        informed_ = true;
        std::string fitting;
        for (int year = 2005; year < 2035; ++year)
            if (const auto day = Day::of(year, d.e.month, d.e.day); day && day->weekday() == d.e.weekday)
                fitting += (fitting.empty() ? "" : ", ") + std::to_string(year);
        say(quoted(text_, d.e.span) + " is so only in some years: " + fitting);
        return;
    }
}

double Weighing::closeness(int off, bool told) {
    static constexpr std::array<double, 8> near{1, 0.75, 0.3, 0.16, 0.1, 0.08, 0.06, 0.05};
    static constexpr std::array<double, 8> nearTelling{1, 0.5, 0.1, 0.05, 0.03, 0.02, 0.02, 0.01};
    return off < 0    ? 0.0005
           : off < 8  ? (told ? nearTelling : near)[static_cast<std::size_t>(off)]
           : off < 31 ? (told ? 0.004 : 0.012)
           : off < 92 ? 0.002
                      : 0.0005;
}

// A day of a month without its year that lies behind: which day of a leap year.
bool Weighing::monthDay(const Dated& d, int& dayOfLeapYear) const {
    if (!wholeDay(d.e) || d.e.hasYear() || d.e.deixis != Deixis::none || ahead(d))
        return false;
    const auto day = Day::of(2000, d.e.month, d.e.day);
    if (day)
        dayOfLeapYear = *day - *Day::of(2000, 1, 1);
    return day.has_value();
}

// The latest day of a month that is named without a year and lies behind; the date line's or the day of the
// telling where there is one.
void Weighing::monthDays() {
    std::vector<int> days;
    std::vector<Span> spans;
    bool line = false;
    bool told = false;
    for (const Dated& d : dated_) {
        int day = 0;
        if (!monthDay(d, day) || (told && !d.told))
            continue;
        line = placedLikeDateLine(d.e) && dateLine(d.e);
        if (line || (d.told && !told)) {
            days.clear();
            spans.clear();
        }
        told = told || d.told;
        days.push_back(day);
        spans.push_back(d.e.span);
        if (line)
            break;
    }
    if (days.empty())
        return;
    const std::size_t at = latestOf(days);
    const Day day = *Day::of(2000, 1, 1) + days[at];
    latestDay_ = {day.month(), day.dayOfMonth()};
    ownDay_ = line;
    for (int year = weights_.first().year() - 1; year < weights_.end().year(); ++year) {
        const Day here = clampedDay(year, day.month(), day.dayOfMonth());
        const Day next = clampedDay(year + 1, day.month(), day.dayOfMonth());
        for (int off = 0; here + off < next; ++off)
            weights_.multiplyRange(here + off, here + off + 1,
                                   line ? (off == 0   ? 1.0
                                           : off == 1 ? 0.1
                                                      : 0.002)
                                        : closeness(off, told));
    }
    informed_ = true;
    say(line   ? quoted(text_, spans[at]) + " in the date line"
        : told ? "this was told on " + quoted(text_, spans[at])
               : quoted(text_, spans[at]) + " is the latest day of a month named as past");
}

// Days of the year lie on a circle: the latest is the one before the widest gap.
std::size_t Weighing::latestOf(const std::vector<int>& days) {
    std::size_t best = 0;
    int widest = -1;
    for (std::size_t i = 0; i < days.size(); ++i) {
        int gap = 366;
        for (const int other : days)
            if (other != days[i])
                gap = std::min(gap, (other - days[i] + 366) % 366);
        if (gap > widest) {
            widest = gap;
            best = i;
        }
    }
    return best;
}

void Weighing::weekdays() {
    std::array<int, 8> seen{};
    std::array<bool, 8> told{};
    std::array<Span, 8> spans{};
    for (const Dated& d : dated_) {
        const bool plain = d.e.kind == Kind::calendar && d.e.weekday != 0 && d.e.day == 0 && d.e.month == 0;
        if (!plain || ahead(d) || d.e.clockOnly)
            continue;
        if (seen[d.e.weekday]++ == 0 || (d.told && !told[d.e.weekday]))
            spans[d.e.weekday] = d.e.span;
        told[d.e.weekday] = told[d.e.weekday] || d.told;
    }
    static constexpr std::array<double, 7> off{1, 0.6, 0.2, 0.1, 0.06, 0.04, 0.04};
    std::array<double, 7> factor{}; // by ISO weekday - 1
    factor.fill(1);
    unsigned named = 0;
    for (unsigned weekday = 1; weekday <= 7; ++weekday) {
        if (seen[weekday] == 0)
            continue;
        const double strength = told[weekday] ? 1.4 : seen[weekday] > 1 ? 1.0 : 0.7;
        for (unsigned day = 0; day < 7; ++day)
            factor[day] *= std::pow(off[(day + 7 - (weekday - 1)) % 7], strength);
        named = weekday;
    }
    if (named == 0)
        return;
    const auto best = static_cast<unsigned>(std::ranges::max_element(factor) - factor.begin());
    result_.weekday = best + 1;
    weights_.multiply([&](Day day) { return factor[day.weekday() - 1]; });
    for (unsigned weekday = 1; weekday <= 7; ++weekday)
        if (seen[weekday] != 0)
            say(told[weekday] ? "this was told on a " + std::string(weekdayName(weekday)) + ": " +
                                    quoted(text_, spans[weekday])
                              : quoted(text_, spans[weekday]) + " is a day just past: the article is of a " +
                                    weekdayName(weekday) + " or soon after");
}

// What is planned for a day lies ahead of the article.
void Weighing::plans() {
    for (const Dated& d : dated_) {
        if (!wholeDay(d.e) || !d.e.hasYear() || d.tense != Outlook::planned)
            continue;
        if (const auto day = Day::of(d.e.year, d.e.month, d.e.day)) {
            weights_.multiplyRange(*day + 1, weights_.end(), 0.1);
            informed_ = true;
            say(quoted(text_, d.e.span) + " is planned: the article is older");
        }
    }
}

} // namespace claimline::time
