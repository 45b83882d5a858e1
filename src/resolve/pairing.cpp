// Which reports tell of the same happening: headline events first, by whole articles; then the other reports.
#include "resolve/clusters.h"
#include "resolve/likeness.h"
#include "resolve/pairing_story.h"

#include "model/parallel.h"

#include <algorithm>
#include <map>
#include <optional>

namespace claimline::resolve {

namespace {

// Two stories less alike than this are not compared: more evidence than there is would have to join them.
constexpr double nearLikeness = 0.08; // within storyDays
constexpr double farLikeness = 0.3;   // farther apart
constexpr double daylessLikeness = 0.1;
// The undated are compared with all others: in a large collection, where much is told after one pattern, only
// with what is clearly like them.
constexpr double daylessLikenessOfMany = 0.5;
constexpr double manyArticles = 2'000;
// By log odds: a pair from here on begins a joining, a mean of all pairs from here on allows it.
constexpr double storyOdds = -0.7;
constexpr double averageOdds = -1.5;
constexpr double oddsPerDoubling = 0.75;
// Thresholds by eye and on the development collections (see tests/resolve).
constexpr double reportLikeness = 0.42;    // of a report with bonuses for equal day, place and actors
constexpr double leastLikeness = 0.06;     // below it no equal day or place makes two reports one
constexpr double rareWord = 0.5;           // of a word that only two articles hold
constexpr double averageShare = 0.75;      // of the threshold, for the mean of all pairs
constexpr double reportsHoldingWord = 1.3; // of an article that holds it, on the average
constexpr std::int32_t storyDays = 10;

// Measured without dates: 0.65 joins more of one story, but also two strikes of one week.
bool isGuessed(const When& published) {
    constexpr double sure = 0.5;
    return !published.known() || published.confidence < sure;
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

double leastCompared(const Item& a, const Item& b, bool many) {
    if (!a.day || !b.day)
        return many ? daylessLikenessOfMany : daylessLikeness;
    return std::abs(*a.day - *b.day) <= storyDays ? nearLikeness : farLikeness;
}

// Everyday words alone make no two reports one: "the fire was put out within two hours" stands in many
// articles.
// `rarest`: gives TermSpace::rarestShared of the two, where it must be known.
template<class Rarest>
bool isParticular(const Item& a, const Item& b, Rarest&& rarest) {
    return (a.day && b.day && *a.day == *b.day) || share(Tag::place, a, b) || share(Tag::actor, a, b) ||
           rarest() >= rareWord;
}

template<class Rarest>
double reportScore(const Item& a, const Item& b, double likeness, Rarest&& rarest) {
    if (likeness < leastLikeness || !mayBeSame(a, b) || !isParticular(a, b, rarest))
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

// What find(stretch, links) finds in all stretches, on all cores.
template<class Find>
std::vector<Link> linksOf(const TermSpace& space, const Find& find) {
    const std::vector<TermSpace::Stretch> stretches = space.stretches();
    std::vector<std::vector<Link>> found(stretches.size());
    forEachParallel(stretches.size(), 0, [&](std::size_t i) { find(stretches[i], found[i]); });
    std::vector<Link> links;
    for (const std::vector<Link>& some : found)
        links.insert(links.end(), some.begin(), some.end());
    return links;
}

// `groups`: of each item the articles that it stands in.
ClusterTask taskOf(std::vector<std::vector<std::uint32_t>> groups, const Numbers& numbers,
                   const Decisions& decisions) {
    ClusterTask task;
    task.items = static_cast<std::uint32_t>(groups.size());
    task.groups = std::move(groups);
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
    struct Head {
        std::uint32_t report = 0; // number
        Counts words;             // of the whole article
        Story story;
    };
    const StoryWeights* weights = nullptr;
    std::vector<Head> heads; // headline reports
    std::uint32_t articles = 0;

    std::vector<std::uint32_t> stories(const Decisions& decisions, const Background* whole) const;
    TermSpace storySpace(const Background* whole) const;
    bool many(const Background* whole) const;
    void forEachStoryPair(const TermSpace& space, TermSpace::Stretch stretch, const Background* whole,
                          const TermSpace::Take& take) const;
    std::vector<std::uint32_t> events(const std::vector<std::uint32_t>& story, const Decisions& decisions,
                                      const Background* whole) const;
};

// Clusters the headline reports by their articles; others stay alone.
std::vector<std::uint32_t> Pairing::Held::stories(const Decisions& decisions, const Background* whole) const {
    Numbers numbers;
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
        numbers[reports[heads[i].report].report] = i;
        groups.push_back(heads[i].story.item.articles);
    }
    const TermSpace space = storySpace(whole);
    const auto score = [&](std::uint32_t a, std::uint32_t b, double likeness) {
        return weights->score(
            storyEvidence(heads[a].story, heads[b].story, likeness, space.rarestShared(a, b)));
    };
    ClusterTask task = taskOf(std::move(groups), numbers, decisions);
    task.least = storyOdds;
    task.leastAverage = averageOdds;
    task.morePerDoubling = oddsPerDoubling;
    task.score = [&](std::uint32_t a, std::uint32_t b) {
        const double likeness = space.likeness(a, b);
        return likeness < leastCompared(heads[a].story.item, heads[b].story.item, many(whole))
                   ? -StoryWeights::surest
                   : score(a, b, likeness);
    };
    task.links = linksOf(space, [&](TermSpace::Stretch stretch, std::vector<Link>& links) {
        forEachStoryPair(space, stretch, whole, [&](std::uint32_t a, std::uint32_t b, double likeness) {
            if (const double odds = score(a, b, likeness); odds >= storyOdds)
                links.push_back({a, b, static_cast<float>(odds)});
        });
    });
    const auto clusters = cluster(std::move(task));
    std::vector<std::uint32_t> out(items.size(), none);
    for (std::uint32_t i = 0; i < heads.size(); ++i)
        out[heads[i].report] = heads[clusters[i]].report;
    return out;
}

TermSpace Pairing::Held::storySpace(const Background* whole) const {
    std::vector<Counts> terms;
    std::vector<std::optional<std::int32_t>> days;
    for (const Head& head : heads) {
        terms.push_back(head.words);
        days.push_back(head.story.item.day);
    }
    return {*vocabulary, words, terms, days, whole};
}

void Pairing::Held::forEachStoryPair(const TermSpace& space, TermSpace::Stretch stretch,
                                     const Background* whole, const TermSpace::Take& take) const {
    const double leastDayless = many(whole) ? daylessLikenessOfMany : daylessLikeness;
    space.forEachNear(stretch, storyDays, nearLikeness, leastDayless, take);
    space.forEachFar(stretch, storyDays, farLikeness, take);
}

bool Pairing::Held::many(const Background* whole) const {
    return std::max(static_cast<double>(heads.size()), whole ? whole->articles : 0.0) > manyArticles;
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
    std::vector<std::vector<std::uint32_t>> groups;
    for (const Item& item : compared)
        groups.push_back(item.articles);
    ClusterTask task = taskOf(std::move(groups), numbers, decisions);
    task.least = 1;
    task.leastAverage = averageShare;
    const auto score = [&](std::uint32_t a, std::uint32_t b, double likeness) {
        return reportScore(compared[a], compared[b], likeness, [&] { return space.rarestShared(a, b); });
    };
    task.score = [&](std::uint32_t a, std::uint32_t b) { return score(a, b, space.likeness(a, b)); };
    task.links = linksOf(space, [&](TermSpace::Stretch stretch, std::vector<Link>& links) {
        space.forEachNear(stretch, 1, leastLikeness, leastLikeness,
                          [&](std::uint32_t a, std::uint32_t b, double likeness) {
                              if (const double worth = score(a, b, likeness); worth >= task.least)
                                  links.push_back({a, b, static_cast<float>(worth)});
                          });
    });
    const auto clusters = cluster(std::move(task));
    std::vector<std::uint32_t> out(items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i)
        out[i] = clusters[at[i]];
    return out;
}

Pairing::Pairing(const Vocabulary& vocabulary, const StoryWeights& weights)
    : held_(std::make_unique<Held>()) {
    held_->vocabulary = &vocabulary;
    held_->weights = &weights;
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
            held.heads.push_back({place, numbered(report.terms, held.words),
                                  storyOf(article, report, held.items.back(), *held.vocabulary,
                                          held.weights->recurrence(), held.words)});
            const Terms own = held.vocabulary->count(report.title, slice(article.text, report.quote));
            held.own.push_back(numbered(own, held.words));
        } else {
            held.own.push_back(numbered(report.terms, held.words));
        }
    }
    ++held.articles;
}

std::vector<StoryPair> Pairing::storyPairs() const {
    std::vector<StoryPair> out;
    const auto& heads = held_->heads;
    const TermSpace space = held_->storySpace(nullptr);
    const auto take = [&](std::uint32_t a, std::uint32_t b, double likeness) {
        const StoryEvidence evidence =
            storyEvidence(heads[a].story, heads[b].story, likeness, space.rarestShared(a, b));
        out.push_back({held_->reports[heads[a].report].article,
                       held_->reports[heads[b].report].article,
                       {evidence.begin(), evidence.end()}});
    };
    for (const TermSpace::Stretch stretch : space.stretches())
        held_->forEachStoryPair(space, stretch, nullptr, take);
    return out;
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
