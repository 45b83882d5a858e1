// Dates as they are written: days, months, weekdays, dates in figures.
#include "time/parser.h"

namespace claimline::time {

Parser::Index Parser::dayNumber(Index i, E& e, bool ordinalOnly) {
    int value = 0;
    Index next = ordinal(i, value);
    if (next == 0 && !ordinalOnly && (plainNumber(i, 1) || plainNumber(i, 2))) {
        value = static_cast<int>(at(i).value);
        next = i + 1;
    }
    if (next == 0 || value < 1 || value > 31)
        return 0;
    e.day = static_cast<std::uint8_t>(value);
    return next;
}

// "may", "march" are verbs, "Mar", "Dec" names, unless they are written like a month.
bool Parser::ambiguousMonth(Index i) const {
    return entry(i).monthShort || entry(i).month == 5 || entry(i).month == 3;
}

Parser::Index Parser::monthName(Index i, E& e) {
    const Entry& word = entry(i);
    if (word.month == 0)
        return 0;
    const bool numberBeside = (at(i + 1).kind == Piece::Kind::number ||
                               (mark(i + 1, '.') && at(i + 2).kind == Piece::Kind::number)) ||
                              (i > 0 && raw(i - 1).kind == Piece::Kind::number && !raw(i).newline);
    if (!at(i).capital && (word.month == 5 || word.month == 3 || word.monthShort || !numberBeside))
        return 0;
    e.month = word.month;
    return word.monthShort && mark(i + 1, '.') && glued(i + 1) ? i + 2 : i + 1;
}

Parser::Index Parser::monthDay(Index i, E& e) {
    Index next = monthName(i, e);
    if (next == 0)
        return 0;
    if (glue(next) == Glue::the)
        ++next;
    next = dayNumber(next, e);
    // "June 10,000", "May 5.5" are no days; "April 30-year" is none either.
    if (next == 0 ||
        (mark(next, '-') && glued(next) && entry(next + 1).unit != Unit::none && glued(next + 1)))
        return 0;
    if (mark(next, ':') && glued(next) && plainNumber(next + 1, 2))
        return 0; // "May 8:30"
    const Index year = yearAfter(next, e);
    return year != 0 ? year : next;
}

Parser::Index Parser::dayMonth(Index i, E& e) {
    Index next = i;
    if (glue(next) == Glue::the)
        ++next;
    next = dayNumber(next, e);
    if (next == 0)
        return 0;
    if (glue(next) == Glue::of)
        ++next;
    else if (mark(next, '-') && entry(next + 1).month != 0)
        ++next; // 12-May
    next = monthName(next, e);
    if (next == 0)
        return 0;
    if (mark(next, '-') && isYear(at(next + 1)) && mark(i + 1, '-'))
        return yearNumber(next + 1, e); // 12-May-2004
    const Index year = yearAfter(next, e);
    return year != 0 ? year : next;
}

Parser::Index Parser::weekdayName(Index i, E& e) {
    const Entry& word = entry(i);
    if (word.weekday == 0 || (word.weekdayShort && !at(i).capital))
        return 0;
    e.weekday = word.weekday;
    return word.weekdayShort ? dot(i + 1) : i + 1;
}

// [weekday,] day and month [year]
Parser::Index Parser::fullDate(Index i, E& e) {
    E plain = e;
    Index start = i;
    if (const Index day = weekdayName(i, plain)) {
        start = comma(day);
        if (glue(start) == Glue::the || glue(start) == Glue::on)
            start += glue(start) == Glue::on ? 1 : 0;
    }
    for (const auto rule : {&Parser::monthDay, &Parser::dayMonth}) {
        E copy = plain;
        if (const Index next = (this->*rule)(start, copy)) {
            e = copy;
            return next;
        }
    }
    return 0;
}

Parser::Index Parser::weekdayAlone(Index i, E& e) {
    if (entry(i).weekdayShort && !(mark(i + 1, '.') || mark(i + 1, ',')))
        return 0;
    const Index next = weekdayName(i, e);
    if (next != 0 && !at(i).capital && e.weekday == 0)
        return 0;
    return next;
}

// A bare "May", "March" is a month after a preposition, or where a year or a list follows.
bool Parser::monthContext(Index i, const E& e) const {
    if (!ambiguousMonth(i) || e.hasYear() || e.unit == Unit::year)
        return true;
    if (entry(i).monthShort && !mark(i + 1, '.') && entry(i).month != 9)
        return false;
    switch (before(i)) {
    case Glue::in:
    case Glue::by:
    case Glue::since:
    case Glue::of:
    case Glue::until:
    case Glue::till:
    case Glue::from:
    case Glue::to:
    case Glue::between:
    case Glue::during:
    case Glue::through:
    case Glue::for_:
    case Glue::within:
        return true;
    case Glue::and_:
    case Glue::or_:
        return i > 1 && raw(i - 2).entry != nullptr && raw(i - 2).entry->month != 0;
    default:
        break;
    }
    const Entry* previous = i > 0 && !raw(i).newline ? raw(i - 1).entry : nullptr;
    if (previous != nullptr && (previous->deixis != Deixis::none || previous->offset != Offset::none))
        return true;
    return i > 0 && !raw(i).newline && (raw(i - 1).mark == '(' || raw(i - 1).mark == '-');
}

// Of "08/03/2026" the numbers alone tell only where one of them is no month.
bool Parser::leadsWithDay(Index i) const {
    constexpr long months = 12;
    return at(i).value > months || (dayFirst && at(i + 2).value <= months);
}

Parser::Index Parser::slashed(Index i, E& e, char separator) {
    const auto part = [&](Index k) {
        return at(k).kind == Piece::Kind::number && !at(k).comma && !at(k).decimal;
    };
    if (!part(i) || !mark(i + 1, separator) || !part(i + 2) || !mark(i + 3, separator) || !part(i + 4))
        return 0;
    for (Index k = i + 1; k < i + 5; ++k)
        if (!glued(k))
            return 0;
    if (at(i).digits == 4 && at(i + 2).digits <= 2 && at(i + 4).digits <= 2) { // 2024-11-19
        e.year = static_cast<int>(at(i).value);
        e.month = static_cast<std::uint8_t>(at(i + 2).value);
        e.day = static_cast<std::uint8_t>(at(i + 4).value);
    } else if (at(i).digits <= 2 && at(i + 2).digits <= 2 && at(i + 4).digits == 4) {
        const bool dayLeads = separator == '.' || leadsWithDay(i);
        e.year = static_cast<int>(at(i + 4).value);
        e.month = static_cast<std::uint8_t>(at(dayLeads ? i + 2 : i).value);
        e.day = static_cast<std::uint8_t>(at(dayLeads ? i : i + 2).value);
    } else if (at(i).digits <= 2 && at(i + 2).digits <= 2 && at(i + 4).digits == 2 &&
               separator == '/') { // 7/8/07
        const bool dayLeads = leadsWithDay(i);
        e.year = static_cast<int>(at(i + 4).value) + (at(i + 4).value < 50 ? 2000 : 1900);
        e.month = static_cast<std::uint8_t>(at(dayLeads ? i + 2 : i).value);
        e.day = static_cast<std::uint8_t>(at(dayLeads ? i : i + 2).value);
    } else {
        return 0;
    }
    return e.year >= 1000 && e.year < 2200 && e.month >= 1 && e.month <= 12 && e.day >= 1 && e.day <= 31
               ? i + 5
               : 0;
}

Parser::Index Parser::numericDate(Index i, E& e) {
    for (const char separator : {'-', '/', '.'}) {
        E copy = e;
        Index next = slashed(i, copy, separator);
        if (next == 0)
            continue;
        const Piece& t = at(next);
        if (t.kind == Piece::Kind::word && t.span.size() == 1 && (text_[t.span.begin] | 0x20) == 't' &&
            !t.space) {
            E timed = copy;
            if (const Index clockEnd = clock(next + 1, timed)) {
                copy = timed;
                next = clockEnd;
            }
        }
        e = copy;
        return next;
    }
    return 0;
}

// "the 20th" where no noun follows
Parser::Index Parser::dayOnly(Index i, E& e) {
    if (glue(i) != Glue::the)
        return 0;
    const Glue word = before(i);
    if (word != Glue::on && word != Glue::of && word != Glue::by && word != Glue::until &&
        word != Glue::from && word != Glue::to && word != Glue::since && word != Glue::and_ &&
        word != Glue::between)
        return 0;
    if (at(i + 1).kind != Piece::Kind::number || !at(i + 1).ordinal || at(i + 1).digits > 2 ||
        at(i + 1).value > 31)
        return 0;
    const Index next = dayNumber(i + 1, e, true);
    const Piece& after = at(next);
    const bool open =
        after.kind == Piece::Kind::mark
            ? after.mark != '-'
            : (after.kind == Piece::Kind::end || (glue(next) != Glue::none && glue(next) != Glue::of));
    const bool verb = after.kind == Piece::Kind::word && entry(next).cue != Cue::none;
    return next != 0 && (open || verb) ? next : 0;
}

Parser::Index Parser::dateCore(Index i, E& e) {
    E best;
    best.last = 0;
    consider(&Parser::numericDate, i, best);
    consider(&Parser::fullDate, i, best);
    consider(&Parser::decade, i, best);
    consider(&Parser::century, i, best);
    consider(&Parser::season, i, best);
    consider(&Parser::quarter, i, best);
    consider(&Parser::yearAlone, i, best);
    if (best.last == i + 1 && best.hasYear() && best.month == 0 &&
        entry(i + 1).season != Season::none) { // "1982 summer"
        best.season = entry(i + 1).season;
        best.last = i + 2;
    }
    if (best.last != 0 && best.hasYear() && best.month == 0 && best.unit == Unit::none)
        if (const Index part = partOfYear(best.last, best)) // "1988's fourth quarter"
            best.last = part;
    consider(&Parser::phrase, i, best);
    E month;
    if (Index next = monthName(i, month)) {
        const Index year = yearAfter(next, month);
        next = year != 0 ? year : next;
        if (next > best.last && monthContext(i, month)) {
            best = month;
            best.last = next;
        }
    }
    if (best.last == 0) {
        const Index next = weekdayAlone(i, best);
        best.last = next;
    }
    if (best.last != 0)
        e = best;
    return best.last;
}

} // namespace claimline::time
