#include "store/event_row.h"

#include "store/codec.h"
#include "store/parts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace claimline::store {

namespace {

void append(std::string& blob, std::uint32_t number) {
    for (int i = 0; i < 4; ++i)
        blob.push_back(static_cast<char>(number >> 8 * i));
}

// The sides that speak of the event, and whether some source of each asserts it.
std::vector<std::pair<std::string, bool>> partiesOf(Connection& connection, const Event& event) {
    std::vector<std::pair<std::string, bool>> parties;
    const auto add = [&](const std::string& party, bool asserts) {
        if (party.empty())
            return;
        const auto known = std::ranges::find(parties, party, &std::pair<std::string, bool>::first);
        if (known == parties.end())
            parties.emplace_back(party, asserts);
        else
            known->second = known->second || asserts;
    };
    for (const std::string& party : event.parties)
        add(party, false);
    for (const Facet& facet : event.facets) {
        for (const Cell& cell : facet.cells)
            add(cell.party, cell.stance == Stance::asserts && !cell.answer.denied);
    }
    Query query(connection, "SELECT party, stance FROM claim WHERE article = ? AND id = ?");
    for (const auto& [article, claim] : event.claims) {
        if (query.bind(rowid(article), rowid(claim)).step())
            add(query.string(0), query.text(1) == nameOf(Stance::asserts));
        query.rewind();
    }
    return parties;
}

std::string partyBlob(Connection& connection, Names& names, const Event& event) {
    std::string blob;
    for (const auto& [party, asserts] : partiesOf(connection, event))
        append(blob, names.number("party", party) | (asserts ? EventTable::asserts : 0));
    return blob;
}

std::string sourceBlob(Names& names, const Event& event) {
    std::string blob;
    std::set<std::uint32_t> seen;
    for (const std::string& source : event.sources) {
        if (const std::uint32_t number = names.number("source", source); seen.insert(number).second)
            append(blob, number);
    }
    return blob;
}

// Who is said to have done it; not who is said not to have.
std::string actorBlob(Names& names, const Event& event) {
    std::string blob;
    std::set<std::uint32_t> seen;
    for (const Facet& facet : event.facets) {
        if (facet.kind != FacetKind::actor)
            continue;
        for (const Cell& cell : facet.cells) {
            if (cell.answer.value.empty() || cell.answer.denied || cell.state == CellState::withdrawn)
                continue;
            if (const std::uint32_t number = names.number("actor", cell.answer.value);
                seen.insert(number).second)
                append(blob, number);
        }
    }
    return blob;
}

std::string placeBlob(Names& names, const Event& event) {
    std::string blob;
    std::set<std::uint32_t> seen;
    const auto add = [&](const char* kind, const std::string& text) {
        if (text.empty())
            return;
        if (const std::uint32_t number = names.number(kind, text); seen.insert(number).second)
            append(blob, number);
    };
    for (const Place& place : event.places) {
        add("place", place.name);
        add("region", place.region);
        add("country", place.country);
    }
    return blob;
}

std::size_t articlesOf(const Event& event) {
    std::set<ArticleId> articles;
    for (const ReportRef& report : event.reports)
        articles.insert(report.article);
    return articles.size();
}

bool isHeadline(Connection& connection, const Event& event) {
    Query query(connection, "SELECT 1 FROM report WHERE id = ? AND headline");
    for (const ReportRef& report : event.reports) {
        const bool headline = query.bind(rowid(report.report)).step();
        query.rewind();
        if (headline)
            return true;
    }
    return false;
}

// What is labelled first where there is room for few: news before background, many origins, disputes.
double importanceOf(const Event& event, bool headline, std::size_t articles) {
    const bool real = event.modality == Modality::happened || event.modality == Modality::claimed ||
                      event.modality == Modality::denied;
    return (headline ? 2.0 : 0.0) + (real ? 1.0 : 0.0) + 2 * std::log2(1.0 + std::max(event.origins, 0)) +
           std::log2(1.0 + static_cast<double>(articles)) + 1.5 * std::clamp(event.conflicts, 0, 3) +
           0.25 * std::log2(1.0 + static_cast<double>(event.claims.size()));
}

// ---------------------------------------------------------------- packing

class Packer {
public:
    template<class Number>
    void fixed(Number value) {
        for (std::size_t i = 0; i < sizeof value; ++i)
            out.push_back(static_cast<char>(value >> 8 * i));
    }
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            out.push_back(static_cast<char>(value | 0x80));
        out.push_back(static_cast<char>(value));
    }
    void text(std::string_view value) {
        number(value.size());
        out.append(value);
    }
    std::string out;
};

// Reads what Packer wrote; past the end there is nothing but zeros, and whole() says so.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes)
        : bytes_(bytes) {}
    template<class Number>
    Number fixed() {
        Number value = 0;
        if (bytes_.size() - at_ < sizeof value)
            return damaged<Number>();
        for (std::size_t i = 0; i < sizeof value; ++i)
            value |= static_cast<Number>(Number{static_cast<unsigned char>(bytes_[at_ + i])} << 8 * i);
        at_ += sizeof value;
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ == bytes_.size())
                return damaged<std::uint64_t>();
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80)
                return value;
        }
        return damaged<std::uint64_t>();
    }
    std::string_view text() {
        const std::uint64_t length = number();
        if (length > bytes_.size() - at_)
            return damaged<std::string_view>();
        at_ += length;
        return bytes_.substr(at_ - length, length);
    }
    template<class Enum>
    Enum value() {
        const auto number = fixed<std::uint8_t>();
        return number < countOf<Enum>() ? static_cast<Enum>(number) : damaged<Enum>();
    }
    bool whole() const { return !damaged_ && at_ == bytes_.size(); }

private:
    template<class Value>
    Value damaged() {
        damaged_ = true;
        at_ = bytes_.size();
        return {};
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool damaged_ = false;
};

std::uint64_t bitsOf(Instant value) {
    return static_cast<std::uint64_t>(value);
}

template<class Enum>
void mixNames(std::uint64_t& hash) {
    for (int i = 0; i < countOf<Enum>(); ++i)
        for (const char c : nameOf(static_cast<Enum>(i)))
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash *= 0x100000001B3;
}

} // namespace

std::string pack(const StoredRow& row) {
    Packer to;
    to.fixed(bitsOf(row.earliestStart));
    // Mostly little after: short as differences, whatever they are.
    to.number(bitsOf(row.latestStart) - bitsOf(row.earliestStart));
    to.number(bitsOf(row.earliestEnd) - bitsOf(row.earliestStart));
    to.number(bitsOf(row.latestEnd) - bitsOf(row.earliestStart));
    to.fixed(row.flags);
    to.fixed(static_cast<std::uint8_t>(row.precision));
    to.fixed(static_cast<std::uint8_t>(row.basis));
    to.fixed(static_cast<std::uint8_t>(row.type));
    to.fixed(static_cast<std::uint8_t>(row.status));
    to.fixed(static_cast<std::uint8_t>(row.modality));
    to.fixed(std::bit_cast<std::uint32_t>(row.confidence));
    to.fixed(std::bit_cast<std::uint32_t>(row.importance));
    for (const std::uint32_t count : {row.claims, row.articles, row.origins, row.conflicts})
        to.number(count);
    for (const std::string_view text :
         {row.title, row.edtf, row.place, row.country, row.parties, row.sources, row.places, row.actors})
        to.text(text);
    if (row.flags & StoredRow::located) {
        to.fixed(std::bit_cast<std::uint64_t>(row.latitude));
        to.fixed(std::bit_cast<std::uint64_t>(row.longitude));
    }
    return std::move(to.out);
}

std::optional<StoredRow> unpack(std::string_view bytes) {
    Unpacker from(bytes);
    StoredRow row;
    const auto start = from.fixed<std::uint64_t>();
    row.earliestStart = static_cast<Instant>(start);
    for (Instant* instant : {&row.latestStart, &row.earliestEnd, &row.latestEnd})
        *instant = static_cast<Instant>(start + from.number());
    row.flags = from.fixed<std::uint16_t>();
    row.precision = from.value<Precision>();
    row.basis = from.value<DateBasis>();
    row.type = from.value<EventType>();
    row.status = from.value<EventStatus>();
    row.modality = from.value<Modality>();
    row.confidence = std::bit_cast<float>(from.fixed<std::uint32_t>());
    row.importance = std::bit_cast<float>(from.fixed<std::uint32_t>());
    for (std::uint32_t* count : {&row.claims, &row.articles, &row.origins, &row.conflicts})
        *count = static_cast<std::uint32_t>(from.number());
    for (std::string_view* text : {&row.title, &row.edtf, &row.place, &row.country, &row.parties,
                                   &row.sources, &row.places, &row.actors})
        *text = from.text();
    if (row.flags & StoredRow::located) {
        row.latitude = std::bit_cast<double>(from.fixed<std::uint64_t>());
        row.longitude = std::bit_cast<double>(from.fixed<std::uint64_t>());
    }
    return from.whole() ? std::optional(row) : std::nullopt;
}

std::int64_t packForm() {
    constexpr std::uint64_t layout = 1; // raise it with pack()
    std::uint64_t hash = layout;
    mixNames<Precision>(hash);
    mixNames<DateBasis>(hash);
    mixNames<EventType>(hash);
    mixNames<EventStatus>(hash);
    mixNames<Modality>(hash);
    return static_cast<std::int64_t>(hash | 1); // never 0
}

// ---------------------------------------------------------------- columns

StoredRow ColumnReader::read(Scan& scan) {
    StoredRow row;
    row.id.value = static_cast<std::uint64_t>(scan.integer(0));
    row.title = scan.text(1);
    row.edtf = scan.text(2);
    row.earliestStart = scan.integer(3);
    row.latestStart = scan.integer(4);
    row.earliestEnd = scan.integer(5);
    row.latestEnd = scan.integer(6);
    row.flags = static_cast<std::uint16_t>(scan.integer(7) & 63);
    row.precision = precision_.of(scan.text(8));
    row.basis = basis_.of(scan.text(9));
    row.confidence = static_cast<float>(scan.real(10));
    row.type = type_.of(scan.text(11));
    row.status = status_.of(scan.text(12));
    row.modality = modality_.of(scan.text(13));
    row.place = scan.text(14);
    row.country = scan.text(15);
    if (row.flags & StoredRow::located) {
        row.latitude = scan.real(16);
        row.longitude = scan.real(17);
    }
    row.claims = scan.count(18);
    row.articles = scan.count(19);
    row.origins = scan.count(20);
    row.conflicts = scan.count(21);
    row.importance = static_cast<float>(scan.real(22));
    row.parties = scan.text(23);
    row.sources = scan.text(24);
    row.places = scan.text(25);
    row.actors = scan.text(26);
    return row;
}

// ---------------------------------------------------------------- names

Names::Names(Connection& connection)
    : connection_(connection) {
    Query query(connection, "SELECT id, kind, text FROM name");
    while (query.step())
        numbers_.emplace(query.string(1) + '\n' + query.string(2),
                         static_cast<std::uint32_t>(query.integer(0)));
}

std::uint32_t Names::number(const char* kind, const std::string& text) {
    const auto next = static_cast<std::uint32_t>(numbers_.size()) + 1; // none is ever removed
    const auto [at, isNew] = numbers_.emplace(std::string(kind) + '\n' + text, next);
    if (isNew)
        Query(connection_, "INSERT INTO name (id, kind, text) VALUES (?, ?, ?)")
            .bind(at->second, kind, text)
            .run();
    return at->second;
}

// ---------------------------------------------------------------- writing

namespace {

void putPacked(Connection& connection, const StoredRow& row) {
    const std::string packed = pack(row);
    Query(connection, "INSERT OR REPLACE INTO event_row (event, row) VALUES (?, ?)")
        .bind(rowid(row.id), Query::blob(packed))
        .run();
}

// What version 4 knows beside version 3, of events that were written before it.
void lookUpTheNew(Connection& connection) {
    Names names(connection);
    std::vector<std::int64_t> unknown;
    for (Query query(connection, "SELECT id FROM event WHERE actors IS NULL"); query.step();)
        unknown.push_back(query.integer(0));
    for (const std::int64_t id : unknown) {
        Query query(connection, "SELECT body FROM event_body WHERE event = ?");
        Result<Event> event = decodeEvent(query.bind(id).step() ? query.text(0) : std::string_view());
        if (!event)
            event = Event{}; // check() names it
        const std::string actors = actorBlob(names, *event);
        Query(connection, "UPDATE event SET actors = ?, flags = flags | ? WHERE id = ?")
            .bind(Query::blob(actors), event->when.zoneMinutes ? int{StoredRow::zoned} : 0, id)
            .run();
    }
}

} // namespace

void putEventRow(Connection& connection, Names& names, const Event& event, std::int64_t digest) {
    const Place place = event.places.empty() ? Place{} : event.places.front();
    const When& when = event.when;
    const std::string parties = partyBlob(connection, names, event), sources = sourceBlob(names, event),
                      places = placeBlob(names, event), actors = actorBlob(names, event);
    StoredRow row;
    row.id = event.id;
    row.title = event.title;
    row.edtf = when.edtf;
    row.earliestStart = when.earliestStart;
    row.latestStart = when.latestStart;
    row.earliestEnd = when.earliestEnd;
    row.latestEnd = when.latestEnd;
    row.flags = static_cast<std::uint16_t>(
        when.approximate * EventTable::approximate | when.uncertain * EventTable::uncertain |
        when.openStart * EventTable::openStart | when.openEnd * EventTable::openEnd |
        place.located * StoredRow::located | when.zoneMinutes.has_value() * StoredRow::zoned);
    row.precision = when.precision;
    row.basis = when.basis;
    row.type = event.type;
    row.status = event.status;
    row.modality = event.modality;
    row.confidence = static_cast<float>(when.confidence);
    row.place = place.name;
    row.country = place.country;
    row.latitude = place.located ? place.latitude : 0;
    row.longitude = place.located ? place.longitude : 0;
    row.claims = static_cast<std::uint32_t>(event.claims.size());
    row.articles = static_cast<std::uint32_t>(articlesOf(event));
    row.origins = static_cast<std::uint32_t>(std::max(event.origins, 0));
    row.conflicts = static_cast<std::uint32_t>(std::max(event.conflicts, 0));
    row.importance = static_cast<float>(importanceOf(event, isHeadline(connection, event), row.articles));
    row.parties = parties;
    row.sources = sources;
    row.places = places;
    row.actors = actors;
    Query(connection, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                      "?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(rowid(row.id), digest, row.title, row.edtf, row.earliestStart, row.latestStart, row.earliestEnd,
              row.latestEnd, static_cast<int>(row.flags), nameOf(row.precision), nameOf(row.basis),
              static_cast<double>(row.confidence), nameOf(row.type), nameOf(row.status), nameOf(row.modality),
              row.place, row.country, row.latitude, row.longitude, row.claims, row.articles, row.origins,
              row.conflicts, static_cast<double>(row.importance), Query::blob(parties), Query::blob(sources),
              Query::blob(places), Query::blob(actors))
        .run();
    putPacked(connection, row);
}

void makePackedRows(Connection& connection) {
    const auto form = [&connection] {
        Query query(connection, "SELECT value FROM meta WHERE key = 'event_rows'");
        return query.step() ? query.integer(0) : 0;
    };
    if (form() == packForm())
        return;
    Transaction transaction(connection);
    if (form() == packForm()) // another program was quicker
        return;
    lookUpTheNew(connection);
    connection.exec("DELETE FROM event_row");
    Scan scan(connection, std::string("SELECT ") + ColumnReader::columns + " FROM event");
    for (ColumnReader reader; scan.step();)
        putPacked(connection, reader.read(scan));
    Query(connection, "UPDATE meta SET value = ? WHERE key = 'event_rows'").bind(packForm()).run();
    transaction.commit();
}

} // namespace claimline::store
