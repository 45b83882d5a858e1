#include "time/article_date.h"

#include "time/calendar.h"
#include "time/day_weights.h"
#include "time/grammar.h"
#include "time/tense.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimline::time {

namespace {

using Kind = Expression::Kind;

struct Dated { // an expression with the tense it stands in
    Expression e;
    Outlook tense;
};

std::string quoted(std::string_view text, Span span) {
    std::string words(slice(text, span));
    std::ranges::replace(words, '\n', ' ');
    return "'" + words + "'";
}

const char* weekdayName(unsigned weekday) {
    static constexpr std::array names{"",         "Monday", "Tuesday",  "Wednesday",
                                      "Thursday", "Friday", "Saturday", "Sunday"};
    return names[weekday % 8];
}

bool ahead(const Dated& d) {
    return d.tense == Outlook::planned || d.tense == Outlook::hypothetical || d.e.afterUntil;
}
bool wholeDay(const Expression& e) {
    return e.kind == Kind::calendar && e.month != 0 && e.day != 0;
}

// Weighs one article. Each step lays one kind of evidence on the days and says so.
class Weighing {
public:
    Weighing(const Article& article, const language::Document& document, const Words& words,
             const World& world)
        : article_(article)
        , world_(world)
        , text_(article.text)
        , pieces_(cut(article.text, words))
        , weights_(*Day::of(1985, 1, 1), *Day::of(2040, 1, 1)) {
        for (Expression& e : read(pieces_, words, text_, false).expressions) {
            const Outlook tense = tenseOf(e, pieces_, text_, document);
            dated_.push_back({std::move(e), tense});
        }
    }

    ArticleDate run() {
        if (article_.published.known())
            return given();
        if (stated())
            return std::move(result_);
        ordinalDays();
        offices();
        years();
        copyright();
        address();
        fullDays();
        weekdayPairs();
        monthDays();
        weekdays();
        plans();
        answer();
        return std::move(result_);
    }

private:
    void say(std::string reason) { result_.reasons.push_back(std::move(reason)); }

    ArticleDate given() {
        result_.when = article_.published;
        if (result_.when.because.empty())
            result_.when.because = result_.when.basis == DateBasis::given  ? "given on import"
                                   : result_.when.basis == DateBasis::user ? "set by hand"
                                                                           : "stated by the file";
        say(result_.when.because);
        if (const auto day = article_.published.day())
            remember(*day, 1.0);
        return std::move(result_);
    }

    void remember(Day day, double probability) {
        result_.candidates.emplace_back(day, probability);
        result_.month = day.month();
        result_.dayOfMonth = day.dayOfMonth();
        result_.weekday = day.weekday();
    }

    // --- a date line

    Span lineOf(Span span) const {
        const auto begin = text_.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
        const auto from = begin == std::string_view::npos ? 0 : begin + 1;
        return {static_cast<std::uint32_t>(span.begin == 0 ? 0 : from),
                static_cast<std::uint32_t>(std::min(text_.find('\n', span.end), text_.size()))};
    }

    // The line holds little else than the date; or the date stands before "(Agency) —" at a paragraph's
    // begin.
    bool dateLine(const Expression& e) const {
        const Span line = lineOf(e.span);
        const auto rest = line.size() - e.span.size();
        const std::string_view before = text_.substr(line.begin, e.span.begin - line.begin);
        const std::string_view after = text_.substr(e.span.end, line.end - e.span.end);
        if (rest <= 45 && before.find_first_of(".!?") == std::string_view::npos) {
            int words = 0;
            for (const char c : before)
                words += c == ' ' ? 1 : 0;
            return words <= 4;
        }
        if (before.size() > 60 || before.find(". ") != std::string_view::npos)
            return false;
        // places in capitals: "KYIV, Ukraine, Nov. 19, 2024 (AP) —"
        int lower = 0;
        bool start = true;
        for (const char c : before) {
            lower += start && c >= 'a' && c <= 'z' ? 1 : 0;
            start = c == ' ';
        }
        const auto mark = after.substr(0, 24);
        return lower == 0 &&
               (mark.find("\xE2\x80\x94") != std::string_view::npos ||
                mark.find("\xE2\x80\x93") != std::string_view::npos ||
                mark.find(" - ") != std::string_view::npos || mark.find("--") != std::string_view::npos);
    }

    // Near the begin of the text, or at its very end.
    bool placedLikeDateLine(const Expression& e) const {
        return e.span.begin < 1200 || e.span.end + 200 > text_.size();
    }

    bool stated() {
        for (const Dated& d : dated_) {
            if (!wholeDay(d.e) || !d.e.hasYear() || !placedLikeDateLine(d.e) || !dateLine(d.e))
                continue;
            const auto day = Day::of(d.e.year, d.e.month, d.e.day);
            if (!day)
                continue;
            result_.when = whenOfDay(*day);
            result_.when.basis = DateBasis::stated;
            result_.when.confidence = 0.97;
            result_.when.because = "the date line " + quoted(text_, d.e.span);
            say(result_.when.because);
            remember(*day, 0.97);
            return true;
        }
        return false;
    }

    // --- days counted from a beginning

    // "war began in February 2022", "since the invasion of 24 February 2022"
    std::optional<std::pair<Day, Day>> statedBeginning(Span& where) const {
        for (const Dated& d : dated_) {
            if (d.e.kind != Kind::calendar || !d.e.hasYear() || d.e.unit != Unit::none)
                continue;
            const auto from = d.e.span.begin > 70 ? d.e.span.begin - 70 : 0;
            const std::string_view before = text_.substr(from, d.e.span.begin - from);
            bool begins = false;
            for (const std::string_view word : {"began", "begun", "started", "launched", "invaded",
                                                "invasion", "broke out", "outbreak", "erupted", "beginning"})
                begins |= before.find(word) != std::string_view::npos;
            if (!begins)
                continue;
            where = d.e.span;
            if (d.e.day != 0) {
                const auto day = Day::of(d.e.year, d.e.month, d.e.day);
                return day ? std::optional(std::pair(*day, *day + 1)) : std::nullopt;
            }
            const unsigned first = d.e.month != 0 ? d.e.month : 1;
            const unsigned last = d.e.month != 0 ? d.e.month : 12;
            const auto begin = Day::of(d.e.year, first, 1);
            const auto end = Day::of(d.e.year, last, daysIn(d.e.year, last));
            return begin && end ? std::optional(std::pair(*begin, *end + 1)) : std::nullopt;
        }
        return std::nullopt;
    }

    // The day number that the text gives: 1000 of "1,000 days of war", "the 1,000th day".
    int dayCount(const Expression& e) const {
        if (e.kind == Kind::ordinalDay)
            return e.nth >= 20 ? e.nth : 0;
        if (e.kind != Kind::duration || e.unit != Unit::day || e.vague || e.amount < 20 ||
            e.amount > 20'000 || e.deixis != Deixis::none)
            return 0;
        const std::string_view after = text_.substr(e.span.end, 30);
        const auto from = e.span.begin > 50 ? e.span.begin - 50 : 0;
        const std::string_view before = text_.substr(from, e.span.begin - from);
        for (const std::string_view word :
             {" of war", " of the war", " of terror", " of fighting", " of conflict", " of the conflict",
              " since", " after", " into", " mark", "-day mark", " of Russia", " of its", " of captivity",
              " of protest", " on,", " of full-scale"})
            if (after.starts_with(word))
                return static_cast<int>(e.amount);
        for (const std::string_view word : {"milestone", "marks", "marking", "marked", "reache"})
            if (before.find(word) != std::string_view::npos)
                return static_cast<int>(e.amount);
        return 0;
    }

    void ordinalDays() {
        Span where;
        const auto statedBegin = statedBeginning(where);
        int count = 0;
        Span span;
        for (const Dated& d : dated_)
            if (const int n = dayCount(d.e); n != 0 && (count == 0 || d.e.kind == Kind::ordinalDay)) {
                count = n;
                span = d.e.span;
            }
        if (count == 0)
            return anniversary();
        const Beginning* known = world_.beginning(text_, pieces_, span);
        std::pair<Day, Day> begin;
        std::string from;
        if (known != nullptr &&
            (!statedBegin || (known->day >= statedBegin->first && known->day < statedBegin->second))) {
            begin = {known->day, known->day + 1};
            from = known->name + " (" + whenOfDay(known->day).edtf + ")";
        } else if (statedBegin && statedBegin->second - statedBegin->first <= 31) {
            begin = *statedBegin;
            from = quoted(text_, where);
        } else {
            return;
        }
        // The nth day is the first plus n - 1; others say n days after the first. Articles stand on it or
        // beside it.
        const Day first = begin.first + count - 1;
        const Day end = begin.second + count - 1;
        weights_.multiply([&](Day day) {
            const int off = day < first ? first - day : day >= end ? day - end + 1 : 0;
            static constexpr std::array<double, 5> near{1, 0.35, 0.12, 0.06, 0.04};
            return off < 5 ? near[static_cast<std::size_t>(off)] : off < 40 ? 0.003 : 0.00003;
        });
        informed_ = true;
        say(quoted(text_, span) + " counted from " + from + " leads to " +
            (end - first > 1 ? whenBetween(first, end - 1).edtf : whenOfDay(first).edtf));
    }

    // "the second anniversary of the invasion"
    void anniversary() {
        for (std::uint32_t i = 1; i + 1 < pieces_.size(); ++i) {
            if (pieces_[i].entry == nullptr || pieces_[i].entry->glue != Glue::anniversary ||
                pieces_[i].newline)
                continue;
            const Piece& number = pieces_[i - 1];
            int nth = number.ordinal            ? static_cast<int>(number.value)
                      : number.entry != nullptr ? number.entry->ordinal
                                                : 0;
            if (nth == 0 && i >= 2 && number.entry != nullptr && number.entry->unit == Unit::year)
                nth = pieces_[i - 2].entry != nullptr ? pieces_[i - 2].entry->ordinal : 0;
            const Beginning* known = nth > 0 ? world_.beginning(text_, pieces_, pieces_[i].span) : nullptr;
            if (known == nullptr)
                continue;
            const Day day = addMonths(known->day, 12 * nth);
            weights_.multiply([&](Day other) {
                const int off = std::abs(other - day);
                return off == 0 ? 1.0 : off <= 2 ? 0.4 : off <= 7 ? 0.1 : off <= 31 ? 0.03 : 0.0005;
            });
            informed_ = true;
            say(quoted(text_, hull(number.span, pieces_[i].span)) + " of " + known->name + " falls on " +
                whenOfDay(day).edtf);
            return;
        }
    }

    // --- years

    void offices() {
        int used = 0;
        for (const OfficeEvidence& evidence : world_.offices(text_, pieces_)) {
            if (besideYear(evidence.span) || used >= 12)
                continue;
            ++used;
            weights_.keepRanges(evidence.days, shareOutside(evidence.days));
            informed_ = true;
            say(quoted(text_, evidence.span) + ": " + evidence.because);
        }
    }

    // One mention in twenty misleads: that much is spread over all days outside the terms.
    double shareOutside(const std::vector<std::pair<Day, Day>>& ranges) const {
        double inside = 0;
        for (const auto& [from, to] : ranges)
            inside += std::max(0, std::min(to, weights_.end()) - std::max(from, weights_.first()));
        const double all = weights_.end() - weights_.first();
        return std::clamp(0.05 * inside / std::max(1.0, all - inside), 0.0002, 0.05);
    }

    // What is told of another year says nothing of the article's.
    bool besideYear(Span span) const {
        return std::ranges::any_of(dated_, [&](const Dated& d) {
            return d.e.kind == Kind::calendar && d.e.hasYear() && d.e.span.begin < span.end + 60 &&
                   d.e.span.end + 60 > span.begin && lineOf(d.e.span) == lineOf(span);
        });
    }

    void years() {
        int latest = 0;
        bool byDay = false; // fullDays() weighs how near it is
        Span where;
        for (const Dated& d : dated_) {
            if (d.e.kind != Kind::calendar || !d.e.hasYear() || d.e.unit != Unit::none || d.e.year < 1985 ||
                d.e.year > 2039)
                continue;
            if (ahead(d)) {
                weights_.multiplyRange(*Day::of(d.e.year + 1, 1, 1), weights_.end(), 0.1);
                continue;
            }
            if (d.e.year > latest) {
                latest = d.e.year;
                where = d.e.span;
                byDay = d.e.day != 0;
            } else if (d.e.year == latest)
                byDay = byDay || d.e.day != 0;
        }
        if (latest == 0)
            return;
        weights_.multiplyRange(weights_.first(), *Day::of(latest, 1, 1), 0.02);
        static constexpr std::array<double, 8> later{1, 0.7, 0.4, 0.25, 0.18, 0.15, 0.12, 0.1};
        for (int year = latest; !byDay && year < 2040; ++year)
            weights_.multiplyRange(*Day::of(year, 1, 1), *Day::of(year + 1, 1, 1),
                                   later[static_cast<std::size_t>(std::min(year - latest, 7))]);
        informed_ = true;
        say(quoted(text_, where) + " is the latest year named as past");
    }

    void copyright() {
        for (std::uint32_t i = 1; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            if (piece.kind != Piece::Kind::number || piece.digits != 4 || piece.value < 1990 ||
                piece.value > 2039)
                continue;
            const auto from = piece.span.begin > 14 ? piece.span.begin - 14 : 0;
            const std::string_view before = text_.substr(from, piece.span.begin - from);
            auto mark = before.find("\xC2\xA9");
            if (mark == std::string_view::npos)
                mark = std::min(before.find("opyright"), before.find("OPYRIGHT"));
            if (mark == std::string_view::npos)
                continue;
            const int year = static_cast<int>(piece.value);
            weights_.multiplyRange(*Day::of(year + 1, 1, 1), weights_.end(), 0.1);
            weights_.multiplyRange(weights_.first(), *Day::of(year - 1, 1, 1), 0.15);
            weights_.multiplyRange(*Day::of(year - 1, 1, 1), *Day::of(year, 1, 1), 0.3);
            informed_ = true;
            say(quoted(text_, {static_cast<std::uint32_t>(from + mark), piece.span.end}) +
                " in the page's notice");
            return;
        }
    }

    // "https://…/2024/11/19/…"
    void address() {
        const std::string_view url = article_.url;
        for (std::size_t i = 0; i + 11 <= url.size(); ++i) {
            const std::string_view part = url.substr(i, 11);
            if (part[0] != '/' || (part[5] != '/' && part[5] != '-') || part[8] != part[5])
                continue;
            std::string iso(part.substr(1, 10));
            iso[4] = iso[7] = '-';
            const auto when = parseEdtf(iso);
            const auto day = when ? when->day() : std::nullopt;
            if (!day)
                continue;
            weights_.multiply([&](Day other) {
                return other == *day ? 1.0 : std::abs(other - *day) == 1 ? 0.2 : 0.001;
            });
            informed_ = true;
            say("the address holds " + iso);
            return;
        }
    }

    // --- days

    void fullDays() {
        std::optional<Day> latest;
        Span where;
        for (const Dated& d : dated_)
            if (wholeDay(d.e) && d.e.hasYear() && !ahead(d))
                if (const auto day = Day::of(d.e.year, d.e.month, d.e.day);
                    day && (!latest || *day > *latest)) {
                    latest = day;
                    where = d.e.span;
                }
        if (!latest)
            return;
        const Day day = *latest;
        weights_.multiply([&](Day other) {
            const int off = other - day;
            return off < 0 ? 0.0005 : 0.0005 + 1.0 / (1 + off);
        });
        latestDay_ = {day.month(), day.dayOfMonth()};
        informed_ = true;
        say(quoted(text_, where) + " is the latest day named as past");
    }

    // "Tuesday, Nov. 19": the years in which that is so
    void weekdayPairs() {
        for (const Dated& d : dated_) {
            if (!wholeDay(d.e) || d.e.hasYear() || d.e.weekday == 0)
                continue;
            for (int year = weights_.first().year(); year < weights_.end().year(); ++year)
                if (const auto day = Day::of(year, d.e.month, d.e.day); !day || day->weekday() != d.e.weekday)
                    weights_.multiplyRange(
                        Day::of(year, d.e.month, d.e.day).value_or(*Day::of(year, 1, 1)) - 182,
                        Day::of(year, d.e.month, d.e.day).value_or(*Day::of(year, 1, 1)) + 183, 0.03);
            informed_ = true;
            say(quoted(text_, d.e.span) + " fits only some years");
            return;
        }
    }

    static double closeness(int off) {
        static constexpr std::array<double, 8> near{1, 0.75, 0.3, 0.16, 0.1, 0.08, 0.06, 0.05};
        return off < 0    ? 0.0005
               : off < 8  ? near[static_cast<std::size_t>(off)]
               : off < 31 ? 0.012
               : off < 92 ? 0.002
                          : 0.0005;
    }

    // The latest day of a month that is named without a year and lies behind.
    void monthDays() {
        std::vector<int> days; // of a leap year
        std::vector<Span> spans;
        const int leap = Day::of(2000, 1, 1)->number;
        bool line = false;
        for (const Dated& d : dated_) {
            if (!wholeDay(d.e) || d.e.hasYear() || d.e.deixis != Deixis::none || ahead(d))
                continue;
            const auto day = Day::of(2000, d.e.month, d.e.day);
            if (!day)
                continue;
            if (placedLikeDateLine(d.e) && dateLine(d.e)) {
                days = {day->number - leap};
                spans = {d.e.span};
                line = true;
                break;
            }
            days.push_back(day->number - leap);
            spans.push_back(d.e.span);
        }
        if (days.empty())
            return;
        const std::size_t at = latestOf(days);
        const Day day{leap + days[at]};
        latestDay_ = {day.month(), day.dayOfMonth()};
        for (int year = weights_.first().year() - 1; year < weights_.end().year(); ++year) {
            const Day here = clampedDay(year, day.month(), day.dayOfMonth());
            const Day next = clampedDay(year + 1, day.month(), day.dayOfMonth());
            for (int off = 0; here + off < next; ++off)
                weights_.multiplyRange(here + off, here + off + 1,
                                       line ? (off == 0   ? 1.0
                                               : off == 1 ? 0.1
                                                          : 0.002)
                                            : closeness(off));
        }
        informed_ = true;
        say(quoted(text_, spans[at]) +
            (line ? " in the date line" : " is the latest day of a month named as past"));
    }

    // Days of the year lie on a circle: the latest is the one before the widest gap.
    static std::size_t latestOf(const std::vector<int>& days) {
        std::size_t best = 0;
        int widest = -1;
        for (std::size_t i = 0; i < days.size(); ++i) {
            int gap = 366;
            for (const int other : days)
                if (other != days[i])
                    gap = std::min(gap, (other - days[i] + 366) % 366);
            if (gap > widest) {
                widest = gap;
                best = i;
            }
        }
        return best;
    }

    void weekdays() {
        std::array<int, 8> seen{};
        std::array<Span, 8> spans{};
        for (const Dated& d : dated_) {
            const bool plain =
                d.e.kind == Kind::calendar && d.e.weekday != 0 && d.e.day == 0 && d.e.month == 0;
            if (!plain || ahead(d) || d.e.clockOnly)
                continue;
            if (seen[d.e.weekday]++ == 0)
                spans[d.e.weekday] = d.e.span;
        }
        static constexpr std::array<double, 7> off{1, 0.6, 0.2, 0.1, 0.06, 0.04, 0.04};
        std::array<double, 7> factor{}; // by ISO weekday - 1
        factor.fill(1);
        unsigned named = 0;
        for (unsigned weekday = 1; weekday <= 7; ++weekday) {
            if (seen[weekday] == 0)
                continue;
            const double strength = seen[weekday] > 1 ? 1.0 : 0.7;
            for (unsigned day = 0; day < 7; ++day)
                factor[day] *= std::pow(off[(day + 7 - (weekday - 1)) % 7], strength);
            named = weekday;
        }
        if (named == 0)
            return;
        const auto best = static_cast<unsigned>(std::ranges::max_element(factor) - factor.begin());
        result_.weekday = best + 1;
        weights_.multiply([&](Day day) { return factor[day.weekday() - 1]; });
        for (unsigned weekday = 1; weekday <= 7; ++weekday)
            if (seen[weekday] != 0)
                say(quoted(text_, spans[weekday]) + " is a day just past: the article is of a " +
                    weekdayName(weekday) + " or soon after");
    }

    // What is planned for a day lies ahead of the article.
    void plans() {
        for (const Dated& d : dated_) {
            if (!wholeDay(d.e) || !d.e.hasYear() || d.tense != Outlook::planned)
                continue;
            if (const auto day = Day::of(d.e.year, d.e.month, d.e.day)) {
                weights_.multiplyRange(*day + 1, weights_.end(), 0.1);
                informed_ = true;
                say(quoted(text_, d.e.span) + " is planned: the article is older");
            }
        }
    }

    // --- the answer

    void answer() {
        result_.month = latestDay_.first;
        result_.dayOfMonth = latestDay_.second;
        if (!informed_ || !weights_.normalise())
            return;
        result_.candidates = weights_.likeliest(64, 0.004);
        const Day best = weights_.best();
        const double one = weights_.at(best);
        const double three = weights_.massOf(best - 1, best + 2);
        const double month =
            weights_.massOf(*Day::of(best.year(), best.month(), 1),
                            *Day::of(best.year(), best.month(), daysIn(best.year(), best.month())) + 1);
        const double year = weights_.massOf(*Day::of(best.year(), 1, 1), *Day::of(best.year() + 1, 1, 1));
        if (one >= 0.36 && three >= 0.62)
            set(whenOfDay(best), std::min(three, 0.97) * 0.6 + one * 0.4);
        else if (const double week = weights_.massOf(best - 3, best + 7); week >= 0.62)
            range(best, week);
        else if (month >= 0.75)
            set(whenOfMonth(best.year(), best.month()), month);
        else if (year >= 0.75)
            set(whenOfYear(best.year()), year);
    }

    // The fewest days around the best one that hold most of what is near it.
    void range(Day best, double mass) {
        Day from = best;
        Day to = best;
        while (weights_.massOf(from, to + 1) < 0.8 * mass && to - from < 9)
            weights_.at(to + 1) >= weights_.at(from - 1) ? to = to + 1 : from = from - 1;
        set(from == to ? whenOfDay(best) : whenBetween(from, to), 0.8 * mass);
    }

    void set(When when, double confidence) {
        result_.when = std::move(when);
        result_.when.basis = DateBasis::inferred;
        result_.when.confidence = std::clamp(confidence, 0.0, 0.97);
        result_.when.because = "inferred";
        for (std::size_t i = 0; i < result_.reasons.size() && i < 3; ++i)
            result_.when.because += (i == 0 ? ": " : "; ") + result_.reasons[i];
    }

    const Article& article_;
    const World& world_;
    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<Dated> dated_;
    DayWeights weights_;
    ArticleDate result_;
    std::pair<unsigned, unsigned> latestDay_{0, 0};
    bool informed_ = false;
};

} // namespace

Result<DateEvidence> DateEvidence::load(const std::filesystem::path& folder) {
    auto world = World::load(folder);
    if (!world)
        return tl::unexpected(world.error());
    DateEvidence evidence;
    evidence.world_ = std::move(*world);
    return evidence;
}

ArticleDate DateEvidence::weigh(const Article& article, const language::Document& document,
                                const Words& words) const {
    return Weighing(article, document, words, world_).run();
}

} // namespace claimline::time
