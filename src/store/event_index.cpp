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

// Which lists of numbers hold one that is marked; empty: nothing is asked of them.
using Fitting = std::vector<bool>;

Fitting fitting(const NumberSets& sets, const std::vector<bool>& marked) {
    Fitting fits;
    for (NumberSets::Set set = 0; set < sets.size(); ++set)
        fits.push_back(std::ranges::any_of(sets.of(set), [&](std::uint32_t raw) {
            const std::uint32_t number = raw & ~EventTable::asserts;
            return number < marked.size() && marked[number];
        }));
    return fits;
}

// Which values of an enumeration are wanted, as bits; none asked for: all.
template<class Enum>
std::uint64_t bitsOf(const std::vector<Enum>& wanted) {
    std::uint64_t bits = wanted.empty() ? ~std::uint64_t{0} : 0;
    for (const Enum value : wanted)
        bits |= std::uint64_t{1} << static_cast<unsigned>(value);
    return bits;
}

// What a filter asks, looked up so far that an event is a few questions to tables.
class Matcher {
public:
    Matcher(const EventIndex& index, const Filter& filter, const Lookup& lookup)
        : index_(index)
        , table_(*index.table)
        , filter_(filter)
        , texts_(marksOf(table_, lookup.textMatches))
        , articles_(marksOf(table_, lookup.inArticles))
        , types_(bitsOf(filter.types))
        , statuses_(bitsOf(filter.statuses))
        , precisions_(bitsOf(filter.precisions))
        , unfiltered_(filter == onlyHidden(filter.hidden)) {
        if (!filter.sources.empty())
            sources_ = fitting(table_.sourceSets(), marks(filter.sources, {NameKind::source}));
        if (!filter.places.empty())
            places_ = fitting(table_.placeNameSets(),
                              marks(filter.places, {NameKind::place, NameKind::region, NameKind::country}));
        if (!filter.parties.empty()) {
            parties_ = fitting(table_.partySets(), marks(filter.parties, {NameKind::party}));
            parties_[0] = std::ranges::find(filter.parties, "") != filter.parties.end();
        }
    }

    unsigned failures(std::uint32_t at) const {
        if (unfiltered_)
            return 0;
        const auto in = [](std::uint64_t bits, auto value) {
            return bits >> static_cast<unsigned>(value) & 1;
        };
        unsigned failed = 0;
        failed |= dateFits(at) ? 0 : Member::date;
        failed |= !texts_ || (*texts_)[at] ? 0 : Member::text;
        failed |= !articles_ || (*articles_)[at] ? 0 : Member::article;
        failed |= sources_.empty() || sources_[table_.sourceSet(at)] ? 0 : Member::source;
        failed |= parties_.empty() || parties_[table_.partySet(at)] ? 0 : Member::party;
        failed |= places_.empty() || places_[table_.placeNameSet(at)] ? 0 : Member::place;
        failed |= in(types_, table_.type(at)) ? 0 : Member::type;
        failed |= in(statuses_, table_.status(at)) ? 0 : Member::status;
        failed |= in(precisions_, table_.precision(at)) ? 0 : Member::precision;
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
    Fitting sources_, parties_, places_;
    std::uint64_t types_, statuses_, precisions_;
    bool unfiltered_;
};

using Counts = std::vector<std::uint32_t>;

// Counts of every value, by its number; of lists by theirs, which values() deals out.
struct Tally {
    Counts status = Counts(static_cast<std::size_t>(countOf<EventStatus>()));
    Counts type = Counts(static_cast<std::size_t>(countOf<EventType>()));
    Counts precision = Counts(static_cast<std::size_t>(countOf<Precision>()));
    Counts parties, sources, places;

    explicit Tally(const EventTable& table)
        : parties(table.partySets().size())
        , sources(table.sourceSets().size())
        , places(table.placeNameSets().size()) {}

    void add(const EventTable& table, std::uint32_t at, unsigned failed) {
        const auto counts = [&](unsigned member) { return (failed & ~member) == 0; };
        if (counts(Member::status))
            ++status[static_cast<std::size_t>(table.status(at))];
        if (counts(Member::type))
            ++type[static_cast<std::size_t>(table.type(at))];
        if (counts(Member::precision))
            ++precision[static_cast<std::size_t>(table.precision(at))];
        if (counts(Member::source))
            ++sources[table.sourceSet(at)];
        if (counts(Member::place))
            ++places[table.placeNameSet(at)];
        if (counts(Member::party))
            ++parties[table.partySet(at)];
    }
};

Counts values(const Counts& bySet, const NumberSets& sets, std::size_t size) {
    Counts counts(size);
    for (NumberSets::Set set = 0; set < sets.size(); ++set)
        for (const std::uint32_t number : sets.of(set))
            counts[number & ~EventTable::asserts] += bySet[set];
    return counts;
}

void mostFirst(std::vector<Count>& counts) {
    std::ranges::sort(counts, [](const Count& a, const Count& b) {
        return a.events != b.events ? a.events > b.events : a.value < b.value;
    });
}

template<class Enum>
std::vector<Count> countsOf(const Counts& tally) {
    std::vector<Count> counts;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (tally[i])
            counts.push_back({std::string(nameOf(static_cast<Enum>(i))), tally[i]});
    }
    return counts;
}

std::vector<Count> countsOf(const Counts& tally, const std::vector<std::string>& names) {
    std::vector<Count> counts;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (tally[i])
            counts.push_back({names[i], tally[i]});
    }
    mostFirst(counts);
    return counts;
}

std::vector<Count> placeCounts(const EventIndex& index, const Counts& tally) {
    std::vector<Count> counts;
    for (std::size_t i = 1; i < tally.size(); ++i) {
        if (tally[i] && index.names[i].kind == NameKind::place)
            counts.push_back({index.names[i].text, tally[i]});
    }
    mostFirst(counts);
    return counts;
}

// What of [first, last) passes.
struct Passed {
    std::vector<std::uint32_t> numbers;
    Tally tally;
    std::uint32_t undated = 0, contested = 0;
};

Passed passing(const EventTable& table, const Filter& filter, const Matcher& matcher, std::uint32_t first,
               std::uint32_t last) {
    Passed passed{{}, Tally(table)};
    passed.numbers.reserve(last - first);
    for (std::uint32_t at = first; at < last; ++at) {
        const std::uint16_t flags = table.flags(at);
        if (flags & EventTable::hidden && !filter.hidden)
            continue;
        const unsigned failed = matcher.failures(at);
        if ((failed & (failed - 1)) == 0) // none, or one alone
            passed.tally.add(table, at, failed);
        if (failed != 0)
            continue;
        passed.numbers.push_back(at);
        passed.undated += !(flags & EventTable::dated);
        passed.contested += (flags & EventTable::contested) != 0;
    }
    return passed;
}

void addUp(Counts& all, const Counts& more) {
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] += more[i];
}

Passed passing(const EventTable& table, const Filter& filter, const Matcher& matcher) {
    std::vector<Passed> parts(partsOf(table.size()), Passed{{}, Tally(table)});
    inParts(table.size(), [&](std::uint32_t part, std::uint32_t first, std::uint32_t last) {
        parts[part] = passing(table, filter, matcher, first, last);
    });
    Passed all = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Passed& more = parts[i];
        all.numbers.reserve(all.numbers.size() + more.numbers.size());
        all.numbers.insert(all.numbers.end(), more.numbers.begin(), more.numbers.end());
        addUp(all.tally.status, more.tally.status);
        addUp(all.tally.type, more.tally.type);
        addUp(all.tally.precision, more.tally.precision);
        addUp(all.tally.parties, more.tally.parties);
        addUp(all.tally.sources, more.tally.sources);
        addUp(all.tally.places, more.tally.places);
        all.undated += more.undated;
        all.contested += more.contested;
    }
    all.numbers.shrink_to_fit();
    return all;
}

} // namespace

Slice sliceOf(const EventIndex& index, const Filter& filter, const Lookup& lookup) {
    Slice slice;
    slice.generation = index.generation;
    slice.total = index.total;
    slice.parties = index.parties;
    slice.sources = index.sources;
    slice.actors = index.actors;
    slice.firstInstant = index.firstInstant;
    slice.lastInstant = index.lastInstant;
    slice.density = index.density;
    const Matcher matcher(index, filter, lookup);
    const EventTable& table = *index.table;
    Passed passed = passing(table, filter, matcher);
    slice.undated = passed.undated;
    slice.contested = passed.contested;
    slice.rows = EventRows(index.table, std::move(passed.numbers));
    const Tally& tally = passed.tally;
    slice.byStatus = countsOf<EventStatus>(tally.status);
    slice.byType = countsOf<EventType>(tally.type);
    slice.byPrecision = countsOf<Precision>(tally.precision);
    slice.byParty = countsOf(values(tally.parties, table.partySets(), index.parties.size()), index.parties);
    if (tally.parties[0] > 0)
        slice.byParty.push_back({"", tally.parties[0]});
    slice.bySource = countsOf(values(tally.sources, table.sourceSets(), index.sources.size()), index.sources);
    slice.byPlace = placeCounts(index, values(tally.places, table.placeNameSets(), index.names.size()));
    return slice;
}

} // namespace claimline::store
