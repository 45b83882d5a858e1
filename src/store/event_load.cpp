// Reading all events of the file into an EventIndex. A project of a million events is on screen a second
// after it was chosen: packed rows by SQLite's own calls, without sorting in SQL, straight into columns.
#include "store/event_index.h"
#include "store/event_row.h"
#include "store/fold.h"
#include "store/parts.h"

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <memory>
#include <string>

namespace claimline::store {

namespace {

void loadNames(Connection& connection, EventIndex& index) {
    static constexpr std::array<std::string_view, 6> kinds{"source", "party",   "place",
                                                           "region", "country", "actor"};
    std::array<std::uint32_t, kinds.size()> slots{};
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
        if (name.kind == NameKind::actor)
            index.actors.push_back(name.text);
    }
}

class Loader {
public:
    Loader(const EventIndex& index, EventTable& table)
        : index_(index)
        , table_(table) {}

    void add(const StoredRow& row) {
        slots(row.parties, parties_);
        slots(row.sources, sources_);
        slots(row.actors, actors_);
        numbers(row.places, places_);
        EventTable::Raw raw;
        raw.id = row.id;
        raw.title = row.title;
        raw.edtf = row.edtf;
        raw.earliestStart = row.earliestStart;
        raw.latestStart = row.latestStart;
        raw.earliestEnd = row.earliestEnd;
        raw.latestEnd = row.latestEnd;
        constexpr unsigned shared = 15; // bits that are the table's too
        raw.flags = static_cast<std::uint16_t>((row.flags & shared) |
                                               (row.flags & StoredRow::zoned ? EventTable::zoned : 0));
        raw.precision = row.precision;
        raw.basis = row.basis;
        raw.dateConfidence = row.confidence;
        raw.type = row.type;
        raw.status = row.status;
        raw.modality = row.modality;
        raw.place = table_.placeNumber(row.place, row.country, row.latitude, row.longitude,
                                       row.flags & StoredRow::located);
        raw.claims = row.claims;
        raw.articles = row.articles;
        raw.origins = row.origins;
        raw.conflicts = row.conflicts;
        raw.importance = row.importance;
        raw.parties = parties_;
        raw.sources = sources_;
        raw.actors = actors_;
        raw.placeNames = places_;
        table_.add(raw);
    }

private:
    // Those that the project knows.
    void numbers(std::string_view blob, std::vector<std::uint32_t>& out) {
        out.clear();
        for (std::size_t at = 0; at + 4 <= blob.size(); at += 4) {
            std::uint32_t number = 0;
            for (std::size_t i = 0; i < 4; ++i)
                number |= std::uint32_t{static_cast<unsigned char>(blob[at + i])} << 8 * i;
            if ((number & ~EventTable::asserts) < index_.names.size())
                out.push_back(number);
        }
    }
    void slots(std::string_view blob, std::vector<std::uint32_t>& out) {
        numbers(blob, out);
        for (std::uint32_t& number : out)
            number = index_.names[number & ~EventTable::asserts].slot | (number & EventTable::asserts);
    }

    const EventIndex& index_;
    EventTable& table_;
    std::vector<std::uint32_t> parties_, sources_, actors_, places_;
};

// An event counts once, on the middle day of its stretch: a year must not outweigh the days in it.
void summarise(EventIndex& index) {
    const EventTable& table = *index.table;
    std::map<std::int32_t, Slice::DayCount> days;
    auto last = days.end();
    bool first = true;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        const std::uint16_t flags = table.flags(i);
        if (flags & EventTable::hidden)
            continue;
        ++index.total;
        if (!(flags & EventTable::dated))
            continue;
        const Instant begin =
            flags & EventTable::openStart ? table.latestEnd(i) - 86'400 : table.earliestStart(i);
        const Instant end =
            flags & EventTable::openEnd ? table.earliestStart(i) + 86'400 : table.latestEnd(i);
        index.firstInstant = first ? begin : std::min(index.firstInstant, begin);
        index.lastInstant = first ? end : std::max(index.lastInstant, end);
        first = false;
        const std::int32_t day = dayOf(begin + (end - begin - 1) / 2).number;
        if (last == days.end() || last->first != day) // events come by time: mostly the day of the last one
            last = days.try_emplace(day).first;
        ++last->second.events;
        last->second.contested += table.status(i) == EventStatus::contested;
    }
    for (auto& [number, day] : days) {
        day.day = number;
        index.density.push_back(day);
    }
}

// Which rows of the file: all, or half of them by their ids.
struct Part {
    std::string sign; // "<", ">="; empty: all
    std::int64_t id = 0;

    std::string where(const char* column) const {
        return sign.empty() ? std::string() : std::string(" WHERE ") + column + sign + "?";
    }
};

// From the packed rows; false where one cannot be read.
bool loadPacked(Connection& connection, const EventIndex& index, EventTable& table, const Part& part) {
    Scan scan(connection, "SELECT event, row FROM event_row" + part.where("event"));
    if (!part.sign.empty())
        scan.bind(part.id);
    for (Loader loader(index, table); scan.step();) {
        auto row = unpack(scan.text(1));
        if (!row)
            return false;
        row->id.value = static_cast<std::uint64_t>(scan.integer(0));
        loader.add(*row);
    }
    return true;
}

void loadColumns(Connection& connection, const EventIndex& index, EventTable& table) {
    Scan scan(connection, std::string("SELECT ") + ColumnReader::columns + " FROM event");
    ColumnReader reader;
    for (Loader loader(index, table); scan.step();)
        loader.add(reader.read(scan));
}

// A second connection that sees the same generation; none where another has written meanwhile.
std::unique_ptr<Connection> sameView(const Connection& first, std::uint64_t generation) {
    auto second = std::make_unique<Connection>(first.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
    second->exec("PRAGMA query_only = ON");
    second->exec("BEGIN");
    Scan scan(*second, "SELECT value FROM meta WHERE key = 'generation'");
    return scan.step() && static_cast<std::uint64_t>(scan.integer(0)) == generation ? std::move(second)
                                                                                    : nullptr;
}

// Half of the ids on a thread of its own: ids are hashes, so the middle of their range halves the events.
bool loadHalves(Connection& connection, Connection& second, const EventIndex& index, EventTable& table,
                std::uint32_t events) {
    Scan ends(connection, "SELECT min(event), max(event) FROM event_row");
    const std::int64_t middle = ends.step() ? ends.integer(0) / 2 + ends.integer(1) / 2 : 0;
    EventTable later;
    later.reserve(events / 2 + events / 50, std::size_t{events} * 33); // a little more than half
    auto other = std::async(std::launch::async, [&] {
        return loadPacked(second, index, later, {">=", middle});
    });
    const bool read = loadPacked(connection, index, table, {"<", middle});
    if (!other.get() || !read) // get() throws what was thrown there
        return false;
    table.append(later);
    return true;
}

std::shared_ptr<EventTable> loadTable(Connection& connection, const EventIndex& index) {
    Scan size(connection, "SELECT count(*) FROM event_row");
    const std::uint32_t events = size.step() ? size.count(0) : 0;
    const auto fresh = [events] {
        auto table = std::make_shared<EventTable>();
        table->reserve(events, std::size_t{events} * 64);
        return table;
    };
    Scan form(connection, "SELECT value FROM meta WHERE key = 'event_rows'");
    if (form.step() && form.integer(0) == packForm()) {
        auto table = fresh();
        const auto second = partsOf(events) > 1 ? sameView(connection, index.generation) : nullptr;
        if (second ? loadHalves(connection, *second, index, *table, events)
                   : loadPacked(connection, index, *table, {}))
            return table;
    }
    auto table =
        fresh(); // a file that another version wrote, or that is damaged: its columns are what counts
    loadColumns(connection, index, *table);
    return table;
}

} // namespace

EventIndex loadEventIndex(Connection& connection, std::uint64_t generation) {
    EventIndex index;
    index.generation = generation;
    loadNames(connection, index);
    const auto table = loadTable(connection, index);
    sqlite3_db_release_memory(connection.database().getHandle()); // pages that are read once
    table->sort();
    for (auto& [id, edits] : editsByEvent(connection))
        if (const auto at = table->find(id))
            table->setEdits(*at, edits);
    index.table = table;
    summarise(index);
    table->divide(index.firstInstant, index.lastInstant);
    return index;
}

} // namespace claimline::store
