// Governors: which happening a number stands under.
#pragma once

#include "reports/predicates.h"

#include <string>
#include <vector>

namespace claimline::reports {

struct Governor {
    std::uint32_t predicate = none; // into the list of predicates
    Deprel relation = Deprel::dep;  // of the counted noun to it
    std::string preposition;        // of the counted noun
    bool itself = false;            // the happenings themselves are counted: "three explosions"
    bool alone = false;  // the number stands without the noun that was found for it: "two mortally"
    std::string as = {}; // its class, where the predicate is of another: "protest"
};

class GovernorFinder {
public:
    GovernorFinder(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates);

    Governor of(const language::Quantity& quantity) const;
    // "12 people were killed", "three dead": what follows the number decides, whatever the parse.
    std::uint32_t participleAfter(const language::Quantity& quantity) const;

private:
    bool isVerbAfterAll(const language::Quantity& quantity, std::uint32_t noun) const;
    std::uint32_t estimatedAt(const language::Quantity& quantity) const;
    bool isPartOfNumbered(const language::Quantity& quantity, std::uint32_t noun) const;
    bool describes(std::uint32_t child) const;
    bool isAmong(std::uint32_t child) const;
    std::uint32_t withoutUpTo(std::uint32_t number) const;
    bool tellsOfWhole(const language::Quantity& quantity, std::uint32_t at) const;
    std::uint32_t toldBySubject(std::uint32_t number) const;
    std::uint32_t countedBefore(std::uint32_t number) const;
    Governor climb(std::uint32_t noun) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<std::uint32_t> at_; // predicate at each token
};

// The counted noun, where it stands with the number; "two" of the missiles named before stands alone.
std::uint32_t headOf(const language::Quantity& quantity);

// The "six" of "six of eight drones", asked for by the token of the eight; none where it is no such.
std::uint32_t numberBeforeOf(const Tree& tree, std::uint32_t first);

} // namespace claimline::reports
