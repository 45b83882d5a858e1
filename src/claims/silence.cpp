// Who says nothing: "has yet to comment", "could not be reached", "no official confirmation from the army".
// What nobody asked for is no silence: only verbs and nouns of answering count, and only where they are
// denied.
#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

class Silences {
public:
    Silences(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {
        for (const Attribution& attribution : found)
            if (!attribution.content.empty())
                known_.push_back(attribution.cueToken);
        std::ranges::sort(known_);
    }

    void verb(TokenIndex at, const std::string& frame);
    void unavailable(TokenIndex at);
    void noun(TokenIndex at);

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
    std::vector<TokenIndex> known_; // cues of attributions that stand already

    bool isKnown(TokenIndex at) const { return std::ranges::binary_search(known_, at); }
    bool isDenied(TokenIndex verb) const;
    TokenIndex subjectOf(TokenIndex verb) const;
    TokenIndex phraseWith(TokenIndex at, std::string_view group) const;
    void put(TokenIndex at, TokenIndex speaker, Tokens cue, Tokens content);
};

// "did not", "has yet to", "neither side".
bool Silences::isDenied(TokenIndex verb) const {
    if (isNegated(scene_, verb))
        return true;
    const TokenIndex above = tree_[verb].head;
    if (tree_[verb].deprel != Deprel::xcomp || above == none)
        return false;
    return std::ranges::any_of(tree_.children(above),
                               [&](TokenIndex child) { return child < verb && scene_.in("unable", child); });
}

TokenIndex Silences::subjectOf(TokenIndex verb) const {
    for (int depth = 0; depth < 3 && verb != none; ++depth, verb = tree_[verb].head) {
        for (const Deprel relation : {Deprel::nsubj, Deprel::nsubjPass})
            if (const TokenIndex subject = tree_.child(verb, relation); subject != none)
                return subject;
        const Deprel relation = tree_[verb].deprel;
        if (relation != Deprel::xcomp && relation != Deprel::conj)
            return none;
    }
    return none;
}

// The phrase under a word that opens with a preposition of the group: "from the army", "about the strike".
TokenIndex Silences::phraseWith(TokenIndex at, std::string_view group) const {
    for (const TokenIndex child : tree_.children(at)) {
        const std::string marker = caseOf(scene_, child);
        const TokenIndex mark = tree_.child(child, Deprel::mark);
        if (child > at && !scene_.isTime(child) &&
            (scene_.lexicon.isIn(group, marker) ||
             (mark != none && mark < child && scene_.lexicon.isIn(group, tree_.lower(mark)))))
            return child;
    }
    return none;
}

void Silences::put(TokenIndex at, TokenIndex speaker, Tokens cue, Tokens content) {
    if (speaker == none || !canSpeak(scene_, speaker) || scene_.isTime(speaker))
        return;
    Attribution silence;
    silence.cueToken = at;
    silence.entry = scene_.lexicon.find(CuePart::verb, "comment");
    silence.stance = Stance::declines;
    silence.source = sourcePhrase(scene_, speaker);
    silence.speaker = speaker;
    silence.cue = std::move(cue);
    silence.content = std::move(content);
    remove(silence.source, silence.content); // "from Estmark of the strike", one phrase in the tree
    remove(silence.source, silence.cue);
    remove(silence.content, silence.cue);
    if (silence.entry != nullptr && !silence.source.empty() && !silence.cue.empty() &&
        !silence.content.empty())
        found_.push_back(std::move(silence));
}

// "did not comment", "could not be reached", "did not return calls": what the verb needs beside it is its
// frame.
void Silences::verb(TokenIndex at, const std::string& frame) {
    if (isKnown(at) || !isDenied(at) || tree_.hasChild(at, Deprel::ccomp))
        return;
    const bool passive = tree_.hasChild(at, Deprel::auxPass);
    const TokenIndex object = tree_.child(at, Deprel::obj);
    const bool fits = frame == "passive"  ? passive
                      : frame == "object" ? object != none && scene_.in("call", object)
                                          : !passive && object == none;
    if (!fits)
        return;
    Tokens cue = cuePhrase(scene_, at), content;
    if (frame == "object")
        content = tree_.subtree(object);
    else if (const TokenIndex asked = phraseWith(at, "asked"); asked != none)
        content = tree_.subtree(asked);
    else
        content = {at};
    if (const TokenIndex above = tree_[at].head; tree_[at].deprel == Deprel::xcomp && above < at)
        cue = range(cuePhrase(scene_, above).front(), at + 1); // "has yet to comment"
    remove(cue, content);
    put(at, subjectOf(at), std::move(cue), std::move(content));
}

// "was not available for comment".
void Silences::unavailable(TokenIndex at) {
    const TokenIndex asked = phraseWith(at, "asked");
    if (isKnown(at) || asked == none || !scene_.lexicon.isIn("answer", tree_.lower(asked)) || !isDenied(at))
        return;
    put(at, subjectOf(at), cuePhrase(scene_, at), tree_.subtree(asked));
}

// "no immediate comment from the firm", "no official confirmation from the army about what was hit".
void Silences::noun(TokenIndex at) {
    const TokenIndex first = tree_.left(at);
    if (isKnown(at) || first == at || !scene_.lexicon.isIn("negator", tree_.lower(first)))
        return;
    TokenIndex speaker = phraseWith(at, "giver"), about = phraseWith(at, "matter");
    const TokenIndex verb = tree_[at].head; // "there was no comment", where the tree hangs them on the verb
    if (verb != none && verb < at) {
        speaker = speaker == none ? phraseWith(verb, "giver") : speaker;
        about = about == none ? phraseWith(verb, "matter") : about;
    }
    for (TokenIndex owner = speaker; about == none && owner != none && owner != at; owner = none)
        about = phraseWith(owner, "matter"); // "from Ukraine about what weapon was used"
    if (about == none)
        put(at, speaker, range(first, at), {at});
    else
        put(at, speaker, range(first, at + 1), tree_.subtree(about));
}

} // namespace

void findSilences(const Scene& scene, std::vector<Attribution>& found) {
    Silences silences(scene, found);
    for (TokenIndex token = 0; token < scene.tree.size(); ++token) {
        const Upos tag = scene.tree[token].upos;
        if (const std::string* frame = scene.lexicon.inGroup("silence", scene.lemma(token));
            frame != nullptr && tag == Upos::VERB)
            silences.verb(token, *frame);
        else if (tag == Upos::ADJ && scene.in("reachable", token))
            silences.unavailable(token);
        else if (tag == Upos::NOUN && scene.in("answer", token))
            silences.noun(token);
    }
}

} // namespace claimline::claims
