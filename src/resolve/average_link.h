// Exact average-link clusters of a few hundred things. For thousands with sparse links see clusters.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace claimline::resolve {

using PairScore = std::function<double(std::uint32_t, std::uint32_t)>;

// Joins, again and again, the two clusters whose mean score over all their pairs is highest, while it is
// `least` or more. The cluster of each thing, named by its smallest member; ties go to the smaller numbers.
std::vector<std::uint32_t> averageLink(std::size_t things, double least, const PairScore& score);

// The same from clusters on, of which the sizes are known and for each two of them the sum of the scores of
// all their pairs.
std::vector<std::uint32_t> averageLinkOn(std::vector<std::uint32_t> sizes, double least,
                                         const PairScore& sum);

} // namespace claimline::resolve
