#include "store/event_index.h"

#include "model/names.h"
#include "store/fold.h"
#include "store/parts.h"

#include <algorithm>
#include <limits>
#include <map>

namespace claimline::store {

namespace {

constexpr std::uint32_t assertsBit = 0x80000000;

// ---------------------------------------------------------------- reading

std::vector<std::uint32_t> numbersOf(std::string_view blob) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(blob.size() / 4);
    for (std::size_t at = 0; at + 4 <= blob.size(); at += 4) {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number |= std::uint32_t{static_cast<unsigned char>(blob[at + i])} << 8 * i;
        numbers.push_back(number);
    }
    return numbers;
}

void loadNames(Connection& connection, EventIndex& index) {
    static constexpr std::array<std::string_view, 5> kinds{"source", "party", "place", "region", "country"};
    std::array<std::uint32_t, 5> slots{};
    index.names.resize(1);
    Query query(connection, "SELECT id, kind, text FROM name ORDER BY id");
    while (query.step()) {
        const auto number = static_cast<std::size_t>(query.integer(0));
        const auto kind = static_cast<std::size_t>(std::ranges::find(kinds, query.text(1)) - kinds.begin());
        if (kind >= kinds.size() || number > index.names.size() + 10'000'000)
            continue; // no file of ours
        if (number >= index.names.size())
            index.names.resize(number + 1);
        KnownName& name = index.names[number];
        name.kind = static_cast<NameKind>(kind);
        name.text = query.text(2);
        name.folded = fold(name.text);
        name.slot = slots[kind]++;
        if (name.kind == NameKind::source)
            index.sources.push_back(name.text);
        if (name.kind == NameKind::party)
            index.parties.push_back(name.text);
    }
}

template<class Enum>
Enum enumOf(std::string_view name, Enum otherwise) {
    return parseName<Enum>(name).value_or(otherwise);
}

void readWhen(const Query& query, int column, EventRow& row) {
    row.edtf = query.text(column);
    row.earliestStart = query.integer(column + 1);
    row.latestStart = query.integer(column + 2);
    row.earliestEnd = query.integer(column + 3);
    row.latestEnd = query.integer(column + 4);
    const std::int64_t flags = query.integer(column + 5);
    row.approximate = flags & 1;
    row.uncertain = flags & 2;
    row.openStart = flags & 4;
    row.openEnd = flags & 8;
    row.located = flags & 16;
    row.precision = enumOf(query.text(column + 6), Precision::unknown);
    row.basis = enumOf(query.text(column + 7), DateBasis::none);
    row.dateConfidence = static_cast<float>(query.real(column + 8));
}

void readNames(const Query& query, int column, const EventIndex& index, EventRow& row,
               std::vector<std::uint32_t>& places) {
    for (const std::uint32_t raw : numbersOf(query.text(column))) {
        if (const std::uint32_t number = raw & ~assertsBit; number < index.names.size()) {
            row.parties.push_back(static_cast<std::uint16_t>(index.names[number].slot));
            row.asserted.push_back(raw & assertsBit);
        }
    }
    for (const std::uint32_t number : numbersOf(query.text(column + 1))) {
        if (number < index.names.size())
            row.sources.push_back(index.names[number].slot);
    }
    for (const std::uint32_t number : numbersOf(query.text(column + 2))) {
        if (number < index.names.size())
            places.push_back(number);
    }
}

void readRow(const Query& query, const EventIndex& index, EventRow& row, std::vector<std::uint32_t>& places) {
    row.id.value = static_cast<std::uint64_t>(query.integer(0));
    row.title = query.text(1);
    readWhen(query, 2, row);
    row.type = enumOf(query.text(11), EventType::other);
    row.status = enumOf(query.text(12), EventStatus::single);
    row.modality = enumOf(query.text(13), Modality::happened);
    row.place = query.text(14);
    row.country = query.text(15);
    row.latitude = query.real(16);
    row.longitude = query.real(17);
    std::uint32_t* counts[] = {&row.claims, &row.articles, &row.origins, &row.conflicts};
    for (int i = 0; i < 4; ++i)
        *counts[i] = static_cast<std::uint32_t>(query.integer(18 + i));
    row.importance = static_cast<float>(query.real(22));
    readNames(query, 23, index, row, places);
}

void applyEdits(Connection& connection, EventIndex& index) {
    const std::map<EventId, EventEdits> edits = editsByEvent(connection);
    if (edits.empty())
        return;
    for (EventRow& row : index.rows) {
        const auto edit = edits.find(row.id);
        if (edit == edits.end())
            continue;
        if (!edit->second.title.empty())
            row.title = edit->second.title;
        row.hidden = edit->second.hidden;
        row.bookmarked = edit->second.bookmarked;
        row.edited = edit->second.edited;
    }
}

// An event counts once, on the middle day of its stretch: a year must not outweigh the days in it.
void summarise(EventIndex& index) {
    std::map<std::int32_t, Slice::DayCount> days;
    bool first = true;
    for (const EventRow& row : index.rows) {
        if (row.hidden)
            continue;
        ++index.total;
        if (!row.dated())
            continue;
        const Instant begin = row.openStart ? row.latestEnd - 86'400 : row.earliestStart;
        const Instant end = row.openEnd ? row.earliestStart + 86'400 : row.latestEnd;
        index.firstInstant = first ? begin : std::min(index.firstInstant, begin);
        index.lastInstant = first ? end : std::max(index.lastInstant, end);
        first = false;
        Slice::DayCount& day = days[dayOf(begin + (end - begin - 1) / 2).number];
        ++day.events;
        day.contested += row.status == EventStatus::contested;
    }
    for (auto& [number, day] : days) {
        day.day = number;
        index.density.push_back(day);
    }
}

} // namespace

EventIndex loadEventIndex(Connection& connection, std::uint64_t generation) {
    EventIndex index;
    index.generation = generation;
    loadNames(connection, index);
    Query query(
        connection,
        "SELECT id, title, edtf, earliest_start, latest_start, earliest_end, latest_end, flags, precision, "
        "basis, "
        "date_confidence, type, status, modality, place, country, latitude, longitude, claims, articles, "
        "origins, conflicts, importance, parties, sources, places FROM event "
        "ORDER BY edtf = '', earliest_start, id");
    while (query.step())
        readRow(query, index, index.rows.emplace_back(), index.placeNames.emplace_back());
    applyEdits(connection, index);
    summarise(index);
    return index;
}

// ---------------------------------------------------------------- filtering

namespace {

// A member of Filter; each with counts has its own bit, so that an event which fails one alone is counted
// there.
namespace Member {
constexpr unsigned date = 1, text = 2, source = 4, party = 8, place = 16, type = 32, status = 64,
                   precision = 128, article = 256;
}

// The filter's names as marks over the index's numbers.
class Matcher {
public:
    Matcher(const EventIndex& index, const Filter& filter, const Lookup& lookup)
        : index_(index)
        , filter_(filter)
        , lookup_(lookup)
        , sources_(marks(filter.sources, {NameKind::source}))
        , parties_(marks(filter.parties, {NameKind::party}))
        , places_(marks(filter.places, {NameKind::place, NameKind::region, NameKind::country}))
        , unknownParty_(std::ranges::find(filter.parties, "") != filter.parties.end()) {}

    unsigned failures(std::size_t at) const {
        const EventRow& row = index_.rows[at];
        unsigned failed = 0;
        failed |= dateFits(row) ? 0 : Member::date;
        failed |= fits(lookup_.textMatches, row.id) ? 0 : Member::text;
        failed |= fits(lookup_.inArticles, row.id) ? 0 : Member::article;
        failed |= filter_.sources.empty() || anyMarked(row.sources, sources_) ? 0 : Member::source;
        failed |= partyFits(row) ? 0 : Member::party;
        failed |= filter_.places.empty() || anyMarked(index_.placeNames[at], places_) ? 0 : Member::place;
        failed |= among(filter_.types, row.type) ? 0 : Member::type;
        failed |= among(filter_.statuses, row.status) ? 0 : Member::status;
        failed |= among(filter_.precisions, row.precision) ? 0 : Member::precision;
        return failed;
    }

private:
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
    template<class Number>
    static bool anyMarked(const std::vector<Number>& numbers, const std::vector<bool>& marked) {
        return std::ranges::any_of(numbers,
                                   [&](Number number) { return number < marked.size() && marked[number]; });
    }
    template<class Value>
    static bool among(const std::vector<Value>& wanted, Value value) {
        return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
    }
    static bool fits(const std::optional<std::unordered_set<std::uint64_t>>& wanted, EventId id) {
        return !wanted || wanted->contains(id.value);
    }
    bool partyFits(const EventRow& row) const {
        return filter_.parties.empty() || anyMarked(row.parties, parties_) ||
               (unknownParty_ && row.parties.empty());
    }
    bool dateFits(const EventRow& row) const {
        if (!filter_.from && !filter_.to)
            return true;
        return row.dated() && (!filter_.from || row.openEnd || row.latestEnd > *filter_.from) &&
               (!filter_.to || row.openStart || row.earliestStart < *filter_.to);
    }

    const EventIndex& index_;
    const Filter& filter_;
    const Lookup& lookup_;
    std::vector<bool> sources_, parties_, places_;
    bool unknownParty_;
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

    void add(const EventIndex& index, std::size_t at, unsigned failed) {
        const EventRow& row = index.rows[at];
        const auto counts = [&](unsigned member) { return (failed & ~member) == 0; };
        if (counts(Member::status))
            ++status[static_cast<std::size_t>(row.status)];
        if (counts(Member::type))
            ++type[static_cast<std::size_t>(row.type)];
        if (counts(Member::precision))
            ++precision[static_cast<std::size_t>(row.precision)];
        if (counts(Member::source))
            countAll(row.sources, source);
        if (counts(Member::place))
            countAll(index.placeNames[at], place);
        if (counts(Member::party)) {
            countAll(row.parties, party);
            noParty += row.parties.empty();
        }
    }

private:
    template<class Number>
    static void countAll(const std::vector<Number>& numbers, std::vector<std::uint32_t>& into) {
        for (const Number number : numbers)
            ++into[number];
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
    for (std::size_t at = 0; at < index.rows.size(); ++at) {
        if (index.rows[at].hidden && !filter.hidden)
            continue;
        const unsigned failed = matcher.failures(at);
        if ((failed & (failed - 1)) == 0) // none, or one alone
            tally.add(index, at, failed);
        if (failed == 0) {
            slice.rows.push_back(index.rows[at]);
            slice.undated += !index.rows[at].dated();
        }
    }
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
