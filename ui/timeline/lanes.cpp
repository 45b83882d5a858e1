#include "timeline/lanes.h"

#include "look/face.h"
#include "look/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Lanes", text);
}

// Keys of the lanes that an event stands in. Numbers: sides, sources, types and statuses are indices; places
// are numbered as they come.
class Keys {
public:
    Keys(const store::Slice& slice, LaneBy by)
        : slice_(slice)
        , by_(by) {}

    void of(const store::EventRow& row, std::vector<int>& keys) {
        keys.clear();
        switch (by_) {
        case LaneBy::side:
            keys.assign(row.parties.begin(), row.parties.end());
            break;
        case LaneBy::source:
            keys.assign(row.sources.begin(), row.sources.end());
            break;
        case LaneBy::type:
            keys.push_back(static_cast<int>(row.type));
            break;
        case LaneBy::status: // contested first
            keys.push_back(static_cast<int>(EventStatus::contested) - static_cast<int>(row.status));
            break;
        case LaneBy::place:
            if (!row.place.empty())
                keys.push_back(
                    static_cast<int>(places_.try_emplace(row.place, places_.size()).first->second));
            break;
        case LaneBy::one:
            keys.push_back(0);
            break;
        }
        if (keys.empty())
            keys.push_back(-1);
    }

    QString name(int key) const {
        if (key < 0)
            return by_ == LaneBy::place  ? tr("No place")
                   : by_ == LaneBy::side ? tr("No known side")
                                         : tr("No source");
        const auto at = static_cast<std::size_t>(key);
        switch (by_) {
        case LaneBy::side:
            return partyWords(slice_.parties.at(at));
        case LaneBy::source:
            return shown(slice_.sources.at(at));
        case LaneBy::type:
            return typeWords(static_cast<EventType>(key));
        case LaneBy::status:
            return statusWords(statusOf(key));
        case LaneBy::place:
            for (const auto& [place, number] : places_)
                if (number == at)
                    return shown(place);
            return {};
        case LaneBy::one:
            return tr("All events");
        }
        return {};
    }

    static EventStatus statusOf(int key) {
        return static_cast<EventStatus>(static_cast<int>(EventStatus::contested) - key);
    }

private:
    const store::Slice& slice_;
    LaneBy by_;
    std::unordered_map<std::string, std::size_t> places_;
};

// The keys that get a lane of their own, in the order of the lanes; the rest share the last one.
std::vector<int> chosenKeys(const std::map<int, std::uint32_t>& counts, LaneBy by) {
    std::vector<std::pair<int, std::uint32_t>> all(counts.begin(), counts.end());
    std::erase_if(all, [](const auto& entry) { return entry.first < 0; });
    if (by == LaneBy::place || by == LaneBy::source || all.size() > mostLanes)
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
    if (all.size() > mostLanes)
        all.resize(mostLanes - 1);
    if (by == LaneBy::side) // no order that ranks sides: as they appeared
        std::sort(all.begin(), all.end());
    std::vector<int> keys;
    for (const auto& [key, count] : all)
        keys.push_back(key);
    return keys;
}

void add(Lane& lane, const store::EventRow& row, std::uint32_t index) {
    if (!row.dated()) {
        lane.undated.push_back(index);
        return;
    }
    const bool isLong = row.latestEnd - row.earliestStart > longEvent || row.openEnd || row.openStart;
    (isLong ? lane.longRows : lane.rows).push_back(index);
    lane.middles.push_back(markInstant(row));
    if (row.conflicts > 0)
        lane.contested.push_back(markInstant(row));
}

} // namespace

Instant markInstant(const store::EventRow& row) {
    if (row.precision <= Precision::hour || row.openEnd)
        return row.earliestStart;
    if (row.openStart)
        return row.latestEnd;
    return row.earliestStart + (row.latestEnd - row.earliestStart) / 2;
}

bool assertedBy(const store::EventRow& row, int side) {
    if (side < 0)
        return row.asserted.empty() ||
               std::find(row.asserted.begin(), row.asserted.end(), true) != row.asserted.end();
    for (std::size_t i = 0; i < row.parties.size() && i < row.asserted.size(); ++i)
        if (row.parties[i] == side)
            return row.asserted[i];
    return true;
}

int sideIn(const store::EventRow& row, const Lane& lane) {
    if (lane.side >= 0)
        return lane.side;
    return row.parties.empty() ? -1 : row.parties.front();
}

LaneSet makeLanes(const store::Slice& slice, LaneBy by) {
    LaneSet set;
    set.by = by;
    Keys keys(slice, by);
    std::map<int, std::uint32_t> counts;
    std::vector<int> of;
    for (const store::EventRow& row : slice.rows) {
        keys.of(row, of);
        for (const int key : of)
            ++counts[key];
    }
    std::unordered_map<int, std::size_t> laneOf;
    for (const int key : chosenKeys(counts, by)) {
        laneOf[key] = set.lanes.size();
        Lane lane;
        lane.name = keys.name(key);
        lane.side = by == LaneBy::side ? key : -1;
        lane.status = by == LaneBy::status ? Keys::statusOf(key) : EventStatus::single;
        set.lanes.push_back(std::move(lane));
    }
    const std::size_t rest = set.lanes.size();
    if (counts.size() > laneOf.size()) {
        const bool onlyNone = counts.size() == laneOf.size() + 1 && counts.contains(-1);
        set.lanes.push_back({});
        set.lanes.back().name = onlyNone               ? keys.name(-1)
                                : by == LaneBy::side   ? tr("Other and no side")
                                : by == LaneBy::source ? tr("Other sources")
                                                       : tr("Other places");
    }
    set.home.resize(slice.rows.size());
    std::vector<std::size_t> lanes;
    for (std::uint32_t i = 0; i < slice.rows.size(); ++i) {
        keys.of(slice.rows[i], of);
        lanes.clear();
        for (const int key : of) {
            const auto found = laneOf.find(key);
            const std::size_t lane = found == laneOf.end() ? rest : found->second;
            if (std::find(lanes.begin(), lanes.end(), lane) == lanes.end())
                lanes.push_back(lane);
        }
        set.home[i] = static_cast<std::uint16_t>(lanes.front());
        for (const std::size_t lane : lanes)
            add(set.lanes[lane], slice.rows[i], i);
    }
    for (Lane& lane : set.lanes) {
        std::sort(lane.middles.begin(), lane.middles.end());
        std::sort(lane.contested.begin(), lane.contested.end());
    }
    return set;
}

} // namespace claimline::ui
