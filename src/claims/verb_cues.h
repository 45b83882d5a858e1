// The rules for cues that are verbs. Who speaks is in subjects.cpp, how far what is said reaches in
// reaches.cpp, the rest in verbs.cpp.
#pragma once

#include "claims/attribution.h"

#include <string>
#include <vector>

namespace claimline::claims {

struct Subject {
    TokenIndex head = none;    // as it stands in the text: may be "who"
    TokenIndex speaker = none; // who is meant
    Tokens words;
    Tokens cueBefore; // of verbs between the subject and the cue: "went on to"
};

bool isRelative(const Scene& scene, TokenIndex token); // "who", "which", "that"
bool isNominal(const Tree& tree, TokenIndex token);
bool isPassive(const Tree& tree, TokenIndex verb);

class VerbCues {
public:
    VerbCues(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {}

    void at(TokenIndex verb);

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;

    Subject subjectOf(TokenIndex verb, int depth = 0) const;
    Subject named(TokenIndex head) const;
    void complete(Subject& subject, TokenIndex verb) const;
    Subject nounWithout(TokenIndex noun, TokenIndex participle) const;
    void takeRelative(Subject& subject, TokenIndex verb) const;
    bool onOneSide(TokenIndex subject, TokenIndex verb) const;
    Subject nounPhraseAt(TokenIndex token, TokenIndex first, TokenIndex last) const;
    Subject subjectBehind(TokenIndex verb) const;
    Tokens figureBehind(TokenIndex verb) const;
    Subject subjectAhead(TokenIndex verb) const;
    bool isAged(TokenIndex comma) const;
    Subject subjectClosedBefore(TokenIndex verb) const;
    Subject subjectBetweenCommas(TokenIndex first, TokenIndex close) const;
    Subject subjectAtStart(TokenIndex first, TokenIndex last) const;
    Subject speakerOf(TokenIndex verb, const Cue& cue) const;
    Subject subjectOfSentence(TokenIndex verb) const;
    bool isStrong(TokenIndex token) const;
    bool opensSaying(TokenIndex token) const;
    bool isAttributed(const Quote& quote) const;
    bool opensAside(TokenIndex comma) const;
    TokenIndex borderOf(TokenIndex verb) const;
    bool startsReport(TokenIndex token, TokenIndex beside = none) const;
    Tokens fenced(TokenIndex verb, const Subject& subject) const;
    void extend(TokenIndex verb, const Subject& subject, Tokens& content) const;
    Tokens insteadOfOpening(TokenIndex verb, const Subject& subject, const Tokens& content) const;
    Tokens clauseBehind(TokenIndex verb, const Subject& subject) const;
    void takeName(Subject& subject, TokenIndex verb) const;
    void takeHost(Subject& subject, TokenIndex verb) const;
    void moveHead(Subject& subject, TokenIndex verb) const;
    void keepRun(Subject& subject) const;
    void keepLastClause(Subject& subject) const;
    void dropUnclosed(Subject& subject) const;
    void reachBack(Subject& subject, TokenIndex verb) const;
    void reachToVerb(Subject& subject, TokenIndex verb) const;
    void takeOpening(Subject& subject, TokenIndex verb) const;
    bool opensClause(TokenIndex token) const;
    void closeBrackets(Subject& subject, TokenIndex verb) const;
    void takeApposition(Subject& subject, TokenIndex verb) const;
    Tokens restOfSentence(TokenIndex verb, const Subject& subject) const;
    void active(TokenIndex verb, const Cue& cue);
    void dropOpening(TokenIndex verb, Attribution& found) const;
    bool lacksPredicate(TokenIndex verb) const;
    bool isClause(const Subject& subject) const;
    bool isNobody(const Subject& subject) const;
    void splitClaim(Subject& subject) const;
    void passive(TokenIndex verb, const Cue& cue);
    bool asked(TokenIndex verb, const Cue& cue);
    void appearing(TokenIndex verb, const Cue& cue);

    bool carriesNoun(TokenIndex verb) const;
    bool hasOtherSense(TokenIndex verb, const Cue& cue) const;
    bool passesOnSpeech(TokenIndex verb) const;
    Tokens passiveContent(TokenIndex verb, const Cue& cue) const;
    Tokens asClause(TokenIndex verb) const;
    Tokens antecedentOf(TokenIndex verb) const;
    Tokens figureOf(TokenIndex verb, const Cue& cue, TokenIndex object) const;
    Tokens retracted(TokenIndex verb, TokenIndex object) const;
    TokenIndex thatBehind(TokenIndex verb) const;
    Tokens activeContent(TokenIndex verb, const Cue& cue, Attribution& found) const;
    Tokens clauseOf(TokenIndex verb, const Cue& cue) const;
    Tokens objectOf(TokenIndex verb, const Cue& cue, TokenIndex object) const;
    bool completes(TokenIndex child, const Cue& cue, const std::string& marker) const;
    Tokens governed(TokenIndex verb, const Cue& cue, Attribution& found) const;
    Tokens hostOf(TokenIndex verb, const Subject& subject) const;
    Tokens sentenceBefore(TokenIndex verb, const Subject& subject) const;
    bool standsAtEnd(TokenIndex verb, const Subject& subject) const;
    void takeNeither(TokenIndex verb, Attribution& found) const;
    void joinNeither(TokenIndex verb, Attribution& found) const;
};

} // namespace claimline::claims
