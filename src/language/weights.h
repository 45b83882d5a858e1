// A sparse linear model: features are 64-bit hashes, each with weights for few of the classes.
//
// Bytes of a section: u32 classes; u32 buckets; u32 number of cells; u32 number of rows; i16 decode[256];
// zeros up to 576; buckets {u32 fingerprint[8], u32 place[8]}, a cache line each; rows {i16 weight[rowSize]};
// cells {u8 class, u8 code}. A place is 0 where the slot is free, else number << 7 | count: count pairs of
// cells from cell 2 * number, or, with count 127, the row of that number, for features that speak of many
// classes. A code stands for decode[code], finer for small weights. What finds no free slot in its bucket
// when the file is made is left out.
#pragma once

#include "language/model_file.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace claimline::language {

constexpr std::size_t rowSize = 96;
constexpr std::size_t maxClasses = rowSize - 1; // the last is for cells that only fill a pair
using Scores = std::array<std::int32_t, rowSize>;

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

    // scores[c] += the weights of all the features for class c. Most of the time goes into waiting for memory
    // and into guessing branches wrong, so lines are fetched ahead and the search in a bucket has no branch.
    void add(std::span<const std::uint64_t> features, Scores& scores) const {
        for (const std::uint64_t feature : features)
            __builtin_prefetch(buckets_ + home(feature));
        std::array<std::uint32_t, maxFeatures + 1> sparse, dense;
        std::size_t sparseCount = 0, denseCount = 0;
        for (const std::uint64_t feature : features) {
            const std::uint32_t place = find(feature);
            const bool row = (place & fullRow) == fullRow;
            sparse[sparseCount] = place;
            sparseCount += place != 0 && !row;
            dense[denseCount] = place >> 7;
            denseCount += row;
            const char* cells = reinterpret_cast<const char*>(cells_ + std::size_t{2} * (place >> 7));
            const char* weights = reinterpret_cast<const char*>(rows_ + (place >> 7) * rowSize);
            __builtin_prefetch(row ? weights : cells);
        }
        for (std::size_t i = 0; i < denseCount; ++i)
            addRow(rows_ + dense[i] * rowSize, scores);
        for (std::size_t i = 0; i < sparseCount; ++i) {
            const Cell* cell = cells_ + std::size_t{2} * (sparse[i] >> 7);
            for (std::uint32_t pairs = sparse[i] & fullRow; pairs > 0; --pairs, cell += 2) {
                scores[cell[0].label] += decode_[cell[0].code];
                scores[cell[1].label] += decode_[cell[1].code];
            }
        }
    }

    static constexpr std::uint32_t fullRow = 127;
    static constexpr std::size_t maxFeatures = 176;

    static constexpr std::size_t bucketSize = 8;

    struct Bucket {
        std::uint32_t fingerprints[bucketSize], places[bucketSize];
    };
    struct Cell {
        std::uint8_t label, code;
    };

    // The bucket of a feature among so many.
    static std::size_t bucketOf(std::uint64_t feature, std::uint32_t buckets) {
        return static_cast<std::size_t>((feature >> 32) * buckets >> 32);
    }

private:
    // A loop of known length, so that it is done in vectors.
    static void addRow(const std::int16_t* row, Scores& scores) {
        for (std::size_t c = 0; c < rowSize; ++c)
            scores[c] += row[c];
    }

    std::size_t home(std::uint64_t feature) const { return bucketOf(feature, bucketCount_); }

    std::uint32_t find(std::uint64_t feature) const {
        const auto fingerprint = static_cast<std::uint32_t>(feature);
        const Bucket& bucket = buckets_[home(feature)];
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < bucketSize; ++i)
            place |= bucket.fingerprints[i] == fingerprint ? bucket.places[i] : 0;
        return place;
    }

    std::uint32_t classes_ = 0, bucketCount_ = 0;
    std::array<std::int16_t, 256> decode_{};
    const Bucket* buckets_ = nullptr;
    const std::int16_t* rows_ = nullptr;
    const Cell* cells_ = nullptr;
};

} // namespace claimline::language
