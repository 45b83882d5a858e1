// Likeness of vocabularies: sparse vectors over a collection, and an index that finds the near ones without
// comparing all with all.
#pragma once

#include "resolve/vocabulary.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::resolve {

using Vector = std::vector<std::pair<std::uint32_t, float>>; // by number of the word, length 1

double cosine(const Vector& a, const Vector& b);

class TermSpace {
public:
    // `items` are all vocabularies of the collection; their order does not matter for any likeness.
    TermSpace(const Vocabulary& vocabulary, std::span<const Terms* const> items);

    const std::vector<Vector>& vectors() const { return vectors_; }

    // For each pair (i, j), i < j, that shares a telling word and is at least `least` alike: take(i, j,
    // likeness). Pairs that `allowed` refuses cost next to nothing.
    template<class Allowed, class Take>
    void forEachPair(double least, Allowed&& allowed, Take&& take) const {
        std::vector<float> sum(vectors_.size(), 0);
        std::vector<std::uint32_t> touched;
        for (std::uint32_t i = 0; i < vectors_.size(); ++i) {
            touched.clear();
            gather(i, sum, touched);
            for (const std::uint32_t j : touched) {
                if (sum[j] >= least * 0.5 && allowed(i, j)) {
                    const double exact = cosine(vectors_[i], vectors_[j]);
                    if (exact >= least)
                        take(i, j, exact);
                }
                sum[j] = 0;
            }
        }
    }

private:
    void gather(std::uint32_t item, std::vector<float>& sum, std::vector<std::uint32_t>& touched) const;

    std::vector<Vector> vectors_;
    std::vector<std::vector<std::pair<std::uint32_t, float>>> postings_; // per word; empty for common ones
};

} // namespace claimline::resolve
