// Exact average-link clusters of a few hundred things. For thousands with sparse links see clusters.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace claimline::resolve {

// Joins, again and again, the two clusters whose mean score over all their pairs is highest, while it is
// `least` or more. The cluster of each thing, named by its smallest member; ties go to the smaller numbers.
std::vector<std::uint32_t> averageLink(std::size_t things, double least,
                                       const std::function<double(std::uint32_t, std::uint32_t)>& score);

} // namespace claimline::resolve
