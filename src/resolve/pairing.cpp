#include "resolve/pairing.h"

#include "resolve/clusters.h"
#include "resolve/likeness.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace claimline::resolve {

namespace {

// Thresholds by eye and on the development collections (see tests/resolve): whole articles are one story from
// here on.
constexpr double storyLikeness = 0.22;
constexpr double reportLikeness = 0.42; // of a report with bonuses for equal day, place and actors
constexpr double leastLikeness = 0.06;  // below it no equal day or place makes two reports one
constexpr double averageShare = 0.75;   // of the threshold, for the mean of all pairs

// What is compared: a report, or all headline reports of a story at once.
struct Item {
    std::vector<const Report*> reports;
    std::vector<std::uint32_t> articles;
    Terms terms;
    std::set<std::string> places, actors, targets;
    std::vector<Place> located;
    std::set<EventType> types;
    std::set<std::string> lemmas;
    std::set<std::string> stems; // of all words that tell it: "shelling" and "shelled" are one
    std::optional<Day> day;      // of the likeliest date, where it is no longer than a day or two
    bool dayStated = false;      // an expression of the text dates it
    Instant begin = 0, end = 0;  // of all dates together
    bool dated = false;
    bool story = false; // stands for headline reports; those were compared by their whole articles
};

void addDate(Item& item, const Report& report) {
    const When& when = report.when;
    if (!when.known())
        return;
    if (!item.dated || when.earliestStart < item.begin)
        item.begin = when.earliestStart;
    if (!item.dated || when.latestEnd > item.end)
        item.end = when.latestEnd;
    item.dated = true;
    const bool stated = !report.timeSpan.empty();
    const bool fine = when.latestEnd - when.earliestStart <= 2 * 86'400;
    if (fine && (!item.day || (stated && !item.dayStated))) {
        item.day = dayOf(when.earliestStart);
        item.dayStated = stated;
    }
}

void addReport(Item& item, const Report& report, std::uint32_t article) {
    item.reports.push_back(&report);
    item.articles.push_back(article);
    for (const Place& place : report.places) {
        item.places.insert(place.name);
        if (place.located)
            item.located.push_back(place);
    }
    item.actors.insert(report.actors.begin(), report.actors.end());
    item.targets.insert(report.targets.begin(), report.targets.end());
    item.types.insert(report.type);
    item.lemmas.insert(report.lemma);
    addDate(item, report);
}

void addStems(Item& item, const Report& report, std::string_view text) {
    constexpr std::size_t kept = 5;
    for (const Span& mention : report.mentions) {
        std::string stem(slice(text, mention).substr(0, kept));
        for (char& c : stem)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        item.stems.insert(stem);
    }
}

void addTerms(Terms& all, const Terms& more) {
    std::map<std::string, float> sum(all.begin(), all.end());
    for (const auto& [word, weight] : more)
        sum[word] += weight;
    all.assign(sum.begin(), sum.end());
}

double kilometres(const Place& a, const Place& b) {
    constexpr double degree = 111.2, radian = 0.017453292519943295;
    const double x = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) / 2 * radian);
    return degree * std::hypot(x, a.latitude - b.latitude);
}

bool isNarrow(const Place& place) {
    return !place.name.empty() && place.name != place.country && place.name != place.region;
}

// A place within another or one near to another may be the same; two towns far apart are not.
bool placesExclude(const Item& a, const Item& b) {
    bool compared = false;
    for (const Place& x : a.located)
        for (const Place& y : b.located) {
            if (x.name == y.name || x.name == y.region || y.name == x.region || kilometres(x, y) < 120)
                return false;
            if (isNarrow(x) && isNarrow(y) && !x.region.empty() && !y.region.empty())
                compared = true;
            else
                return false;
        }
    return compared;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
}

// How the dates of two headline events bear on their likeness.
double storyTime(const Item& a, const Item& b) {
    if (!a.day || !b.day)
        return 1;
    const int apart = std::abs(*a.day - *b.day);
    if (apart == 0)
        return 2;
    if (apart == 1)
        return 1.5;
    return apart <= 3 ? 1.15 : apart <= 10 ? 0.8 : 0.55;
}

double storyScore(const Item& a, const Item& b, double likeness) {
    double score = likeness * storyTime(a, b);
    if (placesExclude(a, b))
        score *= 0.5;
    return score / storyLikeness;
}

bool typesMeet(const Item& a, const Item& b) {
    return std::any_of(a.types.begin(), a.types.end(),
                       [&](EventType type) { return b.types.contains(type); });
}

// "Eight people died in the fire of March 12": a mention by its day and one of its words.
bool meetOnDay(const Item& a, const Item& b) {
    return a.day && b.day && a.dayStated && b.dayStated && *a.day == *b.day && share(a.stems, b.stems);
}

bool mayBeSame(const Item& a, const Item& b) {
    if ((a.story && b.story) || (!typesMeet(a, b) && !meetOnDay(a, b)) || placesExclude(a, b))
        return false;
    if (a.day && b.day) {
        const int apart = std::abs(*a.day - *b.day);
        // A date that only follows from the article's own may be a day off; two stated ones are not.
        return apart <= (a.dayStated && b.dayStated ? 0 : 1);
    }
    return !a.dated || !b.dated || (a.begin < b.end && b.begin < a.end);
}

double reportScore(const Item& a, const Item& b, double likeness) {
    double score = likeness;
    if (a.day && b.day && a.dayStated && b.dayStated && *a.day == *b.day)
        score += 0.15;
    if (share(a.places, b.places))
        score += 0.1;
    if (share(a.lemmas, b.lemmas))
        score += 0.1;
    if (meetOnDay(a, b))
        score += 0.15;
    if (share(a.actors, b.actors))
        score += 0.05;
    if (share(a.targets, b.targets))
        score += 0.1;
    return score / reportLikeness;
}

using Numbers = std::map<ReportId, std::uint32_t>;

std::vector<std::pair<std::uint32_t, std::uint32_t>>
numbered(const std::vector<std::pair<ReportId, ReportId>>& pairs, const Numbers& numbers) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const auto& [a, b] : pairs) {
        const auto x = numbers.find(a), y = numbers.find(b);
        if (x != numbers.end() && y != numbers.end() && x->second != y->second)
            out.emplace_back(std::min(x->second, y->second), std::max(x->second, y->second));
    }
    std::sort(out.begin(), out.end());
    return out;
}

class Pairer {
public:
    Pairer(const std::vector<Member>& members, const Vocabulary& vocabulary, const Decisions& decisions)
        : members_(members)
        , vocabulary_(vocabulary)
        , decisions_(decisions) {
        std::uint32_t article = 0;
        for (std::uint32_t i = 0; i < members.size(); ++i) {
            if (i > 0 && members[i].article->id != members[i - 1].article->id)
                ++article;
            articles_.push_back(article);
        }
    }

    std::vector<std::uint32_t> run() {
        const std::vector<std::uint32_t> story = stories();
        return reports(story);
    }

private:
    // Clusters the headline reports by their articles' vocabularies; others stay alone.
    std::vector<std::uint32_t> stories() {
        std::vector<std::uint32_t> heads;
        std::vector<Item> items;
        for (std::uint32_t i = 0; i < members_.size(); ++i)
            if (members_[i].report->headline) {
                heads.push_back(i);
                addReport(items.emplace_back(), *members_[i].report, articles_[i]);
            }
        std::vector<const Terms*> terms;
        for (const std::uint32_t head : heads)
            terms.push_back(&members_[head].report->terms);
        ClusterTask task;
        task.items = static_cast<std::uint32_t>(heads.size());
        task.least = 1;
        task.leastAverage = averageShare;
        const TermSpace space(vocabulary_, terms);
        space.forEachPair(
            storyLikeness / 3, [](std::uint32_t, std::uint32_t) { return true; },
            [&](std::uint32_t a, std::uint32_t b, double likeness) {
                task.links.push_back({a, b, static_cast<float>(storyScore(items[a], items[b], likeness))});
            });
        Numbers numbers;
        for (std::uint32_t i = 0; i < heads.size(); ++i) {
            numbers[members_[heads[i]].report->id] = i;
            task.groups.push_back({articles_[heads[i]]});
        }
        task.joined = numbered(decisions_.joined, numbers);
        task.parted = numbered(decisions_.parted, numbers);
        const auto clusters = cluster(std::move(task));
        std::vector<std::uint32_t> out(members_.size(), none);
        for (std::uint32_t i = 0; i < heads.size(); ++i)
            out[heads[i]] = heads[clusters[i]];
        return out;
    }

    // Joins the other reports with each other and with the stories.
    std::vector<std::uint32_t> reports(const std::vector<std::uint32_t>& story) {
        std::vector<Item> items;
        std::map<std::uint32_t, std::uint32_t> itemOfStory;
        std::vector<std::uint32_t> itemOf(members_.size());
        for (std::uint32_t i = 0; i < members_.size(); ++i) {
            std::uint32_t at = static_cast<std::uint32_t>(items.size());
            if (story[i] != none) {
                const auto [found, fresh] = itemOfStory.emplace(story[i], at);
                at = found->second;
            }
            if (at == items.size())
                items.emplace_back();
            itemOf[i] = at;
            items[at].story = story[i] != none;
            addReport(items[at], *members_[i].report, articles_[i]);
            addStems(items[at], *members_[i].report, members_[i].article->text);
            addTerms(items[at].terms, ownTerms(i));
        }
        return linked(items, itemOf);
    }

    // A headline report's terms are those of its whole article; here it stands for its own words only.
    Terms ownTerms(std::uint32_t member) const {
        const Report& report = *members_[member].report;
        if (!report.headline)
            return report.terms;
        const std::string_view text = members_[member].article->text;
        return vocabulary_.count(report.title, slice(text, report.quote));
    }

    std::vector<std::uint32_t> linked(const std::vector<Item>& items,
                                      const std::vector<std::uint32_t>& itemOf) {
        std::vector<const Terms*> terms;
        for (const Item& item : items)
            terms.push_back(&item.terms);
        ClusterTask task;
        task.items = static_cast<std::uint32_t>(items.size());
        task.least = 1;
        task.leastAverage = averageShare;
        const TermSpace space(vocabulary_, terms);
        space.forEachPair(
            leastLikeness, [&](std::uint32_t a, std::uint32_t b) { return mayBeSame(items[a], items[b]); },
            [&](std::uint32_t a, std::uint32_t b, double likeness) {
                task.links.push_back({a, b, static_cast<float>(reportScore(items[a], items[b], likeness))});
            });
        Numbers numbers;
        for (std::uint32_t i = 0; i < members_.size(); ++i)
            numbers[members_[i].report->id] = itemOf[i];
        for (const Item& item : items)
            task.groups.push_back(item.articles);
        task.joined = numbered(decisions_.joined, numbers);
        task.parted = numbered(decisions_.parted, numbers);
        const auto clusters = cluster(std::move(task));
        std::vector<std::uint32_t> out(members_.size());
        for (std::uint32_t i = 0; i < members_.size(); ++i)
            out[i] = clusters[itemOf[i]];
        return out;
    }

    const std::vector<Member>& members_;
    const Vocabulary& vocabulary_;
    const Decisions& decisions_;
    std::vector<std::uint32_t> articles_; // of each member
};

} // namespace

std::vector<std::uint32_t> pairReports(const std::vector<Member>& members, const Vocabulary& vocabulary,
                                       const Decisions& decisions) {
    return Pairer(members, vocabulary, decisions).run();
}

} // namespace claimline::resolve
