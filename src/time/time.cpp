#include "time/time.h"

#include "time/article_date.h"
#include "time/grammar.h"
#include "time/resolver.h"
#include "time/tense.h"
#include "time/words.h"

#include <algorithm>

namespace claimline::time {

namespace {

// A history: it dates many things, few of them near the day that it was written, and does not speak of
// "Tuesday".
bool isNarrative(const std::vector<Expression>& expressions, const When& published) {
    int dated = 0;
    int far = 0;
    int near = 0; // counted from the day of writing: "Tuesday", "yesterday", "last week"
    const int year = published.known() ? dayOf(published.earliestStart).year() : 0;
    for (const Expression& e : expressions) {
        const bool weekday = e.kind == Expression::Kind::calendar && e.weekday != 0 && e.day == 0;
        const bool deictic =
            e.kind == Expression::Kind::deictic && (e.deicticDay || e.deixis == Deixis::last);
        near += weekday || deictic ? 1 : 0;
        if (e.kind != Expression::Kind::calendar || !e.hasYear() || e.unit != Unit::none)
            continue;
        ++dated;
        far += !published.known() || e.year < year - 1 ? 1 : 0;
    }
    return far >= 6 && far * 2 >= dated && near * 5 <= far;
}

// Whether any of the text in this span was analysed: no token lies in what was cut away as page debris.
bool analysed(const language::Document& document, Span span) {
    if (document.tokens.empty())
        return true;
    const auto at = std::ranges::lower_bound(document.tokens, span.begin + 1, {},
                                             [](const language::Token& token) { return token.span.end; });
    return at != document.tokens.end() && at->span.begin < span.end;
}

// What lies wholly after the article is planned, what lies before it has happened, whatever the verb's tense:
// "the vote of 5 May 2026 was announced", "a storm hits on Monday". What is only possible stays so.
Outlook settled(Outlook told, const When& when, const When& published) {
    if (!when.known() || !published.known() || told == Outlook::hypothetical)
        return told;
    if (when.earliestStart >= published.latestEnd)
        return Outlook::planned;
    const bool over = when.latestEnd <= published.earliestStart;
    return over && (told == Outlook::ongoing || told == Outlook::unknown) ? Outlook::past : told;
}

// "the 1,000th day of the war that began in February 2022": the first day is day 1. Where only the month of
// the beginning is known, the article's own day is taken if it fits, for it is the day that such an article
// is written on.
void countFrom(const std::pair<Day, Day>& begin, int nth, const When& published, Timex& timex) {
    const std::pair<Day, Day> span{begin.first + (nth - 1), begin.second + (nth - 1)}; // half-open
    if (span.second > *Day::of(9998, 12, 31))
        return;
    const auto own = published.day();
    const bool exact = span.second - span.first == 1;
    const bool fits = own && *own >= span.first && *own < span.second;
    timex.when = exact  ? whenOfDay(span.first)
                 : fits ? whenOfDay(*own)
                        : whenBetween(span.first, span.second - 1);
    if (exact || fits)
        timex.value = timex.when.edtf;
    timex.when.basis = DateBasis::inferred;
    timex.when.confidence = exact ? 0.9 : fits ? 0.8 : 0.6;
    timex.when.because = "counted from " + whenBetween(begin.first, begin.second - 1).edtf;
    if (begin.second - begin.first == 1)
        timex.when.because = "counted from " + whenOfDay(begin.first).edtf;
}

// The stretch that the date of a beginning in the same sentence gives: "began on 3 March", "since February
// 2022".
std::optional<std::pair<Day, Day>> beginningBeside(const Timex& ordinal, const std::vector<Timex>& all) {
    constexpr std::uint32_t nearby = 130;
    auto next =
        std::ranges::lower_bound(all, ordinal.span.end, {}, [](const Timex& t) { return t.span.begin; });
    for (; next != all.end() && next->span.begin - ordinal.span.end < nearby; ++next) {
        const Timex& other = *next;
        if (other.type != TimexType::date || !other.when.known() || other.when.precision > Precision::month ||
            other.when.openEnd)
            continue;
        return std::pair(dayOf(other.when.earliestStart), dayOf(other.when.latestEnd - 1) + 1);
    }
    return std::nullopt;
}

} // namespace

struct TimeFinder::Parts {
    Words words;
    DateEvidence evidence;

    void dateOrdinalDays(const std::vector<Expression>& expressions, const std::vector<Piece>& pieces,
                         std::string_view text, const When& published, std::vector<Timex>& found) const;
};

void TimeFinder::Parts::dateOrdinalDays(const std::vector<Expression>& expressions,
                                        const std::vector<Piece>& pieces, std::string_view text,
                                        const When& published, std::vector<Timex>& found) const {
    constexpr int fewestDays = 20;  // "the third day of the strike" is of a strike that no list knows
    constexpr int mostLookups = 16; // each reads the whole text
    int lookups = 0;
    auto timex = found.begin();
    for (const Expression& e : expressions) {
        timex =
            std::find_if(timex, found.end(), [&](const Timex& t) { return t.span.begin >= e.span.begin; });
        if (e.kind != Expression::Kind::ordinalDay || timex == found.end() || timex->span != e.span ||
            e.nth < 1 || e.nth > 100'000)
            continue;
        auto begin = beginningBeside(*timex, found);
        if (!begin && e.nth >= fewestDays && lookups++ < mostLookups)
            if (const auto day = evidence.beginningOf(text, pieces, e.span))
                begin = std::pair(*day, *day + 1);
        if (begin)
            countFrom(*begin, e.nth, published, *timex);
    }
}

TimeFinder::TimeFinder(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::load(const std::filesystem::path& languageFolder) {
    auto words = Words::load(languageFolder);
    if (!words)
        return tl::unexpected(words.error());
    auto evidence = DateEvidence::load(languageFolder);
    if (!evidence)
        return tl::unexpected(evidence.error());
    return TimeFinder(std::make_unique<Parts>(Parts{std::move(*words), std::move(*evidence)}));
}

std::vector<Timex> TimeFinder::find(std::string_view text, const language::Document& document,
                                    const When& published) const {
    const std::vector<Piece> pieces = cut(text, parts_->words);
    Reading reading = read(pieces, parts_->words, text, false);
    if (isNarrative(reading.expressions, published))
        reading = read(pieces, parts_->words, text, true);
    Resolver resolver({published, reading.narrative});
    std::vector<Timex> found;
    found.reserve(reading.expressions.size());
    for (const Expression& e : reading.expressions) {
        if (!analysed(document, e.span))
            continue;
        auto timex = resolver.resolve(e, tenseOf(e, pieces, text, document));
        if (!timex)
            continue;
        timex->outlook = settled(timex->outlook, timex->when, published);
        found.push_back(std::move(*timex));
    }
    parts_->dateOrdinalDays(reading.expressions, pieces, text, published, found);
    return found;
}

ArticleDate TimeFinder::dateArticle(const Article& article, const language::Document& document) const {
    return parts_->evidence.weigh(article, document, parts_->words);
}

} // namespace claimline::time
