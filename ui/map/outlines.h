// Coasts and borders for the map, out of data/places/outlines.bin (data/places/README.md). Pure.
#pragma once

#include "model/result.h"

#include <QPainterPath>

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace claimline::ui {

struct MapPoint { // hundredths of a degree
    std::int32_t longitude = 0, latitude = 0;
    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

struct Outlines {
    struct Arc {
        bool border = false; // between two countries; else a coast
        std::vector<MapPoint> points;
    };
    using Ring = std::vector<std::int32_t>; // numbers of arcs; ~number: backwards
    std::vector<Arc> arcs;
    std::vector<std::vector<Ring>> polygons; // the first ring is the outer one

    std::vector<MapPoint> pointsOf(const Ring& ring) const;
};

// Trusts nothing: a damaged file gives an Error.
Result<Outlines> parseOutlines(std::string_view bytes);
Result<Outlines> loadOutlines(const std::filesystem::path& file);

} // namespace claimline::ui
