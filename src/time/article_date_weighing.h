// One weighing of what tells the day of an article; private to article_date*.cpp.
#pragma once

#include "time/article_date.h"
#include "time/calendar.h"
#include "time/day_weights.h"
#include "time/grammar.h"
#include "time/tense.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimline::time {

// Weighs one article. Each step lays one kind of evidence on the days and says so.
class Weighing {
public:
    Weighing(const Article& article, const language::Document& document, const Words& words,
             const World& world);
    ArticleDate run();

private:
    using Kind = Expression::Kind;
    struct Dated { // an expression with the tense it stands in
        Expression e;
        Outlook tense;
        bool told = false; // "said on Friday": the day of the telling, and so of the article or just before it
    };

    static bool ahead(const Dated& d) {
        return d.tense == Outlook::planned || d.tense == Outlook::hypothetical || d.e.afterUntil;
    }
    static bool wholeDay(const Expression& e) {
        return e.kind == Kind::calendar && e.month != 0 && e.day != 0;
    }
    static std::string quoted(std::string_view text, Span span);

    // --- a date that is stated, else the answer of all evidence (article_date.cpp)
    void say(std::string reason);
    ArticleDate given();
    void remember(Day day, double probability);
    bool stated();
    void answer();
    void range(Day best, double mass);
    void set(When when, double confidence);

    // --- date lines (article_date_lines.cpp)
    Span lineOf(Span span) const;
    bool opensAlone(const Expression& e) const;
    bool dateLine(const Expression& e) const;
    bool placedLikeDateLine(const Expression& e) const;

    // --- the time at large, from beginnings, terms of office, years, the address (article_date_eras.cpp)
    std::optional<std::pair<Day, Day>> statedBeginning(Span& where) const;
    int dayCount(const Expression& e) const;
    void ordinalDays();
    void anniversary();
    void offices();
    double shareOutside(const std::vector<std::pair<Day, Day>>& ranges) const;
    bool besideYear(Span span) const;
    void years();
    void copyright();
    void address();

    // --- days that are named (article_date_days.cpp)
    void fullDays();
    void weekdayPairs();
    static double closeness(int off, bool told);
    bool isTold(const Expression& e) const;
    bool monthDay(const Dated& d, int& dayOfLeapYear) const;
    void monthDays();
    static std::size_t latestOf(const std::vector<int>& days);
    void weekdays();
    void plans();

    const Article& article_;
    const World& world_;
    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<Dated> dated_;
    DayWeights weights_;
    ArticleDate result_;
    std::pair<unsigned, unsigned> latestDay_{0, 0};
    bool ownDay_ = false; // … is the date line's: no weekday that the text names can be a later one
    bool informed_ = false;
};

} // namespace claimline::time
