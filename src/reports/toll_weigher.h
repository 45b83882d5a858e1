// How many were killed and injured in an event, as the articles about it make likeliest: their signs, weighed
// by toll_weights.tsv.
#pragma once

#include "reports/toll.h"
#include "reports/toll_signs.h"

#include <filesystem>
#include <unordered_map>

namespace claimline::reports {

// How likely each number is, beside TollCase::numbers; they add up to 1.
using TollChances = std::array<std::vector<double>, 2>;

class TollWeigher {
public:
    struct Weights {
        double killed = 0, injured = 0, both = 0;
    };
    using Table = std::unordered_map<std::string, Weights>;

    TollWeigher() = default;
    explicit TollWeigher(Table weights)
        : weights_(std::move(weights)) {}
    static Result<TollWeigher> load(const std::filesystem::path& languageFolder);

    TollChances chances(const TollCase& told) const;
    // The likeliest number of each; nothing where no article tells anything of it.
    Toll settle(const TollCase& told) const;

private:
    double weigh(const Signs& signs, double Weights::*part) const;

    Table weights_;
};

} // namespace claimline::reports
