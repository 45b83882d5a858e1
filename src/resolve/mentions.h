// Joins the mentions of articles by learned weights of evidence. Private to resolve.
#pragma once

#include "resolve/resolve.h"

#include <array>
#include <filesystem>

namespace claimline::resolve {

constexpr std::size_t mentionEvidences = 39, articleEvidences = 14;
using MentionEvidence = std::array<float, mentionEvidences>;
using ArticleEvidence = std::array<float, articleEvidences>;

// Logarithms of odds for each piece of evidence.
struct MentionWeights {
    ArticleEvidence article{};
    MentionEvidence kin{};     // of mentions of one word, family or sense
    MentionEvidence related{}; // of mentions of words that may stand for one another

    // Reads mentions.tsv; fails where it names an unknown piece of evidence.
    static Result<MentionWeights> load(const std::filesystem::path& languageFolder);
};

class RelatedWords;
class Vocabulary;

// Resolver::joinMentions().
std::vector<std::vector<std::uint32_t>> joinMentions(const std::vector<MentionArticle>& articles,
                                                     const Vocabulary& vocabulary,
                                                     const RelatedWords& related,
                                                     const MentionWeights& weights);

} // namespace claimline::resolve
