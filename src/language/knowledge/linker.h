// Linker: from names to entities: canonical keys that are equal over articles, sides, offices; and what "the
// ministry", "he" and "it" stand for within an article. Where it is unsure, a mention stays without an
// entity.
#pragma once

#include "language/knowledge/names.h"

namespace claimline::language::known {

class Linker {
public:
    explicit Linker(const Lexicon& lexicon)
        : lexicon_(lexicon) {}

    // Fills document.mentions and document.entities.
    void link(const Words& words, const std::vector<NameSpan>& names, Document& document) const;

    // The entity of a name with no text around it.
    Entity describe(const Words& words, const NameSpan& name) const;

    // How a capital speaks: "Moscow said" is Russia, "in Moscow" is the town.
    bool standsForCountry(const Words& words, const NameSpan& name, std::uint32_t& country) const;

private:
    class Run;
    const Lexicon& lexicon_;
};

} // namespace claimline::language::known
