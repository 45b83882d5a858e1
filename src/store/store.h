// Store: the project file, one SQLite database; the only place that sees SQLite.
//
//   auto project = store::Project::open("news.claimline", store::Mode::write);
//   project->putArticle({article, raw, facts, "file.html", 7});      // one transaction
//   project->putEvents(events);                                     // one transaction
//   auto slice = project->slice(filter);                            // any mode
//
// A Project is used by one thread at a time; other threads open their own (WAL: many readers, one writer).
// Every write is a transaction that either is wholly there after a crash or is not there at all. What people
// wrote (notes, decisions, views) lives in tables of its own, which no analysis touches.
#pragma once

#include "model/event.h"
#include "model/facts.h"
#include "model/result.h"
#include "store/event_table.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimline::store {

enum class Mode { read, write }; // write creates the file where there is none

// ---------------------------------------------------------------- what is asked

// Empty members let everything through; values within a member are joined by "or", members by "and".
struct Filter {
    std::optional<Instant> from,
        to;           // events that overlap [from, to); undated events pass unless one of them is set
    std::string text; // words through FTS5: prefix of the last word; "…" is a phrase. Titles, quotes, texts
    std::vector<std::string> sources; // names, case folded; "who speaks"
    std::vector<std::string> parties; // "" stands for those of no known side
    std::vector<std::string> places;  // name, region or country code, case folded
    std::vector<EventType> types;
    std::vector<EventStatus> statuses;
    std::vector<Precision> precisions;
    std::vector<ArticleId> articles;
    std::vector<std::string> tags;    // that a person gave
    std::vector<std::string> reviews; // "" stands for unread
    bool bookmarked = false;          // only those
    bool hidden = false; // also those that a person hid
    friend bool operator==(const Filter&, const Filter&) = default;
};

// ---------------------------------------------------------------- what is answered

struct Count {
    std::string value; // as in Filter; for enumerations the name of names.h
    std::uint32_t events = 0;
    friend bool operator==(const Count&, const Count&) = default;
};

// The answer to a Filter: an immutable value that may cross threads.
struct Slice {
    std::uint64_t generation = 0;     // of the project when it was read: rises with every write of events
    EventRows rows;                   // dated ones by earliestStart, then id; the undated after them
    std::uint32_t undated = 0;        // how many stand at the end of rows
    std::uint32_t contested = 0;      // how many of rows hold a conflict
    std::uint32_t total = 0;          // events in the project, hidden ones left out
    std::uint32_t articles = 0;       // in the project
    std::vector<std::string> parties; // in order of first appearance in the project: gives shape and colour
    std::vector<std::string> sources, actors;
    // How many events each value would give, the other members of the filter kept (its own set aside).
    std::vector<Count> byStatus, byParty, bySource, byType, byPlace, byPrecision;
    // Span of all dated events of the project; equal where there are none.
    Instant firstInstant = 0, lastInstant = 0;
    // Density of the whole project for the overview: events and contested events per day, by day.
    struct DayCount {
        std::int32_t day = 0;
        std::uint32_t events = 0, contested = 0;
    };
    std::vector<DayCount> density;
};

struct Totals {
    std::size_t articles = 0, claims = 0, events = 0, conflicts = 0;
};

struct ArticleRow {
    ArticleId id;
    std::string path, title, publisher, agency, author, language, format, url;
    When published;
    std::uint32_t claims = 0, events = 0, cuts = 0, bytes = 0;
    std::string importedAt; // ISO 8601, UTC; for people only: never evidence
};

struct ClaimRow {
    ArticleId article;
    EventId event; // none: on no event
    Claim claim;
    Source source;
    std::string quote; // the text of claim.quote
};

// ---------------------------------------------------------------- what is written

struct ArticleEntry {
    Article article;
    std::string raw; // bytes that it was made from; kept compressed
    Facts facts;
    std::string outline; // serialized by ingest; opaque here
};

enum class Outcome { stored, duplicate, replaced }; // replaced: newer analysis of a known text

// What was read, with which analysis; makes a second import of the same folder add nothing.
struct LedgerRow {
    std::string path;
    Sha256 rawHash{};
    int analysisVersion = 0;
    std::string outcome; // "stored", "duplicate", "refused"
    std::string fault;   // of a refusal
    std::uint32_t articles = 0;
};

// A person's decision on an event or article; kept with its quotation so that it never drifts to a
// look-alike.
enum class DecisionKind : std::uint8_t {
    join,
    part,
    title,
    date,
    hide,
    bookmark,
    note,
    articleDate,
    rejectClaim,
    claimSource,
    claimStance,
    claimSpan,
    addClaim, // marked by a person where the analysis found none
    articleTitle,
    articlePublisher,
    articleAuthor,
    tag,
    untag,
    grade,  // Admiralty: "B2", of an event or an article; "" is no grade
    review, // "read", "second look", "done"; "" is unread
    facet,  // what became of a facet in dispute: "explained", "stands unresolved", "set aside", "overruled"; ""
            // is open. "state\tkey\tvalues": with what was in dispute then (facetValues)
    originCut,  // what a claim says goes back to nobody else's word
    originJoin, // it goes back to the same as another claim: "article\tclaim", as numbers
    moveClaim,  // a value of a claim answers another question: "span\tkey\tname"
    splitClaim  // a claim tells of another happening: a report of its own, with the claim's id
};

struct Decision {
    std::int64_t number = 0; // given by the store; rises
    DecisionKind kind = DecisionKind::note;
    ReportId report;   // what it is about: an event by one of its reports,
    ReportId other;    //   and the second one for join and part,
    ArticleId article; //   or an article,
    ClaimId claim;     //   or a claim
    std::string value; // new title, EDTF, note, source, stance, tag, grade; "1" or "0" for hide and bookmark
    std::string quote; // the words it rests on; of an article's field what it was before
    std::string reason, author;
    std::string madeAt; // ISO 8601, UTC
    bool undone = false;
};

struct SavedView {
    std::string name;
    std::string filter; // JSON text written by the window; opaque here
};

struct CheckReport {
    std::vector<std::string> faults; // empty: sound
    std::uint32_t articles = 0, events = 0, claims = 0;
    std::vector<std::string> lost; // decisions whose report, article or claim is there no more; they are kept
};

struct OpenOptions {
    std::uint32_t maxPages =
        0; // the file may not grow beyond that many pages of 4 KiB; 0: no limit but the disk's
};

class Project {
public:
    // The open sequence: limits, application id, version, backup and migration, WAL, quick or integrity
    // check. A file that is no project, or is made by a newer version (opened for writing), is refused and
    // left as it is.
    static Result<Project> open(const std::filesystem::path& file, Mode mode,
                                const OpenOptions& options = {});
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project(); // checkpoints and closes

    const std::filesystem::path& file() const;
    std::uint64_t generation() const;

    // --- articles and facts
    Result<Outcome> putArticle(const ArticleEntry& entry, const LedgerRow& ledger);
    Result<void> putFacts(ArticleId article, const Facts& facts, const std::string& outline); // analysed anew
    Result<void> putLedger(const LedgerRow& row);
    Result<std::optional<LedgerRow>> ledger(std::string_view path, const Sha256& rawHash) const;
    // With what people put right; facts() are as they were found (corrections.h applies the rest).
    Result<std::vector<ArticleRow>> articles() const;
    Result<Article> article(ArticleId id) const;
    Result<std::string> raw(ArticleId id) const;
    Result<Facts> facts(ArticleId id) const;
    // Every article's id and outline; for dating over the collection.
    Result<void> forEachOutline(const std::function<void(ArticleId, const std::string&)>& take) const;
    Result<ArticleId> findArticle(std::string_view idPrefix) const;

    // --- events
    Result<void> putEvents(const std::vector<Event>& events); // takes the place of all that were there
    // The same from a source that gives one after the other, so that they need not lie in memory together;
    // nullopt ends it, an error leaves all as it was.
    Result<void> putEventsFrom(const std::function<Result<std::optional<Event>>()>& next);
    // Only these: `gone` leave and `fresh` come, in one transaction. An id may stand in both.
    Result<void> changeEvents(const std::vector<EventId>& gone, const std::vector<Event>& fresh);
    // Facts were written since the events were: after a crash or a cancelled import the events are to be made
    // anew.
    bool eventsStale() const;
    Result<Slice> slice(const Filter& filter) const;
    Result<Event> event(EventId id) const; // by the id of any of its reports
    Result<EventId> findEvent(std::string_view idPrefix) const;
    Result<std::vector<Event>> events(const Filter& filter) const; // whole ones, in the order of slice()
    Result<std::vector<ClaimRow>>
    claims(const Filter& filter) const; // with an empty filter also those on no event

    // --- what lies near to an article, through the search index
    Result<Totals> totals() const;
    Result<std::vector<ArticleId>> articleIds() const; // rising
    Result<std::string> outline(ArticleId id) const;
    Result<When> published(ArticleId id) const; // the date of its facts
    // How many articles hold each of the words (lower case).
    Result<std::vector<std::uint32_t>> articlesHolding(const std::vector<std::string>& words) const;
    // Those that hold any of the words, best match first (BM25).
    Result<std::vector<ArticleId>> articlesLike(const std::vector<std::string>& words, std::size_t most) const;
    Result<std::vector<EventId>> eventsLike(const std::vector<std::string>& words, std::size_t most) const;
    // Events that tell of these articles' reports (or of their headline reports only); rising, each once.
    Result<std::vector<EventId>> eventsFrom(const std::vector<ArticleId>& articles, bool headlines) const;
    Result<std::vector<std::pair<ArticleId, ReportId>>> reportsOf(const std::vector<EventId>& events) const;

    // --- what people wrote
    Result<std::int64_t> addDecision(Decision decision); // gives its number; an empty madeAt becomes now
    Result<void> setUndone(std::int64_t number, bool undone);
    Result<std::vector<Decision>> decisions() const; // all, oldest first, undone ones too
    Result<void> putView(const SavedView& view);
    Result<void> removeView(std::string_view name);
    Result<std::vector<SavedView>> views() const;

    // --- the file itself
    // SQLite's own integrity check, foreign keys, hashes of all texts, spans inside their texts, ids that
    // lead nowhere.
    Result<CheckReport> check() const;

private:
    struct Parts;
    explicit Project(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::store

#include "store/corrections.h" // of this header: what people decided, applied
