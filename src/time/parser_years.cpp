// Years, and what is written with years: decades, centuries, seasons, quarters.
#include "time/parser.h"

#include <algorithm>

namespace claimline::time {

namespace {

const Piece endPiece;

} // namespace

bool Parser::isYear(const Piece& piece) {
    return piece.kind == Piece::Kind::number && piece.digits == 4 && !piece.comma && !piece.decimal &&
           !piece.ordinal && !piece.pluralS && piece.value >= 1000 && piece.value < 2200;
}

Parser::Index Parser::era(Index i, E& e) {
    // "BC", "B.C.", "BCE"
    const auto letter = [&](Index k, char c) {
        const Piece& piece = at(k);
        return piece.kind == Piece::Kind::word && piece.span.size() == 1 && text_[piece.span.begin] == c;
    };
    Index next = 0;
    const std::string_view whole = slice(text_, at(i).span);
    if (whole == "BC" || whole == "BCE")
        next = i + 1;
    else if (letter(i, 'B') && mark(i + 1, '.') && letter(i + 2, 'C'))
        next = mark(i + 3, '.') ? i + 4 : i + 3;
    if (next == 0)
        return 0;
    e.year = 1 - e.year;
    return next;
}

Parser::Index Parser::yearNumber(Index i, E& e) {
    const Piece& piece = at(i);
    if (isYear(piece)) {
        e.year = static_cast<int>(piece.value);
        return i + 1;
    }
    // 480 BC
    if (piece.kind == Piece::Kind::number && piece.digits <= 4 && !piece.comma && piece.value > 0 &&
        !piece.decimal && !piece.ordinal) {
        E copy = e;
        copy.year = static_cast<int>(piece.value);
        if (const Index next = era(i + 1, copy)) {
            e = copy;
            return next;
        }
    }
    // '99
    if (mark(i, '\'') && plainNumber(i + 1, 2) && glued(i + 1)) {
        e.year = static_cast<int>(at(i + 1).value) + (at(i + 1).value < 50 ? 2000 : 1900);
        e.shortYear = true;
        return i + 2;
    }
    return 0;
}

// What may stand behind a month or a day of a month: ", 1939", "of 1940", "1940", "of that year", "last
// year".
Parser::Index Parser::yearAfter(Index i, E& e) {
    if (const Index next = yearNumber(comma(i), e))
        return next;
    if (glue(i) == Glue::of) {
        if (const Index next = yearNumber(i + 1, e))
            return next;
        Index k = i + 1;
        if (glue(k) == Glue::the)
            ++k;
        const Deixis which = entry(k).deixis;
        if (entry(k + 1).unit == Unit::year && !entry(k + 1).plural &&
            (which == Deixis::that || which == Deixis::same || which == Deixis::last ||
             which == Deixis::this_ || which == Deixis::next || which == Deixis::previous ||
             which == Deixis::following)) {
            e.deixis = which;
            e.unit = Unit::year;
            return k + 2;
        }
    }
    const Deixis which = entry(i).deixis;
    if (entry(i + 1).unit == Unit::year &&
        (which == Deixis::last || which == Deixis::this_ || which == Deixis::next)) {
        e.deixis = which;
        e.unit = Unit::year;
        return i + 2;
    }
    return 0;
}

// "Flight 1902", "Ext. 2002", "Room 1408"
bool Parser::numberedBefore(Index i) const {
    if (i == 0 || raw(i).newline)
        return false;
    const Index word = raw(i - 1).mark == '.' && !raw(i - 1).space && i > 1 ? i - 2 : i - 1;
    return raw(word).entry != nullptr && raw(word).entry->numbered;
}

// After which words a number is a year, and before which ones it is not.
bool Parser::yearContext(Index i, Index after, const E& e) const {
    if (e.year <= 0)
        return true;
    const Piece& previous = raw(i).newline ? endPiece : raw(i == 0 ? pieces_.size() : i - 1);
    const Piece& next = at(after);
    if (previous.kind == Piece::Kind::mark && !raw(i).space &&
        (previous.mark == '$' || previous.mark == '#' || previous.mark == '.' || previous.mark == ',' ||
         previous.mark == ':'))
        return false;
    if (next.kind == Piece::Kind::mark && !next.space && next.mark == '%')
        return false;
    if (mark(after, ':') && !next.space)
        return at(after + 1).kind != Piece::Kind::number && (raw(i).newline || previous.mark == '-');
    // 1861-1863, 1914-18: a range is dates, whatever stands before it
    if (mark(after, '-') && at(after + 1).kind == Piece::Kind::number && !at(after + 1).comma &&
        ((at(after + 1).digits == 4 && at(after + 1).value > raw(i).value &&
          at(after + 1).value < raw(i).value + 150) ||
         (at(after + 1).digits == 2 && at(after + 1).value > raw(i).value % 100 && glued(after + 1))) &&
        previous.mark != '$' && entry(after + 2).unit == Unit::none)
        return true;
    if (previous.kind == Piece::Kind::mark && previous.mark == '-' && !raw(i).space && i >= 2 &&
        !raw(i - 1).space && raw(i - 2).kind != Piece::Kind::number) {
        const Entry* word = raw(i - 2).entry;
        const std::string_view prefix = slice(text_, raw(i - 2).span);
        return (word != nullptr && word->mod != Mod::none) || prefix == "pre" || prefix == "post";
    }
    if (mark(after, '-') && !next.space && at(after + 1).kind == Piece::Kind::word && glued(after + 1)) {
        const std::string_view tail = slice(text_, at(after + 1).span);
        const bool code =
            !at(after + 1).capital && std::ranges::any_of(tail, [](char c) { return c >= 'A' && c <= 'Z'; });
        // "2014-era", but no "1500-metre" and no "2019-nCoV"
        return raw(i).value > 1900 && entry(after + 1).unit == Unit::none && !code;
    }
    if (numberedBefore(i) || (e.year > 2060 && (next.capital || entry(after).counted)))
        return false; // "Flight 1902", "2100 N. Elm Street"
    if ((entry(after).unit != Unit::none && entry(after).plural) || entry(after).counted)
        return false;
    const bool counted = next.kind == Piece::Kind::word && !next.capital && next.span.size() > 3 &&
                         text_[next.span.end - 1] == 's' && text_[next.span.end - 2] != 's' &&
                         entry(after).glue == Glue::none;
    const Glue word = before(i);
    const bool modern = e.year >= 1900 && e.year <= 2060;
    switch (word) {
    case Glue::in:
    case Glue::since:
    case Glue::until:
    case Glue::till:
    case Glue::during:
    case Glue::through:
        return e.year >= 1000;
    case Glue::by:
    case Glue::from:
    case Glue::of:
    case Glue::to:
    case Glue::between:
    case Glue::the:
    case Glue::for_:
    case Glue::within:
        return !counted || word == Glue::the;
    case Glue::as:
        return true;
    case Glue::and_:
    case Glue::or_:
        if (i >= 2 && raw(i - 2).kind == Piece::Kind::number && raw(i - 2).digits == 4 && !counted)
            return true;
        break;
    case Glue::than:
    case Glue::least:
    case Glue::most:
    case Glue::up:
    case Glue::a:
    case Glue::an:
        return modern && !counted && word != Glue::least && word != Glue::most && word != Glue::than;
    default:
        break;
    }
    if (counted)
        return false;
    const Entry* known = previous.entry;
    if (known != nullptr &&
        (known->offset != Offset::none || known->mod != Mod::none || known->hedge != Bound::none ||
         known->unit == Unit::year || known->season != Season::none || known->month != 0))
        return modern || known->hedge == Bound::none;
    if (previous.kind == Piece::Kind::mark &&
        (previous.mark == '(' || previous.mark == '-' || previous.mark == ',' || previous.mark == '/' ||
         previous.mark == '['))
        return true;
    return modern && (next.kind != Piece::Kind::word || next.capital || entry(after).glue != Glue::none ||
                      previous.kind != Piece::Kind::word || !previous.capital || previous.space);
}

Parser::Index Parser::yearAlone(Index i, E& e) {
    if (glue(i) == Glue::the && entry(i + 1).unit == Unit::year) {
        const Index next = yearNumber(i + 2, e);
        return next != 0 && !entry(i + 1).plural ? next : 0;
    }
    const Index next = yearNumber(i, e);
    if (next != 0) {
        if (mark(i, '\''))
            return before(i) != Glue::none || narrative ? next : 0;
        return yearContext(i, next, e) ? next : 0;
    }
    // Among years BC a bare number after a preposition is one more of them.
    if (beforeChrist && plainNumber(i, 3)) {
        const Glue word = before(i);
        if (word == Glue::in || word == Glue::by || word == Glue::of || word == Glue::until ||
            word == Glue::since || word == Glue::from || word == Glue::to) {
            if (at(i + 1).kind == Piece::Kind::word && glue(i + 1) == Glue::none && !at(i + 1).capital)
                return 0;
            e.year = 1 - static_cast<int>(at(i).value);
            return i + 1;
        }
    }
    return 0;
}

// "the 1930s", "the '90s"
Parser::Index Parser::decade(Index i, E& e) {
    const Index start = mark(i, '\'') ? i + 1 : i;
    const Piece& piece = at(start);
    const bool plural = piece.pluralS || (mark(start + 1, '\'') && glued(start + 1) &&
                                          glue(start + 2) == Glue::s && glued(start + 2));
    if (piece.kind != Piece::Kind::number || !plural || piece.comma || piece.decimal || piece.value % 10 != 0)
        return 0;
    const Index next = piece.pluralS ? start + 1 : start + 3;
    if (piece.digits == 4 && piece.value >= 1000 && piece.value < 2100)
        e.year = static_cast<int>(piece.value);
    else if (piece.digits == 2 && (start != i || before(i) == Glue::the ||
                                   (entry(i - (i > 0)).mod != Mod::none && before(i - 1) != Glue::his)))
        e.year = static_cast<int>(piece.value) + (piece.value < 30 ? 2000 : 1900);
    else if (piece.digits == 3) {
        E copy = e;
        copy.year = static_cast<int>(piece.value);
        const Index end = era(next, copy);
        if (end == 0)
            return 0;
        e = copy;
        e.unit = Unit::decade;
        return end;
    } else
        return 0;
    e.unit = Unit::decade;
    return next;
}

// "19th century", "eighteenth-century", "5th century BC"
Parser::Index Parser::century(Index i, E& e) {
    int value = 0;
    Index next = ordinal(i, value);
    if (next == 0)
        return 0;
    if (mark(next, '-'))
        ++next;
    if (entry(next).unit != Unit::century || entry(next).plural || value > 30)
        return 0;
    e.unit = Unit::century;
    e.year = (value - 1) * 100;
    E copy = e;
    copy.year = value;
    if (const Index end = era(next + 1, copy)) {
        e.year = -value * 100 + 1; // the century's first year, astronomical
        return end;
    }
    return next + 1;
}

Parser::Index Parser::season(Index i, E& e) {
    const Season which = entry(i).season;
    if (which == Season::none)
        return 0;
    e.season = which;
    Index next = i + 1;
    const Index year = yearAfter(next, e);
    if (year != 0)
        return year;
    if (which == Season::summer || which == Season::winter)
        return mark(next, '-') ? 0 : next;
    const bool lower = !at(i).capital;
    const Glue word = before(i);
    const bool afterPreposition = word == Glue::in || word == Glue::by || word == Glue::during ||
                                  word == Glue::since || word == Glue::until || word == Glue::of ||
                                  word == Glue::from;
    const bool afterThe = word == Glue::the && i > 1 && raw(i - 2).entry != nullptr && !raw(i - 1).newline &&
                          (raw(i - 2).entry->glue == Glue::in || raw(i - 2).entry->glue == Glue::by ||
                           raw(i - 2).entry->glue == Glue::during || raw(i - 2).entry->glue == Glue::until ||
                           raw(i - 2).entry->glue == Glue::since);
    const Entry* previous = i > 0 && !raw(i).newline ? raw(i - 1).entry : nullptr;
    const bool modded =
        previous != nullptr && (previous->mod != Mod::none || previous->deixis != Deixis::none);
    const bool certain = afterPreposition || afterThe || modded;
    if (which == Season::autumn && slice(text_, at(i).span).size() > 4)
        return next;
    if (glue(next) == Glue::of)
        return 0; // "the fall of Girona"
    return certain || (!lower && which == Season::spring) ? next : 0;
}

// "the fourth quarter [of 2012]", "Q3 2024", "third-quarter"
Parser::Index Parser::quarter(Index i, E& e) {
    int value = 0;
    Index next = 0;
    const std::string_view text = slice(text_, at(i).span);
    if (at(i).kind == Piece::Kind::junk && text.size() == 2 && (text[0] == 'Q' || text[0] == 'H') &&
        text[1] >= '1' && text[1] <= '4') {
        value = text[1] - '0';
        next = i + 1;
        if (text[0] == 'H') {
            if (value > 2)
                return 0;
            const Index year = yearAfter(next, e);
            e.half = static_cast<std::uint8_t>(value);
            return year;
        }
    } else {
        next = ordinal(i, value);
        if (next == 0)
            return 0;
        if (mark(next, '-'))
            ++next;
        if (entry(next).unit != Unit::quarter || entry(next).plural)
            return 0;
        ++next;
    }
    if (value < 1 || value > 4)
        return 0;
    e.quarter = static_cast<std::uint8_t>(value);
    const Index year = yearAfter(next, e);
    return year != 0 ? year : next;
}

} // namespace claimline::time
