// Gazetteer: the places of data/places, found by any of their names. Two files, made by claimline-places: a
// trie of folded names, and a table of records that is mapped, not read.
#pragma once

#include "model/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace claimline::language::known {

enum class PlaceClass : std::uint8_t { settlement, region, country, water, area, district };

// As it lies in the file; little-endian, 20 bytes.
struct PlaceRecord {
    float latitude = 0, longitude = 0;
    std::uint32_t nameAt = 0;         // into the names of the file: how people write it
    std::uint32_t population = 0;     // 0: not known
    char country[2] = {};             // ISO 3166-1 alpha-2; zero bytes: none
    std::uint16_t regionAndClass = 0; // index of its first-order region + 1 (13 bits), class (3 bits)

    PlaceClass placeClass() const { return static_cast<PlaceClass>(regionAndClass & 7u); }
    std::uint32_t region() const { return regionAndClass >> 3u; } // 0: none
    std::string_view countryCode() const {
        return country[0] ? std::string_view(country, 2) : std::string_view();
    }
};
static_assert(sizeof(PlaceRecord) == 20);

class Gazetteer {
public:
    // Opens places.trie and places.bin; fails, naming the file, where one is absent or damaged.
    static Result<Gazetteer> open(const std::filesystem::path& placesFolder);
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

    // The records of that name (foldName), most people first; empty where no place has it.
    std::span<const std::uint32_t> find(std::string_view folded) const;
    const PlaceRecord& record(std::uint32_t index) const;
    std::string_view name(const PlaceRecord& record) const;
    // "Bryansk Oblast"; empty where the record has no region.
    std::string_view regionName(const PlaceRecord& record) const;

private:
    struct Parts;
    explicit Gazetteer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// The layout of places.bin: this, then records, postings' begins (names + 1), postings, region records,
// names.
struct PlacesHeader {
    char magic[8] = {'C', 'L', 'P', 'L', 'A', 'C', 'E', '1'};
    std::uint32_t records = 0, keys = 0, postings = 0, regions = 0, nameBytes = 0, reserved = 0;
};

} // namespace claimline::language::known
