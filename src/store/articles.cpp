// Articles, the facts of each, and the ledger of what was read.
#include "store/codec.h"
#include "store/corrections.h"
#include "store/parts.h"

#include "model/names.h"

namespace claimline::store {

namespace {

void putFactRows(Connection& connection, ArticleId article, const Facts& facts, const std::string& outline) {
    Query(connection, "DELETE FROM claim WHERE article = ?").bind(rowid(article)).run();
    Query(connection, "DELETE FROM report WHERE article = ?").bind(rowid(article)).run();
    // OR IGNORE: two finds with one span have one id, and the first stands for both.
    Query claims(connection,
                 "INSERT OR IGNORE INTO claim (article, id, ordinal, stance, party) VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < facts.claims.size(); ++i) {
        const Claim& claim = facts.claims[i];
        const bool named = claim.speaker < facts.sources.size();
        claims.bind(rowid(article), rowid(claim.id), i, nameOf(claim.stance),
                    named ? facts.sources[claim.speaker].party : std::string());
        claims.run();
    }
    Query reports(connection,
                  "INSERT OR IGNORE INTO report (id, article, ordinal, headline) VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < facts.reports.size(); ++i) {
        reports.bind(rowid(facts.reports[i].id), rowid(article), i, facts.reports[i].headline);
        reports.run();
    }
    Query(connection, "INSERT OR REPLACE INTO article_facts (article, facts, outline) VALUES (?, ?, ?)")
        .bind(rowid(article), Query::blob(encode(facts)), outline)
        .run();
    Query(connection, "UPDATE article SET published = ?, published_when = ?, claims = ? WHERE id = ?")
        .bind(facts.published.edtf, Query::blob(encode(facts.published)), facts.claims.size(), rowid(article))
        .run();
}

void putArticleRows(Connection& connection, const ArticleEntry& entry, int analysisVersion) {
    const Article& article = entry.article;
    Query(
        connection,
        "INSERT INTO article (id, text_hash, path, format, url, title, publisher, agency, author, language, "
        "published, published_when, head, cuts, bytes, analysis_version, imported_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', x'', ?, ?, ?, ?, ?)")
        .bind(rowid(article.id), article.textHash, article.path, article.format, article.url, article.title,
              article.publisher, article.agency, article.author, article.language,
              Query::blob(encodeHead(article)), article.cuts.size(), article.text.size(), analysisVersion,
              timeNow())
        .run();
    Query(connection, "INSERT INTO article_text (article, text) VALUES (?, ?)")
        .bind(rowid(article.id), article.text)
        .run();
    Query(connection, "INSERT INTO article_raw (article, digest, bytes) VALUES (?, ?, ?)")
        .bind(rowid(article.id), sha256(entry.raw), Query::blob(compress(entry.raw)))
        .run();
    Query(connection, "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)")
        .bind(rowid(article.id), article.title, article.text)
        .run();
}

void putLedgerRow(Connection& connection, const LedgerRow& row) {
    Query(connection,
          "INSERT OR REPLACE INTO ledger (path, raw_hash, analysis_version, outcome, fault, articles) "
          "VALUES (?, ?, ?, ?, ?, ?)")
        .bind(row.path, row.rawHash, row.analysisVersion, row.outcome, row.fault, row.articles)
        .run();
}

std::string_view nameOfOutcome(Outcome outcome) {
    switch (outcome) {
    case Outcome::stored:
        return "stored";
    case Outcome::duplicate:
        return "duplicate";
    case Outcome::replaced:
        return "stored";
    }
    return "";
}

Outcome putOne(Connection& connection, const ArticleEntry& entry, int analysisVersion) {
    const ArticleId id = entry.article.id;
    int known = -1;
    {
        Query query(connection, "SELECT analysis_version FROM article WHERE id = ?");
        if (query.bind(rowid(id)).step())
            known = static_cast<int>(query.integer(0));
    }
    if (known >= analysisVersion)
        return Outcome::duplicate;
    if (known < 0) {
        putArticleRows(connection, entry, analysisVersion);
    } else {
        Query(connection, "UPDATE article SET analysis_version = ? WHERE id = ?")
            .bind(analysisVersion, rowid(id))
            .run();
    }
    putFactRows(connection, id, entry.facts, entry.outline);
    return known < 0 ? Outcome::stored : Outcome::replaced;
}

Error noArticle(const std::filesystem::path& file, std::string_view id) {
    return {ErrorKind::notFound, file.string(), "it holds no article " + std::string(id), ""};
}

} // namespace

Result<Outcome> Project::putArticle(const ArticleEntry& entry, const LedgerRow& ledger) {
    return parts_->write("the article was not stored", [&]() -> Result<Outcome> {
        const Outcome outcome = putOne(*parts_->connection, entry, ledger.analysisVersion);
        LedgerRow row = ledger;
        if (row.outcome.empty())
            row.outcome = nameOfOutcome(outcome);
        putLedgerRow(*parts_->connection, row);
        if (outcome != Outcome::duplicate)
            parts_->setMeta("events_stale", 1);
        return outcome;
    });
}

Result<void> Project::putFacts(ArticleId article, const Facts& facts, const std::string& outline) {
    return parts_->write("the article's facts were not stored", [&]() -> Result<void> {
        putFactRows(*parts_->connection, article, facts, outline);
        parts_->setMeta("events_stale", 1);
        return {};
    });
}

Result<void> Project::putLedger(const LedgerRow& row) {
    return parts_->write("what was read was not noted", [&]() -> Result<void> {
        putLedgerRow(*parts_->connection, row);
        return {};
    });
}

Result<std::optional<LedgerRow>> Project::ledger(std::string_view path, const Sha256& rawHash) const {
    return parts_->run("the list of what was read cannot be read", [&]() -> Result<std::optional<LedgerRow>> {
        Query query(
            *parts_->connection,
            "SELECT analysis_version, outcome, fault, articles FROM ledger WHERE path = ? AND raw_hash = ?");
        if (!query.bind(path, rawHash).step())
            return std::optional<LedgerRow>();
        return LedgerRow{std::string(path), rawHash,         static_cast<int>(query.integer(0)),
                         query.string(1),   query.string(2), static_cast<std::uint32_t>(query.integer(3))};
    });
}

Result<std::vector<ArticleRow>> Project::articles() const {
    return parts_->run("the articles cannot be listed", [&]() -> Result<std::vector<ArticleRow>> {
        std::vector<ArticleRow> rows;
        const Corrections& corrections = parts_->currentCorrections();
        Query query(
            *parts_->connection,
            "SELECT id, path, title, publisher, agency, author, language, format, url, published_when, "
            "claims, "
            "(SELECT count(DISTINCT event) FROM event_report WHERE event_report.article = article.id), cuts, "
            "bytes, imported_at FROM article ORDER BY path, id");
        while (query.step()) {
            ArticleRow& row = rows.emplace_back();
            row.id.value = static_cast<std::uint64_t>(query.integer(0));
            std::string* texts[] = {&row.path,   &row.title,    &row.publisher, &row.agency,
                                    &row.author, &row.language, &row.format,    &row.url};
            for (int i = 0; i < 8; ++i)
                *texts[i] = query.text(1 + i);
            Result<When> published = decodeWhen(query.text(9));
            if (!published)
                return tl::unexpected(published.error());
            row.published = std::move(*published);
            std::uint32_t* numbers[] = {&row.claims, &row.events, &row.cuts, &row.bytes};
            for (int i = 0; i < 4; ++i)
                *numbers[i] = static_cast<std::uint32_t>(query.integer(10 + i));
            row.importedAt = query.text(14);
            corrections.apply(row);
        }
        return rows;
    });
}

Result<Article> Project::article(ArticleId id) const {
    return parts_->run("the article cannot be read", [&]() -> Result<Article> {
        Query query(*parts_->connection,
                    "SELECT head, text FROM article JOIN article_text ON article = id WHERE id = ?");
        if (!query.bind(rowid(id)).step())
            return tl::unexpected(noArticle(file(), id.text()));
        Result<Article> article = decodeHead(query.text(0));
        if (article) {
            article->text = query.text(1);
            parts_->currentCorrections().apply(*article);
        }
        return article;
    });
}

Result<std::string> Project::raw(ArticleId id) const {
    return parts_->run("the article's bytes cannot be read", [&]() -> Result<std::string> {
        Query query(*parts_->connection, "SELECT bytes FROM article_raw WHERE article = ?");
        if (!query.bind(rowid(id)).step())
            return tl::unexpected(noArticle(file(), id.text()));
        return decompress(query.text(0));
    });
}

Result<Facts> Project::facts(ArticleId id) const {
    return parts_->run("the article's facts cannot be read", [&]() -> Result<Facts> {
        Query query(*parts_->connection, "SELECT facts FROM article_facts WHERE article = ?");
        if (!query.bind(rowid(id)).step())
            return tl::unexpected(noArticle(file(), id.text()));
        return decodeFacts(query.text(0));
    });
}

Result<void> Project::forEachOutline(const std::function<void(ArticleId, const std::string&)>& take) const {
    return parts_->run("the outlines cannot be read", [&]() -> Result<void> {
        Query query(*parts_->connection, "SELECT article, outline FROM article_facts ORDER BY article");
        while (query.step())
            take(ArticleId{static_cast<std::uint64_t>(query.integer(0))}, query.string(1));
        return {};
    });
}

Result<ArticleId> Project::findArticle(std::string_view idPrefix) const {
    const std::optional<IdRange> range = idRange(idPrefix);
    if (!range || idPrefix.size() < 6)
        return fail(ErrorKind::usage, std::string(idPrefix), "this is no id",
                    "an id has six letters or more");
    return parts_->run("the article cannot be found", [&]() -> Result<ArticleId> {
        Query query(*parts_->connection, "SELECT id FROM article WHERE id BETWEEN ? AND ? LIMIT 2");
        query.bind(rowid(range->first), rowid(range->last));
        if (!query.step())
            return tl::unexpected(noArticle(file(), idPrefix));
        const ArticleId id{static_cast<std::uint64_t>(query.integer(0))};
        if (query.step())
            return fail(ErrorKind::usage, std::string(idPrefix), "more than one article's id begins so",
                        "give more letters");
        return id;
    });
}

} // namespace claimline::store
