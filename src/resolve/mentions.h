// Joins the mentions of articles by learned weights of evidence. Private to resolve.
#pragma once

#include "resolve/paraphrases.h"
#include "resolve/related_words.h"
#include "resolve/resolve.h"
#include "resolve/vocabulary.h"
#include "resolve/word_vectors.h"

#include <array>
#include <filesystem>

namespace claimline::resolve {

constexpr std::size_t articleEvidences = 14,
                      mentionEvidences = 39 + StoryParaphrases::evidences + WordVectors::directions;
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

// What the language says of words that mentions have.
struct MentionWords {
    Vocabulary vocabulary;
    RelatedWords related;
    Paraphrases paraphrases;
    WordVectors vectors;
};

} // namespace claimline::resolve
