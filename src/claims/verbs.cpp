// Attributions whose cue is a verb: "X said that …", "…, said X", "X was accused of …", "it is believed …".
#include "claims/verb_cues.h"

#include "model/names.h"

#include <algorithm>

namespace claimline::claims {

Tokens VerbCues::clauseOf(TokenIndex verb, const Cue& cue) const {
    const TokenIndex clause = tree_.child(verb, Deprel::ccomp);
    if (clause != none && cue.takes(takesClause | takesQuote))
        return tree_.subtree(clause);
    const TokenIndex open = tree_.child(verb, Deprel::xcomp);
    if (open == none || open < verb)
        return {};
    const bool infinitive = cue.takes(takesInfinitive) || (cue.takes(takesClause) && tree_.isVerb(open));
    const bool naming = cue.takes(takesObject) && isNominal(tree_, open); // "called her a hero"
    return infinitive || naming ? tree_.subtree(open) : Tokens{};
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
        const bool infinitive = marker == "to" && tree_.isVerb(child) &&
                                tree_.left(child) == content.back() + 1; // "the need for a pier to be built"
        if (!infinitive && (!completes(child, cue, marker) || (!own && !next)))
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
    const TokenIndex next = verb + 1; // "spoke of four dead", where the tree lost its way
    if (next + 1 < scene_.endOf(verb) && tree_[next].upos == Upos::ADP &&
        cue.takesPreposition(tree_.lower(next)) && !scene_.isTime(next + 1)) {
        TokenIndex end = next + 1;
        while (end < borderOf(verb) && !tree_.isPunctuation(end))
            ++end;
        add(found.cue, next);
        return range(next + 1, end);
    }
    return {};
}

// "told reporters on Monday that", "said in a report that": the word that opens what is said, before any
// other verb.
TokenIndex VerbCues::thatBehind(TokenIndex verb) const {
    const bool addressed =
        scene_.lexicon.find(CuePart::verb, scene_.lemma(verb))->takes(takesAddressee | takesQuote);
    const TokenIndex last = std::min(scene_.endOf(verb), verb + 20);
    for (TokenIndex token = verb + 1; token < last && !tree_.isVerb(token); ++token) {
        const bool opens = tree_[token].upos == Upos::SCONJ || (addressed && tree_[token].upos == Upos::PRON);
        if (opens && scene_.lexicon.isIn("that", tree_.lower(token)))
            return token + 2 < scene_.endOf(verb) ? token : none;
        if (const Quote* quote = quoteAt(scene_.quotes, token); quote != nullptr && quote->speech)
            return none;
        const bool carried = tree_[token].upos == Upos::NOUN && scene_.in("light", verb) &&
                             !tree_.hasChild(token, Deprel::case_) &&
                             scene_.lexicon.find(CuePart::noun, scene_.lemma(token)) != nullptr;
        if (carried) // "issued a warning that": the noun attributes
            return none;
    }
    return none;
}

// "…, the union says 40": the number is what is said, not the clause before.
Tokens VerbCues::figureBehind(TokenIndex verb) const {
    const TokenIndex last = tree_.lastOf(verb);
    TokenIndex end = verb + 1;
    while (end < last && tree_[end].upos == Upos::NUM)
        ++end;
    const bool closed = end >= last || (tree_.isPunctuation(end) && tree_.word(end) != ":");
    return end > verb + 1 && closed && !scene_.isTime(verb + 1) ? range(verb + 1, end) : Tokens{};
}

// "put the number at 12,000", "counts seven", "counted nine marchers": a figure, with what it is the figure
// of.
Tokens VerbCues::figureOf(TokenIndex verb, const Cue& cue, TokenIndex object) const {
    if (object == none || object < verb)
        return {};
    const bool counted = cue.prepositions.empty() && tree_.hasChild(object, Deprel::nummod);
    const bool number = !cue.takes(takesCount) && (tree_[object].upos == Upos::NUM || counted);
    if (!number && !scene_.in(cue.takes(takesCount) ? "counted" : "figure", object))
        return {};
    Tokens content = tree_.subtree(object);
    bool given = number;
    for (const TokenIndex child : tree_.children(verb))
        if (child > object && cue.takesPreposition(caseOf(scene_, child))) {
            add(content, tree_.subtree(child));
            given = true;
        }
    for (const TokenIndex token : content) // "… the number of stolen records at 1.4 million"
        given = given || (tree_[token].upos == Upos::NUM && token > object &&
                          cue.takesPreposition(caseOf(scene_, token)));
    return given ? content : Tokens{};
}

// "withdrew its claim that it fell": what was claimed. Troops and bills are withdrawn too, and say nothing.
Tokens VerbCues::retracted(TokenIndex verb, TokenIndex object) const {
    const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(object));
    const bool document = kind != nullptr && *kind == nameOf(SourceKind::document);
    if (!document && scene_.lexicon.find(CuePart::noun, scene_.lemma(object)) == nullptr)
        return {};
    for (const TokenIndex child : tree_.children(object))
        if (child > object && tree_.hasChild(child, Deprel::mark) &&
            (tree_[child].deprel == Deprel::acl || tree_[child].deprel == Deprel::ccomp))
            return tree_.subtree(child);
    const TokenIndex clause =
        tree_.child(verb, Deprel::ccomp); // hung on the verb, it is the noun's all the same
    return clause != none && clause > object ? tree_.subtree(clause) : tree_.subtree(object);
}

Tokens VerbCues::activeContent(TokenIndex verb, const Cue& cue, Attribution& found) const {
    const bool tells = cue.group->stance == Stance::asserts; // "contradicts at least six passengers"
    const TokenIndex object = tells ? objectBehind(scene_, verb) : tree_.child(verb, Deprel::obj);
    const bool objectNoun = object != none && object > verb && isNominal(tree_, object);
    if (objectNoun && cue.takes(takesObjectClause) &&
        (tree_.hasChild(verb, Deprel::xcomp) || tree_.hasChild(verb, Deprel::ccomp) ||
         tree_.is(tree_.right(object) + 1, "to")) &&
        !(cue.takes(takesAddressee) && tree_.hasChild(verb, Deprel::ccomp)))
        return objectOf(verb, cue, object);
    if (cue.takes(takesClause) && !tree_.hasChild(verb, Deprel::ccomp))
        if (const TokenIndex that = thatBehind(verb); that != none)
            return range(that, borderOf(verb));
    if (cue.takes(takesFigure | takesCount))
        return figureOf(verb, cue, object);
    if (cue.group->retracts && objectNoun && !cue.takes(takesFigure))
        return retracted(verb, object);
    Tokens content = clauseOf(verb, cue);
    const bool question = content.empty() && cue.takes(takesClause) && verb + 1 < scene_.endOf(verb) &&
                          tree_[verb + 1].upos != Upos::ADP &&
                          scene_.lexicon.isIn("question", tree_.lower(verb + 1));
    if (question) // "has not said when"
        return range(verb + 1, borderOf(verb));
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

// "neither confirmed nor denied" where the tree hangs the first on the second, or has them apart.
void VerbCues::takeNeither(TokenIndex verb, Attribution& found) const {
    const TokenIndex first = tree_.firstOf(verb);
    if (verb < first + 3 || !scene_.lexicon.isIn("negator", tree_.lower(verb - 1)) ||
        !tree_.isVerb(verb - 2) || !scene_.lexicon.isIn("negator", tree_.lower(verb - 3)))
        return;
    add(found.cue, range(verb - 3, verb));
    found.stance = Stance::declines;
    std::erase_if(found_, [&](const Attribution& other) { return other.cueToken == verb - 2; });
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

// "a claim that Moscow denied"; ", a claim Moscow has not confirmed" is said of all that goes before.
Tokens VerbCues::antecedentOf(TokenIndex verb) const {
    const TokenIndex noun = tree_[verb].head;
    const TokenIndex host = tree_[noun].head;
    const bool sumsUp = tree_[noun].deprel == Deprel::appos && host != none && tree_.isVerb(host) &&
                        scene_.lexicon.find(CuePart::noun, scene_.lemma(noun)) != nullptr;
    Tokens content = tree_.subtree(sumsUp ? host : noun);
    remove(content, tree_.subtree(sumsUp ? noun : verb));
    return content;
}

// "Speaking to reporters, she said it rang": what opens the sentence tells of who speaks.
void VerbCues::dropOpening(TokenIndex verb, Attribution& found) const {
    const TokenIndex first = tree_.firstOf(verb);
    const Form form = tree_[first].form;
    const bool participle = form == Form::gerund || form == Form::pastParticiple ||
                            (form == Form::past && !tree_.hasChild(first, Deprel::nsubj));
    if (found.source.empty() || found.source.front() < first + 2 || !participle ||
        tree_[first].head != verb || tree_.right(first) >= found.source.front())
        return;
    Tokens content = found.content;
    remove(content, tree_.subtree(first));
    const bool only =
        std::ranges::all_of(content, [&](TokenIndex token) { return tree_.isPunctuation(token); });
    if (only) // "Asked about it, she said: "…": what is said is still to come
        found.content.clear();
    else if (content.back() > verb)
        found.content = std::move(content);
}

// "No group has claimed responsibility": nobody spoke.
bool VerbCues::isNobody(const Subject& subject) const {
    if (subject.head == none || subject.words.empty())
        return false;
    return scene_.lexicon.isIn("nobody", tree_.lower(subject.words.front())) ||
           (tree_.is(subject.words.front(), "no") && tree_[subject.words.front()].upos == Upos::DET);
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
        found.content = figureBehind(verb);
    if (parenthetical && found.content.empty())
        found.content = sentenceBefore(verb, subject);
    if (found.content.empty() && parenthetical)
        found.content = fenced(verb, subject);
    if (found.content.empty()) {
        found.content = activeContent(verb, cue, found);
        if (parenthetical && !cue.group->attitude && tree_.hasChild(verb, Deprel::ccomp))
            extend(verb, subject, found.content);
        else if (!found.content.empty() && found.content.front() > verb) {
            const TokenIndex border = borderOf(verb);
            std::erase_if(found.content, [&](TokenIndex token) { return token >= border; });
        }
    }
    remove(found.content, subject.words);
    // "Ann Lee, head of planning at the port, said …": no content stands between subject and verb.
    const bool between = !found.content.empty() && !subject.words.empty() &&
                         subject.words.front() <= found.content.front() + 1 &&
                         subject.words.back() < found.content.back() && found.content.back() < verb;
    if (Tokens behind = between ? clauseBehind(verb, subject) : Tokens{}; !behind.empty()) {
        if (tree_.word(verb - 1) == ",")
            subject.words = range(subject.words.front(), verb - 1);
        found.content = std::move(behind);
    }
    if (Tokens behind = parenthetical ? insteadOfOpening(verb, subject, found.content) : Tokens{};
        !behind.empty())
        found.content = std::move(behind);
    const bool afterRelative = !subject.words.empty() && subject.words.front() > tree_.firstOf(verb) &&
                               isRelative(scene_, subject.words.front() - 1) &&
                               tree_[verb].deprel == Deprel::aclRelcl;
    if (afterRelative && !found.content.empty() && found.content.front() > verb)
        add(found.content, subject.words.front() - 1); // "a vote which she said was a mistake"
    const bool wordless =
        std::ranges::all_of(found.content, [&](TokenIndex token) { return tree_.isPunctuation(token); });
    if (wordless && parenthetical)
        found.content = clauseBehind(verb, subject);
    if (found.content.empty() && parenthetical)
        found.content = hostOf(verb, subject);
    if (found.content.empty() && tree_[verb].deprel == Deprel::aclRelcl &&
        !isRelative(scene_, subject.head) && cue.takes(takesObject)) {
        found.content = antecedentOf(verb);
    }
    if (found.content.empty() && parenthetical)
        found.content = asClause(verb);
    if (found.content.empty() && parenthetical)
        found.content = restOfSentence(verb, subject);
    if (found.negated)
        joinNeither(verb, found);
    takeNeither(verb, found);
    add(found.cue, subject.cueBefore);
    if (!between && isClause(subject))
        return; // no name has a predicate: a tree gone astray, and a source is never guessed
    found.source = subject.words;
    found.speaker = subject.speaker;
    remove(found.source, found.cue);
    remove(found.content, found.cue);
    dropOpening(verb, found);
    if (found.content.empty() && !cue.takes(takesQuote))
        return;
    if (subject.head != none && scene_.in("figure", subject.head) && tree_[subject.head].upos == Upos::NOUN)
        return; // "the number of people known to be ill rose"
    if (found.source.empty() || (isNobody(subject) && !cue.group->checks))
        return;
    if (found.speaker == subject.head && tree_[found.speaker].upos == Upos::PRON &&
        scene_.lexicon.isIn("mute", tree_.lower(found.speaker)) && !isRelative(scene_, found.speaker))
        return; // "agrees with what the owner says"
    const bool mute = !canSpeak(scene_, found.speaker) && !canSpeak(scene_, subject.head); // "… who fear"
    const bool quoteOnly = cue.takes(takesQuote) && !cue.takes(takesClause); // "the fire began, “…”"
    if ((cue.group->attitude || cue.takes(takesSpeaker) || quoteOnly) && mute)
        return;
    found_.push_back(std::move(found));
}

void VerbCues::passive(TokenIndex verb, const Cue& cue) {
    const TokenIndex mark = tree_.child(verb, Deprel::mark);
    if (mark != none && scene_.lexicon.isIn("condition", tree_.lower(mark)))
        return; // "if they are deemed a threat"
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
    found.content = asClause(verb); // "as reported by the Courier, …"
    if (found.content.empty() || found.source.empty())
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
    if (subject != none && tree_[subject].upos == Upos::PRON && tree_.is(subject, "what"))
        return {}; // "what is known of the strikes"
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

// "Asked whether it was closed, the mayor …": nobody is named who asked; what was asked is no fact.
bool VerbCues::asked(TokenIndex verb, const Cue& cue) {
    if (!cue.group->attitude || !cue.takes(takesClause) || !cue.takes(takesQuote))
        return false;
    const TokenIndex last = scene_.endOf(verb);
    TokenIndex start = verb + 1;
    while (start < last && !tree_.isPunctuation(start) &&
           !scene_.lexicon.isIn("question", tree_.lower(start)))
        ++start;
    if (start >= last || tree_.isPunctuation(start))
        return false;
    TokenIndex end = start + 1;
    while (end < last && tree_.word(end) != ",")
        ++end;
    Attribution found;
    found.entry = &cue;
    found.cueToken = verb;
    found.form = ClaimForm::passive;
    found.cue = cuePhrase(scene_, verb);
    for (const TokenIndex child : tree_.children(verb))
        if (caseOf(scene_, child) == "by" && child > verb && child < start) {
            found.source = sourcePhrase(scene_, child);
            found.speaker = child;
        }
    if (cue.takesPreposition(tree_.lower(start)))
        add(found.cue, start++);
    found.content = range(start, end);
    found_.push_back(std::move(found));
    return true;
}

// "issued a warning that": the noun attributes, not the verb.
bool VerbCues::carriesNoun(TokenIndex verb) const {
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    if (object == none || object < verb || !scene_.in("light", verb))
        return false;
    const Cue* cue = scene_.lexicon.find(CuePart::noun, scene_.lemma(object));
    return cue != nullptr && cue->takes(takesClause) &&
           (tree_.hasChild(object, Deprel::acl) || tree_.hasChild(object, Deprel::ccomp));
}

void VerbCues::at(TokenIndex verb) {
    const Cue* cue = scene_.lexicon.find(CuePart::verb, scene_.lemma(verb));
    if (cue == nullptr || hasOtherSense(verb, *cue) || carriesNoun(verb))
        return;
    if (isOwned(scene_, verb) && wordCue(scene_, CuePart::noun, verb) != nullptr)
        return; // "the mayor's finding"
    const TokenIndex felt = tree_.child(verb, Deprel::nsubjPass);
    if (felt != none && canSpeak(scene_, felt) &&
        scene_.lexicon.find(CuePart::adjective, tree_.lower(verb)) != nullptr)
        return; // "was opposed to": the subject is who thinks so
    if (cue->takes(takesSubject))
        return appearing(verb, *cue);
    if (isPassive(tree_, verb))
        return passive(verb, *cue);
    const bool bareParticiple = tree_[verb].form == Form::pastParticiple &&
                                !tree_.hasChild(verb, Deprel::aux) &&
                                (tree_[verb].deprel == Deprel::acl || tree_[verb].deprel == Deprel::advcl ||
                                 tree_[verb].deprel == Deprel::amod);
    if (bareParticiple && asked(verb, *cue))
        return;
    if (!bareParticiple || lacksPredicate(verb))
        active(verb, *cue);
}

void findVerbCues(const Scene& scene, std::vector<Attribution>& found) {
    VerbCues cues(scene, found);
    for (TokenIndex token = 0; token < scene.tree.size(); ++token)
        if (scene.tree[token].upos == Upos::VERB)
            cues.at(token);
}

} // namespace claimline::claims
