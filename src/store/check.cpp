// Whether the file is sound: what SQLite can tell, and what only the content's own hashes and spans can. Most
// single flipped bits hide from SQLite in the payload; the text's SHA-256 finds each.
#include "store/codec.h"
#include "store/corrections.h"
#include "store/event_row.h"
#include "store/parts.h"

#include <algorithm>

namespace claimline::store {

namespace {

constexpr std::size_t mostFaults = 1'000;

class Checker {
public:
    Checker(Connection& connection, bool readOnly)
        : connection_(connection)
        , readOnly_(readOnly) {}

    CheckReport run() {
        sqliteItself();
        searches();
        articles();
        events();
        decisions();
        return std::move(report_);
    }

private:
    void fault(std::string words) {
        if (report_.faults.size() < mostFaults)
            report_.faults.push_back(std::move(words));
    }

    // A damaged page may make a single step fail; the others still have their say.
    template<class Body>
    void step(const std::string& what, Body&& body) {
        try {
            body();
        } catch (const std::exception& exception) {
            fault(what + ": " + exception.what());
        }
    }

    void sqliteItself() {
        step("integrity check", [&] {
            Query query(connection_, "PRAGMA integrity_check");
            while (query.step()) {
                if (query.text(0) != "ok")
                    fault("integrity check: " + query.string(0));
            }
        });
        step("references", [&] {
            Query query(connection_, "PRAGMA foreign_key_check");
            while (query.step())
                fault("table " + query.string(0) + ": row " + query.string(1) + " refers to a missing " +
                      query.string(2));
        });
    }

    // The command writes nothing, yet SQLite takes it for a write: a project that is open for reading skips
    // it.
    void searches() {
        if (readOnly_)
            return;
        step("search index of events",
             [&] { connection_.exec("INSERT INTO event_search (event_search) VALUES ('integrity-check')"); });
        step("search index of articles", [&] {
            connection_.exec("INSERT INTO article_search (article_search) VALUES ('integrity-check')");
        });
    }

    void articles() {
        step("articles", [&] {
            Query query(
                connection_,
                "SELECT id, text_hash, head, text, facts, article_raw.digest, article_raw.bytes, path "
                "FROM article LEFT JOIN article_text ON article_text.article = id "
                "LEFT JOIN article_facts ON article_facts.article = id "
                "LEFT JOIN article_raw ON article_raw.article = id ORDER BY path, id");
            while (query.step())
                article(query);
        });
    }

    void article(const Query& query) {
        ++report_.articles;
        const ArticleId id{static_cast<std::uint64_t>(query.integer(0))};
        const std::string name = "article " + id.text() + " (" + query.string(7) + ")";
        const std::string_view text = query.text(3);
        const Sha256 hash = sha256(text);
        if (asBytes(hash) != query.text(1))
            fault(name + ": its text is not the text that was stored");
        if (articleId(hash) != id)
            fault(name + ": its id is not that of its text");
        const Result<std::string> raw = decompress(query.text(6));
        if (!raw || asBytes(sha256(*raw)) != query.text(5))
            fault(name + ": its original bytes are not those that were stored");
        if (const Result<Article> head = decodeHead(query.text(2)); !head)
            fault(name + ": " + head.error().message());
        else
            for (const Cut& cut : head->cuts)
                inside(name, "a cut", cut.span, text);
        if (const Result<Facts> facts = decodeFacts(query.text(4)); !facts)
            fault(name + ": " + facts.error().message());
        else
            factsOf(name, *facts, text);
    }

    static std::string_view asBytes(const Sha256& hash) {
        return {reinterpret_cast<const char*>(hash.data()), hash.size()};
    }

    static bool onBorder(std::string_view text, std::uint32_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    }
    void inside(const std::string& name, const char* what, Span span, std::string_view text) {
        if (span.begin > span.end || span.end > text.size())
            fault(name + ": " + what + " lies outside its text");
        else if (!onBorder(text, span.begin) || !onBorder(text, span.end))
            fault(name + ": " + what + " begins or ends within a character");
    }

    void factsOf(const std::string& name, const Facts& facts, std::string_view text) {
        for (const Timex& timex : facts.timexes)
            inside(name, "a time", timex.span, text);
        for (const Claim& claim : facts.claims) {
            ++report_.claims;
            for (const auto* pieces : {&claim.source, &claim.cue, &claim.content})
                for (const Span span : *pieces)
                    inside(name, "a claim", span, text);
            inside(name, "a claim's quotation", claim.quote, text);
            if (claim.speaker != none && claim.speaker >= facts.sources.size())
                fault(name + ": claim " + claim.id.text() + " has no such speaker");
        }
        for (const Report& report : facts.reports) {
            inside(name, "a report", report.span, text);
            inside(name, "a report's sentence", report.quote, text);
            for (const Answer& answer : report.answers)
                inside(name, "a value", answer.span, text);
            for (const std::uint32_t claim : report.claims)
                if (claim >= facts.claims.size())
                    fault(name + ": report " + report.id.text() + " rests on a claim that is not there");
        }
    }

    void events() {
        step("events", [&] {
            Query query(connection_,
                        "SELECT id, body FROM event LEFT JOIN event_body ON event = id ORDER BY id");
            while (query.step()) {
                ++report_.events;
                const std::string name = "event " + idText(static_cast<std::uint64_t>(query.integer(0)));
                if (const Result<Event> event = decodeEvent(query.text(1)); !event)
                    fault(name + ": " + event.error().message());
                else
                    eventRefers(name, *event);
            }
        });
        step("packed events", [&] { packedEvents(); });
        if (stale())
            return; // the events are to be made anew; what is gone since is no fault
        step("reports", [&] {
            Query query(connection_,
                        "SELECT id FROM report WHERE id NOT IN (SELECT report FROM event_report)");
            while (query.step())
                fault("report " + idText(static_cast<std::uint64_t>(query.integer(0))) + " is on no event");
        });
    }

    void packedEvents() {
        Query form(connection_, "SELECT value FROM meta WHERE key = 'event_rows'");
        if (!form.step() || form.integer(0) != packForm())
            return; // of another version: not read, and made anew by who opens it for writing
        Scan scan(connection_,
                  std::string("SELECT ") + ColumnReader::columns +
                      ", row FROM event LEFT JOIN event_row ON event_row.event = id ORDER BY id");
        for (ColumnReader reader; scan.step();)
            if (const StoredRow row = reader.read(scan); pack(row) != scan.text(ColumnReader::count))
                fault("event " + row.id.text() + ": its packed row is not that of its columns");
    }

    bool stale() {
        Query query(connection_, "SELECT value FROM meta WHERE key = 'events_stale'");
        return query.step() && query.integer(0) != 0;
    }

    bool there(const char* sql, std::int64_t first, std::int64_t second = 0) {
        Query query(connection_, sql);
        query.bind(first, second);
        return query.step();
    }

    void eventRefers(const std::string& name, const Event& event) {
        if (stale())
            return;
        for (const ReportRef& report : event.reports) {
            if (!there("SELECT 1 FROM event_report WHERE report = ?1 AND event = ?2", rowid(report.report),
                       rowid(event.id)))
                fault(name + ": report " + report.report.text() + " does not lead to it");
            // A claim that a person split off is a report of its own, with the claim's id.
            if (!there("SELECT 1 FROM report WHERE id = ?1 AND article = ?2 UNION ALL SELECT 1 FROM decision "
                       "WHERE kind = 'split-claim' AND claim = ?1 AND article = ?2",
                       rowid(report.report), rowid(report.article)))
                fault(name + ": report " + report.report.text() + " is in no article");
        }
        for (const auto& [article, claim] : event.claims)
            if (!there("SELECT 1 FROM claim WHERE article = ?1 AND id = ?2", rowid(article), rowid(claim)))
                fault(name + ": claim " + claim.text() + " is in no article");
    }

    void decisions() {
        step("decisions", [&] {
            Query query(connection_, "SELECT number, kind, quote FROM decision WHERE NOT undone AND "
                                     "((report <> 0 AND report NOT IN (SELECT id FROM report)) OR "
                                     "(other <> 0 AND other NOT IN (SELECT id FROM report)) OR "
                                     "(article <> 0 AND article NOT IN (SELECT id FROM article))) "
                                     "ORDER BY number");
            while (query.step())
                report_.lost.push_back("decision " + query.string(0) + " (" + query.string(1) +
                                       ") has lost its place: " + query.string(2));
        });
        step("decisions on claims", [&] { claimDecisions(); });
    }

    // A decision on a claim may have gone to the claim that now holds its words.
    void claimDecisions() {
        const std::vector<Decision> all = decisionsOf(connection_);
        const Corrections corrections(all);
        Query query(connection_, "SELECT head, text, facts FROM article JOIN article_text ON "
                                 "article_text.article = id JOIN article_facts ON article_facts.article = id "
                                 "WHERE id IN (SELECT article FROM decision WHERE claim <> 0)");
        while (query.step()) {
            Result<Article> article = decodeHead(query.text(0));
            const Result<Facts> facts = decodeFacts(query.text(2));
            if (!article || !facts)
                continue; // named above
            article->text = query.text(1);
            for (const std::int64_t number : corrections.lost(*article, *facts)) {
                const auto decision = std::ranges::find(all, number, &Decision::number);
                report_.lost.push_back("decision " + std::to_string(number) +
                                       " on a claim has lost its place: " + decision->quote);
            }
        }
    }

    Connection& connection_;
    bool readOnly_;
    CheckReport report_;
};

} // namespace

Result<CheckReport> Project::check() const {
    return parts_->run("the project cannot be checked", [&]() -> Result<CheckReport> {
        return Checker(*parts_->connection, parts_->mode == Mode::read).run();
    });
}

} // namespace claimline::store
