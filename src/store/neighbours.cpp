// What lies near to an article in a large project, found through the search index: joining it to the events
// must not read them all.
#include "store/codec.h"
#include "store/parts.h"

#include <algorithm>

namespace claimline::store {

namespace {

// Any of the words. They come from texts: whatever is in them stands within quotation marks.
std::string anyOf(const std::vector<std::string>& words) {
    std::string expression;
    for (const std::string& word : words) {
        if (word.find_first_of("\"\0", 0, 2) != std::string::npos)
            continue;
        expression += (expression.empty() ? "\"" : " OR \"") + word + '"';
    }
    return expression;
}

template<class Name>
std::vector<Name> best(Connection& connection, const char* sql, const std::vector<std::string>& words,
                       std::size_t most) {
    std::vector<Name> found;
    const std::string expression = anyOf(words);
    if (expression.empty())
        return found;
    Query query(connection, sql);
    query.bind(expression, most);
    while (query.step())
        found.push_back(Name{static_cast<std::uint64_t>(query.integer(0))});
    return found;
}

std::int64_t number(Connection& connection, const char* sql) {
    Query query(connection, sql);
    return query.step() ? query.integer(0) : 0;
}

} // namespace

Result<Totals> Project::totals() const {
    return parts_->run("the project cannot be read", [&]() -> Result<Totals> {
        Connection& connection = *parts_->connection;
        Totals totals;
        totals.articles = static_cast<std::size_t>(number(connection, "SELECT count(*) FROM article"));
        totals.claims = static_cast<std::size_t>(number(connection, "SELECT sum(claims) FROM article"));
        totals.events = static_cast<std::size_t>(number(connection, "SELECT count(*) FROM event"));
        totals.conflicts = static_cast<std::size_t>(
            number(connection, "SELECT sum(conflicts) FROM event WHERE conflicts > 0"));
        return totals;
    });
}

Result<std::vector<ArticleId>> Project::articleIds() const {
    return parts_->run("the articles cannot be listed", [&]() -> Result<std::vector<ArticleId>> {
        std::vector<ArticleId> ids;
        Query query(*parts_->connection, "SELECT id FROM article");
        while (query.step())
            ids.push_back(ArticleId{static_cast<std::uint64_t>(query.integer(0))});
        std::ranges::sort(ids);
        return ids;
    });
}

Result<std::string> Project::outline(ArticleId id) const {
    return parts_->run("the outline cannot be read", [&]() -> Result<std::string> {
        Query query(*parts_->connection, "SELECT outline FROM article_facts WHERE article = ?");
        if (!query.bind(rowid(id)).step())
            return fail(ErrorKind::notFound, file().string(), "it holds no facts of article " + id.text());
        return query.string(0);
    });
}

Result<When> Project::published(ArticleId id) const {
    return parts_->run("the article's date cannot be read", [&]() -> Result<When> {
        Query query(*parts_->connection, "SELECT published_when FROM article WHERE id = ?");
        if (!query.bind(rowid(id)).step())
            return fail(ErrorKind::notFound, file().string(), "it holds no article " + id.text());
        return decodeWhen(query.text(0));
    });
}

Result<std::vector<std::uint32_t>> Project::articlesHolding(const std::vector<std::string>& words) const {
    return parts_->run("the words cannot be counted", [&]() -> Result<std::vector<std::uint32_t>> {
        Connection& connection = *parts_->connection;
        if (!parts_->wordsListed)
            connection.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_word USING fts5vocab (main, "
                            "article_search, row)");
        parts_->wordsListed = true;
        std::vector<std::uint32_t> counts;
        Query query(connection, "SELECT doc FROM temp.article_word WHERE term = ?");
        for (const std::string& word : words) {
            counts.push_back(query.bind(word).step() ? static_cast<std::uint32_t>(query.integer(0)) : 0);
            query.rewind();
        }
        return counts;
    });
}

Result<std::vector<ArticleId>> Project::articlesLike(const std::vector<std::string>& words,
                                                     std::size_t most) const {
    return parts_->run("like articles cannot be found", [&]() -> Result<std::vector<ArticleId>> {
        return best<ArticleId>(
            *parts_->connection,
            "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank, rowid LIMIT ?",
            words, most);
    });
}

Result<std::vector<EventId>> Project::eventsLike(const std::vector<std::string>& words,
                                                 std::size_t most) const {
    return parts_->run("like events cannot be found", [&]() -> Result<std::vector<EventId>> {
        return best<EventId>(
            *parts_->connection,
            "SELECT rowid FROM event_search WHERE event_search MATCH ? ORDER BY rank, rowid LIMIT ?", words,
            most);
    });
}

Result<std::vector<EventId>> Project::eventsFrom(const std::vector<ArticleId>& articles,
                                                 bool headlines) const {
    return parts_->run("the events cannot be read", [&]() -> Result<std::vector<EventId>> {
        std::vector<EventId> events;
        Query query(*parts_->connection,
                    "SELECT event FROM event_report JOIN report ON report.id = event_report.report "
                    "WHERE event_report.article = ? AND (report.headline OR NOT ?)");
        Query gone(*parts_->connection,
                   "SELECT event FROM event_report WHERE article = ?"); // of reports analysed away
        for (const ArticleId article : articles) {
            query.bind(rowid(article), headlines);
            while (query.step())
                events.push_back(EventId{static_cast<std::uint64_t>(query.integer(0))});
            query.rewind();
            gone.bind(rowid(article));
            while (!headlines && gone.step())
                events.push_back(EventId{static_cast<std::uint64_t>(gone.integer(0))});
            gone.rewind();
        }
        std::ranges::sort(events);
        events.erase(std::unique(events.begin(), events.end()), events.end());
        return events;
    });
}

Result<std::vector<std::pair<ArticleId, ReportId>>>
Project::reportsOf(const std::vector<EventId>& events) const {
    using Reports = std::vector<std::pair<ArticleId, ReportId>>;
    return parts_->run("the events cannot be read", [&]() -> Result<Reports> {
        Reports reports;
        Query query(*parts_->connection, "SELECT article, report FROM event_report WHERE event = ?");
        for (const EventId event : events) {
            query.bind(rowid(event));
            while (query.step())
                reports.emplace_back(ArticleId{static_cast<std::uint64_t>(query.integer(0))},
                                     ReportId{static_cast<std::uint64_t>(query.integer(1))});
            query.rewind();
        }
        std::ranges::sort(reports);
        return reports;
    });
}

} // namespace claimline::store
