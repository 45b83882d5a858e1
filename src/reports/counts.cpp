#include "reports/counts.h"

#include "reports/measures.h"
#include "reports/patients.h"
#include "reports/tally.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace claimline::reports {

namespace {

using language::Quantity;

// Classes that happen to people: a number alone counts people there.
bool countsPeople(const std::string& happening) {
    return oneOf(happening,
                 {"die", "injure", "shoot", "arrest", "charge", "rescue", "survive", "miss_person", "aboard",
                  "evacuate", "displace", "attend", "protest", "outbreak", "free", "hijack", "cut_jobs"});
}

bool countsOnlyPeople(const std::string& happening) {
    return oneOf(happening, {"die", "injure", "arrest", "charge", "attend", "shoot"});
}

class Counter {
public:
    Counter(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , at_(predicateAtTokens(tree, predicates)) {}

    std::vector<Count> run() {
        std::set<std::uint32_t> numbers;
        for (const Quantity& quantity : tree_.document().quantities) {
            numbers.insert(quantity.first);
            take(quantity);
        }
        for (std::uint32_t i = 0; i < tree_.size(); ++i)
            if (!numbers.contains(i) && tree_.lower(i) == "one" && (i == 0 || tree_.lower(i - 1) != "no") &&
                participleAfter(oneAt(i)) != none)
                take(oneAt(i)); // "left one dead": a number here, a pronoun elsewhere
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            takeSingle(p);
        partFromOthers();
        return std::move(out_);
    }

private:
    Quantity oneAt(std::uint32_t token) const {
        Quantity one;
        one.first = token;
        one.last = token + 1;
        one.span = tree_.token(token).span;
        one.low = one.high = 1;
        return one;
    }

    struct Governor {
        std::uint32_t predicate = none;
        Deprel relation = Deprel::dep; // of the counted noun to it
        std::string preposition;       // of the counted noun
        bool itself = false;           // the happenings themselves are counted: "three explosions"
        bool alone = false; // the number stands without the noun that was found for it: \"two mortally\"
    };

    // The counted noun, where it stands with the number; "two" of the missiles named before stands alone.
    std::uint32_t headOf(const Quantity& quantity) const {
        const bool here = quantity.nounToken != none && quantity.nounToken >= quantity.first;
        return here ? quantity.nounToken : quantity.last - 1;
    }

    Governor governorOf(const Quantity& quantity) const {
        const std::uint32_t noun = headOf(quantity);
        if (quantity.nounToken == noun && at_[noun] != none)
            return {at_[noun], Deprel::nummod, {}, true, false};
        if (const std::uint32_t next = participleAfter(quantity); next != none)
            return {at_[next],
                    Deprel::nsubjPass,
                    {},
                    false,
                    quantity.nounToken != none &&
                        (next < quantity.nounToken || quantity.nounToken < quantity.first)};
        for (const std::uint32_t child : tree_.children(noun))
            if (at_[child] != none && describes(child))
                return {at_[child], Deprel::nsubjPass, {}, false, false};
        // "shot down five missiles": what stands right behind a verb is what it acts on, however the rest is
        // parsed.
        for (std::uint32_t back = 1; back <= 2 && back <= quantity.first; ++back) {
            const std::uint32_t p = at_[quantity.first - back];
            if (p != none && predicates_[p].kind == WordKind::verb &&
                predicates_[p].span.end <= quantity.span.begin &&
                predicates_[p].span.end + 2 >= quantity.span.begin)
                return {p, Deprel::obj, {}, false, false};
        }
        return climb(noun);
    }

    // "two found dead", "two who died"; but not "two officers who shot a man".
    bool describes(std::uint32_t child) const {
        const Deprel relation = tree_.token(child).deprel;
        if (relation == Deprel::acl || relation == Deprel::amod)
            return true;
        const Predicate& predicate = predicates_[at_[child]];
        if (relation != Deprel::aclRelcl || !countsPeople(predicate.happening.name))
            return false;
        return predicate.objects.empty()
                   ? predicate.happening.name == "die"
                   : std::any_of(predicate.objects.begin(), predicate.objects.end(), [&](std::uint32_t noun) {
                         return oneOf(tree_.lower(noun), {"who", "that", "whom"});
                     });
    }

    // "12 people were killed", "three dead": what follows the number decides, whatever the parse.
    std::uint32_t participleAfter(const Quantity& quantity) const {
        const std::uint32_t sentence = tree_.token(quantity.first).sentence;
        for (std::uint32_t i = quantity.last;
             i < tree_.size() && i < quantity.last + 6 && tree_.token(i).sentence == sentence; ++i) {
            const Token& token = tree_.token(i);
            if (at_[i] != none) {
                const Predicate& predicate = predicates_[at_[i]];
                const bool participle =
                    predicate.kind == WordKind::adjective || token.upos == Upos::NOUN ||
                    token.form == language::Form::pastParticiple ||
                    (token.form == language::Form::past && tree_.child(i, Deprel::obj) == none);
                return predicate.kind != WordKind::noun && (participle || token.upos == Upos::ADV ||
                                                            predicate.happening.name == "miss_person")
                           ? i
                           : none;
            }
            const bool passes =
                i == quantity.nounToken || token.upos == Upos::AUX || token.upos == Upos::ADV ||
                (quantity.partOfOther && oneOf(tree_.lower(i), {"of", "them", "whom", "these", "those"})) ||
                oneOf(tree_.lower(i),
                      {"other", "others", "more", "also", "people", "have", "were", "was", "been"}) ||
                (quantity.nounToken != none && i < quantity.nounToken);
            if (!passes)
                return none;
        }
        return none;
    }

    // "The number of injured rose to 44": whom the subject counts, whatever the parse.
    std::uint32_t countedBefore(std::uint32_t number) const {
        constexpr std::uint32_t farthest = 6;
        const std::uint32_t first = tree_.sentenceOf(number).first;
        if (number < first + 4 || !oneOf(tree_.lower(number - 1), {"to", "at"}))
            return none;
        for (std::uint32_t at = number - 1; at > first + 1 && at + farthest > number; --at) {
            const std::uint32_t of = tree_.lower(at - 1) == "the" ? at - 2 : at - 1;
            if (at_[at] != none && of > first && tree_.lower(of) == "of" &&
                oneOf(tree_.lemma(of - 1), {"number", "total", "count", "tally", "toll"}))
                return at_[at];
        }
        return none;
    }

    Governor climb(std::uint32_t noun) const {
        if (const std::uint32_t counted = countedBefore(noun); counted != none)
            return {counted, Deprel::nsubjPass, {}, false, false};
        std::uint32_t at = noun;
        for (int steps = 0; steps < 4; ++steps) {
            const Token& token = tree_.token(at);
            if (token.head == none)
                break;
            if (at_[token.head] != none && token.deprel != Deprel::conj)
                return {at_[token.head], token.deprel, tree_.preposition(at), false, false};
            if (token.deprel == Deprel::obj || token.deprel == Deprel::nsubj)
                for (const std::uint32_t sibling : tree_.children(token.head)) // "left three dead"
                    if (sibling != at && at_[sibling] != none &&
                        predicates_[at_[sibling]].kind == WordKind::adjective)
                        return {at_[sibling], Deprel::nsubjPass, {}, false, false};
            if (token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubjPass)
                for (const std::uint32_t sibling : tree_.children(token.head)) // "are known to have died"
                    if (at_[sibling] != none && tree_.token(sibling).deprel == Deprel::xcomp)
                        return {at_[sibling], Deprel::nsubjPass, {}, false, false};
            // A noun phrase inside another is counted on its own, but for "three of the missiles" and "a
            // group of nine".
            if (token.deprel == Deprel::nmod && tree_.preposition(at) != "of" && steps > 0)
                break;
            at = token.head;
        }
        return {};
    }

    static Hedge hedgeOf(const Quantity& quantity) { return quantity.hedge; }

    void take(const Quantity& quantity) {
        if (quantity.measure || isOnScale(tree_, lexicon_, quantity))
            return;
        if (isComparison(quantity) || isAge(quantity))
            return;
        Governor governor = governorOf(quantity);
        if (governor.predicate == none) {
            remember(quantity);
            return;
        }
        governor.predicate = lastOfRow(governor.predicate);
        const Predicate& predicate = predicates_[governor.predicate];
        std::string happening = predicate.happening.name;
        std::string thing = thingOf(quantity, governor, happening);
        if (thing.empty() || happening == "incident")
            return;
        if (countsOnlyPeople(happening) && thing != "person" && !governor.itself)
            return;
        if (isAside(governor, thing, happening))
            return;
        if (isWholeOfPart(quantity) && !isPartOfSuch(quantity, predicate.token)) {
            if (!isWeapon(thing) || happening != "shoot_down")
                return; // "six of eight houses": eight is not what was damaged
            happening = "fire";
        }
        happening = outcomeOf(governor, thing, happening);
        remember(quantity);
        counted_.insert(headOf(quantity));
        push(quantity, governor, thing, happening);
    }

    // "were shot and killed": killed.
    std::uint32_t lastOfRow(std::uint32_t index) const {
        const std::uint32_t token = predicates_[index].token;
        if (predicates_[index].happening.name != "shoot" || token + 2 >= tree_.size() ||
            tree_.lower(token + 1) != "and" || at_[token + 2] == none ||
            predicates_[at_[token + 2]].happening.name != "die")
            return index;
        return at_[token + 2];
    }

    // "one of the five people killed at the airport": the five were killed, whatever is told of the one.
    bool isPartOfSuch(const Quantity& quantity, std::uint32_t predicate) const {
        const std::uint32_t part = numberBeforeOf(quantity.first);
        constexpr std::uint32_t near = 4; // words behind the number
        return part != none && predicate > quantity.first && predicate <= quantity.last + near &&
               tree_.token(predicate).deprel != Deprel::root && tree_.isUnder(predicate, part) &&
               tree_.child(predicate, Deprel::auxPass) == none;
    }

    bool isWeapon(const std::string& thing) const {
        const auto known = lexicon_.thing(thing);
        return known && known->category == "weapon";
    }

    // The eight of "six of eight drones": they were there, and six are what is told of.
    bool isWholeOfPart(const Quantity& quantity) const { return numberBeforeOf(quantity.first) != none; }

    std::uint32_t numberBeforeOf(std::uint32_t first) const {
        std::uint32_t at = first;
        while (at > 0 && oneOf(tree_.lower(at - 1), {"the", "all", "its", "their"}))
            --at;
        if (at < 2 || tree_.lower(at - 1) != "of" || tree_.token(at - 2).upos != Upos::NUM)
            return none;
        return at - 2;
    }

    // The six of it.
    bool isPartOfNumber(const Quantity& quantity) const {
        for (const Quantity& other : tree_.document().quantities)
            if (!other.measure && numberBeforeOf(other.first) == quantity.last - 1)
                return true;
        return false;
    }

    // "killed in two vehicles": the number stands beside the happening, not under it.
    bool isAside(const Governor& governor, const std::string& thing, const std::string& happening) const {
        if (governor.relation != Deprel::obl && governor.relation != Deprel::nmod)
            return false;
        const auto known = lexicon_.thing(thing);
        const bool weapon = known && known->category == "weapon";
        if (weapon && oneOf(governor.preposition, {"by", "with", "of", "using"}))
            return false;
        if (oneOf(governor.preposition, {"of", "by"}))
            return false;
        return !(governor.preposition == "to" && oneOf(happening, {"die", "injure"}));
    }

    // Weapons: what was fired, what came through, what came down.
    std::string outcomeOf(const Governor& governor, const std::string& thing,
                          const std::string& happening) const {
        const auto known = lexicon_.thing(thing);
        if (!known || known->category != "weapon" || happening != "attack")
            return happening;
        return governor.relation == Deprel::nsubj ? "hit" : "fire";
    }

    std::string thingOf(const Quantity& quantity, const Governor& governor,
                        const std::string& happening) const {
        if (governor.itself) {
            if (happening == "injure" && tree_.lemma(quantity.nounToken) == "wound")
                return {}; // one person may have several
            if (oneOf(happening, {"die", "injure", "arrest"}))
                return "person";
            return tree_.lemma(quantity.nounToken);
        }
        const bool stolen = oneOf(happening, {"steal", "breach"});
        if (stolen && lexicon_.people(quantity.noun))
            return "record"; // "nine million customers were exposed": their records
        if (!governor.alone && !quantity.noun.empty() && !oneOf(quantity.noun, {"other", "more", "one"})) {
            const auto thing = lexicon_.thing(quantity.noun);
            return thing ? thing->name : quantity.noun;
        }
        if (countsPeople(happening))
            return "person";
        return lastThing_;
    }

    void remember(const Quantity& quantity) {
        if (const auto thing = lexicon_.thing(quantity.noun); thing && thing->category != "person")
            lastThing_ = thing->name;
    }

    void push(const Quantity& quantity, const Governor& governor, const std::string& thing,
              const std::string& happening) {
        const std::uint32_t predicate = governor.predicate;
        Count count;
        count.predicate = predicate;
        Answer& answer = count.answer;
        answer.facet = "count:" + thing + ":" + happening;
        const bool itself = governor.itself && thing != "person"; // "three explosions", not "exploding" ones
        const std::string done = itself ? lexicon_.counted(happening) : lexicon_.done(happening);
        answer.name = done.empty() ? plural(thing) : plural(thing) + " " + done;
        answer.kind = FacetKind::count;
        answer.low = quantity.low;
        answer.high = quantity.high;
        answer.unit = thing;
        answer.hedge = quantity.hedge;
        answer.span = quantity.span;
        answer.value = valueText(quantity, "");
        // A noun that was told of before is that of a part of it only: "two men were killed and three
        // injured".
        const bool own = quantity.nounToken == none || quantity.nounToken >= quantity.first;
        if (thing == "person" && (own || quantity.partOfOther))
            answer.scope.who = groupOf(quantity.noun, quantity.nounToken);
        const bool told = tree_.token(predicates_[predicate].token).upos == Upos::ADV;
        if ((quantity.partOfOther && !isPartOfNumber(quantity)) || (told && quantity.noun.empty()))
            answer.scope.part = "of these"; // "six were wounded, two mortally"
        else if (quantity.low == 1 && quantity.high == 1 && oneOf(quantity.noun, {"victim", "person"}))
            answer.scope.part = "one of them";
        else if (happening == "die" && leavesOutDoer(governor))
            answer.scope.part = besidesDoer;
        else if (isCondition(governor) && wasCounted(answer.facet))
            answer.scope.part = "of these"; // "nine were hurt; two are in critical condition"
        else if (isMore(quantity) && !comesToOthers(quantity, answer.facet))
            answer.scope.part = "more";
        else if (isRest(quantity, answer.facet)) {
            answer.scope.part = "the others";
            for (Count& first : out_)
                if (first.answer.facet == answer.facet && first.answer.scope.part.empty() &&
                    tree_.sentenceOf(quantity.first).span.contains(first.answer.span))
                    first.answer.scope.part = "some of them";
        }
        out_.push_back(std::move(count));
    }

    // "two police officers" are police, whatever other officers there are.
    std::string groupOf(const std::string& lemma, std::uint32_t noun) const {
        if (noun != none)
            for (const std::uint32_t child : tree_.children(noun))
                if (tree_.token(child).deprel == Deprel::compound)
                    if (const auto group = lexicon_.people(tree_.lemma(child)); group && !group->empty())
                        return *group;
        return lexicon_.people(lemma).value_or("");
    }

    bool suspectStandsBefore(std::uint32_t token) const {
        constexpr std::uint32_t reach = 4; // words
        const std::uint32_t first = tree_.sentenceOf(token).first;
        for (std::uint32_t at = token; at > first && at + reach > token; --at)
            if (lexicon_.people(tree_.lemma(at - 1)) == "suspect")
                return true;
        return false;
    }

    // "killed three people and then himself": others count him too. That "a crash killed three" leaves nobody
    // out.
    bool leavesOutDoer(const Governor& governor) const {
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
    bool isCondition(const Governor& governor) const {
        return governor.relation == Deprel::nsubj && !governor.itself &&
               predicates_[governor.predicate].kind == WordKind::noun;
    }

    bool wasCounted(const std::string& facet) const {
        return std::any_of(out_.begin(), out_.end(),
                           [&](const Count& count) { return count.answer.facet == facet; });
    }

    // Where people are brought who are hurt; "forcing 200 others into lifeboats" hurts nobody.
    bool areTakenAway(const Quantity& others) const {
        std::uint32_t verb = headOf(others);
        for (int steps = 0; steps < 3 && verb != none && tree_.token(verb).upos != Upos::VERB; ++steps)
            verb = tree_.token(verb).head;
        return verb != none && oneOf(tree_.lemma(verb), {"take", "send", "bring", "carry", "rush", "fly",
                                                         "drive", "airlift", "transport", "treat", "admit"});
    }

    // "Two were taken to one clinic and two others to another": the first are some of them.
    void partFromOthers() {
        for (const Quantity& others : tree_.document().quantities) {
            if (!oneOf(others.noun, {"other", "others"}) || isCounted(others) || !areTakenAway(others))
                continue;
            const Span sentence = tree_.sentenceOf(others.first).span;
            for (Count& count : out_) {
                const Answer& answer = count.answer;
                if (answer.facet != "count:person:injure" || !answer.scope.part.empty() || answer.low < 1 ||
                    !sentence.contains(answer.span) || answer.span.begin > others.span.begin)
                    continue;
                Count rest = count;
                rest.answer.low = others.low;
                rest.answer.high = others.high;
                rest.answer.span = others.span;
                rest.answer.value = valueText(others, "");
                rest.answer.scope.part = "the others";
                count.answer.scope.part = "some of them";
                out_.push_back(std::move(rest));
                break;
            }
        }
    }

    bool isCounted(const Quantity& quantity) const {
        return std::any_of(out_.begin(), out_.end(),
                           [&](const Count& count) { return count.answer.span == quantity.span; });
    }

    // "a man, 21, was wounded", "two men, ages 28 and 22"
    bool isAge(const Quantity& quantity) const {
        constexpr double oldest = 120;
        const std::uint32_t first = quantity.first;
        if (first < 2 || quantity.last != first + 1 || quantity.low != quantity.high || quantity.low > oldest)
            return false;
        const auto opensAges = [&](std::uint32_t at) {
            return oneOf(tree_.lower(at), {"age", "ages", "aged"});
        };
        if (opensAges(first - 1) || (first > 2 && tree_.lower(first - 1) == "and" && opensAges(first - 3)))
            return true;
        const bool digits = std::isdigit(static_cast<unsigned char>(tree_.lower(first)[0])) != 0;
        const bool closed = quantity.last >= tree_.sentenceOf(first).last ||
                            oneOf(tree_.lower(quantity.last), {",", ";", ".", ")", "-", "and"});
        const Upos before = tree_.token(first - 2).upos;
        return digits && closed && tree_.lower(first - 1) == "," &&
               (before == Upos::PROPN || lexicon_.people(tree_.lemma(first - 2)));
    }

    // "two more than the police had said"
    bool isComparison(const Quantity& quantity) const {
        return quantity.last + 1 < tree_.size() &&
               oneOf(tree_.lower(quantity.last), {"more", "fewer", "less"}) &&
               tree_.lower(quantity.last + 1) == "than";
    }

    // "four more bodies were found": they come to those that were told of before.
    bool isMore(const Quantity& quantity) const {
        const std::uint32_t next = quantity.last;
        return next + 1 < tree_.size() && oneOf(tree_.lower(next), {"more", "further", "additional"}) &&
               tree_.lower(next + 1) != "than" && next <= headOf(quantity) + 1;
    }

    // "One is dead and two more are injured": they come to the dead, and are all who are injured.
    bool comesToOthers(const Quantity& quantity, const std::string& facet) const {
        const Span sentence = tree_.sentenceOf(quantity.first).span;
        bool others = false;
        for (const Count& count : out_) {
            if (count.answer.facet == facet)
                return false;
            others = others || (count.answer.unit == "person" && sentence.contains(count.answer.span));
        }
        return others;
    }

    // "one was flown to hospital, while two others were driven there": the rest of a number that was begun
    // before.
    bool isRest(const Quantity& quantity, const std::string& facet) const {
        if (!oneOf(quantity.noun, {"other", "others", "more"}) &&
            !oneOf(tree_.lower(quantity.last < tree_.size() ? quantity.last : 0),
                   {"other", "others", "more"}))
            return false;
        const Span sentence = tree_.sentenceOf(quantity.first).span;
        return std::any_of(out_.begin(), out_.end(), [&](const Count& count) {
            return count.answer.facet == facet && sentence.contains(count.answer.span);
        });
    }

    // "a man was killed", "killing a woman and her daughter"; in headings also "Man killed in crash".
    void takeSingle(std::uint32_t p) {
        const Predicate& predicate = predicates_[p];
        const std::string& happening = predicate.happening.name;
        if (!oneOf(happening, {"die", "injure", "shoot", "arrest", "miss_person"}) || predicate.negated)
            return;
        std::vector<std::uint32_t> nouns = predicate.objects;
        if (nouns.empty() && happening == "die" && predicate.kind == WordKind::verb)
            nouns = predicate.subjects; // "a man died"
        for (const std::uint32_t noun : nouns)
            if (isSinglePerson(noun, predicate.heading) && !counted_.contains(noun))
                pushSingle(p, noun, happening);
    }

    bool isCountable(std::uint32_t noun, bool heading) const {
        return counted_.contains(noun) || isSinglePerson(noun, heading);
    }

    bool isSinglePerson(std::uint32_t noun, bool heading) const {
        const Token& token = tree_.token(noun);
        if (token.upos != Upos::NOUN && !(heading && token.upos == Upos::PROPN))
            return false;
        if (!lexicon_.people(tree_.lemma(noun)) || token.form == language::Form::plural)
            return false;
        // "A mother and son", "twelve passengers and the driver": the row's first word stands for all of it.
        const bool inRow =
            token.deprel == Deprel::conj && token.head != none && isCountable(token.head, heading);
        bool indefinite = heading || inRow;
        for (const std::uint32_t child : tree_.children(noun)) {
            const std::string word = tree_.lower(child);
            if (inRow && word == "the")
                continue;
            if (oneOf(word, {"a", "an", "another", "one"}))
                indefinite = true;
            if (oneOf(word, {"the", "this", "that", "his", "her", "their", "no", "any", "every", "each"}))
                return oneOf(word, {"his", "her", "their"});
        }
        return indefinite;
    }

    void pushSingle(std::uint32_t p, std::uint32_t noun, const std::string& happening) {
        Count count;
        count.predicate = p;
        Answer& answer = count.answer;
        answer.facet = "count:person:" + happening;
        answer.name = "people " + lexicon_.done(happening);
        answer.kind = FacetKind::count;
        answer.low = answer.high = 1;
        answer.unit = "person";
        answer.value = "1";
        answer.span = nounSpan(tree_, noun);
        answer.scope.who = groupOf(tree_.lemma(noun), noun);
        if (answer.scope.who.empty())
            answer.scope.part = "one of them"; // "a victim", "a person"
        for (const std::uint32_t child : tree_.children(noun))
            if (tree_.lower(child) == "another" || tree_.lower(child) == "second")
                answer.scope.part = "one more";
        out_.push_back(std::move(count));
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<std::uint32_t> at_; // predicate at each token
    std::set<std::uint32_t> counted_;
    std::string lastThing_;
    std::vector<Count> out_;
};

} // namespace

std::vector<Count> findCounts(const Tree& tree, const Lexicon& lexicon,
                              const std::vector<Predicate>& predicates) {
    return Counter(tree, lexicon, predicates).run();
}

} // namespace claimline::reports
