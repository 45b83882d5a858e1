// How likely it is that an article tells of so many killed or injured: what its figures and its words speak
// for, weighed by toll_weights.tsv.
#pragma once

#include "model/result.h"
#include "reports/toll.h"
#include "reports/tree.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace claimline::reports {

// A number that may be meant, with what speaks for it.
struct TollCandidate {
    int value = 0;
    std::vector<std::pair<std::string, double>> signs;
};

enum class Fate : std::uint8_t { killed, injured };

class TollWeigher {
public:
    static Result<TollWeigher> load(const std::filesystem::path& languageFolder);

    // In rising order of values.
    std::vector<TollCandidate> candidates(const Tree& tree, const Article& article, const Report& headline,
                                          Fate fate) const;
    TollGuess guess(const Tree& tree, const Article& article, const Report& headline) const;

private:
    Likelihoods weigh(const std::vector<TollCandidate>& candidates, Fate fate) const;

    std::unordered_map<std::string, std::string> groups_; // of words
    std::unordered_map<std::string, double> weights_[2];  // of signs, by Fate
};

} // namespace claimline::reports
