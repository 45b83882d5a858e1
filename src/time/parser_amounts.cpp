// Amounts of time: durations, and what is counted off from a point.
#include "time/parser.h"

#include <cmath>

namespace claimline::time {

// "two", "twenty-five", "two hundred", "1,000", "2.5"
Parser::Index Parser::numberWords(Index i, double& value) const {
    const Piece& piece = at(i);
    if (piece.kind == Piece::Kind::number && !piece.ordinal && !piece.pluralS) {
        value = piece.exact;
        Index next = i + 1;
        for (; entry(next).multiplier > 0; ++next)
            value *= entry(next).multiplier;
        return next;
    }
    double sum = 0;
    Index next = i;
    bool any = false;
    for (int words = 0; words < 6; ++words) {
        const Entry& word = entry(next);
        if (word.number >= 0) {
            sum += word.number;
            any = true;
            ++next;
            if (word.number >= 20 && word.number % 10 == 0 && mark(next, '-') && entry(next + 1).number > 0 &&
                entry(next + 1).number < 10) {
                sum += entry(next + 1).number;
                next += 2;
            }
        } else if (word.multiplier > 0 && any) {
            sum *= word.multiplier;
            ++next;
            if (glue(next) == Glue::and_ && (entry(next + 1).number > 0))
                ++next;
        } else {
            break;
        }
    }
    if (!any)
        return 0;
    value = sum;
    return next;
}

Parser::Index Parser::unitName(Index i, E& e) const {
    const Entry& word = entry(i);
    if (word.unit == Unit::none)
        return 0;
    e.unit = word.unit;
    return i + 1;
}

bool Parser::amountFollows(Index i) const {
    return entry(i).number >= 0 || entry(i).few != 0 || at(i).kind == Piece::Kind::number ||
           entry(i).hedge != Bound::none || glue(i) == Glue::a;
}

// "about", "more than", "at least", "just over", "up to", "as long as"
Parser::Index Parser::hedges(Index i, E& e) const {
    Index next = i;
    for (int words = 0; words < 4; ++words) {
        const Entry& word = entry(next);
        if (word.hedge != Bound::none && !(word.hedgeShort && !mark(next + 1, '.'))) {
            if (e.bound == Bound::none || word.hedge != Bound::exact)
                e.bound = word.hedge;
            next = word.hedgeShort ? next + 2 : next + 1;
        } else if ((word.glue == Glue::more || word.glue == Glue::less || word.glue == Glue::fewer) &&
                   glue(next + 1) == Glue::than) {
            e.bound = word.glue == Glue::more ? Bound::over : Bound::under;
            next += 2;
        } else if (word.glue == Glue::at && (glue(next + 1) == Glue::least || glue(next + 1) == Glue::most)) {
            e.bound = glue(next + 1) == Glue::least ? Bound::over : Bound::under;
            next += 2;
        } else if (word.glue == Glue::up && glue(next + 1) == Glue::to) {
            e.bound = Bound::under;
            next += 2;
        } else if (word.glue == Glue::a && slice(text_, at(next + 1).span) == "little" &&
                   (glue(next + 2) == Glue::more || glue(next + 2) == Glue::less ||
                    entry(next + 2).hedge != Bound::none)) {
            next += 2;
        } else if (word.deixis == Deixis::another && next == i && amountFollows(next + 1)) {
            ++next;
        } else if (slice(text_, at(next).span) == "close" && glue(next + 1) == Glue::to &&
                   amountFollows(next + 2)) {
            e.bound = Bound::about;
            next += 2;
        } else {
            break;
        }
    }
    return next;
}

// The number of a duration with what stands between it and its unit; sets amount or vague.
Parser::Index Parser::amount(Index i, E& e) const {
    double value = 0;
    // "half a century", "half an hour"
    if (entry(i).mod == Mod::half) {
        Index next = i + 1;
        if (glue(next) == Glue::a || glue(next) == Glue::an || mark(next, '-'))
            ++next;
        else
            return 0;
        if (entry(next).unit == Unit::none || entry(next).plural)
            return 0;
        e.amount = 0.5;
        return next;
    }
    if (glue(i) == Glue::a || glue(i) == Glue::an) {
        Index next = i + 1;
        if (entry(next).mod == Mod::half && (entry(next + 1).unit != Unit::none || mark(next + 1, '-'))) {
            e.amount = 0.5;
            return mark(next + 1, '-') ? next + 2 : next + 1;
        }
        if (entry(next).few == 2) {
            next = glue(next + 1) == Glue::of ? next + 2 : next + 1;
            e.amount = 2;
            return entry(next).deixis == Deixis::plain || glue(next) == Glue::more ? next + 1 : next;
        }
        if (entry(next).few == 1) {
            e.vague = true;
            return entry(next + 1).deixis == Deixis::plain || glue(next + 1) == Glue::more ? next + 2
                                                                                           : next + 1;
        }
        while (entry(next).hedge == Bound::exact || entry(next).hedge == Bound::about) // "a mere", "a full"
            ++next;
        const Index words = numberWords(next, value); // "a mere 24 hours", "a hundred days"
        if (words != 0 && next != i + 1) {
            e.amount = value;
            return words;
        }
        if (entry(next).multiplier >= 10) {
            e.amount = entry(next).multiplier;
            return next + 1;
        }
        if (entry(next).deixis == Deixis::plain)
            ++next;
        if (entry(next).plural)
            return 0;
        e.amount = 1;
        return next;
    }
    if (entry(i).few == 2) {
        e.amount = 2;
        return glue(i + 1) == Glue::of ? i + 2 : i + 1;
    }
    if (entry(i).few == 1) {
        e.vague = true;
        Index next = i + 1;
        while (entry(next).deixis == Deixis::plain || glue(next) == Glue::more)
            ++next;
        return next;
    }
    Index next = numberWords(i, value);
    if (next == 0)
        return 0;
    e.amount = value;
    // "two or three", "12 to 18", "12-18"
    const bool joins = glue(next) == Glue::or_ || glue(next) == Glue::to ||
                       (mark(next, '-') && at(next + 1).kind == Piece::Kind::number);
    if (joins) {
        double high = 0;
        if (const Index end = numberWords(next + 1, high);
            end != 0 && high > value && entry(end).unit != Unit::none) {
            e.amountHigh = high;
            next = end;
        }
    }
    // "two and a half", "two-and-a-half"
    Index k = mark(next, '-') ? next + 1 : next;
    if (glue(k) == Glue::and_) {
        k = mark(k + 1, '-') ? k + 2 : k + 1;
        if (glue(k) == Glue::a)
            k = mark(k + 1, '-') ? k + 2 : k + 1;
        if (entry(k).mod == Mod::half) {
            e.amount += 0.5;
            next = k + 1;
        }
    }
    for (int words = 0; words < 2 && (entry(next).deixis == Deixis::plain || glue(next) == Glue::more);
         ++words)
        ++next;
    return next;
}

// "years old", "years of age", "-year-old": an age
bool Parser::age(Index i) const {
    const Index k = mark(i, '-') ? i + 1 : i;
    if (glue(k) == Glue::old || (slice(text_, at(k).span) == "olds"))
        return true;
    return glue(k) == Glue::of && glue(k + 1) == Glue::age;
}

// A word that may stand between a number and its unit.
bool Parser::fillerAdjective(Index i) const {
    const std::string_view text = slice(text_, at(i).span);
    return word(i) && at(i).entry == nullptr && !at(i).capital && text.size() >= 4 && text.back() != 's' &&
           entry(i + 1).unit > Unit::minute;
}

// "15 a year", "twice a week": what comes before a bare "a year" makes it a rate.
bool Parser::amountIsSet(Index i, Index next) const {
    if (glue(i) != Glue::a && glue(i) != Glue::an)
        return false;
    if (entry(next).offset != Offset::none || i == 0 || raw(i).newline)
        return false;
    const Piece& previous = raw(i - 1);
    if (previous.kind == Piece::Kind::number || (previous.kind == Piece::Kind::mark && previous.mark == '%'))
        return true;
    if (previous.kind != Piece::Kind::word)
        return false;
    const std::string_view text = slice(text_, previous.span);
    const Entry* known = previous.entry;
    if (known != nullptr && known->unit != Unit::none && i > 1 && raw(i - 2).kind == Piece::Kind::number)
        return true; // "24 hours a day"
    if (known != nullptr && (known->number >= 0 || known->multiplier > 0))
        return true;
    if (known != nullptr &&
        (known->glue != Glue::none || known->cue != Cue::none || known->hedge != Bound::none))
        return false;
    return text == "times" || text == "twice" || text == "once" ||
           (text.back() == 's' && text.size() > 3 && i > 1 && raw(i - 2).kind == Piece::Kind::number) ||
           text == "percent" || text == "million" || text == "billion";
}

Parser::Index Parser::offsetAfter(Index i, E& e) const {
    const Offset which = entry(i).offset;
    if (which == Offset::none) {
        if (glue(i) == Glue::from && slice(text_, at(i + 1).span) == "now") {
            e.offset = Offset::hence;
            return i + 2;
        }
        return 0;
    }
    if (which == Offset::back || which == Offset::hence)
        return which == Offset::hence ? (e.offset = which, i + 1) : 0;
    if ((which == Offset::later || which == Offset::earlier) && glue(i + 1) == Glue::than)
        return 0; // "three days later than planned"
    e.offset = which;
    return i + 1;
}

// "N units", with its hedges, "and a half", and what makes it a point: ago, later, from now
Parser::Index Parser::boundedAmount(Index i, E& e) {
    const Index start = hedges(i, e);
    Index next = amount(start, e);
    if (next == 0)
        return 0;
    const bool hyphen = mark(next, '-') && glued(next) && glued(next + 1);
    if (hyphen)
        return hyphenated(start, next, e);
    Index unit = unitName(next, e);
    if (unit == 0 && fillerAdjective(next) && e.amount != 1 && entry(next + 1).plural) // "two bloody weeks"
        unit = unitName(++next, e);
    if (unit == 0)
        return 0;
    const Entry& name = entry(next);
    const bool one = glue(start) == Glue::a || glue(start) == Glue::an || e.amount == 1;
    if (name.unit == Unit::second && !name.plural && one)
        return 0; // "a second attack"
    if (name.unit == Unit::quarter && (!name.plural || glue(unit) == Glue::of))
        return 0; // "a quarter of"
    if (!one && !name.plural && !e.vague && e.amount != 0.5 && name.unit != Unit::century &&
        at(start).kind != Piece::Kind::number) {
        if (e.amount > 1 && !(mark(unit, '-') || word(unit)))
            return 0;
    }
    next = unit;
    if (mark(next, '-') && slice(text_, at(next + 1).span) == "long")
        return 0; // "a month-long": the article is no part of it
    if (slice(text_, at(next).span) == "long" && !entry(next - 1).plural)
        ++next;
    if (e.amount == 1 && glue(next) == Glue::and_ && glue(next + 1) == Glue::a &&
        entry(next + 2).mod == Mod::half) {
        e.amount = 1.5;
        next += 3;
    }
    if (age(next) && !narrative)
        return 0;
    if (age(next))
        next += glue(next) == Glue::of ? 2 : 1;
    e.kind = E::Kind::duration;
    if (amountIsSet(start, next)) {
        e.kind = E::Kind::set;
        e.value.clear();
        return next;
    }
    if (const Index point = offsetAfter(next, e)) {
        // "two days before the vote" is a stretch of time beside a point that is not known
        const bool reaching = e.offset == Offset::before || e.offset == Offset::after;
        if (!reaching) {
            e.kind = E::Kind::offset;
            return point;
        }
        E reached;
        Index last = dateCore(point, reached);
        if (last == 0 && glue(point) == Glue::the)
            last = dayOnly(point, reached);
        const bool closed =
            at(point).kind == Piece::Kind::end ||
            (at(point).kind == Piece::Kind::mark && at(point).mark != '-' && at(point).mark != '"');
        if (closed) {
            e.kind = E::Kind::offset;
            e.offset = e.offset == Offset::before ? Offset::earlier : Offset::later;
            return point;
        }
        if (last == 0)
            e.reach = e.offset == Offset::after ? 1 : -1;
        e.offset = Offset::none;
        return next;
    }
    // "in two months' time"
    Index k = next;
    if (mark(k, '\''))
        ++k;
    if (glue(k) == Glue::s)
        ++k;
    if (k != next && glue(k) == Glue::time && before(i) == Glue::in) {
        e.kind = E::Kind::offset;
        e.offset = Offset::hence;
        return k + 1;
    }
    return next;
}

// "four-week", "two-and-a-half-year", "decades-long"; ages and "five-minute" are none.
Parser::Index Parser::hyphenated(Index i, Index next, E& e) const {
    const Entry& name = entry(next + 1);
    if (name.unit == Unit::none || name.unit == Unit::quarter)
        return 0;
    if (glue(i) == Glue::a && e.amount == 1)
        return 0;
    if (age(next + 2) || name.unit == Unit::minute || name.unit == Unit::second)
        return 0;
    e.unit = name.unit;
    e.kind = E::Kind::duration;
    Index last = next + 2;
    if (mark(last, '-') && slice(text_, at(last + 1).span) == "long")
        last += 2;
    return last;
}

// "days", "for weeks", "years of war", "decades-long", "hours later"
Parser::Index Parser::bareUnits(Index i, E& e) {
    const Entry& name = entry(i);
    if (name.unit == Unit::none)
        return 0;
    e.kind = E::Kind::duration;
    e.unit = name.unit;
    if (mark(i + 1, '-') && slice(text_, at(i + 2).span) == "long") {
        e.vague = name.plural;
        e.amount = name.plural ? 0 : 1;
        return i + 3;
    }
    if (!name.plural || name.unit == Unit::second || name.unit == Unit::quarter || name.unit == Unit::weekend)
        return 0;
    e.vague = true;
    if (const Index next = offsetAfter(i + 1, e)) {
        if (e.offset != Offset::before && e.offset != Offset::after) {
            e.kind = E::Kind::offset;
            return next;
        }
        e.offset = Offset::none;
        return i + 1;
    }
    switch (before(i)) {
    case Glue::for_:
    case Glue::in:
    case Glue::within:
    case Glue::by:
    case Glue::through:
    case Glue::of:
    case Glue::and_:
    case Glue::or_:
        return i + 1;
    default:
        break;
    }
    if (i > 0 && !raw(i).newline && raw(i - 1).entry != nullptr && raw(i - 1).entry->lasting)
        return i + 1; // "it took hours"
    return glue(i + 1) == Glue::of || (narrative && glue(i + 1) == Glue::as) ? i + 1 : 0;
}

// "third strike in as many days": the number stands before
Parser::Index Parser::asMany(Index i, E& e) {
    if (glue(i) != Glue::as || entry(i + 1).few != 1 || slice(text_, at(i + 1).span) != "many")
        return 0;
    const Index unit = unitName(i + 2, e);
    if (unit == 0)
        return 0;
    int nth = 0;
    double count = 0;
    for (Index k = i; k > 0 && i - k < 25 && !raw(k).newline; --k) {
        if (ordinal(k - 1, nth) == k || numberWords(k - 1, count) == k)
            break;
        nth = 0;
        count = 0;
    }
    e.kind = E::Kind::duration;
    e.amount = nth > 0 ? nth : count;
    e.vague = e.amount == 0;
    return unit;
}

Parser::Index Parser::duration(Index i, E& e) {
    for (const auto rule : {&Parser::boundedAmount, &Parser::bareUnits, &Parser::asMany}) {
        E copy = e;
        if (const Index next = (this->*rule)(i, copy)) {
            e = copy;
            return next;
        }
    }
    return 0;
}

} // namespace claimline::time
