// One pass of the Linker over a document; private to linker*.cpp.
#pragma once

#include "language/knowledge/linker.h"
#include "language/knowledge/naming.h"

#include <optional>

namespace claimline::language::known {

class Linker::Run {
public:
    Run(const Linker& linker, const Words& words, const std::vector<NameSpan>& names, Document& document)
        : linker_(linker)
        , lexicon_(linker.lexicon_)
        , words_(words)
        , names_(names)
        , document_(document)
        , tokens_(document.tokens) {}
    void run();

private:
    // --- names and the entities they belong to (linker.cpp)
    NameSpan withoutOwner(NameSpan name) const;
    void named(const NameSpan& name);
    std::uint32_t firstEntity() const;
    std::vector<Mention>::const_reverse_iterator farthest() const;
    std::uint32_t byKey(std::string_view key) const;
    std::uint32_t create(Entity entity);
    void add(std::uint32_t first, std::uint32_t last, bool isNamed, std::uint32_t entity);
    std::uint32_t headOf(std::uint32_t first, std::uint32_t last) const;

    // --- states that no list knows (linker_states.cpp)
    void learnStates();
    bool isBodyOf(const NameSpan& name) const;
    bool isOwnerOfStateBody(const NameSpan& name) const;
    bool stateBodyBefore(std::uint32_t last) const;
    bool soundsLikeState(const NameSpan& name) const;
    bool isSurname(std::string_view lower) const;
    bool mayBeState(const NameSpan& name) const;
    bool stateBodyAt(std::uint32_t first, std::uint32_t last = none) const;
    const std::string* stateAt(std::uint32_t token) const;
    std::optional<Entity> ofState(const NameSpan& name) const;

    // --- bodies: their acronyms and short names (linker_bodies.cpp)
    const NameSpan* spelledOut(const NameSpan& name) const;
    bool holdsBodyNoun(std::string_view words) const;
    bool mayBeMeant(const Entity& entity, std::string_view noun, const Group& group) const;
    void defineAcronym(const NameSpan& name, std::uint32_t entity);
    std::uint32_t acronym(const NameSpan& name) const;
    std::uint32_t sameBody(const Entity& entity);
    bool isShortOf(std::string_view shorter, std::string_view longer) const;
    void learnDescribed();
    void rememberNoun(const NameSpan& name, std::uint32_t entity);
    std::uint32_t bodyNamed(std::string_view noun, const Group& group, std::uint32_t token) const;
    static bool hasWord(std::string_view text, std::string_view word);

    // --- people and the offices they hold (linker_people.cpp)
    std::uint32_t person(const NameSpan& name);
    std::uint32_t personBySurname(std::string_view key, bool single) const;
    void fillFromOffice(Entity& entity, const NameSpan& name) const;
    void speakFor(Entity& entity, const NameSpan& name) const;
    Entity bodyOfOffice(const NameSpan& name) const;
    Entity bodyBehindOffice(std::uint32_t first, std::uint32_t last) const;
    Entity bodyBeforeOffice(std::uint32_t first, std::uint32_t office, const Office& held) const;
    Entity bodyNamedIn(std::uint32_t first, std::uint32_t until, std::uint32_t last) const;
    Entity bodyOfNoun(std::uint32_t noun) const;
    Entity entityOr(std::uint32_t index) const;
    std::uint32_t ownerBefore(std::uint32_t token) const;
    std::uint32_t namelessHolder(const Entity& entity, const NameSpan& name);
    void rememberOffices(std::uint32_t entity, const NameSpan& name);
    char genderOf(const NameSpan& name) const;
    bool officeOf(std::uint32_t first, std::uint32_t at, std::uint32_t end, std::uint32_t country);
    std::uint32_t holder(const Office& office, std::string_view country) const;

    // --- pronouns, and nouns that stand for a name (linker_references.cpp)
    void common(std::uint32_t token);
    bool pronoun(std::uint32_t token);
    bool looksAhead(std::uint32_t token) const;
    std::uint32_t personBefore(std::uint32_t token, char gender);
    int subjectScore(const Mention& mention) const;
    bool isMainSubject(std::uint32_t token) const;
    std::uint32_t bodyBefore(std::uint32_t token) const;
    std::uint32_t speakerBefore(std::uint32_t token) const;
    std::uint32_t bodyAt(std::uint32_t token) const;
    static bool isBody(const Entity& entity);
    bool isSubjectOrSource(const Mention& mention) const;
    std::uint32_t groupBefore(std::uint32_t token) const;
    bool adjectiveGroup(std::uint32_t token);
    bool genitiveGroup(std::uint32_t token);
    bool groupNoun(std::uint32_t first, std::uint32_t at, std::uint32_t country);
    bool definite(std::uint32_t token);
    bool longDefinite(std::uint32_t token);
    bool endsPhrase(std::uint32_t token) const;

    const Linker& linker_;
    const Lexicon& lexicon_;
    const Words& words_;
    const std::vector<NameSpan>& names_;
    Document& document_;
    const std::vector<Token>& tokens_;
    ByWord<std::uint32_t> keys_, acronyms_;
    ByWord<std::uint32_t> called_;    // a noun that the text set beside a name → that entity
    ByWord<std::uint32_t> described_; // a noun → the token where it first stands described and unnamed
    ByWord<std::string> states_; // a state or its adjective in lower case → the state as the text has it
    std::vector<char> genders_;  // beside entities
    std::vector<std::vector<std::string>> held_; // offices, beside entities
    std::uint32_t done_ = 0;                     // tokens before it are spoken for
};

} // namespace claimline::language::known
