// Facets of an event: the answers of its reports by question, each with who said it, and how they stand to
// each other.
#pragma once

#include "resolve/compare.h"
#include "resolve/origins.h"
#include "resolve/resolve.h"
#include "resolve/voices.h"
#include "resolve/words.h"

#include <vector>

namespace claimline::resolve {

// One report of an event with the article that it stands in.
struct Member {
    const ArticleFacts* article = nullptr;
    const Report* report = nullptr;
};

struct FacetWords {
    FacetClasses classes;
    // confirmation.tsv: words by which somebody confirms or denies, with their kind ("confirm", "deny",
    // "comment"), those that only point back at what was said ("back"; "clause" where a clause may follow) or
    // at who is to blame ("blame"), verbs that say who is ("accuse"), and words for who speaks for another
    // ("counsel", "whose").
    WordKinds confirmation;
    // running.tsv: words that tell that a figure took the place of another: of coming to it ("change", with a
    // word of kind "to" before the figure; "reach" without) and of what is left of it ("still").
    WordKinds running;
    VoiceWords voices;
};

// In the order of the questions' weight: counts first, then yes or no, categories, actors, places, times.
std::vector<Facet> makeFacets(const std::vector<Member>& members, const Origins& origins,
                              const FacetWords& words);

// a stands before b in the facet: whether b takes the place of a instead of speaking against it.
bool isUpdate(const FacetClass& kind, const Cell& a, const Cell& b);

// Whether these two can be a contradiction at all.
bool standAgainst(const Cell& a, const Cell& b);

} // namespace claimline::resolve
