// The map's arithmetic: degrees to pixels (Mercator: a town keeps its shape), what fits into a window, and
// the symbols of events by place. Pure.
#pragma once

#include "store/store.h"
#include "timeline/scale.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <cstdint>
#include <vector>

namespace claimline::ui {

// Longitude and latitude on the plane, in degrees of the equator; y grows to the south.
QPointF projected(double longitude, double latitude);

struct MapScale {
    QPointF centre{15, -25}; // on the plane
    double perDegree = 4;    // pixels
    QSizeF size{1, 1};

    QPointF at(QPointF plane) const;
    QPointF plane(QPointF pixel) const;
    QRectF shown() const; // on the plane
};

inline constexpr double leastPerDegree = 0.8, mostPerDegree = 2000;
// What is under `pixel` stays where it is.
MapScale zoomed(const MapScale& scale, double factor, QPointF pixel);
// All of the points with a margin, and never nearer than a region; the middle of the earth without any.
MapScale fitted(const std::vector<QPointF>& plane, QSizeF size);
MapScale clampedTo(MapScale scale); // keeps the earth in sight

// The events of one place.
struct Spot {
    std::uint32_t place = 0; // of the slice's table
    QPointF plane;
    std::uint32_t events = 0, contested = 0; // of those in the range
    std::uint32_t all = 0;                   // of the slice
    bool wide = false; // a country, a sea: the events are somewhere in it, and not where its name stands
};
bool isWide(const store::PlaceNote& place);
// One for each place with a position, those with most events first. Undated events are in `all` only.
std::vector<Spot> spotsOf(const store::Slice& slice, TimeRange range);
// Spots that would lie on each other at that scale, as one: where its first one is, that with most events.
struct SpotGroup {
    std::vector<std::size_t> spots; // into what was grouped, in its order
    QPointF at;                     // pixel
    std::uint32_t events = 0, contested = 0;
};
std::vector<SpotGroup> grouped(const std::vector<Spot>& spots, const MapScale& scale, double apart = 20);

// The slice's rows that stand at that place, in the range; at most so many.
std::vector<std::uint32_t> rowsAt(const store::Slice& slice, std::uint32_t place, TimeRange range,
                                  std::size_t most = 10'000);

// Area by number: 100 events look ten times as wide as one at most.
double spotRadius(std::uint32_t events);

} // namespace claimline::ui
