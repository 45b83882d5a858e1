// How far the name of a speaker reaches: what is set in beside it, brackets, relatives, and what only seems
// to belong to it.
#include "claims/verb_cues.h"

#include <algorithm>

namespace claimline::claims {

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

// "Ann Lee, the head of the port, said": the tree may take what is set in for the subject, and lose the name.
void VerbCues::takeName(Subject& subject, TokenIndex verb) const {
    const TokenIndex begin = subject.words.front();
    TokenIndex end = verb;
    while (end > begin && (tree_[end - 1].upos == Upos::AUX || tree_[end - 1].upos == Upos::ADV))
        --end;
    const bool setIn = begin >= tree_.firstOf(verb) + 2 && tree_.word(begin - 1) == "," && end > begin + 1 &&
                       tree_.word(end - 1) == "," &&
                       (tree_[begin - 2].upos == Upos::PROPN || begin == tree_.firstOf(verb) + 2) &&
                       tree_[begin - 2].upos != Upos::ADV &&
                       !scene_.isTime(begin - 2) && // "Earlier, the paper, …"
                       tree_[begin].upos != Upos::PROPN && tree_[subject.head].upos == Upos::NOUN &&
                       quoteAt(scene_.quotes, begin - 2) == quoteAt(scene_.quotes, verb);
    if (!setIn)
        return;
    Subject name = nounPhraseAt(begin - 2, tree_.firstOf(verb), begin - 1);
    if (name.head == none || name.words.back() != begin - 2 || !canSpeak(scene_, name.head)) {
        name.head = begin - 2; // tied to what stands before it: "In a debate in Lund, Ann Lee, …"
        while (name.head > tree_.firstOf(verb) && tree_[name.head - 1].upos == Upos::PROPN &&
               !scene_.isTime(name.head - 1))
            --name.head;
        name.words = {name.head};
    }
    subject.head = subject.speaker = name.head;
    subject.words = range(name.words.front(), end - 1);
}

// "Ann Lee, which owns two ports, said": a relative clause between commas holds no subject of the verb behind
// it.
void VerbCues::takeHost(Subject& subject, TokenIndex verb) const {
    const TokenIndex first = tree_.firstOf(verb);
    TokenIndex close = verb;
    while (close > first && (tree_[close - 1].upos == Upos::AUX || tree_[close - 1].upos == Upos::ADV))
        --close;
    if (close < first + 5 || tree_.word(close - 1) != ",")
        return;
    for (TokenIndex comma = close - 3; comma > first + 1; --comma) {
        const bool opens =
            tree_.word(comma) == "," && scene_.lexicon.isIn("relative", tree_.lower(comma + 1));
        if (!opens)
            continue;
        if (subject.head < comma || quoteAt(scene_.quotes, comma) != quoteAt(scene_.quotes, verb))
            return;
        Subject host = nounPhraseAt(comma - 1, first, comma);
        if (host.words.empty() || host.words.back() + 1 != comma || !canSpeak(scene_, host.head))
            return;
        subject.head = subject.speaker = host.head;
        subject.words = range(host.words.front(), close - 1);
        return;
    }
}

// A finite verb or its helper. "Filed on Monday" behind its noun is none, whatever the tagger says.
bool VerbCues::opensClause(TokenIndex token) const {
    if (tree_[token].upos == Upos::AUX)
        return tree_[token - 1].upos != Upos::AUX;
    const Form form = tree_[token].form;
    if (tree_[token].upos != Upos::VERB || tree_[token - 1].upos == Upos::AUX ||
        (form != Form::past && form != Form::present))
        return false;
    const Upos before = tree_[token - 1].upos, next = tree_[token + 1].upos;
    const bool participle = form == Form::past && (before == Upos::NOUN || before == Upos::PROPN) &&
                            (next == Upos::ADP || scene_.isTime(token + 1));
    return !participle;
}

// "People who lived near the port say": the noun that opens the clause, not one inside what tells of it.
void VerbCues::takeOpening(Subject& subject, TokenIndex verb) const {
    const bool infinitive = tree_[verb - 1].upos == Upos::PART || tree_[verb - 1].upos == Upos::AUX;
    const bool finite = tree_[verb].form == Form::past || tree_[verb].form == Form::present ||
                        (tree_[verb].form == Form::base && !infinitive); // "people … say"
    if (!finite || tree_.isPunctuation(verb - 1))
        return;
    TokenIndex start = verb;
    while (start > tree_.firstOf(verb) && tree_.word(start - 1) != "," && tree_.word(start - 1) != ":" &&
           tree_[start - 1].upos != Upos::CCONJ && tree_[start - 1].upos != Upos::SCONJ &&
           quoteAt(scene_.quotes, start - 1) == quoteAt(scene_.quotes, verb))
        --start;
    while (start + 1 < verb && (tree_[start].upos == Upos::ADV || tree_[start].upos == Upos::SCONJ))
        ++start;
    TokenIndex noun = none, end = start;          // the noun phrase that the clause begins with
    const auto genitive = [&](TokenIndex token) { // "the lawyers' group"
        return tree_[token].upos == Upos::PART && tree_[token].deprel == Deprel::case_;
    };
    while (end < verb && (isNominal(tree_, end) || genitive(end)) && !isRelative(scene_, end)) {
        noun = tree_[end].upos == Upos::NOUN || tree_[end].upos == Upos::PROPN || noun == none ? end : noun;
        ++end;
    }
    // "Residents reached by telephone said"
    const bool reached = end + 1 < verb && tree_[end].upos == Upos::VERB && tree_[end].form != Form::gerund &&
                         tree_[end + 1].upos == Upos::ADP && subject.head > start &&
                         tree_[subject.head - 1].upos == Upos::ADP;
    const bool told = reached || (end < verb && scene_.lexicon.isIn("relative", tree_.lower(end)));
    if (noun == none || !told || tree_[noun].upos == Upos::PRON || scene_.isTime(noun) || subject.head < end)
        return;
    int clauses = 0, relatives = 0;
    for (TokenIndex token = end; token < verb; ++token) {
        relatives += scene_.lexicon.isIn("relative", tree_.lower(token));
        clauses += opensClause(token) && !(token + 1 == verb && tree_[token].upos == Upos::AUX);
    }
    if (clauses > relatives)
        return;
    TokenIndex last = verb;
    while (last > end && (tree_[last - 1].upos == Upos::AUX || tree_[last - 1].upos == Upos::ADV))
        --last;
    subject.head = subject.speaker = noun;
    subject.words = range(start, last);
}

// "Senator Ann Lee (I-Vt.) said": a name may end in brackets.
void VerbCues::closeBrackets(Subject& subject, TokenIndex verb) const {
    const auto is = [&](TokenIndex token, std::string_view mark) { return tree_.word(token) == mark; };
    const auto count = [&](std::string_view mark) {
        return std::ranges::count_if(subject.words, [&](TokenIndex token) { return is(token, mark); });
    };
    const TokenIndex back = subject.words.back(), front = subject.words.front();
    if (count("(") > count(")")) {
        for (TokenIndex token = back + 1; token < std::min(back + 6, verb); ++token)
            if (is(token, ")"))
                add(subject.words, range(back + 1, token + 1));
    } else if (count(")") > count("(") || is(back + 1, ")")) {
        if (is(back + 1, ")"))
            add(subject.words, back + 1);
        for (TokenIndex token = front; token > tree_.firstOf(verb) && token + 8 > front; --token)
            if (is(token - 1, "(")) {
                add(subject.words, range(token - 1, front));
                break;
            }
    }
}

// The head of a name that ends in brackets stands before them.
void VerbCues::moveHead(Subject& subject, TokenIndex verb) const {
    const auto open =
        std::ranges::find_if(subject.words, [&](TokenIndex token) { return tree_.word(token) == "("; });
    if (open == subject.words.end() || subject.head < *open || *open == tree_.firstOf(verb) ||
        !isNominal(tree_, *open - 1))
        return;
    subject.head = subject.speaker = *open - 1;
    while (tree_[subject.head].head != none && tree_[subject.head].head < *open &&
           isNominal(tree_, tree_[subject.head].head) && tree_[subject.head].head + 6 > *open)
        subject.head = subject.speaker = tree_[subject.head].head;
    add(subject.words, range(subject.head, *open));
}

// "…," said Ann Lee, who heads the port. What follows the name up to the end of the sentence tells of it.
void VerbCues::takeApposition(Subject& subject, TokenIndex verb) const {
    const TokenIndex comma = subject.words.back() + 1, last = scene_.endOf(verb);
    if (subject.words.front() < verb || comma + 2 >= last || tree_.word(comma) != "," ||
        tree_[comma - 1].upos != Upos::PROPN)
        return;
    const Upos next = tree_[comma + 1].upos;
    const bool relative = scene_.lexicon.isIn("relative", tree_.lower(comma + 1));
    if (!relative && next != Upos::DET && next != Upos::NOUN && next != Upos::ADJ && next != Upos::PROPN)
        return;
    TokenIndex end = comma + 1;
    for (; end < last && end < comma + 30; ++end) {
        const bool another = tree_[end].upos == Upos::VERB && !relative && tree_[end].form != Form::none &&
                             tree_[end].deprel != Deprel::aclRelcl && tree_[end].deprel != Deprel::acl;
        const bool gerund = tree_.word(end - 1) == "," && tree_[end].form == Form::gerund;
        if (another || gerund || scene_.isTime(end) || quoteAt(scene_.quotes, end) != nullptr)
            return;
    }
    while (end > comma && tree_.isPunctuation(end - 1))
        --end;
    if (end + 2 >= last)
        add(subject.words, range(comma, end));
}

// Of words that the tree scattered the last run.
void VerbCues::keepRun(Subject& subject) const {
    for (std::size_t at = subject.words.size() - 1; at > 0; --at)
        if (subject.words[at] == subject.words[at - 1] + 2 && tree_.isPunctuation(subject.words[at] - 1))
            add(subject.words, subject.words[at] - 1); // the site "Harbour News," said
    for (std::size_t at = subject.words.size() - 1; at > 0; --at)
        if (subject.words[at] != subject.words[at - 1] + 1) {
            subject.words.erase(subject.words.begin(),
                                subject.words.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        }
    if (!holds(subject.words, subject.head))
        subject.head = subject.speaker = subject.words.back();
}

// Of several clauses of a headline the last before the verb.
void VerbCues::keepLastClause(Subject& subject) const {
    const auto parts = [&](TokenIndex token) { // "Bridge closed - mayor says"
        const std::string_view mark = tree_.word(token);
        const bool dash = mark == "-" || mark == "–" || mark == "—";
        return mark == ";" || mark == ":" ||
               (dash && tree_.sentenceOf(token).heading && tree_[token].spaceBefore &&
                tree_[token + 1].spaceBefore);
    };
    for (std::size_t at = subject.words.size(); at > 1; --at)
        if (parts(subject.words[at - 1]) && at < subject.words.size()) { // another clause before
            subject.words.erase(subject.words.begin(),
                                subject.words.begin() + static_cast<std::ptrdiff_t>(at));
            if (!holds(subject.words, subject.head))
                subject.head = subject.speaker = subject.words.back();
            break;
        }
}

void VerbCues::dropUnclosed(Subject& subject) const {
    // "When asked, the mayor said": an apposition is closed by a comma before the verb; what is not closed is
    // another phrase.
    while (subject.words.size() > 1 && tree_.isPunctuation(subject.words.back()) &&
           tree_.word(subject.words.back()) != "." && tree_.word(subject.words.back()) != ")")
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
}

// Words of a name that the tree left out before it.
void VerbCues::reachBack(Subject& subject, TokenIndex verb) const {
    const auto nameLike = [&](TokenIndex token) {
        const Upos tag = tree_[token].upos;
        return (tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::DET ||
                tag == Upos::NUM || tree_.is(token, "(") || tree_.is(token, ")") || tree_.is(token, "'s") ||
                tree_.is(token, "'") || tree_.is(token, "’") || tree_.is(token, "’s")) &&
               !scene_.isTime(token);
    };
    const TokenIndex first = tree_.firstOf(verb);
    const auto ownPhrase = [&](TokenIndex token) { // "In an interview Lee said"
        if (tree_[verb].deprel == Deprel::aclRelcl && tree_[verb].head == token)
            return true; // "a figure the ministry has denied"
        return tree_[token].head == tree_[subject.head].head && tree_[token].deprel == Deprel::obl &&
               tree_.hasChild(token, Deprel::case_);
    };
    const auto opens = [&](TokenIndex token) { // "In a post on its site the group said"
        return tree_[token].upos == Upos::DET && tree_[token - 1].upos != Upos::DET;
    };
    while (subject.words.front() > first && !opens(subject.words.front()) &&
           !ownPhrase(subject.words.front() - 1) &&
           (nameLike(subject.words.front() - 1) ||
            (tree_.word(subject.words.front() - 1) == "-" &&
             !(tree_[subject.words.front() - 1].spaceBefore && tree_[subject.words.front()].spaceBefore))) &&
           (nameLike(subject.words.front()) || tree_.word(subject.words.front()) == "-") &&
           quoteAt(scene_.quotes, subject.words.front() - 1) == quoteAt(scene_.quotes, verb))
        subject.words.insert(subject.words.begin(), subject.words.front() - 1);
    // "…," managing director Ann Lee said: no clause that begins between a mark and a name
    const TokenIndex office = subject.words.front();
    if (office > first + 1 && tree_[office - 1].form == Form::gerund && tree_[office].upos == Upos::NOUN &&
        tree_[office].head == office - 1 && tree_.isPunctuation(office - 2) && subject.words.size() > 1)
        subject.words.insert(subject.words.begin(), office - 1);
}

void VerbCues::reachToVerb(Subject& subject, TokenIndex verb) const {
    // "People briefed on the move said": what stands between, with no comma, belongs to it.
    TokenIndex end = verb;
    while (end > subject.words.back() + 1 &&
           (tree_[end - 1].upos == Upos::AUX || tree_[end - 1].upos == Upos::ADV ||
            tree_[end - 1].upos == Upos::PART || tree_[end - 1].upos == Upos::CCONJ ||
            tree_[end - 1].upos == Upos::SCONJ)) // "quoted the minister as saying"
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

// A subject before its verb is one run of words up to the verb or a comma, whatever the tree made of it.
void VerbCues::complete(Subject& subject, TokenIndex verb) const {
    const bool opened = subject.words.size() > 1 && subject.words.front() != subject.head &&
                        (tree_[subject.words.front()].upos == Upos::CCONJ ||
                         isRelative(scene_, subject.words.front())); // "who officials say"
    if (opened)
        subject.words.erase(subject.words.begin());
    if (subject.words.empty())
        return;
    if (tree_[subject.head].upos == Upos::PRON) {
        const bool governed = subject.head < verb && subject.head > tree_.firstOf(verb) &&
                              tree_[subject.head - 1].upos == Upos::ADP && !isRelative(scene_, subject.head);
        if (governed) // "people whose names are in it said": who did is not plain
            subject.words.clear();
        return;
    }
    if (subject.words.back() > verb)
        return takeApposition(subject, verb);
    keepLastClause(subject);
    takeName(subject, verb);
    takeHost(subject, verb);
    if (isStrong(verb))
        takeOpening(subject, verb);
    closeBrackets(subject, verb);
    moveHead(subject, verb);
    keepRun(subject);
    dropUnclosed(subject);
    if (subject.words.empty())
        return;
    takeRelative(subject, verb);
    reachBack(subject, verb);
    reachToVerb(subject, verb);
}

} // namespace claimline::claims
