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

// Whatever tells the lanes of an event is the same for all events of a group: of one list of sides or
// sources, one kind, one place. An event's group is a number that its table holds.
class Keys {
public:
    Keys(const store::Slice& slice, LaneBy by)
        : slice_(slice)
        , table_(slice.rows.table())
        , by_(by) {
        if (by != LaneBy::place)
            return;
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        for (const store::PlaceNote& place : table_.places()) {
            const auto [entry, fresh] =
                numbers.try_emplace(place.name, static_cast<std::uint32_t>(placeNames_.size()));
            if (fresh)
                placeNames_.push_back(place.name);
            placeKeys_.push_back(entry->second);
        }
    }

    // Calls work(groupOf), so that the question by what is asked once and not of each event.
    template<class Work>
    void withGroups(Work&& work) const {
        switch (by_) {
        case LaneBy::side:
            return work([this](std::uint32_t at) { return table_.partySet(at); });
        case LaneBy::source:
            return work([this](std::uint32_t at) { return table_.sourceSet(at); });
        case LaneBy::actor:
            return work([this](std::uint32_t at) { return table_.actorSet(at); });
        case LaneBy::type:
            return work([this](std::uint32_t at) { return static_cast<std::uint32_t>(table_.type(at)); });
        case LaneBy::status:
            return work([this](std::uint32_t at) { return static_cast<std::uint32_t>(table_.status(at)); });
        case LaneBy::place:
            return work([this](std::uint32_t at) { return table_.placeNumber(at); });
        case LaneBy::one:
            return work([](std::uint32_t) { return std::uint32_t{0}; });
        }
    }
    std::uint32_t groups() const {
        switch (by_) {
        case LaneBy::side:
            return table_.partySets().size();
        case LaneBy::source:
            return table_.sourceSets().size();
        case LaneBy::actor:
            return table_.actorSets().size();
        case LaneBy::place:
            return static_cast<std::uint32_t>(placeKeys_.size());
        default:
            return count();
        }
    }

    // The keys of a group, as dense numbers: sides, sources and actors are indices of the slice's.
    template<class Take>
    void of(std::uint32_t group, Take&& take) const {
        switch (by_) {
        case LaneBy::side:
            return list(table_.partySets().of(group), take);
        case LaneBy::source:
            return list(table_.sourceSets().of(group), take);
        case LaneBy::actor:
            return list(table_.actorSets().of(group), take);
        case LaneBy::status:
            return take(static_cast<std::uint32_t>(EventStatus::contested) - group);
        case LaneBy::place: {
            const std::uint32_t key = placeKeys_[group];
            return take(placeNames_[key].empty() ? none() : key);
        }
        default:
            return take(group);
        }
    }

    std::uint32_t none() const { return count(); }
    std::uint32_t count() const { // of keys, without the one for none
        switch (by_) {
        case LaneBy::side:
            return static_cast<std::uint32_t>(slice_.parties.size());
        case LaneBy::source:
            return static_cast<std::uint32_t>(slice_.sources.size());
        case LaneBy::actor:
            return static_cast<std::uint32_t>(slice_.actors.size());
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
        case LaneBy::actor:
            lane.name = shown(slice_.actors[key]);
            lane.key = textOf(slice_.actors[key]);
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
        case LaneBy::actor:
            return onlyNone ? tr("Nobody named") : tr("Others and nobody named");
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
    const EventTable& table_;
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
    if (by == LaneBy::place || by == LaneBy::source || by == LaneBy::actor || many) {
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

// `byGroup`: how many events.
Bands bandsOf(const Keys& keys, const std::vector<std::uint32_t>& byGroup, LaneBy by,
              const Arrangement& wanted) {
    std::vector<std::uint32_t> counts(keys.count() + 1);
    for (std::uint32_t group = 0; group < byGroup.size(); ++group)
        keys.of(group, [&](std::uint32_t key) { counts[key] += byGroup[group]; });
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
    return rows.table().stretch(rows.number(row));
}

Stretch stretchOf(const store::EventRow& row) {
    return {row.earliestStart, row.latestStart, row.earliestEnd, row.latestEnd, row.precision,
            row.approximate,   row.uncertain,   row.openStart,   row.openEnd};
}

Instant markInstant(const store::EventRow& row) {
    return markInstant(stretchOf(row));
}

// ---------------------------------------------------------------- density

Density::Density(const store::TimeCells& cells)
    : cells_(cells)
    , sums_(buckets + 1) {}

void Density::add(const Density& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i)
        sums_[i] += other.sums_[i];
}

void Density::sumUp() {
    std::partial_sum(sums_.begin(), sums_.end(), sums_.begin());
}

double Density::before(double instant) const {
    if (sums_.empty())
        return 0;
    const double at = (instant - cells_.from) / cells_.length;
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

constexpr std::size_t classes = lengthClasses.size();

// Where an event's mark lies and how long it may last: from the table, where it knows it.
class Times {
public:
    Times(const EventTable& table, const store::TimeCells& cells)
        : table_(table)
        , cells_(cells)
        , known_(table.cells() == cells) {}
    std::uint16_t cell(std::uint32_t at) const {
        return known_ ? table_.cell(at) : cells_.of(markInstant(table_.stretch(at)));
    }
    std::size_t length(std::uint32_t at) const {
        return known_ ? table_.lengthClass(at) : lengthClass(table_.stretch(at));
    }

private:
    const EventTable& table_;
    store::TimeCells cells_;
    bool known_;
};

// How many events of one part of the slice each group has, by length class; the undated after the classes.
using GroupCounts = std::vector<std::array<std::uint32_t, classes + 1>>;

// Puts events into lanes: counts how many go where, then writes each to its place, two parts at a time.
class Filler {
public:
    Filler(const store::Slice& slice, const Keys& keys, const store::TimeCells& cells)
        : rows_(slice.rows)
        , table_(slice.rows.table())
        , keys_(keys)
        , times_(table_, cells)
        , cells_(cells) {
        counts_.assign(store::partsOf(rows_.size()), GroupCounts(keys.groups()));
        store::inParts(rows_.size(), [&](std::uint32_t part, std::uint32_t first, std::uint32_t last) {
            keys_.withGroups([&](auto groupOf) {
                GroupCounts& counts = counts_[part];
                for (std::uint32_t i = first; i < last; ++i) {
                    const std::uint32_t at = rows_.number(i);
                    ++counts[groupOf(at)][dated(at) ? times_.length(at) : classes];
                }
            });
        });
    }

    std::vector<std::uint32_t> byGroup() const {
        std::vector<std::uint32_t> all(keys_.groups());
        for (const GroupCounts& part : counts_)
            for (std::size_t group = 0; group < all.size(); ++group)
                all[group] += std::accumulate(part[group].begin(), part[group].end(), 0U);
        return all;
    }

    void fill(LaneSet& set, const std::vector<std::uint16_t>& laneOfKey) {
        lanesOfGroups(set, laneOfKey);
        std::vector<Part> parts = reserve(set);
        set.home.resize(rows_.size());
        store::inParts(rows_.size(), [&](std::uint32_t part, std::uint32_t first, std::uint32_t last) {
            keys_.withGroups([&](auto groupOf) { fillPart(set, parts[part], first, last, groupOf); });
        });
        for (Part& part : parts)
            for (std::size_t lane = 0; lane < set.lanes.size(); ++lane) {
                Lane& to = set.lanes[lane];
                const auto take = [&part](Density& all, Density& some) {
                    if (all.empty())
                        std::swap(all, some);
                    else
                        all.add(some);
                };
                take(to.marks, part.lanes[lane].marks);
                take(to.contested, part.lanes[lane].contested);
                to.conflicts += part.lanes[lane].conflicts;
            }
    }

private:
    // Where the next event of a lane goes, by class, and what is counted meanwhile.
    struct PartOfLane {
        std::array<std::uint32_t*, classes + 1> next{};
        Density marks, contested;
        std::uint32_t conflicts = 0;
    };
    struct Part {
        std::vector<PartOfLane> lanes;
    };

    bool dated(std::uint32_t at) const { return table_.flags(at) & EventTable::dated; }

    void lanesOfGroups(const LaneSet& set, const std::vector<std::uint16_t>& laneOfKey) {
        lanes_.resize(keys_.groups());
        homes_.resize(keys_.groups());
        for (std::uint32_t group = 0; group < lanes_.size(); ++group) {
            auto& lanes = lanes_[group];
            keys_.of(group, [&](std::uint32_t key) {
                if (std::find(lanes.begin(), lanes.end(), laneOfKey[key]) == lanes.end())
                    lanes.push_back(laneOfKey[key]);
            });
            const auto shown = std::find_if(lanes.begin(), lanes.end(),
                                            [&](std::uint16_t lane) { return !set.lanes[lane].hidden; });
            homes_[group] = shown == lanes.end() ? lanes.front() : *shown;
        }
    }

    // Room for all, and each part's place in it.
    std::vector<Part> reserve(LaneSet& set) const {
        std::vector<std::vector<std::array<std::uint32_t, classes + 1>>> sizes(
            counts_.size(), std::vector<std::array<std::uint32_t, classes + 1>>(set.lanes.size()));
        for (std::size_t part = 0; part < counts_.size(); ++part)
            for (std::size_t group = 0; group < lanes_.size(); ++group)
                for (const std::uint16_t lane : lanes_[group])
                    for (std::size_t i = 0; i <= classes; ++i)
                        sizes[part][lane][i] += counts_[part][group][i];
        std::vector<Part> parts(counts_.size(), Part{std::vector<PartOfLane>(set.lanes.size())});
        for (std::size_t lane = 0; lane < set.lanes.size(); ++lane) {
            Lane& to = set.lanes[lane];
            for (std::size_t i = 0; i <= classes; ++i) {
                std::vector<std::uint32_t>& rows = i < classes ? to.rows[i] : to.undated;
                std::uint32_t all = 0;
                for (const auto& part : sizes)
                    all += part[lane][i];
                rows.resize(all);
                to.events += all;
                std::uint32_t* next = rows.data();
                for (std::size_t part = 0; part < parts.size(); ++part) {
                    parts[part].lanes[lane].next[i] = next;
                    next += sizes[part][lane][i];
                }
            }
            for (Part& part : parts)
                part.lanes[lane].marks = part.lanes[lane].contested = Density(cells_);
        }
        return parts;
    }

    template<class GroupOf>
    void fillPart(LaneSet& set, Part& part, std::uint32_t first, std::uint32_t last, GroupOf groupOf) const {
        for (std::uint32_t i = first; i < last; ++i) {
            const std::uint32_t at = rows_.number(i);
            const std::uint32_t group = groupOf(at);
            set.home[i] = homes_[group];
            const bool isDated = dated(at);
            const bool conflict = table_.flags(at) & EventTable::contested;
            const std::size_t length = isDated ? times_.length(at) : classes;
            const std::uint16_t cell = isDated ? times_.cell(at) : std::uint16_t{0};
            for (const std::uint16_t number : lanes_[group]) {
                PartOfLane& lane = part.lanes[number];
                *lane.next[length]++ = i;
                lane.conflicts += conflict;
                if (!isDated)
                    continue;
                lane.marks.count(cell);
                if (conflict)
                    lane.contested.count(cell);
            }
        }
    }

    const store::EventRows& rows_;
    const EventTable& table_;
    const Keys& keys_;
    Times times_;
    store::TimeCells cells_;
    std::vector<GroupCounts> counts_;               // by part
    std::vector<std::vector<std::uint16_t>> lanes_; // by group
    std::vector<std::uint16_t> homes_;
};

// From the first to the last moment of the dated ones. Each class comes by time, so that only its ends can
// reach farthest.
void measure(LaneSet& set, const store::EventRows& rows) {
    bool any = false;
    const auto take = [&](std::uint32_t row) {
        const Stretch stretch = stretchOf(rows, row);
        const Instant from = stretch.openStart ? stretch.latestEnd - 86'400 : stretch.earliestStart;
        const Instant to = stretch.openEnd ? stretch.earliestStart + 86'400 : stretch.latestEnd;
        set.first = any ? std::min(set.first, from) : from;
        set.last = any ? std::max(set.last, to) : to;
        any = true;
    };
    for (const Lane& lane : set.lanes)
        for (std::size_t i = 0; i < classes; ++i) {
            const std::vector<std::uint32_t>& of = lane.rows[i];
            if (of.empty())
                continue;
            const bool open = i + 1 == classes; // ages, and what is open: few
            take(of.front());
            for (auto row = of.rbegin();
                 row != of.rend() && (open || rows.earliestStart(*row) + lengthClasses[i] >= set.last); ++row)
                take(*row);
        }
}

} // namespace

LaneSet makeLanes(const store::Slice& slice, LaneBy by, const Arrangement& arrangement) {
    LaneSet set;
    set.by = by;
    set.arrangement = arrangement;
    if (slice.rows.empty())
        return set;
    // Cells over all of the project, so that a filter does not shift them.
    const auto lastOf = [&] { return slice.rows.latestEnd(slice.rows.size() - slice.undated - 1); };
    const bool known = slice.lastInstant > slice.firstInstant, dated = slice.undated < slice.rows.size();
    const Instant first = known ? slice.firstInstant : dated ? slice.rows.earliestStart(0) : 0;
    const store::TimeCells cells(first, known ? slice.lastInstant : dated ? lastOf() : first);
    const Keys keys(slice, by);
    Filler filler(slice, keys, cells);
    Bands bands = bandsOf(keys, filler.byGroup(), by, arrangement);
    set.lanes = std::move(bands.lanes);
    filler.fill(set, bands.laneOf);
    measure(set, slice.rows);
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
