#include "reports/count_scope.h"

#include "reports/patients.h"
#include "reports/tally.h"

#include <algorithm>

namespace claimline::reports {

using language::Quantity;

namespace {

constexpr const char* uniformed = "officer"; // the group of people.tsv

} // namespace

CountScope::CountScope(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                       std::vector<Count>& counts)
    : tree_(tree)
    , lexicon_(lexicon)
    , predicates_(predicates)
    , counts_(counts) {}

void CountScope::set(const Quantity& quantity, const Governor& governor, const std::string& happening,
                     Answer& answer) const {
    // A noun that was told of before is that of a part of it only: "two men were killed and three injured".
    const bool own = quantity.nounToken == none || quantity.nounToken >= quantity.first;
    const bool here = own || tree_.token(quantity.nounToken).sentence == tree_.token(quantity.first).sentence;
    if (answer.unit == "person" && (own || (quantity.partOfOther && here)))
        answer.scope.who = groupOf(quantity.noun, quantity.nounToken);
    if (const auto thing = lexicon_.thing(answer.unit); thing && thing->category == "data" && own)
        answer.scope.who = kindOfData(quantity.nounToken);
    answer.scope.part = partOf(quantity, governor, happening, answer);
    if (answer.scope.part != theOthers)
        return;
    for (Count& first : counts_)
        if (first.answer.facet == answer.facet && first.answer.scope.part.empty() &&
            tree_.sentenceOf(quantity.first).span.contains(first.answer.span))
            first.answer.scope.part = someOfThem;
}

// "no medical records": of customers and personal ones are all.
std::string CountScope::kindOfData(std::uint32_t noun) const {
    if (noun == none)
        return {};
    const std::uint32_t whose = tree_.token(noun).head; // "card numbers of 30,000 customers"
    const bool ofThem = lexicon_.people(tree_.lemma(noun)) && tree_.token(noun).deprel == Deprel::nmod &&
                        whose != none && tree_.token(whose).upos == Upos::NOUN;
    const std::uint32_t named = ofThem ? whose : noun;
    for (const std::uint32_t child : tree_.children(named)) {
        const Deprel relation = tree_.token(child).deprel;
        const std::string& lemma = tree_.lemma(child);
        if ((relation == Deprel::amod || relation == Deprel::compound) && !lexicon_.people(lemma) &&
            tree_.token(child).upos != Upos::PROPN && !lexicon_.isCountWord(lemma, "any data"))
            return lemma;
    }
    const std::string& lemma = tree_.lemma(named); // "no passwords"
    return lexicon_.people(lemma) || lexicon_.isCountWord(lemma, "any data") ? std::string() : lemma;
}

std::string CountScope::partOf(const Quantity& quantity, const Governor& governor,
                               const std::string& happening, const Answer& answer) const {
    const bool told = tree_.token(predicates_[governor.predicate].token).upos == Upos::ADV &&
                      lexicon_.counts(happening) == Counts::onlyPeople;
    if (isEarlier(quantity, governor))
        return earlierFigure;
    if ((quantity.partOfOther && !isPartOfNumber(quantity) && !isOfTheirs(quantity)) ||
        (told && quantity.noun.empty()))
        return "of these"; // "six were wounded, two mortally"
    if (quantity.low == 1 && quantity.high == 1 && oneOf(quantity.noun, {"victim", "person"}))
        return "one of them";
    if (happening == "die" && leavesOutDoer(governor))
        return besidesDoer;
    if (happening == "injure" && isCondition(governor) && wasCounted(answer.facet))
        return "of these"; // "nine were hurt; two are in critical condition"
    if (isOneOfSeveral(quantity))
        return "of these";
    if (happening == "injure" && isStill(governor))
        return "still in hospital";
    if (happening == "injure" && isOfWard(quantity, governor))
        return "in one hospital";
    if (happening == "rescue")
        if (const std::string by = rescuerOf(governor); !by.empty())
            return "by " + by;
    if (isMore(quantity) && !comesToOthers(quantity, answer.facet))
        return "more";
    if (isOneOfRow(quantity) && wasCounted(answer.facet))
        return "of these";
    if (isBesides(quantity, governor))
        return "more";
    if (isOfThose(quantity, answer))
        return "of these";
    return isRest(quantity, answer.facet) ? theOthers : "";
}

// "two police officers" are police, whatever other officers there are.
std::string CountScope::groupOf(const std::string& lemma, std::uint32_t noun) const {
    if (noun != none)
        for (const std::uint32_t child : tree_.children(noun))
            if (tree_.token(child).deprel == Deprel::compound)
                if (const auto group = lexicon_.people(tree_.lemma(child)); group && !group->empty())
                    return *group;
    const std::string group = lexicon_.people(lemma).value_or("");
    if (noun != none && group.empty() && tree_.token(noun).form == language::Form::plural)
        for (const std::uint32_t whole : tree_.children(noun)) // "members of the police"
            if (const auto own = lexicon_.people(tree_.lemma(whole));
                tree_.preposition(whole) == "of" && own && !own->empty())
                return *own;
    return group == uniformed ? uniformedHere() : group;
}

// Officers are of the police where the article speaks of police.
std::string CountScope::uniformedHere() const {
    for (std::uint32_t at = 0; at < tree_.size(); ++at)
        if (lexicon_.people(tree_.lemma(at)) == "police")
            return "police";
    return "soldier";
}

bool CountScope::suspectStandsBefore(std::uint32_t token) const {
    constexpr std::uint32_t reach = 4; // words
    const std::uint32_t first = tree_.sentenceOf(token).first;
    for (std::uint32_t at = token; at > first && at + reach > token; --at)
        if (lexicon_.people(tree_.lemma(at - 1)) == "suspect")
            return true;
    return false;
}

// "killed three people and then himself": others count him too. That "a crash killed three" leaves nobody
// out.
bool CountScope::leavesOutDoer(const Governor& governor) const {
    const Predicate& predicate = predicates_[governor.predicate];
    const auto& sentence = tree_.sentenceOf(predicate.token);
    for (std::uint32_t i = predicate.token; i < sentence.last; ++i)
        if (oneOf(tree_.lower(i), {"himself", "herself", "themselves"}))
            return true;
    const bool byPerson =
        (governor.relation == Deprel::obj || governor.relation == Deprel::nsubjPass) &&
        predicate.kind == WordKind::verb &&
        std::any_of(predicate.subjects.begin(), predicate.subjects.end(), [&](std::uint32_t noun) {
            const Upos upos = tree_.token(noun).upos;
            return oneOf(tree_.lower(noun), {"he", "she"}) || upos == Upos::PROPN ||
                   lexicon_.people(tree_.lemma(noun)).has_value();
        });
    // "The gunman shot and killed five": the first verb is often taken for a noun.
    const bool bySuspect = governor.relation == Deprel::obj && predicate.subjects.empty() &&
                           suspectStandsBefore(predicate.token);
    return (byPerson || bySuspect) &&
           std::any_of(predicates_.begin(), predicates_.end(), [&](const Predicate& other) {
               return doerFate(tree_, lexicon_, other) != DoerFate::open;
           });
}

// "two people are in critical condition"
bool CountScope::isCondition(const Governor& governor) const {
    return governor.relation == Deprel::nsubj && !governor.itself &&
           predicates_[governor.predicate].kind == WordKind::noun;
}

bool CountScope::wasCounted(const std::string& facet) const {
    return std::any_of(counts_.begin(), counts_.end(),
                       [&](const Count& count) { return count.answer.facet == facet; });
}

// The six of it.
bool CountScope::isPartOfNumber(const Quantity& quantity) const {
    for (const Quantity& other : tree_.document().quantities)
        if (!other.measure && numberBeforeOf(tree_, other.first) == quantity.last - 1)
            return true;
    return false;
}

// "seven of its members were arrested": nobody counted those of whom they are seven.
bool CountScope::isOfTheirs(const Quantity& quantity) const {
    return quantity.nounToken != none && quantity.nounToken > quantity.last &&
           tree_.lower(quantity.last) == "of" && tree_.child(quantity.nounToken, Deprel::nmodPoss) != none;
}

// "correcting an earlier statement that no data was taken"
bool CountScope::isOfEarlierStatement(const Governor& governor) const {
    const Token& token = tree_.token(predicates_[governor.predicate].verb);
    if ((token.deprel != Deprel::acl && token.deprel != Deprel::ccomp) || token.head == none ||
        tree_.token(token.head).upos != Upos::NOUN)
        return false;
    const auto& below = tree_.children(token.head);
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
        return lexicon_.isCountWord(tree_.lower(child), "earlier");
    });
}

// "up from 16", "revising an earlier figure of 27": what was said before.
bool CountScope::isEarlier(const Quantity& quantity, const Governor& governor) const {
    return isOfEarlierStatement(governor) || isEarlierFigure(quantity);
}

bool CountScope::isEarlierFigure(const Quantity& quantity) const {
    const std::uint32_t first = quantity.first;
    if (first < 3)
        return false;
    if (tree_.lower(first - 1) == "from")
        return lexicon_.isCountWord(tree_.lemma(first - 2), "change") ||
               lexicon_.isCountWord(tree_.lemma(first - 3), "change");
    return tree_.lower(first - 1) == "of" && lexicon_.isCountWord(tree_.lemma(first - 2), "total") &&
           lexicon_.isCountWord(tree_.lower(first - 3), "earlier");
}

// "brought up the last four bodies", "the first eleven were buried"
bool CountScope::isOneOfSeveral(const Quantity& quantity) const {
    return quantity.first > 1 && lexicon_.isCountWord(tree_.lower(quantity.first - 1), "one of several") &&
           oneOf(tree_.lower(quantity.first - 2), {"the", "its", "their", "these"});
}

// "Sixteen are still receiving treatment"
bool CountScope::isStill(const Governor& governor) const {
    const std::uint32_t verb = predicates_[governor.predicate].verb;
    const auto is = [&](std::uint32_t at) { return lexicon_.isCountWord(tree_.lemma(at), "still"); };
    return verb != none && (is(verb) || std::ranges::any_of(tree_.children(verb), is));
}

// "Fishermen saved 33 people": others may have saved more. Rescuers and crews are all who do.
std::string CountScope::rescuerOf(const Governor& governor) const {
    const Predicate& predicate = predicates_[governor.predicate];
    if (governor.relation != Deprel::obj || predicate.kind != WordKind::verb)
        return {};
    for (std::uint32_t noun : predicate.subjects) {
        if (oneOf(tree_.lower(noun), {"who", "which", "that"}))
            noun = tree_.token(predicate.token).head;
        if (noun == none || tree_.token(noun).upos != Upos::NOUN)
            continue;
        const auto thing = lexicon_.thing(tree_.lemma(noun));
        const bool known = lexicon_.people(tree_.lemma(noun)) || (thing && thing->category == "craft");
        if (known && !lexicon_.isCountWord(tree_.lemma(noun), "rescuer"))
            return tree_.lemma(noun);
    }
    return {};
}

// "two patients were treated", "the hospital had admitted nine": others may have been brought elsewhere.
bool CountScope::isOfWard(const Quantity& quantity, const Governor& governor) const {
    if (lexicon_.isCountWord(quantity.noun, "patient"))
        return true;
    const Predicate& predicate = predicates_[governor.predicate];
    return governor.relation == Deprel::obj &&
           std::ranges::any_of(predicate.subjects, [&](std::uint32_t noun) {
               return lexicon_.isCountWord(tree_.lemma(noun), "ward");
           });
}

// "four more bodies were found": they come to those that were told of before.
bool CountScope::isMore(const Quantity& quantity) const {
    const std::uint32_t next = quantity.last;
    return next + 1 < tree_.size() && lexicon_.isCountWord(tree_.lower(next), "more") &&
           tree_.lower(next + 1) != "than" && next <= headOf(quantity) + 1;
}

// "One is dead and two more are injured": they come to the dead, and are all who are injured.
bool CountScope::comesToOthers(const Quantity& quantity, const std::string& facet) const {
    const Span sentence = tree_.sentenceOf(quantity.first).span;
    bool others = false;
    for (const Count& count : counts_) {
        if (count.answer.facet == facet)
            return false;
        others = others || (count.answer.unit == "person" && sentence.contains(count.answer.span));
    }
    return others;
}

// "one was flown to hospital, while two others were driven there": the rest of a number that was begun
// before.
bool CountScope::isRest(const Quantity& quantity, const std::string& facet) const {
    if (!isOther(quantity.noun) && !isOther(tree_.lower(quantity.last < tree_.size() ? quantity.last : 0)))
        return false;
    const Span sentence = tree_.sentenceOf(quantity.first).span;
    return std::any_of(counts_.begin(), counts_.end(), [&](const Count& count) {
        return count.answer.facet == facet && sentence.contains(count.answer.span);
    });
}

// "The minister was arrested. Four other people were arrested": they come to him.
bool CountScope::isBesides(const Quantity& quantity, const Governor& governor) const {
    if (quantity.last >= tree_.size() || !isOther(tree_.lower(quantity.last)))
        return false;
    const Span here = tree_.sentenceOf(quantity.first).span; // "killed five and wounded six others"
    if (std::any_of(counts_.begin(), counts_.end(), [&](const Count& count) {
            return count.answer.unit == "person" && here.contains(count.answer.span);
        }))
        return false;
    const Predicate& own = predicates_[governor.predicate];
    const std::uint32_t sentence = tree_.token(own.token).sentence;
    return std::any_of(predicates_.begin(), predicates_.end(), [&](const Predicate& other) {
        const auto& nouns = other.objects.empty() ? other.subjects : other.objects;
        return other.happening.name == own.happening.name && other.kind == own.kind &&
               tree_.token(other.token).sentence < sentence &&
               std::any_of(nouns.begin(), nouns.end(), [&](std::uint32_t noun) {
                   return tree_.token(noun).upos == Upos::PROPN; // who is named is counted nowhere
               });
    });
}

// "The two men arrested on Friday are managers": the two of those who were told of before with a higher
// number.
bool CountScope::isOfThose(const Quantity& quantity, const Answer& answer) const {
    const std::uint32_t first = quantity.first;
    const bool definite = first > 0 && tree_.lower(first - 1) == "the" &&
                          tree_.token(first - 1).sentence == tree_.token(first).sentence;
    // "seven guests died: three from the north, two from the south"
    const bool listed = first > 1 && oneOf(tree_.word(first - 1), {":", ","}) &&
                        quantity.last < tree_.size() && tree_.lower(quantity.last) == "from";
    if (answer.unit != "person" || (!definite && !listed))
        return false;
    return std::any_of(counts_.begin(), counts_.end(), [&](const Count& count) {
        return count.answer.facet == answer.facet && count.answer.scope.part.empty() &&
               count.answer.low > quantity.high;
    });
}

// "Three people were taken to hospital, one a child of four"
bool CountScope::isOneOfRow(const Quantity& quantity) const {
    return quantity.first > 0 && quantity.low == 1 && quantity.high == 1 && quantity.last < tree_.size() &&
           tree_.word(quantity.first - 1) == "," && oneOf(tree_.lower(quantity.last), {"a", "an"});
}

bool CountScope::isOther(const std::string& word) const {
    return lexicon_.isCountWord(word, "other");
}

} // namespace claimline::reports
