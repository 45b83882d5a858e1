#include "timeline/clock.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace claimline::ui {

namespace {

const QString utcName = QStringLiteral("utc"), localName = QStringLiteral("local");

// "+5026+03031" or "-402030+0501030": degrees and minutes, perhaps seconds.
double degreesOf(QStringView digits, qsizetype wholeDigits) {
    const double whole = digits.mid(1, wholeDigits).toInt(), minutes = digits.mid(1 + wholeDigits, 2).toInt(),
                 seconds = digits.mid(3 + wholeDigits).toInt();
    const double degrees = whole + minutes / 60 + seconds / 3600;
    return digits.startsWith(QLatin1Char('-')) ? -degrees : degrees;
}

// Of the arc between them; enough to tell which is nearer.
double distance(double latitude, double longitude, const ZoneTown& town) {
    constexpr double degree = std::numbers::pi / 180;
    const double a = latitude * degree, b = town.latitude * degree;
    const double cosine = std::sin(a) * std::sin(b) +
                          std::cos(a) * std::cos(b) * std::cos((longitude - town.longitude) * degree);
    return std::acos(std::clamp(cosine, -1.0, 1.0));
}

} // namespace

Clock Clock::named(const QString& name) {
    Clock clock;
    clock.local_ = name == localName;
    if (clock.local_)
        clock.zone_ = QTimeZone::systemTimeZone();
    else if (name != utcName && QTimeZone::isTimeZoneIdAvailable(name.toLatin1()))
        clock.zone_ = QTimeZone(name.toLatin1());
    return clock;
}

QString Clock::name() const {
    return local_ ? localName : zone_.isValid() ? QString::fromLatin1(zone_.id()) : utcName;
}

QString Clock::words() const {
    return zone_.isValid() ? QString::fromLatin1(zone_.id()).replace(QLatin1Char('_'), QLatin1Char(' '))
                           : QStringLiteral("UTC");
}

Instant Clock::ahead(Instant utc) const {
    return zone_.isValid() ? zone_.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC)) : 0;
}

Stretch Clock::shown(const Stretch& stretch, bool zoned) const {
    if (!zoned || !zone_.isValid() || stretch.precision > Precision::hour)
        return stretch;
    Stretch moved = stretch;
    for (Instant* at : {&moved.earliestStart, &moved.latestStart, &moved.earliestEnd, &moved.latestEnd})
        *at += ahead(*at);
    return moved;
}

std::vector<ZoneTown> zoneTowns(const QByteArray& table) {
    std::vector<ZoneTown> towns;
    for (const QByteArray& line : table.split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (line.startsWith('#') || cells.size() < 3)
            continue;
        const QString position = QString::fromLatin1(cells[1]);
        const qsizetype half =
            std::max(position.lastIndexOf(QLatin1Char('+')), position.lastIndexOf(QLatin1Char('-')));
        if (half < 5)
            continue;
        ZoneTown town;
        town.zone = QString::fromLatin1(cells[2]);
        for (const QByteArray& country : cells[0].split(','))
            town.countries.push_back(QString::fromLatin1(country));
        town.latitude = degreesOf(QStringView(position).left(half), 2);
        town.longitude = degreesOf(QStringView(position).mid(half), 3);
        towns.push_back(std::move(town));
    }
    return towns;
}

QString zoneOf(std::span<const ZoneTown> towns, const QString& country, double latitude, double longitude) {
    const ZoneTown* nearest = nullptr;
    for (const ZoneTown& town : towns) {
        if (std::ranges::find(town.countries, country) == town.countries.end())
            continue;
        if (nearest == nullptr ||
            distance(latitude, longitude, town) < distance(latitude, longitude, *nearest))
            nearest = &town;
    }
    return nearest != nullptr ? nearest->zone : QString();
}

} // namespace claimline::ui
