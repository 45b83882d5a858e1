#include "resolve/pairing_items.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

namespace claimline::resolve {

namespace {

// A name or word of an item, by its kind, as one number: sets of them are sorted runs.
constexpr std::uint32_t tagged(Tag kind, std::uint32_t word) {
    return static_cast<std::uint32_t>(kind) << 28 | (word & 0x0FFFFFFF);
}

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

void takeIn(std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& more) {
    std::vector<std::uint32_t> sum;
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(sum));
    all = std::move(sum);
}

double kilometres(const Spot& a, const Spot& b) {
    constexpr double degree = 111.2, radian = 0.017453292519943295;
    const double x = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) / 2 * radian);
    return degree * std::hypot(x, a.latitude - b.latitude);
}

} // namespace

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

} // namespace claimline::resolve
