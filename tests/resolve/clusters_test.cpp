#include "resolve/clusters.h"

#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

// The pairs that are linked score as their links do, all others nothing.
std::vector<std::uint32_t> clustersOf(ClusterTask task) {
    task.score = [links = task.links](std::uint32_t a, std::uint32_t b) {
        for (const Link& link : links)
            if (link.a == std::min(a, b) && link.b == std::max(a, b))
                return double{link.score};
        return 0.0;
    };
    return cluster(task);
}

} // namespace

TEST(Clusters, ChainOfWeakLinksDoesNotMakeOneCluster) {
    ClusterTask task;
    task.items = 3;
    task.links = {{0, 1, 1.2F}, {1, 2, 1.1F}};
    task.least = 1;
    task.leastAverage = 0.8;
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0, 2}));
}

// Two groups that each hold together well, and are fairly alike as such happenings are.
TEST(Clusters, TwoGroupsNeedMoreToJoinThanTwoArticles) {
    ClusterTask task;
    task.items = 4;
    task.links = {{0, 1, 4}, {2, 3, 4}, {0, 2, 1}, {0, 3, 1}, {1, 2, 1}, {1, 3, 1}};
    task.least = 0;
    task.leastAverage = 0.5;
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0, 0, 0}));
    task.morePerDoubling = 0.75;
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0, 2, 2}));
}

TEST(Clusters, ItemsOfOneGroupNeverJoinUnlessByHand) {
    ClusterTask task;
    task.items = 2;
    task.links = {{0, 1, 5}};
    task.least = 1;
    task.groups = {{7}, {7}};
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 1}));
    task.joined = {{0, 1}};
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0}));
}

TEST(Clusters, WhatWasPartedByHandStaysApart) {
    ClusterTask task;
    task.items = 4;
    task.links = {{0, 1, 3}, {1, 2, 2}, {2, 3, 3}, {0, 2, 2}, {0, 3, 2}, {1, 3, 2}};
    task.least = 1;
    task.leastAverage = 0.5;
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0, 0, 0}));
    task.parted = {{0, 3}};
    EXPECT_EQ(clustersOf(task), (std::vector<std::uint32_t>{0, 0, 2, 2}));
}

} // namespace claimline::resolve
