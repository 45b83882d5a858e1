// How telling a word is: what the collection and the language at large make of it.
#pragma once

#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::resolve {

using Terms = std::vector<std::pair<std::string, float>>; // sorted by word

class Vocabulary {
public:
    // Reads commonness.tsv: how many documents of a general collection hold each word; and
    // number_contexts.tsv.
    static Result<Vocabulary> load(const std::filesystem::path& languageFolder);

    // Words of two letters or more with how often they stand there; names, the title and the lead count
    // double.
    Terms count(std::string_view title, std::string_view text) const;

    // The share of all texts in which the word is to be expected.
    double share(const std::string& word) const;

    // Whether the word behind a number makes it that of a house: "block".
    bool followsAddress(std::string_view word) const;

    // Only the `most` words that tell most, by count and rareness.
    Terms telling(Terms terms, std::size_t most) const;

private:
    std::unordered_map<std::string, float> shares_;
    std::vector<std::string> addresses_; // sorted
    double unknown_ = 0.0005;            // share of a word that the general collection does not hold
};

} // namespace claimline::resolve
