// Average-link clusters from scored pairs; the result does not depend on the order of the input.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace claimline::resolve {

struct Link {
    std::uint32_t a = 0, b = 0; // a < b
    float score = 0;
};

struct ClusterTask {
    std::uint32_t items = 0; // numbered in an order that rests on ids alone: it breaks ties
    std::vector<Link> links; // the pairs that may begin a joining, each at most once
    double least = 0;        // a link below this joins nothing
    double leastAverage = 0; // mean over all pairs of two clusters that may join
    // More is asked for each time that the smaller of the two clusters doubles: what joins two groups that
    // have each come together by themselves must be more than the likeness of their kind.
    double morePerDoubling = 0;
    // The score of any pair, for that mean. Of large clusters the first members stand for all.
    std::function<double(std::uint32_t, std::uint32_t)> score;
    std::vector<std::vector<std::uint32_t>>
        groups; // per item, sorted: two with a common group (an article) never join
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined; // by hand, before all else
    std::vector<std::pair<std::uint32_t, std::uint32_t>> parted; // by hand, never joined
};

// The cluster of each item, named by its smallest member.
std::vector<std::uint32_t> cluster(ClusterTask task);

} // namespace claimline::resolve
