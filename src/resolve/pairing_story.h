// Stories: whether two articles are about one happening. Each piece of evidence for or against has a weight
// that was learned from collections of which people know the answer (data/README.md, pairing.tsv).
#pragma once

#include "resolve/pairing_items.h"
#include "resolve/pairing_marks.h"
#include "resolve/words.h"

#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace claimline::resolve {

// What pairing keeps of an article beside its headline report.
struct Story {
    Item item; // of the headline report; without a day where that is guessed
    Marks marks;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> counts; // facet and exact figure; sorted
    bool again = false; // it says that the like of its news has been before
};

// `recurrence`: recurrence.tsv.
Story storyOf(const ArticleFacts& article, const Report& headline, Item item, const Vocabulary& vocabulary,
              const WordKinds& recurrence, WordNumbers& words);

constexpr std::size_t storyEvidences = 22;
using StoryEvidence = std::array<float, storyEvidences>;

// `likeness` and `rarest` (TermSpace::rarestShared): of the vocabularies of both articles.
StoryEvidence storyEvidence(const Story& a, const Story& b, double likeness, double rarest);

class StoryWeights {
public:
    // Reads pairing.tsv and recurrence.tsv; fails where the first names an unknown piece of evidence.
    static Result<StoryWeights> load(const std::filesystem::path& languageFolder);

    // The logarithm of the odds that both are one story, within ±surest.
    double score(const StoryEvidence& evidence) const;

    static constexpr double surest = 4;

    const WordKinds& recurrence() const { return recurrence_; }

private:
    WordKinds recurrence_;
    std::array<float, storyEvidences> weights_{};
};

} // namespace claimline::resolve
