#include "store/event_index.h"

#include "model/names.h"
#include "store/fold.h"

#include <algorithm>

namespace claimline::store {

namespace {

// A member of Filter; each with counts has its own bit, so that an event which fails one alone is counted
// there.
namespace Member {
constexpr unsigned date = 1, text = 2, source = 4, party = 8, place = 16, type = 32, status = 64,
                   precision = 128, article = 256;
}

// Which events are named by their ids, as a mark for each.
std::optional<std::vector<bool>> marksOf(const EventTable& table,
                                         const std::optional<std::vector<std::uint64_t>>& ids) {
    if (!ids)
        return std::nullopt;
    return table.marksOf(*ids);
}

// The filter's names as marks over the index's numbers.
class Matcher {
public:
    Matcher(const EventIndex& index, const Filter& filter, const Lookup& lookup)
        : index_(index)
        , table_(*index.table)
        , filter_(filter)
        , texts_(marksOf(table_, lookup.textMatches))
        , articles_(marksOf(table_, lookup.inArticles))
        , sources_(marks(filter.sources, {NameKind::source}))
        , parties_(marks(filter.parties, {NameKind::party}))
        , places_(marks(filter.places, {NameKind::place, NameKind::region, NameKind::country}))
        , unknownParty_(std::ranges::find(filter.parties, "") != filter.parties.end())
        , unfiltered_(filter == onlyHidden(filter.hidden)) {}

    unsigned failures(std::uint32_t at) const {
        if (unfiltered_)
            return 0;
        unsigned failed = 0;
        failed |= dateFits(at) ? 0 : Member::date;
        failed |= !texts_ || (*texts_)[at] ? 0 : Member::text;
        failed |= !articles_ || (*articles_)[at] ? 0 : Member::article;
        failed |= filter_.sources.empty() || anyMarked(table_.sources(at), sources_) ? 0 : Member::source;
        failed |= partyFits(at) ? 0 : Member::party;
        failed |= filter_.places.empty() || anyMarked(table_.placeNames(at), places_) ? 0 : Member::place;
        failed |= among(filter_.types, table_.type(at)) ? 0 : Member::type;
        failed |= among(filter_.statuses, table_.status(at)) ? 0 : Member::status;
        failed |= among(filter_.precisions, table_.precision(at)) ? 0 : Member::precision;
        return failed;
    }

private:
    static Filter onlyHidden(bool hidden) {
        Filter filter;
        filter.hidden = hidden;
        return filter;
    }
    // Sources and parties are marked by slot, places by number.
    std::vector<bool> marks(const std::vector<std::string>& wanted,
                            std::initializer_list<NameKind> kinds) const {
        if (wanted.empty())
            return {};
        std::vector<bool> marked(index_.names.size());
        std::vector<std::string> folded;
        for (const std::string& name : wanted)
            folded.push_back(fold(name));
        for (std::size_t i = 1; i < index_.names.size(); ++i) {
            const KnownName& name = index_.names[i];
            if (std::ranges::find(kinds, name.kind) != kinds.end() &&
                std::ranges::find(folded, name.folded) != folded.end())
                marked[kinds.size() == 1 ? name.slot : i] = true;
        }
        return marked;
    }
    static bool anyMarked(std::span<const std::uint32_t> numbers, const std::vector<bool>& marked) {
        return std::ranges::any_of(numbers, [&](std::uint32_t raw) {
            const std::uint32_t number = raw & ~EventTable::asserts;
            return number < marked.size() && marked[number];
        });
    }
    template<class Value>
    static bool among(const std::vector<Value>& wanted, Value value) {
        return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
    }
    bool partyFits(std::uint32_t at) const {
        return filter_.parties.empty() || anyMarked(table_.parties(at), parties_) ||
               (unknownParty_ && table_.parties(at).empty());
    }
    bool dateFits(std::uint32_t at) const {
        if (!filter_.from && !filter_.to)
            return true;
        const std::uint16_t flags = table_.flags(at);
        return flags & EventTable::dated &&
               (!filter_.from || flags & EventTable::openEnd || table_.latestEnd(at) > *filter_.from) &&
               (!filter_.to || flags & EventTable::openStart || table_.earliestStart(at) < *filter_.to);
    }

    const EventIndex& index_;
    const EventTable& table_;
    const Filter& filter_;
    std::optional<std::vector<bool>> texts_, articles_;
    std::vector<bool> sources_, parties_, places_;
    bool unknownParty_, unfiltered_;
};

// Counts of every value, by its number.
struct Tally {
    std::vector<std::uint32_t> status =
        std::vector<std::uint32_t>(static_cast<std::size_t>(countOf<EventStatus>()));
    std::vector<std::uint32_t> type =
        std::vector<std::uint32_t>(static_cast<std::size_t>(countOf<EventType>()));
    std::vector<std::uint32_t> precision =
        std::vector<std::uint32_t>(static_cast<std::size_t>(countOf<Precision>()));
    std::vector<std::uint32_t> party, source, place;
    std::uint32_t noParty = 0;

    explicit Tally(const EventIndex& index)
        : party(index.parties.size())
        , source(index.sources.size())
        , place(index.names.size()) {}

    void add(const EventTable& table, std::uint32_t at, unsigned failed) {
        const auto counts = [&](unsigned member) { return (failed & ~member) == 0; };
        if (counts(Member::status))
            ++status[static_cast<std::size_t>(table.status(at))];
        if (counts(Member::type))
            ++type[static_cast<std::size_t>(table.type(at))];
        if (counts(Member::precision))
            ++precision[static_cast<std::size_t>(table.precision(at))];
        if (counts(Member::source))
            countAll(table.sources(at), source);
        if (counts(Member::place))
            countAll(table.placeNames(at), place);
        if (counts(Member::party)) {
            countAll(table.parties(at), party);
            noParty += table.parties(at).empty();
        }
    }

private:
    static void countAll(std::span<const std::uint32_t> numbers, std::vector<std::uint32_t>& into) {
        for (const std::uint32_t number : numbers)
            ++into[number & ~EventTable::asserts];
    }
};

void mostFirst(std::vector<Count>& counts) {
    std::ranges::sort(counts, [](const Count& a, const Count& b) {
        return a.events != b.events ? a.events > b.events : a.value < b.value;
    });
}

template<class Enum>
std::vector<Count> countsOf(const std::vector<std::uint32_t>& tally) {
    std::vector<Count> counts;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (tally[i])
            counts.push_back({std::string(nameOf(static_cast<Enum>(i))), tally[i]});
    }
    return counts;
}

std::vector<Count> countsOf(const std::vector<std::uint32_t>& tally, const std::vector<std::string>& names) {
    std::vector<Count> counts;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (tally[i])
            counts.push_back({names[i], tally[i]});
    }
    mostFirst(counts);
    return counts;
}

std::vector<Count> placeCounts(const EventIndex& index, const std::vector<std::uint32_t>& tally) {
    std::vector<Count> counts;
    for (std::size_t i = 1; i < tally.size(); ++i) {
        if (tally[i] && index.names[i].kind == NameKind::place)
            counts.push_back({index.names[i].text, tally[i]});
    }
    mostFirst(counts);
    return counts;
}

} // namespace

Slice sliceOf(const EventIndex& index, const Filter& filter, const Lookup& lookup) {
    Slice slice;
    slice.generation = index.generation;
    slice.total = index.total;
    slice.parties = index.parties;
    slice.sources = index.sources;
    slice.firstInstant = index.firstInstant;
    slice.lastInstant = index.lastInstant;
    slice.density = index.density;
    const Matcher matcher(index, filter, lookup);
    Tally tally(index);
    const EventTable& table = *index.table;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(table.size());
    for (std::uint32_t at = 0; at < table.size(); ++at) {
        const std::uint16_t flags = table.flags(at);
        if (flags & EventTable::hidden && !filter.hidden)
            continue;
        const unsigned failed = matcher.failures(at);
        if ((failed & (failed - 1)) == 0) // none, or one alone
            tally.add(table, at, failed);
        if (failed != 0)
            continue;
        numbers.push_back(at);
        slice.undated += !(flags & EventTable::dated);
        slice.contested += table.conflicts(at) > 0;
    }
    numbers.shrink_to_fit();
    slice.rows = EventRows(index.table, std::move(numbers));
    slice.byStatus = countsOf<EventStatus>(tally.status);
    slice.byType = countsOf<EventType>(tally.type);
    slice.byPrecision = countsOf<Precision>(tally.precision);
    slice.byParty = countsOf(tally.party, index.parties);
    if (tally.noParty)
        slice.byParty.push_back({"", tally.noParty});
    slice.bySource = countsOf(tally.source, index.sources);
    slice.byPlace = placeCounts(index, tally.place);
    return slice;
}

} // namespace claimline::store
