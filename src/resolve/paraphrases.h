// What words news uses for one and the same happening, scene by scene: in a story of an arrest "nabbed" and
// "the capture" tell of it. Private to resolve.
//
//   const auto table = Paraphrases::load(languageFolder);
//   StoryParaphrases story(*table, articles);
//   if (story.linked(a, b)) … story.evidence(a, b) …
#pragma once

#include "resolve/resolve.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimline::resolve {

class Paraphrases {
public:
    using Numbers = std::vector<std::uint32_t>; // rising, each once
    struct Line {
        std::uint32_t scene = 0;
        bool same = false;       // else the words may tell of neighbouring steps
        std::uint32_t first = 0; // of its words, in words()
        std::uint32_t size = 0;  // how many they are
    };

    // Reads paraphrases.tsv.
    static Result<Paraphrases> load(const std::filesystem::path& languageFolder);

    // The table's words that a mention may be, by its lemma, its part of speech and what goes with it ("step
    // down", "take … into custody").
    Numbers wordsOf(const Mention& mention) const;

    const std::vector<Line>& lines() const { return lines_; }
    const Numbers& linesOf(std::uint32_t word) const { return linesOf_[word]; }
    std::uint32_t wordAt(std::uint32_t place) const { return words_[place]; } // of a line
    std::size_t words() const { return linesOf_.size(); }
    std::size_t scenes() const { return scenes_; }
    std::uint32_t scenesOf(std::uint32_t word) const { return scenesOf_[word]; } // how many

private:
    void addLine(std::uint32_t scene, bool same, const std::vector<std::string>& words);
    bool add(const std::string& word, Numbers& words) const;

    std::vector<Line> lines_;
    Numbers words_; // of all lines, one after the other
    std::vector<Numbers> linesOf_;
    std::vector<std::uint32_t> scenesOf_;
    std::size_t scenes_ = 0;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    // Under "step": "down", "step_down.v".
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::uint32_t>>> phrases_;
};

// The mentions of the articles of one story, numbered one article after the other.
class StoryParaphrases {
public:
    static constexpr std::size_t evidences = 12;
    using Evidence = std::array<float, evidences>;
    static const std::array<std::string_view, evidences>& names();

    StoryParaphrases(const Paraphrases& table, const std::vector<MentionArticle>& articles);

    // Which words of the table each mention may be, as a number that equals where they are equal.
    std::uint32_t kind(std::uint32_t mention) const { return kinds_[mention]; }
    // Whether both words stand in one line more often than luck would have it.
    bool linked(std::uint32_t a, std::uint32_t b) const {
        return links_.contains(pairOf(kinds_[a], kinds_[b]));
    }
    // Pairs of kinds, the lesser first, that are linked; rising.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> linkedPairs() const;
    // All 0 where they have no line in common.
    const Evidence& evidence(std::uint32_t a, std::uint32_t b);

private:
    using Numbers = Paraphrases::Numbers;
    static std::uint64_t pairOf(std::uint32_t a, std::uint32_t b) {
        return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    }
    void addLinks();
    double luck(std::uint32_t a, std::uint32_t b, std::size_t shared) const;
    void weighScenes(const std::vector<Numbers>& wordsOfArticles);
    Evidence compare(std::uint32_t a, std::uint32_t b) const;

    const Paraphrases& table_;
    std::vector<std::uint32_t> kinds_;        // of each mention
    std::vector<Numbers> lines_;              // of each kind
    std::vector<float> strength_;             // of each scene in the story: deviations above the mean
    std::vector<float> rank_;                 // logarithm of its place among all scenes
    std::unordered_set<std::uint64_t> links_; // pairs of kinds
    std::unordered_map<std::uint64_t, Evidence> known_; // by both kinds
};

} // namespace claimline::resolve
