// Events: written as a whole, unchanged ones left alone; read by filter or by the id of any of their reports.
#include "store/codec.h"
#include "store/event_row.h"
#include "store/parts.h"
#include "store/search.h"

#include "model/names.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace claimline::store {

namespace {

// What a search looks through beside the title: every sentence that a value or report rests on, each once.
std::string searchedWords(const Event& event) {
    std::set<std::string_view> seen;
    std::string words;
    const auto add = [&](std::string_view text) {
        if (!text.empty() && seen.insert(text).second)
            words.append(text).push_back('\n');
    };
    add(event.summary);
    for (const ReportRef& report : event.reports)
        add(report.quote);
    for (const Facet& facet : event.facets) {
        add(facet.name);
        for (const Cell& cell : facet.cells) {
            add(cell.quote);
            add(cell.answer.value);
        }
    }
    for (const std::string& source : event.sources)
        add(source);
    for (const Place& place : event.places) {
        add(place.name);
        add(place.region);
    }
    return words;
}

void putLinks(Connection& connection, const Event& event) {
    // OR REPLACE: were two events to hold one report, the later would have it; check() names it.
    Query reports(connection,
                  "INSERT OR REPLACE INTO event_report (report, event, article) VALUES (?, ?, ?)");
    for (const ReportRef& report : event.reports) {
        reports.bind(rowid(report.report), rowid(event.id), rowid(report.article));
        reports.run();
    }
    Query claims(connection, "INSERT OR IGNORE INTO event_claim (article, claim, event) VALUES (?, ?, ?)");
    for (const auto& [article, claim] : event.claims) {
        claims.bind(rowid(article), rowid(claim), rowid(event.id));
        claims.run();
    }
}

void removeEvent(Connection& connection, std::int64_t id) {
    Query(connection, "DELETE FROM event WHERE id = ?").bind(id).run(); // links and body go with it
    Query(connection, "DELETE FROM event_search WHERE rowid = ?").bind(id).run();
}

// Writes the events that are new or not as they were. Most of a large project stays as it is.
class EventWriter {
public:
    explicit EventWriter(Connection& connection)
        : connection_(connection)
        , names_(connection) {}

    // Takes the place of the event of that id, if there is one whose body is another.
    void put(const Event& event, std::optional<std::int64_t> oldDigest) {
        const std::string body = encode(event);
        const std::int64_t digest = rowid(leading64(sha256(body)));
        if (oldDigest == digest)
            return;
        if (oldDigest)
            removeEvent(connection_, rowid(event.id));
        putEventRow(connection_, names_, event, digest);
        Query(connection_, "INSERT INTO event_body (event, body) VALUES (?, ?)")
            .bind(rowid(event.id), Query::blob(body))
            .run();
        putLinks(connection_, event);
        written_.push_back(rowid(event.id));
    }

    // By number: FTS5 writes out what it has gathered whenever a row comes before the one before it.
    Result<void> finish() {
        std::ranges::sort(written_);
        Query read(connection_, "SELECT body FROM event_body WHERE event = ?");
        Query write(connection_, "INSERT INTO event_search (rowid, title, words) VALUES (?, ?, ?)");
        for (const std::int64_t id : written_) {
            if (!read.bind(id).step())
                continue;
            const Result<Event> event = decodeEvent(read.text(0));
            if (!event)
                return tl::unexpected(event.error());
            write.bind(id, event->title, searchedWords(*event));
            write.run();
            read.rewind();
        }
        return {};
    }

private:
    Connection& connection_;
    Names names_;
    std::vector<std::int64_t> written_;
};

Result<void> replaceEvents(Connection& connection,
                           const std::function<Result<std::optional<Event>>()>& next) {
    std::unordered_map<std::int64_t, std::int64_t> old; // digest by id
    {
        Query query(connection, "SELECT id, digest FROM event");
        while (query.step())
            old.emplace(query.integer(0), query.integer(1));
    }
    EventWriter writer(connection);
    for (;;) {
        const Result<std::optional<Event>> event = next();
        if (!event)
            return tl::unexpected(event.error());
        if (!*event)
            break;
        const auto known = old.find(rowid((*event)->id));
        writer.put(**event, known == old.end() ? std::nullopt : std::optional(known->second));
        if (known != old.end())
            old.erase(known);
    }
    for (const auto& [id, digest] : old)
        removeEvent(connection, id);
    return writer.finish();
}

Result<void> replaceSome(Connection& connection, const std::vector<EventId>& gone,
                         const std::vector<Event>& fresh) {
    std::map<EventId, std::int64_t> old;
    for (const EventId id : gone) {
        Query query(connection, "SELECT digest FROM event WHERE id = ?");
        if (query.bind(rowid(id)).step())
            old.emplace(id, query.integer(0));
    }
    for (const auto& [id, digest] : old)
        if (std::ranges::find(fresh, id, &Event::id) == fresh.end())
            removeEvent(connection, rowid(id));
    EventWriter writer(connection);
    for (const Event& event : fresh) {
        const auto known = old.find(event.id);
        writer.put(event, known == old.end() ? std::nullopt : std::optional(known->second));
    }
    return writer.finish();
}

// Events whose own words match, and those that an article is about whose text matches.
std::vector<std::uint64_t> eventsWith(Connection& connection, const std::string& expression) {
    std::vector<std::uint64_t> found;
    Scan own(connection,
             "SELECT rowid FROM event_search WHERE event_search MATCH ?"); // up to all of a million
    own.bind(expression);
    while (own.step())
        found.push_back(static_cast<std::uint64_t>(own.integer(0)));
    Query about(connection,
                "SELECT event_report.event FROM article_search "
                "JOIN report ON report.article = article_search.rowid AND report.headline "
                "JOIN event_report ON event_report.report = report.id WHERE article_search MATCH ?");
    about.bind(expression);
    while (about.step())
        found.push_back(static_cast<std::uint64_t>(about.integer(0)));
    return found;
}

std::vector<std::uint64_t> eventsIn(Connection& connection, const std::vector<ArticleId>& articles) {
    std::vector<std::uint64_t> found;
    Query query(connection, "SELECT DISTINCT event FROM event_report WHERE article = ?");
    for (const ArticleId article : articles) {
        query.bind(rowid(article));
        while (query.step())
            found.push_back(static_cast<std::uint64_t>(query.integer(0)));
        query.rewind();
    }
    return found;
}

Result<Event> readBody(Connection& connection, std::int64_t id, const std::map<EventId, EventEdits>& edits) {
    Query query(connection, "SELECT body FROM event_body WHERE event = ?");
    if (!query.bind(id).step())
        return fail(ErrorKind::notFound, connection.file().string(),
                    "it holds no event " + idText(static_cast<std::uint64_t>(id)));
    Result<Event> event = decodeEvent(query.text(0));
    if (event) {
        if (const auto edit = edits.find(event->id); edit != edits.end() && !edit->second.title.empty())
            event->title = edit->second.title;
    }
    return event;
}

} // namespace

Result<void> Project::putEventsFrom(const std::function<Result<std::optional<Event>>()>& next) {
    return parts_->write("the events were not stored", [&]() -> Result<void> {
        if (const Result<void> put = replaceEvents(*parts_->connection, next); !put)
            return put;
        parts_->setMeta("events_stale", 0);
        parts_->raiseGeneration();
        return {};
    });
}

Result<void> Project::putEvents(const std::vector<Event>& events) {
    return putEventsFrom([&events, at = std::size_t{0}]() mutable -> Result<std::optional<Event>> {
        return at < events.size() ? std::optional(events[at++]) : std::nullopt;
    });
}

Result<void> Project::changeEvents(const std::vector<EventId>& gone, const std::vector<Event>& fresh) {
    return parts_->write("the events were not stored", [&]() -> Result<void> {
        if (const Result<void> put = replaceSome(*parts_->connection, gone, fresh); !put)
            return put;
        parts_->setMeta("events_stale", 0);
        parts_->raiseGeneration();
        return {};
    });
}

const EventIndex& Project::Parts::currentIndex() {
    const auto generation = static_cast<std::uint64_t>(meta("generation"));
    if (!index || index->generation != generation)
        index = std::make_shared<const EventIndex>(loadEventIndex(*connection, generation));
    return *index;
}

Result<Slice> Project::slice(const Filter& filter) const {
    return parts_->run("the events cannot be read", [&]() -> Result<Slice> {
        Connection& connection = *parts_->connection;
        // One snapshot for index, search and counts, though another connection may write meanwhile.
        SQLite::Transaction snapshot(connection.database());
        const EventIndex& index = parts_->currentIndex();
        Lookup lookup;
        if (const std::string expression = searchExpression(filter.text); !expression.empty())
            lookup.textMatches = eventsWith(connection, expression);
        if (!filter.articles.empty())
            lookup.inArticles = eventsIn(connection, filter.articles);
        if (!filter.tags.empty() || !filter.reviews.empty() || filter.bookmarked) {
            std::vector<std::uint64_t> marked = eventsMarked(connection, filter);
            if (lookup.textMatches)
                std::erase_if(marked, [&](std::uint64_t id) {
                    return !std::ranges::binary_search(*lookup.textMatches, id);
                });
            lookup.textMatches = std::move(marked);
        }
        Slice slice = sliceOf(index, filter, lookup);
        Query count(connection, "SELECT count(*) FROM article");
        count.step();
        slice.articles = static_cast<std::uint32_t>(count.integer(0));
        return slice;
    });
}

Result<Event> Project::event(EventId id) const {
    return parts_->run("the event cannot be read", [&]() -> Result<Event> {
        Query query(*parts_->connection, "SELECT event FROM event_report WHERE report = ?");
        const std::int64_t own = query.bind(rowid(id)).step() ? query.integer(0) : rowid(id);
        return readBody(*parts_->connection, own, editsByEvent(*parts_->connection));
    });
}

Result<EventId> Project::findEvent(std::string_view idPrefix) const {
    const std::optional<IdRange> range = idRange(idPrefix);
    if (!range || idPrefix.size() < 6)
        return fail(ErrorKind::usage, std::string(idPrefix), "this is no id",
                    "an id has six letters or more");
    return parts_->run("the event cannot be found", [&]() -> Result<EventId> {
        Query query(*parts_->connection,
                    "SELECT DISTINCT event FROM (SELECT event FROM event_report WHERE report BETWEEN "
                    "?1 AND ?2 UNION SELECT id FROM event WHERE id BETWEEN ?1 AND ?2) LIMIT 2");
        query.bind(rowid(range->first), rowid(range->last));
        if (!query.step())
            return fail(ErrorKind::notFound, file().string(), "it holds no event " + std::string(idPrefix));
        const EventId id{static_cast<std::uint64_t>(query.integer(0))};
        if (query.step())
            return fail(ErrorKind::usage, std::string(idPrefix), "more than one event's id begins so",
                        "give more letters");
        return id;
    });
}

Result<std::vector<Event>> Project::events(const Filter& filter) const {
    Result<Slice> chosen = slice(filter);
    if (!chosen)
        return tl::unexpected(chosen.error());
    return parts_->run("the events cannot be read", [&]() -> Result<std::vector<Event>> {
        const auto edits = editsByEvent(*parts_->connection);
        std::vector<Event> events;
        for (std::size_t i = 0; i < chosen->rows.size(); ++i) {
            Result<Event> event = readBody(*parts_->connection, rowid(chosen->rows.id(i)), edits);
            if (!event)
                return tl::unexpected(event.error());
            events.push_back(std::move(*event));
        }
        return events;
    });
}

} // namespace claimline::store
