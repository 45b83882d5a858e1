// Attributions whose cue is a noun, an adjective, an adverb or a preposition: "Moscow's claim that …", "made
// the claim that …", "is worried about …", "reportedly", "according to …".
#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

class PhraseCues {
public:
    PhraseCues(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {}

    void noun(TokenIndex at, const Cue& cue);
    void adjective(TokenIndex at, const Cue& cue);
    void adverb(TokenIndex at, const Cue& cue);
    void accordingTo(TokenIndex at, const Cue& cue);

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;

    bool takeContent(TokenIndex at, const Cue& cue, Attribution& found) const;
    bool takeClauseBehind(TokenIndex at, const Cue& cue, Attribution& found) const;
    bool takeOwner(TokenIndex at, Attribution& found) const;
    bool takeLightVerb(TokenIndex at, Attribution& found) const;
    TokenIndex subjectOf(TokenIndex verb) const;
    TokenIndex endOfName(TokenIndex first, TokenIndex head, TokenIndex last) const;
    Tokens clauseAround(TokenIndex phrase, const Tokens& words) const;
    TokenIndex behindRelative(TokenIndex at, TokenIndex last) const;
};

TokenIndex PhraseCues::subjectOf(TokenIndex verb) const {
    for (int depth = 0; depth < 4 && verb != none; ++depth) {
        const TokenIndex subject = tree_.child(verb, Deprel::nsubj);
        if (subject != none)
            return subject;
        if (const TokenIndex felt = tree_.child(verb, Deprel::nsubjPass); felt != none)
            return felt; // "was convinced"
        const Deprel relation = tree_[verb].deprel;
        if (relation != Deprel::conj && relation != Deprel::xcomp && relation != Deprel::advcl)
            return none;
        verb = tree_[verb].head;
    }
    return none;
}

// The clause or phrase that tells what is claimed, feared, criticised; its preposition goes to the cue.
bool PhraseCues::takeContent(TokenIndex at, const Cue& cue, Attribution& found) const {
    for (const TokenIndex child : tree_.children(at)) {
        if (child < at)
            continue;
        const Deprel relation = tree_[child].deprel;
        const TokenIndex mark = tree_.child(child, Deprel::mark);
        const bool clause = relation == Deprel::acl || relation == Deprel::ccomp ||
                            relation == Deprel::advcl || relation == Deprel::aclRelcl ||
                            relation == Deprel::xcomp || relation == Deprel::csubj; // "is keen to close it"
        const bool that = clause && mark != none && !tree_.is(mark, "to") && cue.takes(takesClause) &&
                          scene_.lexicon.isIn("complementiser", tree_.lower(mark));
        const bool asks = relation == Deprel::advcl && // "is not clear how many"
                          scene_.lexicon.isIn("question", tree_.lower(tree_.left(child)));
        const bool bare = (relation == Deprel::ccomp || asks) && cue.takes(takesClause);
        const bool infinitive = clause && cue.takes(takesInfinitive) && mark != none && tree_.is(mark, "to");
        if (that || bare || infinitive) {
            found.content = tree_.subtree(child);
            return true;
        }
        const TokenIndex marker =
            tree_.child(child, Deprel::case_) != none ? tree_.child(child, Deprel::case_) : mark;
        const bool phrase = relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::acl ||
                            relation == Deprel::advcl || relation == Deprel::oblAgent;
        if (phrase && marker != none && marker < child && cue.takesPreposition(tree_.lower(marker))) {
            found.content = tree_.subtree(child);
            add(found.cue, marker);
            remove(found.content, found.cue);
            return true;
        }
    }
    return false;
}

// "made the claim that …", where the tree hangs the clause on the verb.
bool PhraseCues::takeClauseBehind(TokenIndex at, const Cue& cue, Attribution& found) const {
    const TokenIndex verb = tree_[at].head;
    const Deprel relation = tree_[at].deprel;
    if (verb == none || verb > at || !cue.takes(takesClause) ||
        (relation != Deprel::obj && relation != Deprel::obl && relation != Deprel::nmod))
        return false;
    const Cue* governor = scene_.lexicon.find(CuePart::verb, scene_.lemma(verb));
    const bool says = governor != nullptr && governor->takes(takesClause); // "said in a statement that"
    if (relation != Deprel::obj && (says || !tree_.isVerb(verb)))
        return false;
    for (const TokenIndex child : tree_.children(verb)) {
        const TokenIndex mark = tree_.child(child, Deprel::mark);
        const bool clause = tree_[child].deprel == Deprel::advcl || tree_[child].deprel == Deprel::ccomp;
        if (child > at && clause && tree_.left(child) == at + 1 && mark != none && tree_.is(mark, "that")) {
            found.content = tree_.subtree(child);
            return true;
        }
    }
    return false;
}

// "Moscow's claim", "claims from Moscow", "a statement by the mayor", "Ukrainian claims".
bool PhraseCues::takeOwner(TokenIndex at, Attribution& found) const {
    TokenIndex owner = tree_.child(at, Deprel::nmodPoss);
    for (const TokenIndex child : tree_.children(at)) {
        if (owner != none)
            break;
        const std::string marker = caseOf(scene_, child);
        const bool from = tree_[child].deprel == Deprel::nmod && scene_.lexicon.isIn("owner", marker) &&
                          !holds(found.content, child) && child > at;
        const bool demonym = tree_[child].deprel == Deprel::amod && tree_[child].upos != Upos::VERB &&
                             tree_.document().mentionAt(child) != none;
        if (from || demonym)
            owner = child;
    }
    if (owner == none)
        return false;
    found.source = sourcePhrase(scene_, owner);
    if (!found.source.empty() && found.source.back() != owner && scene_.tree.is(found.source.back(), "'s"))
        found.source.pop_back();
    found.speaker = owner;
    return true;
}

// "made the claim that", "expressed fears of": the subject of a verb that only carries the noun.
bool PhraseCues::takeLightVerb(TokenIndex at, Attribution& found) const {
    const TokenIndex verb = tree_[at].head;
    if (verb == none || tree_[at].deprel != Deprel::obj || !scene_.in("light", verb))
        return false;
    const TokenIndex subject = subjectOf(verb);
    if (subject == none || !canSpeak(scene_, subject)) // "the landscape raises questions"
        return false;
    found.source = sourcePhrase(scene_, subject);
    found.speaker = subject;
    const TokenIndex marker = found.cue.back();
    found.cue = cuePhrase(scene_, verb);
    add(found.cue, range(std::max(verb + 1, tree_.left(at)), at + 1));
    add(found.cue, marker);
    found.negated = isNegated(scene_, verb) ||
                    scene_.lexicon.isIn("negator", tree_.lower(std::max(verb + 1, tree_.left(at))));
    return true;
}

void PhraseCues::noun(TokenIndex at, const Cue& cue) {
    Attribution found;
    found.entry = &cue;
    found.cueToken = at;
    found.cue = {at};
    if (!takeContent(at, cue, found) && !takeClauseBehind(at, cue, found))
        return;
    const bool owned = takeOwner(at, found) || takeLightVerb(at, found);
    if (!owned)
        return;
    if (scene_.isTime(found.speaker))
        return;
    remove(found.source, found.cue);
    remove(found.content, found.source);
    remove(found.content, found.cue);
    if (!found.source.empty() && !found.content.empty())
        found_.push_back(std::move(found));
}

void PhraseCues::adjective(TokenIndex at, const Cue& cue) {
    Attribution found;
    found.entry = &cue;
    found.cueToken = at;
    found.cue = cuePhrase(scene_, at);
    found.negated = isNegated(scene_, at);
    if (!tree_.hasChild(at, Deprel::cop) && !tree_.hasChild(at, Deprel::auxPass))
        return;
    if (cue.group->refusal && !found.negated)
        return;
    const TokenIndex fronted = tree_.child(at, Deprel::csubj);
    if (!takeContent(at, cue, found)) {
        if (!cue.takes(takesSubject) || fronted == none)
            return;
        found.content = tree_.subtree(fronted);
    }
    if (cue.takes(takesSubject)) {
        found.form = ClaimForm::passive;
        remove(found.content, found.cue);
        found_.push_back(std::move(found));
        return;
    }
    const TokenIndex subject = subjectOf(at);
    if (subject == none || tree_.is(subject, "it"))
        return;
    found.source = sourcePhrase(scene_, subject);
    found.speaker = subject;
    remove(found.content, found.source);
    found_.push_back(std::move(found));
}

void PhraseCues::adverb(TokenIndex at, const Cue& cue) {
    const TokenIndex clause = tree_[at].head;
    if (clause == none)
        return;
    Attribution found;
    found.entry = &cue;
    found.cueToken = at;
    found.cue = {at};
    found.form = ClaimForm::passive;
    found.content = tree_.subtree(clause);
    remove(found.content, found.cue);
    if (found.content.size() >= 3)
        found_.push_back(std::move(found));
}

// "According to the report, which the paper has seen, it fell": past what is told of the source.
TokenIndex PhraseCues::behindRelative(TokenIndex at, TokenIndex last) const {
    if (tree_.word(at) != "," || at + 1 >= last || !scene_.lexicon.isIn("relative", tree_.lower(at + 1)))
        return at;
    for (TokenIndex comma = at + 2; comma + 1 < last; ++comma)
        if (tree_.word(comma) == ",")
            return comma;
    return at;
}

// What "according to …" speaks of: the sentence before it, after it, or the clause that it is set into.
Tokens PhraseCues::clauseAround(TokenIndex phrase, const Tokens& words) const {
    const TokenIndex first = tree_.firstOf(phrase), last = tree_.lastOf(phrase);
    TokenIndex end = words.back() + 1;
    while (end < last && tree_.isPunctuation(end))
        ++end;
    TokenIndex begin = words.front();
    while (begin > first && (tree_.isPunctuation(begin - 1) || tree_[begin - 1].upos == Upos::CCONJ ||
                             tree_[begin - 1].upos == Upos::ADV))
        --begin;
    if (begin == first && end < last)
        return range(behindRelative(words.back() + 1, last), last);
    const bool fenced = words.front() > first && tree_.isPunctuation(words.front() - 1);
    if (fenced && (end == last || (words.back() + 1 < last && tree_.isPunctuation(words.back() + 1))))
        return range(first, words.front());
    TokenIndex governor = tree_[phrase].head;
    if (governor == none)
        return end == last ? range(first, words.front()) : Tokens{};
    if (fenced || end == last)
        while (!tree_.isVerb(governor) && tree_[governor].head != none)
            governor = tree_[governor].head;
    Tokens content = tree_.subtree(governor);
    remove(content, words);
    return content;
}

// Where the name of the source ends: at a comma, unless what follows adds to it ("…, a nurse, "), or at the
// sentence's.
TokenIndex PhraseCues::endOfName(TokenIndex first, TokenIndex head, TokenIndex last) const {
    const Tokens phrase = sourcePhrase(scene_, head);
    const bool whole = !phrase.empty() && phrase.front() == first;
    TokenIndex end = whole ? phrase.back() + 1 : first;
    const bool swallows = first <= tree_.firstOf(first) + 3 && (end >= last || tree_.word(end) == ".");
    if (whole && swallows) { // "According to Lee, a nurse, it …": a clause must be left behind the name
        TokenIndex comma = first;
        while (comma < last && tree_.word(comma) != ",")
            ++comma;
        const TokenIndex second =
            std::find_if(phrase.begin(), phrase.end(),
                         [&](TokenIndex token) { return token > comma && tree_.word(token) == ","; }) -
            phrase.begin();
        const bool apposed =
            second < phrase.size() && comma + 1 < last &&
            (tree_[comma + 1].upos == Upos::DET || scene_.lexicon.isIn("relative", tree_.lower(comma + 1)));
        if (comma < last)
            return apposed ? phrase[second] : comma;
    }
    if (whole && (end == last || tree_.isPunctuation(end)))
        return end;
    // The tree lost its way: up to the next comma or the verb of the clause that has none.
    end = first;
    while (end < last && !tree_.isPunctuation(end) &&
           quoteAt(scene_.quotes, end) == quoteAt(scene_.quotes, first))
        ++end;
    return whole && end == last ? phrase.back() + 1 : end;
}

void PhraseCues::accordingTo(TokenIndex at, const Cue& cue) {
    const TokenIndex last = tree_.lastOf(at);
    const bool paired = at + 1 < last && tree_.is(at + 1, "to");
    if (cue.takes(takesAddressee) != paired) // "according" needs its "to"
        return;
    const TokenIndex after = at + (paired ? 2 : 1);
    if (after >= last || tree_.isPunctuation(after))
        return;
    TokenIndex head = tree_[at].head;
    const bool attached = head != none && head >= after && head < last && !tree_.isVerb(head);
    if (!attached) {
        head = after;
        for (int steps = 0; steps < 12; ++steps) {
            const TokenIndex above = tree_[head].head;
            if (above == none || above < after || above >= last || tree_.isVerb(above))
                break;
            head = above;
        }
    }
    Attribution found;
    found.entry = &cue;
    found.cueToken = at;
    found.cue = range(at, after);
    found.source = range(after, endOfName(after, head, last));
    trim(tree_, found.source);
    if (found.source.empty())
        return;
    found.speaker = found.source.back();
    if (holds(found.source, head) && !tree_.isVerb(head))
        found.speaker = head;
    Tokens words = found.cue;
    add(words, found.source);
    found.content = clauseAround(found.speaker, words);
    remove(found.content, words);
    if (!found.content.empty())
        found_.push_back(std::move(found));
}

} // namespace

// By its lemma, or as written: "convinced" is tagged as a verb, "data" has the lemma "datum".
const Cue* wordCue(const Scene& scene, CuePart part, TokenIndex token) {
    const Cue* cue = scene.lexicon.find(part, scene.lemma(token));
    return cue != nullptr ? cue : scene.lexicon.find(part, scene.tree.lower(token));
}

// "the mayor's finding": a word with an owner and no subject is a noun, however it is tagged.
bool isOwned(const Scene& scene, TokenIndex token) {
    return scene.tree.hasChild(token, Deprel::nmodPoss) && !scene.tree.hasChild(token, Deprel::nsubj);
}

void findNounCues(const Scene& scene, std::vector<Attribution>& found) {
    PhraseCues cues(scene, found);
    for (TokenIndex token = 0; token < scene.tree.size(); ++token) {
        const Upos tag = scene.tree[token].upos;
        const bool predicate = scene.tree.hasChild(token, Deprel::cop) || tag != Upos::NOUN;
        if (tag != Upos::NOUN && tag != Upos::ADJ && tag != Upos::VERB)
            continue;
        if (const Cue* cue = predicate ? wordCue(scene, CuePart::adjective, token) : nullptr)
            cues.adjective(token, *cue);
        else if (tag == Upos::NOUN || isOwned(scene, token))
            if (const Cue* named = wordCue(scene, CuePart::noun, token))
                cues.noun(token, *named);
    }
}

void findPhraseCues(const Scene& scene, std::vector<Attribution>& found) {
    PhraseCues cues(scene, found);
    for (TokenIndex token = 0; token < scene.tree.size(); ++token) {
        const Upos tag = scene.tree[token].upos;
        if (tag == Upos::ADV)
            if (const Cue* cue = scene.lexicon.find(CuePart::adverb, scene.tree.lower(token)))
                cues.adverb(token, *cue);
        if (tag == Upos::VERB || tag == Upos::ADP || tag == Upos::ADV || tag == Upos::SCONJ)
            if (const Cue* cue = scene.lexicon.find(CuePart::preposition, scene.tree.lower(token)))
                cues.accordingTo(token, *cue);
    }
}

} // namespace claimline::claims
