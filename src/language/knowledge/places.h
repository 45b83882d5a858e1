// Places: the mentions that are places, found in the gazetteer and told apart by what stands near them.
#pragma once

#include "language/knowledge/gazetteer.h"
#include "language/knowledge/lexicon.h"
#include "language/knowledge/names.h"

namespace claimline::language::known {

class PlaceFinder {
public:
    PlaceFinder(const Lexicon& lexicon, const Gazetteer& gazetteer)
        : lexicon_(lexicon)
        , gazetteer_(gazetteer) {}

    // Every mention of a place, in order. `metonyms` tells for each name whether it speaks for its country
    // here.
    std::vector<Place> find(const Words& words, const std::vector<NameSpan>& names,
                            const std::vector<bool>& metonyms) const;

private:
    class Scan;
    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
};

} // namespace claimline::language::known
