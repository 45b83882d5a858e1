// Lists of numbers that many events share: each is kept once and has a number of its own. The sides of a
// million events are a handful of lists, so what is asked of an event is asked of its list, and once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace claimline::store {

class NumberSets {
public:
    using Set = std::uint32_t; // 0: the empty list

    Set add(std::span<const std::uint32_t> list); // the number that it has, or is given now
    std::span<const std::uint32_t> of(Set set) const {
        return {numbers_.data() + begins_[set], begins_[set + 1] - begins_[set]};
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
    void close(); // gives back what only add() needs; it may still be called

private:
    void rehash(std::size_t slots);
    std::size_t slotOf(std::span<const std::uint32_t> list) const; // where it stands, or is to stand

    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> begins_{0, 0};
    std::vector<Set> slots_; // by hash; 0: free
};

} // namespace claimline::store
