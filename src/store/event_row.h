// The row of an event as it stands in the file: in columns, for all who read the file, and packed into one
// value beside them, for a window that wants a million of them at once. Private to store.
#pragma once

#include "model/names.h"
#include "store/event_table.h"
#include "store/scan.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::store {

// Views into what it was read from.
struct StoredRow {
    EventId id;
    std::string_view title, edtf;
    Instant earliestStart = 0, latestStart = 0, earliestEnd = 0, latestEnd = 0;
    std::uint16_t flags = 0; // of EventTable, the four lowest; and these two
    Precision precision = Precision::unknown;
    DateBasis basis = DateBasis::none;
    EventType type = EventType::other;
    EventStatus status = EventStatus::single;
    Modality modality = Modality::happened;
    float confidence = 0, importance = 0;
    std::string_view place, country;
    double latitude = 0, longitude = 0;
    std::uint32_t claims = 0, articles = 0, origins = 0, conflicts = 0;
    // Numbers of names, 32 bits little-endian; the highest bit may be a mark of its own.
    std::string_view parties, sources, places, actors;

    static constexpr std::uint16_t located = 16, zoned = 32;
};

std::string pack(const StoredRow& row); // all but its id
// Nothing where it is damaged. The id is the caller's.
std::optional<StoredRow> unpack(std::string_view bytes);
// Changes with every enumeration that a packed row holds by number.
std::int64_t packForm();

// Numbers of names, given as they come.
class Names {
public:
    explicit Names(Connection& connection);
    std::uint32_t number(const char* kind, const std::string& text);

private:
    Connection& connection_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Writes the event's row, in columns and packed. `digest`: of its body.
void putEventRow(Connection& connection, Names& names, const Event& event, std::int64_t digest);

// Makes the packed rows from the columns, where they are of another form or were never made.
void makePackedRows(Connection& connection);

// Reads rows as they stand in columns: "SELECT " + columns + " FROM event".
class ColumnReader {
public:
    static constexpr const char* columns =
        "id, title, edtf, earliest_start, latest_start, earliest_end, latest_end, flags, precision, basis, "
        "date_confidence, type, status, modality, place, country, latitude, longitude, claims, articles, "
        "origins, conflicts, importance, parties, sources, places, actors";
    static constexpr int count = 27;
    StoredRow read(Scan& scan);

private:
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
    Words<Precision> precision_{Precision::unknown};
    Words<DateBasis> basis_{DateBasis::none};
    Words<EventType> type_{EventType::other};
    Words<EventStatus> status_{EventStatus::single};
    Words<Modality> modality_{Modality::happened};
};

} // namespace claimline::store
