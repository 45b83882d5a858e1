// Expressions that lean on another date: "last week", "the end of the month", "the day before".
#include "time/parser.h"

namespace claimline::time {

namespace {

bool reaches(Deixis d) {
    return d == Deixis::last || d == Deixis::past || d == Deixis::next || d == Deixis::coming ||
           d == Deixis::previous || d == Deixis::following || d == Deixis::recent || d == Deixis::final_ ||
           d == Deixis::these || d == Deixis::those || d == Deixis::early;
}

bool points(Deixis d) {
    return d == Deixis::last || d == Deixis::next || d == Deixis::this_ || d == Deixis::previous ||
           d == Deixis::following || d == Deixis::coming || d == Deixis::same || d == Deixis::that ||
           d == Deixis::current;
}

} // namespace

// "the past two years", "recent weeks", "the first ten months": a stretch behind such a word; 0 where none
// is.
Parser::Index Parser::deicticStretch(Index next, Deixis which, E& e) {
    E span;
    Index end = hedges(next, span);
    end = amount(end, span);
    if (end == 0 && entry(next).plural) {
        end = next;
        span.vague = true;
    } else if (end != 0 && glue(next) == Glue::a) {
        end = 0;
    } else if (end == 0 && which == Deixis::past && entry(next).unit != Unit::none && !entry(next).plural) {
        end = next;
        span.amount = 1;
    }
    if (end != 0 && mark(end, '-'))
        end = 0;
    if (end == 0)
        return 0;
    const Index last = unitName(end, span);
    if (last == 0 || !(entry(end).plural || span.amount == 1 || span.amount == 0.5) || age(last) ||
        (which == Deixis::early && span.vague))
        return 0;
    e = span;
    e.kind = E::Kind::duration;
    e.deixis = which;
    if (which == Deixis::these && entry(end).unit == Unit::day)
        e.kind = E::Kind::fixed, e.type = "DATE", e.value = "PRESENT_REF";
    return last;
}

// "last week", "that year", "last year's third quarter", "the same quarter last year"
Parser::Index Parser::deicticCount(Index next, E& e) {
    const Entry& target = entry(next);
    if (target.unit == Unit::second || target.unit == Unit::minute || target.unit == Unit::hour ||
        (target.unit == Unit::quarter && e.deixis == Deixis::that) ||
        (mark(next + 1, '-') && glued(next + 1) && word(next + 2)))
        return 0;
    e.unit = target.unit;
    e.weekend = target.unit == Unit::weekend;
    if (target.unit == Unit::year)
        if (const Index part = partOfYear(next + 1, e)) { // "last year's third quarter"
            e.kind = E::Kind::calendar;
            return part;
        }
    if (e.deixis == Deixis::same && target.unit >= Unit::month && target.unit < Unit::year) {
        E year;
        const Index last = yearAfter(next + 1, year);
        if (last != 0 && year.deixis == Deixis::last) { // "the same quarter last year"
            e.kind = E::Kind::offset;
            e.offset = Offset::earlier;
            e.unit = Unit::year;
            e.amount = 1;
            e.samePeriod = true;
            return last;
        }
    }
    return next + 1;
}

// "this morning", "next Friday", "last July 4", "this summer", "last Christmas"
Parser::Index Parser::deicticName(Index next, E& e) {
    const Entry& target = entry(next);
    if (target.part != Part::none && !target.plural && entry(next).season == Season::none) {
        e.part = target.part;
        e.unit = Unit::day;
        return next + 1;
    }
    E named;
    if (const Index end = weekdayName(next, named); end != 0 && !target.weekdayShort) {
        e.weekday = named.weekday;
        const Index withPart = partAfterDay(end, e);
        return withPart != 0 ? withPart : end;
    }
    if (const Index end = fullDate(next, named);
        end != 0 && named.day != 0 && !named.hasYear() && named.deixis == Deixis::none) {
        e.month = named.month;
        e.day = named.day;
        return end;
    }
    if (const Index end = monthName(next, named); end != 0 && !named.hasYear()) {
        e.month = named.month;
        return end;
    }
    if (target.season != Season::none) {
        e.season = target.season;
        return next + 1;
    }
    if (target.phrases.empty())
        return 0;
    E day;
    const Index end = phrase(next, day);
    if (end == 0 || !day.holiday)
        return 0;
    day.kind = E::Kind::deictic;
    day.deixis = e.deixis;
    e = day;
    return end;
}

// What follows "last", "the next", "that", "this": a unit, a name of a day, month, season or part, or an
// amount.
Parser::Index Parser::deicticUnit(Index i, E& e) {
    Index next = i;
    const bool the = glue(next) == Glue::the;
    if (the)
        ++next;
    int nth = 0;
    e.the = the;
    Deixis which = entry(next).deixis;
    // "this past week", "that same day", "this coming Friday", "the very next day"
    if ((which == Deixis::this_ || which == Deixis::that) && entry(next + 1).deixis != Deixis::none &&
        entry(next + 1).deixis != Deixis::plain) {
        which = entry(next + 1).deixis;
        next += 2;
    } else if (which != Deixis::none && which != Deixis::plain) {
        ++next;
    } else if (the && ordinal(next, nth) == next + 1 && nth == 1) {
        which = Deixis::early;
        ++next;
    } else if (const Index count = the ? amount(next, e) : 0; count != 0 && reaches(entry(count).deixis) &&
                                                              entry(count + 1).plural &&
                                                              entry(count + 1).unit != Unit::none) {
        e.kind = E::Kind::duration; // "the four previous weeks"
        e.deixis = entry(count).deixis;
        e.unit = entry(count + 1).unit;
        return count + 2;
    } else {
        return 0;
    }
    if (mark(next, ',') || at(next).newline)
        return 0;
    if (reaches(which))
        if (const Index last = deicticStretch(next, which, e))
            return last;
    if (!points(which))
        return 0;
    if (glue(next) == Glue::fiscal && entry(next + 1).unit == Unit::year) {
        e.fiscal = true;
        ++next;
    }
    const Entry& target = entry(next);
    // "said that Monday's vote": a conjunction; "on that Monday", "That May": a date
    if (which == Deixis::that && (target.weekday != 0 || target.month != 0) && !at(i).capital &&
        before(i) == Glue::none)
        return 0;
    e.kind = E::Kind::deictic;
    e.deixis = which;
    return target.unit != Unit::none && !target.plural ? deicticCount(next, e) : deicticName(next, e);
}

Parser::Index Parser::deicticDay(Index i, E& e) {
    const auto dayWord = [&](Index k) {
        if (!entry(k).deicticDay)
            return Index{0};
        e.kind = E::Kind::deictic;
        e.deicticDay = true;
        e.dayShift = entry(k).dayShift;
        e.unit = Unit::day;
        return k + 1;
    };
    if (const Index next = dayWord(i)) {
        if (mark(next, '\'') && glue(next + 1) == Glue::s)
            return next;
        const Index part = partAfterDay(next, e);
        return part != 0 ? part : next;
    }
    // "the day before yesterday", "the day after tomorrow"
    if (glue(i) == Glue::the && entry(i + 1).unit == Unit::day && !entry(i + 1).plural &&
        (entry(i + 2).offset == Offset::before || entry(i + 2).offset == Offset::after)) {
        const int shift = entry(i + 2).offset == Offset::before ? -1 : 1;
        if (const Index next = dayWord(i + 3)) {
            e.dayShift += shift;
            return next;
        }
    }
    return 0;
}

// "the day before", "the week after", "the year before last"
Parser::Index Parser::dayBefore(Index i, E& e) {
    if (glue(i) != Glue::the || entry(i + 1).unit == Unit::none || entry(i + 1).plural)
        return 0;
    const Offset which = entry(i + 2).offset;
    const Deixis twice = entry(i + 3).deixis;
    if ((which == Offset::before && twice == Deixis::last) ||
        (which == Offset::after && twice == Deixis::next)) {
        e.kind = E::Kind::offset;
        e.offset = which == Offset::before ? Offset::ago : Offset::hence;
        e.unit = entry(i + 1).unit;
        e.amount = 2;
        return i + 4;
    }
    const bool following =
        entry(i + 2).deixis == Deixis::following || entry(i + 2).deixis == Deixis::previous;
    if (which != Offset::before && which != Offset::after && !following)
        return 0;
    const Piece& next = at(i + 3);
    const bool closed = next.kind == Piece::Kind::end ||
                        (next.kind == Piece::Kind::mark && next.mark != '-') || glue(i + 3) == Glue::in ||
                        glue(i + 3) == Glue::at || glue(i + 3) == Glue::and_ || glue(i + 3) == Glue::by ||
                        glue(i + 3) == Glue::on;
    if (!closed && !following)
        return 0;
    const Unit unit = entry(i + 1).unit;
    if (unit == Unit::minute || unit == Unit::second || unit == Unit::hour)
        return 0;
    e.kind = E::Kind::deictic;
    e.unit = unit;
    e.deixis = which == Offset::before || entry(i + 2).deixis == Deixis::previous ? Deixis::previous
                                                                                  : Deixis::following;
    return i + 3;
}

Parser::Index Parser::deictic(Index i, E& e) {
    for (const auto rule : {&Parser::deicticUnit, &Parser::deicticDay, &Parser::dayBefore}) {
        E copy;
        if (const Index next = (this->*rule)(i, copy)) {
            e = copy;
            return next;
        }
    }
    return 0;
}

// "the first half of 2008"
Parser::Index Parser::halfOf(Index i, E& e) {
    Index next = glue(i) == Glue::the ? i + 1 : i;
    int value = 0;
    const Index nth = ordinal(next, value);
    if (nth != 0)
        next = nth;
    else if (entry(next).mod == Mod::late && slice(text_, at(next).span) == "latter") {
        value = 2;
        ++next;
    } else
        return 0;
    if (value < 1 || value > 2 || entry(next).mod != Mod::half || (glue(next + 1) != Glue::of))
        return 0;
    E year;
    Index last = yearNumber(next + 2, year);
    if (last == 0) {
        last = deicticUnit(next + 2, year);
        if (last == 0 && glue(next + 2) == Glue::the && entry(next + 3).unit == Unit::year &&
            !entry(next + 3).plural) {
            year.kind = E::Kind::deictic;
            year.deixis = Deixis::this_;
            year.unit = Unit::year;
            last = next + 4;
        }
        if (last == 0 || year.unit != Unit::year || year.kind != E::Kind::deictic)
            return 0;
    }
    e = year;
    e.half = static_cast<std::uint8_t>(value);
    return last;
}

// "the first week of May 2008", "the last two weeks of 1951": a stretch inside a date
Parser::Index Parser::nthOf(Index i, E& e) {
    Index next = glue(i) == Glue::the ? i + 1 : i;
    int value = 0;
    const bool final_ = entry(next).deixis == Deixis::last || entry(next).deixis == Deixis::final_;
    const Index nth = final_ ? next + 1 : ordinal(next, value);
    if (nth == 0)
        return 0;
    E span;
    const Index count = amount(nth, span);
    next = count != 0 ? count : nth;
    if (entry(next).unit == Unit::none || entry(next).unit == Unit::century ||
        entry(next).unit == Unit::quarter || (entry(next).plural && count == 0 && !final_) ||
        glue(next + 1) != Glue::of)
        return 0;
    span.unit = entry(next).unit;
    span.vague = count == 0 && entry(next).plural;
    if (count == 0 && !span.vague)
        span.amount = 1;
    E inner;
    const Index last = dateCore(next + 2, inner);
    if (last == 0 || (span.unit == Unit::day && !entry(next).plural && inner.month == 0) ||
        inner.kind != E::Kind::calendar)
        return 0;
    e = inner;
    e.nth = final_ ? -1 : value;
    e.amount = span.amount;
    e.vague = span.vague;
    e.kind = E::Kind::duration;
    e.deixis = Deixis::none;
    e.unit = span.unit;
    return last;
}

// "the 1,000th day of the war"; "day 1,000"
Parser::Index Parser::ordinalDay(Index i, E& e) {
    Index next = glue(i) == Glue::the ? i + 1 : i;
    int value = 0;
    const Index nth = ordinal(next, value);
    if (nth == 0) {
        if (entry(i).unit != Unit::day || entry(i).plural || at(i + 1).kind != Piece::Kind::number ||
            at(i + 1).ordinal || at(i + 1).decimal || at(i + 1).pluralS ||
            (glue(i + 2) != Glue::of && mark(i + 2, '-')))
            return 0;
        if (glue(i + 2) != Glue::of && at(i + 1).value < 10)
            return 0;
        e.nth = static_cast<int>(at(i + 1).value);
        e.kind = E::Kind::ordinalDay;
        return i + 2;
    }
    const bool possessive = before(i) == Glue::s || before(i) == Glue::its;
    if (glue(i) != Glue::the && !possessive)
        return 0;
    Index unit = nth;
    bool straight = false;
    while (entry(unit).deixis == Deixis::plain) {
        straight = true;
        ++unit;
    }
    const Entry& what = entry(unit);
    const bool night = what.part == Part::night;
    if (what.plural || (what.unit != Unit::day && !(straight && (night || what.unit > Unit::day))))
        return 0;
    e.nth = value;
    e.kind = E::Kind::ordinalDay;
    if (straight) { // "the third straight night"
        e.nth = 0;
        e.kind = E::Kind::duration;
        e.amount = value;
        e.unit = night ? Unit::day : what.unit;
    }
    return unit + 1;
}

// early, late, mid-, the end of, the beginning of; "earlier this month", "later in the year"
Parser::Index Parser::modWord(Index i, E& e) const {
    const Entry& word = entry(i);
    if (word.mod == Mod::none || word.mod == Mod::eve)
        return 0;
    e.mod = word.mod;
    return i + 1;
}

Parser::Index Parser::modTarget(Index i, E& e, bool linked) {
    E target;
    Index next = dateCore(i, target);
    if (next == 0)
        next = deicticUnit(i, target);
    if (next == 0)
        next = deicticDay(i, target);
    const bool the = glue(i) == Glue::the;
    if (the) {
        E inner;
        Index k = dateCore(i + 1, inner);
        if (k > next && inner.kind == E::Kind::calendar && inner.weekday == 0 && inner.day == 0) {
            target = inner;
            next = k;
        }
        if (next == 0 && linked && entry(i + 1).unit != Unit::none && !entry(i + 1).plural &&
            entry(i + 1).unit >= Unit::day) {
            target = E();
            target.kind = E::Kind::deictic;
            target.deixis = Deixis::this_;
            target.unit = entry(i + 1).unit;
            next = i + 2;
        }
    }
    if (next == 0 || target.kind == E::Kind::duration || target.kind == E::Kind::set ||
        target.kind == E::Kind::fixed)
        return 0;
    e = target;
    return next;
}

Parser::Index Parser::modified(Index i, E& e) {
    Index next = glue(i) == Glue::the ? i + 1 : i;
    E mod;
    const Index modEnd = modWord(next, mod);
    if (modEnd == 0)
        return 0;
    const Entry& word = entry(next);
    next = modEnd;
    // "early part of", "latter half of"
    if (entry(next).mod == Mod::part || (entry(next).mod == Mod::half && mod.mod != Mod::half))
        ++next;
    else if (mod.mod == Mod::part || mod.mod == Mod::half)
        return 0;
    bool linked = false;
    if (mark(next, '-') && glued(next) && glued(next + 1))
        ++next;
    else if (glue(next) == Glue::of || glue(next) == Glue::in || glue(next) == Glue::on ||
             (glue(next) == Glue::to && mod.mod == Mod::start)) {
        ++next;
        linked = true;
    }
    const bool needsOf = mod.mod == Mod::start || mod.mod == Mod::end || mod.mod == Mod::rest;
    if (needsOf && (!linked || (glue(next - 1) != Glue::of && glue(next - 1) != Glue::to)))
        return 0;                                         // "beginning in 1915"
    const bool comparative = word.offset != Offset::none; // "earlier", "later"
    E target;
    const Index last = modTarget(next, target, linked);
    if (last == 0)
        return 0;
    if (comparative && target.kind == E::Kind::calendar && target.weekday == 0 && !linked)
        return 0; // "two years later May died"
    if (linked && glue(next - 1) == Glue::on && target.day == 0 && target.weekday == 0 && !target.deicticDay)
        return 0;
    e = target;
    e.mod = mod.mod;
    if (e.weekday != 0 || e.deicticDay || e.day != 0) {
        e.earlyPart = mod.mod == Mod::early && !comparative;
        e.latePart = mod.mod == Mod::late && !comparative;
    }
    if (e.weekday != 0 || e.deicticDay || e.day != 0)
        if (const Index part = partAfterDay(last, e))
            return part;
    return last;
}

// "about 1910", "around March 1981", "ca. 466 BC"
Parser::Index Parser::hedgedDate(Index i, E& e) {
    E bound;
    const Index next = hedges(i, bound);
    if (next == i || (bound.bound != Bound::about && bound.bound != Bound::over))
        return 0;
    if (bound.bound == Bound::over)
        return 0;
    E date;
    Index last = clockWithDate(next, date);
    if (last == 0)
        last = dateCore(next, date);
    if (last == 0 || (date.kind != E::Kind::calendar && date.hour < 0) ||
        (date.hasYear() && date.month == 0 && date.year > 0 && at(last).kind == Piece::Kind::word &&
         !at(last).capital && glue(last) == Glue::none && entry(last).cue == Cue::none))
        return 0;
    e = date;
    e.bound = bound.bound;
    return last;
}

} // namespace claimline::time
