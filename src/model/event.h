// Event: Reports of the same happening, joined over articles; its Facets with the Claims' values side by
// side.
#pragma once

#include "model/facts.h"

#include <string>
#include <vector>

namespace claimline {

enum class FacetStatus : std::uint8_t { single, agree, updated, scope, conflict };

enum class CellState : std::uint8_t { current, earlier, withdrawn };

struct Cell {
    ArticleId article;
    ClaimId claim;
    std::string source; // name for people
    std::string sourceKey;
    std::string party;     // empty: none, or not known
    std::string origin;    // "o2": equal where two cells go back to the same first speaker or agency text
    std::string originWhy; // what proves it, in words
    Answer answer;         // answer.claim means nothing here
    Stance stance = Stance::asserts;
    double certainty = 1;
    std::string quote; // the words to show, with spans in the article below
    Span quoteSpan;
    When said; // of the claim, else of the article
    CellState state = CellState::current;
    std::string body; // the one that the source speaks for by its office or by what it is called: "police"
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Facet {
    std::string key;
    std::string name;
    FacetKind kind = FacetKind::count;
    FacetStatus status = FacetStatus::single;
    std::string because;     // one sentence: why this status
    std::vector<Cell> cells; // by time said, then article, then span
    friend bool operator==(const Facet&, const Facet&) = default;
};

enum class EventStatus : std::uint8_t { single, corroborated, updated, contested };

// Which article tells of the event, and where.
struct ReportRef {
    ArticleId article;
    ReportId report;
    Span quoteSpan;
    Span timeSpan;
    When when;
    std::string quote;
    std::string timeQuote;
    friend bool operator==(const ReportRef&, const ReportRef&) = default;
};

struct Event {
    EventId id;
    std::string title;
    std::string summary; // from facets by fixed patterns, with no word that the sources did not give
    EventType type = EventType::other;
    Modality modality = Modality::happened;
    When when;
    std::vector<Place> places; // best first
    std::vector<ReportRef> reports;
    std::vector<std::pair<ArticleId, ClaimId>> claims;
    std::vector<std::string> sources; // names
    std::vector<std::string> parties;
    int origins = 0; // independent ones
    std::vector<Facet> facets;
    EventStatus status = EventStatus::single;
    int conflicts = 0; // facets in conflict
    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace claimline
