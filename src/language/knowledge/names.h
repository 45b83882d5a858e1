// Names: where the names of people, bodies, places, events and products stand, with what stands beside them
// (titles, offices, the country of an adjective). Who is who is for Linker.
#pragma once

#include "language/knowledge/gazetteer.h"
#include "language/knowledge/lexicon.h"

#include <vector>

namespace claimline::language::known {

struct NameSpan {
    std::uint32_t first = 0, last = 0; // tokens
    NameKind kind = NameKind::other;
    std::uint32_t body = none;    // into Lexicon::knownBodies
    std::uint32_t country = none; // into Lexicon::countries: it names the country
    std::uint32_t of = none; // into Lexicon::countries: an adjective or genitive beside it says whose it is
    std::uint32_t officeFirst = 0, officeLast = 0; // tokens of the office beside a person's name
    bool former = false;                           // "former President"
    char gender = 0;
    bool sure = false; // by a list or a strong context; what is unsure may be read anew by the whole text
    SourceKind shownAs = SourceKind::unknown; // the kind of body that the text shows it to be
};

class NameTagger;

class NameFinder {
public:
    // By rules and lists; with a tagger also by its weights.
    NameFinder(const Lexicon& lexicon, const Gazetteer& gazetteer, const NameTagger* tagger = nullptr)
        : lexicon_(lexicon)
        , gazetteer_(gazetteer)
        , tagger_(tagger) {}

    // In order, disjoint.
    std::vector<NameSpan> find(const Words& words) const;

private:
    class Scan;
    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const NameTagger* tagger_;
};

} // namespace claimline::language::known
