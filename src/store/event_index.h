// All events of a project as filters see them, held in memory: a filter is then one pass over an array, and
// the counts of every facet ("the other filters kept") come from the same pass.
#pragma once

#include "store/connection.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace claimline::store {

enum class NameKind : std::uint8_t { source, party, place, region, country, actor };

struct KnownName {
    NameKind kind = NameKind::source;
    std::string text;
    std::string folded;
    std::uint32_t slot = 0; // among the names of its kind, by number
};

struct EventIndex {
    std::uint64_t generation = 0;
    std::vector<KnownName> names;                      // by number; number 0 is none
    std::shared_ptr<const EventTable> table;           // what people decided applied
    std::vector<std::string> parties, sources, actors; // by slot
    std::uint32_t total = 0;
    Instant firstInstant = 0, lastInstant = 0;
    std::vector<Slice::DayCount> density;
};

// Reads the events of the file. Throws what SQLite throws.
EventIndex loadEventIndex(Connection& connection, std::uint64_t generation);

// What a Filter asks beyond the index, looked up beforehand: ids of events.
struct Lookup {
    std::optional<std::vector<std::uint64_t>> textMatches; // those that hold the words
    std::optional<std::vector<std::uint64_t>> inArticles;  // those that the articles tell of
};

Slice sliceOf(const EventIndex& index, const Filter& filter, const Lookup& lookup);

} // namespace claimline::store
