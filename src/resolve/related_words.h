// Words for happenings that may stand for one another: "robbery", "heist".
#pragma once

#include "model/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::resolve {

enum class Relation : std::uint8_t { none, near, synonyms };

class RelatedWords {
public:
    // Reads related.tsv.
    static Result<RelatedWords> load(const std::filesystem::path& languageFolder);

    // The words that the table has under a lemma; of two related words one stands under the other.
    const std::vector<std::pair<std::string, Relation>>& under(const std::string& lemma) const;

private:
    std::unordered_map<std::string, std::vector<std::pair<std::string, Relation>>> words_;
};

} // namespace claimline::resolve
