#include "claims/mend.h"

#include "claims/tree.h"
#include "model/limits.h"

#include <algorithm>

namespace claimline::claims {

namespace {

using language::Token;

class Mender {
public:
    Mender(const language::Document& document, const Lexicon& lexicon)
        : document_(document)
        , lexicon_(lexicon)
        , tokens_(document.tokens) {}

    std::vector<Token> run();

private:
    const language::Document& document_;
    const Lexicon& lexicon_;
    std::vector<Token> tokens_;
    TokenIndex first_ = 0, last_ = 0; // the sentence at hand, or the piece of it that was parsed

    void compoundBeforeNoun(TokenIndex verb);
    void reducedRelative(TokenIndex verb);
    void relativeOfSubject(TokenIndex pronoun);
    void subjectWithCase(TokenIndex noun);
    void clauseOfInnerSpeech(TokenIndex verb);
    void clauseBehindSemicolon(TokenIndex verb);
    void secondSpeech(TokenIndex verb);
    void predicateBehindParticiple(TokenIndex root);
    void relativeAroundSpeech(TokenIndex saying);
    void lemmaOfParticiple(TokenIndex verb);
    void predicateOfNoun(TokenIndex verb);
    void clauseSummedUp(TokenIndex verb);
    void subjectTakenForObject(TokenIndex verb);
    void adjectiveTakenForPredicate(TokenIndex verb);
    void citationOfReporter(TokenIndex gerund);
    void nounTakenForVerb(TokenIndex noun);
    void verbTakenForNoun(TokenIndex noun);
    void predicateTakenForNoun(TokenIndex noun);
    bool hasFiniteVerb() const;
    void breakCircles();

    bool isNoun(TokenIndex token) const {
        const Upos tag = tokens_[token].upos;
        return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON;
    }
    bool isSubject(TokenIndex token) const {
        return tokens_[token].deprel == Deprel::nsubj || tokens_[token].deprel == Deprel::nsubjPass;
    }
    bool isFinite(TokenIndex token) const {
        return tokens_[token].form == Form::past || tokens_[token].form == Form::present;
    }
    bool isComma(TokenIndex token) const {
        return tokens_[token].upos == Upos::PUNCT && tokens_[token].lemma == ",";
    }
    bool isSaying(TokenIndex token) const {
        const Cue* cue =
            tokens_[token].upos == Upos::VERB ? lexicon_.find(CuePart::verb, tokens_[token].lemma) : nullptr;
        return cue != nullptr && cue->takes(takesClause);
    }
    bool isUnder(TokenIndex token, TokenIndex ancestor) const;
    TokenIndex leftOf(TokenIndex token) const; // first token of its subtree
    TokenIndex childOf(TokenIndex token, Deprel relation) const;
    void hang(TokenIndex token, TokenIndex head, Deprel relation);
    void replace(TokenIndex old, TokenIndex by); // in the tree, `by` stands where `old` stood
};

bool Mender::isUnder(TokenIndex token, TokenIndex ancestor) const {
    for (int depth = 0; token != none && depth < 200; ++depth, token = tokens_[token].head)
        if (token == ancestor)
            return true;
    return false;
}

TokenIndex Mender::leftOf(TokenIndex token) const {
    TokenIndex left = token;
    while (left > first_ && isUnder(left - 1, token))
        --left;
    return left;
}

TokenIndex Mender::childOf(TokenIndex token, Deprel relation) const {
    for (TokenIndex at = first_; at < last_; ++at)
        if (tokens_[at].head == token && tokens_[at].deprel == relation)
            return at;
    return none;
}

// Never makes a circle.
void Mender::hang(TokenIndex token, TokenIndex head, Deprel relation) {
    if (head != none && isUnder(head, token))
        return;
    tokens_[token].head = head;
    tokens_[token].deprel = relation;
}

void Mender::replace(TokenIndex old, TokenIndex by) {
    tokens_[by].head = tokens_[old].head;
    tokens_[by].deprel = tokens_[old].deprel;
}

// "Rescue workers insisted …": a word taken for a verb, its noun for an object, and behind them a finite verb
// without a subject. No clause opens so; the first word is part of the noun.
void Mender::compoundBeforeNoun(TokenIndex verb) {
    const TokenIndex noun = verb + 1;
    const bool opens = verb == first_ || tokens_[verb - 1].upos == Upos::PUNCT;
    const Form form = tokens_[verb].form;
    if (!opens || noun >= last_ || (form != Form::base && form != Form::present && form != Form::none) ||
        tokens_[noun].upos != Upos::NOUN || tokens_[noun].head != verb ||
        tokens_[noun].deprel != Deprel::obj || childOf(verb, Deprel::nsubj) != none)
        return;
    TokenIndex next = noun + 1;
    while (next < last_ && (tokens_[next].upos == Upos::AUX || tokens_[next].upos == Upos::ADV ||
                            tokens_[next].upos == Upos::PART))
        ++next;
    const bool helped = next > noun + 1 && tokens_[next - 1].upos != Upos::ADV;
    const bool predicate = next < last_ && tokens_[next].upos == Upos::VERB && (isFinite(next) || helped) &&
                           isUnder(next, verb) && childOf(next, Deprel::nsubj) == none &&
                           childOf(next, Deprel::nsubjPass) == none;
    if (!predicate)
        return;
    replace(verb, next);
    for (TokenIndex at = first_; at < last_; ++at)
        if (tokens_[at].head == verb)
            tokens_[at].head = next;
    tokens_[verb].upos = Upos::NOUN;
    tokens_[verb].form = Form::singular;
    hang(noun, next, Deprel::nsubj);
    hang(verb, noun, Deprel::compound);
}

// "…, a claim Moscow has not confirmed": two subjects side by side, the first with an article. The second is
// the verb's; with it the verb tells of the first.
void Mender::reducedRelative(TokenIndex verb) {
    TokenIndex subject = none, noun = none;
    for (TokenIndex at = first_; at < verb; ++at)
        if (tokens_[at].head == verb && isSubject(at) && isNoun(at)) {
            noun = subject;
            subject = at;
        }
    if (noun == none && subject != none && subject + 1 < verb && tokens_[subject + 1].head == subject &&
        tokens_[subject + 1].upos == Upos::PROPN &&
        lexicon_.find(CuePart::noun, tokens_[subject].lemma) != nullptr) {
        noun = subject; // the name right behind it hung on it: not a name of the claim
        subject = noun + 1;
        hang(subject, verb, Deprel::nsubj);
    }
    if (noun == none && subject != none && subject > first_ + 2 && tokens_[subject].upos == Upos::PROPN &&
        tokens_[subject - 1].head == subject && tokens_[subject - 1].upos == Upos::NOUN &&
        tokens_[subject - 2].upos == Upos::DET &&
        lexicon_.find(CuePart::noun, tokens_[subject - 1].lemma) != nullptr) {
        noun = subject - 1; // or hung on it before: "a claim Oslo"
        hang(noun, tokens_[verb].head, Deprel::appos);
        hang(noun - 1, noun, Deprel::det);
    }
    if (noun == none || tokens_[noun].upos != Upos::NOUN || childOf(noun, Deprel::det) == none ||
        leftOf(subject) != noun + 1 || tokens_[verb].head == none || tokens_[verb].head > noun)
        return;
    const TokenIndex begin = leftOf(noun);
    const bool apposed = (begin > first_ && isComma(begin - 1)) || isComma(begin);
    if (!apposed)
        return;
    hang(noun, tokens_[verb].head, Deprel::appos);
    hang(verb, noun, Deprel::aclRelcl);
    if (isSubject(subject))
        tokens_[subject].deprel = Deprel::nsubj;
}

// "Maria Holm, who said it rang, was unhurt": the relative pronoun and the noun before it cannot both be the
// subject of one verb. The verb tells of the noun; the predicate stands behind the comma that closes it.
void Mender::relativeOfSubject(TokenIndex pronoun) {
    const TokenIndex verb = tokens_[pronoun].head;
    if (pronoun < first_ + 2 || verb == none || verb < pronoun || !isSubject(pronoun) ||
        tokens_[verb].deprel == Deprel::aclRelcl || !isComma(pronoun - 1))
        return;
    TokenIndex noun = none;
    for (TokenIndex at = first_; at < pronoun - 1; ++at)
        if (tokens_[at].head == verb && isSubject(at) && isNoun(at))
            noun = at;
    if (noun == none)
        return;
    TokenIndex predicate = none;
    for (TokenIndex at = verb + 1; at + 1 < last_ && predicate == none; ++at) {
        if (!isComma(at))
            continue;
        TokenIndex next = at + 1;
        const bool helper = tokens_[next].upos == Upos::AUX;
        if (helper && tokens_[next].head != none && tokens_[next].head > next)
            next = tokens_[next].head;
        if ((helper || (tokens_[next].upos == Upos::VERB && isFinite(next))) && isUnder(next, verb))
            predicate = next;
    }
    if (predicate == none || predicate == verb)
        return;
    replace(verb, predicate);
    hang(noun, predicate, Deprel::nsubj);
    tokens_[verb].head = noun;
    tokens_[verb].deprel = Deprel::aclRelcl;
}

// "On Telegram, the ministry posted": a noun behind a preposition is no subject where one without stands
// beside it.
void Mender::subjectWithCase(TokenIndex noun) {
    const TokenIndex verb = tokens_[noun].head;
    if (verb == none || verb < noun || tokens_[noun].deprel != Deprel::nsubj)
        return;
    const TokenIndex before = leftOf(noun);
    TokenIndex marker = before;
    if (tokens_[marker].upos != Upos::ADP && before > first_)
        marker = before - 1;
    if (tokens_[marker].upos != Upos::ADP || tokens_[marker].deprel != Deprel::case_ || marker != first_)
        return;
    for (TokenIndex other = noun + 1; other < verb; ++other) {
        const bool beside = tokens_[other].head == noun && isNoun(other) &&
                            (tokens_[other].deprel == Deprel::conj || tokens_[other].deprel == Deprel::appos);
        if (!beside || childOf(other, Deprel::cc) != none)
            continue;
        const TokenIndex begin = leftOf(other);
        if (!isComma(begin) && !isComma(begin - 1))
            continue;
        hang(other, verb, Deprel::nsubj);
        hang(noun, verb, Deprel::obl);
        hang(marker, noun, Deprel::case_);
        return;
    }
}

// "The agency reported that Kyiv said it struck …": what is said hangs on the inner verb of saying, not
// beside the outer one.
void Mender::clauseOfInnerSpeech(TokenIndex verb) {
    const TokenIndex outer = tokens_[verb].head;
    if (outer == none || outer > verb || tokens_[verb].deprel != Deprel::ccomp ||
        childOf(verb, Deprel::nsubj) == none || childOf(verb, Deprel::ccomp) != none ||
        childOf(verb, Deprel::obj) != none || childOf(verb, Deprel::xcomp) != none)
        return;
    for (TokenIndex clause = verb + 2; clause < last_; ++clause) {
        const Deprel relation = tokens_[clause].deprel;
        const bool beside = tokens_[clause].head == outer &&
                            (relation == Deprel::parataxis || relation == Deprel::ccomp) &&
                            childOf(clause, Deprel::nsubj) != none;
        if (!beside)
            continue;
        const TokenIndex begin = leftOf(clause);
        if (begin > verb && std::none_of(tokens_.begin() + verb, tokens_.begin() + begin + 1,
                                         [](const Token& token) { return token.upos == Upos::PUNCT; }))
            hang(clause, verb, Deprel::ccomp);
        return;
    }
}

// "Nine were held, police said; the union counted forty": what follows the semicolon is not what police said.
void Mender::clauseBehindSemicolon(TokenIndex verb) {
    if (verb + 2 >= last_ || tokens_[verb + 1].lemma != ";")
        return;
    for (TokenIndex clause = verb + 2; clause < last_; ++clause)
        if (tokens_[clause].head == verb && tokens_[clause].deprel == Deprel::ccomp)
            hang(clause, verb, Deprel::parataxis);
}

// "The army said it had struck a post and denied hitting a school": who said it denied it, too. What it had
// done stands in another tense.
void Mender::secondSpeech(TokenIndex verb) {
    const TokenIndex first = tokens_[verb].head;
    if (tokens_[verb].deprel != Deprel::conj || first == none || tokens_[verb].form != Form::past ||
        childOf(verb, Deprel::nsubj) != none || childOf(verb, Deprel::aux) != none ||
        tokens_[first].deprel != Deprel::ccomp || childOf(first, Deprel::aux) == none)
        return;
    const TokenIndex saying = tokens_[first].head;
    if (saying != none && isSaying(saying) && tokens_[saying].form == Form::past && saying < first)
        hang(verb, saying, Deprel::conj);
}

// "President Kerr, responding to questions, refrained from confirming …": a sentence of a noun without any
// predicate; the participle behind the second comma is one.
void Mender::predicateBehindParticiple(TokenIndex root) {
    const bool sentence = tokens_[last_ - 1].upos == Upos::PUNCT && tokens_[last_ - 1].lemma == ".";
    if (!sentence || !isNoun(root) || childOf(root, Deprel::nsubj) != none ||
        childOf(root, Deprel::cop) != none)
        return;
    int commas = 0;
    for (TokenIndex at = root + 1; at + 1 < last_; ++at) {
        const TokenIndex verb = at + 1;
        if (!isComma(at) || ++commas < 2 || tokens_[verb].upos != Upos::VERB ||
            (tokens_[verb].form != Form::pastParticiple && !isFinite(verb)))
            continue;
        const Deprel relation = tokens_[verb].deprel;
        const bool loose = relation == Deprel::acl || relation == Deprel::advcl ||
                           relation == Deprel::parataxis || relation == Deprel::conj ||
                           relation == Deprel::dep;
        if (!loose || childOf(verb, Deprel::nsubj) != none || childOf(verb, Deprel::oblAgent) != none ||
            lexicon_.find(CuePart::verb, tokens_[verb].lemma) == nullptr)
            continue;
        tokens_[verb].head = none;
        tokens_[verb].deprel = Deprel::root;
        tokens_[verb].form = Form::past;
        hang(root, verb, Deprel::nsubj);
        return;
    }
}

// "a video that it says shows ships": the relative word is the subject of the verb behind the one of saying.
void Mender::relativeAroundSpeech(TokenIndex saying) {
    const TokenIndex subject = childOf(saying, Deprel::nsubj);
    if (subject == none || subject > saying || !isFinite(saying) || saying + 1 >= last_)
        return;
    const TokenIndex begin = leftOf(subject);
    if (begin < first_ + 2 || begin > subject)
        return;
    const TokenIndex relative = begin - 1, noun = begin - 2;
    TokenIndex shown = saying + 1;
    if (tokens_[shown].upos == Upos::AUX && tokens_[shown].head != none && tokens_[shown].head > shown)
        shown = tokens_[shown].head;
    const bool shows = tokens_[shown].upos == Upos::VERB || shown > saying + 1;
    if (!shows || shown >= last_ || tokens_[shown].form == Form::gerund ||
        !lexicon_.isIn("relative", tokens_[relative].lemma) || !isNoun(noun) ||
        tokens_[noun].upos == Upos::PRON || isUnder(noun, saying) || childOf(shown, Deprel::nsubj) != none ||
        childOf(shown, Deprel::nsubjPass) != none)
        return;
    hang(shown, saying, Deprel::ccomp);
    if (tokens_[shown].head != saying)
        return;
    hang(saying, noun, Deprel::aclRelcl);
    hang(relative, shown, Deprel::nsubj);
    tokens_[relative].upos = Upos::PRON;
}

// "accused" is a noun too, and its own lemma there; as a verb it is "accuse".
void Mender::lemmaOfParticiple(TokenIndex verb) {
    std::string& lemma = tokens_[verb].lemma;
    if (!lemma.ends_with("ed") || lexicon_.find(CuePart::verb, lemma) != nullptr)
        return;
    for (const std::size_t cut : {1u, 2u}) {
        std::string base = lemma.substr(0, lemma.size() - cut);
        if (lexicon_.find(CuePart::verb, base) != nullptr) {
            lemma = std::move(base);
            return;
        }
    }
}

// "A reporter pointed out that it rang.": a sentence of a noun and a participle. A participle that tells of a
// noun has no object; this one is the predicate.
void Mender::predicateOfNoun(TokenIndex verb) {
    const TokenIndex noun = tokens_[verb].head;
    const bool participle = tokens_[verb].form == Form::pastParticiple || isFinite(verb);
    if (tokens_[verb].deprel != Deprel::acl || !participle || noun == none || noun > verb ||
        tokens_[noun].head != none || childOf(noun, Deprel::nsubj) != none ||
        childOf(noun, Deprel::cop) != none || childOf(verb, Deprel::oblAgent) != none ||
        tokens_[last_ - 1].lemma != ".")
        return;
    const bool governs = childOf(verb, Deprel::obj) > verb && childOf(verb, Deprel::obj) != none;
    const bool says = childOf(verb, Deprel::ccomp) != none || childOf(verb, Deprel::advcl) != none;
    if (!governs && !(says && isSaying(verb)))
        return;
    replace(noun, verb);
    tokens_[verb].form = Form::past;
    for (TokenIndex at = verb + 1; at < last_; ++at)
        if (tokens_[at].head == noun)
            tokens_[at].head = verb;
    hang(noun, verb, Deprel::nsubj);
    const TokenIndex clause = childOf(verb, Deprel::advcl);
    if (clause != none && isSaying(verb) && childOf(verb, Deprel::ccomp) == none &&
        lexicon_.isIn("that", tokens_[leftOf(clause)].lemma))
        tokens_[clause].deprel = Deprel::ccomp;
}

// "… that it fell, a claim Oslo has not confirmed": a noun of saying after a comma, with the verb that it is
// the object of behind it, sums up the clause before.
void Mender::clauseSummedUp(TokenIndex verb) {
    const TokenIndex noun = childOf(verb, Deprel::obj), speaker = childOf(verb, Deprel::nsubj);
    if (noun == none || speaker == none || noun > speaker || speaker > verb || !isNoun(noun) ||
        lexicon_.find(CuePart::noun, tokens_[noun].lemma) == nullptr || tokens_[verb].head == none)
        return;
    const TokenIndex left = leftOf(noun), begin = isComma(left) ? left + 1 : left;
    TokenIndex host = begin;
    if (begin < first_ + 2 || !isComma(begin - 1))
        return;
    while (host > first_ && !(tokens_[host - 1].deprel == Deprel::ccomp || tokens_[host - 1].head == none))
        --host;
    if (host == first_ || tokens_[host - 1].upos != Upos::VERB)
        return;
    hang(noun, host - 1, Deprel::appos);
    hang(verb, noun, Deprel::aclRelcl);
}

// "The report found it was wrong": an object with a finite predicate right behind it is the subject of that.
void Mender::subjectTakenForObject(TokenIndex verb) {
    TokenIndex object = childOf(verb, Deprel::obj), predicate = childOf(verb, Deprel::xcomp);
    if (object == none && !lexicon_.find(CuePart::verb, tokens_[verb].lemma)->takes(takesAddressee))
        object = childOf(verb, Deprel::iobj); // "said 14 of its patients were killed"
    if (predicate == none)
        predicate = childOf(verb, Deprel::ccomp);
    if (object == none || predicate == none || object < verb || predicate < object + 2 ||
        childOf(predicate, Deprel::nsubj) != none || childOf(predicate, Deprel::nsubjPass) != none)
        return;
    TokenIndex next = object + 1;
    while (next < predicate && isUnder(next, object))
        ++next;
    const bool finite =
        (tokens_[next].upos == Upos::AUX || tokens_[next].upos == Upos::VERB) && isFinite(next);
    if (!finite || (tokens_[next].head != predicate && next != predicate))
        return;
    tokens_[predicate].deprel = Deprel::ccomp;
    hang(object, predicate, childOf(predicate, Deprel::auxPass) == none ? Deprel::nsubj : Deprel::nsubjPass);
}

// "Sources close to the inquiry told …", "Officials familiar with it said …": an adjective behind its noun
// has no copula; the finite verb of saying without a subject is the predicate.
void Mender::adjectiveTakenForPredicate(TokenIndex verb) {
    if (verb < first_ + 2 || !isFinite(verb) || childOf(verb, Deprel::nsubj) != none ||
        childOf(verb, Deprel::auxPass) != none)
        return;
    for (TokenIndex at = verb - 1; at > first_ && tokens_[at].upos != Upos::PUNCT; --at) {
        const bool word = tokens_[at].upos == Upos::ADJ ||
                          (tokens_[at].upos == Upos::VERB && tokens_[at].form != Form::past);
        const TokenIndex noun = at - 1;
        const bool own = word && isNoun(noun) && tokens_[noun].head == at &&
                         tokens_[noun].deprel == Deprel::nsubj && childOf(at, Deprel::cop) == none &&
                         tokens_[at + 1].upos == Upos::ADP;
        if (own) {
            replace(at, verb);
            tokens_[at].upos = Upos::ADJ;
            tokens_[noun].head = verb;
            tokens_[at].head = noun;
            tokens_[at].deprel = Deprel::amod;
            return;
        }
        if (tokens_[at].upos == Upos::AUX || (tokens_[at].upos == Upos::VERB && isFinite(at)))
            return;
    }
}

// "The paper reported that the mayor had resigned, citing aides": who reports cites, not the mayor.
void Mender::citationOfReporter(TokenIndex gerund) {
    const TokenIndex told = tokens_[gerund].head;
    if (tokens_[gerund].form != Form::gerund || gerund == first_ || !isComma(gerund - 1) || told == none ||
        told > gerund || tokens_[gerund].deprel != Deprel::advcl || tokens_[told].deprel != Deprel::ccomp ||
        tokens_[told].head == none || !isSaying(tokens_[told].head))
        return;
    hang(gerund, tokens_[told].head, Deprel::advcl);
}

bool Mender::hasFiniteVerb() const {
    for (TokenIndex at = first_; at < last_; ++at)
        if (tokens_[at].upos == Upos::AUX || (tokens_[at].upos == Upos::VERB && isFinite(at)))
            return true;
    return false;
}

// "Ministry confirms fire", "the union disputes that": a sentence without a verb, and a plural that is one.
void Mender::nounTakenForVerb(TokenIndex noun) {
    const TokenIndex before = noun - 1, next = noun + 1;
    if (noun == first_ || next >= last_ || tokens_[noun].upos != Upos::NOUN ||
        tokens_[noun].form != Form::plural || !isNoun(before) || tokens_[before].form == Form::plural)
        return;
    const Cue* cue = lexicon_.find(CuePart::verb, tokens_[noun].lemma);
    const Upos tag = tokens_[next].upos;
    const bool follows = isNoun(next) || tag == Upos::DET || tag == Upos::SCONJ || tag == Upos::NUM;
    if (cue == nullptr || !cue->takes(takesClause | takesObject) || !follows || hasFiniteVerb())
        return;
    TokenIndex object = next;
    while (tokens_[object].head != none && tokens_[object].head > object && isNoun(tokens_[object].head))
        object = tokens_[object].head;
    tokens_[noun].upos = Upos::VERB;
    tokens_[noun].form = Form::present;
    tokens_[noun].head = none;
    tokens_[noun].deprel = Deprel::root;
    TokenIndex begin = before; // of the subject: "Depot fire: ministry confirms …"
    while (begin > first_ && tokens_[begin - 1].upos != Upos::PUNCT)
        --begin;
    for (TokenIndex at = first_; at < last_; ++at) {
        if (at == noun || (tokens_[at].head != none && tokens_[at].head != noun))
            continue;
        if (at >= begin && at < before)
            hang(at, before, Deprel::compound);
        else
            hang(at, noun, at < begin ? Deprel::dep : tokens_[at].deprel);
    }
    hang(before, noun, Deprel::nsubj);
    if (isNoun(object))
        hang(object, noun, Deprel::obj);
}

// "Claims from Oslo that it fell could not be checked": no clause opens with a finite verb. It is a noun with
// its owner, and its predicate is the verb behind its clause that has no subject.
void Mender::verbTakenForNoun(TokenIndex noun) {
    if (noun != first_ || noun + 3 >= last_ || tokens_[noun].head != none ||
        tokens_[noun].form != Form::present || tokens_[noun + 1].upos != Upos::ADP ||
        !lexicon_.isIn("owner", tokens_[noun + 1].lemma) ||
        lexicon_.find(CuePart::noun, tokens_[noun].lemma) == nullptr || childOf(noun, Deprel::nsubj) != none)
        return;
    TokenIndex clause = none, predicate = none;
    for (TokenIndex at = noun + 2; at < last_; ++at) {
        const bool marked = childOf(at, Deprel::mark) != none;
        const bool open = childOf(at, Deprel::nsubj) == none && childOf(at, Deprel::nsubjPass) == none;
        if (clause == none && tokens_[at].head == noun && marked)
            clause = at;
        else if (clause != none && tokens_[at].upos == Upos::VERB &&
                 (isUnder(at, clause) || tokens_[at].head == noun) && open && !marked &&
                 (isFinite(at) || childOf(at, Deprel::aux) != none || childOf(at, Deprel::auxPass) != none))
            predicate = at;
    }
    if (predicate == none)
        return;
    tokens_[noun].upos = Upos::NOUN;
    tokens_[noun].form = Form::plural;
    replace(noun, predicate);
    hang(noun, predicate, Deprel::nsubj);
    hang(clause, noun, Deprel::acl);
    for (TokenIndex at = noun + 1; at < last_; ++at)
        if (tokens_[at].head == noun && tokens_[at].deprel == Deprel::obl)
            tokens_[at].deprel = Deprel::nmod;
}

// "The station broadcast that it was closed": a noun with a subject and no copula is a verb of saying.
void Mender::predicateTakenForNoun(TokenIndex noun) {
    const TokenIndex subject = childOf(noun, Deprel::nsubj);
    const Cue* cue = lexicon_.find(CuePart::verb, tokens_[noun].lemma);
    if (subject == none || subject > noun || tokens_[noun].upos != Upos::NOUN || cue == nullptr ||
        !cue->takes(takesClause) || childOf(noun, Deprel::cop) != none ||
        childOf(noun, Deprel::ccomp) == none || childOf(noun, Deprel::det) != none)
        return;
    tokens_[noun].upos = Upos::VERB;
    tokens_[noun].form = Form::past;
}

// Two repairs of one broken sentence may each hang what the other has moved. A word that is its own ancestor
// becomes a root.
void Mender::breakCircles() {
    for (TokenIndex token = 0; token < tokens_.size(); ++token) {
        // Half as fast a walker meets one that runs in a circle.
        TokenIndex slow = token, fast = token;
        do {
            fast = tokens_[fast].head == none ? none : tokens_[tokens_[fast].head].head;
            slow = tokens_[slow].head;
        } while (fast != none && slow != none && fast != slow);
        if (fast == none || slow == none)
            continue;
        tokens_[slow].head = none;
        tokens_[slow].deprel = Deprel::root;
    }
}

std::vector<Token> Mender::run() {
    const auto piece = static_cast<TokenIndex>(limits.sentenceTokens);
    for (const language::Sentence& sentence : document_.sentences)
        for (first_ = sentence.first; first_ < sentence.last; first_ = last_) {
            last_ = std::min(sentence.last, first_ + piece);
            mendSpeech(tokens_, lexicon_, first_, last_);
            for (TokenIndex token = first_; token < last_; ++token) {
                const bool verb = tokens_[token].upos == Upos::VERB;
                if (verb) {
                    lemmaOfParticiple(token);
                    compoundBeforeNoun(token);
                    verbTakenForNoun(token);
                    reducedRelative(token);
                    predicateOfNoun(token);
                    clauseSummedUp(token);
                }
                if (verb && lexicon_.isIn("cite", tokens_[token].lemma))
                    citationOfReporter(token);
                if (verb && isSaying(token)) {
                    adjectiveTakenForPredicate(token);
                    subjectTakenForObject(token);
                    clauseOfInnerSpeech(token);
                    clauseBehindSemicolon(token);
                    secondSpeech(token);
                    relativeAroundSpeech(token);
                }
                if (tokens_[token].upos == Upos::PRON && lexicon_.isIn("relative", tokens_[token].lemma))
                    relativeOfSubject(token);
                else if (isNoun(token)) {
                    nounTakenForVerb(token);
                    predicateTakenForNoun(token);
                    subjectWithCase(token);
                }
                if (tokens_[token].head == none && isNoun(token))
                    predicateBehindParticiple(token);
            }
        }
    breakCircles();
    return std::move(tokens_);
}

} // namespace

std::vector<Token> mended(const language::Document& document, const Lexicon& lexicon) {
    return Mender(document, lexicon).run();
}

} // namespace claimline::claims
