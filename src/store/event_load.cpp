// Reading all events of the file into an EventIndex. A project of a million events is on screen a second
// after it was chosen, so this goes past Query: by SQLite's own calls, without sorting in SQL, straight into
// columns.
#include "model/names.h"
#include "store/event_index.h"
#include "store/fold.h"
#include "store/parts.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <memory>
#include <string>

namespace claimline::store {

namespace {

// One pass over a statement's rows.
class Scan {
public:
    Scan(Connection& connection, const std::string& sql)
        : database_(connection.database().getHandle()) {
        if (sqlite3_prepare_v3(database_, sql.c_str(), -1, 0, &statement_, nullptr) != SQLITE_OK)
            throw SQLite::Exception(database_);
    }
    void bind(std::int64_t value) { sqlite3_bind_int64(statement_, 1, value); }
    ~Scan() { sqlite3_finalize(statement_); }
    Scan(const Scan&) = delete;
    Scan& operator=(const Scan&) = delete;

    bool step() {
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_ROW && result != SQLITE_DONE)
            throw SQLite::Exception(database_, result);
        return result == SQLITE_ROW;
    }
    std::int64_t integer(int column) { return sqlite3_column_int64(statement_, column); }
    std::uint32_t count(int column) { return static_cast<std::uint32_t>(integer(column)); }
    double real(int column) { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        return bytes == nullptr
                   ? std::string_view()
                   : std::string_view(bytes,
                                      static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
    }

private:
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

// The values of an enumeration by the words of the file; a handful of words come again and again.
template<class Enum>
class Words {
public:
    explicit Words(Enum otherwise)
        : otherwise_(otherwise) {
        for (int i = 0; i < countOf<Enum>(); ++i)
            known_.push_back(nameOf(static_cast<Enum>(i)));
    }
    Enum of(std::string_view word) {
        if (last_ < known_.size() && known_[last_] == word)
            return static_cast<Enum>(last_);
        for (std::size_t i = 0; i < known_.size(); ++i)
            if (known_[i] == word) {
                last_ = i;
                return static_cast<Enum>(i);
            }
        return otherwise_;
    }

private:
    std::vector<std::string_view> known_;
    std::size_t last_ = 0;
    Enum otherwise_;
};

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

constexpr const char* allEvents = "SELECT id, title, edtf, earliest_start, latest_start, earliest_end, "
                                  "latest_end, flags, precision, basis, "
                                  "date_confidence, type, status, modality, place, country, latitude, "
                                  "longitude, claims, articles, origins, "
                                  "conflicts, importance, parties, sources, places FROM event";

class Loader {
public:
    Loader(const EventIndex& index, EventTable& table)
        : index_(index)
        , table_(table) {}

    void add(Scan& scan) {
        EventTable::Raw raw;
        raw.id.value = static_cast<std::uint64_t>(scan.integer(0));
        raw.title = scan.text(1);
        raw.edtf = scan.text(2);
        raw.earliestStart = scan.integer(3);
        raw.latestStart = scan.integer(4);
        raw.earliestEnd = scan.integer(5);
        raw.latestEnd = scan.integer(6);
        const std::int64_t flags = scan.integer(7); // their four lowest bits are the table's
        raw.flags = static_cast<std::uint16_t>(flags & 15);
        raw.precision = precision_.of(scan.text(8));
        raw.basis = basis_.of(scan.text(9));
        raw.dateConfidence = static_cast<float>(scan.real(10));
        raw.type = type_.of(scan.text(11));
        raw.status = status_.of(scan.text(12));
        raw.modality = modality_.of(scan.text(13));
        raw.place =
            table_.placeNumber(scan.text(14), scan.text(15), scan.real(16), scan.real(17), flags & 16);
        raw.claims = scan.count(18);
        raw.articles = scan.count(19);
        raw.origins = scan.count(20);
        raw.conflicts = scan.count(21);
        raw.importance = static_cast<float>(scan.real(22));
        slots(scan.text(23), parties_);
        slots(scan.text(24), sources_);
        numbers(scan.text(25), places_);
        raw.parties = parties_;
        raw.sources = sources_;
        raw.placeNames = places_;
        table_.add(raw);
    }

private:
    // Little-endian numbers of names that the project knows; the highest bit may be a mark of its own.
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
    Words<Precision> precision_{Precision::unknown};
    Words<DateBasis> basis_{DateBasis::none};
    Words<EventType> type_{EventType::other};
    Words<EventStatus> status_{EventStatus::single};
    Words<Modality> modality_{Modality::happened};
    std::vector<std::uint32_t> parties_, sources_, places_;
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

constexpr std::uint32_t halvedAbove = 100'000; // events: below, a second thread gains nothing

void loadWhere(Connection& connection, const EventIndex& index, EventTable& table, const std::string& where,
               std::int64_t value) {
    Scan scan(connection, allEvents + where);
    if (!where.empty())
        scan.bind(value);
    for (Loader loader(index, table); scan.step();)
        loader.add(scan);
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
void loadHalves(Connection& connection, Connection& second, const EventIndex& index, EventTable& table,
                std::uint32_t events) {
    Scan ends(connection, "SELECT min(id), max(id) FROM event");
    const std::int64_t middle = ends.step() ? ends.integer(0) / 2 + ends.integer(1) / 2 : 0;
    EventTable later;
    later.reserve(events / 2 + events / 50, std::size_t{events} * 33); // a little more than half
    auto other =
        std::async(std::launch::async, [&] { loadWhere(second, index, later, " WHERE id >= ?", middle); });
    loadWhere(connection, index, table, " WHERE id < ?", middle);
    other.get(); // throws what was thrown there
    table.append(later);
}

} // namespace

EventIndex loadEventIndex(Connection& connection, std::uint64_t generation) {
    EventIndex index;
    index.generation = generation;
    loadNames(connection, index);
    auto table = std::make_shared<EventTable>();
    Scan size(connection, "SELECT count(*) FROM event");
    const std::uint32_t events = size.step() ? size.count(0) : 0;
    table->reserve(events, std::size_t{events} * 64);
    if (const auto second = events > halvedAbove ? sameView(connection, generation) : nullptr)
        loadHalves(connection, *second, index, *table, events);
    else
        loadWhere(connection, index, *table, {}, 0);
    sqlite3_db_release_memory(connection.database().getHandle()); // pages that are read once
    table->sort();
    for (auto& [id, edits] : editsByEvent(connection))
        if (const auto at = table->find(id))
            table->setEdits(*at, edits);
    index.table = std::move(table);
    summarise(index);
    return index;
}

} // namespace claimline::store
