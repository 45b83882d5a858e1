// Work on all cores over a list, in any order: what comes out must not depend on it.
#pragma once

#include <cstddef>
#include <functional>

namespace claimline {

// `wanted`, or one a core where it is 0.
int threadCount(int wanted);

// Calls work(0) … work(count - 1), each once; returns when all are done. `work` does not throw.
void forEachParallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

} // namespace claimline
