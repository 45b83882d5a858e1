// Likeness of vocabularies: sparse vectors over a collection, and an index that finds the near ones without
// comparing all with all.
#pragma once

#include "resolve/resolve.h"
#include "resolve/vocabulary.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::resolve {

// Numbers for words, given as they come: texts that are held in thousands are held as numbers.
class WordNumbers {
public:
    std::uint32_t number(std::string_view word);
    const std::string& word(std::uint32_t number) const { return *words_[number]; }
    std::size_t size() const { return words_.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<const std::string*> words_; // into numbers_, whose nodes stay
};

using Counts =
    std::vector<std::pair<std::uint32_t, float>>; // by number of the word, rising: how often it stands there

Counts numbered(const Terms& terms, WordNumbers& words);
void addCounts(Counts& all, const Counts& more);

class TermSpace {
public:
    // `items` are all vocabularies of the collection, in an order that rests on ids alone. `days`: of each
    // item, where it has one; empty: none has. `whole`: the collection that the items are a part of; null:
    // they are all.
    TermSpace(const Vocabulary& vocabulary, const WordNumbers& words, const std::vector<Counts>& items,
              const std::vector<std::optional<std::int32_t>>& days = {}, const Background* whole = nullptr);

    double likeness(std::uint32_t a, std::uint32_t b) const; // cosine, 0 to 1

    // How seldom the rarest word that both hold is; 1: only these two hold it.
    double rarestShared(std::uint32_t a, std::uint32_t b) const;

    using Take = std::function<void(std::uint32_t a, std::uint32_t b, double likeness)>;
    // The items in stretches, for several cores to search at once: each pair is found in one of them.
    struct Stretch {
        std::uint32_t begin = 0, end = 0;
    };
    std::vector<Stretch> stretches() const;
    // take(a, b, likeness), a < b, for each pair at most `days` apart that is at least `least` alike; a pair
    // of which one has no day counts as near.
    void forEachNear(Stretch stretch, std::int32_t days, double least, double leastDayless,
                     const Take& take) const;
    // The same for the pairs farther apart.
    void forEachFar(Stretch stretch, std::int32_t days, double least, const Take& take) const;
    // take(item, other, likeness) for each of the items and all others that are at least `least` alike to it.
    void forEachLike(std::span<const std::uint32_t> items, double least, const Take& take) const;

private:
    struct Term {
        std::uint32_t word = 0;
        float weight = 0;
    };
    struct Posting {
        std::uint32_t position = 0; // in order_
        float weight = 0;
    };
    using Range = Stretch; // of positions in order_
    class Probe;

    std::vector<float> rarenessOf(const Vocabulary& vocabulary, const WordNumbers& words,
                                  const std::vector<Counts>& items, const Background* whole);
    void weigh(const std::vector<Counts>& items);
    void index();
    std::span<const Term> vectorOf(std::uint32_t item) const {
        return std::span(terms_).subspan(begins_[item], begins_[item + 1] - begins_[item]);
    }
    std::span<const Posting> postingsOf(std::uint32_t word, Range range) const;
    std::uint32_t firstSince(std::int32_t day) const; // position

    std::vector<float> rareness_; // of each word
    float mostRare_ = 1;          // of a word that two hold
    std::vector<Term> terms_; // of all items, one after the other; each by number of the word, of length 1
    std::vector<std::size_t> begins_;
    std::vector<std::uint32_t> documents_; // that hold the word
    std::vector<Posting> postings_;        // of all words, one after the other; each by position
    std::vector<std::size_t> postingBegins_;
    std::vector<std::uint32_t> order_;    // items by day, those without one at the end
    std::vector<std::uint32_t> position_; // of each item in it
    std::vector<std::int32_t> dayAt_;     // by position, of those that have one
};

} // namespace claimline::resolve
