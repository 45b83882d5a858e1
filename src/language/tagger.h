// Part of speech: a greedy left-to-right linear tagger.
#pragma once

#include "language/words.h"

namespace claimline::language {

constexpr Tag noTag = 255; // before the first and after the last word

// The features of words[at], whose left neighbours have their tags. At most 64.
class TagFeatures {
public:
    std::span<const std::uint64_t> of(std::span<const Word> words, std::size_t at);

private:
    std::array<std::uint64_t, 64> features_;
};

// The best of the first `classes` scores.
inline std::uint32_t bestOf(const Scores& scores, std::uint32_t classes) {
    std::uint32_t best = 0;
    for (std::uint32_t c = 1; c < classes; ++c)
        if (scores[c] > scores[best])
            best = c;
    return best;
}

// Model: Weights, or the trainer's.
template<class Model>
void tagWords(const Model& model, std::span<Word> words) {
    TagFeatures features;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Scores scores{};
        model.add(features.of(words, i), scores);
        words[i].tag = static_cast<Tag>(bestOf(scores, model.classes()));
    }
}

} // namespace claimline::language
