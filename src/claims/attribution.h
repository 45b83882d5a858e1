// An attribution as the rules find it: tokens of source, cue and content, before it becomes a Claim.
#pragma once

#include "claims/lexicon.h"
#include "claims/quotes.h"
#include "claims/tree.h"

#include <optional>
#include <vector>

namespace claimline::claims {

struct Attribution {
    Tokens source, cue, content;
    TokenIndex cueToken = none; // the word of the lexicon in it; none: a pull quote, a transcript
    TokenIndex speaker = none; // head of the phrase that names who speaks; of a relative "who" its antecedent
    const Cue* entry = nullptr;
    bool negated = false;
    std::optional<Stance> stance; // where the construction says it, not the cue
    ClaimForm form = ClaimForm::indirect;
    std::vector<TokenIndex>
        through;             // heads of media and venues it came through, nearest to the speaker first
    TokenIndex cited = none; // "citing a defence source": who spoke before the source

    bool hasSource() const { return !source.empty(); }
};

// What the rules look at.
struct Scene {
    const Tree& tree;
    const Lexicon& lexicon;
    const std::vector<Quote>& quotes;
    const std::vector<Timex>& timexes; // in order, disjoint
    const When& published;             // when the article was, as far as it is known

    const Timex* timeAt(TokenIndex token) const; // nullptr: none
    bool isTime(TokenIndex token) const { return timeAt(token) != nullptr; }
    // First token, and one past the last, of the sentence: where marks are typed as '' or forgotten, two
    // sentences may stand as one.
    TokenIndex startOf(TokenIndex token) const;
    TokenIndex endOf(TokenIndex token) const;
    const std::string& lemma(TokenIndex token) const { return tree[token].lemma; }
    bool in(std::string_view group, TokenIndex token) const { return lexicon.isIn(group, lemma(token)); }
};

// --- phrases.cpp: phrases that several rules need

// The words that name a source: the phrase under its head without what only adds to it (", who fled in May").
Tokens sourcePhrase(const Scene& scene, TokenIndex head);
const Cue* wordCue(const Scene& scene, CuePart part, TokenIndex token);
bool isOwned(const Scene& scene, TokenIndex token);
// The verb with its auxiliaries, particles, negation and the adverbs between them.
Tokens cuePhrase(const Scene& scene, TokenIndex verb);
bool isNegated(const Scene& scene, TokenIndex verb);
bool isNegatedVerb(const Scene& scene, TokenIndex verb); // by a word of its own, not by "no" of its subject
// Whether the head of a phrase names something that speaks: a person, a body, a country, a report.
bool canSpeak(const Scene& scene, TokenIndex head);
// The word that carries a case: "about" of "about the plan". Empty: none.
std::string caseOf(const Scene& scene, TokenIndex noun);
Tokens withoutCase(const Scene& scene, TokenIndex noun);
// The object of a verb; also one whose hedge was taken for a preposition: "reported at least nine deaths".
TokenIndex objectBehind(const Scene& scene, TokenIndex verb);
// Drops marks of punctuation at both ends, but for quotation marks.
void trim(const Tree& tree, Tokens& tokens);

// --- verbs.cpp, nouns.cpp, silence.cpp, speech.cpp, layout.cpp: each adds what it finds

void findVerbCues(const Scene& scene, std::vector<Attribution>& found);
void findNounCues(const Scene& scene, std::vector<Attribution>& found);
void findPhraseCues(const Scene& scene, std::vector<Attribution>& found); // "according to", "reportedly"
void attachQuotes(const Scene& scene, std::vector<Attribution>& found);
void findSilences(const Scene& scene, std::vector<Attribution>& found); // "has yet to comment"
void findLayoutCues(const Scene& scene,
                    std::vector<Attribution>& found); // pull quotes, transcripts, "Police: …"
// "pointed the finger at", "blamed each other"
void findBlameCues(const Scene& scene, std::vector<Attribution>& found);
// "…, the organisers at 25,000": gives the figures of a second speaker without a verb to him.
void splitGapped(const Scene& scene, std::vector<Attribution>& found);
// Leaves of attributions inside each other those that stand for themselves; orders by content.
void settle(const Scene& scene, std::vector<Attribution>& found);

} // namespace claimline::claims
