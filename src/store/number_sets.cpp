#include "store/number_sets.h"

#include <algorithm>

namespace claimline::store {

namespace {

constexpr std::size_t fewestSlots = 64;

std::uint64_t hashOf(std::span<const std::uint32_t> list) {
    std::uint64_t hash = list.size();
    for (const std::uint32_t number : list) {
        hash = (hash ^ number) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 29;
    }
    return hash;
}

} // namespace

std::size_t NumberSets::slotOf(std::span<const std::uint32_t> list) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hashOf(list) & mask;
    while (slots_[slot] != 0 && !std::ranges::equal(of(slots_[slot]), list))
        slot = (slot + 1) & mask;
    return slot;
}

void NumberSets::rehash(std::size_t slots) {
    slots_.assign(slots, 0);
    for (Set set = 1; set < size(); ++set)
        slots_[slotOf(of(set))] = set;
}

NumberSets::Set NumberSets::add(std::span<const std::uint32_t> list) {
    if (list.empty())
        return 0;
    if (slots_.size() < std::size_t{size()} * 2) {
        std::size_t slots = fewestSlots;
        while (slots < std::size_t{size()} * 4)
            slots *= 2;
        rehash(slots);
    }
    const std::size_t slot = slotOf(list);
    if (slots_[slot] == 0) {
        slots_[slot] = size();
        numbers_.insert(numbers_.end(), list.begin(), list.end());
        begins_.push_back(static_cast<std::uint32_t>(numbers_.size()));
    }
    return slots_[slot];
}

void NumberSets::close() {
    slots_ = {};
    numbers_.shrink_to_fit();
    begins_.shrink_to_fit();
}

} // namespace claimline::store
