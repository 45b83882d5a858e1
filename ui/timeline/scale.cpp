#include "timeline/scale.h"

#include "look/dates.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double minute = 60, hour = 3600, day = 86'400;

// Least length of each unit, to choose by.
constexpr std::array<double, 15> lengths{minute,    5 * minute, 15 * minute, hour,        3 * hour,
                                         6 * hour,  day,        7 * day,     28 * day,    90 * day,
                                         365 * day, 1826 * day, 3652 * day,  18261 * day, 36524 * day};

struct Civil {
    int year;
    unsigned month, day;
};

Civil civilOf(Instant instant) {
    const Day d = dayOf(instant);
    return {d.year(), d.month(), d.dayOfMonth()};
}

Instant beginOf(int year, unsigned month) {
    const auto d = Day::of(std::clamp(year, -9999, 9999), month, 1);
    return d ? d->begin() : 0;
}

Instant floorBy(Instant instant, Instant step, Instant origin = 0) {
    Instant rest = (instant - origin) % step;
    if (rest < 0)
        rest += step;
    return instant - rest;
}

int floorYear(int year, int step) {
    return year - ((year % step) + step) % step;
}

int yearsOf(AxisUnit unit) {
    switch (unit) {
    case AxisUnit::year:
        return 1;
    case AxisUnit::years5:
        return 5;
    case AxisUnit::decade:
        return 10;
    case AxisUnit::years50:
        return 50;
    case AxisUnit::century:
        return 100;
    default:
        return 0;
    }
}

AxisUnit above(AxisUnit unit) {
    if (unit < AxisUnit::day)
        return AxisUnit::day;
    if (unit <= AxisUnit::week)
        return AxisUnit::month;
    if (unit <= AxisUnit::quarter)
        return AxisUnit::year;
    return unit == AxisUnit::year || unit == AxisUnit::years5 ? AxisUnit::decade : AxisUnit::century;
}

QString two(int value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

void nameLower(Tick& tick, AxisUnit unit, Instant at) {
    const QLocale c = windowLocale();
    const Civil civil = civilOf(at);
    if (unit < AxisUnit::day) {
        const auto seconds = at - floorBy(at, 86'400);
        tick.strong = two(static_cast<int>(seconds / 3600)) + QLatin1Char(':') +
                      two(static_cast<int>(seconds % 3600 / 60));
    } else if (unit == AxisUnit::day) {
        const unsigned weekday = dayOf(at).weekday();
        tick.name = c.dayName(static_cast<int>(weekday), QLocale::ShortFormat);
        tick.strong = QString::number(civil.day);
        tick.rest = weekday >= 6;
    } else if (unit == AxisUnit::week) {
        tick.name = c.monthName(static_cast<int>(civil.month), QLocale::ShortFormat);
        tick.strong = QString::number(civil.day);
    } else if (unit <= AxisUnit::quarter) {
        tick.name = c.standaloneMonthName(static_cast<int>(civil.month), QLocale::ShortFormat);
    } else {
        tick.name = QString::number(civil.year);
    }
}

void nameUpper(Tick& tick, AxisUnit unit, Instant at) {
    const QLocale c = windowLocale();
    const Civil civil = civilOf(at);
    const int month = static_cast<int>(civil.month);
    if (unit == AxisUnit::day) {
        const bool ordinal = c.language() == QLocale::German; // "Mi 8. Oktober 2025"
        tick.strong = c.dayName(static_cast<int>(dayOf(at).weekday()), QLocale::ShortFormat) +
                      QLatin1Char(' ') + QString::number(civil.day) + QLatin1String(ordinal ? ". " : " ") +
                      c.monthName(month) + QLatin1Char(' ') + QString::number(civil.year);
    } else if (unit == AxisUnit::month)
        tick.strong = c.standaloneMonthName(month) + QLatin1Char(' ') + QString::number(civil.year);
    else if (unit == AxisUnit::year)
        tick.strong = QString::number(civil.year);
    else
        tick.strong = QCoreApplication::translate("Dates", "%1s").arg(civil.year); // "1990s"
}

std::vector<Tick> ticksOf(AxisUnit unit, const TimeScale& scale, bool lower) {
    std::vector<Tick> ticks;
    const auto last = static_cast<Instant>(std::ceil(scale.range.to));
    for (Instant at = floorTo(unit, static_cast<Instant>(std::floor(scale.range.from))); at < last;) {
        const Instant next = nextAfter(unit, at);
        Tick tick;
        tick.x = scale.x(static_cast<double>(at));
        tick.width = scale.x(static_cast<double>(next)) - tick.x;
        lower ? nameLower(tick, unit, at) : nameUpper(tick, unit, at);
        ticks.push_back(std::move(tick));
        if (next <= at || ticks.size() > 2000)
            break;
        at = next;
    }
    return ticks;
}

} // namespace

TimeRange zoomed(const TimeScale& scale, double factor, double pixel) {
    const double at = scale.at(pixel);
    return {at - (at - scale.range.from) / factor, at + (scale.range.to - at) / factor};
}

TimeRange withMargin(TimeRange range, double share) {
    const double margin = range.length() * share;
    return {range.from - margin, range.to + margin};
}

TimeRange clamped(TimeRange range, TimeRange whole) {
    TimeRange limit =
        withMargin(whole.length() < hour ? TimeRange{whole.from - day, whole.to + day} : whole, 0.05);
    limit.to += 0.35 * whole.length(); // names stand to the right of what they name
    const double length = std::clamp(range.length(), minute, std::max(limit.length(), minute));
    double from = range.from + (range.length() - length) / 2;
    from = std::clamp(from, limit.from, std::max(limit.from, limit.to - length));
    return {from, from + length};
}

AxisUnit unitFor(double secondsPerPixel, double room) {
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const double needed = i >= static_cast<std::size_t>(AxisUnit::month) ? room * 0.75 : room;
        if (lengths[i] / secondsPerPixel >= needed)
            return static_cast<AxisUnit>(i);
    }
    return AxisUnit::century;
}

Instant floorTo(AxisUnit unit, Instant instant) {
    constexpr Instant monday = -3 * 86'400; // 1969-12-29
    switch (unit) {
    case AxisUnit::minute:
    case AxisUnit::minutes5:
    case AxisUnit::minutes15:
    case AxisUnit::hour:
    case AxisUnit::hours3:
    case AxisUnit::hours6:
    case AxisUnit::day:
        return floorBy(instant, static_cast<Instant>(lengths[static_cast<std::size_t>(unit)]));
    case AxisUnit::week:
        return floorBy(instant, 7 * 86'400, monday);
    case AxisUnit::month:
        return beginOf(civilOf(instant).year, civilOf(instant).month);
    case AxisUnit::quarter:
        return beginOf(civilOf(instant).year, (civilOf(instant).month - 1) / 3 * 3 + 1);
    default:
        return beginOf(floorYear(civilOf(instant).year, yearsOf(unit)), 1);
    }
}

Instant nextAfter(AxisUnit unit, Instant instant) {
    if (unit <= AxisUnit::week)
        return instant + static_cast<Instant>(lengths[static_cast<std::size_t>(unit)]);
    const Civil civil = civilOf(instant);
    if (unit <= AxisUnit::quarter) {
        const unsigned month = civil.month + (unit == AxisUnit::month ? 1 : 3);
        return month > 12 ? beginOf(civil.year + 1, month - 12) : beginOf(civil.year, month);
    }
    return beginOf(civil.year + yearsOf(unit), 1);
}

AxisPlan planAxis(const TimeScale& scale, double room) {
    const AxisUnit unit = unitFor(scale.perPixel(), room);
    AxisPlan plan;
    plan.lower = ticksOf(unit, scale, true);
    plan.upper = ticksOf(above(unit), scale, false);
    for (const Tick& tick : plan.lower)
        plan.grid.push_back(tick.x);
    return plan;
}

} // namespace claimline::ui
