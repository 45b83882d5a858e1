// Which reports tell of the same happening: headline events first, by whole articles; then the other reports.
#include "resolve/clusters.h"
#include "resolve/likeness.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace claimline::resolve {

namespace {

// Thresholds by eye and on the development collections (see tests/resolve): whole articles are one story from
// here on.
constexpr double storyLikeness = 0.22;
constexpr double reportLikeness = 0.42;    // of a report with bonuses for equal day, place and actors
constexpr double leastLikeness = 0.06;     // below it no equal day or place makes two reports one
constexpr double averageShare = 0.75;      // of the threshold, for the mean of all pairs
constexpr double reportsHoldingWord = 1.3; // of an article that holds it, on the average
constexpr std::int32_t storyDays = 10;     // stories farther apart than this are hardly one

enum class Tag : std::uint32_t { place, actor, target, lemma, stem };

// A name or word of an item, by its kind, as one number: sets of them are sorted runs.
constexpr std::uint32_t tagged(Tag kind, std::uint32_t word) {
    return static_cast<std::uint32_t>(kind) << 28 | (word & 0x0FFFFFFF);
}

struct Spot { // a place on the map
    std::uint32_t name = 0, region = 0;
    float latitude = 0, longitude = 0;
    bool narrow = false; // less than a country or region
    bool inRegion = false;
};

// What is compared: a report, or all headline reports of a story at once.
struct Item {
    std::vector<std::uint32_t> articles; // sorted
    std::vector<std::uint32_t> tags;     // sorted
    std::vector<Spot> located;
    std::uint32_t types = 0;         // a bit for each EventType
    std::optional<std::int32_t> day; // of the likeliest date, where it is no longer than a day or two
    bool dayStated = false;          // an expression of the text dates it
    bool dated = false;
    bool guessed = false;       // the article's date is not known or hardly, and the days of its text with it
    bool story = false;         // stands for headline reports; those were compared by their whole articles
    Instant begin = 0, end = 0; // of all dates together
};

void addDate(Item& item, const Report& report) {
    const When& when = report.when;
    if (!when.known())
        return;
    item.begin = when.earliestStart;
    item.end = when.latestEnd;
    item.dated = true;
    if (when.latestEnd - when.earliestStart <= 2 * 86'400) {
        item.day = dayOf(when.earliestStart).number;
        item.dayStated = !report.timeSpan.empty();
    }
}

// Measured without dates: 0.65 joins more of one story, but also two strikes of one week.
bool isGuessed(const When& published) {
    constexpr double sure = 0.5;
    return !published.known() || published.confidence < sure;
}

std::string stemOf(std::string_view word) {
    constexpr std::size_t kept = 5;
    std::string stem(word.substr(0, kept));
    for (char& c : stem)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return stem;
}

bool isNarrow(const Place& place) {
    return !place.name.empty() && place.name != place.country && place.name != place.region;
}

Item itemOf(const Report& report, std::string_view text, std::uint32_t article, WordNumbers& words) {
    Item item;
    item.articles = {article};
    const auto tag = [&](Tag kind, std::string_view word) {
        item.tags.push_back(tagged(kind, words.number(word)));
    };
    for (const Place& place : report.places) {
        tag(Tag::place, place.name);
        if (place.located)
            item.located.push_back({words.number(place.name), words.number(place.region),
                                    static_cast<float>(place.latitude), static_cast<float>(place.longitude),
                                    isNarrow(place), !place.region.empty()});
    }
    for (const std::string& actor : report.actors)
        tag(Tag::actor, actor);
    for (const std::string& target : report.targets)
        tag(Tag::target, target);
    tag(Tag::lemma, report.lemma);
    for (const Span& mention : report.mentions) // "shelling" and "shelled" are one
        tag(Tag::stem, stemOf(slice(text, mention)));
    std::sort(item.tags.begin(), item.tags.end());
    item.tags.erase(std::unique(item.tags.begin(), item.tags.end()), item.tags.end());
    item.types = 1U << static_cast<unsigned>(report.type);
    addDate(item, report);
    return item;
}

void takeIn(std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& more) {
    std::vector<std::uint32_t> sum;
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(sum));
    all = std::move(sum);
}

void takeIn(Item& all, const Item& more) {
    takeIn(all.articles, more.articles);
    takeIn(all.tags, more.tags);
    all.located.insert(all.located.end(), more.located.begin(), more.located.end());
    all.types |= more.types;
    if (more.dated) {
        all.begin = all.dated ? std::min(all.begin, more.begin) : more.begin;
        all.end = all.dated ? std::max(all.end, more.end) : more.end;
        all.dated = true;
    }
    if (more.day && (!all.day || (more.dayStated && !all.dayStated))) {
        all.day = more.day;
        all.dayStated = more.dayStated;
    }
}

double kilometres(const Spot& a, const Spot& b) {
    constexpr double degree = 111.2, radian = 0.017453292519943295;
    const double x = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) / 2 * radian);
    return degree * std::hypot(x, a.latitude - b.latitude);
}

// A place within another or one near to another may be the same; two towns far apart are not.
bool placesExclude(const Item& a, const Item& b) {
    bool compared = false;
    for (const Spot& x : a.located)
        for (const Spot& y : b.located) {
            if (x.name == y.name || x.name == y.region || y.name == x.region || kilometres(x, y) < 120)
                return false;
            if (!x.narrow || !y.narrow || !x.inRegion || !y.inRegion)
                return false;
            compared = true;
        }
    return compared;
}

bool share(Tag kind, const Item& a, const Item& b) {
    const auto first = [&](const Item& item) {
        return std::lower_bound(item.tags.begin(), item.tags.end(), tagged(kind, 0));
    };
    const std::uint32_t end = tagged(static_cast<Tag>(static_cast<std::uint32_t>(kind) + 1), 0);
    auto x = first(a), y = first(b);
    while (x != a.tags.end() && y != b.tags.end() && *x < end && *y < end) {
        if (*x == *y)
            return true;
        *x < *y ? ++x : ++y;
    }
    return false;
}

constexpr double onePlace = 1.1; // what a place that both name adds to the likeness of two stories

// How the dates of two headline events bear on their likeness.
double storyTime(int daysApart) {
    if (daysApart == 0)
        return 2.5;
    if (daysApart == 1)
        return 1.9;
    return daysApart <= 3 ? 1.3 : daysApart <= storyDays ? 0.8 : 0.55;
}

double storyScore(const Item& a, const Item& b, double likeness) {
    double score = likeness * (a.day && b.day ? storyTime(std::abs(*a.day - *b.day)) : 1);
    if (placesExclude(a, b))
        score *= 0.5;
    else if (share(Tag::place, a, b))
        score *= onePlace;
    return score / storyLikeness;
}

// "Eight people died in the fire of March 12": a mention by its day and one of its words.
bool meetOnDay(const Item& a, const Item& b) {
    return a.day && b.day && a.dayStated && b.dayStated && *a.day == *b.day && share(Tag::stem, a, b);
}

bool mayBeSame(const Item& a, const Item& b) {
    if ((a.story && b.story) || ((a.types & b.types) == 0 && !meetOnDay(a, b)) || placesExclude(a, b))
        return false;
    if (a.day && b.day) {
        const int apart = std::abs(*a.day - *b.day);
        // A date that only follows from the article's own may be a day off; two stated ones are not.
        return apart <= (a.dayStated && b.dayStated ? 0 : 1);
    }
    return !a.dated || !b.dated || (a.begin < b.end && b.begin < a.end);
}

double reportScore(const Item& a, const Item& b, double likeness) {
    if (likeness < leastLikeness || !mayBeSame(a, b))
        return 0;
    double score = likeness;
    if (a.day && b.day && a.dayStated && b.dayStated && *a.day == *b.day)
        score += 0.15;
    if (share(Tag::place, a, b))
        score += 0.1;
    if (share(Tag::lemma, a, b))
        score += 0.1;
    if (meetOnDay(a, b))
        score += 0.22;
    if (share(Tag::actor, a, b))
        score += 0.05;
    if (share(Tag::target, a, b))
        score += 0.1;
    return score / reportLikeness;
}

using Numbers = std::unordered_map<ReportId, std::uint32_t>;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairsOf(const std::vector<std::pair<ReportId, ReportId>>& decided, const Numbers& numbers) {
    Pairs out;
    for (const auto& [a, b] : decided) {
        const auto x = numbers.find(a), y = numbers.find(b);
        if (x != numbers.end() && y != numbers.end() && x->second != y->second)
            out.emplace_back(std::min(x->second, y->second), std::max(x->second, y->second));
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::optional<std::int32_t>> daysOf(const std::vector<Item>& items) {
    std::vector<std::optional<std::int32_t>> days;
    days.reserve(items.size());
    for (const Item& item : items)
        days.push_back(item.day);
    return days;
}

ClusterTask taskOf(const std::vector<Item>& compared, const Numbers& numbers, const Decisions& decisions) {
    ClusterTask task;
    task.items = static_cast<std::uint32_t>(compared.size());
    task.least = 1;
    task.leastAverage = averageShare;
    for (const Item& item : compared)
        task.groups.push_back(item.articles);
    task.joined = pairsOf(decisions.joined, numbers);
    task.parted = pairsOf(decisions.parted, numbers);
    return task;
}

} // namespace

struct Pairing::Held {
    const Vocabulary* vocabulary = nullptr;
    WordNumbers words;
    std::vector<ReportRefId> reports; // in order
    std::vector<Item> items;          // beside them
    std::vector<Counts> own;          // beside them: words of the report alone
    std::vector<std::pair<std::uint32_t, Counts>>
        heads; // headline reports: number, words of the whole article
    std::uint32_t articles = 0;

    std::vector<std::uint32_t> stories(const Decisions& decisions, const Background* whole) const;
    std::vector<std::uint32_t> events(const std::vector<std::uint32_t>& story, const Decisions& decisions,
                                      const Background* whole) const;
};

// Clusters the headline reports by their articles' vocabularies; others stay alone.
std::vector<std::uint32_t> Pairing::Held::stories(const Decisions& decisions, const Background* whole) const {
    std::vector<Item> compared;
    std::vector<Counts> terms;
    Numbers numbers;
    for (const auto& [report, counts] : heads) {
        numbers[reports[report].report] = static_cast<std::uint32_t>(compared.size());
        compared.push_back(items[report]);
        if (items[report].guessed)
            compared.back().day.reset(); // a wrong day parts more stories than a right one joins
        terms.push_back(counts);
    }
    const TermSpace space(*vocabulary, words, terms, daysOf(compared), whole);
    ClusterTask task = taskOf(compared, numbers, decisions);
    task.score = [&](std::uint32_t a, std::uint32_t b) {
        const double likeness = space.likeness(a, b);
        return likeness < storyLikeness / 3 ? 0 : storyScore(compared[a], compared[b], likeness);
    };
    const auto link = [&](std::uint32_t a, std::uint32_t b, double likeness) {
        if (const double score = storyScore(compared[a], compared[b], likeness); score >= task.least)
            task.links.push_back({a, b, static_cast<float>(score)});
    };
    space.forEachNear(storyDays, storyLikeness / storyTime(0) / onePlace, storyLikeness / onePlace, link);
    space.forEachFar(storyDays, storyLikeness / storyTime(storyDays + 1) / onePlace, link);
    const auto clusters = cluster(std::move(task));
    std::vector<std::uint32_t> out(items.size(), none);
    for (std::uint32_t i = 0; i < heads.size(); ++i)
        out[heads[i].first] = heads[clusters[i]].first;
    return out;
}

// Joins the other reports with each other and with the stories.
std::vector<std::uint32_t> Pairing::Held::events(const std::vector<std::uint32_t>& story,
                                                 const Decisions& decisions, const Background* whole) const {
    std::vector<Item> compared;
    std::vector<Counts> terms;
    std::vector<std::uint32_t> at(items.size()); // of each report, in compared
    std::unordered_map<std::uint32_t, std::uint32_t> atStory;
    Numbers numbers;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const auto fresh = static_cast<std::uint32_t>(compared.size());
        at[i] = story[i] == none ? fresh : atStory.emplace(story[i], fresh).first->second;
        numbers[reports[i].report] = at[i];
        if (at[i] == fresh) {
            compared.push_back(items[i]);
            compared.back().story = story[i] != none;
            terms.push_back(own[i]);
        } else {
            takeIn(compared[at[i]], items[i]);
            addCounts(terms[at[i]], own[i]);
        }
    }
    Background reportsOfWhole; // each article stands here as several reports
    if (whole && articles > 0) {
        const double each = static_cast<double>(compared.size()) / articles;
        reportsOfWhole = {whole->articles * each, [&](const std::string& word) {
                              return whole->holding(word) * std::min(each, reportsHoldingWord);
                          }};
    }
    const TermSpace space(*vocabulary, words, terms, daysOf(compared), whole ? &reportsOfWhole : nullptr);
    ClusterTask task = taskOf(compared, numbers, decisions);
    task.score = [&](std::uint32_t a, std::uint32_t b) {
        return reportScore(compared[a], compared[b], space.likeness(a, b));
    };
    space.forEachNear(
        1, leastLikeness, leastLikeness, [&](std::uint32_t a, std::uint32_t b, double likeness) {
            if (const double score = reportScore(compared[a], compared[b], likeness); score >= task.least)
                task.links.push_back({a, b, static_cast<float>(score)});
        });
    const auto clusters = cluster(std::move(task));
    std::vector<std::uint32_t> out(items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i)
        out[i] = clusters[at[i]];
    return out;
}

Pairing::Pairing(const Vocabulary& vocabulary)
    : held_(std::make_unique<Held>()) {
    held_->vocabulary = &vocabulary;
}
Pairing::Pairing(Pairing&&) noexcept = default;
Pairing& Pairing::operator=(Pairing&&) noexcept = default;
Pairing::~Pairing() = default;

void Pairing::add(const ArticleFacts& article) {
    std::vector<std::uint32_t> all(article.facts->reports.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    add(article, std::move(all));
}

void Pairing::add(const ArticleFacts& article, std::vector<std::uint32_t> which) {
    const std::vector<Report>& all = article.facts->reports;
    std::sort(which.begin(), which.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(all[a].span, all[a].id) < std::tuple(all[b].span, all[b].id);
    });
    Held& held = *held_;
    for (const std::uint32_t number : which) {
        const Report& report = all[number];
        const auto place = static_cast<std::uint32_t>(held.reports.size());
        held.reports.push_back({article.id, report.id, number});
        held.items.push_back(itemOf(report, article.text, held.articles, held.words));
        held.items.back().guessed = isGuessed(article.facts->published);
        if (report.headline) {
            // Its terms are those of its whole article; beside other reports it stands for its own words
            // only.
            held.heads.emplace_back(place, numbered(report.terms, held.words));
            const Terms own = held.vocabulary->count(report.title, slice(article.text, report.quote));
            held.own.push_back(numbered(own, held.words));
        } else {
            held.own.push_back(numbered(report.terms, held.words));
        }
    }
    ++held.articles;
}

std::vector<ReportGroup> Pairing::run(const Decisions& decisions, const Background* whole) const {
    const auto numbers = held_->events(held_->stories(decisions, whole), decisions, whole);
    std::map<std::uint32_t, ReportGroup> groups;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        groups[numbers[i]].push_back(held_->reports[i]);
    std::vector<ReportGroup> out;
    out.reserve(groups.size());
    for (auto& [number, group] : groups)
        out.push_back(std::move(group));
    return out;
}

} // namespace claimline::resolve
