// Resolve: across articles. Dates of the undated, Events from Reports, Facets from Answers, conflicts.
//
//   auto resolver = resolve::Resolver::load(english.folder());
//   resolve::Dating dating = resolver->dateArticles(outlines);            // then analyse those articles anew
//   std::vector<Event> events = resolver->events(articles, decisions);
//
// Both are pure; the result does not depend on the order of the input. The program never decides who is
// right.
#pragma once

#include "model/event.h"
#include "model/facts.h"
#include "model/mention.h"
#include "model/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace claimline::resolve {

// An article as resolve sees it.
struct ArticleFacts {
    ArticleId id;
    std::string title, publisher, agency;
    std::string text;             // for quotes and for the share of copied text
    const Facts* facts = nullptr; // outlives the call
};

// What the collection must know of an article in order to date those that carry no date.
struct DateOutline {
    ArticleId id;
    When published;                                 // known, or not
    std::vector<std::pair<Day, double>> candidates; // time::ArticleDate::candidates
    unsigned month = 0, dayOfMonth = 0, weekday = 0;
    std::vector<std::pair<std::string, float>> terms; // weighted words of the whole article, sorted by word
};

struct DatedArticle {
    ArticleId id;
    When published; // basis inferred; `because` in words, naming the articles that it leans on
    std::vector<std::string> reasons;
};

// Where a value comes from, put right by a person: it goes back to nobody else's word (no `with`), or to the
// same as another claim does. A claim of 0 stands for the article's own words.
struct OriginEdit {
    ArticleId article;
    ClaimId claim;
    ArticleId withArticle;
    ClaimId withClaim;
};

// What people decided; kept apart from the analysis and respected by it.
struct Decisions {
    std::vector<std::pair<ReportId, ReportId>> joined;
    std::vector<std::pair<ReportId, ReportId>> parted; // never joined again
    std::vector<std::pair<ReportId, std::string>> titles;
    std::vector<std::pair<ReportId, When>> dates;
    std::vector<OriginEdit> origins; // in order: the last word counts
};

// A report by where it stands: the number is its index in the article's Facts::reports.
struct ReportRefId {
    ArticleId article;
    ReportId report;
    std::uint32_t number = 0;
};
using ReportGroup = std::vector<ReportRefId>; // the reports of one event

// What is known of the whole collection when only a part of it is at hand: a word's weight rests on how many
// articles hold it.
struct Background {
    double articles = 0;
    std::function<double(const std::string& word)> holding; // how many of them hold the word (lower case)
};

class Vocabulary;
class StoryWeights;

// Two articles that may be about one happening, and what speaks for and against it, beside
// storyEvidenceNames().
struct StoryPair {
    ArticleId a, b;
    std::vector<float> evidence;
};
std::vector<std::string> storyEvidenceNames();

// Takes the reports of one article after the other and keeps of each only what pairing asks, some hundred
// bytes: a collection need not lie in memory.
class Pairing {
public:
    Pairing(Pairing&&) noexcept;
    Pairing& operator=(Pairing&&) noexcept;
    ~Pairing();

    // Articles in rising order of ids.
    void add(const ArticleFacts& article);
    // Of the article only those of its reports that `which` holds, by their numbers in it.
    void add(const ArticleFacts& article, std::vector<std::uint32_t> which);

    // The reports of each event; within one by article, then by place in the article. `whole`: the collection
    // that they are a part of; null: they are all.
    std::vector<ReportGroup> run(const Decisions& decisions, const Background* whole = nullptr) const;

    // What run() weighs to tell which articles are about one happening: for learning the weights.
    std::vector<StoryPair> storyPairs() const;

private:
    friend class Resolver;
    Pairing(const Vocabulary& vocabulary, const StoryWeights& weights);
    struct Held;
    std::unique_ptr<Held> held_;
};

// Two passages of which not both can hold, or of which the later takes the place of the earlier.
struct ConflictPair {
    std::string kind; // name of the facet
    bool update = false;
    ArticleId a, b; // a is said first, else has the smaller id
    Span aSpan, bSpan;
    friend bool operator==(const ConflictPair&, const ConflictPair&) = default;
};

// The pairs of cells behind the facets of an event that are in conflict or updated.
std::vector<ConflictPair> conflictPairs(const Event& event);

// An article as the joining of its mentions sees it.
struct MentionArticle {
    std::uint32_t story = 0; // only articles of one story are compared
    const Facts* facts = nullptr;
    const std::vector<Mention>* mentions = nullptr; // in order of the text
};

struct MentionRef {
    std::uint32_t article = 0, mention = 0; // their numbers
};

// Two articles or two mentions by their numbers in what was asked about, and what speaks for and against that
// they are about the same, beside articleEvidenceNames() or mentionEvidenceNames().
struct EvidencePair {
    std::uint32_t a = 0, b = 0;
    bool kin = false; // of mentions: one word, family or sense; else the words may stand for one another
    std::vector<float> evidence;
};
std::vector<std::string> articleEvidenceNames();
std::vector<std::string> mentionEvidenceNames();

class Resolver {
public:
    static Result<Resolver> load(const std::filesystem::path& languageFolder);
    Resolver(Resolver&&) noexcept;
    Resolver& operator=(Resolver&&) noexcept;
    ~Resolver();

    // The share of all texts in the language in which the word (lower case) is to be expected.
    double share(const std::string& word) const;

    // Weighted words of an article for DateOutline::terms.
    std::vector<std::pair<std::string, float>> outlineTerms(std::string_view title,
                                                            std::string_view text) const;

    // Dates for those articles that have none or an unsure one and for which the others give evidence.
    std::vector<DatedArticle> dateArticles(const std::vector<DateOutline>& articles,
                                           const Background* whole = nullptr) const;

    // The two steps of events() below, for collections that do not fit into memory: which reports belong
    // together, then one event after the other.
    Pairing pairing() const;
    Event event(const std::vector<std::pair<const ArticleFacts*, std::uint32_t>>& reports,
                const Decisions& decisions = {}) const;

    // Every report ends in exactly one event; events by time, then id.
    std::vector<Event> events(const std::vector<ArticleFacts>& articles,
                              const Decisions& decisions = {}) const;

private:
    struct Parts;
    explicit Resolver(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// Apart from the Resolver because projects do not keep mentions: its tables are read where somebody asks.
// Immutable, shared by threads.
class MentionJoiner {
public:
    static Result<MentionJoiner> load(const std::filesystem::path& languageFolder);
    MentionJoiner(MentionJoiner&&) noexcept;
    MentionJoiner& operator=(MentionJoiner&&) noexcept;
    ~MentionJoiner();

    // Which mentions tell of the same happening, within an article and over the articles of a story: the
    // cluster of each mention of each article.
    std::vector<std::vector<std::uint32_t>> join(const std::vector<MentionArticle>& articles) const;

    // What join() weighs between the articles of one story, and between those of `which` that are kin or
    // related: for learning the weights. The odds of articles rest on `articleWeights`.
    std::vector<EvidencePair> articlePairs(const std::vector<MentionArticle>& articles) const;
    std::vector<EvidencePair> mentionPairs(const std::vector<MentionArticle>& articles,
                                           const std::vector<MentionRef>& which,
                                           const std::vector<float>& articleWeights) const;

private:
    struct Parts;
    explicit MentionJoiner(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::resolve
