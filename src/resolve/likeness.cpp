#include "resolve/likeness.h"

#include <algorithm>
#include <cmath>

namespace claimline::resolve {

namespace {

// The general collection weighs as much as this many articles of the user's own: with five articles at hand
// their own counts tell nothing, with a thousand they tell all.
constexpr double backgroundWeight = 50;
// Words in more of the items than this are no evidence, and lists longer than this find nothing new.
constexpr double commonShare = 0.3;
constexpr std::size_t longestPosting = 2'000;

} // namespace

double cosine(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].first == b[j].first)
            sum += double{a[i++].second} * double{b[j++].second};
        else if (a[i].first < b[j].first)
            ++i;
        else
            ++j;
    }
    return sum;
}

TermSpace::TermSpace(const Vocabulary& vocabulary, std::span<const Terms* const> items) {
    std::unordered_map<std::string, std::uint32_t> found;
    for (const Terms* terms : items)
        for (const auto& [word, weight] : *terms)
            ++found[word];
    // Numbers by the alphabet, so that sums run in one order whatever the order of the items.
    std::vector<std::pair<std::string, std::uint32_t>> words(found.begin(), found.end());
    std::sort(words.begin(), words.end());
    std::vector<float> rareness(words.size());
    const auto count = static_cast<double>(items.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        const auto& [word, documents] = words[i];
        found[word] = i;
        const double expected = backgroundWeight * vocabulary.share(word);
        const bool common = count > 20 && documents > commonShare * count;
        rareness[i] =
            common ? 0.F : static_cast<float>(std::log((count + backgroundWeight) / (documents + expected)));
    }
    postings_.resize(words.size());
    vectors_.resize(items.size());
    for (std::uint32_t item = 0; item < items.size(); ++item) {
        Vector& vector = vectors_[item];
        double square = 0;
        for (const auto& [word, times] : *items[item]) {
            const std::uint32_t number = found[word];
            const float weight = rareness[number] * (times > 1 ? 1 + std::log(times) : times);
            if (weight <= 0)
                continue;
            vector.emplace_back(number, weight);
            square += double{weight} * double{weight};
        }
        std::sort(vector.begin(), vector.end());
        const auto length = static_cast<float>(std::sqrt(square));
        for (auto& [number, weight] : vector) {
            weight /= length;
            if (words[number].second > 1 && words[number].second <= longestPosting)
                postings_[number].emplace_back(item, weight);
        }
    }
}

void TermSpace::gather(std::uint32_t item, std::vector<float>& sum,
                       std::vector<std::uint32_t>& touched) const {
    for (const auto& [number, weight] : vectors_[item])
        for (const auto& [other, otherWeight] : postings_[number]) {
            if (other <= item)
                continue;
            if (sum[other] == 0)
                touched.push_back(other);
            sum[other] += weight * otherWeight;
        }
}

} // namespace claimline::resolve
