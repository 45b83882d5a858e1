// What people wrote: decisions and views. Each is forced to the disk: it cannot be made again from the
// sources.
#include "store/parts.h"

#include <algorithm>
#include <array>
#include <set>

namespace claimline::store {

namespace {

constexpr std::array<std::string_view, 25> kinds{
    "join",           "part",       "title",        "date",          "hide",
    "bookmark",       "note",       "article-date", "reject-claim",  "claim-source",
    "claim-stance",   "claim-span", "add-claim",    "article-title", "article-publisher",
    "article-author", "tag",        "untag",        "grade",         "review",
    "facet",          "origin-cut", "origin-join",  "move-claim",    "split-claim"};

std::string_view nameOfKind(DecisionKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

DecisionKind kindOf(std::string_view name) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == name)
            return static_cast<DecisionKind>(i);
    }
    return DecisionKind::note;
}

Decision readDecision(const Query& query) {
    Decision decision;
    decision.number = query.integer(0);
    decision.kind = kindOf(query.text(1));
    decision.report.value = static_cast<std::uint64_t>(query.integer(2));
    decision.other.value = static_cast<std::uint64_t>(query.integer(3));
    decision.article.value = static_cast<std::uint64_t>(query.integer(4));
    decision.claim.value = static_cast<std::uint64_t>(query.integer(5));
    std::string* texts[] = {&decision.value, &decision.quote, &decision.reason, &decision.author,
                            &decision.madeAt};
    for (int i = 0; i < 5; ++i)
        *texts[i] = query.text(6 + i);
    decision.undone = query.integer(11) != 0;
    return decision;
}

// WAL with synchronous=NORMAL may lose the last commits when the power fails; the log's content is written
// over and synced here. A reader in the way is no failure: the rows are committed.
void reachDisk(Connection& connection) {
    try {
        connection.exec("PRAGMA wal_checkpoint(FULL)");
    } catch (const SQLite::Exception&) {
    }
}

void apply(const Query& query, EventEdits& edits) {
    const DecisionKind kind = kindOf(query.text(1));
    const std::string_view value = query.text(2);
    switch (kind) {
    case DecisionKind::title:
        edits.title = value;
        edits.edited = true;
        break;
    case DecisionKind::hide:
        edits.hidden = value != "0";
        break;
    case DecisionKind::bookmark:
        edits.bookmarked = value != "0";
        break;
    case DecisionKind::join:
    case DecisionKind::part:
    case DecisionKind::date:
        edits.edited = true;
        break;
    default:
        break;
    }
}

} // namespace

std::vector<Decision> decisionsOf(Connection& connection) {
    std::vector<Decision> all;
    Query query(connection, "SELECT number, kind, report, other, article, claim, value, quote, reason, "
                            "author, made_at, undone FROM decision ORDER BY number");
    while (query.step())
        all.push_back(readDecision(query));
    return all;
}

const Corrections& Project::Parts::currentCorrections() {
    const std::int64_t now = meta("generation");
    if (!corrections_ || correctionsAt_ != now)
        corrections_.emplace(decisionsOf(*connection));
    correctionsAt_ = now;
    return *corrections_;
}

std::map<EventId, EventEdits> editsByEvent(Connection& connection) {
    std::map<EventId, EventEdits> edits;
    // In the order in which they were made: the last word counts.
    Query query(connection,
                "SELECT event, kind, value FROM decision JOIN event_report ON event_report.report IN "
                "(decision.report, decision.other) WHERE NOT undone AND kind IN ('join', 'part', 'title', "
                "'date', 'hide', 'bookmark') ORDER BY number");
    while (query.step())
        apply(query, edits[EventId{static_cast<std::uint64_t>(query.integer(0))}]);
    return edits;
}

std::vector<std::uint64_t> eventsMarked(Connection& connection, const Filter& filter) {
    // The last word on each report; an event has what any of its reports has.
    std::map<std::uint64_t, std::set<std::string>> tags;
    std::map<std::uint64_t, std::string> reviews;
    std::set<std::uint64_t> bookmarks;
    Query query(connection,
                "SELECT event, kind, value FROM decision JOIN event_report ON event_report.report = "
                "decision.report WHERE NOT undone AND kind IN ('tag', 'untag', 'review', 'bookmark') "
                "ORDER BY number");
    while (query.step()) {
        const auto event = static_cast<std::uint64_t>(query.integer(0));
        const DecisionKind kind = kindOf(query.text(1));
        if (kind == DecisionKind::tag)
            tags[event].insert(query.string(2));
        else if (kind == DecisionKind::untag)
            tags[event].erase(query.string(2));
        else if (kind == DecisionKind::review)
            reviews[event] = query.string(2);
        else if (query.text(2) != "0")
            bookmarks.insert(event);
        else
            bookmarks.erase(event);
    }
    std::vector<std::uint64_t> found;
    Query all(connection, "SELECT id FROM event");
    while (all.step()) {
        const auto event = static_cast<std::uint64_t>(all.integer(0));
        const auto review = reviews.find(event);
        const bool tagged = filter.tags.empty() || std::ranges::any_of(filter.tags, [&](const auto& tag) {
                                const auto own = tags.find(event);
                                return own != tags.end() && own->second.contains(tag);
                            });
        const bool reviewed =
            filter.reviews.empty() ||
            std::ranges::find(filter.reviews, review == reviews.end() ? std::string() : review->second) !=
                filter.reviews.end();
        if (tagged && reviewed && (!filter.bookmarked || bookmarks.contains(event)))
            found.push_back(event);
    }
    std::ranges::sort(found);
    return found;
}

Result<std::int64_t> Project::addDecision(Decision decision) {
    if (decision.madeAt.empty())
        decision.madeAt = timeNow();
    const auto added = parts_->write("the decision was not stored", [&]() -> Result<std::int64_t> {
        Query(*parts_->connection,
              "INSERT INTO decision (kind, report, other, article, claim, value, quote, reason, "
              "author, made_at, undone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(nameOfKind(decision.kind), rowid(decision.report), rowid(decision.other),
                  rowid(decision.article), rowid(decision.claim), decision.value, decision.quote,
                  decision.reason, decision.author, decision.madeAt, decision.undone)
            .run();
        const std::int64_t number = parts_->connection->database().getLastInsertRowid();
        parts_->raiseGeneration();
        return number;
    });
    if (added)
        reachDisk(*parts_->connection);
    return added;
}

Result<void> Project::setUndone(std::int64_t number, bool undone) {
    const auto set = parts_->write("the decision was not changed", [&]() -> Result<void> {
        Query(*parts_->connection, "UPDATE decision SET undone = ? WHERE number = ?")
            .bind(undone, number)
            .run();
        if (parts_->connection->database().getChanges() == 0)
            return fail(ErrorKind::notFound, file().string(),
                        "it holds no decision " + std::to_string(number));
        parts_->raiseGeneration();
        return {};
    });
    if (set)
        reachDisk(*parts_->connection);
    return set;
}

Result<std::vector<Decision>> Project::decisions() const {
    return parts_->run("the decisions cannot be read",
                       [&]() -> Result<std::vector<Decision>> { return decisionsOf(*parts_->connection); });
}

Result<void> Project::putView(const SavedView& view) {
    const auto put = parts_->write("the view was not saved", [&]() -> Result<void> {
        Query(*parts_->connection, "INSERT INTO view (name, filter) VALUES (?, ?) ON CONFLICT DO UPDATE SET "
                                   "filter = excluded.filter")
            .bind(view.name, view.filter)
            .run();
        return {};
    });
    if (put)
        reachDisk(*parts_->connection);
    return put;
}

Result<void> Project::removeView(std::string_view name) {
    return parts_->write("the view was not removed", [&]() -> Result<void> {
        Query(*parts_->connection, "DELETE FROM view WHERE name = ?").bind(name).run();
        return {};
    });
}

Result<std::vector<SavedView>> Project::views() const {
    return parts_->run("the views cannot be read", [&]() -> Result<std::vector<SavedView>> {
        std::vector<SavedView> all;
        Query query(*parts_->connection, "SELECT name, filter FROM view ORDER BY name");
        while (query.step())
            all.push_back({query.string(0), query.string(1)});
        return all;
    });
}

} // namespace claimline::store
