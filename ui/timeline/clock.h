// By which clock the timeline tells hours. Where a text states the zone an event's instants are UTC, and are
// shown by this clock; what a text tells without a zone is shown as it stands, for nobody knows better. Days
// and longer stretches are the same by every clock. Pure but for Qt's table of zones.
#pragma once

#include "timeline/lanes.h"

#include <QString>
#include <QTimeZone>

#include <span>
#include <vector>

namespace claimline::ui {

class Clock {
public:
    Clock() = default; // UTC
    // "utc", "local", or a zone's name: "Europe/Kyiv". One that is not known is UTC.
    static Clock named(const QString& name);

    QString name() const;  // as above
    QString words() const; // "UTC", "Europe/Kyiv"
    Instant ahead(Instant utc) const;
    // As it is to be drawn. `zoned`: the text states the zone.
    Stretch shown(const Stretch& stretch, bool zoned) const;
    bool isUtc() const { return !zone_.isValid(); }
    friend bool operator==(const Clock&, const Clock&) = default;

private:
    QTimeZone zone_; // not valid: UTC
    bool local_ = false;
};

// No clock on earth is farther from UTC.
inline constexpr Instant farthestAhead = 15 * 3600;

// The zone in which a place lies: that of its country, where it has several the one whose town is nearest.
// Empty where the country is not known.
struct ZoneTown {
    QString zone;
    std::vector<QString> countries; // codes: "UA"
    double latitude = 0, longitude = 0;
};
QString zoneOf(std::span<const ZoneTown> towns, const QString& country, double latitude, double longitude);
// zone1970.tab of the tz database; lines that are not as they should be are left out.
std::vector<ZoneTown> zoneTowns(const QByteArray& table);

} // namespace claimline::ui
