// Fixed phrases and feasts, what comes again and again, and the periods that businesses count in.
#include "time/parser.h"

namespace claimline::time {

Parser::Index Parser::phrase(Index i, E& e) {
    for (const std::uint32_t index : entry(i).phrases) {
        const Phrase& phrase = words_.phrase(index);
        if (phrase.narrative && !narrative)
            continue;
        bool same = true;
        for (std::uint32_t k = 0; same && k < phrase.words.size(); ++k) {
            const Piece& piece = at(i + k);
            const std::string& want = phrase.words[k];
            if (piece.kind == Piece::Kind::mark) {
                same = want.size() == 1 && want[0] == piece.mark;
                continue;
            }
            const std::string_view text = slice(text_, piece.span);
            same = piece.kind != Piece::Kind::end && text.size() == want.size();
            for (std::size_t c = 0; same && c < text.size(); ++c)
                same = (text[c] >= 'A' && text[c] <= 'Z' ? text[c] + 32 : text[c]) == want[c];
            if (phrase.capital && k >= phrase.skip && piece.kind == Piece::Kind::word && text.size() > 3)
                same = same && piece.capital;
        }
        const Entry& following = entry(i + static_cast<Index>(phrase.words.size()));
        const bool goesOn = following.unit != Unit::none || following.number >= 0 || following.few != 0 ||
                            at(i + static_cast<Index>(phrase.words.size())).kind == Piece::Kind::number;
        const Index behind = i + static_cast<Index>(phrase.words.size());
        const bool inCompound = mark(behind, '-') && glued(behind) && glued(behind + 1); // "now-closed"
        if (!same || (phrase.kind == "ref" && (goesOn || inCompound))) // "in the past decade"
            continue;
        e.skip = phrase.skip;
        Index next = i + static_cast<Index>(phrase.words.size());
        if (phrase.kind == "day") {
            e.holiday = true;
            e.rule = phrase.value;
            const Index year = yearAfter(next, e);
            return year != 0 ? year : next;
        }
        if (phrase.kind == "tonight") {
            e.kind = E::Kind::deictic;
            e.deicticDay = true;
            e.part = Part::night;
            return next;
        }
        if (phrase.kind == "unitend") {
            e.kind = E::Kind::deictic;
            e.deixis = Deixis::this_;
            e.mod = Mod::end;
            e.unit = phrase.value == "Y" ? Unit::year : phrase.value == "W" ? Unit::week : Unit::month;
            return next;
        }
        e.kind = phrase.kind == "set" ? E::Kind::set : E::Kind::fixed;
        e.type = phrase.type;
        e.value = phrase.value;
        return next;
    }
    return 0;
}

// "every day", "each year", "every other Friday", "per month", "daily", "on Mondays"
Parser::Index Parser::setExpression(Index i, E& e) {
    const Entry& word = entry(i);
    e.kind = E::Kind::set;
    e.type = "SET";
    if (!word.set.empty()) {
        e.value = word.set;
        return mark(i + 1, '-') || (i > 0 && raw(i - 1).mark == '-' && glued(i)) ||
                       (at(i).capital && at(i + 1).capital)
                   ? 0
                   : i + 1;
    }
    if (word.weekdays != 0) {
        e.weekday = word.weekdays;
        return i + 1;
    }
    if (!word.every && !word.per)
        return 0;
    Index next = i + 1;
    e.amount = 1;
    e.every = word.every;
    if (slice(text_, at(next).span) == "other") {
        e.amount = 2;
        ++next;
    } else if (word.every && entry(next).season == Season::none) {
        E count;
        if (const Index end = amount(next, count);
            end != 0 && !count.vague && entry(end).unit != Unit::none) {
            e.amount = count.amount;
            next = end;
        }
    }
    const Entry& target = entry(next);
    if (target.weekday != 0) {
        e.weekday = target.weekday;
        const Index part = partAfterDay(next + 1, e);
        return part != 0 ? part : next + 1;
    }
    if (target.month != 0 && at(next).capital) {
        e.month = target.month;
        return next + 1;
    }
    if (target.unit != Unit::none && (target.unit != Unit::second || word.per)) {
        if (word.per && target.plural)
            return 0;
        e.unit = target.unit;
        return next + 1;
    }
    if (target.partUnit && word.every) {
        e.part = target.part;
        e.season = target.season;
        return next + 1;
    }
    return 0;
}

// "fiscal 1990", "the 2006 financial year", "the fiscal year"
Parser::Index Parser::fiscalYear(Index i, E& e) {
    const bool the = glue(i) == Glue::the;
    Index next = the ? i + 1 : i;
    e.fiscal = true;
    const auto yearWord = [&](Index k) { return entry(k).unit == Unit::year && !entry(k).plural; };
    if (isYear(at(next)) && glue(next + 1) == Glue::fiscal && yearWord(next + 2)) {
        e.year = static_cast<int>(at(next).value);
        return next + 3;
    }
    if (glue(next) != Glue::fiscal)
        return 0;
    const bool named = yearWord(++next);
    if (named)
        ++next;
    if (const Index end = yearNumber(next, e))
        return end;
    if (!named || !the)
        return 0;
    e.kind = E::Kind::deictic;
    e.deixis = Deixis::this_;
    e.unit = Unit::year;
    return next;
}

// "the year-earlier quarter", "the year-ago period": the period before it, a year back
Parser::Index Parser::yearEarlier(Index i, E& e) {
    const Index next = glue(i) == Glue::the ? i + 1 : i;
    const Offset which = entry(next + 2).offset;
    if (entry(next).unit != Unit::year || entry(next).plural || !mark(next + 1, '-') ||
        (which != Offset::ago && which != Offset::earlier))
        return 0;
    const Entry& target = entry(next + 3);
    if (target.plural || (target.unit < Unit::week && target.glue != Glue::period))
        return 0;
    e.kind = E::Kind::offset;
    e.offset = Offset::earlier;
    e.unit = Unit::year;
    e.amount = 1;
    e.samePeriod = true;
    return next + 4;
}

// "in the quarter": the one that is reported on
Parser::Index Parser::theQuarter(Index i, E& e) {
    const Glue word = before(i);
    if (glue(i) != Glue::the || entry(i + 1).unit != Unit::quarter || entry(i + 1).plural ||
        (word != Glue::in && word != Glue::for_ && word != Glue::during && word != Glue::of) ||
        glue(i + 2) == Glue::of || mark(i + 2, '-') || entry(i + 2).offset != Offset::none)
        return 0;
    e.kind = E::Kind::deictic;
    e.deixis = Deixis::same;
    e.unit = Unit::quarter;
    e.samePeriod = true;
    return i + 2;
}

// "'s fourth quarter" behind "1988" or "last year"
Parser::Index Parser::partOfYear(Index i, E& e) {
    if (!mark(i, '\'') || glue(i + 1) != Glue::s || !glued(i + 1))
        return 0;
    E inner;
    if (const Index next = quarter(i + 2, inner); next != 0 && !inner.hasYear() && inner.quarter != 0) {
        e.quarter = inner.quarter;
        return next;
    }
    int value = 0;
    const Index next = ordinal(i + 2, value);
    if (next == 0 || value > 2 || entry(next).mod != Mod::half)
        return 0;
    e.half = static_cast<std::uint8_t>(value);
    return next + 1;
}

} // namespace claimline::time
