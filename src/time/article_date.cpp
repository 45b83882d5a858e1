#include "time/article_date_weighing.h"

#include <algorithm>

namespace claimline::time {

std::string Weighing::quoted(std::string_view text, Span span) {
    std::string words(slice(text, span));
    std::ranges::replace(words, '\n', ' ');
    return "'" + words + "'";
}

Weighing::Weighing(const Article& article, const language::Document& document, const Words& words,
                   const World& world)
    : article_(article)
    , world_(world)
    , text_(article.text)
    , pieces_(cut(article.text, words))
    , weights_(*Day::of(1985, 1, 1), *Day::of(2040, 1, 1)) {
    for (Expression& e : read(pieces_, words, text_, false).expressions) {
        const Outlook tense = tenseOf(e, pieces_, text_, document).outlook;
        const bool told = isTold(e);
        dated_.push_back({std::move(e), tense, told});
    }
}

ArticleDate Weighing::run() {
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

void Weighing::say(std::string reason) {
    result_.reasons.push_back(std::move(reason));
}

ArticleDate Weighing::given() {
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

void Weighing::remember(Day day, double probability) {
    result_.candidates.emplace_back(day, probability);
    result_.month = day.month();
    result_.dayOfMonth = day.dayOfMonth();
    result_.weekday = day.weekday();
}

bool Weighing::stated() {
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

void Weighing::answer() {
    result_.month = latestDay_.first;
    result_.dayOfMonth = latestDay_.second;
    if (ownDay_)
        result_.weekday = 0;
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
void Weighing::range(Day best, double mass) {
    Day from = best;
    Day to = best;
    while (weights_.massOf(from, to + 1) < 0.8 * mass && to - from < 9)
        weights_.at(to + 1) >= weights_.at(from - 1) ? to = to + 1 : from = from - 1;
    set(from == to ? whenOfDay(best) : whenBetween(from, to), 0.8 * mass);
}

void Weighing::set(When when, double confidence) {
    result_.when = std::move(when);
    result_.when.basis = DateBasis::inferred;
    result_.when.confidence = std::clamp(confidence, 0.0, 0.97);
    result_.when.because = "inferred";
    for (std::size_t i = 0; i < result_.reasons.size() && i < 3; ++i)
        result_.when.because += (i == 0 ? ": " : "; ") + result_.reasons[i];
}

Result<DateEvidence> DateEvidence::load(const std::filesystem::path& folder) {
    auto world = World::load(folder);
    if (!world)
        return tl::unexpected(world.error());
    DateEvidence evidence;
    evidence.world_ = std::move(*world);
    return evidence;
}

std::optional<Day> DateEvidence::beginningOf(std::string_view text, const std::vector<Piece>& pieces,
                                             Span near) const {
    const Beginning* known = world_.beginning(text, pieces, near);
    return known != nullptr ? std::optional(known->day) : std::nullopt;
}

ArticleDate DateEvidence::weigh(const Article& article, const language::Document& document,
                                const Words& words) const {
    return Weighing(article, document, words, world_).run();
}

} // namespace claimline::time
