// Who speaks: the subject of a verb of saying, by the tree and, where it errs, by the order of words.
#include "claims/verb_cues.h"

#include <algorithm>

namespace claimline::claims {

bool isRelative(const Scene& scene, TokenIndex token) {
    return token != none && scene.tree[token].upos == Upos::PRON &&
           scene.lexicon.isIn("relative", scene.tree.lower(token));
}

bool isNominal(const Tree& tree, TokenIndex token) {
    if (tree[token].upos == Upos::ADJ) // "many said", not "particularly strong said"
        return !tree.hasChild(token, Deprel::cop) && !tree.hasChild(token, Deprel::advmod) &&
               tree[token].deprel != Deprel::amod;
    const Upos tag = tree[token].upos;
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM ||
           tag == Upos::X || tag == Upos::DET;
}

bool isPassive(const Tree& tree, TokenIndex verb) {
    if (tree.hasChild(verb, Deprel::auxPass) ||
        (tree.hasChild(verb, Deprel::oblAgent) &&
         !tree.hasChild(verb, Deprel::nsubj))) // "it said by telephone"
        return true;
    const TokenIndex above = tree[verb].head; // "was hit and damaged"
    return tree[verb].deprel == Deprel::conj && above != none && tree[verb].form == Form::pastParticiple &&
           tree.hasChild(above, Deprel::auxPass) && !tree.hasChild(verb, Deprel::nsubj);
}

Subject VerbCues::named(TokenIndex head) const {
    Subject subject;
    subject.head = subject.speaker = head;
    subject.words = sourcePhrase(scene_, head);
    return subject;
}

// "Officials saying that …": the noun without the participle that hangs on it.
Subject VerbCues::nounWithout(TokenIndex noun, TokenIndex participle) const {
    Subject subject = named(noun);
    const TokenIndex begin = tree_.left(participle);
    std::erase_if(subject.words, [&](TokenIndex token) { return token >= begin && token > noun; });
    return subject;
}

Subject VerbCues::subjectOf(TokenIndex verb, int depth) const {
    TokenIndex own =
        none; // of several the nearest before the verb: a date line is taken for one now and then
    for (const TokenIndex child : tree_.children(verb))
        if ((tree_[child].deprel == Deprel::nsubj ||
             (tree_[child].deprel == Deprel::nsubjPass && !isPassive(tree_, verb))) &&
            (own == none || (child < verb && (!scene_.isTime(child) || scene_.isTime(own)))))
            own = child;
    if (own != none && isNominal(tree_, own) && !scene_.isTime(own)) {
        Subject subject = named(own);
        for (const TokenIndex other : tree_.children(verb)) // "aid workers of Relief | Bridge said"
            if (other < own && tree_[other].deprel == Deprel::nsubj && isNominal(tree_, other) &&
                tree_[other].upos != Upos::PRON && tree_.right(other) + 1 == tree_.left(own) &&
                tree_[tree_.left(own)].upos == Upos::PROPN && tree_.left(own) <= own) {
                subject.head = subject.speaker = other;
                subject.words = range(tree_.left(other), tree_.right(own) + 1);
            }
        if (isRelative(scene_, own)) {
            TokenIndex clause = verb;
            while (tree_[clause].deprel != Deprel::aclRelcl && tree_[clause].head != none &&
                   (tree_[clause].deprel == Deprel::conj || tree_[clause].deprel == Deprel::xcomp))
                clause = tree_[clause].head;
            if (tree_[clause].deprel == Deprel::aclRelcl && tree_[clause].head != none)
                subject.speaker = tree_[clause].head;
        }
        return subject;
    }
    const TokenIndex above = tree_[verb].head;
    if (above == none || depth > 3)
        return {};
    if (depth > 0) {
        const TokenIndex passiveSubject = tree_.child(verb, Deprel::nsubjPass);
        if (passiveSubject != none)
            return named(passiveSubject);
    }
    switch (tree_[verb].deprel) {
    case Deprel::conj:
        if (const Subject closed = subjectClosedBefore(verb); closed.head != none)
            return closed;
        return tree_.isVerb(above) || tree_.hasChild(above, Deprel::nsubj) ? subjectOf(above, depth + 1)
                                                                           : Subject{};
    case Deprel::xcomp: {
        const TokenIndex controller = tree_.child(above, Deprel::obj);
        if (controller != none && controller < verb && isNominal(tree_, controller) &&
            !scene_.in("light", above))
            return named(controller);
        Subject subject = subjectOf(above, depth + 1);
        if (subject.head != none && above < verb && scene_.in("aspect", above)) {
            subject.cueBefore = cuePhrase(scene_, above);
            add(subject.cueBefore, range(above, verb));
        }
        return subject;
    }
    case Deprel::advcl:
        if (scene_.in("carry", above) && tree_.hasChild(above, Deprel::obj) &&
            tree_[verb].form == Form::gerund)
            return named(tree_.child(above, Deprel::obj));
        if (tree_[verb].form == Form::gerund || tree_[verb].form == Form::base)
            return tree_.isVerb(above) || tree_.hasChild(above, Deprel::nsubj) ||
                           tree_.hasChild(above, Deprel::nsubjPass)
                       ? subjectOf(above, depth + 1)
                       : Subject{};
        return {};
    case Deprel::acl: {
        if (tree_[verb].form != Form::gerund || !isNominal(tree_, above))
            return {};
        if (!scene_.isTime(above) && canSpeak(scene_, above))
            return nounWithout(above, verb);
        TokenIndex host = above; // "wrote to the mine, saying": a mine says nothing, who wrote does
        while (tree_[host].head != none && !tree_.isVerb(host))
            host = tree_[host].head;
        const Subject subject = tree_.isVerb(host) && host < verb ? subjectOf(host, depth + 1) : Subject{};
        return subject.head != none ? subject : nounWithout(above, verb);
    }
    default:
        return {};
    }
}

// Whether subject and verb stand on the same side of all quotation marks; a tree that ties them over one is
// wrong.
bool VerbCues::onOneSide(TokenIndex subject, TokenIndex verb) const {
    const auto speechAt = [&](TokenIndex token) { // a name in quotation marks parts nothing
        const Quote* quote = quoteAt(scene_.quotes, token);
        return quote != nullptr && quote->speech ? quote : nullptr;
    };
    if (speechAt(subject) != speechAt(verb))
        return false;
    for (TokenIndex token = std::min(subject, verb); token < std::max(subject, verb); ++token)
        if (const Quote* quote = quoteAt(scene_.quotes, token); quote != nullptr && quote->speech)
            return quote->contains(verb);
    return true;
}

// The noun phrase around this token as far as the tree tells, between the borders.
Subject VerbCues::nounPhraseAt(TokenIndex token, TokenIndex first, TokenIndex last) const {
    TokenIndex head = token;
    for (int steps = 0; steps < 12; ++steps) {
        const TokenIndex above = tree_[head].head;
        if (above == none || above < first || above >= last || tree_.isVerb(above) ||
            !isNominal(tree_, above))
            break;
        head = above;
    }
    if (!isNominal(tree_, head) || scene_.isTime(head) || tree_[head].upos == Upos::DET)
        return {};
    Subject subject = named(head);
    std::erase_if(subject.words, [&](TokenIndex word) { return word < first || word >= last; });
    return subject.words.empty() ? Subject{} : subject;
}

// "…," said Ann Lee, a nurse: behind the verb, where the parser may see an object.
Subject VerbCues::subjectBehind(TokenIndex verb) const {
    const TokenIndex first = tree_.firstOf(verb), last = tree_.lastOf(verb);
    if (verb == first || verb + 1 >= last || tree_[verb].form == Form::gerund ||
        tree_.hasChild(verb, Deprel::aux))
        return {};
    const std::string_view before = tree_.word(verb - 1);
    const bool afterSpeech =
        before == "," || before == "”" || before == "\"" || before == "''" || before == "—";
    const Upos next = tree_[verb + 1].upos;
    const bool nounFollows = next == Upos::PROPN || next == Upos::NOUN || next == Upos::DET ||
                             next == Upos::ADJ || next == Upos::PRON || next == Upos::NUM;
    if (!afterSpeech || !nounFollows)
        return {};
    TokenIndex start = verb + 1;
    while (start + 1 < last && (tree_[start].upos == Upos::ADJ || tree_[start].upos == Upos::DET ||
                                tree_[start].upos == Upos::NUM))
        ++start;
    Subject subject = nounPhraseAt(start, verb + 1, last);
    if (subject.words.empty())
        return {};
    // "…, said the pier was closed": the noun begins a clause of its own.
    const TokenIndex follows = subject.words.back() + 1, governor = tree_[subject.head].head;
    const bool ownClause = tree_[subject.head].deprel == Deprel::nsubj && governor != verb &&
                           governor != none && governor > subject.head && tree_.isVerb(governor);
    if (ownClause || (follows < last && tree_.isVerb(follows) && tree_[follows].form != Form::gerund))
        return {};
    add(subject.words, range(verb + 1, subject.words.front()));
    return subject;
}

// "Ann Lee, asked by reporters, declined …": the noun phrase that opens the sentence, up to its first comma.
Subject VerbCues::subjectAtStart(TokenIndex first, TokenIndex last) const {
    TokenIndex comma = first;
    while (comma < last && tree_.word(comma) != ",")
        ++comma;
    if (comma == first || comma == last || quoteAt(scene_.quotes, first) != nullptr)
        return {};
    for (TokenIndex token = first; token < comma; ++token)
        if (tree_.isVerb(token) || tree_[token].upos == Upos::ADP || scene_.isTime(token))
            return {};
    const Upos tag = tree_[comma - 1].upos;
    if (tag != Upos::PROPN && tag != Upos::NOUN && tag != Upos::PRON)
        return {};
    Subject subject = nounPhraseAt(comma - 1, first, comma);
    if (subject.head != none)
        subject.words = range(first, comma);
    return subject;
}

// "…, its harbour master, Ann Lee, said": two names of one speaker, the second closed by the comma at
// `close`.
Subject VerbCues::subjectBetweenCommas(TokenIndex first, TokenIndex close) const {
    const auto belongs = [&](TokenIndex token) {
        const Upos tag = tree_[token].upos;
        return isNominal(tree_, token) || tag == Upos::ADJ || tag == Upos::ADP || tag == Upos::PART;
    };
    const auto isName = [&](TokenIndex from, TokenIndex to) {
        for (TokenIndex token = from; token < to; ++token)
            if (!belongs(token) || scene_.isTime(token) || isRelative(scene_, token))
                return false;
        return from < to && tree_[from].upos != Upos::ADP &&
               (tree_[to - 1].upos == Upos::NOUN || tree_[to - 1].upos == Upos::PROPN);
    };
    const auto commaBefore = [&](TokenIndex token) {
        while (token > first && tree_.word(token - 1) != ",")
            --token;
        return token;
    };
    const TokenIndex second = commaBefore(close);
    if (second <= first + 1 || !isName(second, close))
        return {};
    const TokenIndex begin = commaBefore(second - 1);
    if (!isName(begin, second - 1) || quoteAt(scene_.quotes, begin) != quoteAt(scene_.quotes, close))
        return {};
    Subject subject;
    subject.head = second - 2;
    for (TokenIndex token = begin; token + 1 < second; ++token)
        if (tree_[token].upos == Upos::ADP) { // "head of the port": the noun before
            subject.head = token - 1;
            break;
        }
    if (tree_[close - 1].upos == Upos::PROPN && tree_[subject.head].upos != Upos::PROPN)
        subject.head = close - 1;
    subject.speaker = subject.head;
    subject.words = range(begin, close);
    return subject;
}

// "Asked about it, its harbour master, Ann Lee, neither …": two names that are closed right before the verb
// are its own subject, whatever verb the tree joins it to.
Subject VerbCues::subjectClosedBefore(TokenIndex verb) const {
    const TokenIndex first = tree_.firstOf(verb);
    TokenIndex at = verb;
    while (at > first && scene_.lexicon.isIn("negator", tree_.lower(at - 1)))
        --at;
    return at > first && tree_.word(at - 1) == "," ? subjectBetweenCommas(first, at - 1) : Subject{};
}

// "…," Ann Lee told me: the noun phrase that ends before the verb.
Subject VerbCues::subjectAhead(TokenIndex verb) const {
    const TokenIndex first = tree_.firstOf(verb);
    TokenIndex at = verb;
    while (at > first &&
           (tree_[at - 1].upos == Upos::AUX || tree_[at - 1].upos == Upos::ADV ||
            tree_[at - 1].upos == Upos::PART || scene_.lexicon.isIn("negator", tree_.lower(at - 1)) ||
            (tree_.isVerb(at - 1) && scene_.lexicon.isIn("negator", tree_.lower(at))))) // "neither … nor"
        --at;
    if (at == first)
        return {};
    --at;
    if (tree_.word(at) == "," && at > first) {
        const Subject opening = subjectAtStart(first, at);
        if (opening.head != none)
            return opening;
        if (isAged(at)) {
            TokenIndex begin = at - 3;
            while (begin > first && tree_[begin - 1].upos == Upos::PROPN)
                --begin;
            return nounPhraseAt(at - 3, begin, at - 2);
        }
        --at; // "Mr Lee, 82, told": the comma that closes what is set in
        if (const Subject apposed = subjectBetweenCommas(first, at + 1); apposed.head != none)
            return apposed;
    }
    const Upos tag = tree_[at].upos;
    const bool loneAdjective =
        tag == Upos::ADJ && at > first && tree_[at - 1].upos == Upos::DET; // "the general"
    if (tag != Upos::PROPN && tag != Upos::NOUN && tag != Upos::PRON && tag != Upos::NUM && !loneAdjective)
        return {};
    if (loneAdjective) {
        Subject subject;
        subject.head = subject.speaker = at;
        subject.words = {at - 1, at};
        return subject;
    }
    TokenIndex begin = at;
    while (begin > first && quoteAt(scene_.quotes, begin - 1) == quoteAt(scene_.quotes, verb) &&
           !tree_.isVerb(begin - 1))
        --begin;
    return nounPhraseAt(at, begin, verb);
}

// "Ann Lee, 67,": whether the comma closes an age behind a name.
bool VerbCues::isAged(TokenIndex comma) const {
    return comma >= tree_.firstOf(comma) + 3 && tree_.word(comma) == "," &&
           tree_[comma - 1].upos == Upos::NUM && tree_.word(comma - 2) == "," &&
           tree_[comma - 3].upos == Upos::PROPN;
}

// Who speaks: as the tree has it, unless it ties subject and verb over a quotation mark; then by the order of
// words.
Subject VerbCues::speakerOf(TokenIndex verb, const Cue& cue) const {
    Subject subject = subjectOf(verb);
    if (!cue.takes(takesQuote)) {
        const bool finite = tree_[verb].form == Form::past || tree_[verb].form == Form::present ||
                            (tree_[verb].form == Form::pastParticiple && !tree_.hasChild(verb, Deprel::aux));
        return subject.head != none || cue.group->attitude || !finite ? subject : subjectAhead(verb);
    }
    const bool gerund = tree_[verb].form == Form::gerund;
    if (subject.head != none && onOneSide(subject.head, verb)) {
        if (!gerund || canSpeak(scene_, subject.head) || !cue.takes(takesClause))
            return subject;
        const Subject main = subjectOfSentence(verb); // "blamed his hesitancy on …, claiming …"
        return main.head != none && canSpeak(scene_, main.head) ? main : subject;
    }
    if (gerund)
        return cue.takes(takesClause) ? subjectOfSentence(verb) : Subject{};
    const bool closed = verb > tree_.firstOf(verb) + 3 && tree_.word(verb - 1) == "," &&
                        quoteAt(scene_.quotes, verb - 2) == quoteAt(scene_.quotes, verb);
    if (closed)
        if (const Subject apposed = subjectBetweenCommas(tree_.firstOf(verb), verb - 1); apposed.head != none)
            return apposed;
    // "…, Ann Lee, 67, told this paper": who is told stands behind such a verb.
    const Subject behind = cue.takes(takesAddressee) && verb > tree_.firstOf(verb) && isAged(verb - 1)
                               ? Subject{}
                               : subjectBehind(verb);
    return behind.head != none ? behind : subjectAhead(verb);
}

// "…," he said, adding that …: who speaks in the sentence before the participle.
Subject VerbCues::subjectOfSentence(TokenIndex verb) const {
    if (verb == tree_.firstOf(verb) || tree_.word(verb - 1) != ",")
        return {};
    TokenIndex best = none;
    for (TokenIndex token = tree_.firstOf(verb); token < verb; ++token) {
        const TokenIndex above = tree_[token].head;
        const bool subject = tree_[token].deprel == Deprel::nsubj && above != none &&
                             quoteAt(scene_.quotes, token) == nullptr && !isRelative(scene_, token);
        if (!subject)
            continue;
        const Cue* cue = scene_.lexicon.find(CuePart::verb, scene_.lemma(above));
        if (best == none || (cue != nullptr && cue->takes(takesQuote)))
            best = token;
    }
    return best == none ? Subject{} : named(best);
}

bool VerbCues::isClause(const Subject& subject) const {
    const bool relative = std::ranges::any_of(subject.words, [&](TokenIndex token) {
        return isRelative(scene_, token) || tree_[token].upos == Upos::SCONJ;
    });
    return !relative && std::ranges::any_of(subject.words, [&](TokenIndex token) {
        const TokenIndex own = tree_.child(token, Deprel::nsubj);
        return tree_[token].upos == Upos::AUX ||
               (tree_[token].upos == Upos::VERB && own != none && holds(subject.words, own));
    });
}

} // namespace claimline::claims
