// Where to count from, and the years, months and days that are not said.
#include "time/resolver.h"

namespace claimline::time {

Resolver::Base Resolver::today() const {
    return {today_, today_.hasYear() ? TimeAnchor::article : TimeAnchor::none};
}

Resolver::Base Resolver::previous() const {
    return previous_.grain != Unit::none ? Base{previous_, TimeAnchor::previous} : today();
}

// A time of day belongs to the day that the text is at: the one just named, or the one that it told of, as
// long as that may be what happened.
Resolver::Base Resolver::clockBase(const Expression& e, Tense tense) const {
    if (anchors_.narrative)
        return previous();
    const auto day = previous_.asDay();
    const bool told = day && todayDay_ && *todayDay_ - *day >= 0 && *todayDay_ - *day <= 21 && !tense.ahead();
    return day && (told || e.span.begin - previousAt_ < 200) ? previous() : today();
}

// "that year", "the next day" count from the date before them; "last week" from the article's date. Histories
// have only the former.
Resolver::Base Resolver::baseFor(const Expression& e) const {
    if (anchors_.narrative && previous_.grain != Unit::none)
        return previous();
    switch (e.deixis) {
    case Deixis::same:
    case Deixis::that:
    case Deixis::previous:
    case Deixis::following:
        return previous();
    case Deixis::next:
        return e.the && e.unit == Unit::day ? previous() : today();
    default:
        break;
    }
    if (e.offset == Offset::later || e.offset == Offset::earlier)
        return previous();
    return today();
}

// In a history a month follows the one before it, or lies a little behind.
int Resolver::narrativeYear(const Stamp& base, unsigned month) const {
    if (base.month == 0 || month == 0)
        return base.year;
    const int delta = static_cast<int>(month) - static_cast<int>(base.month);
    if (delta >= 0)
        return delta >= 11 ? base.year - 1 : base.year;
    const int backward = -delta;
    const int forward = 12 + delta;
    return backward <= forward + 3 ? base.year : base.year + 1;
}

int Resolver::yearNear(const Stamp& base, unsigned month, unsigned day, Tense tense, bool untilThen) const {
    if (base.month == 0)
        return base.year;
    const auto key = [](unsigned m, unsigned d) { return static_cast<int>(m * 32 + d); };
    const bool fine = day != 0 && base.day != 0;
    const int here = key(base.month, fine ? base.day : 0);
    const int there = key(month, fine ? day : 0);
    const int monthsAhead = (static_cast<int>(month) - static_cast<int>(base.month) + 12) % 12;
    if (tense.ahead() || (untilThen && !tense.behind()))
        return there >= here ? base.year : (monthsAhead >= 10 && !tense.ahead() ? base.year : base.year + 1);
    if (tense.behind())
        return there <= here ? base.year : base.year - 1;
    // No verb tells: the nearer one, the past where in doubt.
    if (there <= here)
        return 12 - monthsAhead <= 9 || monthsAhead == 0 ? base.year
                                                         : (monthsAhead <= 2 ? base.year + 1 : base.year);
    return monthsAhead <= (fine ? 3 : 2) ? base.year : base.year - 1;
}

bool Resolver::localChain(const Expression& e) const {
    const bool near = previousExplicit_ && !previousSince_ && previous_.hasYear() && today_.hasYear() &&
                      previous_.year < today_.year && e.span.begin - previousAt_ < 300;
    if (!near || e.month == 0 || today_.month == 0)
        return near;
    // "founded in 2003 … figures released on April 3": a day just behind the article is of its own year
    const int monthsBehind = static_cast<int>(today_.month) - static_cast<int>(e.month);
    const bool behind = e.day == 0 || todayDay_ == std::nullopt || monthsBehind > 0 || e.day <= today_.day;
    return !(monthsBehind >= 0 && monthsBehind <= (e.day != 0 ? 1 : 2) && behind);
}

// Where the article's own year is not known: "on 3 March 2021 … on 5 March". The year in which somebody
// founded a clinic is not that of the news.
bool Resolver::undatedChain(const Expression& e) const {
    constexpr std::uint32_t sameSentence = 80, samePassage = 400;
    return !today_.hasYear() && previous_.hasYear() && !previousSince_ &&
           e.span.begin - previousAt_ < (previous_.month != 0 ? samePassage : sameSentence);
}

void Resolver::chooseYear(Stamp& stamp, const Expression& e, Tense tense) {
    if (stamp.hasYear())
        return;
    if ((anchors_.narrative && previous_.hasYear()) || localChain(e) || undatedChain(e)) {
        stamp.year = narrativeYear(previous_, stamp.month);
        used_ = TimeAnchor::previous;
    } else if (today_.hasYear()) {
        stamp.year = yearNear(today_, stamp.month, stamp.day, tense, e.afterUntil);
        used_ = TimeAnchor::article;
    }
    if (stamp.month == 2 && stamp.day == 29) // only leap years have it
        for (int tries = 0; stamp.hasYear() && tries < 8 && !Day::of(stamp.year, 2, 29); ++tries)
            stamp.year += tense.ahead() ? 1 : -1;
}

int Resolver::seasonYear(const Stamp& base, Season season, Tense tense) const {
    const unsigned month = firstMonthOf(season);
    if (base.month == 0)
        return base.year;
    if (season == Season::winter && base.month <= 2)
        return tense.ahead() ? base.year : base.year - 1;
    if (tense.behind() && month > base.month)
        return base.year - 1;
    if (tense.ahead() && month + 2 < base.month)
        return base.year + 1;
    return base.year;
}

Stamp Resolver::weekday(unsigned wanted, const Expression& e, Tense tense) {
    Stamp stamp;
    stamp.grain = Unit::day;
    stamp.weekday = wanted;
    const bool chain = anchors_.narrative && previous_.asDay();
    const auto base = chain ? previous_.asDay() : (anchors_.narrative ? std::nullopt : todayDay_);
    if (!base)
        return stamp;
    used_ = chain ? TimeAnchor::previous : TimeAnchor::article;
    const int forward = (static_cast<int>(wanted) - static_cast<int>(base->weekday()) + 7) % 7;
    if (e.afterTo && previous_.asDay() && e.span.begin - previousAt_ < 12 &&
        !chain) // "from Monday through Friday"
        return Stamp::ofDay(
            *previous_.asDay() +
            (static_cast<int>(wanted) + 6 - static_cast<int>(previous_.asDay()->weekday())) % 7 + 1);
    const bool until = e.afterUntil && !tense.behind();
    const int days = chain                      ? (forward <= 4 ? forward : forward - 7)
                     : (tense.ahead() || until) ? forward
                     : forward == 0             ? 0
                                                : forward - 7;
    return Stamp::ofDay(*base + days);
}

// The day that a time of day belongs to.
Stamp Resolver::dayOfClock(const Expression& e, Tense tense) {
    constexpr std::uint32_t sameScene = 400;
    const Base base = clockBase(e, tense);
    used_ = base.anchor;
    const auto day = base.stamp.asDay();
    // "Friday night … about 1 a.m.": the night runs on
    const bool nextMorning = base.anchor == TimeAnchor::previous && previousByNight_ && e.hour < 5 &&
                             e.span.begin - previousAt_ < sameScene &&
                             (!todayDay_ || !day || *day < *todayDay_);
    Stamp stamp = day ? Stamp::ofDay(nextMorning ? *day + 1 : *day) : Stamp();
    stamp.grain = Unit::day;
    return stamp;
}

// "the 20th"
void Resolver::chooseMonth(Stamp& stamp, const Expression& e) {
    const bool near = previous_.month != 0 && e.span.begin - previousAt_ < 300;
    const Base base = anchors_.narrative || localChain(e) || near ? previous() : today();
    used_ = base.anchor;
    stamp.year = base.stamp.year;
    stamp.month = base.stamp.month;
}

void Resolver::chooseSeason(Stamp& stamp, const Expression& e, Tense tense) {
    const bool chain = (anchors_.narrative || localChain(e)) && previous_.hasYear();
    const Base base = chain ? previous() : today();
    used_ = base.anchor;
    if (!base.stamp.hasYear())
        return;
    const bool lastWinter = e.season == Season::winter && base.stamp.month != 0 && base.stamp.month <= 2;
    stamp.year = chain ? base.stamp.year - (lastWinter ? 1 : 0) : seasonYear(base.stamp, e.season, tense);
}

void Resolver::chooseQuarter(Stamp& stamp, const Expression& e, Tense tense) {
    const Base base = anchors_.narrative ? previous() : today();
    used_ = base.anchor;
    if (!base.stamp.hasYear())
        return;
    const bool yetToCome = base.stamp.month != 0 && (base.stamp.month - 1) / 3 + 1 < e.quarter;
    stamp.year = base.stamp.year - (yetToCome && !tense.ahead() ? 1 : 0);
}

} // namespace claimline::time
