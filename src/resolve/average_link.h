// Exact average-link clusters of thousands of things of which few pairs have a score. For clusters that ask
// more the larger they are see clusters.h.
#pragma once

#include <cstdint>
#include <vector>

namespace claimline::resolve {

struct ScoredPair {
    std::uint32_t a = 0, b = 0;
    double score = 0;
};

// Joins, again and again, the two clusters whose mean score over all their pairs is highest, while it is
// `least` or more and above 0; pairs that are not named score 0. `start` has the cluster of each thing to
// begin with, named by its smallest member, as the answer has. Ties go to the smaller numbers.
std::vector<std::uint32_t> averageLink(std::vector<std::uint32_t> start, const std::vector<ScoredPair>& pairs,
                                       double least);

} // namespace claimline::resolve
