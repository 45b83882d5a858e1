// One pass of the NameFinder over a document; private to names*.cpp.
#pragma once

#include "language/knowledge/names.h"
#include "language/knowledge/naming.h"

#include <unordered_set>

namespace claimline::language::known {

struct TaggedName;
struct TaggedText;

class NameFinder::Scan {
public:
    Scan(const NameFinder& finder, const Words& words)
        : lexicon_(finder.lexicon_)
        , gazetteer_(finder.gazetteer_)
        , tagger_(finder.tagger_)
        , words_(words)
        , document_(words.document())
        , tokens_(document_.tokens) {}
    std::vector<NameSpan> run();

private:
    struct Listed {
        std::uint32_t last = 0;
        std::uint32_t body = none, country = none, adjective = none;
        explicit operator bool() const { return last != 0; }
    };
    struct Context {
        bool person = false; // a title or office stands before
        bool former = false;
        char gender = 0;
        std::uint32_t of = none; // country of an adjective before
        std::uint32_t officeFirst = 0, officeLast = 0;
    };
    using Guess = std::pair<NameKind, bool>;
    struct Uses {
        int acts = 0, inPlace = 0;
    };

    static bool isOneOf(Upos upos, std::initializer_list<Upos> list) {
        return std::ranges::find(list, upos) != list.end();
    }
    static bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
        return claimline::language::known::isOneOf(word, list);
    }

    static bool isHyphen(std::string_view text) { return isOneOf(text, {"-", "–", "‑", "‐"}); }

    // --- the whole text, before and after (names.cpp)
    void learnCapitals();
    bool isTitleCase(bool heading) const;
    void readAnew();
    void learnActors();
    bool isActor(const NameSpan& name) const;

    // --- rules and learnt weights together (names_weighed.cpp)
    void weigh(const NameTagger& tagger);
    bool isRefused(const TaggedName& name);
    void agree(std::vector<TaggedName>& names) const;
    bool standsInPlace(std::uint32_t token) const;
    static bool isListedName(const NameSpan& name);
    bool speaksAsBody(const NameSpan& name) const;
    bool isKnownTown(const NameSpan& name) const;
    bool holdsBorders(const NameSpan& rule, const TaggedName& name) const;
    bool holdsAlone(const NameSpan& name, const TaggedText& tagged) const;
    void choose(const TaggedName& name, std::span<const NameSpan> rules, std::vector<NameSpan>& out);
    bool namesSpeakingBody(std::uint32_t first, std::uint32_t last) const;
    NameSpan asSpan(TaggedName name);

    // --- names that the text shows to be bodies (names_bodies.cpp)
    void readBodies();
    SourceKind shownAs(const NameSpan& name) const;
    SourceKind namedByNounBefore(const NameSpan& name) const;
    SourceKind namedByNounBehind(const NameSpan& name) const;
    bool spokenForByOffice(const NameSpan& name) const;
    bool speaksThroughOffice(const NameSpan& name) const;
    bool calledIt(const NameSpan& name) const;
    void learnShortNames(ByWord<SourceKind>& shown) const;
    bool mayBePerson(const NameSpan& name, bool surePerson) const;

    // --- runs of words that may be names (names_runs.cpp)
    bool isNameWord(std::uint32_t token) const;
    bool opensWithDirection(std::uint32_t token) const;
    bool followsGivenName(std::uint32_t token) const;
    bool opensName(std::uint32_t token) const;
    bool nextIsName(std::uint32_t token) const;
    bool isListed(std::uint32_t token) const;
    Listed listedAt(std::uint32_t token) const;
    bool bodyHolds(std::uint32_t token, std::uint32_t last) const;
    void scanSentence();
    std::uint32_t runFrom(std::uint32_t token) const;
    std::uint32_t placeEnd(std::uint32_t token) const;
    bool isWellKnown(std::span<const std::uint32_t> records) const;
    bool endsRun(std::uint32_t token) const;
    bool listedEnd(std::uint32_t token) const;
    bool linksOn(std::uint32_t first, std::uint32_t at) const;
    bool takesOf(std::uint32_t first, std::uint32_t at) const;
    bool hasBodyThenOf(std::uint32_t first, std::uint32_t at) const;

    // --- from a run to names (names_parts.cpp)
    void splitRun(std::uint32_t first, std::uint32_t last);
    bool endsInBody(std::uint32_t first, std::uint32_t last) const;
    bool inBody(std::uint32_t at, std::uint32_t last) const;
    void takeAffiliation(std::uint32_t first, std::uint32_t last, Context& context);
    std::uint32_t takeListed(const Listed& listed, std::uint32_t at, std::uint32_t last, Context& context);
    std::uint32_t countryOf(std::uint32_t body) const;
    std::uint32_t bodyEnd(std::uint32_t from, std::uint32_t last) const;
    void emitBody(std::uint32_t first, std::uint32_t last, Context& context, std::uint32_t country);
    void flush(std::uint32_t first, std::uint32_t last, Context& context);
    bool isCommonHead(std::uint32_t token) const;
    void emit(std::uint32_t first, std::uint32_t last, Context& context, NameKind kind, bool sure);
    std::uint32_t genitiveCountry(std::uint32_t first) const;
    std::uint32_t countryBehind(std::uint32_t last) const;

    // --- offices beside names (names_offices.cpp)
    bool followsOffice(std::uint32_t first) const;
    std::uint32_t officeAt(std::uint32_t at, std::uint32_t last) const;
    void setOfficeBefore(NameSpan& name, const Context& context) const;
    bool belongsToOffice(std::uint32_t token) const;
    bool opensOffice(std::uint32_t token) const;
    bool isFormer(std::uint32_t first, std::uint32_t last) const;
    void findOfficeBehind(NameSpan& name) const;
    void findOfficeAhead(NameSpan& name) const;
    bool staysInOffice(std::uint32_t token) const;

    // --- kinds of names (names_kinds.cpp)
    Guess classify(std::uint32_t first, std::uint32_t last, const Context& context) const;
    bool namesPlace(std::uint32_t first, std::uint32_t last) const;
    Guess classifyByPlace(std::uint32_t first, std::uint32_t last) const;
    bool hasDigit(std::uint32_t first, std::uint32_t last) const;
    bool isDateline(std::uint32_t first, std::uint32_t last) const;
    bool actsAsBody(std::uint32_t token) const;
    static bool isInitial(std::string_view text);
    bool looksLikePerson(std::uint32_t first, std::uint32_t last) const;
    bool isCalledPlace(std::uint32_t token) const;
    bool isRegion(std::uint32_t token) const;
    bool isInGazetteer(std::uint32_t first, std::uint32_t last) const;
    bool placeContext(std::uint32_t first, std::uint32_t last) const;

    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const NameTagger* tagger_;
    const Words& words_;
    const Document& document_;
    const std::vector<Token>& tokens_;
    ByWord<Uses> uses_;
    std::unordered_set<std::string_view> small_, capital_;
    std::uint32_t begin_ = 0, end_ = 0;
    bool titleCase_ = false;
    std::vector<NameSpan> names_;
};

} // namespace claimline::language::known
