// Quantities: every number of a text that counts or measures, with its hedge and what it counts.
#pragma once

#include "language/knowledge/phrases.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace claimline::language::known {

class QuantityFinder {
public:
    // Reads numbers, number_hedges, number_contexts and units.tsv.
    static Result<QuantityFinder> load(const std::filesystem::path& languageFolder);

    // All quantities, in order. `named` tells for each token whether it stands in a name, so that "Apollo 11"
    // is none.
    std::vector<Quantity> find(const Words& words, const std::vector<bool>& named) const;

private:
    enum class Role : std::uint8_t { digit, ten, scale, suffix, vague, exact, fraction };
    struct NumberWord {
        Role role;
        double low, high;
    };
    enum class Bound : std::uint8_t { exact, about, nearly, justOver, atLeast, over, atMost, under };
    struct Unit {
        std::string name, kind;
        double factor;
    };
    enum class Context : std::uint8_t { time, total, part, label, address, aged };

    // A number as read: its value or bounds, before any hedge.
    struct Reading {
        std::uint32_t first = 0, last = 0;
        double low = 0, high = 0;
        bool range = false, vague = false, fraction = false, digits = false;
    };
    struct Hedging {
        std::uint32_t first = 0, last = 0; // tokens of the hedge before the number
        Bound bound = Bound::exact;
        bool found = false;
    };
    struct Found {
        Quantity quantity;
        bool bare = false; // no noun of its own: inherits one
    };
    class Scan;

    Phrases<NumberWord> numbers_{Letters::anyCase};
    Phrases<Bound> before_{Letters::anyCase}, after_{Letters::anyCase};
    Phrases<Unit> units_{Letters::exact}, unitsAnyCase_{Letters::anyCase};
    Phrases<Context> contexts_{Letters::anyCase};
};

} // namespace claimline::language::known
