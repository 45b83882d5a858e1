// Predicates: the words of an article that tell of a happening, with who did what to whom.
#pragma once

#include "reports/lexicon.h"
#include "reports/tree.h"

#include <string>
#include <vector>

namespace claimline::reports {

struct Predicate {
    std::uint32_t token = none;
    Span span; // with particle: "shot down"
    WordKind kind = WordKind::verb;
    Happening happening;
    std::string lemma;         // "shoot down"
    std::uint32_t verb = none; // the verb whose clause it stands in: itself, or what a noun hangs on
    std::vector<std::uint32_t> subjects; // who does it: heads of noun phrases
    std::vector<std::uint32_t> objects;  // what it is done to, passive subjects too
    std::vector<std::uint32_t> obliques; // the other noun phrases of its clause, with their prepositions
    bool negated = false;
    bool nobody = false;       // "nobody was killed"; negated too
    bool planned = false;      // will, plans to
    bool hypothetical = false; // may, could, if
    bool heading = false;
    bool fromLexicon = true;
};

// In order of the text. `fallback` adds the main verb of each sentence that holds no word of the lexicon, as
// "other".
std::vector<Predicate> findPredicates(const Tree& tree, const Lexicon& lexicon);

// The predicate at each token, as a number into the list; none elsewhere.
std::vector<std::uint32_t> predicateAtTokens(const Tree& tree, const std::vector<Predicate>& predicates);

// The head of the noun phrase for people that stands right before a participle, adverbs and "was found"
// aside.
std::uint32_t personBefore(const Tree& tree, const Lexicon& lexicon, std::uint32_t token);

// The main verb of a sentence as a predicate of no class; token none where it has no verb.
Predicate mainVerb(const Tree& tree, const language::Sentence& sentence);

} // namespace claimline::reports
