// A sparse linear model: features are 64-bit hashes, each with weights for few of the classes.
//
// Bytes of a section: u32 classes; u32 log2 of slots; u32 number of cells; f32 unused; i16 decode[256];
// slots {u32 fingerprint, u32 first cell << 7 | cells}, a hash table with linear probing (cells 0: empty);
// cells {u8 class, u8 code}. A code stands for decode[code], finer for small weights.
#pragma once

#include "language/model_file.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace claimline::language {

constexpr std::size_t maxClasses = 112;
using Scores = std::array<std::int32_t, maxClasses>;

// One step of the hash by which features are named. Well mixed in its high bits.
constexpr std::uint64_t mixFeature(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t x = (seed ^ value) * 0x9DDFEA08EB382D69u;
    x ^= x >> 47;
    return x * 0x9DDFEA08EB382D69u;
}

class Weights {
public:
    Weights() = default;
    // Fails where the section's sizes do not fit together.
    static Result<Weights> from(const ModelFile& file, std::string_view section);

    std::uint32_t classes() const { return classes_; }

    // scores[c] += the weights of all the features for class c.
    void add(std::span<const std::uint64_t> features, Scores& scores) const {
        for (const std::uint64_t feature : features)
            __builtin_prefetch(slots_ + home(feature));
        std::array<Slot, 160> found;
        std::size_t hits = 0;
        for (const std::uint64_t feature : features)
            if (const Slot slot = find(feature); slot.cells != 0) {
                __builtin_prefetch(cells_ + (slot.cells >> 7));
                found[hits++] = slot;
            }
        for (std::size_t i = 0; i < hits; ++i) {
            const Cell* cell = cells_ + (found[i].cells >> 7);
            for (const Cell* end = cell + (found[i].cells & 127); cell != end; ++cell)
                scores[cell->label] += decode_[cell->code];
        }
    }

private:
    struct Slot {
        std::uint32_t fingerprint, cells;
    };
    struct Cell {
        std::uint8_t label, code;
    };

    std::size_t home(std::uint64_t feature) const { return (feature >> 38) & mask_; }

    Slot find(std::uint64_t feature) const {
        const auto fingerprint = static_cast<std::uint32_t>(feature);
        for (std::size_t at = home(feature);; at = (at + 1) & mask_) {
            const Slot slot = slots_[at];
            if (slot.cells == 0 || slot.fingerprint == fingerprint)
                return slot;
        }
    }

    std::uint32_t classes_ = 0;
    std::size_t mask_ = 0;
    std::array<std::int16_t, 256> decode_{};
    const Slot* slots_ = nullptr;
    const Cell* cells_ = nullptr;
};

} // namespace claimline::language
