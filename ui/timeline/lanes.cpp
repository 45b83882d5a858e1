#include "timeline/lanes.h"

#include "look/face.h"
#include "look/words.h"
#include "model/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace claimline::ui {

namespace {

using store::EventTable;

QString tr(const char* text) {
    return QCoreApplication::translate("Lanes", text);
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

constexpr EventStatus statusOf(std::uint32_t key) { // contested first
    return static_cast<EventStatus>(static_cast<std::uint32_t>(EventStatus::contested) - key);
}

// The keys of the lanes that an event stands in, as dense numbers: sides, sources, types and statuses are
// indices; places are numbered by their names as they come.
class Keys {
public:
    Keys(const store::Slice& slice, LaneBy by)
        : slice_(slice)
        , by_(by) {
        if (by != LaneBy::place || slice.rows.empty())
            return;
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        for (const store::PlaceNote& place : slice.rows.table().places()) {
            const auto [entry, fresh] =
                numbers.try_emplace(place.name, static_cast<std::uint32_t>(placeNames_.size()));
            if (fresh)
                placeNames_.push_back(place.name);
            placeKeys_.push_back(entry->second);
        }
    }

    template<class Take>
    void of(std::uint32_t row, Take&& take) const {
        const EventTable& table = slice_.rows.table();
        const std::uint32_t at = slice_.rows.number(row);
        switch (by_) {
        case LaneBy::side:
            return list(table.parties(at), take);
        case LaneBy::source:
            return list(table.sources(at), take);
        case LaneBy::type:
            return take(static_cast<std::uint32_t>(table.type(at)));
        case LaneBy::status:
            return take(static_cast<std::uint32_t>(EventStatus::contested) -
                        static_cast<std::uint32_t>(table.status(at)));
        case LaneBy::place: {
            const std::uint32_t key = placeKeys_[table.placeNumber(at)];
            return take(placeNames_[key].empty() ? none() : key);
        }
        case LaneBy::one:
            return take(0);
        }
    }

    std::uint32_t none() const { return count(); }
    std::uint32_t count() const { // of keys, without the one for none
        switch (by_) {
        case LaneBy::side:
            return static_cast<std::uint32_t>(slice_.parties.size());
        case LaneBy::source:
            return static_cast<std::uint32_t>(slice_.sources.size());
        case LaneBy::type:
            return static_cast<std::uint32_t>(countOf<EventType>());
        case LaneBy::status:
            return static_cast<std::uint32_t>(countOf<EventStatus>());
        case LaneBy::place:
            return static_cast<std::uint32_t>(placeNames_.size());
        case LaneBy::one:
            return 1;
        }
        return 0;
    }

    void describe(Lane& lane, std::uint32_t key) const {
        switch (by_) {
        case LaneBy::side:
            lane.name = partyWords(slice_.parties[key]);
            lane.key = textOf(slice_.parties[key]);
            lane.side = static_cast<int>(key);
            return;
        case LaneBy::source:
            lane.name = shown(slice_.sources[key]);
            lane.key = textOf(slice_.sources[key]);
            return;
        case LaneBy::type:
            lane.name = typeWords(static_cast<EventType>(key));
            lane.key = textOf(nameOf(static_cast<EventType>(key)));
            return;
        case LaneBy::status:
            lane.status = statusOf(key);
            lane.name = statusWords(lane.status);
            lane.key = textOf(nameOf(lane.status));
            return;
        case LaneBy::place:
            lane.name = shown(std::string(placeNames_[key]));
            lane.key = textOf(placeNames_[key]);
            return;
        case LaneBy::one:
            lane.name = tr("All events");
            lane.key = QStringLiteral("all");
        }
    }

    QString nameOfRest(bool onlyNone) const {
        switch (by_) {
        case LaneBy::side:
            return onlyNone ? tr("No known side") : tr("Other and no side");
        case LaneBy::source:
            return onlyNone ? tr("No source") : tr("Other sources");
        case LaneBy::place:
            return onlyNone ? tr("No place") : tr("Other places");
        default:
            return tr("Others");
        }
    }

private:
    template<class Take>
    void list(std::span<const std::uint32_t> numbers, Take&& take) const {
        if (numbers.empty())
            return take(none());
        for (const std::uint32_t number : numbers)
            take(number & ~EventTable::asserts);
    }

    const store::Slice& slice_;
    LaneBy by_;
    std::vector<std::string_view> placeNames_;
    std::vector<std::uint32_t> placeKeys_; // by number of the table's places
};

// The keys that get a lane of their own, in the order of the lanes; the rest share the last one.
std::vector<std::uint32_t> chosenKeys(const std::vector<std::uint32_t>& counts, LaneBy by) {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t key = 0; key + 1 < counts.size(); ++key)
        if (counts[key] > 0)
            keys.push_back(key);
    const bool many = keys.size() > mostLanes;
    if (by == LaneBy::place || by == LaneBy::source || many) {
        const auto most = static_cast<std::ptrdiff_t>(many ? mostLanes - 1 : keys.size());
        std::partial_sort(keys.begin(), keys.begin() + most, keys.end(),
                          [&](std::uint32_t a, std::uint32_t b) {
                              return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
                          });
        keys.resize(static_cast<std::size_t>(most));
    }
    if (by == LaneBy::side) // no order that ranks sides: as they appeared
        std::sort(keys.begin(), keys.end());
    return keys;
}

std::size_t classOf(const Stretch& stretch) {
    if (stretch.openStart || stretch.openEnd)
        return lengthClasses.size() - 1;
    const Instant length = stretch.latestEnd - stretch.earliestStart;
    std::size_t at = 0;
    while (at + 1 < lengthClasses.size() && length > lengthClasses[at])
        ++at;
    return at;
}

// Lanes, named and in the person's order, and for each key the lane that it goes to.
struct Bands {
    std::vector<Lane> lanes;
    std::vector<std::uint16_t> laneOf; // by key
};

void arrange(Bands& bands, const Arrangement& wanted) {
    std::vector<std::uint16_t> order(bands.lanes.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    const auto rank = [&](std::uint16_t lane) {
        const auto at = wanted.order.indexOf(bands.lanes[lane].key);
        return at < 0 ? wanted.order.size() : at;
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    std::vector<Lane> lanes;
    std::vector<std::uint16_t> place(order.size());
    for (const std::uint16_t from : order) {
        place[from] = static_cast<std::uint16_t>(lanes.size());
        lanes.push_back(std::move(bands.lanes[from]));
        lanes.back().hidden = wanted.hidden.contains(lanes.back().key);
        lanes.back().collapsed = wanted.collapsed.contains(lanes.back().key);
    }
    bands.lanes = std::move(lanes);
    for (std::uint16_t& lane : bands.laneOf)
        lane = place[lane];
}

Bands bandsOf(const store::Slice& slice, const Keys& keys, LaneBy by, const Arrangement& wanted) {
    std::vector<std::uint32_t> counts(keys.count() + 1);
    for (std::uint32_t i = 0; i < slice.rows.size(); ++i)
        keys.of(i, [&](std::uint32_t key) { ++counts[key]; });
    Bands bands;
    const auto chosen = chosenKeys(counts, by);
    bands.laneOf.assign(counts.size(), static_cast<std::uint16_t>(chosen.size()));
    std::uint64_t rest = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    for (const std::uint32_t key : chosen) {
        bands.laneOf[key] = static_cast<std::uint16_t>(bands.lanes.size());
        keys.describe(bands.lanes.emplace_back(), key);
        rest -= counts[key];
    }
    if (rest > 0) {
        Lane& last = bands.lanes.emplace_back();
        last.name = keys.nameOfRest(rest == counts.back());
        last.key = QStringLiteral("*");
    } else { // no key leads there, but each needs a lane
        std::replace(bands.laneOf.begin(), bands.laneOf.end(), static_cast<std::uint16_t>(chosen.size()),
                     std::uint16_t{0});
    }
    arrange(bands, wanted);
    return bands;
}

} // namespace

// ---------------------------------------------------------------- times

Stretch stretchOf(const store::EventRows& rows, std::uint32_t row) {
    const EventTable& table = rows.table();
    const std::uint32_t at = rows.number(row);
    const std::uint16_t flags = table.flags(at);
    return {table.earliestStart(at),
            table.latestStart(at),
            table.earliestEnd(at),
            table.latestEnd(at),
            table.precision(at),
            (flags & EventTable::approximate) != 0,
            (flags & EventTable::uncertain) != 0,
            (flags & EventTable::openStart) != 0,
            (flags & EventTable::openEnd) != 0};
}

Stretch stretchOf(const store::EventRow& row) {
    return {row.earliestStart, row.latestStart, row.earliestEnd, row.latestEnd, row.precision,
            row.approximate,   row.uncertain,   row.openStart,   row.openEnd};
}

Instant markInstant(const Stretch& stretch) {
    if (stretch.precision <= Precision::hour || stretch.openEnd)
        return stretch.earliestStart;
    if (stretch.openStart)
        return stretch.latestEnd;
    return stretch.earliestStart + (stretch.latestEnd - stretch.earliestStart) / 2;
}

Instant markInstant(const store::EventRow& row) {
    return markInstant(stretchOf(row));
}

// ---------------------------------------------------------------- density

Density::Density(Instant from, Instant to)
    : from_(static_cast<double>(from))
    , length_(std::max(1.0, static_cast<double>(to - from) / buckets))
    , sums_(buckets + 1) {}

std::size_t Density::bucketOf(Instant at) const {
    const double bucket = (static_cast<double>(at) - from_) / length_;
    return static_cast<std::size_t>(std::clamp(bucket, 0.0, static_cast<double>(buckets - 1)));
}

void Density::sumUp() {
    std::partial_sum(sums_.begin(), sums_.end(), sums_.begin());
}

double Density::before(double instant) const {
    if (sums_.empty())
        return 0;
    const double at = (instant - from_) / length_;
    if (at <= 0)
        return 0;
    if (at >= buckets)
        return sums_.back();
    const auto bucket = static_cast<std::size_t>(at);
    const double share = at - static_cast<double>(bucket);
    return sums_[bucket] + share * (sums_[bucket + 1] - sums_[bucket]);
}

// ---------------------------------------------------------------- sides

bool assertedBy(const store::EventRows& rows, std::uint32_t row, int side) {
    const auto parties = rows.parties(row);
    bool any = parties.empty();
    for (const std::uint32_t party : parties) {
        const bool asserts = party & EventTable::asserts;
        if (side >= 0 && static_cast<int>(party & ~EventTable::asserts) == side)
            return asserts;
        any = any || asserts;
    }
    return side >= 0 || any;
}

int sideIn(const store::EventRows& rows, std::uint32_t row, const Lane& lane) {
    if (lane.side >= 0)
        return lane.side;
    const auto parties = rows.parties(row);
    return parties.empty() ? -1 : static_cast<int>(parties.front() & ~EventTable::asserts);
}

// ---------------------------------------------------------------- lanes

namespace {

// From the first to the last moment of the dated ones.
std::pair<Instant, Instant> extentOf(const store::Slice& slice) {
    std::pair<Instant, Instant> extent;
    for (std::uint32_t i = 0; i + slice.undated < slice.rows.size(); ++i) {
        const Stretch stretch = stretchOf(slice.rows, i);
        const Instant from = stretch.openStart ? stretch.latestEnd - 86'400 : stretch.earliestStart;
        const Instant to = stretch.openEnd ? stretch.earliestStart + 86'400 : stretch.latestEnd;
        extent.first = i == 0 ? from : std::min(extent.first, from);
        extent.second = i == 0 ? to : std::max(extent.second, to);
    }
    return extent;
}

void addDated(Lane& lane, const store::EventRows& rows, std::uint32_t row, const Stretch& stretch) {
    lane.rows[classOf(stretch)].push_back(row);
    const Instant at = markInstant(stretch);
    lane.marks.count(at);
    if (rows.conflicts(row) > 0)
        lane.contested.count(at);
}

void fill(LaneSet& set, const store::Slice& slice, const Keys& keys,
          const std::vector<std::uint16_t>& laneOf) {
    set.home.resize(slice.rows.size());
    std::vector<std::uint16_t> lanes;
    for (std::uint32_t i = 0; i < slice.rows.size(); ++i) {
        lanes.clear();
        keys.of(i, [&](std::uint32_t key) {
            const std::uint16_t lane = laneOf[key];
            if (std::find(lanes.begin(), lanes.end(), lane) == lanes.end())
                lanes.push_back(lane);
        });
        const auto shown = std::find_if(lanes.begin(), lanes.end(),
                                        [&](std::uint16_t lane) { return !set.lanes[lane].hidden; });
        set.home[i] = shown == lanes.end() ? lanes.front() : *shown;
        const bool dated = slice.rows.dated(i);
        const Stretch stretch = dated ? stretchOf(slice.rows, i) : Stretch{};
        const bool conflict = slice.rows.conflicts(i) > 0;
        for (const std::uint16_t at : lanes) {
            Lane& lane = set.lanes[at];
            ++lane.events;
            lane.conflicts += conflict;
            dated ? addDated(lane, slice.rows, i, stretch) : lane.undated.push_back(i);
        }
    }
}

} // namespace

LaneSet makeLanes(const store::Slice& slice, LaneBy by, const Arrangement& arrangement) {
    LaneSet set;
    set.by = by;
    set.arrangement = arrangement;
    if (slice.rows.empty())
        return set;
    std::tie(set.first, set.last) = extentOf(slice);
    const Keys keys(slice, by);
    Bands bands = bandsOf(slice, keys, by, arrangement);
    set.lanes = std::move(bands.lanes);
    // Buckets over all of the project, so that a filter does not shift them.
    const bool known = slice.lastInstant > slice.firstInstant;
    const Density empty(known ? slice.firstInstant : set.first,
                        known ? slice.lastInstant : std::max(set.last, set.first + 1));
    for (Lane& lane : set.lanes)
        lane.marks = lane.contested = empty;
    fill(set, slice, keys, bands.laneOf);
    for (Lane& lane : set.lanes) {
        lane.marks.sumUp();
        lane.contested.sumUp();
    }
    return set;
}

std::uint32_t countVisible(const store::Slice& slice, const LaneSet& set, double from, double to,
                           std::uint32_t enough) {
    double count = 0;
    for (const Lane& lane : set.lanes) {
        if (lane.hidden)
            continue;
        if (to - from >= 64 * lane.marks.bucketLength()) {
            count += std::round(lane.marks.before(to)) - std::round(lane.marks.before(from));
            continue;
        }
        const double most = enough - count;
        std::uint32_t here = 0;
        forEachWithin(slice, lane, static_cast<Instant>(from), static_cast<Instant>(to),
                      [&](std::uint32_t row) {
                          const auto at = static_cast<double>(markInstant(stretchOf(slice.rows, row)));
                          here += at >= from && at < to;
                          return here <= most;
                      });
        count += here;
        if (count > enough)
            break;
    }
    return static_cast<std::uint32_t>(std::max(0.0, count));
}

} // namespace claimline::ui
