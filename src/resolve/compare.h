// Whether two values can both hold. Scope comes before conflict; hedges are intervals; sums are used.
#pragma once

#include "model/event.h"
#include "model/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::resolve {

// What the lexicon says of a class of happenings as a question: facets.tsv.
struct FacetClass {
    bool grows = false; // a running count: a later, higher figure takes the place of the earlier
    bool own = false; // … only of the same source or of nobody in particular: each side counts its arrests
    bool moves =
        false; // a figure of the hour, as of those missing: a later one takes its place, less or more
    std::string partOf;             // "fire": what was shot down is part of what was fired
    std::vector<std::string> takes; // "attend": beside people protesting, those attending are these
    std::string as;                 // "person:protest": what they are then
};

using FacetClasses = std::unordered_map<std::string, FacetClass>;

Result<FacetClasses> loadFacetClasses(const std::filesystem::path& languageFolder);

// "count:missile:shoot_down" → {"count", "missile", "shoot_down"}.
struct FacetKey {
    std::string kind, thing, happening;
};
FacetKey readKey(std::string_view key);

struct Range {
    double low = 0, high = 0;
    bool meets(Range other) const { return low <= other.high && other.low <= high; }
    bool within(Range other) const { return low >= other.low && high <= other.high; }
};

// The figures that the words of an answer allow: "about 115 km" is some tenth to both sides, a round 11,000
// the nearest thousand, "over 110" is open above.
Range allowed(const Answer& answer);

bool sameScope(const Scope& a, const Scope& b);
// Whether the value of a cell names the source of another or the body that it speaks for, as far as words go:
// all that the shorter of the two says stands in the other.
bool names(const Cell& cell, const Cell& source);
// In words, both sides: "children and all"; empty where the scope is the same.
std::string scopeDifference(const Scope& a, const Scope& b);

// The dead of each article, for sums: "six wounded, two of them mortally" is "two dead and four wounded".
using DeadByArticle = std::map<ArticleId, Range>;
DeadByArticle deadOf(const std::vector<Facet>& facets);

// Both values are of one facet.
bool canBothHold(const Facet& facet, const Cell& a, const Cell& b, const DeadByArticle& dead);

// a is said before b, as far as the texts tell.
bool saidBefore(const Cell& a, const Cell& b);

} // namespace claimline::resolve
