#include "time/resolver.h"

#include "time/calendar.h"

#include <algorithm>
#include <cmath>

namespace claimline::time {

namespace {

using Kind = Expression::Kind;

int yearStep(Deixis which) {
    switch (which) {
    case Deixis::last:
    case Deixis::previous:
    case Deixis::past:
        return -1;
    case Deixis::next:
    case Deixis::following:
    case Deixis::coming:
        return 1;
    default:
        return 0;
    }
}

bool possible(const Stamp& s) {
    if (s.day == 0 || s.month == 0)
        return true;
    return s.hasYear() ? Day::of(s.year, s.month, s.day).has_value() : s.day <= daysIn(2000, s.month);
}

} // namespace

Resolver::Resolver(const Anchors& anchors)
    : anchors_(anchors) {
    if (!anchors.published.known())
        return;
    todayDay_ = anchors.published.day();
    if (todayDay_) {
        today_ = Stamp::ofDay(*todayDay_);
        return;
    }
    const Day first = dayOf(anchors.published.earliestStart);
    const Day last = dayOf(anchors.published.latestEnd - 1);
    if (first.year() != last.year())
        return;
    today_ = first.month() == last.month() ? Stamp::ofMonth(last.year(), last.month())
                                           : Stamp::ofYear(last.year());
}

// ---------------------------------------------------------------- steps of a unit

Stamp Resolver::shiftUnit(const Stamp& base, Unit unit, int steps) const {
    Stamp stamp;
    stamp.grain = unit;
    if (!base.hasYear())
        return stamp;
    const auto day = base.asDay();
    switch (unit) {
    case Unit::day:
        if (day)
            return Stamp::ofDay(*day + steps);
        if (steps == 0 || base.month != 0)
            stamp.year = base.year, stamp.month = base.month;
        return stamp;
    case Unit::fortnight:
    case Unit::week:
    case Unit::weekend:
        if (!day) {
            stamp.grain = Unit::week;
            return stamp;
        }
        return Stamp::ofWeek(*day + 7 * steps * (unit == Unit::fortnight ? 2 : 1), unit == Unit::weekend);
    case Unit::month: {
        if (base.month == 0) {
            stamp.year = base.year;
            return stamp;
        }
        const auto [year, month] = addMonths(base.year, base.month, steps);
        return Stamp::ofMonth(year, month);
    }
    case Unit::quarter: {
        if (base.month == 0)
            return stamp;
        const int all = base.year * 4 + static_cast<int>(base.month - 1) / 3 + steps;
        stamp.year = all / 4;
        stamp.quarter = static_cast<unsigned>(all % 4) + 1;
        return stamp;
    }
    case Unit::year:
        return Stamp::ofYear(base.year + steps);
    case Unit::decade:
    case Unit::century:
        stamp.year = base.year + steps * (unit == Unit::decade ? 10 : 100);
        return stamp;
    default:
        return stamp;
    }
}

// ---------------------------------------------------------------- kinds

void Resolver::addClock(Stamp& stamp, const Expression& e, Tense tense) const {
    stamp.part = e.part;
    if (e.hour < 0)
        return;
    // What happened at midnight of the article's own day did so at its beginning: its end is still to come.
    const bool over =
        e.hour == 24 && used_ == TimeAnchor::article && tense.behind() && stamp.asDay() == todayDay_;
    stamp.hour = over ? 0 : e.hour;
    stamp.minute = e.minute;
    if (e.zoned && !e.zoneVague && !e.zoneByTwin)
        stamp.zoneMinutes = e.zoneMinutes;
}

// What the words of a date say, before the rest is found.
Stamp Resolver::written(const Expression& e) const {
    Stamp stamp;
    stamp.year = e.year;
    if (e.shortYear && anchors_.narrative && previous_.year >= 1000 && previous_.hasYear())
        stamp.year = previous_.year - previous_.year % 100 + e.year % 100;
    stamp.month = e.month;
    stamp.day = e.day;
    stamp.quarter = e.quarter;
    stamp.half = e.half;
    stamp.season = e.season;
    stamp.grain = e.unit == Unit::decade || e.unit == Unit::century ? e.unit
                  : e.day != 0                                      ? Unit::day
                  : e.month != 0                                    ? Unit::month
                  : e.quarter != 0                                  ? Unit::quarter
                                                                    : Unit::year;
    return stamp;
}

// "Christmas Day", "Good Friday"
Stamp Resolver::holiday(Stamp stamp, const Expression& e, Tense tense) {
    stamp.grain = Unit::day;
    if (e.rule.size() == 5) {
        stamp.month = static_cast<unsigned>((e.rule[0] - '0') * 10 + e.rule[1] - '0');
        stamp.day = static_cast<unsigned>((e.rule[3] - '0') * 10 + e.rule[4] - '0');
    } else if (const auto rough = movableDay(e.rule, today_.hasYear() ? today_.year : 2000)) {
        stamp.month = rough->month();
        stamp.day = rough->dayOfMonth();
    }
    chooseYear(stamp, e, tense);
    if (const auto exact = stamp.hasYear() ? movableDay(e.rule, stamp.year) : std::nullopt)
        stamp = Stamp::ofDay(*exact);
    else if (e.rule.size() != 5)
        stamp.month = stamp.day = 0;
    return stamp;
}

std::optional<Stamp> Resolver::calendar(const Expression& e, Tense tense) {
    Stamp stamp = written(e);
    if (e.deixis != Deixis::none && e.unit == Unit::year) { // "August of that year"
        Base base = baseFor(e);
        if (e.deixis == Deixis::last || e.deixis == Deixis::next || e.deixis == Deixis::this_)
            base = anchors_.narrative ? previous() : today();
        used_ = base.anchor;
        stamp.year = base.stamp.hasYear() ? base.stamp.year + yearStep(e.deixis) : Stamp::noYear;
    }
    if (e.holiday)
        stamp = holiday(stamp, e, tense);
    else if (e.weekday != 0 && e.day == 0)
        stamp = weekday(e.weekday, e, tense);
    else if (e.hour >= 0 && e.clockOnly && e.day == 0)
        stamp = dayOfClock(e, tense);
    else if (e.day != 0 && e.month == 0)
        chooseMonth(stamp, e);
    else if (e.season != Season::none && !stamp.hasYear())
        chooseSeason(stamp, e, tense);
    else if (!stamp.hasYear() && (e.quarter != 0 || e.half != 0))
        chooseQuarter(stamp, e, tense);
    else
        chooseYear(stamp, e, tense);
    addClock(stamp, e, tense);
    return possible(stamp) ? std::optional(stamp) : std::nullopt;
}

// "last July", "next Friday", "this summer"
std::optional<Stamp> Resolver::deicticName(const Expression& e, Tense tense) {
    const Base base = e.deixis == Deixis::this_ && anchors_.narrative ? previous() : baseFor(e);
    used_ = base.anchor;
    const int step = yearStep(e.deixis);
    Stamp stamp;
    if (e.weekday != 0) {
        stamp.grain = Unit::day;
        stamp.weekday = e.weekday;
        const auto day = base.stamp.asDay();
        if (!day)
            return stamp;
        const int forward = (static_cast<int>(e.weekday) - static_cast<int>(day->weekday()) + 7) % 7;
        if (step > 0)
            return Stamp::ofDay(*day + (forward == 0 ? 7 : forward));
        if (step < 0)
            return Stamp::ofDay(*day + (forward == 0 ? -7 : forward - 7));
        return Stamp::ofDay(*day + (tense.behind() && forward != 0 ? forward - 7 : forward));
    }
    stamp.year = base.stamp.year;
    stamp.month = e.month;
    stamp.day = e.day;
    stamp.season = e.season;
    stamp.grain = e.day != 0 ? Unit::day : e.month != 0 ? Unit::month : Unit::year;
    if (!base.stamp.hasYear())
        return stamp;
    const unsigned here = base.stamp.month;
    const unsigned there = e.month != 0 ? e.month : e.season != Season::none ? firstMonthOf(e.season) : 0;
    if (e.holiday) {
        const auto exact = movableDay(e.rule, base.stamp.year);
        const auto day = base.stamp.asDay();
        if (!exact)
            return stamp;
        int year = base.stamp.year;
        if (day && step < 0 && *exact >= *day)
            --year;
        else if (day && step > 0 && *exact <= *day)
            ++year;
        return movableDay(e.rule, year) ? std::optional(Stamp::ofDay(*movableDay(e.rule, year)))
                                        : std::nullopt;
    }
    const unsigned span = e.season != Season::none ? 2 : 0;
    if (step < 0 && (there + span >= here || here == 0))
        --stamp.year;
    if (step > 0 && there <= here)
        ++stamp.year;
    if (e.season == Season::winter && step == 0 && here != 0 && here <= 2)
        --stamp.year;
    return stamp;
}

std::optional<Stamp> Resolver::deictic(const Expression& e, Tense tense) {
    if (e.deicticDay) {
        const Base base = anchors_.narrative && previous_.asDay() ? previous() : today();
        used_ = base.anchor;
        Stamp stamp = shiftUnit(base.stamp, Unit::day, e.dayShift);
        if (!base.stamp.asDay()) {
            stamp = Stamp();
            stamp.grain = Unit::day;
        }
        addClock(stamp, e, tense);
        return stamp;
    }
    if (e.weekday != 0 || e.month != 0 || e.season != Season::none || e.holiday) {
        auto stamp = deicticName(e, tense);
        if (stamp)
            addClock(*stamp, e, tense);
        return stamp;
    }
    if (e.half != 0) {
        const Base base = baseFor(e);
        used_ = base.anchor;
        Stamp stamp =
            Stamp::ofYear(base.stamp.hasYear() ? base.stamp.year + yearStep(e.deixis) : Stamp::noYear);
        stamp.half = e.half;
        return stamp;
    }
    Base base = baseFor(e);
    if (e.deixis == Deixis::plain && e.part != Part::none) // "overnight", "in the morning"
        base = previous_.asDay() && (anchors_.narrative || e.span.begin - previousAt_ < 120) ? previous()
                                                                                             : today();
    used_ = base.anchor;
    const Unit unit = e.unit == Unit::none ? Unit::day : e.unit;
    int steps = yearStep(e.deixis);
    // A weekend told of early in the week is the one just past.
    if (unit == Unit::weekend && e.deixis == Deixis::this_ && todayDay_ && tense.behind() &&
        todayDay_->weekday() <= 3)
        steps = -1;
    if (unit == Unit::day && !base.stamp.asDay() &&
        !(base.stamp.hasYear() && base.anchor == TimeAnchor::previous)) {
        Stamp stamp;
        stamp.grain = Unit::day;
        addClock(stamp, e, tense);
        return stamp;
    }
    Stamp stamp = shiftUnit(base.stamp, unit, steps);
    addClock(stamp, e, tense);
    return stamp;
}

// "the quarter", "the year-earlier period": the period told of before, else the last one that was over.
std::optional<Stamp> Resolver::reportedPeriod(const Expression& e, Tense tense) {
    Stamp stamp = period_;
    used_ = TimeAnchor::previous;
    if (!stamp.hasYear()) {
        stamp = shiftUnit(today_, Unit::quarter, tense.ahead() ? 0 : -1);
        used_ = TimeAnchor::article;
    }
    if (e.kind == Kind::offset && stamp.hasYear())
        --stamp.year;
    return stamp;
}

std::optional<Stamp> Resolver::offset(const Expression& e) {
    const Base base = baseFor(e);
    used_ = base.anchor;
    const int sign =
        e.offset == Offset::ago || e.offset == Offset::earlier || e.offset == Offset::before ? -1 : 1;
    const Stamp& from = base.stamp;
    Stamp stamp;
    stamp.grain = e.unit == Unit::fortnight ? Unit::week : e.unit;
    if (e.vague)
        return stamp;
    switch (e.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour: {
        stamp = from.asDay() ? Stamp::ofDay(*from.asDay()) : Stamp();
        stamp.grain = Unit::day;
        if (from.hour >= 0 && base.anchor == TimeAnchor::previous && from.asDay()) {
            const int unit = e.unit == Unit::hour ? 60 : 1;
            const int minutes = from.hour * 60 + std::max(from.minute, 0) +
                                sign * static_cast<int>(std::lround(e.amount * unit));
            const Instant at = from.asDay()->begin() + Instant{minutes} * 60;
            stamp = Stamp::ofDay(dayOf(at));
            stamp.hour = static_cast<int>((at - dayOf(at).begin()) / 3600);
            stamp.minute = static_cast<int>((at - dayOf(at).begin()) / 60 % 60);
            stamp.zoneMinutes = from.zoneMinutes;
        } else {
            stamp.someHour = true;
        }
        return stamp;
    }
    case Unit::day:
        if (e.amount > 1'000'000)
            return std::nullopt;
        return shiftUnit(from, Unit::day, sign * static_cast<int>(std::lround(e.amount)));
    default:
        break;
    }
    if (e.amount > 100'000 || (e.unit >= Unit::decade && e.amount > 300))
        return std::nullopt;
    if (e.amount == std::floor(e.amount))
        return shiftUnit(from, e.unit, sign * static_cast<int>(e.amount));
    // "two and a half years ago": a month
    if (e.unit == Unit::year && from.month != 0)
        return shiftUnit(from, Unit::month, sign * static_cast<int>(std::lround(e.amount * 12)));
    if (e.unit == Unit::century || e.unit == Unit::decade)
        return shiftUnit(from, Unit::year,
                         sign *
                             static_cast<int>(std::lround(e.amount * (e.unit == Unit::decade ? 10 : 100))));
    return shiftUnit(from, e.unit, sign * static_cast<int>(std::lround(e.amount)));
}

std::optional<Timex> Resolver::resolve(const Expression& e, Tense tense) {
    used_ = TimeAnchor::none;
    if (e.kind == Kind::duration)
        return duration(e);
    if (e.kind == Kind::set)
        return set(e);
    if (e.kind == Kind::fixed || e.kind == Kind::ordinalDay) {
        Timex timex;
        timex.span = e.span;
        timex.type = e.type == "DURATION" ? TimexType::duration : TimexType::date;
        timex.value = e.kind == Kind::fixed ? e.value : "XXXX-XX-XX";
        timex.outlook = tense.outlook;
        return timex;
    }
    std::optional<Stamp> stamp = e.samePeriod               ? reportedPeriod(e, tense)
                                 : e.kind == Kind::calendar ? calendar(e, tense)
                                 : e.kind == Kind::deictic  ? deictic(e, tense)
                                                            : offset(e);
    if (!stamp)
        return std::nullopt;
    stamp->fiscal = e.fiscal;
    return finish(e, *stamp, tense);
}

Timex Resolver::finish(const Expression& e, const Stamp& stamp, Tense tense) {
    Timex timex;
    timex.span = e.span;
    timex.type =
        stamp.hour >= 0 || stamp.part != Part::none || stamp.someHour ? TimexType::time : TimexType::date;
    timex.value = timexValue(stamp);
    if (e.kind == Kind::offset && e.vague)
        timex.value = e.offset == Offset::later || e.offset == Offset::hence ? "FUTURE_REF" : "PAST_REF";
    else if (e.zoneByTwin) {
        Stamp zoned = stamp;
        zoned.zoneMinutes = e.zoneMinutes;
        timex.when = whenOf(zoned, e.mod);
    } else
        timex.when = whenOf(stamp, e.mod);
    timex.anchor = used_;
    timex.outlook = tense.outlook;
    const auto day = stamp.asDay();
    // "overnight", and "in the middle of the night" of what has happened: the night to that day.
    const bool pastNight = e.kind == Kind::deictic && e.deixis == Deixis::plain && e.part == Part::night &&
                           (e.value == "overnight" || (tense.behind() && used_ == TimeAnchor::article));
    if (timex.when.known() && day && pastNight) {
        timex.when.earliestStart = timex.when.earliestEnd = day->begin() - 4 * 3600;
        timex.when.latestStart = timex.when.latestEnd = day->begin() + 8 * 3600;
    }
    if (timex.when.known() && day && e.part != Part::none && stamp.hour < 0 && e.part == Part::night &&
        e.kind == Kind::calendar && e.day != 0) {
        // "the night of November 19": the one to it or the one from it
        timex.when.earliestStart = timex.when.earliestEnd = day->begin();
    }
    if (e.fiscal && timex.when.known()) { // it begins when the company says
        timex.when.approximate = true;
        timex.when.edtf += "~";
    }
    if (timex.when.known() && day && e.part == Part::morning && e.earlyPart && stamp.hour < 0)
        timex.when.latestStart = timex.when.latestEnd = day->begin() + 8 * 3600;
    if (e.bound != Bound::none && e.bound != Bound::exact && timex.when.known()) {
        timex.when.approximate = true;
        if (timex.when.edtf.find('/') == std::string::npos)
            timex.when.edtf += "~";
    }
    describe(timex, e);
    remember(e, stamp);
    return timex;
}

// Which dates the next ones are counted from. A year before a noun ("the 1902 pact") is none of them.
void Resolver::remember(const Expression& e, const Stamp& stamp) {
    if (!stamp.hasYear() || e.vague)
        return;
    const bool bareYear = e.kind == Kind::calendar && e.month == 0 && e.hasYear();
    if (bareYear && !e.afterPreposition && !e.the && !e.heading)
        return;
    if (e.aside || (anchors_.narrative && e.kind == Kind::offset && e.unit >= Unit::year &&
                    (e.offset == Offset::ago || e.offset == Offset::earlier)))
        return;
    if (e.unit == Unit::century || e.unit == Unit::decade)
        return;
    const bool explicitYear =
        e.hasYear() || (e.kind == Kind::calendar && previousExplicit_ && used_ == TimeAnchor::previous);
    previous_ = stamp;
    previousByNight_ = stamp.part == Part::night || stamp.part == Part::evening;
    if (stamp.grain == Unit::week || stamp.grain == Unit::weekend)
        if (const When when = whenOf(stamp); when.known()) {
            const Day first = dayOf(when.earliestStart);
            previous_ = Stamp::ofDay(first);
        }
    if ((stamp.quarter != 0 || stamp.half != 0) && !e.samePeriod)
        period_ = stamp;
    if (stamp.quarter != 0)
        previous_.month = stamp.quarter * 3 - 2;
    if (stamp.season != Season::none)
        previous_.month = firstMonthOf(stamp.season);
    previous_.season = Season::none;
    previous_.quarter = previous_.half = 0;
    previous_.part = Part::none;
    previousAt_ = e.span.end;
    previousExplicit_ = explicitYear;
    previousSince_ = e.afterSince;
}

void Resolver::describe(Timex& timex, const Expression& e) const {
    if (!timex.when.known())
        return;
    When& when = timex.when;
    when.basis = timex.anchor == TimeAnchor::none ? DateBasis::stated : DateBasis::inferred;
    switch (timex.anchor) {
    case TimeAnchor::none:
        when.confidence = 0.98;
        when.because = "written out";
        break;
    case TimeAnchor::article:
        when.confidence = e.kind == Kind::calendar && e.weekday == 0 ? 0.9 : 0.95;
        when.confidence *= anchors_.published.confidence > 0 ? anchors_.published.confidence : 1;
        when.because = "counted from the article's date";
        break;
    case TimeAnchor::previous:
        when.confidence = 0.85;
        when.because = "counted from the date before it in the text";
        break;
    }
}

} // namespace claimline::time
