#include "cli/ordered.h"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>

namespace claimline::cli {
namespace {

TEST(OrderedStream, WritesInTheOrderInWhichJobsCameThoughTheyEndInAnother) {
    std::string written;
    {
        OrderedStream stream(4, [&](const std::string& text) { written += text; });
        for (int i = 0; i < 50; ++i)
            stream.push([i] {
                std::this_thread::sleep_for(std::chrono::microseconds((50 - i) * 20));
                return std::to_string(i) + " ";
            });
    }
    std::string wanted;
    for (int i = 0; i < 50; ++i)
        wanted += std::to_string(i) + " ";
    EXPECT_EQ(written, wanted);
}

TEST(OrderedStream, HoldsFewJobsAtATime) {
    std::atomic<int> pushed{0}, written{0};
    int most = 0;
    OrderedStream stream(2, [&](const std::string&) { ++written; });
    for (int i = 0; i < 500; ++i) {
        stream.push([] { return std::string(); });
        most = std::max(most, ++pushed - written);
    }
    EXPECT_LE(most, 2 * 8 + 1);
}

TEST(OrderedStream, OfNothingEnds) {
    OrderedStream stream(3, [](const std::string&) { FAIL(); });
}

} // namespace
} // namespace claimline::cli
