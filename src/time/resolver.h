// Resolver: Expressions in the order of the text → Timexes, each counted from the article's date or from the
// date before it.
#pragma once

#include "time/expression.h"
#include "time/stamp.h"
#include "time/tense.h"

#include <optional>

namespace claimline::time {

struct Anchors {
    When published; // may be unknown, or a month or year
    bool narrative = false;
};

class Resolver {
public:
    explicit Resolver(const Anchors& anchors);

    // Nothing where the words cannot be a date after all ("Feb 30"). `tense` is of the verb that it hangs on.
    std::optional<Timex> resolve(const Expression& e, Tense tense);

private:
    struct Base { // what is counted from
        Stamp stamp;
        TimeAnchor anchor = TimeAnchor::none;
    };

    // --- where to count from
    Base today() const;
    Base previous() const; // the last stated date; the article's where there is none
    Base baseFor(const Expression& e) const;
    Base clockBase(const Expression& e, Tense tense) const;

    // --- the kinds
    Stamp written(const Expression& e) const;
    Stamp holiday(Stamp stamp, const Expression& e, Tense tense);
    std::optional<Stamp> calendar(const Expression& e, Tense tense);
    std::optional<Stamp> deictic(const Expression& e, Tense tense);
    std::optional<Stamp> offset(const Expression& e);
    std::optional<Stamp> reportedPeriod(const Expression& e, Tense tense);
    Timex duration(const Expression& e);
    void reachBack(const Expression& e, Timex& timex) const;
    Timex set(const Expression& e) const;

    // --- years and days that are not said
    void chooseYear(Stamp& stamp, const Expression& e, Tense tense);
    void chooseMonth(Stamp& stamp, const Expression& e);
    void chooseSeason(Stamp& stamp, const Expression& e, Tense tense);
    void chooseQuarter(Stamp& stamp, const Expression& e, Tense tense);
    Stamp dayOfClock(const Expression& e, Tense tense);
    int yearNear(const Stamp& base, unsigned month, unsigned day, Tense tense, bool untilThen) const;
    int narrativeYear(const Stamp& base, unsigned month) const;
    int seasonYear(const Stamp& base, Season season, Tense tense) const;
    Stamp weekday(unsigned weekday, const Expression& e, Tense tense);
    Stamp shiftUnit(const Stamp& base, Unit unit, int steps) const;
    std::optional<Stamp> deicticName(const Expression& e, Tense tense);
    void addClock(Stamp& stamp, const Expression& e, Tense tense) const;
    bool localChain(const Expression& e) const;
    bool undatedChain(const Expression& e) const;

    Timex finish(const Expression& e, const Stamp& stamp, Tense tense);
    void remember(const Expression& e, const Stamp& stamp);
    void describe(Timex& timex, const Expression& e) const;

    Anchors anchors_;
    std::optional<Day> todayDay_;
    Stamp today_;                   // as far as known
    Stamp previous_;                // of the text
    Stamp period_;                  // quarter or half year told of last
    std::uint32_t previousAt_ = 0;  // where it stands
    bool previousExplicit_ = false; // its year is written
    bool previousSince_ = false;    // "since 2019": what follows is of the time since
    bool previousByNight_ = false;  // it was a night or evening
    TimeAnchor used_ = TimeAnchor::none;
};

} // namespace claimline::time
