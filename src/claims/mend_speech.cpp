// Clauses of saying behind a quotation: the marks and the order of words tell more than a tree that ties
// words over them.
#include "claims/mend.h"

#include "claims/tree.h"

#include <algorithm>

namespace claimline::claims {

namespace {

using language::Token;

class SpeechMender {
public:
    SpeechMender(std::vector<Token>& tokens, const Lexicon& lexicon, TokenIndex first, TokenIndex last)
        : tokens_(tokens)
        , lexicon_(lexicon)
        , first_(first)
        , last_(last) {}

    void run();

private:
    std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    const TokenIndex first_, last_;

    // "…," he said: the clause of saying begins at `begin`, its subject is [nameFirst, nameLast).
    struct Clause {
        TokenIndex begin = none, verb = none, nameFirst = none, nameLast = none;
    };

    const std::string& lemma(TokenIndex token) const { return tokens_[token].lemma; }
    bool isPunctuation(TokenIndex token) const { return tokens_[token].upos == Upos::PUNCT; }
    bool isNominal(TokenIndex token) const;
    bool closesSpeech(TokenIndex token) const;
    bool isSaying(TokenIndex token) const;
    Clause clauseAt(TokenIndex begin) const;
    Clause inverted(TokenIndex begin) const;
    Clause closing() const;
    bool saysNothing(TokenIndex verb) const;
    TokenIndex passRelative(TokenIndex comma) const;
    bool isSound(const Clause& clause) const;
    TokenIndex headOfName(const Clause& clause) const;
    void detachQuoted(const Clause& clause);
    void detachClause(const Clause& clause);
    void rebuild(const Clause& clause);
};

bool SpeechMender::isNominal(TokenIndex token) const {
    const Upos tag = tokens_[token].upos;
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM ||
           tag == Upos::ADJ || tag == Upos::DET || tag == Upos::X;
}

// A mark that ends what was said, with a comma, a question or an exclamation mark.
bool SpeechMender::closesSpeech(TokenIndex token) const {
    if (!isPunctuation(token) || token < first_ + 2 || tokens_[token].spaceBefore)
        return false;
    const std::string& mark = lemma(token);
    if (mark != "”" && mark != "»" && mark != "\"" && mark != "''" && mark != "’" && mark != "'")
        return false;
    const std::string& before = lemma(token - 1);
    return before == "," || before == "?" || before == "!" || before == "…" || before == "—" ||
           (token + 1 < last_ && lemma(token + 1) == ",");
}

bool SpeechMender::isSaying(TokenIndex token) const {
    const Token& word = tokens_[token];
    const bool finite =
        word.form == Form::past || word.form == Form::present || word.form == Form::pastParticiple;
    const bool plural = word.upos == Upos::NOUN && word.form == Form::plural; // "Lee notes"
    if (!(word.upos == Upos::VERB && finite) && !plural)
        return false;
    const Cue* cue = lexicon_.find(CuePart::verb, word.lemma);
    return cue != nullptr && cue->takes(takesClause) && cue->takes(takesQuote) && !cue->group->attitude;
}

// From the comma that opens ", who heads the port," to the one that closes it; none: it is not closed.
TokenIndex SpeechMender::passRelative(TokenIndex comma) const {
    const TokenIndex limit = std::min(last_, comma + 30);
    for (TokenIndex at = comma + 1; at < limit; ++at)
        if (lemma(at) == ",")
            return at;
    return none;
}

SpeechMender::Clause SpeechMender::inverted(TokenIndex begin) const {
    const Cue* cue = lexicon_.find(CuePart::verb, lemma(begin));
    const TokenIndex name = begin + 1;
    if (name >= last_ || !isNominal(name) || tokens_[begin].upos != Upos::VERB || cue->takes(takesAddressee))
        return {};
    TokenIndex end = name; // up to the first word that no name holds
    while (end < last_ && (isNominal(end) || tokens_[end].upos == Upos::PART || lemma(end) == "-" ||
                           tokens_[end].deprel == Deprel::amod))
        ++end;
    const bool clause = end < last_ && tokens_[end].upos == Upos::AUX; // "said the pier was closed"
    return clause ? Clause{} : Clause{begin, begin, name, end};
}

SpeechMender::Clause SpeechMender::clauseAt(TokenIndex begin) const {
    if (begin >= last_)
        return {};
    if (isSaying(begin) && tokens_[begin].upos == Upos::VERB)
        return inverted(begin);
    if (!isNominal(begin) || lexicon_.isIn("relative", lemma(begin)))
        return {};
    const TokenIndex limit = std::min(last_, begin + 40);
    for (TokenIndex at = begin + 1; at < limit; ++at) {
        const bool follows = at + 1 >= last_ || isPunctuation(at + 1) || tokens_[at].upos == Upos::VERB;
        if (isSaying(at) && follows) {
            TokenIndex end = at;
            while (end > begin + 1 &&
                   (tokens_[end - 1].upos == Upos::AUX || tokens_[end - 1].upos == Upos::ADV))
                --end;
            return {begin, at, begin, end};
        }
        if (lemma(at) == "," && at + 1 < last_ && lexicon_.isIn("relative", lemma(at + 1))) {
            at = passRelative(at);
            if (at == none)
                return {};
            continue;
        }
        const bool finite = tokens_[at].upos == Upos::VERB && tokens_[at].form != Form::gerund &&
                            tokens_[at].form != Form::pastParticiple;
        const bool stops = finite || tokens_[at].upos == Upos::SCONJ || lemma(at) == "." ||
                           lemma(at) == ":" || lemma(at) == ";";
        if (stops)
            return {};
    }
    return {};
}

TokenIndex SpeechMender::headOfName(const Clause& clause) const {
    for (TokenIndex at = clause.nameFirst; at < clause.nameLast; ++at) {
        const TokenIndex above = tokens_[at].head;
        const bool inside = above != none && above >= clause.nameFirst && above < clause.nameLast;
        const Upos tag = tokens_[at].upos;
        const Deprel relation = tokens_[at].deprel;
        const bool modifies = relation == Deprel::nmodPoss || relation == Deprel::amod ||
                              relation == Deprel::det || relation == Deprel::nummod;
        if (!inside && !modifies && tag != Upos::DET && isNominal(at))
            return at;
    }
    TokenIndex last = clause.nameLast;
    while (last > clause.nameFirst && !isNominal(last - 1))
        --last;
    return last > clause.nameFirst ? last - 1 : none;
}

// Whether the tree keeps the clause apart from the quotation, and has the name for its subject.
bool SpeechMender::isSound(const Clause& clause) const {
    if (tokens_[clause.verb].upos != Upos::VERB)
        return false;
    bool subject = false;
    for (TokenIndex at = clause.nameFirst; at < clause.nameLast; ++at)
        subject |= tokens_[at].head == clause.verb && tokens_[at].deprel == Deprel::nsubj;
    for (TokenIndex at = first_; at < clause.begin && subject; ++at) {
        const Deprel relation = tokens_[at].deprel;
        const bool said = relation == Deprel::ccomp || relation == Deprel::parataxis ||
                          relation == Deprel::punct || relation == Deprel::dep || isPunctuation(at);
        const TokenIndex above = tokens_[at].head;
        subject = above == none || above < clause.begin || (above == clause.verb && said);
    }
    return subject;
}

// One word of what was said carries all the others, and hangs on the verb.
void SpeechMender::detachQuoted(const Clause& clause) {
    TokenIndex root = none;
    for (TokenIndex at = first_; at < clause.begin; ++at) {
        const bool out = tokens_[at].head == none || tokens_[at].head >= clause.begin;
        if (!out || isPunctuation(at))
            continue;
        const bool better = root == none || tokens_[at].head == none ||
                            (tokens_[root].head != none && tokens_[root].upos != Upos::VERB &&
                             tokens_[at].upos == Upos::VERB);
        root = better ? at : root;
    }
    if (root == none)
        return;
    for (TokenIndex at = first_; at < clause.begin; ++at)
        if (at != root && (tokens_[at].head == none || tokens_[at].head >= clause.begin)) {
            tokens_[at].head = root;
            tokens_[at].deprel = isPunctuation(at) ? Deprel::punct : Deprel::dep;
        }
    tokens_[root].head = clause.verb;
    tokens_[root].deprel = Deprel::ccomp;
}

void SpeechMender::detachClause(const Clause& clause) {
    for (TokenIndex at = clause.begin; at < last_; ++at) {
        const bool out = tokens_[at].head == none || tokens_[at].head < clause.begin;
        if (at == clause.verb || !out)
            continue;
        tokens_[at].head = clause.verb;
        const Upos tag = tokens_[at].upos;
        const bool noun = tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM;
        if (tag == Upos::PUNCT)
            tokens_[at].deprel = Deprel::punct;
        else if (noun)
            tokens_[at].deprel = Deprel::obl;
        else if (tag == Upos::VERB)
            tokens_[at].deprel = at > clause.verb ? Deprel::advcl : Deprel::dep;
    }
}

bool namesNoun(Deprel relation) {
    switch (relation) {
    case Deprel::acl:
    case Deprel::aclRelcl:
    case Deprel::amod:
    case Deprel::appos:
    case Deprel::case_:
    case Deprel::cc:
    case Deprel::compound:
    case Deprel::conj:
    case Deprel::det:
    case Deprel::flat:
    case Deprel::nmod:
    case Deprel::nmodPoss:
    case Deprel::nummod:
    case Deprel::punct:
        return true;
    default:
        return false;
    }
}

// What the two halves of the sentence have to do with each other is only that one is said in the other.
void SpeechMender::rebuild(const Clause& clause) {
    tokens_[clause.verb].head = none;
    tokens_[clause.verb].deprel = Deprel::root;
    if (tokens_[clause.verb].upos != Upos::VERB) {
        tokens_[clause.verb].upos = Upos::VERB;
        tokens_[clause.verb].form = Form::present;
    }
    detachQuoted(clause);
    detachClause(clause);
    const TokenIndex name = headOfName(clause);
    if (name == none)
        return;
    for (TokenIndex at = clause.nameFirst; at < clause.nameLast; ++at) {
        const TokenIndex above = tokens_[at].head;
        const bool inside = above != none && above >= clause.nameFirst && above < clause.nameLast;
        if (at == name || inside)
            continue;
        tokens_[at].head = name;
        if (!namesNoun(tokens_[at].deprel))
            tokens_[at].deprel = at < name ? Deprel::compound : Deprel::appos;
    }
    for (TokenIndex at = clause.nameLast; at < clause.verb; ++at)
        tokens_[at].head = clause.verb;
    for (TokenIndex at = clause.begin; at < last_; ++at)
        if (at != name && tokens_[at].head == clause.verb && tokens_[at].deprel == Deprel::nsubj)
            tokens_[at].deprel = Deprel::dep;
    tokens_[name].head = clause.verb;
    tokens_[name].deprel = Deprel::nsubj;
}

// A finite verb of saying with nothing behind it that is said.
bool SpeechMender::saysNothing(TokenIndex verb) const {
    if (tokens_[verb].upos != Upos::VERB || !isSaying(verb))
        return false;
    for (TokenIndex at = first_; at < last_; ++at) {
        const Deprel relation = tokens_[at].deprel;
        const bool argument = relation == Deprel::obj || relation == Deprel::ccomp ||
                              relation == Deprel::xcomp || relation == Deprel::auxPass;
        if (tokens_[at].head == verb && argument)
            return false;
    }
    return true;
}

// "… in Bergen, police and rescue workers said.": names before the comma and behind it look like one row.
SpeechMender::Clause SpeechMender::closing() const {
    TokenIndex verb = last_ - 1;
    while (verb > first_ + 3 && isPunctuation(verb))
        --verb;
    if (!saysNothing(verb))
        return {};
    TokenIndex begin = verb;
    while (begin > first_ && (isNominal(begin - 1) || tokens_[begin - 1].upos == Upos::CCONJ))
        --begin;
    if (begin == verb || begin <= first_ + 2 || lemma(begin - 1) != "," || tokens_[begin].upos == Upos::CCONJ)
        return {};
    const bool torn = std::any_of(tokens_.begin() + begin, tokens_.begin() + verb,
                                  [&](const Token& name) { return name.head < begin; });
    for (TokenIndex at = first_; at + 1 < begin && torn; ++at) {
        const bool finite = tokens_[at].upos == Upos::AUX ||
                            (tokens_[at].upos == Upos::VERB &&
                             (tokens_[at].form == Form::past || tokens_[at].form == Form::present));
        if (finite)
            return {begin, verb, begin, verb};
    }
    return {};
}

void SpeechMender::run() {
    if (const Clause clause = last_ > first_ + 5 ? closing() : Clause{}; clause.verb != none)
        return rebuild(clause);
    for (TokenIndex token = first_; token + 2 < last_; ++token) {
        if (!closesSpeech(token))
            continue;
        const Clause clause = clauseAt(lemma(token + 1) == "," ? token + 2 : token + 1);
        if (clause.verb == none)
            continue;
        if (!isSound(clause))
            rebuild(clause);
        return; // of several the first: behind it another quotation may go on
    }
}

} // namespace

void mendSpeech(std::vector<Token>& tokens, const Lexicon& lexicon, std::uint32_t first, std::uint32_t last) {
    SpeechMender(tokens, lexicon, first, last).run();
}

} // namespace claimline::claims
