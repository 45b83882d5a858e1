// Lexicon: what the lists of a language know of names: countries, seats, bodies, offices, titles, given
// names, spellings. Values only; what to make of them in a text is for NameFinder and Linker.
#pragma once

#include "language/knowledge/phrases.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimline::language::known {

template<class Value>
using ByWord = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

struct Country {
    std::string code, name, key, adjective; // "UA", "Ukraine", "ukraine", "Ukrainian"
    std::vector<std::string> capitals;
};

// A body or medium that the lists name; also what a seat such as "the Kremlin" stands for.
struct KnownBody {
    std::string key, name, country, party;
    SourceKind kind = SourceKind::unknown;
    bool seat = false;
};

struct Office {
    std::string name;                      // lower case
    SourceKind kind = SourceKind::unknown; // unknown: that of the body it belongs to
    bool one = false;                      // only one holder at a time
    bool speaks = true;                    // for its country or body; a lawmaker does not
};

struct Title {
    SourceKind kind = SourceKind::person;
    char gender = 0; // 'm', 'f' or 0
};

struct BodyNoun {
    SourceKind kind = SourceKind::organisation;
    bool party = false; // speaks for its country
    bool own = false;   // speaks for itself: a union, a movement
};

struct Group {
    SourceKind kind = SourceKind::organisation;
    bool party = false, one = false;
    bool generic = false; // may mean any body: "the agency", "the organisation"
};

struct BodyName {
    std::string name; // canonical: "ministry of defence"
    SourceKind kind = SourceKind::government;
};

enum class PlaceRole : std::uint8_t {
    before = 1,
    behind = 2,
    region = 4,
    near = 8,
    at = 16,
    opens = 32,
    street = 64
};

class Lexicon {
public:
    static Result<Lexicon> load(const std::filesystem::path& languageFolder);

    Phrases<std::uint32_t> countryNames, demonyms; // into countries
    Phrases<std::uint32_t> bodies;                 // into knownBodies
    Phrases<Office> offices{Letters::anyCase};
    Phrases<Title> titles;
    ByWord<std::string> holders; // "president biden", who ever held it → code of the country; empty: of several
    std::vector<Country> countries;
    std::vector<KnownBody> knownBodies;
    ByWord<std::uint32_t> capitals;                // folded name of a capital → country
    ByWord<std::uint32_t> codes;                   // "UA" → country
    ByWord<BodyNoun> bodyNouns;                    // lower case
    ByWord<Group> groups;                          // lower case
    ByWord<char> givenNames;                       // lower case → 'm', 'f', 'x'
    ByWord<bool> surnames;                         // lower case
    ByWord<BodyName> bodyNames;                    // folded and respelt
    std::unordered_set<std::string> stateBodies;   // those names that only a state's bodies bear
    ByWord<bool> commonCapitals;                   // as written → whether it may open a name: "East Orange"
    ByWord<std::string> regionShorts;              // "Fla." → "Florida"
    ByWord<std::uint8_t> placeWords;               // roles
    std::vector<std::string> stateEndings;         // "stan"
    ByWord<bool> eventHeads;                       // lower case, behind a name: "Harvest Festival"
    Phrases<bool> eventOpenings{Letters::anyCase}; // "Cyclone Dana"

    bool hasPlaceRole(std::string_view lowerWord, PlaceRole role) const;
    bool endsLikeState(std::string_view lowerWord) const;
    const Country* country(std::string_view code) const;

    // The country of an office that somebody of that surname is known to have held; empty where nobody is.
    std::string_view countryOfHolder(std::string_view office, std::string_view surname) const;

    // A folded name with every word respelt: of bodies ("defense" → "defence"), or of people ("zelensky" →
    // "zelenskyy").
    std::string respellBody(std::string_view folded) const;
    std::string respellPerson(std::string_view folded) const;
    std::string respellPlace(std::string_view folded) const;

    // The canonical name of a kind of body, respelt: "defence ministry" → "ministry of defence", and its
    // kind.
    BodyName canonicalBody(std::string_view foldedAndRespelt) const;

private:
    Result<void> readCountries(const std::filesystem::path& folder);
    Result<void> readBodies(const std::filesystem::path& folder);
    Result<void> readOffices(const std::filesystem::path& folder);
    Result<void> readWords(const std::filesystem::path& folder);
    void addBody(KnownBody body, const std::vector<std::string>& names);

    ByWord<std::string> wordSpellings_, nameSpellings_, placeSpellings_;
};

} // namespace claimline::language::known
