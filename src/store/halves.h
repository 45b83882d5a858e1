// A pass over many things on two threads. Part of store/store.h.
#pragma once

#include <cstdint>
#include <future>

namespace claimline::store {

inline constexpr std::uint32_t halvedAbove = 100'000; // below, a second thread gains nothing

inline std::uint32_t partsOf(std::uint32_t size) {
    return size > halvedAbove ? 2 : 1;
}

// Calls work(part, first, last) for each of partsOf(size) parts, at the same time.
template<class Work>
void inParts(std::uint32_t size, Work&& work) {
    if (partsOf(size) == 1)
        return work(0U, 0U, size);
    const std::uint32_t half = size / 2;
    auto other = std::async(std::launch::async, [&] { work(1U, half, size); });
    work(0U, 0U, half);
    other.get();
}

} // namespace claimline::store
