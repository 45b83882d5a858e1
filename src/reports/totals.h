// Totals: figures that are given for a word which stands for a count: "the toll stands at 31", "put the
// turnout at 18,000", "the figure was closer to 6,000".
#pragma once

#include "reports/counts.h"
#include "reports/governor.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace claimline::reports {

struct Total {
    std::uint32_t predicate = none; // what it is told of
    std::string thing, happening;   // "person", "die"
    bool beyond = false;            // "has passed 40"
    const Count* again = nullptr;   // another answer to that question; then nothing else is set
};

class Totals {
public:
    // `counts`: those that stand before in the text. `alone`: where a number begins that is all that somebody
    // says.
    Totals(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
           const std::vector<Count>& counts, const std::set<std::uint32_t>& alone);

    // Nothing: no word for a count that is known to be of something stands with it.
    std::optional<Total> of(const language::Quantity& quantity) const;
    // "Not 41 crossings were cancelled but 22", "…, the organisers 25,000", "it is nearer to 1,500"
    const Count* takenUp(const language::Quantity& quantity) const;

private:
    struct Found {
        std::uint32_t noun = none, verb = none;
    };
    Found nounOf(const language::Quantity& quantity) const;
    Found nounBehind(const language::Quantity& quantity) const;
    bool isTotal(std::uint32_t noun) const;
    bool isUnreal(std::uint32_t verb) const;
    std::string classOf(std::uint32_t noun, std::uint32_t number) const;
    std::string classNamed(std::uint32_t word) const;
    std::uint32_t predicateOf(const std::string& happening, std::uint32_t number) const;
    std::string mainClass() const;
    const Count* lastLike(const language::Quantity& quantity, std::uint32_t sentences) const;
    bool isFigureOf(const language::Quantity& quantity, std::uint32_t figure) const;
    bool isRight(const language::Quantity& quantity) const;
    bool isAlone(const language::Quantity& quantity) const;
    bool isNearer(const language::Quantity& quantity) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    const std::vector<Count>& counts_;
    const std::set<std::uint32_t>& alone_;
    std::vector<std::uint32_t> at_; // predicate at each token
};

} // namespace claimline::reports
