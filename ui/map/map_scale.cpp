#include "map/map_scale.h"

#include "timeline/lanes.h"

#include <QLineF>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace claimline::ui {

namespace {

constexpr double farthest = 84; // degrees of latitude: the poles are endlessly far away
constexpr double degree = std::numbers::pi / 180;

bool inRange(const store::EventRows& rows, std::uint32_t row, TimeRange range) {
    if (!rows.dated(row))
        return false;
    const auto at = static_cast<double>(markInstant(stretchOf(rows, row)));
    return at >= range.from && at < range.to;
}

} // namespace

QPointF projected(double longitude, double latitude) {
    const double y = std::clamp(latitude, -farthest, farthest) * degree;
    return {longitude, -std::log(std::tan(std::numbers::pi / 4 + y / 2)) / degree};
}

QPointF MapScale::at(QPointF plane) const {
    return QPointF(size.width(), size.height()) / 2 + (plane - centre) * perDegree;
}

QPointF MapScale::plane(QPointF pixel) const {
    return centre + (pixel - QPointF(size.width(), size.height()) / 2) / perDegree;
}

QRectF MapScale::shown() const {
    return {plane({0, 0}), plane({size.width(), size.height()})};
}

MapScale clampedTo(MapScale scale) {
    scale.perDegree = std::clamp(scale.perDegree, leastPerDegree, mostPerDegree);
    scale.centre.setX(std::clamp(scale.centre.x(), -180.0, 180.0));
    const double edge = -projected(0, farthest).y();
    scale.centre.setY(std::clamp(scale.centre.y(), -edge, edge));
    return scale;
}

MapScale zoomed(const MapScale& scale, double factor, QPointF pixel) {
    MapScale next = scale;
    next.perDegree = std::clamp(scale.perDegree * factor, leastPerDegree, mostPerDegree);
    next.centre += scale.plane(pixel) - next.plane(pixel);
    return clampedTo(next);
}

MapScale fitted(const std::vector<QPointF>& plane, QSizeF size) {
    MapScale scale;
    scale.size = size;
    if (plane.empty()) {
        scale.centre = {10, -20};
        scale.perDegree = std::max(leastPerDegree, size.width() / 300);
        return clampedTo(scale);
    }
    QPointF low = plane.front(), high = plane.front();
    for (const QPointF& point : plane) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    constexpr double leastWidth = 10, margin = 1.5; // degrees; one place alone is shown in its region
    const double width = std::max(leastWidth, (high.x() - low.x()) * margin);
    const double height = std::max(leastWidth, (high.y() - low.y()) * margin);
    scale.centre = (low + high) / 2;
    scale.perDegree = std::min(size.width() / width, size.height() / height);
    return clampedTo(scale);
}

bool isWide(const store::PlaceNote& place) {
    if (place.country.empty()) // towns lie in one; seas and continents do not
        return true;
    const QString code = QString::fromStdString(place.country), name = QString::fromStdString(place.name);
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return name == code ||
           (territory != QLocale::AnyTerritory && name == QLocale::territoryToString(territory));
}

std::vector<Spot> spotsOf(const store::Slice& slice, TimeRange range) {
    std::vector<Spot> spots;
    if (slice.rows.empty())
        return spots;
    const store::EventTable& table = slice.rows.table();
    std::vector<Spot> all(table.places().size());
    for (std::uint32_t row = 0; row < slice.rows.size(); ++row) {
        Spot& spot = all[table.placeNumber(slice.rows.number(row))];
        ++spot.all;
        if (!inRange(slice.rows, row, range))
            continue;
        ++spot.events;
        spot.contested += slice.rows.conflicts(row) > 0;
    }
    for (std::uint32_t place = 0; place < all.size(); ++place) {
        const store::PlaceNote& note = table.places()[place];
        if (!note.located || all[place].all == 0)
            continue;
        all[place].place = place;
        all[place].wide = isWide(note);
        all[place].plane = projected(note.longitude, note.latitude);
        spots.push_back(all[place]);
    }
    std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
        return a.events != b.events ? a.events > b.events : a.all > b.all;
    });
    return spots;
}

std::vector<SpotGroup> grouped(const std::vector<Spot>& spots, const MapScale& scale, double apart) {
    std::vector<SpotGroup> groups;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> cells; // groups by where they are
    const auto cellOf = [apart](double x, double y) {
        return static_cast<std::int64_t>(std::floor(x / apart)) * 1'000'003 +
               static_cast<std::int64_t>(std::floor(y / apart));
    };
    for (std::size_t i = 0; i < spots.size(); ++i) { // those with most events first: others join them
        const QPointF at = scale.at(spots[i].plane);
        SpotGroup* near = nullptr;
        for (int dx = -1; dx <= 1 && near == nullptr; ++dx)
            for (int dy = -1; dy <= 1 && near == nullptr; ++dy)
                if (const auto cell = cells.find(cellOf(at.x() + dx * apart, at.y() + dy * apart));
                    cell != cells.end())
                    for (const std::size_t group : cell->second)
                        if (QLineF(groups[group].at, at).length() < apart &&
                            spots[groups[group].spots.front()].wide == spots[i].wide)
                            near = &groups[group];
        if (near == nullptr) {
            cells[cellOf(at.x(), at.y())].push_back(groups.size());
            near = &groups.emplace_back();
            near->at = at;
        }
        near->spots.push_back(i);
        near->events += spots[i].events;
        near->contested += spots[i].contested;
    }
    return groups;
}

std::vector<std::uint32_t> rowsAt(const store::Slice& slice, std::uint32_t place, TimeRange range,
                                  std::size_t most) {
    std::vector<std::uint32_t> rows;
    const store::EventTable& table = slice.rows.table();
    for (std::uint32_t row = 0; row < slice.rows.size() && rows.size() < most; ++row)
        if (table.placeNumber(slice.rows.number(row)) == place && inRange(slice.rows, row, range))
            rows.push_back(row);
    return rows;
}

double spotRadius(std::uint32_t events) {
    return std::clamp(3.5 * std::sqrt(static_cast<double>(std::max(events, 1U))), 4.0, 35.0);
}

} // namespace claimline::ui
