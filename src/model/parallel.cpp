#include "model/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace claimline {

int threadCount(int wanted) {
    return wanted > 0 ? wanted : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void forEachParallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threadCount(threads) && static_cast<std::size_t>(i) < count; ++i)
        others.emplace_back(run);
    run();
}

} // namespace claimline
