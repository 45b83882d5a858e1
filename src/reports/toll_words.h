// The words by which an article tells whether people died or were hurt: toll_words.tsv.
#pragma once

#include "model/result.h"
#include "reports/toll_evidence.h"
#include "reports/tree.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

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
    const TollWord& find(const std::string& form, const std::string& lemma) const;

private:
    std::unordered_map<std::string, TollWord> words_;
};

// The words of one article, each looked up once: there are many questions about every one.
class TollText {
public:
    TollText(const Tree& tree, const TollWords& words);

    const Tree& tree() const { return tree_; }
    const TollWord& at(std::uint32_t token) const { return *words_[token]; }
    TollRole role(std::uint32_t token) const { return words_[token]->role; }
    const std::string& lower(std::uint32_t token) const { return lower_[token]; }
    bool tellsFate(std::uint32_t token) const; // of dead, hurt or shot
    std::uint32_t size() const { return static_cast<std::uint32_t>(lower_.size()); }

private:
    const Tree& tree_;
    std::vector<std::string> lower_;
    std::vector<const TollWord*> words_;
};

} // namespace claimline::reports
