// The words by which an article tells whether people died or were hurt: toll_words.tsv.
#pragma once

#include "model/result.h"
#include "reports/toll_evidence.h"
#include "reports/tree.h"

#include <filesystem>
#include <string>
#include <unordered_map>

namespace claimline::reports {

struct TollWord {
    std::string group; // words of one group weigh the same wherever they stand; empty: weighs nothing
    TollRole role = TollRole::nothing;
    int number = 0;    // "both" is two
    bool harm = false; // alone opens the question whether anybody came to harm
};

class TollWords {
public:
    static Result<TollWords> load(const std::filesystem::path& languageFolder);

    // By its form, else by its lemma.
    const TollWord& at(const Tree& tree, std::uint32_t token) const;

private:
    std::unordered_map<std::string, TollWord> words_;
};

} // namespace claimline::reports
