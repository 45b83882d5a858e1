// Facts: all that the analysis finds in one article. A pure function of the article and of the date that it
// is taken to have; plain values, in the order of the text.
#pragma once

#include "model/article.h"

#include <cstdint>
#include <string>
#include <vector>

namespace claimline {

// ---------------------------------------------------------------- times

enum class TimexType : std::uint8_t { date, time, duration, set }; // TIMEX3

// How the thing that is dated stands to the article: what a plan dates has not happened.
enum class Outlook : std::uint8_t { past, ongoing, planned, hypothetical, unknown };

// What an expression is counted from; "article" moves when the article's date does.
enum class TimeAnchor : std::uint8_t { none, article, previous };

struct Timex {
    Span span;
    TimexType type = TimexType::date;
    std::string value; // TIMEX3: "2024-11-19", "P3D", "PAST_REF"; "XXXX-11-19" where the year is not known
    When when;         // known only where a calendar stretch follows from it
    TimeAnchor anchor = TimeAnchor::none;
    Outlook outlook = Outlook::unknown;
    friend bool operator==(const Timex&, const Timex&) = default;
};

// ---------------------------------------------------------------- sources and claims

enum class SourceKind : std::uint8_t {
    government,
    military,
    company,
    organisation,
    person,
    media,
    anonymous,
    document,
    crowd,
    unknown
};

// Who speaks. Two mentions with equal key are one Source, over articles too.
struct Source {
    std::string key;  // canonical, lower case: "ru:ministry of defence"; anonymous ones are keyed by article
    std::string name; // for people: "Russian Ministry of Defence", "a defence source"
    SourceKind kind = SourceKind::unknown;
    std::string country; // ISO 3166-1 alpha-2, empty: not known, never guessed
    std::string party;   // the side that it speaks for: a country, "EU", "NATO", a company; empty: none
    std::string office;  // "Kremlin spokesman"
    friend bool operator==(const Source&, const Source&) = default;
};

enum class Stance : std::uint8_t { asserts, denies, declines, unverified };

// attitude: the source wants, plans, fears, praises; it tells of no happening, and its content is no fact.
enum class ClaimForm : std::uint8_t { direct, indirect, mixed, pullQuote, passive, narrator, attitude };

constexpr std::uint32_t none = 0xFFFFFFFF; // no index

struct Claim {
    ClaimId id;
    std::vector<Span> source; // pieces; empty where none is named (passive, narrator)
    std::vector<Span> cue;
    std::vector<Span> content;
    Span quote;                   // the sentence or sentences to show
    std::uint32_t speaker = none; // into Facts::sources; a narrator claim's is the publisher's
    std::string cueLemma;         // "say"
    Stance stance = Stance::asserts;
    ClaimForm form = ClaimForm::indirect;
    double certainty = 1;           // 0 to 1: how firmly the source commits itself
    std::vector<std::string> chain; // from the first speaker to this article's publisher
    std::string origin;             // key of the first speaker or agency text that it goes back to
    bool reverses = false;          // "now acknowledges": replaces what the same source said before
    When said;                      // when the source said it, where the text tells
    friend bool operator==(const Claim&, const Claim&) = default;
};

// ---------------------------------------------------------------- what happened

enum class EventType : std::uint8_t {
    attack,
    battle,
    deployment,
    accident,
    disaster,
    protest,
    justice,
    statement,
    threat,
    talks,
    sanction,
    aid,
    policy,
    election,
    economy,
    cyber,
    science,
    other
};

enum class Modality : std::uint8_t { happened, claimed, planned, hypothetical, denied, background };

struct Place {
    std::string name;    // "Karachev"
    std::string region;  // "Bryansk Oblast"
    std::string country; // ISO 3166-1 alpha-2
    double latitude = 0;
    double longitude = 0;
    bool located = false; // latitude and longitude hold
    Span span;
    friend bool operator==(const Place&, const Place&) = default;
};

enum class FacetKind : std::uint8_t { count, amount, yesNo, category, actor, place, time };

enum class Hedge : std::uint8_t { exact, about, atLeast, atMost, range, vague };

// What a figure counts. Figures of different scope are never in conflict.
struct Scope {
    std::string
        who; // lemma of a narrower group that is counted: "child", "soldier", "ukraine" (whose); empty: all
    std::string part;  // "of which", "including": this is part of another figure; empty: the whole
    std::string reach; // "event" (the default), "day", "since <EDTF>", "total"; as the words say
    When asOf;
    friend bool operator==(const Scope&, const Scope&) = default;
};

// A part: the figure stood before, and the text gives the one that took its place.
inline constexpr const char* earlierFigure = "earlier figure";

// Keys of questions whether arms were used: asked only where somebody says no.
inline constexpr const char* useOf = "yes:use:";

// A value that a claim gives to a question about what happened.
struct Answer {
    std::string facet; // canonical key, built from the text's own words by the lexicon:
                       // "count:missile:shoot_down", "yes:damage"
    std::string name;  // for people: "missiles shot down"
    FacetKind kind = FacetKind::count;
    std::string value; // normalised, for people: "5", "about 115 km", "arms depot", "no"
    double low = 0;    // bounds of a count or amount in `unit`; yesNo: 1 or 0
    double high = 0;   // infinity: open above
    std::string unit;  // "missile", "km", "USD"
    Hedge hedge = Hedge::exact;
    Scope scope;
    Span span;                  // the words of the value
    std::uint32_t claim = none; // into Facts::claims
    bool denied = false;        // the claim denies this value
    friend bool operator==(const Answer&, const Answer&) = default;
};

struct Report {
    ReportId id;
    Span span;  // the clause that tells it
    Span quote; // its sentence
    Span predicate;
    std::vector<Span>
        mentions;      // the predicates of every mention that it is put together from, in order; this one too
    std::string lemma; // of the predicate: "strike"
    std::string title; // like a desk's note: "Six missiles fired at Bryansk region"
    EventType type = EventType::other;
    Modality modality = Modality::happened;
    bool headline = false; // what the article is about; at most one
    When when;
    Span timeSpan;                    // the expression that dates it; empty: the narrative's or article's day
    std::vector<Place> places;        // nearest first
    std::vector<std::string> actors;  // keys of who did it: "ukraine"
    std::vector<std::string> targets; // keys or lemmas of whom or what it was done to
    std::vector<std::uint32_t> claims; // into Facts::claims: those that tell of it
    std::vector<Answer> answers;
    std::vector<std::pair<std::string, float>>
        terms; // weighted words that describe it, for likeness; sorted by word
    friend bool operator==(const Report&, const Report&) = default;
};

struct Facts {
    When published;                       // the date taken for the article
    std::vector<std::string> dateReasons; // every piece of evidence for it, in words
    std::vector<Timex> timexes;
    std::vector<Place> places;
    std::vector<Source> sources;
    std::vector<Claim> claims;
    std::vector<Report> reports;
    friend bool operator==(const Facts&, const Facts&) = default;
};

} // namespace claimline
