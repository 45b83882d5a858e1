// One look at the pieces from a given place. Each rule gives the piece after its match, or 0 where it does
// not match.
#pragma once

#include "time/expression.h"

#include <vector>

namespace claimline::time {

class Parser {
public:
    Parser(const std::vector<Piece>& pieces, const Words& words, std::string_view text);

    // What the whole text tells a rule: years "BC" make bare "499" a year; histories date "former" and ages.
    bool beforeChrist = false;
    bool dayFirst = false; // the text writes "7 March", so that "08/03/2026" is of March
    bool narrative = false;

    // The longest expression that begins at this piece, with its end in `last`; false: none.
    bool parse(std::uint32_t at, Expression& found);
    bool parsePhrase(std::uint32_t at, Expression& found); // only what the phrases hold

    // The rest of a list or range that shares month or year with the expression before it: "19" in "Nov. 17
    // and 19", "17" in "1915-17". `at` is just behind `before`.
    bool shareBefore(const Expression& before, std::uint32_t at, Expression& found);
    // "17" in "17 and 19 November", "17-19 November": gives the day alone and what follows is read as usual.
    bool shareAfter(std::uint32_t at, Expression& found);
    bool shareUnit(std::uint32_t at, Expression& found);

private:
    using Index = std::uint32_t;
    using E = Expression;

    // --- looking (parser.cpp)
    const Piece& at(Index i) const; // the end piece from the next line end on
    const Piece& raw(Index i) const;
    const Entry& entry(Index i) const;
    bool mark(Index i, char c) const;
    Glue glue(Index i) const;
    bool word(Index i) const { return at(i).kind == Piece::Kind::word; }
    bool plainNumber(Index i, int digits) const;
    bool glued(Index i) const { return !at(i).space; }
    Glue before(Index i) const; // the word before a piece, over no line end
    Index ordinal(Index i, int& value) const;
    Index dot(Index i) const { return mark(i, '.') && glued(i) ? i + 1 : i; }
    Index comma(Index i) const { return mark(i, ',') ? i + 1 : i; }

    // --- dates (parser_dates.cpp)
    Index fullDate(Index i, E& e);
    Index monthDay(Index i, E& e);
    Index dayMonth(Index i, E& e);
    Index monthName(Index i, E& e);
    Index dayNumber(Index i, E& e, bool ordinalOnly = false);
    Index numericDate(Index i, E& e);
    Index slashed(Index i, E& e, char separator);
    bool leadsWithDay(Index i) const;
    Index weekdayName(Index i, E& e);
    Index weekdayAlone(Index i, E& e);
    Index dayOnly(Index i, E& e);
    Index dateCore(Index i, E& e); // without determiners and modifiers
    bool monthContext(Index i, const E& e) const;
    bool ambiguousMonth(Index i) const;

    // --- years and what is written with them (parser_years.cpp)
    static bool isYear(const Piece& piece); // four plain digits of a year of our era
    Index yearAfter(Index i, E& e);
    Index yearNumber(Index i, E& e);
    Index era(Index i, E& e);
    Index yearAlone(Index i, E& e);
    bool yearContext(Index i, Index after, const E& e) const;
    bool numberedBefore(Index i) const;
    Index decade(Index i, E& e);
    Index century(Index i, E& e);
    Index season(Index i, E& e);
    Index quarter(Index i, E& e);

    // --- relative ones (parser_relative.cpp)
    Index deictic(Index i, E& e);
    Index deicticUnit(Index i, E& e);
    Index deicticStretch(Index next, Deixis which, E& e);
    Index deicticCount(Index next, E& e);
    Index deicticName(Index next, E& e);
    Index deicticDay(Index i, E& e);
    Index modified(Index i, E& e);
    Index modTarget(Index i, E& e, bool linked);
    Index modWord(Index i, E& e) const;
    Index halfOf(Index i, E& e);
    Index nthOf(Index i, E& e);
    Index ordinalDay(Index i, E& e);
    Index dayBefore(Index i, E& e);
    Index hedgedDate(Index i, E& e);

    // --- phrases, sets, periods of business (parser_phrases.cpp)
    Index phrase(Index i, E& e);
    Index setExpression(Index i, E& e);
    Index fiscalYear(Index i, E& e);
    Index yearEarlier(Index i, E& e);
    Index theQuarter(Index i, E& e);
    Index partOfYear(Index i, E& e);

    // --- amounts (parser_amounts.cpp)
    Index amount(Index i, E& e) const;
    Index numberWords(Index i, double& value) const;
    Index hedges(Index i, E& e) const;
    Index unitName(Index i, E& e) const;
    Index duration(Index i, E& e);
    Index hyphenated(Index i, Index next, E& e) const;
    Index boundedAmount(Index i, E& e);
    Index bareUnits(Index i, E& e);
    Index offsetAfter(Index i, E& e) const;
    Index asMany(Index i, E& e);
    bool age(Index i) const;
    bool fillerAdjective(Index i) const;
    bool amountFollows(Index i) const;
    bool amountIsSet(Index i, Index next) const;

    // --- times of day (parser_clock.cpp)
    Index clock(Index i, E& e) const;
    Index noonWord(Index i, E& e) const;
    Index fourFigures(Index i, E& e) const;
    Index spokenHour(Index i, E& e, bool& marked) const;
    Index clockMarks(Index i, Index next, E& e, bool& marked) const;
    static void applyPart(E& e);
    Index dayOfClock(Index i, E& day);
    Index hourMinute(Index i, E& e) const;
    Index meridiem(Index i, E& e) const;
    Index zone(Index i, E& e) const;
    Index clockWithDate(Index i, E& e);
    Index dateWithClock(Index i, E& e);
    Index partWords(Index i, E& e) const;
    Index partOfDay(Index i, E& e);
    Index partAfterDay(Index i, E& e) const;
    Index partAlone(Index i, E& e);

    void consider(Index (Parser::*rule)(Index, E&), Index i, E& best);
    void settle(Index i, Index last, E& e) const;

    const std::vector<Piece>& pieces_;
    const Words& words_;
    std::string_view text_;
    Index lineEnd_ = 0; // first piece of the next line
    int depth_ = 0;
};

} // namespace claimline::time
