#include "resolve/pairing_story.h"

#include "model/table.h"
#include "resolve/recurrence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace claimline::resolve {

namespace {

// Beside each kind of mark stands what it means that both articles have some and share none.
constexpr std::array<std::string_view, storyEvidences> names = {"always",
                                                                "likeness",
                                                                "rarest-word",
                                                                "number",
                                                                "number-differs",
                                                                "address",
                                                                "address-differs",
                                                                "clock-differs",
                                                                "weekday",
                                                                "weekday-differs",
                                                                "date",
                                                                "year",
                                                                "year-differs",
                                                                "count",
                                                                "place",
                                                                "places-far-apart",
                                                                "days-0",
                                                                "days-1",
                                                                "days-more",
                                                                "months-apart",
                                                                "stated-days-differ",
                                                                "recurrence-differs"};

constexpr int mostCounted = 2;  // more marks in common are hardly surer
constexpr int nearMinutes = 60; // between the shots and the call
constexpr int seriesDays = 10;
constexpr int followedDays = 30;
constexpr std::uint32_t bit(EventType type) {
    return 1U << static_cast<unsigned>(type);
}
// Comes back within days, each time anew; "arrested for the second time" is another matter.
constexpr std::uint32_t inSeries = bit(EventType::attack) | bit(EventType::battle) | bit(EventType::protest) |
                                   bit(EventType::disaster) | bit(EventType::accident);
constexpr double leastSeen = 0.01; // keeps the logarithm of a likeness in bounds

// Runs through a StoryEvidence in the order of `names`.
class Writer {
public:
    explicit Writer(StoryEvidence& out)
        : out_(out) {}
    void add(double value) { out_[next_++] = static_cast<float>(value); }
    void add(Shared shared) {
        add(std::min(shared.common, mostCounted));
        add(shared.both && shared.common == 0 ? 1 : 0);
    }

private:
    StoryEvidence& out_;
    std::size_t next_ = 0;
};

int sharedCounts(const Story& a, const Story& b) {
    int common = 0;
    for (auto x = a.counts.begin(), y = b.counts.begin(); x != a.counts.end() && y != b.counts.end();) {
        if (*x == *y)
            ++common, ++x, ++y;
        else
            *x < *y ? ++x : ++y;
    }
    return common;
}

// `particular`: they share a mark or a figure.
void addDays(Writer& out, const Story& a, const Story& b, bool particular) {
    const auto x = a.item.day, y = b.item.day;
    const int apart = x && y ? std::abs(*x - *y) : -1;
    out.add(apart == 0);
    out.add(apart == 1);
    out.add(apart > seriesDays);
    out.add(apart > followedDays && !particular);
    // The next of a series. Where the articles name a day in common, one of the two stated is misread; and
    // later on a verdict or a funeral is dated. An intrusion lasts: one tells of the day it began, another of
    // the one it was found.
    const bool lasting = a.item.types == bit(EventType::cyber) && b.item.types == bit(EventType::cyber);
    const bool stated = a.item.dayStated && b.item.dayStated && !lasting;
    const bool common =
        shared(Mark::weekday, a.marks, b.marks).common > 0 || shared(Mark::date, a.marks, b.marks).common > 0;
    out.add(stated && apart >= 2 && apart <= seriesDays && !common);
    const bool series = (a.item.types & inSeries) != 0 && (b.item.types & inSeries) != 0;
    out.add(stated && series && apart >= 1 && a.again != b.again);
}

} // namespace

std::vector<std::string> storyEvidenceNames() {
    return {names.begin(), names.end()};
}

Story storyOf(const ArticleFacts& article, const Report& headline, Item item, const Vocabulary& vocabulary,
              const WordKinds& recurrence, WordNumbers& words) {
    Story story{
        std::move(item), marksOf(article, vocabulary), {}, tellsRecurrence(article, headline, recurrence)};
    if (story.item.guessed)
        story.item.day.reset(); // a wrong day parts more stories than a right one joins
    for (const Answer& answer : headline.answers)
        if (answer.kind == FacetKind::count && !answer.denied && answer.low == answer.high &&
            answer.scope.who.empty() && answer.scope.part.empty() && answer.low < 1e9)
            story.counts.emplace_back(words.number(answer.facet), static_cast<std::uint32_t>(answer.low));
    std::sort(story.counts.begin(), story.counts.end());
    story.counts.erase(std::unique(story.counts.begin(), story.counts.end()), story.counts.end());
    return story;
}

StoryEvidence storyEvidence(const Story& a, const Story& b, double likeness, double rarest) {
    StoryEvidence evidence{};
    Writer out(evidence);
    out.add(1);
    out.add(std::log(likeness + leastSeen));
    out.add(rarest); // likeness alone does not tell a form letter from a name
    out.add(shared(Mark::number, a.marks, b.marks));
    out.add(shared(Mark::address, a.marks, b.marks));
    const auto apart = minutesApart(a.marks, b.marks);
    out.add(apart && *apart > nearMinutes); // that two hours agree says little: most shots fall at night
    out.add(shared(Mark::weekday, a.marks, b.marks));
    // Only what they share: of the days that articles name beside their own few are those of the news.
    out.add(std::min(shared(Mark::date, a.marks, b.marks).common, mostCounted));
    out.add(shared(Mark::year, a.marks, b.marks));
    // That figures differ says nothing: reports of one event contradict each other.
    const int counts = sharedCounts(a, b);
    out.add(std::min(counts, mostCounted));
    out.add(share(Tag::place, a.item, b.item));
    out.add(placesExclude(a.item, b.item));
    const bool particular = counts > 0 || shared(Mark::number, a.marks, b.marks).common > 0 ||
                            shared(Mark::address, a.marks, b.marks).common > 0 ||
                            shared(Mark::date, a.marks, b.marks).common > 0;
    addDays(out, a, b, particular);
    return evidence;
}

Result<StoryWeights> StoryWeights::load(const std::filesystem::path& languageFolder) {
    const auto file = languageFolder / "pairing.tsv";
    const auto table = Table::read(file, {"evidence", "weight"});
    if (!table)
        return tl::unexpected(table.error());
    auto recurrence = loadWordKinds(languageFolder / "recurrence.tsv");
    if (!recurrence)
        return tl::unexpected(recurrence.error());
    StoryWeights weights;
    weights.recurrence_ = std::move(*recurrence);
    for (const auto& row : *table) {
        const auto* const found = std::find(names.begin(), names.end(), row["evidence"]);
        if (found == names.end())
            return fail(ErrorKind::corrupt, file.string(),
                        "line " + std::to_string(row.line()) + " names no evidence that is known");
        weights.weights_[static_cast<std::size_t>(found - names.begin())] =
            std::strtof(std::string(row["weight"]).c_str(), nullptr);
    }
    return weights;
}

double StoryWeights::score(const StoryEvidence& evidence) const {
    double sum = 0;
    for (std::size_t i = 0; i < storyEvidences; ++i)
        sum += double{weights_[i]} * double{evidence[i]};
    return std::clamp(sum, -surest, surest);
}

} // namespace claimline::resolve
