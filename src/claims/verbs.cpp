// Attributions whose cue is a verb: "X said that …", "…, said X", "X was accused of …", "it is believed …".
#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

struct Subject {
    TokenIndex head = none;    // as it stands in the text: may be "who"
    TokenIndex speaker = none; // who is meant
    Tokens words;
    Tokens cueBefore; // of verbs between the subject and the cue: "went on to"
};

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
    if (tree.hasChild(verb, Deprel::auxPass) || tree.hasChild(verb, Deprel::oblAgent))
        return true;
    const TokenIndex above = tree[verb].head; // "was hit and damaged"
    return tree[verb].deprel == Deprel::conj && above != none && tree[verb].form == Form::pastParticiple &&
           tree.hasChild(above, Deprel::auxPass) && !tree.hasChild(verb, Deprel::nsubj);
}

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
    Subject subjectAhead(TokenIndex verb) const;
    Subject subjectAtStart(TokenIndex first, TokenIndex last) const;
    Subject speakerOf(TokenIndex verb, const Cue& cue) const;
    Subject subjectOfSentence(TokenIndex verb) const;
    bool isStrong(TokenIndex token) const;
    bool opensSaying(TokenIndex token) const;
    bool isAttributed(const Quote& quote) const;
    TokenIndex borderOf(TokenIndex verb) const;
    Tokens fenced(TokenIndex verb, const Subject& subject) const;
    void extend(TokenIndex verb, const Subject& subject, Tokens& content) const;
    Tokens restOfSentence(TokenIndex verb, const Subject& subject) const;
    void active(TokenIndex verb, const Cue& cue);
    bool lacksPredicate(TokenIndex verb) const;
    bool isClause(const Subject& subject) const;
    void splitClaim(Subject& subject) const;
    void passive(TokenIndex verb, const Cue& cue);
    void appearing(TokenIndex verb, const Cue& cue);

    bool hasOtherSense(TokenIndex verb, const Cue& cue) const;
    bool passesOnSpeech(TokenIndex verb) const;
    Tokens passiveContent(TokenIndex verb, const Cue& cue) const;
    Tokens asClause(TokenIndex verb) const;
    Tokens activeContent(TokenIndex verb, const Cue& cue, Attribution& found) const;
    Tokens clauseOf(TokenIndex verb, const Cue& cue) const;
    Tokens objectOf(TokenIndex verb, const Cue& cue, TokenIndex object) const;
    bool completes(TokenIndex child, const Cue& cue, const std::string& marker) const;
    Tokens governed(TokenIndex verb, const Cue& cue, Attribution& found) const;
    Tokens hostOf(TokenIndex verb, const Subject& subject) const;
    Tokens sentenceBefore(TokenIndex verb, const Subject& subject) const;
    bool standsAtEnd(TokenIndex verb, const Subject& subject) const;
    void joinNeither(TokenIndex verb, Attribution& found) const;
};

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

// "…, a claim Moscow has not confirmed": two phrases that the tree takes for one.
void VerbCues::splitClaim(Subject& subject) const {
    if (subject.words.size() < 3)
        return;
    const TokenIndex noun = subject.words[1], next = subject.words[2];
    const bool article = tree_[subject.words[0]].upos == Upos::DET && tree_[noun].upos == Upos::NOUN;
    const bool starts =
        tree_[next].upos == Upos::PROPN || tree_[next].upos == Upos::PRON || tree_[next].upos == Upos::DET;
    if (!article || !starts || scene_.lexicon.find(CuePart::noun, scene_.lemma(noun)) == nullptr)
        return;
    subject.words.erase(subject.words.begin(), subject.words.begin() + 2);
    if (!holds(subject.words, subject.head))
        subject.head = subject.speaker = subject.words.back();
}

// "Ann Lee, who heads the port, said": set in between subject and verb, it is a part of the name.
void VerbCues::takeRelative(Subject& subject, TokenIndex verb) const {
    const TokenIndex next = subject.words.back() + 1;
    if (next + 3 >= verb || tree_.word(next) != "," ||
        !scene_.lexicon.isIn("relative", tree_.lower(next + 1)))
        return;
    TokenIndex end = verb;
    while (end > next && (tree_[end - 1].upos == Upos::AUX || tree_[end - 1].upos == Upos::ADV))
        --end;
    if (tree_.word(end - 1) == ",")
        add(subject.words, range(next, end - 1));
}

// A subject before its verb is one run of words up to the verb or a comma, whatever the tree made of it.
void VerbCues::complete(Subject& subject, TokenIndex verb) const {
    if (subject.words.empty() || subject.words.back() > verb || tree_[subject.head].upos == Upos::PRON)
        return;
    for (std::size_t at = subject.words.size() - 1; at > 0; --at)
        if (subject.words[at] != subject.words[at - 1] + 1) {
            subject.words.erase(subject.words.begin(),
                                subject.words.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        }
    if (!holds(subject.words, subject.head))
        subject.head = subject.speaker = subject.words.back();
    const auto nameLike = [&](TokenIndex token) {
        const Upos tag = tree_[token].upos;
        return (tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::DET ||
                tag == Upos::NUM || tree_.is(token, "'s") || tree_.is(token, "’s")) &&
               !scene_.isTime(token);
    };
    // "When asked, the mayor said": an apposition is closed by a comma before the verb; what is not closed is
    // another phrase.
    while (subject.words.size() > 1 && tree_.isPunctuation(subject.words.back()) &&
           tree_.word(subject.words.back()) != ".")
        subject.words.pop_back(); // the site "Harbour News," also said
    if (!tree_.isPunctuation(subject.words.back() + 1)) {
        const auto comma = std::find_if(subject.words.rbegin(), subject.words.rend(),
                                        [&](TokenIndex token) { return tree_.word(token) == ","; });
        const bool list = std::ranges::any_of(
            subject.words, [&](TokenIndex token) { return tree_[token].upos == Upos::CCONJ; });
        if (comma != subject.words.rend() && !list) {
            subject.words.erase(subject.words.begin(), comma.base());
            if (!subject.words.empty() && subject.head < subject.words.front()) {
                subject.head = subject.words.back();
                for (const TokenIndex token : subject.words)
                    if (tree_[token].head == none || !holds(subject.words, tree_[token].head)) {
                        subject.head = token;
                        break;
                    }
                subject.speaker = subject.head;
            }
        }
    }
    if (subject.words.empty())
        return;
    takeRelative(subject, verb);
    const TokenIndex first = tree_.firstOf(verb);
    while (subject.words.front() > first &&
           (nameLike(subject.words.front() - 1) || tree_.word(subject.words.front() - 1) == "-") &&
           nameLike(subject.words.front()) &&
           quoteAt(scene_.quotes, subject.words.front() - 1) == quoteAt(scene_.quotes, verb))
        subject.words.insert(subject.words.begin(), subject.words.front() - 1);
    // "People briefed on the move said": what stands between, with no comma, belongs to it.
    TokenIndex end = verb;
    while (end > subject.words.back() + 1 &&
           (tree_[end - 1].upos == Upos::AUX || tree_[end - 1].upos == Upos::ADV ||
            tree_[end - 1].upos == Upos::PART || tree_[end - 1].upos == Upos::CCONJ))
        --end;
    for (TokenIndex token = subject.words.back() + 1; token < end; ++token) {
        const bool breaks = tree_.isPunctuation(token) || scene_.isTime(token) ||
                            tree_[token].upos == Upos::CCONJ || tree_[token].form == Form::past ||
                            tree_[token].form == Form::present || tree_[token].upos == Upos::AUX;
        if (breaks && tree_.word(token) != "-")
            return;
    }
    if (isStrong(verb))
        add(subject.words, range(subject.words.back() + 1, end));
}

Subject VerbCues::subjectOf(TokenIndex verb, int depth) const {
    TokenIndex own =
        none; // of several the nearest before the verb: a date line is taken for one now and then
    for (const TokenIndex child : tree_.children(verb))
        if ((tree_[child].deprel == Deprel::nsubj ||
             (tree_[child].deprel == Deprel::nsubjPass && !isPassive(tree_, verb))) &&
            (own == none || child < verb))
            own = child;
    if (own != none && isNominal(tree_, own)) {
        Subject subject = named(own);
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
    case Deprel::acl:
        return tree_[verb].form == Form::gerund && isNominal(tree_, above) ? nounWithout(above, verb)
                                                                           : Subject{};
    default:
        return {};
    }
}

// Whether subject and verb stand on the same side of all quotation marks; a tree that ties them over one is
// wrong.
bool VerbCues::onOneSide(TokenIndex subject, TokenIndex verb) const {
    if (quoteAt(scene_.quotes, subject) != quoteAt(scene_.quotes, verb))
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

// "…," Ann Lee told me: the noun phrase that ends before the verb.
Subject VerbCues::subjectAhead(TokenIndex verb) const {
    const TokenIndex first = tree_.firstOf(verb);
    TokenIndex at = verb;
    while (at > first &&
           (tree_[at - 1].upos == Upos::AUX || tree_[at - 1].upos == Upos::ADV ||
            tree_[at - 1].upos == Upos::PART || scene_.lexicon.isIn("negator", tree_.lower(at - 1))))
        --at;
    if (at == first)
        return {};
    --at;
    if (tree_.word(at) == "," && at > first) {
        const Subject opening = subjectAtStart(first, at);
        if (opening.head != none)
            return opening;
        --at; // "Mr Lee, 82, told": the comma that closes what is set in
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

Tokens VerbCues::clauseOf(TokenIndex verb, const Cue& cue) const {
    const TokenIndex clause = tree_.child(verb, Deprel::ccomp);
    if (clause != none && cue.takes(takesClause | takesQuote))
        return tree_.subtree(clause);
    const TokenIndex open = tree_.child(verb, Deprel::xcomp);
    if (open == none || open < verb)
        return {};
    const bool infinitive = cue.takes(takesInfinitive) || (cue.takes(takesClause) && tree_.isVerb(open));
    return infinitive ? tree_.subtree(open) : Tokens{};
}

// Whether a phrase behind the object belongs to what the cue says of it: "of theft", "as a threat", "to
// wait".
bool VerbCues::completes(TokenIndex child, const Cue& cue, const std::string& marker) const {
    switch (tree_[child].deprel) {
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::obj:
        return true;
    case Deprel::advcl:
    case Deprel::obl:
        return !scene_.isTime(child) &&
               (cue.takesPreposition(marker) || scene_.lexicon.isIn("completer", marker) ||
                (marker == "to" && cue.takes(takesObjectClause)));
    default:
        return false;
    }
}

// The object with what completes it: "Kent of theft", "the move as a threat".
Tokens VerbCues::objectOf(TokenIndex verb, const Cue& cue, TokenIndex object) const {
    Tokens content = tree_.subtree(object);
    for (const TokenIndex child : tree_.children(verb)) {
        if (child <= object)
            continue;
        std::string marker = caseOf(scene_, child);
        if (const TokenIndex mark = tree_.child(child, Deprel::mark);
            marker.empty() && mark != none && mark < child)
            marker = tree_.lower(mark);
        const bool own = cue.takesPreposition(marker) && tree_.left(child) < content.back() + 14;
        const bool next = !content.empty() && tree_.left(child) <= content.back() + 2;
        if (!completes(child, cue, marker) || (!own && !next))
            continue;
        if (own) // "described the strikes in the north as a sign"
            add(content, range(content.back(), tree_.left(child)));
        add(content, tree_.subtree(child));
    }
    return content;
}

// What a preposition of the cue governs; the preposition goes to the cue.
Tokens VerbCues::governed(TokenIndex verb, const Cue& cue, Attribution& found) const {
    for (const TokenIndex child : tree_.children(verb)) {
        const Deprel relation = tree_[child].deprel;
        const bool possible =
            relation == Deprel::obl || relation == Deprel::advcl || relation == Deprel::xcomp;
        if (child < verb || !possible || scene_.isTime(child))
            continue;
        TokenIndex marker = tree_.child(child, Deprel::case_);
        if (marker == none)
            marker = tree_.child(child, Deprel::mark);
        if (marker == none || marker > child || !cue.takesPreposition(tree_.lower(marker)))
            continue;
        add(found.cue, marker);
        Tokens content = tree_.subtree(child);
        for (const TokenIndex next : tree_.children(verb)) { // "called on the mayor to resign"
            const bool infinitive =
                (tree_[next].deprel == Deprel::xcomp || tree_[next].deprel == Deprel::advcl) &&
                tree_.left(next) == content.back() + 1 && tree_.is(tree_.left(next), "to");
            if (infinitive)
                add(content, tree_.subtree(next));
        }
        remove(content, found.cue);
        return content;
    }
    return {};
}

Tokens VerbCues::activeContent(TokenIndex verb, const Cue& cue, Attribution& found) const {
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    const bool objectNoun = object != none && object > verb && isNominal(tree_, object);
    if (objectNoun && cue.takes(takesObjectClause) &&
        (tree_.hasChild(verb, Deprel::xcomp) || tree_.hasChild(verb, Deprel::ccomp)) &&
        !(cue.takes(takesAddressee) && tree_.hasChild(verb, Deprel::ccomp)))
        return objectOf(verb, cue, object);
    if (cue.takes(takesAddressee) && !tree_.hasChild(verb, Deprel::ccomp))
        for (TokenIndex token = verb + 1;
             token < std::min(tree_.lastOf(verb), verb + 16) && !tree_.isVerb(token); ++token)
            if (tree_.is(token, "that") && tree_[token].upos == Upos::SCONJ)
                return range(token, borderOf(verb));
    Tokens content = clauseOf(verb, cue);
    if (!content.empty() && !(objectNoun && cue.takes(takesObject) && !cue.takes(takesAddressee)))
        return content;
    if (objectNoun && cue.takes(takesObject) && !scene_.isTime(object))
        return objectOf(verb, cue, object);
    if (object != none && object < verb && cue.takes(takesObject)) { // "what it called a plan"
        const TokenIndex complement = tree_.child(verb, Deprel::xcomp);
        return complement != none && complement > verb ? tree_.subtree(complement) : tree_.subtree(object);
    }
    return governed(verb, cue, found);
}

bool VerbCues::standsAtEnd(TokenIndex verb, const Subject& subject) const {
    TokenIndex end = std::max(tree_.right(verb), subject.words.empty() ? verb : subject.words.back()) + 1;
    while (end < tree_.lastOf(verb) && tree_.isPunctuation(end))
        ++end;
    return end == tree_.lastOf(verb);
}

// "The ship, officials said, sank": the clause that the reporting one is set into.
Tokens VerbCues::hostOf(TokenIndex verb, const Subject& subject) const {
    const Deprel relation = tree_[verb].deprel;
    TokenIndex host = tree_[verb].head;
    if (host == none || (relation != Deprel::parataxis && relation != Deprel::discourse &&
                         relation != Deprel::dep && relation != Deprel::appos))
        return {};
    if (subject.words.empty())
        return {};
    const bool fenced = subject.words.front() > tree_.firstOf(verb) &&
                        tree_.isPunctuation(std::min(subject.words.front(), verb) - 1);
    if (!fenced && host > verb)
        return {};
    if (host < verb && standsAtEnd(verb, subject))
        while (tree_[host].head != none)
            host = tree_[host].head;
    Tokens content = tree_.subtree(host);
    remove(content, tree_.subtree(verb));
    remove(content, subject.words);
    return content;
}

// "The ship sank, officials said on Friday.": all that stands before it in the sentence.
Tokens VerbCues::sentenceBefore(TokenIndex verb, const Subject& subject) const {
    const bool finite = tree_[verb].form == Form::past || tree_[verb].form == Form::present ||
                        tree_[verb].form == Form::pastParticiple;
    if (subject.words.empty() || !finite || isRelative(scene_, subject.head))
        return {};
    TokenIndex end = std::max(verb, subject.words.back()) + 1;
    for (; end < tree_.lastOf(verb); ++end)
        if (tree_.isVerb(end) || quoteAt(scene_.quotes, end) != nullptr || tree_[end].upos == Upos::SCONJ)
            return {};
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    if (object != none && object > verb && !holds(subject.words, object) && !scene_.isTime(object) &&
        !scene_.lexicon.find(CuePart::verb, scene_.lemma(verb))->takes(takesAddressee))
        return {};
    const TokenIndex start = std::min(verb, subject.words.front());
    const TokenIndex first = scene_.startOf(verb);
    if (start < first + 3)
        return {};
    const std::string_view before = tree_.word(start - 1);
    if (before != "," && before != "—" && before != "”" && before != "\"" && before != "–" && before != "''")
        return {};
    for (TokenIndex token = first; token < start; ++token)
        if (isStrong(token) && quoteAt(scene_.quotes, token) == nullptr &&
            tree_.hasChild(token, Deprel::nsubj))
            return {};
    return range(first, start);
}

// A verb of saying that may stand beside a clause and a quotation.
bool VerbCues::isStrong(TokenIndex token) const {
    if (tree_[token].upos != Upos::VERB)
        return false;
    const Cue* cue = scene_.lexicon.find(CuePart::verb, scene_.lemma(token));
    return cue != nullptr && cue->takes(takesClause) && cue->takes(takesQuote) && !cue->group->attitude;
}

// "…, but officials said", "… - others say", "…, while police say": a clause of saying with a subject of its
// own begins behind this token.
bool VerbCues::opensSaying(TokenIndex token) const {
    const TokenIndex last = std::min(tree_.lastOf(token), token + 12);
    TokenIndex next = token + 1;
    while (next < last && (tree_[next].upos == Upos::CCONJ || tree_.is(next, "while") ||
                           tree_.is(next, "although") || tree_.is(next, "though")))
        ++next;
    const TokenIndex begin = next;
    while (next < last && (tree_[next].upos == Upos::PROPN || tree_[next].upos == Upos::NOUN ||
                           tree_[next].upos == Upos::PRON || tree_[next].upos == Upos::ADJ ||
                           tree_[next].upos == Upos::DET || tree_[next].upos == Upos::NUM))
        ++next;
    if (next == begin || next >= last || isRelative(scene_, begin))
        return false;
    while (next < last && (tree_[next].upos == Upos::AUX || tree_[next].upos == Upos::ADV))
        ++next;
    return next < last && isStrong(next) &&
           (tree_[next].form == Form::past || tree_[next].form == Form::present) &&
           next + 1 < tree_.lastOf(token) && !tree_.isPunctuation(next + 1);
}

// A quotation with a clause of saying of its own behind it: "…," he said.
bool VerbCues::isAttributed(const Quote& quote) const {
    const TokenIndex limit = std::min(tree_.lastOf(quote.last - 1), quote.last + 8);
    for (TokenIndex next = quote.last; next < limit; ++next) {
        if (isStrong(next))
            return tree_[next].form == Form::past || tree_[next].form == Form::present;
        const Upos tag = tree_[next].upos;
        const bool name = tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::PRON || tag == Upos::DET ||
                          tag == Upos::ADJ;
        if (!name)
            return false;
    }
    return false;
}

// Where what a verb of saying governs must end in its sentence: before "…, adding", "and warned", "according
// to".
TokenIndex VerbCues::borderOf(TokenIndex verb) const {
    const TokenIndex last = scene_.endOf(verb);
    for (TokenIndex token = verb + 2; token + 1 < last; ++token) {
        if (const Quote* quote = quoteAt(scene_.quotes, token); quote != nullptr && quote->speech) {
            if (quote->first == token && quote->closed && isAttributed(*quote))
                return tree_.isPunctuation(token - 1) ? token - 1 : token;
            continue;
        }
        const bool comma = tree_.word(token) == "," || tree_.word(token) == ";";
        const bool joins = tree_[token].upos == Upos::CCONJ;
        TokenIndex next = token + 1;
        if (comma && tree_[next].upos == Upos::CCONJ)
            ++next;
        while (next + 1 < last && (comma || joins) && tree_[next].upos == Upos::ADV)
            ++next;
        if (next >= last)
            break;
        if (comma && (tree_.is(next, "according") ||
                      ((isStrong(next) || scene_.in("cite", next)) && tree_[next].form == Form::gerund)))
            return token;
        const bool another = (comma || joins) && next > token + (comma ? 1 : 0) && isStrong(next) &&
                             (tree_[next].form == Form::past || tree_[next].form == Form::present) &&
                             !tree_.hasChild(next, Deprel::nsubj);
        if (another)
            return token;
        const bool dash = tree_.word(token) == "-" || tree_.word(token) == "—" || tree_.word(token) == "–";
        if ((comma || joins || dash) && opensSaying(token))
            return token;
    }
    return last;
}

// "The ferry, the coast guard said on Friday, sank": a clause of saying between commas.
Tokens VerbCues::fenced(TokenIndex verb, const Subject& subject) const {
    const bool finite = tree_[verb].form == Form::past || tree_[verb].form == Form::present;
    if (subject.words.empty() || !finite || isRelative(scene_, subject.head))
        return {};
    const TokenIndex begin = std::min(verb, subject.words.front()), first = scene_.startOf(verb),
                     last = scene_.endOf(verb);
    const auto isFence = [&](TokenIndex token) {
        return tree_.word(token) == "," || tree_.word(token) == "—" || tree_.word(token) == "–";
    };
    if (begin < first + 2 || !isFence(begin - 1))
        return {};
    TokenIndex end = std::max(verb, subject.words.back()) + 1;
    const TokenIndex limit = std::min(last, end + 5);
    while (end < limit && !isFence(end) && !tree_.isVerb(end) &&
           (scene_.isTime(end) || tree_[end].upos == Upos::ADP || tree_[end].upos == Upos::DET ||
            tree_[end].upos == Upos::NOUN || tree_[end].upos == Upos::PROPN || tree_[end].upos == Upos::ADV))
        ++end;
    if (end >= last || !isFence(end))
        return {};
    for (TokenIndex token = first; token < begin; ++token)
        if (isStrong(token) && quoteAt(scene_.quotes, token) == nullptr)
            return {};
    Tokens content = range(first, begin);
    if (begin >= first + 3 &&
        isRelative(scene_, begin - 2)) { // "the raids, which, officials said, will go on"
        content = {begin - 2};
        TokenIndex close = end + 1;
        while (close < last && !tree_.isPunctuation(close))
            ++close;
        add(content, range(end + 1, close));
        return content;
    }
    const bool participle = end + 1 < last && tree_[end + 1].form == Form::gerund;
    const bool quotation = quoteAt(scene_.quotes, end + 1) != nullptr;
    if (quotation)
        return {};
    if (!participle)
        add(content, range(end + 1, std::max(end + 1, borderOf(end))));
    return content;
}

// What is said runs to the end of the sentence, or to what plainly is another clause of saying.
void VerbCues::extend(TokenIndex verb, const Subject& subject, Tokens& content) const {
    if (content.empty() || content.front() < verb || subject.words.empty() || subject.words.back() > verb)
        return;
    const TokenIndex border = borderOf(verb);
    for (TokenIndex token = content.front();
         token < std::min(border, content.front() + 16) && !tree_.isVerb(token); ++token)
        if (tree_.is(token, "that") &&
            tree_[token].upos == Upos::SCONJ) { // "said on the radio on Sunday that …"
            std::erase_if(content, [&](TokenIndex other) { return other < token; });
            break;
        }
    std::erase_if(content, [&](TokenIndex token) { return token >= border; });
    const Deprel relation = tree_[verb].deprel;
    const bool main = relation == Deprel::root || relation == Deprel::conj || relation == Deprel::parataxis ||
                      relation == Deprel::ccomp;
    if (main && !content.empty() && (tree_[verb].form == Form::past || tree_[verb].form == Form::present))
        add(content, range(content.front(), border));
}

// "neither confirmed nor denied the report" is one refusal, not two claims.
void VerbCues::joinNeither(TokenIndex verb, Attribution& found) const {
    for (const TokenIndex child : tree_.children(verb)) {
        if (tree_[child].deprel != Deprel::conj || child < verb)
            continue;
        const Cue* other = scene_.lexicon.find(CuePart::verb, scene_.lemma(child));
        if (other == nullptr || other->group->stance == found.entry->group->stance || child > verb + 3)
            continue;
        found.stance = Stance::declines;
        add(found.cue, range(verb, child + 1));
        if (!found.content.empty() && tree_.left(found.content.front()) < child)
            found.content.clear();
        if (found.content.empty()) {
            const TokenIndex object = tree_.child(child, Deprel::obj);
            found.content = object != none ? objectOf(child, *other, object) : clauseOf(child, *other);
        }
    }
    remove(found.content, found.cue);
}

// A particle makes another verb: "carried out", "went up". Those that keep the sense stand in the lexicon.
bool VerbCues::hasOtherSense(TokenIndex verb, const Cue& cue) const {
    const TokenIndex particle = tree_.child(verb, Deprel::compoundPrt);
    return particle != none && !cue.takesPreposition(tree_.lower(particle));
}

// "The paper quoted an official as saying …": the official speaks, the paper is a channel.
bool VerbCues::passesOnSpeech(TokenIndex verb) const {
    if (!scene_.in("carry", verb))
        return false;
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    const auto says = [&](TokenIndex child) {
        const Cue* cue = scene_.lexicon.find(CuePart::verb, scene_.lemma(child));
        return tree_[child].form == Form::gerund && cue != nullptr && cue->takes(takesQuote) &&
               !scene_.in("cite", child);
    };
    return std::ranges::any_of(tree_.children(verb), says) ||
           (object != none && canSpeak(scene_, object) && std::ranges::any_of(tree_.children(object), says));
}

// "As the mayor said, the pier was unsafe."
Tokens VerbCues::asClause(TokenIndex verb) const {
    const TokenIndex mark = tree_.child(verb, Deprel::mark);
    const TokenIndex host = tree_[verb].head;
    if (tree_[verb].deprel != Deprel::advcl || mark == none || !tree_.is(mark, "as") || host == none)
        return {};
    Tokens content = tree_.subtree(host);
    remove(content, tree_.subtree(verb));
    return content;
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
    if (subject.head != none && onOneSide(subject.head, verb))
        return subject;
    if (tree_[verb].form == Form::gerund)
        return cue.takes(takesClause) ? subjectOfSentence(verb) : Subject{};
    const Subject behind = subjectBehind(verb);
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

// "Police say the ferry sank" where the tree shows no clause: all that follows in the sentence.
Tokens VerbCues::restOfSentence(TokenIndex verb, const Subject& subject) const {
    if (subject.words.empty() || subject.words.front() > verb || tree_[verb].form == Form::base)
        return {};
    const TokenIndex last = tree_.lastOf(verb);
    TokenIndex start = verb + 1;
    while (start < last && (scene_.isTime(start) ||
                            (tree_[start].upos == Upos::ADP && start + 1 < last && scene_.isTime(start + 1))))
        ++start;
    if (start >= last || tree_.isPunctuation(start) || tree_[start].upos == Upos::ADP)
        return {};
    bool clause = false;
    for (TokenIndex token = start; token < last; ++token)
        clause |= tree_.isVerb(token) && token > start;
    return clause ? range(start, last) : Tokens{};
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

void VerbCues::active(TokenIndex verb, const Cue& cue) {
    if (passesOnSpeech(verb))
        return;
    Attribution found;
    found.entry = &cue;
    found.cueToken = verb;
    found.cue = cuePhrase(scene_, verb);
    found.negated = isNegated(scene_, verb);
    Subject subject = speakerOf(verb, cue);
    complete(subject, verb);
    splitClaim(subject);
    if (subject.head != none && tree_[subject.head].deprel == Deprel::expl)
        return;
    const bool parenthetical = cue.takes(takesClause) && cue.takes(takesQuote);
    if (parenthetical)
        found.content = sentenceBefore(verb, subject);
    if (found.content.empty() && parenthetical)
        found.content = fenced(verb, subject);
    if (found.content.empty()) {
        found.content = activeContent(verb, cue, found);
        if (parenthetical && !cue.group->attitude && tree_.hasChild(verb, Deprel::ccomp))
            extend(verb, subject, found.content);
    }
    remove(found.content, subject.words);
    const bool afterRelative = !subject.words.empty() && subject.words.front() > tree_.firstOf(verb) &&
                               isRelative(scene_, subject.words.front() - 1) &&
                               tree_[verb].deprel == Deprel::aclRelcl;
    if (afterRelative && !found.content.empty() && found.content.front() > verb)
        add(found.content, subject.words.front() - 1); // "a vote which she said was a mistake"
    if (found.content.empty() && parenthetical)
        found.content = hostOf(verb, subject);
    if (found.content.empty() && tree_[verb].deprel == Deprel::aclRelcl &&
        !isRelative(scene_, subject.head) && cue.takes(takesObject)) {
        found.content = tree_.subtree(tree_[verb].head); // "a claim that Moscow denied"
        remove(found.content, tree_.subtree(verb));
    }
    if (found.content.empty() && parenthetical)
        found.content = asClause(verb);
    if (found.content.empty() && parenthetical)
        found.content = restOfSentence(verb, subject);
    if (found.negated)
        joinNeither(verb, found);
    add(found.cue, subject.cueBefore);
    if (isClause(subject))
        return; // no name has a predicate: a tree gone astray, and a source is never guessed
    found.source = subject.words;
    found.speaker = subject.speaker;
    remove(found.source, found.cue);
    remove(found.content, found.cue);
    if (found.content.empty() && !cue.takes(takesQuote))
        return;
    if (found.source.empty())
        return;
    if ((cue.group->attitude || cue.takes(takesSpeaker)) && !canSpeak(scene_, found.speaker))
        return;
    found_.push_back(std::move(found));
}

void VerbCues::passive(TokenIndex verb, const Cue& cue) {
    Attribution found;
    found.entry = &cue;
    found.cueToken = verb;
    found.form = ClaimForm::passive;
    found.cue = cuePhrase(scene_, verb);
    found.negated = isNegated(scene_, verb);
    for (const TokenIndex child : tree_.children(verb)) {
        const bool agent = tree_[child].deprel == Deprel::oblAgent ||
                           (tree_[child].deprel == Deprel::obl && caseOf(scene_, child) == "by");
        if (agent && child > verb && !scene_.isTime(child) && isNominal(tree_, child)) {
            found.source = sourcePhrase(scene_, child);
            found.speaker = child;
        }
    }
    const TokenIndex subject = tree_.child(verb, Deprel::nsubjPass);
    if (subject != none)
        found.negated =
            isNegatedVerb(scene_, verb) ||
            (cue.group->checks && scene_.lexicon.isIn("negator", tree_.lower(tree_.left(subject))));
    found.content = passiveContent(verb, cue);
    remove(found.content, found.source);
    remove(found.content, found.cue);
    const bool pronoun = found.content.size() == 1 && tree_[found.content.front()].upos == Upos::PRON;
    if (!found.content.empty() && !pronoun)
        found_.push_back(std::move(found));
}

// "It is said that …", "the ship is said to have sunk", "the mayor was accused of theft".
Tokens VerbCues::passiveContent(TokenIndex verb, const Cue& cue) const {
    TokenIndex subject = tree_.child(verb, Deprel::nsubjPass);
    if (subject == none && tree_[verb].deprel == Deprel::conj)
        subject = subjectOf(verb).head;
    TokenIndex clause = tree_.child(verb, Deprel::ccomp);
    if (clause == none)
        clause = tree_.child(verb, Deprel::csubjPass);
    if (clause == none)
        clause = tree_.child(verb, Deprel::csubj);
    const TokenIndex open = tree_.child(verb, Deprel::xcomp);
    const bool empty = subject == none || tree_.hasChild(verb, Deprel::expl) || tree_.is(subject, "it");
    if (clause != none && (empty || cue.takes(takesAddressee)))
        return cue.takes(takesClause) ? tree_.subtree(clause) : Tokens{};
    if (subject == none || (open == none && !cue.takes(takesObject | takesObjectClause)))
        return {};
    if ((isRelative(scene_, subject) || scene_.in("carry", verb)) && open == none &&
        !scene_.in("report", verb))
        return {};
    Tokens content = tree_.subtree(subject);
    if (open != none)
        add(content, tree_.subtree(open));
    else
        for (const TokenIndex child : tree_.children(verb))
            if (tree_[child].deprel == Deprel::obl && child > verb && !scene_.isTime(child) &&
                (caseOf(scene_, child) == "as" || cue.takesPreposition(caseOf(scene_, child))))
                add(content, tree_.subtree(child));
    return content;
}

// "The ship appears to have sunk": nobody speaks, the writer weighs.
void VerbCues::appearing(TokenIndex verb, const Cue& cue) {
    const TokenIndex complement = tree_.child(verb, Deprel::xcomp) != none ? tree_.child(verb, Deprel::xcomp)
                                                                           : tree_.child(verb, Deprel::ccomp);
    if (complement == none)
        return;
    Attribution found;
    found.entry = &cue;
    found.cueToken = verb;
    found.form = ClaimForm::passive;
    found.cue = cuePhrase(scene_, verb);
    found.negated = isNegated(scene_, verb);
    found.content = tree_.subtree(complement);
    const TokenIndex subject = tree_.child(verb, Deprel::nsubj);
    if (subject != none && tree_[subject].deprel != Deprel::expl && !tree_.is(subject, "it"))
        add(found.content, tree_.subtree(subject));
    remove(found.content, found.cue);
    found_.push_back(std::move(found));
}

// A sentence whose tree is headed by a noun without a verb: its participle may be the predicate.
bool VerbCues::lacksPredicate(TokenIndex verb) const {
    TokenIndex root = verb;
    for (int depth = 0; depth < 60 && tree_[root].head != none; ++depth)
        root = tree_[root].head;
    return isNominal(tree_, root) && !tree_.hasChild(root, Deprel::nsubj) &&
           !tree_.hasChild(root, Deprel::cop);
}

void VerbCues::at(TokenIndex verb) {
    const Cue* cue = scene_.lexicon.find(CuePart::verb, scene_.lemma(verb));
    if (cue == nullptr || hasOtherSense(verb, *cue))
        return;
    if (cue->takes(takesSubject))
        return appearing(verb, *cue);
    if (isPassive(tree_, verb))
        return passive(verb, *cue);
    const bool bareParticiple = tree_[verb].form == Form::pastParticiple &&
                                !tree_.hasChild(verb, Deprel::aux) &&
                                (tree_[verb].deprel == Deprel::acl || tree_[verb].deprel == Deprel::advcl ||
                                 tree_[verb].deprel == Deprel::amod);
    if (!bareParticiple || lacksPredicate(verb))
        active(verb, *cue);
}

} // namespace

void findVerbCues(const Scene& scene, std::vector<Attribution>& found) {
    VerbCues cues(scene, found);
    for (TokenIndex token = 0; token < scene.tree.size(); ++token)
        if (scene.tree[token].upos == Upos::VERB)
            cues.at(token);
}

} // namespace claimline::claims
