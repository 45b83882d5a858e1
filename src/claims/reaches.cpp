// How far it reaches what a verb of saying is said of: before it, around it, behind it.
#include "claims/verb_cues.h"

#include <algorithm>

namespace claimline::claims {

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
    // "Rutte said allies were ready — “more money,” he said": only the quotation is the second one's.
    const Quote* quote = quoteAt(scene_.quotes, start - 1);
    if (quote != nullptr && quote->speech && quote->first > first)
        for (TokenIndex token = first; token < quote->first; ++token)
            if (isStrong(token) && quoteAt(scene_.quotes, token) == nullptr &&
                (tree_[token].form == Form::past || tree_[token].form == Form::present))
                return range(quote->first, start);
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

// "…, but he has not paid", "…, while others wait": behind a comma the writer goes on for himself.
bool VerbCues::opensAside(TokenIndex comma) const {
    const TokenIndex last = tree_.lastOf(comma), next = comma + 1;
    if (next + 2 >= last)
        return false;
    if (scene_.lexicon.isIn("aside", tree_.lower(next)))
        return true;
    const bool pronoun =
        tree_[next].upos == Upos::CCONJ && tree_[next + 1].upos == Upos::PRON && canSpeak(scene_, next + 1);
    if (!pronoun)
        return false;
    TokenIndex verb = next + 2;
    while (verb + 1 < last && tree_[verb].upos == Upos::ADV)
        ++verb;
    return tree_.isVerb(verb);
}

// Where what a verb of saying governs must end in its sentence: before "…, adding", "and warned", "according
// to".
// "…; the ministry counts seven": behind a semicolon somebody else may speak.
bool VerbCues::startsReport(TokenIndex token, TokenIndex beside) const {
    if (token >= tree_.size()) // a text that was cut off behind "…, but"
        return false;
    for (TokenIndex verb = token; verb < scene_.endOf(token); ++verb) {
        const TokenIndex subject = tree_.child(verb, Deprel::nsubj);
        if (tree_[verb].upos == Upos::VERB && subject != none && subject >= token && subject < verb)
            return (beside == none || tree_[verb].head == beside) &&
                   scene_.lexicon.find(CuePart::verb, scene_.lemma(verb)) != nullptr &&
                   canSpeak(scene_, subject) && tree_[subject].upos != Upos::PRON;
    }
    return false;
}

TokenIndex VerbCues::borderOf(TokenIndex verb) const {
    const TokenIndex last = scene_.endOf(verb);
    for (TokenIndex token = verb + 2; token + 1 < last; ++token) {
        if (const Quote* quote = quoteAt(scene_.quotes, token); quote != nullptr && quote->speech) {
            if (quote->first == token && quote->closed && isAttributed(*quote))
                return tree_.isPunctuation(token - 1) ? token - 1 : token;
            continue;
        }
        const bool comma = tree_.word(token) == "," || tree_.word(token) == ";";
        if (tree_.word(token) == ";" && startsReport(token + 1))
            return token;
        const bool joins = tree_[token].upos == Upos::CCONJ;
        if (comma && tree_[token + 1].upos == Upos::CCONJ && startsReport(token + 2, verb))
            return token; // "…, but a nurse said …"
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
        if (comma && opensAside(token))
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

// "As it may seem, the mayor said the pier had closed": a clause right behind the verb, before any comma, is
// what is said, wherever the tree hung it.
Tokens VerbCues::clauseBehind(TokenIndex verb, const Subject& subject) const {
    const Form form = tree_[verb].form;
    if (subject.words.empty() || subject.words.back() > verb || (form != Form::past && form != Form::present))
        return {};
    const TokenIndex border = borderOf(verb);
    bool noun = false;
    for (TokenIndex token = verb + 1; token < border && !tree_.isPunctuation(token); ++token) {
        const bool finite = tree_[token].upos == Upos::AUX || tree_[token].form == Form::past ||
                            tree_[token].form == Form::present;
        if (tree_.isVerb(token) && finite)
            return noun ? range(verb + 1, border) : Tokens{};
        const Upos tag = tree_[token].upos;
        if (tag == Upos::ADP || tag == Upos::SCONJ || tree_.isVerb(token))
            return {};
        noun |= isNominal(tree_, token);
    }
    return {};
}

// "Asked about it, the mayor said that was past": what opens the sentence is not what is said where a clause
// stands behind the verb.
Tokens VerbCues::insteadOfOpening(TokenIndex verb, const Subject& subject, const Tokens& content) const {
    if (content.empty() || content.back() >= verb || subject.words.empty() ||
        subject.words.front() < content.back() || quoteAt(scene_.quotes, content.front()) != nullptr)
        return {};
    const TokenIndex border = borderOf(verb);
    TokenIndex next = verb + 1;
    while (next < border && (tree_[next].upos == Upos::ADV || scene_.isTime(next)))
        ++next;
    if (next + 2 < border && tree_.is(next, "that"))
        return range(next, border);
    const TokenIndex first = content.front();
    const Form form = tree_[first].form;
    const bool participle = tree_[first].upos == Upos::VERB && !tree_.hasChild(first, Deprel::nsubj) &&
                            (form == Form::pastParticiple || form == Form::gerund || form == Form::past);
    return participle ? clauseBehind(verb, subject) : Tokens{};
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
    const bool predicate = start < last && tree_.isVerb(start) && // "what he read said …"
                           (tree_[start].form == Form::past || tree_[start].form == Form::present);
    if (start >= last || predicate || tree_.isPunctuation(start) || tree_[start].upos == Upos::ADP)
        return {};
    bool clause = false;
    for (TokenIndex token = start; token < last; ++token)
        clause |= tree_.isVerb(token) && token > start;
    return clause ? range(start, last) : Tokens{};
}

} // namespace claimline::claims
