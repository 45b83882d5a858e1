#include "bench/event_project.h"

#include "model/ids.h"
#include "model/names.h"
#include "store/connection.h"

#include <algorithm>
#include <array>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace claimline::bench {

namespace {

constexpr std::array<const char*, 3> parties{"harbour authority", "crew union", "ministry"};
constexpr std::array<const char*, 12> sources{"Harbour office", "Crew union",   "Ministry",  "Coast guard",
                                              "Owner",          "Fire brigade", "Hospital",  "Mayor",
                                              "Police",         "Insurer",      "Residents", "Passengers"};
constexpr std::array<const char*, 8> places{"Odense", "Bergen", "Turku", "Gdynia",
                                            "Split",  "Bari",   "Volos", "Burgas"};
constexpr std::array<const char*, 5> actors{"Owner", "Crew", "Captain", "Saboteurs", "Storm"};

// One event after another, in no order of time.
class EventMaker {
public:
    store::EventTable::Raw next() {
        store::EventTable::Raw raw;
        setTimeAndTitle(raw);
        raw.type = static_cast<EventType>(any(6));
        raw.conflicts = any(12) == 0 ? 1 + static_cast<std::uint32_t>(any(3)) : 0;
        raw.status = raw.conflicts > 0 ? EventStatus::contested : static_cast<EventStatus>(any(3));
        raw.claims = raw.articles = 1 + static_cast<std::uint32_t>(any(4));
        raw.origins = 1 + static_cast<std::uint32_t>(any(2));
        raw.dateConfidence = 0.9F;
        raw.importance = static_cast<float>(any(1000)) / 100;
        place_ = any(places.size());
        setLists(raw);
        ++made_;
        return raw;
    }
    std::size_t placeOfLast() const { return place_; }

private:
    static constexpr std::array<const char*, 8> titles{
        "Ferry stopped off the north pier",      "Fire in the engine room of a freighter",
        "Crew refuses to sail without pay",      "Court hears the owner of the line",
        "Storm closes the harbour for two days", "Passengers wait on board overnight",
        "Minister promises new rules for lifts", "Inspectors find a crack in the hull"};

    std::size_t any(std::size_t below) { return random_() % below; }
    void setTimeAndTitle(store::EventTable::Raw& raw) {
        const Day first = *Day::of(2004, 1, 1);
        constexpr int days = 7300;
        if (made_ % 40 == 0)
            burst_ = static_cast<int>(any(days));
        // A third belongs to a burst of some days, the rest is spread.
        const int at = any(3) == 0 ? std::min<int>(days - 1, burst_ + static_cast<int>(any(6)))
                                   : static_cast<int>(any(days));
        when_ = whenOf(first + at);
        raw.id.value = (random_() << 1 | 1) & 0x7FFFFFFFFFFFFFFF;
        title_ = titles[any(titles.size())] + std::string(" ") + std::to_string(made_);
        raw.title = title_;
        raw.edtf = when_.edtf;
        raw.earliestStart = when_.earliestStart;
        raw.latestStart = when_.latestStart;
        raw.earliestEnd = when_.earliestEnd;
        raw.latestEnd = when_.latestEnd;
        raw.precision = when_.precision;
        raw.basis = DateBasis::stated;
        raw.flags = any(12) == 0 ? store::EventTable::approximate : 0;
    }
    void setLists(store::EventTable::Raw& raw) {
        parties_ = {static_cast<std::uint32_t>(any(3)) | store::EventTable::asserts};
        if (any(3) == 0)
            parties_.push_back((parties_[0] + 1) % 3);
        sources_ = {static_cast<std::uint32_t>(any(12))};
        if (const auto second = static_cast<std::uint32_t>(any(12)); second != sources_[0])
            sources_.push_back(second);
        actors_.clear();
        if (any(5) < 3)
            actors_.push_back(static_cast<std::uint32_t>(any(actors.size())));
        raw.parties = parties_;
        raw.sources = sources_;
        raw.actors = actors_;
    }
    When whenOf(Day day) {
        switch (any(20)) {
        case 0:
            return whenOfMonth(day.year(), day.month());
        case 1:
        case 2:
        case 3:
            return whenBetween(day, day + 1 + static_cast<int>(any(5)));
        case 4:
        case 5:
            return whenOfMinute(day, static_cast<int>(any(24)), static_cast<int>(any(60)));
        default:
            return whenOfDay(day);
        }
    }

    std::size_t made_ = 0, place_ = 0;
    int burst_ = 0;
    std::mt19937_64 random_{7};
    When when_;
    std::string title_;
    std::vector<std::uint32_t> parties_, sources_, actors_;
};

// Numbers of the rows of names: parties, sources, places and actors one after the other, from 1.
constexpr std::uint32_t firstParty = 1, firstSource = firstParty + parties.size(),
                        firstPlace = firstSource + sources.size(), firstActor = firstPlace + places.size();

void writeNames(store::Connection& connection) {
    std::uint32_t number = 0;
    const auto write = [&](const char* kind, std::span<const char* const> texts) {
        for (const char* text : texts)
            store::Query(connection, "INSERT INTO name (id, kind, text) VALUES (?, ?, ?)")
                .bind(++number, kind, text)
                .run();
    };
    write("party", parties);
    write("source", sources);
    write("place", places);
    write("actor", actors);
}

std::string numbers(std::span<const std::uint32_t> slots, std::uint32_t first) {
    std::string bytes;
    for (const std::uint32_t slot : slots) {
        const std::uint32_t value =
            ((slot & ~store::EventTable::asserts) + first) | (slot & store::EventTable::asserts);
        for (int i = 0; i < 4; ++i)
            bytes.push_back(static_cast<char>(value >> 8 * i));
    }
    return bytes;
}

void writeEvent(store::Connection& connection, const store::EventTable::Raw& raw, std::size_t place) {
    const std::string ofParties = numbers(raw.parties, firstParty),
                      ofSources = numbers(raw.sources, firstSource),
                      ofPlaces = numbers(std::array{static_cast<std::uint32_t>(place)}, firstPlace),
                      ofActors = numbers(raw.actors, firstActor);
    store::Query(connection,
                 "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                 "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(static_cast<std::int64_t>(raw.id.value), 0, raw.title, raw.edtf, raw.earliestStart,
              raw.latestStart, raw.earliestEnd, raw.latestEnd, static_cast<int>(raw.flags),
              nameOf(raw.precision), nameOf(raw.basis), 0.9, nameOf(raw.type), nameOf(raw.status),
              nameOf(raw.modality), places.at(place), "", 0.0, 0.0, raw.claims, raw.articles, raw.origins,
              raw.conflicts, static_cast<double>(raw.importance), store::Query::blob(ofParties),
              store::Query::blob(ofSources), store::Query::blob(ofPlaces), store::Query::blob(ofActors))
        .run();
    store::Query(connection, "INSERT INTO event_search (rowid, title, words) VALUES (?, ?, '')")
        .bind(static_cast<std::int64_t>(raw.id.value), raw.title)
        .run();
}

void writeEvents(const std::filesystem::path& file, std::size_t events) {
    store::Connection connection(file, SQLite::OPEN_READWRITE);
    connection.exec("PRAGMA synchronous = OFF");
    store::Transaction transaction(connection);
    writeNames(connection);
    EventMaker maker;
    for (std::size_t i = 0; i < events; ++i) {
        const store::EventTable::Raw raw = maker.next();
        writeEvent(connection, raw, maker.placeOfLast());
    }
    connection.exec("UPDATE meta SET value = 0 WHERE key = 'event_rows'");
    transaction.commit();
}

} // namespace

std::shared_ptr<const store::Slice> sliceOf(std::size_t events) {
    auto table = std::make_shared<store::EventTable>();
    table->reserve(events, events * 60);
    EventMaker maker;
    for (std::size_t i = 0; i < events; ++i) {
        store::EventTable::Raw raw = maker.next();
        raw.place = table->placeNumber(places.at(maker.placeOfLast()), "", 0, 0, false);
        table->add(raw);
    }
    table->sort();
    auto slice = std::make_shared<store::Slice>();
    slice->parties.assign(parties.begin(), parties.end());
    slice->sources.assign(sources.begin(), sources.end());
    slice->actors.assign(actors.begin(), actors.end());
    slice->total = table->size();
    slice->firstInstant = Day::of(2004, 1, 1)->begin();
    slice->lastInstant = Day::of(2024, 1, 1)->begin();
    std::vector<std::uint32_t> all(table->size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    table->divide(slice->firstInstant, slice->lastInstant);
    slice->rows = store::EventRows(std::move(table), std::move(all));
    return slice;
}

void writeProject(const std::filesystem::path& file, std::size_t events) {
    { const auto project = store::Project::open(file, store::Mode::write); }
    writeEvents(file, events);
    { const auto packed = store::Project::open(file, store::Mode::write); } // the store packs them
}

} // namespace claimline::bench
