#include "store/event_table.h"

#include <algorithm>
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

std::span<const std::uint32_t> EventTable::parties(std::uint32_t at) const {
    return {numbers_.data() + lists_[at].at, lists_[at].parties};
}
std::span<const std::uint32_t> EventTable::sources(std::uint32_t at) const {
    return {numbers_.data() + lists_[at].at + lists_[at].parties, lists_[at].sources};
}
std::span<const std::uint32_t> EventTable::placeNames(std::uint32_t at) const {
    return {numbers_.data() + lists_[at].at + lists_[at].parties + lists_[at].sources, lists_[at].placeNames};
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
    return row;
}

std::optional<std::uint32_t> EventTable::find(EventId id) const {
    if (byId_.size() == ids_.size()) {
        const auto found = std::lower_bound(
            byId_.begin(), byId_.end(), id.value,
            [&](std::uint32_t at, std::uint64_t value) { return signedId(ids_[at]) < signedId(value); });
        return found != byId_.end() && ids_[*found] == id.value ? std::optional(*found) : std::nullopt;
    }
    const auto found = std::find(ids_.begin(), ids_.end(), id.value);
    return found == ids_.end() ? std::nullopt
                               : std::optional(static_cast<std::uint32_t>(found - ids_.begin()));
}

std::vector<bool> EventTable::marksOf(std::vector<std::uint64_t> ids) const {
    std::vector<bool> marks(size());
    if (byId_.size() != ids_.size() || ids.size() < size() / 64) {
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
    for (const std::uint32_t at : byId_) {
        while (wanted != ids.end() && before(*wanted, ids_[at]))
            ++wanted;
        if (wanted == ids.end())
            break;
        marks[at] = *wanted == ids_[at];
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
    numbers_.reserve(events * 6);
}

std::uint32_t EventTable::placeNumber(std::string_view name, std::string_view country, double latitude,
                                      double longitude, bool located) {
    std::string key;
    key.reserve(name.size() + country.size() + 20);
    key.append(name).push_back('\0');
    key.append(country).push_back(located ? '\1' : '\0');
    key.append(reinterpret_cast<const char*>(&latitude), sizeof latitude);
    key.append(reinterpret_cast<const char*>(&longitude), sizeof longitude);
    const auto [entry, fresh] =
        placeNumbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(places_.size()));
    if (fresh)
        places_.push_back({std::string(name), std::string(country), latitude, longitude, located});
    return entry->second;
}

void EventTable::add(const Raw& raw) {
    ids_.push_back(raw.id.value);
    times_.push_back({raw.earliestStart, raw.latestStart, raw.earliestEnd, raw.latestEnd});
    const auto isDated = static_cast<std::uint16_t>(raw.edtf.empty() ? 0 : dated);
    marks_.push_back({raw.precision, raw.basis, raw.type, raw.status, raw.modality,
                      static_cast<std::uint16_t>(raw.flags | isDated)});
    confidence_.push_back(raw.dateConfidence);
    importance_.push_back(raw.importance);
    counts_.push_back({raw.claims, raw.articles, raw.origins, raw.conflicts});
    const std::size_t title = fitting(raw.title), edtf = fitting(raw.edtf);
    texts_.push_back({static_cast<std::uint32_t>(text_.size()), counted(title), counted(edtf)});
    text_.append(raw.title.substr(0, title)).append(raw.edtf.substr(0, edtf));
    const ListsOf lists{static_cast<std::uint32_t>(numbers_.size()), raw.place, counted(raw.parties.size()),
                        counted(raw.sources.size()), counted(raw.placeNames.size())};
    lists_.push_back(lists);
    numbers_.insert(numbers_.end(), raw.parties.begin(), raw.parties.begin() + lists.parties);
    numbers_.insert(numbers_.end(), raw.sources.begin(), raw.sources.begin() + lists.sources);
    numbers_.insert(numbers_.end(), raw.placeNames.begin(), raw.placeNames.begin() + lists.placeNames);
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
    raw.placeNames = placeNames;
    add(raw);
}

void EventTable::append(const EventTable& other) {
    const auto after = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    const auto text = static_cast<std::uint32_t>(text_.size());
    const auto list = static_cast<std::uint32_t>(numbers_.size());
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
    for (ListsOf lists : other.lists_) {
        lists.at += list;
        lists.place = places[lists.place];
        lists_.push_back(lists);
    }
    text_ += other.text_;
    after(numbers_, other.numbers_);
}

void EventTable::sort() {
    std::vector<std::uint32_t> order(ids_.size());
    std::iota(order.begin(), order.end(), 0U);
    // By keys of their own: looking each pair up in the columns costs three times as much.
    struct Key {
        Instant start;
        std::uint32_t at;
    };
    std::vector<Key> keys;
    keys.reserve(order.size());
    constexpr Instant never = std::numeric_limits<Instant>::max();
    for (std::uint32_t i = 0; i < size(); ++i)
        keys.push_back({marks_[i].flags & dated ? times_[i].earliestStart : never, i});
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        return a.start != b.start ? a.start < b.start : signedId(ids_[a.at]) < signedId(ids_[b.at]);
    });
    for (std::size_t i = 0; i < keys.size(); ++i)
        order[i] = keys[i].at;
    keys = {};
    const bool cameById = std::is_sorted(
        ids_.begin(), ids_.end(), [](std::uint64_t a, std::uint64_t b) { return signedId(a) < signedId(b); });
    rearrange(ids_, order);
    rearrange(times_, order);
    rearrange(marks_, order);
    rearrange(confidence_, order);
    rearrange(importance_, order);
    rearrange(counts_, order);
    rearrange(texts_, order);
    rearrange(lists_, order);
    byId_.resize(order.size());
    if (cameById) { // as a table of SQLite gives them: nothing to sort
        for (std::uint32_t i = 0; i < size(); ++i)
            byId_[order[i]] = i;
        return;
    }
    std::iota(byId_.begin(), byId_.end(), 0U);
    std::sort(byId_.begin(), byId_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return signedId(ids_[a]) < signedId(ids_[b]); });
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
