#include "time/grammar.h"

#include "time/parser.h"

#include <algorithm>

namespace claimline::time {

namespace {

using Kind = Expression::Kind;

bool dateLike(const Expression& e) {
    return e.kind == Kind::calendar && e.hour < 0;
}

} // namespace

void Parser::consider(Index (Parser::*rule)(Index, E&), Index i, E& best) {
    E found;
    const Index last = (this->*rule)(i, found);
    if (last > best.last) {
        best = found;
        best.last = last;
    }
}

// "Tuesday night", "Nov. 19 evening"
void Parser::settle(Index i, Index last, E& e) const {
    e.first = i + e.skip;
    e.last = last;
    e.span = {raw(e.first).span.begin, raw(last - 1).span.end};
}

bool Parser::parse(Index i, E& found) {
    while (lineEnd_ <= i || (lineEnd_ < pieces_.size() && !raw(lineEnd_).newline))
        ++lineEnd_;
    E best;
    for (const auto rule :
         {&Parser::dateCore, &Parser::halfOf, &Parser::modified, &Parser::deictic, &Parser::dateWithClock,
          &Parser::clockWithDate, &Parser::partOfDay, &Parser::partAlone, &Parser::ordinalDay, &Parser::nthOf,
          &Parser::duration, &Parser::setExpression, &Parser::hedgedDate, &Parser::dayOnly,
          &Parser::fiscalYear, &Parser::yearEarlier, &Parser::theQuarter})
        consider(rule, i, best);
    if (glue(i) == Glue::the) { // "the 1930s", "the summer", "the 4th of July", "the fourth quarter"
        E inner;
        for (const auto rule : {&Parser::decade, &Parser::century, &Parser::season, &Parser::quarter,
                                &Parser::dayMonth, &Parser::yearAlone}) {
            E copy;
            const Index last = (this->*rule)(i + 1, copy);
            const bool wholeYear = copy.hasYear() && copy.month == 0 && copy.unit == Unit::none &&
                                   copy.quarter == 0 && copy.season == Season::none;
            // "the summer", but "summer" alone in "the summer offensive"
            const bool beforeNoun = (copy.season != Season::none || copy.day != 0) && !copy.hasYear() &&
                                    word(last) && at(last).entry == nullptr &&
                                    !slice(text_, at(last).span).ends_with("ed") &&
                                    copy.deixis == Deixis::none && !(copy.day != 0 && at(last).capital);
            if (beforeNoun && last != 0)
                return false;
            if (last > best.last && !wholeYear) {
                best = copy;
                best.last = last;
            }
        }
    }
    if (best.last == 0)
        return false;
    const bool day = best.kind == Kind::calendar && (best.day != 0 || best.weekday != 0 || best.holiday) &&
                     best.part == Part::none && best.hour < 0;
    if (day)
        if (const Index part = partAfterDay(best.last, best))
            best.last = part;
    settle(i, best.last, best);
    found = best;
    return true;
}

bool Parser::parsePhrase(Index i, E& found) {
    while (lineEnd_ <= i || (lineEnd_ < pieces_.size() && !raw(lineEnd_).newline))
        ++lineEnd_;
    E e;
    const Index last = phrase(i, e);
    if (last == 0)
        return false;
    settle(i, last, e);
    found = e;
    return true;
}

bool Parser::shareBefore(const Expression& before, Index i, Expression& found) {
    if (!dateLike(before) || raw(i).newline)
        return false;
    const bool dash = mark(i, '-');
    const bool list = mark(i, ',') || glue(i) == Glue::and_ || glue(i) == Glue::or_ || glue(i) == Glue::to ||
                      glue(i) == Glue::until;
    if (!dash && !list)
        return false;
    Index start = i + 1;
    if (mark(i, ',') && glue(start) == Glue::and_)
        ++start;
    E e = before;
    Index last = 0;
    const Piece& piece = at(start);
    if (piece.kind != Piece::Kind::number || piece.comma || piece.decimal || piece.pluralS ||
        piece.digits > 2)
        return false;
    const bool yearOnly = before.month == 0 && before.quarter == 0 && before.hasYear() &&
                          before.unit == Unit::none && before.season == Season::none;
    if (yearOnly || (before.season != Season::none && before.hasYear())) { // 1915-17
        const int stem = before.year - before.year % 100;
        if (!dash || piece.digits != 2 || before.year < 1000 || stem + piece.value <= before.year ||
            !glued(start))
            return false;
        e.year = stem + static_cast<int>(piece.value);
        last = start + 1;
    } else if (before.day != 0 && piece.value >= 1 && piece.value <= 31 && before.weekday == 0) {
        const bool monthFirst =
            raw(before.last - 1).kind == Piece::Kind::number; // "May 4 and 5", no "4 May and 5"
        last = start + 1;
        const Piece& next = at(last);
        const bool counts = next.kind == Piece::Kind::word && glue(last) == Glue::none &&
                            entry(last).cue == Cue::none && entry(last).offset == Offset::none;
        if (!monthFirst || before.hasYear() || (counts && !dash) || mark(last, ':') || mark(last, '%') ||
            (mark(last, '-') && glued(last)))
            return false;
        if (mark(i, ',') && glue(i + 1) != Glue::and_ && !(mark(last, ',') || glue(last) == Glue::and_))
            return false;
        if (entry(last).month != 0)
            return false;
        e.day = static_cast<std::uint8_t>(piece.value);
        e.part = Part::none;
        const Index year = yearAfter(last, e);
        last = year != 0 ? year : last;
    } else {
        return false;
    }
    e.afterPreposition = true;
    e.rangeEnd = true;
    settle(start, last, e);
    found = e;
    return true;
}

// "12" of "12 to 18 months", "499" of "499-493 BC"
bool Parser::shareUnit(Index i, Expression& found) {
    double low = 0;
    const Index first = numberWords(i, low);
    if (first == 0)
        return false;
    const bool dash = mark(first, '-') && at(first + 1).kind == Piece::Kind::number;
    const bool between = glue(first) == Glue::and_ && before(i) == Glue::between;
    if (!dash && !between && glue(first) != Glue::to && glue(first) != Glue::or_)
        return false;
    double high = 0;
    const Index second = numberWords(first + 1, high);
    if (second == 0)
        return false;
    E e;
    if (high > low && entry(second).unit != Unit::none && entry(second).plural && !age(second + 1)) {
        e.kind = E::Kind::duration;
        e.unit = entry(second).unit;
        e.amount = low;
        // "two to three years ago" is one point
        if (entry(second + 1).offset != Offset::none)
            return false;
    } else if (low > high && first == i + 1 && at(i).digits <= 4 && !at(i).comma) {
        e.year = static_cast<int>(high);
        if (era(second, e) == 0)
            return false;
        e.year = 1 - static_cast<int>(low);
    } else {
        return false;
    }
    settle(i, first, e);
    found = e;
    return true;
}

bool Parser::shareAfter(Index i, Expression& found) {
    while (lineEnd_ <= i || (lineEnd_ < pieces_.size() && !raw(lineEnd_).newline))
        ++lineEnd_;
    if (shareUnit(i, found))
        return true;
    const Piece& piece = at(i);
    const bool the = glue(i) == Glue::the;
    const Index number = the ? i + 1 : i;
    if (at(number).kind != Piece::Kind::number || at(number).digits > 2 || at(number).value < 1 ||
        at(number).value > 31 || at(number).decimal || at(number).comma || piece.pluralS)
        return false;
    // 17 and 19 November; 17-19 November; 3, 4 and 5 May
    Index k = number + 1;
    for (int items = 0; items < 4; ++items) {
        if (mark(k, ',') && glue(k + 1) == Glue::and_)
            k += 2;
        else if (mark(k, '-') || mark(k, ',') || mark(k, '/') || glue(k) == Glue::and_ ||
                 glue(k) == Glue::or_ || glue(k) == Glue::to || glue(k) == Glue::until)
            ++k;
        else
            return false;
        E rest;
        if (const Index last = dayMonth(k, rest)) {
            (void)last;
            found = rest;
            found.day = static_cast<std::uint8_t>(at(number).value);
            settle(i, number + 1, found);
            return true;
        }
        if (glue(k) == Glue::the)
            ++k;
        if (at(k).kind != Piece::Kind::number || at(k).digits > 2)
            return false;
        ++k;
    }
    return false;
}

namespace {

bool isEra(const Piece& piece, std::string_view text) {
    return piece.allCapital && piece.span.size() <= 3 && slice(text, piece.span).starts_with("BC");
}

// How a piece may begin an expression; most words of a text are passed over here.
enum class Start : std::uint8_t { never, phrase, any };

Start startAt(const Piece& piece) {
    if (piece.kind == Piece::Kind::number)
        return Start::any;
    if (piece.kind != Piece::Kind::word)
        return (piece.kind == Piece::Kind::junk && piece.span.size() == 2) || piece.mark == '\''
                   ? Start::any
                   : Start::never;
    if (piece.entry == nullptr || !piece.entry->time)
        return Start::never;
    switch (piece.entry->glue) {
    case Glue::none:
    case Glue::the:
    case Glue::a:
    case Glue::an:
    case Glue::at:
    case Glue::more:
    case Glue::less:
    case Glue::fewer:
    case Glue::up:
    case Glue::as:
    case Glue::fiscal:
        return Start::any;
    default: // "in the near future"
        return piece.entry->phrases.empty() ? Start::never : Start::phrase;
    }
}

void describeContext(const std::vector<Piece>& pieces, Expression& e) {
    e.the |= pieces[e.first].entry != nullptr && pieces[e.first].entry->glue == Glue::the;
    const Piece& after = pieces[e.last];
    e.heading = pieces[e.first].newline &&
                (after.newline || after.kind == Piece::Kind::end || (after.mark == ':' && !after.space));
    if (e.first == 0 || pieces[e.first].newline)
        return;
    const Piece& previous = pieces[e.first - 1];
    e.inBrackets = previous.mark == '(';
    const Glue word = previous.entry != nullptr ? previous.entry->glue : Glue::none;
    switch (word) {
    case Glue::in:
    case Glue::on:
    case Glue::by:
    case Glue::until:
    case Glue::till:
    case Glue::since:
    case Glue::from:
    case Glue::to:
    case Glue::during:
    case Glue::through:
    case Glue::within:
    case Glue::between:
    case Glue::at:
        e.afterPreposition = true;
        break;
    default:
        e.afterPreposition |= previous.entry != nullptr && previous.entry->offset != Offset::none;
    }
    e.afterUntil = word == Glue::until || word == Glue::till || word == Glue::by;
    e.afterSince = word == Glue::since;
    e.afterTo = word == Glue::to || word == Glue::through || word == Glue::until || word == Glue::till ||
                previous.mark == '-';
}

} // namespace

namespace {

// "4 a.m. local time (0100 GMT)": the difference is the zone of the first.
void shareZone(Expression& local, const Expression& twin) {
    if (local.hour < 0 || local.zoned || !twin.zoned || twin.zoneVague || !twin.inBrackets || twin.hour < 0 ||
        twin.span.begin - local.span.end > 16)
        return;
    int minutes = (local.hour - twin.hour) * 60 + std::max(local.minute, 0) - std::max(twin.minute, 0) +
                  twin.zoneMinutes;
    if (minutes > 14 * 60)
        minutes -= 24 * 60;
    if (minutes < -12 * 60)
        minutes += 24 * 60;
    local.zoned = local.zoneByTwin = true;
    local.zoneMinutes = minutes;
}

// A year that a history only glances at: the next one is again of the time before it. "The files, opened in
// 2005, …" is no year to count the next days from.
void markAsides(std::vector<Expression>& expressions) {
    const auto counts = [](const Expression& e) {
        return e.kind == Kind::calendar && e.hasYear() && e.unit == Unit::none &&
               (e.month != 0 || e.afterPreposition || e.the || e.heading);
    };
    const Expression* main = nullptr;
    for (auto e = expressions.begin(); e != expressions.end(); ++e) {
        if (!counts(*e))
            continue;
        const auto next = std::find_if(e + 1, expressions.end(), counts);
        const bool returns = main != nullptr && next != expressions.end() && e->year != main->year &&
                             next->year >= main->year && next->year <= main->year + 1 &&
                             (e->year < main->year || next->year < e->year);
        e->aside = returns && !e->heading && e->day == 0; // a whole day opens a story of its own
        if (!e->aside)
            main = &*e;
    }
}

// "7 March" more often than "March 7".
bool writesDayFirst(const std::vector<Piece>& pieces) {
    const auto isDay = [](const Piece& piece) {
        return piece.kind == Piece::Kind::number && piece.digits <= 2 && piece.value >= 1 &&
               piece.value <= 31;
    };
    const auto isMonth = [](const Piece& piece) {
        return piece.capital && piece.entry != nullptr && piece.entry->month != 0;
    };
    int lead = 0;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        lead += isDay(pieces[i]) && isMonth(pieces[i + 1]) ? 1 : 0;
        lead -= isMonth(pieces[i]) && isDay(pieces[i + 1]) ? 1 : 0;
    }
    return lead > 0;
}

} // namespace

Reading read(const std::vector<Piece>& pieces, const Words& words, std::string_view text, bool narrative) {
    Reading reading;
    reading.narrative = narrative;
    Parser parser(pieces, words, text);
    parser.narrative = narrative;
    int eras = 0;
    for (const Piece& piece : pieces)
        eras += piece.kind == Piece::Kind::word && isEra(piece, text) ? 1 : 0;
    parser.beforeChrist = eras >= 3;
    parser.dayFirst = writesDayFirst(pieces);
    for (std::uint32_t i = 0; i + 1 < pieces.size();) {
        Expression e;
        const Start start = startAt(pieces[i]);
        const bool found = start == Start::any ? parser.shareAfter(i, e) || parser.parse(i, e)
                                               : start == Start::phrase && parser.parsePhrase(i, e);
        if (!found) {
            ++i;
            continue;
        }
        describeContext(pieces, e);
        if (!reading.expressions.empty())
            shareZone(reading.expressions.back(), e);
        reading.expressions.push_back(e);
        i = std::max(e.last, i + 1);
        for (Expression shared; parser.shareBefore(reading.expressions.back(), i, shared); i = shared.last)
            reading.expressions.push_back(shared);
    }
    if (narrative)
        markAsides(reading.expressions);
    return reading;
}

} // namespace claimline::time
