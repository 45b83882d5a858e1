#include "store/event_table.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace claimline::store {

namespace {

// Lengths are kept in 16 bits; a longer title is cut between letters.
std::size_t fitting(std::string_view text) {
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    std::size_t length = std::min(text.size(), most);
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    return length;
}

// The order of SQLite's rowids.
std::int64_t signedId(std::uint64_t id) {
    return static_cast<std::int64_t>(id);
}

std::uint16_t counted(std::size_t count) {
    return static_cast<std::uint16_t>(
        std::min<std::size_t>(count, std::numeric_limits<std::uint16_t>::max()));
}

// A column in the order of `order`, taking no more than one column's memory beside it.
template<class Value>
void rearrange(std::vector<Value>& column, const std::vector<std::uint32_t>& order) {
    std::vector<Value> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t from : order)
        sorted.push_back(column[from]);
    column = std::move(sorted);
}

} // namespace

// ---------------------------------------------------------------- looking

std::string_view EventTable::title(std::uint32_t at) const {
    if (!edits_.empty())
        if (const auto edit = edits_.find(at); edit != edits_.end() && !edit->second.title.empty())
            return edit->second.title;
    return std::string_view(text_).substr(texts_[at].at, texts_[at].title);
}

std::string_view EventTable::edtf(std::uint32_t at) const {
    return std::string_view(text_).substr(texts_[at].at + texts_[at].title, texts_[at].edtf);
}

Stretch EventTable::stretch(std::uint32_t at) const {
    const Times& times = times_[at];
    const std::uint16_t flags = marks_[at].flags;
    return {times.earliestStart,      times.latestStart,        times.earliestEnd,
            times.latestEnd,          marks_[at].precision,     (flags & approximate) != 0,
            (flags & uncertain) != 0, (flags & openStart) != 0, (flags & openEnd) != 0};
}

EventRow EventTable::row(std::uint32_t at) const {
    EventRow row;
    row.id = id(at);
    row.title = title(at);
    row.edtf = edtf(at);
    row.earliestStart = times_[at].earliestStart;
    row.latestStart = times_[at].latestStart;
    row.earliestEnd = times_[at].earliestEnd;
    row.latestEnd = times_[at].latestEnd;
    const Marks& marks = marks_[at];
    row.precision = marks.precision;
    row.basis = marks.basis;
    row.type = marks.type;
    row.status = marks.status;
    row.modality = marks.modality;
    row.approximate = marks.flags & approximate;
    row.uncertain = marks.flags & uncertain;
    row.openStart = marks.flags & openStart;
    row.openEnd = marks.flags & openEnd;
    row.hidden = marks.flags & hidden;
    row.bookmarked = marks.flags & bookmarked;
    row.edited = marks.flags & edited;
    row.dateConfidence = confidence_[at];
    row.importance = importance_[at];
    const Counts& counts = counts_[at];
    row.claims = counts.claims;
    row.articles = counts.articles;
    row.origins = counts.origins;
    row.conflicts = counts.conflicts;
    const PlaceNote& place = places_[lists_[at].place];
    row.place = place.name;
    row.country = place.country;
    row.latitude = place.latitude;
    row.longitude = place.longitude;
    row.located = place.located;
    for (const std::uint32_t party : parties(at)) {
        row.parties.push_back(static_cast<std::uint16_t>(party & ~asserts));
        row.asserted.push_back(party & asserts);
    }
    const auto speakers = sources(at);
    row.sources.assign(speakers.begin(), speakers.end());
    const auto doers = actors(at);
    row.actors.assign(doers.begin(), doers.end());
    return row;
}

std::optional<std::uint32_t> EventTable::find(EventId id) const {
    if (sortedIds_.size() == ids_.size()) {
        const auto found = std::lower_bound(sortedIds_.begin(), sortedIds_.end(), signedId(id.value));
        return found != sortedIds_.end() && *found == signedId(id.value)
                   ? std::optional(byId_[static_cast<std::size_t>(found - sortedIds_.begin())])
                   : std::nullopt;
    }
    const auto found = std::find(ids_.begin(), ids_.end(), id.value);
    return found == ids_.end() ? std::nullopt
                               : std::optional(static_cast<std::uint32_t>(found - ids_.begin()));
}

std::vector<bool> EventTable::marksOf(std::vector<std::uint64_t> ids) const {
    std::vector<bool> marks(size());
    if (sortedIds_.size() != ids_.size() || ids.size() < size() / 64) {
        for (const std::uint64_t id : ids)
            if (const auto at = find({id}))
                marks[*at] = true;
        return marks;
    }
    // Many, as of a first letter: side by side through both is five times as fast as a search for each.
    const auto before = [](std::uint64_t a, std::uint64_t b) { return signedId(a) < signedId(b); };
    if (!std::is_sorted(ids.begin(), ids.end(), before))
        std::sort(ids.begin(), ids.end(), before);
    auto wanted = ids.begin();
    for (std::size_t i = 0; i < sortedIds_.size(); ++i) {
        while (wanted != ids.end() && signedId(*wanted) < sortedIds_[i])
            ++wanted;
        if (wanted == ids.end())
            break;
        if (signedId(*wanted) == sortedIds_[i])
            marks[byId_[i]] = true;
    }
    return marks;
}

// ---------------------------------------------------------------- making

void EventTable::reserve(std::size_t events, std::size_t bytesOfText) {
    ids_.reserve(events);
    times_.reserve(events);
    marks_.reserve(events);
    confidence_.reserve(events);
    importance_.reserve(events);
    counts_.reserve(events);
    texts_.reserve(events);
    lists_.reserve(events);
    text_.reserve(bytesOfText);
}

std::uint32_t EventTable::placeNumber(std::string_view name, std::string_view country, double latitude,
                                      double longitude, bool located) {
    std::string& key = placeKey_;
    key.assign(name).push_back('\0');
    key.append(country).push_back(located ? '\1' : '\0');
    key.append(reinterpret_cast<const char*>(&latitude), sizeof latitude);
    key.append(reinterpret_cast<const char*>(&longitude), sizeof longitude);
    const auto [entry, fresh] = placeNumbers_.try_emplace(key, static_cast<std::uint32_t>(places_.size()));
    if (fresh)
        places_.push_back({std::string(name), std::string(country), latitude, longitude, located});
    return entry->second;
}

void EventTable::add(const Raw& raw) {
    ids_.push_back(raw.id.value);
    times_.push_back({raw.earliestStart, raw.latestStart, raw.earliestEnd, raw.latestEnd});
    const int derived = (raw.edtf.empty() ? 0 : dated) | (raw.conflicts > 0 ? contested : 0);
    marks_.push_back({raw.precision, raw.basis, raw.type, raw.status, raw.modality,
                      static_cast<std::uint16_t>(raw.flags | derived)});
    confidence_.push_back(raw.dateConfidence);
    importance_.push_back(raw.importance);
    counts_.push_back({raw.claims, raw.articles, raw.origins, raw.conflicts});
    const std::size_t title = fitting(raw.title), edtf = fitting(raw.edtf);
    texts_.push_back({static_cast<std::uint32_t>(text_.size()), counted(title), counted(edtf)});
    text_.append(raw.title.substr(0, title)).append(raw.edtf.substr(0, edtf));
    lists_.push_back({parties_.add(raw.parties), sources_.add(raw.sources), actors_.add(raw.actors),
                      placeNames_.add(raw.placeNames), raw.place});
}

void EventTable::add(const EventRow& row, std::span<const std::uint32_t> placeNames) {
    Raw raw;
    raw.id = row.id;
    raw.title = row.title;
    raw.edtf = row.edtf;
    raw.earliestStart = row.earliestStart;
    raw.latestStart = row.latestStart;
    raw.earliestEnd = row.earliestEnd;
    raw.latestEnd = row.latestEnd;
    raw.precision = row.precision;
    raw.basis = row.basis;
    raw.type = row.type;
    raw.status = row.status;
    raw.modality = row.modality;
    const auto flag = [](bool set, std::uint16_t bit) { return set ? bit : std::uint16_t{0}; };
    raw.flags = static_cast<std::uint16_t>(flag(row.approximate, approximate) |
                                           flag(row.uncertain, uncertain) | flag(row.openStart, openStart) |
                                           flag(row.openEnd, openEnd) | flag(row.hidden, hidden) |
                                           flag(row.bookmarked, bookmarked) | flag(row.edited, edited));
    raw.dateConfidence = row.dateConfidence;
    raw.importance = row.importance;
    raw.claims = row.claims;
    raw.articles = row.articles;
    raw.origins = row.origins;
    raw.conflicts = row.conflicts;
    raw.place = placeNumber(row.place, row.country, row.latitude, row.longitude, row.located);
    std::vector<std::uint32_t> parties;
    for (std::size_t i = 0; i < row.parties.size(); ++i)
        parties.push_back(row.parties[i] | (i < row.asserted.size() && row.asserted[i] ? asserts : 0));
    raw.parties = parties;
    raw.sources = row.sources;
    raw.actors = row.actors;
    raw.placeNames = placeNames;
    add(raw);
}

void EventTable::append(const EventTable& other) {
    const auto after = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    const auto numbersIn = [](NumberSets& all, const NumberSets& more) {
        std::vector<NumberSets::Set> numbers;
        for (NumberSets::Set set = 0; set < more.size(); ++set)
            numbers.push_back(all.add(more.of(set)));
        return numbers;
    };
    const auto text = static_cast<std::uint32_t>(text_.size());
    const auto parties = numbersIn(parties_, other.parties_), sources = numbersIn(sources_, other.sources_),
               actors = numbersIn(actors_, other.actors_),
               placeNames = numbersIn(placeNames_, other.placeNames_);
    std::vector<std::uint32_t> places;
    for (const PlaceNote& note : other.places_)
        places.push_back(placeNumber(note.name, note.country, note.latitude, note.longitude, note.located));
    after(ids_, other.ids_);
    after(times_, other.times_);
    after(marks_, other.marks_);
    after(confidence_, other.confidence_);
    after(importance_, other.importance_);
    after(counts_, other.counts_);
    for (Texts texts : other.texts_) {
        texts.at += text;
        texts_.push_back(texts);
    }
    for (const ListsOf& lists : other.lists_)
        lists_.push_back({parties[lists.parties], sources[lists.sources], actors[lists.actors],
                          placeNames[lists.placeNames], places[lists.place]});
    text_ += other.text_;
}

namespace {

// An event's place in the order of time, as it is sorted.
struct Key {
    std::uint64_t start; // seconds since the first one
    std::uint32_t at;    // in the table
    std::uint32_t rank;  // by id
};

// By start, keeping the order of equal ones: digit by digit, as many as the latest start has.
void sortByStart(std::vector<Key>& keys) {
    constexpr unsigned digit = 11, values = 1U << digit;
    const auto latest = std::max_element(keys.begin(), keys.end(),
                                         [](const Key& a, const Key& b) { return a.start < b.start; });
    if (latest == keys.end())
        return;
    const std::uint64_t most = latest->start;
    std::vector<Key> sorted(keys.size());
    for (unsigned shift = 0; shift < 64 && most >> shift != 0; shift += digit) {
        std::array<std::uint32_t, values> places{};
        for (const Key& key : keys)
            ++places[key.start >> shift & (values - 1)];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
        for (const Key& key : keys)
            sorted[places[key.start >> shift & (values - 1)]++] = key;
        keys.swap(sorted);
    }
}

} // namespace

// The numbers of the events by id.
std::vector<std::uint32_t> EventTable::rankedById() const {
    std::vector<std::uint32_t> ranked(ids_.size());
    std::iota(ranked.begin(), ranked.end(), 0U);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return signedId(ids_[a]) < signedId(ids_[b]);
    };
    if (!std::is_sorted(ranked.begin(), ranked.end(), before)) // as a table of SQLite gives them they are
        std::sort(ranked.begin(), ranked.end(), before);
    return ranked;
}

void EventTable::sort() {
    Instant first = std::numeric_limits<Instant>::max(), last = std::numeric_limits<Instant>::min();
    for (std::uint32_t i = 0; i < size(); ++i)
        if (marks_[i].flags & dated) {
            first = std::min(first, times_[i].earliestStart);
            last = std::max(last, times_[i].earliestStart);
        }
    const auto since = [&](Instant at) {
        return static_cast<std::uint64_t>(at) - static_cast<std::uint64_t>(first);
    };
    const std::uint64_t never = first <= last ? since(last) + 1 : 0;
    std::vector<Key> keys;
    keys.reserve(size());
    for (const std::uint32_t at : rankedById())
        keys.push_back({marks_[at].flags & dated ? since(times_[at].earliestStart) : never, at,
                        static_cast<std::uint32_t>(keys.size())});
    sortByStart(keys);
    byId_.resize(keys.size());
    sortedIds_.resize(keys.size());
    std::vector<std::uint32_t> order(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        order[i] = keys[i].at;
        byId_[keys[i].rank] = i;
        sortedIds_[keys[i].rank] = signedId(ids_[keys[i].at]);
    }
    keys = {};
    rearrange(ids_, order);
    rearrange(times_, order);
    rearrange(marks_, order);
    rearrange(confidence_, order);
    rearrange(importance_, order);
    rearrange(counts_, order);
    rearrange(texts_, order);
    rearrange(lists_, order);
    parties_.close();
    sources_.close();
    actors_.close();
    placeNames_.close();
}

void EventTable::divide(Instant first, Instant last) {
    cells_ = TimeCells(first, last);
    cellOf_.resize(size());
    classOf_.resize(size());
    for (std::uint32_t at = 0; at < size(); ++at) {
        const Stretch own = stretch(at);
        cellOf_[at] = cells_.of(markInstant(own));
        classOf_[at] = static_cast<std::uint8_t>(store::lengthClass(own));
    }
}

void EventTable::setEdits(std::uint32_t at, EventEdits edits) {
    std::uint16_t& flags = marks_[at].flags;
    flags = static_cast<std::uint16_t>(flags & ~(hidden | bookmarked | edited));
    flags = static_cast<std::uint16_t>(flags | (edits.hidden ? hidden : 0) |
                                       (edits.bookmarked ? bookmarked : 0) | (edits.edited ? edited : 0));
    edits_[at] = std::move(edits);
}

// ---------------------------------------------------------------- rows

EventTable& EventRows::own() {
    constexpr long byThisAlone = 2; // made_ and table_
    if (!made_ || made_.use_count() > byThisAlone) {
        made_ = std::make_shared<EventTable>(table_ ? *table_ : EventTable{});
        table_ = made_;
    }
    return *made_;
}

void EventRows::push_back(const EventRow& row) {
    EventTable& table = own();
    table.add(row);
    numbers_.push_back(table.size() - 1);
}

void EventRows::set(std::size_t at, const EventRow& row) {
    EventTable& table = own();
    table.add(row);
    numbers_[at] = table.size() - 1;
}

std::optional<std::uint32_t> EventRows::find(EventId id) const {
    if (made_) { // few, in any order, and some were put in another's place
        for (std::uint32_t at = 0; at < size(); ++at)
            if (this->id(at) == id)
                return at;
        return std::nullopt;
    }
    const auto number = table_ ? table_->find(id) : std::nullopt;
    if (!number)
        return std::nullopt;
    const auto found = std::lower_bound(numbers_.begin(), numbers_.end(), *number);
    if (found != numbers_.end() && *found == *number)
        return static_cast<std::uint32_t>(found - numbers_.begin());
    return std::nullopt;
}

} // namespace claimline::store
