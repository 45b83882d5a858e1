// What pairing keeps of a report, and what two of them have in common. Private to pairing.
#pragma once

#include "resolve/likeness.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace claimline::resolve {

enum class Tag : std::uint32_t { place, actor, target, lemma, stem };

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

Item itemOf(const Report& report, std::string_view text, std::uint32_t article, WordNumbers& words);
void takeIn(Item& all, const Item& more);

// A place within another or one near to another may be the same; two towns far apart are not.
bool placesExclude(const Item& a, const Item& b);
bool share(Tag kind, const Item& a, const Item& b);

} // namespace claimline::resolve
