#include "language/weights.h"

#include <cstring>

namespace claimline::language {

namespace {
constexpr std::size_t fixedPart = 16 + 512;
constexpr std::uint32_t largestTable = 26; // log2 of slots
} // namespace

Result<Weights> Weights::from(const ModelFile& file, std::string_view section) {
    const auto bytes = file.section(section);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto wrong = [&] {
        return file.damaged("the part \"" + std::string(section) + "\" does not fit together");
    };
    if (bytes->size() < fixedPart)
        return wrong();
    std::uint32_t head[4];
    std::memcpy(head, bytes->data(), sizeof head);
    const auto [classes, log2Slots, cells, unused] = head;
    if (classes > maxClasses || log2Slots > largestTable ||
        bytes->size() != fixedPart + (std::size_t{8} << log2Slots) + std::size_t{2} * cells)
        return wrong();
    Weights weights;
    weights.classes_ = classes;
    weights.mask_ = (std::size_t{1} << log2Slots) - 1;
    std::memcpy(weights.decode_.data(), bytes->data() + 16, 512);
    weights.slots_ = reinterpret_cast<const Slot*>(bytes->data() + fixedPart);
    weights.cells_ = reinterpret_cast<const Cell*>(bytes->data() + fixedPart + (std::size_t{8} << log2Slots));
    // What a search must be able to rely on: an empty slot, and cells inside the table.
    bool anyEmpty = false;
    for (std::size_t i = 0; i <= weights.mask_; ++i) {
        const std::uint32_t slot = weights.slots_[i].cells;
        anyEmpty = anyEmpty || slot == 0;
        if ((slot >> 7) + (slot & 127) > cells)
            return wrong();
    }
    if (!anyEmpty)
        return wrong();
    for (std::size_t i = 0; i < cells; ++i)
        if (weights.cells_[i].label >= classes)
            return wrong();
    return weights;
}

} // namespace claimline::language
