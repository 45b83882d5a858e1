#include "reports/governor.h"

#include <algorithm>

namespace claimline::reports {

using language::Quantity;

GovernorFinder::GovernorFinder(const Tree& tree, const Lexicon& lexicon,
                               const std::vector<Predicate>& predicates)
    : tree_(tree)
    , lexicon_(lexicon)
    , predicates_(predicates)
    , at_(predicateAtTokens(tree, predicates)) {}

std::uint32_t headOf(const Quantity& quantity) {
    const bool here = quantity.nounToken != none && quantity.nounToken >= quantity.first;
    return here ? quantity.nounToken : quantity.last - 1;
}

Governor GovernorFinder::of(const Quantity& quantity) const {
    const std::uint32_t noun = headOf(quantity);
    if (quantity.nounToken == noun && at_[noun] != none) {
        if (isVerbAfterAll(quantity, noun))
            return {at_[noun], Deprel::nsubj, {}, false, true};
        return {at_[noun], Deprel::nummod, {}, true, false};
    }
    if (const std::uint32_t estimated = estimatedAt(quantity); estimated != none)
        return {estimated, Deprel::nsubjPass, {}, false, false};
    if (const std::uint32_t next = participleAfter(quantity); next != none)
        return {at_[next],
                Deprel::nsubjPass,
                {},
                false,
                quantity.nounToken != none &&
                    ((next < quantity.nounToken && next + 1 != quantity.nounToken) || // "600 missing ballots"
                     quantity.nounToken < quantity.first)};
    if (isPartOfNumbered(quantity, noun)) // "Seven of the 11 people who died had wounds": the eleven died
        return climb(quantity.last - 1);
    for (const std::uint32_t child : tree_.children(noun))
        if (at_[child] != none && (describes(child) || isAmong(child)))
            return {at_[child], Deprel::nsubjPass, {}, false, false};
    // "shot down five missiles": what stands right behind a verb is what it acts on, however the rest is
    // parsed.
    const std::uint32_t first = withoutUpTo(quantity.first);
    for (std::uint32_t back = 1; back <= 2 && back <= first; ++back) {
        const std::uint32_t p = at_[first - back];
        const Token& before = tree_.token(first - back);
        const bool ends = before.upos == Upos::PUNCT && tree_.word(first - back) != "-";
        if (ends || before.sentence != tree_.token(quantity.first).sentence)
            break;
        if (p != none && predicates_[p].kind == WordKind::verb &&
            predicates_[p].span.end <= quantity.span.begin &&
            predicates_[p].span.end + 2 >= std::min(quantity.span.begin, tree_.token(first).span.begin))
            return {p, Deprel::obj, {}, false, false};
    }
    return climb(noun);
}

// "Thousands march over water prices": no noun of the singular is counted so.
bool GovernorFinder::isVerbAfterAll(const Quantity& quantity, std::uint32_t noun) const {
    return quantity.low >= 2 && noun == quantity.last && tree_.token(noun).form == language::Form::singular &&
           lexicon_.counts(predicates_[at_[noun]].happening.name) != Counts::things;
}

bool GovernorFinder::isPartOfNumbered(const Quantity& quantity, std::uint32_t noun) const {
    if (noun <= quantity.last || tree_.lower(quantity.last) != "of")
        return false;
    const std::uint32_t whole = tree_.child(noun, Deprel::nummod);
    return whole != none && whole > quantity.last && whole < noun;
}

// "put the crowd at 8,000", "the number of strikers was estimated at 4,200": what the number is said to be
// that of.
std::uint32_t GovernorFinder::estimatedAt(const Quantity& quantity) const {
    const std::uint32_t number = quantity.last - 1;
    if (quantity.first == 0 || tree_.preposition(number) != "at")
        return none;
    std::uint32_t verb = tree_.token(number).head;
    if (verb != none && tree_.token(verb).upos == Upos::NOUN) // "at 30,000" hung on the turnout itself
        verb = tree_.token(verb).head;
    if (verb == none || !lexicon_.isCountWord(tree_.lemma(verb), "estimate"))
        return none;
    for (const Deprel relation : {Deprel::obj, Deprel::nsubjPass, Deprel::nsubj}) {
        const std::uint32_t noun = tree_.child(verb, relation);
        if (noun == none || noun > quantity.first)
            continue;
        if (at_[noun] != none)
            return at_[noun];
        for (const std::uint32_t of : tree_.children(noun)) // "the number of dead"
            if (at_[of] != none && tree_.preposition(of) == "of")
                return at_[of];
    }
    return none;
}

// "two found dead", "two who died"; but not "two officers who shot a man".
bool GovernorFinder::describes(std::uint32_t child) const {
    const Deprel relation = tree_.token(child).deprel;
    if (relation == Deprel::acl || relation == Deprel::amod)
        return true;
    const Predicate& predicate = predicates_[at_[child]];
    if (relation != Deprel::aclRelcl || lexicon_.counts(predicate.happening.name) == Counts::things)
        return false;
    return predicate.objects.empty()
               ? predicate.happening.name == "die"
               : std::any_of(predicate.objects.begin(), predicate.objects.end(), [&](std::uint32_t noun) {
                     return oneOf(tree_.lower(noun), {"who", "that", "whom"});
                 });
}

// "Among the dead are three children"
bool GovernorFinder::isAmong(std::uint32_t child) const {
    return tree_.token(child).deprel == Deprel::obl && tree_.preposition(child) == "among" &&
           lexicon_.counts(predicates_[at_[child]].happening.name) == Counts::onlyPeople;
}

// Where the number begins with its hedge: "up to 40".
std::uint32_t GovernorFinder::withoutUpTo(std::uint32_t number) const {
    return number > 2 && tree_.lower(number - 1) == "to" && tree_.lower(number - 2) == "up" ? number - 2
                                                                                            : number;
}

// "Nine of those aboard were missing": they were aboard, and nine of them are what is told of.
bool GovernorFinder::tellsOfWhole(const Quantity& quantity, std::uint32_t at) const {
    constexpr std::uint32_t near = 4; // words: "had since died"
    if (!quantity.partOfOther || at == 0 || !oneOf(tree_.lower(at - 1), {"those", "people", "the"}) ||
        at + 1 >= tree_.size() || tree_.token(at + 1).upos != Upos::AUX)
        return false;
    for (std::uint32_t next = at + 2; next < std::min(tree_.size(), at + near); ++next)
        if (at_[next] != none && tree_.token(next).sentence == tree_.token(at).sentence)
            return true;
    return false;
}

std::uint32_t GovernorFinder::participleAfter(const Quantity& quantity) const {
    const std::uint32_t sentence = tree_.token(quantity.first).sentence;
    for (std::uint32_t i = quantity.last;
         i < tree_.size() && i < quantity.last + 6 && tree_.token(i).sentence == sentence; ++i) {
        const Token& token = tree_.token(i);
        if (at_[i] != none && !tellsOfWhole(quantity, i)) {
            const Predicate& predicate = predicates_[at_[i]];
            const bool participle =
                predicate.kind == WordKind::adjective || token.upos == Upos::NOUN ||
                token.form == language::Form::pastParticiple ||
                (token.form == language::Form::past && tree_.child(i, Deprel::obj) == none);
            if (predicate.happening.object.starts_with("case:"))
                return i; // "168 people on board"
            return predicate.kind != WordKind::noun && (participle || token.upos == Upos::ADV ||
                                                        predicate.happening.name == "miss_person")
                       ? i
                       : none;
        }
        const bool passes = i == quantity.nounToken || tellsOfWhole(quantity, i) ||
                            (i + 1 < tree_.size() && at_[i + 1] != none &&
                             predicates_[at_[i + 1]].happening.object.starts_with("case:")) ||
                            token.upos == Upos::AUX || token.upos == Upos::ADV ||
                            (quantity.partOfOther &&
                             oneOf(tree_.lower(i), {"of", "the", "them", "whom", "these", "those"})) ||
                            oneOf(tree_.lower(i), {"other", "others", "more", "also", "people", "have",
                                                   "were", "was", "been"}) ||
                            (quantity.nounToken != none && i < quantity.nounToken);
        if (!passes)
            return none;
    }
    return none;
}

// "The number of people killed in the crash has risen to 44", "bringing the number of dead to 11": whom the
// words before it count, whatever the parse.
std::uint32_t GovernorFinder::countedBefore(std::uint32_t number) const {
    constexpr std::uint32_t withHedge = 3, farthest = 24, phrase = 6; // words
    const std::uint32_t first = tree_.sentenceOf(number).first;
    std::uint32_t to = number;
    while (to > first && number - to < withHedge && !oneOf(tree_.lower(to), {"to", "at"}))
        --to;
    if (!oneOf(tree_.lower(to), {"to", "at"}))
        return none;
    for (std::uint32_t at = to; at > first && to - at < farthest; --at) {
        if (tree_.lower(at) != "of" || !lexicon_.isCountWord(tree_.lemma(at - 1), "total"))
            continue;
        for (std::uint32_t counted = at + 1; counted < std::min(to, at + phrase); ++counted)
            if (at_[counted] != none)
                return at_[counted];
        return none;
    }
    return none;
}

// "The number of people whose files were stolen is 410,000": whom the subject tells of.
std::uint32_t GovernorFinder::toldBySubject(std::uint32_t number) const {
    const std::uint32_t subject = tree_.child(number, Deprel::nsubj);
    if (subject == none || subject > number || tree_.child(number, Deprel::cop) == none ||
        tree_.lower(subject + 1) != "of" || !lexicon_.isCountWord(tree_.lemma(subject), "total"))
        return none;
    for (std::uint32_t at = subject + 1; at < number; ++at)
        if (at_[at] != none && tree_.isUnder(at, subject))
            return at_[at];
    return none;
}

Governor GovernorFinder::climb(std::uint32_t noun) const {
    if (const std::uint32_t told = toldBySubject(noun); told != none)
        return {told, Deprel::nsubjPass, {}, false, false};
    if (const std::uint32_t counted = countedBefore(noun); counted != none)
        return {counted, Deprel::nsubjPass, {}, false, false};
    std::uint32_t at = noun;
    for (int steps = 0; steps < 4; ++steps) {
        const Token& token = tree_.token(at);
        if (token.head == none)
            break;
        if (at_[token.head] != none && token.deprel != Deprel::conj)
            return {at_[token.head], token.deprel, tree_.preposition(at), false, false};
        if (token.deprel == Deprel::nsubj && tree_.preposition(token.head) == "among")
            for (const std::uint32_t fate : tree_.children(token.head)) // "are among those affected"
                if (at_[fate] != none && describes(fate))
                    return {at_[fate], Deprel::nsubjPass, {}, false, false};
        if (token.deprel == Deprel::nsubj && lexicon_.isCountWord(tree_.lemma(token.head), "have"))
            for (const std::uint32_t theirs : tree_.children(token.head)) // "had their data stolen"
                for (const std::uint32_t fate : tree_.children(theirs))
                    if (at_[fate] != none && tree_.token(theirs).deprel == Deprel::obj &&
                        (tree_.token(fate).deprel == Deprel::acl || tree_.token(fate).deprel == Deprel::amod))
                        return {at_[fate], Deprel::nsubjPass, {}, false, false};
        if (token.deprel == Deprel::obj || token.deprel == Deprel::nsubj)
            for (const std::uint32_t sibling : tree_.children(token.head)) // "left three dead"
                if (sibling != at && at_[sibling] != none &&
                    predicates_[at_[sibling]].kind == WordKind::adjective)
                    return {at_[sibling], Deprel::nsubjPass, {}, false, false};
        if (token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubjPass)
            for (const std::uint32_t sibling : tree_.children(token.head)) // "are known to have died"
                if (at_[sibling] != none && tree_.token(sibling).deprel == Deprel::xcomp)
                    return {at_[sibling], Deprel::nsubjPass, {}, false, false};
        // "85 were arrested; 79 have been released": what befell them is told, and is no happening that is
        // known.
        if (token.deprel == Deprel::nsubjPass && tree_.token(token.head).upos == Upos::VERB &&
            tree_.token(token.head).form == language::Form::pastParticiple)
            break;
        // A noun phrase inside another is counted on its own, but for "three of the missiles" and "a
        // group of nine".
        if (token.deprel == Deprel::nmod && tree_.preposition(at) != "of" && steps > 0)
            break;
        at = token.head;
    }
    return {};
}

std::uint32_t numberBeforeOf(const Tree& tree, std::uint32_t first) {
    std::uint32_t at = first;
    while (at > 0 && oneOf(tree.lower(at - 1), {"the", "all", "its", "their"}))
        --at;
    if (at < 2 || tree.lower(at - 1) != "of" || tree.token(at - 2).upos != Upos::NUM)
        return none;
    return at - 2;
}

} // namespace claimline::reports
