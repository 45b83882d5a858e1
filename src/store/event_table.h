// Events as the timeline, the lists and the filters need them. A project of a million events is one
// EventTable, held by columns and shared by all who read it; an EventRow is one of its events taken out, to
// be looked at singly. Part of store/store.h.
//
//   for (const EventRow row : slice.rows) …       // a copy each: for some, not for a million
//   if (slice.rows.conflicts(i) > 0) …            // a column: for all
#pragma once

#include "model/event.h"
#include "store/halves.h"
#include "store/number_sets.h"
#include "store/stretch.h"

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::store {

// One event as the timeline and the list need it.
struct EventRow {
    EventId id;
    std::string title;
    std::string edtf;
    Instant earliestStart = 0, latestStart = 0, earliestEnd = 0, latestEnd = 0;
    Precision precision = Precision::unknown;
    DateBasis basis = DateBasis::none;
    bool approximate = false, uncertain = false, openStart = false, openEnd = false;
    float dateConfidence = 0;
    EventType type = EventType::other;
    EventStatus status = EventStatus::single;
    Modality modality = Modality::happened;
    std::string place; // best one, empty: none
    std::string country;
    double latitude = 0, longitude = 0;
    bool located = false;
    std::uint32_t claims = 0, articles = 0, origins = 0, conflicts = 0;
    float importance = 0;               // what is labelled first; headline events, many origins, conflicts
    std::vector<std::uint16_t> parties; // into Slice::parties, those that speak of it
    std::vector<bool> asserted; // beside parties: some source of that side asserts it (else hollow mark)
    std::vector<std::uint32_t> sources; // into Slice::sources
    std::vector<std::uint32_t> actors;  // into Slice::actors: who is said to have done it
    bool bookmarked = false, edited = false, hidden = false;
    bool dated() const { return !edtf.empty(); }
};

// What people decided on one event, as far as a row shows it.
struct EventEdits {
    std::string title; // empty: as analysed
    bool hidden = false, bookmarked = false, edited = false;
};

// Where an event is said to be; many share one.
struct PlaceNote {
    std::string name, country;
    double latitude = 0, longitude = 0;
    bool located = false;
};

class EventTable {
public:
    // A bit of flags().
    static constexpr std::uint16_t approximate = 1, uncertain = 2, openStart = 4, openEnd = 8, hidden = 16,
                                   bookmarked = 32, edited = 64, dated = 128, contested = 256,
                                   zoned = 512; // the text states the time zone: instants are UTC
    // A number of parties(): the slot of the party, and whether it asserts.
    static constexpr std::uint32_t asserts = 0x80000000;

    std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
    // A copy, with what people decided.
    EventRow row(std::uint32_t at) const;
    // The event's number; found quickly once index() has been called.
    std::optional<std::uint32_t> find(EventId id) const;

    // Which events have one of these ids, as a mark for each.
    std::vector<bool> marksOf(std::vector<std::uint64_t> ids) const;

    EventId id(std::uint32_t at) const { return {ids_[at]}; }
    std::string_view title(std::uint32_t at) const;
    std::string_view edtf(std::uint32_t at) const;
    Instant earliestStart(std::uint32_t at) const { return times_[at].earliestStart; }
    Instant latestStart(std::uint32_t at) const { return times_[at].latestStart; }
    Instant earliestEnd(std::uint32_t at) const { return times_[at].earliestEnd; }
    Instant latestEnd(std::uint32_t at) const { return times_[at].latestEnd; }
    Precision precision(std::uint32_t at) const { return marks_[at].precision; }
    EventType type(std::uint32_t at) const { return marks_[at].type; }
    EventStatus status(std::uint32_t at) const { return marks_[at].status; }
    std::uint16_t flags(std::uint32_t at) const { return marks_[at].flags; }
    float importance(std::uint32_t at) const { return importance_[at]; }
    std::uint32_t conflicts(std::uint32_t at) const { return counts_[at].conflicts; }
    std::uint32_t articles(std::uint32_t at) const { return counts_[at].articles; }
    std::uint32_t claims(std::uint32_t at) const { return counts_[at].claims; }
    std::uint32_t placeNumber(std::uint32_t at) const { return lists_[at].place; } // into places()
    const std::vector<PlaceNote>& places() const { return places_; }
    // Slots, with the bit `asserts`; slots; slots; numbers of the index's names.
    std::span<const std::uint32_t> parties(std::uint32_t at) const { return parties_.of(lists_[at].parties); }
    std::span<const std::uint32_t> sources(std::uint32_t at) const { return sources_.of(lists_[at].sources); }
    std::span<const std::uint32_t> actors(std::uint32_t at) const { return actors_.of(lists_[at].actors); }
    std::span<const std::uint32_t> placeNames(std::uint32_t at) const {
        return placeNames_.of(lists_[at].placeNames);
    }
    Stretch stretch(std::uint32_t at) const;

    // --- for who goes through all of a million: the lists above by their numbers, and where in time it lies
    const NumberSets& partySets() const { return parties_; }
    const NumberSets& sourceSets() const { return sources_; }
    const NumberSets& actorSets() const { return actors_; }
    const NumberSets& placeNameSets() const { return placeNames_; }
    NumberSets::Set partySet(std::uint32_t at) const { return lists_[at].parties; }
    NumberSets::Set sourceSet(std::uint32_t at) const { return lists_[at].sources; }
    NumberSets::Set actorSet(std::uint32_t at) const { return lists_[at].actors; }
    NumberSets::Set placeNameSet(std::uint32_t at) const { return lists_[at].placeNames; }
    // Cells of the stretch that divide() was called with; zero length: it was not.
    const TimeCells& cells() const { return cells_; }
    std::uint16_t cell(std::uint32_t at) const { return cellOf_[at]; } // of its mark
    std::uint8_t lengthClass(std::uint32_t at) const { return classOf_[at]; }

    // --- making one: add() in any order, then sort(), once.
    void reserve(std::size_t events, std::size_t bytesOfText);
    void add(const EventRow& row, std::span<const std::uint32_t> placeNames = {});
    // The same without an EventRow; texts and lists are copied.
    struct Raw {
        EventId id;
        std::string_view title, edtf;
        Instant earliestStart = 0, latestStart = 0, earliestEnd = 0, latestEnd = 0;
        Precision precision = Precision::unknown;
        DateBasis basis = DateBasis::none;
        EventType type = EventType::other;
        EventStatus status = EventStatus::single;
        Modality modality = Modality::happened;
        std::uint16_t flags = 0;
        float dateConfidence = 0, importance = 0;
        std::uint32_t claims = 0, articles = 0, origins = 0, conflicts = 0;
        std::uint32_t place = 0; // of placeNumber()
        std::span<const std::uint32_t> parties, sources, actors, placeNames;
    };
    void add(const Raw& raw);
    std::uint32_t placeNumber(std::string_view name, std::string_view country, double latitude,
                              double longitude, bool located);
    void append(const EventTable& other); // all of its events; before sort()
    void sort();                          // dated ones by earliestStart, then id; the undated after them
    void setEdits(std::uint32_t at, EventEdits edits);
    void divide(Instant first, Instant last); // after sort()

private:
    struct Times {
        Instant earliestStart, latestStart, earliestEnd, latestEnd;
    };
    struct Marks {
        Precision precision;
        DateBasis basis;
        EventType type;
        EventStatus status;
        Modality modality;
        std::uint16_t flags;
    };
    struct Counts {
        std::uint32_t claims, articles, origins, conflicts;
    };
    struct Texts { // title, then EDTF
        std::uint32_t at;
        std::uint16_t title, edtf;
    };
    struct ListsOf {
        NumberSets::Set parties, sources, actors, placeNames;
        std::uint32_t place;
    };

    std::vector<std::uint32_t> rankedById() const;

    std::vector<std::uint64_t> ids_;
    std::vector<Times> times_;
    std::vector<Marks> marks_;
    std::vector<float> confidence_, importance_;
    std::vector<Counts> counts_;
    std::vector<Texts> texts_;
    std::vector<ListsOf> lists_;
    std::string text_;
    NumberSets parties_, sources_, actors_, placeNames_;
    TimeCells cells_;
    std::vector<std::uint16_t> cellOf_;
    std::vector<std::uint8_t> classOf_;
    std::vector<PlaceNote> places_;
    std::unordered_map<std::string, std::uint32_t> placeNumbers_; // by all of the note
    std::string placeKey_;                                        // kept for its memory
    // After sort(): all ids, rising, and the event of each.
    std::vector<std::int64_t> sortedIds_;
    std::vector<std::uint32_t> byId_;
    std::unordered_map<std::uint32_t, EventEdits> edits_;
};

// Some events of a table, in its order: what a Filter lets through. Cheap to copy but for the numbers.
class EventRows {
public:
    EventRows() = default;
    EventRows(std::shared_ptr<const EventTable> table, std::vector<std::uint32_t> numbers)
        : table_(std::move(table))
        , numbers_(std::move(numbers)) {}
    // Of rows made one by one, as tests do.
    void push_back(const EventRow& row);
    void set(std::size_t at, const EventRow& row); // in the place of another; for rows made by push_back()

    std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size()); }
    bool empty() const { return numbers_.empty(); }
    const EventRow operator[](std::size_t at) const { return table_->row(numbers_[at]); } // NOLINT: see below
    const EventRow front() const { return (*this)[0]; }         // const: a change to the copy would be lost
    const EventRow back() const { return (*this)[size() - 1]; } // NOLINT
    std::optional<std::uint32_t> find(EventId id) const;        // its place here

    const EventTable& table() const { return *table_; } // not of an empty one
    std::uint32_t number(std::size_t at) const { return numbers_[at]; }
    EventId id(std::size_t at) const { return table_->id(numbers_[at]); }
    std::string_view title(std::size_t at) const { return table_->title(numbers_[at]); }
    Instant earliestStart(std::size_t at) const { return table_->earliestStart(numbers_[at]); }
    Instant latestEnd(std::size_t at) const { return table_->latestEnd(numbers_[at]); }
    EventStatus status(std::size_t at) const { return table_->status(numbers_[at]); }
    float importance(std::size_t at) const { return table_->importance(numbers_[at]); }
    std::uint32_t conflicts(std::size_t at) const { return table_->conflicts(numbers_[at]); }
    std::uint32_t articles(std::size_t at) const { return table_->articles(numbers_[at]); }
    std::uint32_t claims(std::size_t at) const { return table_->claims(numbers_[at]); }
    std::string_view place(std::size_t at) const {
        return table_->places()[table_->placeNumber(numbers_[at])].name;
    }
    std::span<const std::uint32_t> parties(std::size_t at) const { return table_->parties(numbers_[at]); }
    std::span<const std::uint32_t> sources(std::size_t at) const { return table_->sources(numbers_[at]); }
    std::span<const std::uint32_t> actors(std::size_t at) const { return table_->actors(numbers_[at]); }
    bool dated(std::size_t at) const { return table_->flags(numbers_[at]) & EventTable::dated; }
    bool flag(std::size_t at, std::uint16_t bit) const { return table_->flags(numbers_[at]) & bit; }

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = EventRow;
        using difference_type = std::ptrdiff_t;
        using pointer = const EventRow*;
        using reference = EventRow;
        Iterator(const EventRows* rows, std::size_t at)
            : rows_(rows)
            , at_(at) {}
        EventRow operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const EventRows* rows_;
        std::size_t at_;
    };
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, numbers_.size()}; }

private:
    EventTable& own();
    std::shared_ptr<const EventTable> table_;
    std::shared_ptr<EventTable> made_; // the same, where it was made here
    std::vector<std::uint32_t> numbers_;
};

} // namespace claimline::store
