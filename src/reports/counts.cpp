#include "reports/counts.h"

#include "model/table.h"
#include "reports/count_scope.h"
#include "reports/crowds.h"
#include "reports/measures.h"
#include "reports/readings.h"
#include "reports/single_people.h"
#include "reports/thefts.h"
#include "reports/totals.h"
#include "reports/votes.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

namespace claimline::reports {

namespace {

using language::Quantity;

class Counter {
public:
    Counter(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
            const std::set<std::uint32_t>& alone)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , at_(predicateAtTokens(tree, predicates))
        , governors_(tree, lexicon, predicates)
        , scope_(tree, lexicon, predicates, out_)
        , totals_(tree, lexicon, predicates, out_, alone) {}

    std::vector<Count> run() {
        std::set<std::uint32_t> numbers;
        for (const Quantity& quantity : tree_.document().quantities) {
            numbers.insert(quantity.first);
            take(quantity);
        }
        for (std::uint32_t i = 0; i < tree_.size(); ++i)
            if (!numbers.contains(i) && tree_.lower(i) == "one" &&
                (i == 0 || (tree_.lower(i - 1) != "no" && tree_.word(i - 1) != "-")) &&
                (governors_.participleAfter(oneAt(i)) != none || isBefallen(i)))
                take(oneAt(i)); // "left one dead": a number here, a pronoun elsewhere
        addSinglePeople(tree_, lexicon_, predicates_, scope_, counted_, out_);
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            takeNone(p);
        partFromOthers();
        return std::move(out_);
    }

private:
    // "Blast kills one, injures five"
    bool isBefallen(std::uint32_t one) const {
        const Token& token = tree_.token(one);
        return token.deprel == Deprel::obj && token.head != none && token.head + 1 == one &&
               at_[token.head] != none &&
               lexicon_.counts(predicates_[at_[token.head]].happening.name) == Counts::onlyPeople;
    }

    Quantity oneAt(std::uint32_t token) const {
        Quantity one;
        one.first = token;
        one.last = token + 1;
        one.span = tree_.token(token).span;
        one.low = one.high = 1;
        return one;
    }

    // "death toll up to 11": it has risen to that.
    Quantity asMeant(Quantity quantity) const {
        if (quantity.hedge == Hedge::atMost && quantity.first > 0 && tree_.lower(quantity.first) == "up" &&
            lexicon_.isCountWord(tree_.lemma(quantity.first - 1), "total")) {
            quantity.low = quantity.high;
            quantity.hedge = Hedge::exact;
        }
        return quantity;
    }

    void take(const Quantity& told) {
        const Quantity quantity = withOwnNoun(asMeant(told));
        if (isPairTold(quantity))
            return;
        if (quantity.measure || isOnScale(tree_, lexicon_, quantity))
            return;
        if (countsNothing(tree_, lexicon_, quantity))
            return;
        if (takeTotal(quantity))
            return;
        Governor governor = governors_.of(quantity);
        if (const Count* before = totals_.takenUp(quantity);
            before != nullptr && governor.predicate == none) {
            pushAgain(quantity, *before);
            return;
        }
        if (governor.predicate == none)
            governor = crowdOf(tree_, lexicon_, predicates_, quantity);
        if (takeAboard(quantity, governor) || takeTheft(quantity))
            return;
        if (governor.predicate == none) {
            remember(quantity);
            return;
        }
        governor.predicate = lastOfRow(governor.predicate);
        takeUnder(quantity, governor);
    }

    // What the number counts stands under a happening.
    void takeUnder(const Quantity& quantity, Governor governor) {
        const Predicate& predicate = predicates_[governor.predicate];
        std::string happening = governor.as.empty() ? predicate.happening.name : governor.as;
        if (quantity.nounToken != none && quantity.nounToken >= quantity.first &&
            predicate.span.contains(tree_.token(quantity.nounToken).span) && predicate.kind == WordKind::verb)
            governor.alone = true; // "34 fall ill"
        // "four bombs hit the market, killing seven": seven people.
        if (quantity.nounToken < quantity.first && lexicon_.counts(happening) == Counts::onlyPeople)
            governor.alone = true;
        std::string thing = thingOf(quantity, governor, happening);
        if (thing.empty() || happening == "incident" || predicate.nobody ||
            (isOf("data", thing) && predicate.happening.type != EventType::cyber && happening != "affect"))
            return; // "the three accounts of the attack"
        if (isSomebody(thing) && !governor.itself && !lexicon_.hasFacet(happening))
            return; // "a ferry with 212 aboard burned": they did not
        if (lexicon_.counts(happening) == Counts::onlyPeople && thing != "person" && !governor.itself)
            return;
        if (thing == "person" && governor.relation == Deprel::nsubj &&
            oneOf(happening, {"fire", "attack", "hit"}))
            return; // "two officers fired five shots"
        if (isAside(governor, thing, happening) || (!governor.itself && !lexicon_.hasFacet(happening)))
            return; // "repelled four counterattacks": no question
        if (isWholeOfPart(quantity) && !isPartOfSuch(quantity, predicate.token)) {
            if (!isWeapon(thing) || happening != "shoot_down")
                return; // "six of eight houses": eight is not what was damaged
            happening = "fire";
        }
        if (!isOwn(quantity) && lexicon_.counts(happening) == Counts::things && !lexicon_.thing(thing) &&
            !governor.itself)
            return; // "four bodies … the explosion, of which two": no bodies exploded
        happening = outcomeOf(governor, thing, happening);
        remember(quantity);
        counted_.insert(headOf(quantity));
        push(quantity, governor, thing, happening);
    }

    // "There were 51 people on the bus."
    bool takeAboard(const Quantity& quantity, const Governor& governor) {
        const std::uint32_t craft = accidentOf(tree_, lexicon_, predicates_, quantity);
        if (governor.predicate != none || craft == none)
            return false;
        counted_.insert(headOf(quantity));
        push(quantity, {craft, Deprel::nsubj, {}, false, false}, "person", "aboard");
        return true;
    }

    bool takeTheft(const Quantity& quantity) {
        const std::uint32_t theft = theftOf(tree_, lexicon_, predicates_, quantity);
        if (theft == none)
            return false;
        counted_.insert(headOf(quantity));
        push(quantity, {theft, Deprel::obj, {}, false, false}, "record", "steal");
        return true;
    }

    // "The toll stands at 31", "put the figure at 8,000"
    bool takeTotal(const Quantity& quantity) {
        if (governors_.participleAfter(quantity) != none)
            return false; // "with 14 people still missing"
        const auto total = totals_.of(quantity);
        if (!total)
            return false;
        if (total->again != nullptr) {
            pushAgain(quantity, *total->again);
            return true;
        }
        Quantity figure = quantity;
        if (total->beyond && figure.low == figure.high) {
            figure.high = std::numeric_limits<double>::infinity();
            figure.hedge = Hedge::atLeast;
        }
        push(figure, {total->predicate, Deprel::nsubjPass, {}, false, true}, total->thing, total->happening);
        return true;
    }

    void pushAgain(const Quantity& quantity, const Count& before) {
        Count count = before;
        count.answer.low = quantity.low;
        count.answer.high = quantity.high;
        count.answer.hedge = quantity.hedge;
        count.answer.span = quantity.span;
        count.answer.value = valueText(quantity, "");
        count.answer.scope.part.clear();
        count.answer.denied = isSetAgainst(quantity);
        if (scope_.isEarlierFigure(quantity))
            count.answer.scope.part = earlierFigure;
        out_.push_back(std::move(count));
    }

    // "3.2 million current and former members"
    std::uint32_t nounOfRow(const Quantity& quantity) const {
        const std::uint32_t adjective = tree_.token(quantity.last - 1).head;
        if (quantity.measure || !quantity.noun.empty() || adjective == none ||
            tree_.token(adjective).upos != Upos::ADJ || tree_.token(adjective).deprel != Deprel::amod)
            return none;
        const std::uint32_t noun = tree_.token(adjective).head;
        return noun != none && noun > quantity.last && tree_.token(noun).upos == Upos::NOUN ? noun : none;
    }

    // "put the number of cancelled sailings at 22": sailings, whatever was counted before.
    Quantity withOwnNoun(Quantity quantity) const {
        constexpr std::uint32_t farthest = 16; // words
        if (const std::uint32_t noun = nounOfRow(quantity); noun != none) {
            quantity.noun = tree_.lemma(noun);
            quantity.nounToken = noun;
            return quantity;
        }
        if (quantity.measure || (quantity.nounToken != none && quantity.nounToken >= quantity.first) ||
            quantity.first < 3 || !oneOf(tree_.lower(quantity.first - 1), {"at", "to", "is", "was"}))
            return quantity;
        const std::uint32_t first = tree_.sentenceOf(quantity.first).first;
        for (std::uint32_t at = quantity.first - 1; at > first + 1 && at + farthest > quantity.first; --at) {
            if (tree_.lower(at) != "of" || !lexicon_.isCountWord(tree_.lemma(at - 1), "total"))
                continue;
            for (std::uint32_t noun = at + 1; noun < quantity.first; ++noun)
                if (tree_.token(noun).upos == Upos::NOUN && lexicon_.thing(tree_.lemma(noun))) {
                    quantity.noun = tree_.lemma(noun);
                    quantity.nounToken = noun;
                    return quantity;
                }
        }
        return quantity;
    }

    static bool isOwn(const Quantity& quantity) {
        return quantity.nounToken != none && quantity.nounToken >= quantity.first;
    }

    bool isSomebody(const std::string& thing) const {
        const auto known = lexicon_.thing(thing);
        return thing == "person" || (known && known->category == "force");
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
        const std::uint32_t part = numberBeforeOf(tree_, quantity.first);
        constexpr std::uint32_t near = 4; // words behind the number
        return part != none && predicate > quantity.first && predicate <= quantity.last + near &&
               tree_.token(predicate).deprel != Deprel::root && tree_.isUnder(predicate, part) &&
               tree_.child(predicate, Deprel::auxPass) == none;
    }

    bool isWeapon(const std::string& thing) const { return isOf("weapon", thing); }
    bool isOf(std::string_view category, const std::string& thing) const {
        const auto known = lexicon_.thing(thing);
        return known && known->category == category;
    }

    // The eight of "six of eight drones": they were there, and six are what is told of.
    bool isWholeOfPart(const Quantity& quantity) const {
        return numberBeforeOf(tree_, quantity.first) != none;
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
        if (happening == "steal" && thing == "record") // "copied data on 310,000 patients"
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
            if (oneOf(happening, {"die", "injure", "arrest"}) ||
                (happening == "outbreak" && lexicon_.isCountWord(tree_.lemma(quantity.nounToken), "patient")))
                return "person";
            return tree_.lemma(quantity.nounToken);
        }
        if (lexicon_.isCountWord(quantity.noun, "soul")) // "saved 33 lives"
            return "person";
        if (happening == "steal" &&
            (lexicon_.people(quantity.noun) || (quantity.noun.empty() && lastThing_.empty())))
            return "record"; // "nine million customers were exposed": their records
        if (!governor.alone && !quantity.noun.empty() && quantity.noun != "one" &&
            !lexicon_.isCountWord(quantity.noun, "other")) {
            const auto thing = quantity.nounToken == none ? lexicon_.thing(quantity.noun)
                                                          : thingAt(tree_, lexicon_, quantity.nounToken);
            const bool guards = thing && thing->category == "force" && lexicon_.people(quantity.noun) &&
                                lexicon_.counts(happening) != Counts::things;
            if (thing && (happening == "shut" ||
                          (thing->category == "craft" && oneOf(happening, {"halt", "protest"}))))
                return tree_.lemma(quantity.nounToken == none ? quantity.first
                                                              : quantity.nounToken); // "trains"
            return guards ? "person" : thing ? thing->name : quantity.noun;
        }
        if (lexicon_.counts(happening) != Counts::things)
            return "person";
        return lastThing_;
    }

    void remember(const Quantity& quantity) {
        if (const auto thing = lexicon_.thing(quantity.noun); thing && thing->category != "person")
            lastThing_ = thing->name;
    }

    void push(const Quantity& quantity, const Governor& governor, const std::string& thing,
              const std::string& happening) {
        Count count;
        count.predicate = governor.predicate;
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
        answer.denied = isSetAgainst(quantity);
        if (const auto known = lexicon_.thing(thing); known && known->category == "vote")
            nameVotes(tree_, lexicon_, quantity, answer);
        scope_.set(quantity, governor, happening, answer);
        tellByDoer(predicates_[governor.predicate], answer);
        out_.push_back(std::move(count));
    }

    // "The two had been far apart": those who were named before.
    bool isPairTold(const Quantity& quantity) const {
        constexpr double few = 10;
        const Deprel relation = tree_.token(quantity.last - 1).deprel;
        return quantity.first > 0 && tree_.lower(quantity.first - 1) == "the" && quantity.high <= few &&
               (quantity.noun.empty() || quantity.nounToken < quantity.first) && relation == Deprel::nsubj;
    }

    // "1.2 million customers hit by a data breach": what hit them says what befell them.
    void tellByDoer(const Predicate& predicate, Answer& answer) const {
        for (const std::uint32_t noun : predicate.subjects)
            if (at_[noun] != none && predicate.kind == WordKind::verb)
                tellWithin(lexicon_, predicates_[at_[noun]].happening.name, answer);
    }

    // "no customer records were taken": none is a number too.
    void takeNone(std::uint32_t p) {
        const Predicate& predicate = predicates_[p];
        const std::string& happening = predicate.happening.name;
        if (!lexicon_.isCounted(happening))
            return;
        if (lexicon_.counts(happening) != Counts::things)
            takeNobody(p);
        if (predicate.kind != WordKind::verb)
            return;
        for (const std::uint32_t noun : predicate.objects) {
            const std::uint32_t no = determinerNo(noun);
            const auto thing = lexicon_.thing(tree_.lemma(noun));
            if (no == none || !thing)
                continue;
            Quantity quantity = oneAt(no);
            quantity.low = quantity.high = 0;
            quantity.noun = tree_.lemma(noun);
            quantity.nounToken = noun;
            push(quantity, {p, Deprel::obj, {}, false, false}, thing->name, happening);
            out_.back().answer.value = "none";
        }
    }

    // "No one was arrested", "reported no arrests"
    void takeNobody(std::uint32_t p) {
        const Predicate& predicate = predicates_[p];
        std::uint32_t no = none;
        if (predicate.kind == WordKind::verb && predicate.nobody)
            for (const auto* nouns : {&predicate.objects, &predicate.subjects})
                for (const std::uint32_t noun : *nouns)
                    no = std::min(no, noun);
        else if (predicate.kind == WordKind::noun)
            no = determinerNo(predicate.token);
        if (no == none)
            return;
        Quantity quantity = oneAt(no);
        quantity.low = quantity.high = 0;
        push(quantity, {p, Deprel::obj, {}, false, true}, "person", happeningOf(p));
        out_.back().answer.value = "none";
    }
    const std::string& happeningOf(std::uint32_t p) const { return predicates_[p].happening.name; }

    // "no records", "no customer's records"
    std::uint32_t determinerNo(std::uint32_t noun) const {
        const std::uint32_t first = tree_.leftmost(noun);
        return tree_.lower(first) == "no" && tree_.token(first).deprel == Deprel::det ? first : none;
    }

    // Where people are brought who are hurt; "forcing 200 others into lifeboats" hurts nobody.
    bool areTakenAway(const Quantity& others) const {
        std::uint32_t verb = headOf(others);
        for (int steps = 0; steps < 3 && verb != none && tree_.token(verb).upos != Upos::VERB; ++steps)
            verb = tree_.token(verb).head;
        return verb != none && lexicon_.isCountWord(tree_.lemma(verb), "take away");
    }

    // "Two were taken to one clinic and two others to another": the first are some of them.
    void partFromOthers() {
        for (const Quantity& others : tree_.document().quantities) {
            if (!lexicon_.isCountWord(others.noun, "other") || isCounted(others) || !areTakenAway(others))
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
                rest.answer.scope.part = theOthers;
                count.answer.scope.part = someOfThem;
                out_.push_back(std::move(rest));
                break;
            }
        }
    }

    bool isCounted(const Quantity& quantity) const {
        return std::any_of(out_.begin(), out_.end(),
                           [&](const Count& count) { return count.answer.span == quantity.span; });
    }

    // "sixteen, not 14": the other figure is wrong.
    bool isSetAgainst(const Quantity& quantity) const {
        const std::uint32_t first = quantity.first;
        if (first > 0 && tree_.lower(first - 1) == "not" && isCorrected(first))
            return true;
        return first > 1 && tree_.lower(first - 1) == "not" &&
               oneOf(tree_.lower(first - 2), {",", "and", "(", "–", "—", "-"});
    }

    // "not 41 … but 22"
    bool isCorrected(std::uint32_t first) const {
        const std::uint32_t last = tree_.sentenceOf(first).last;
        for (std::uint32_t at = first; at + 1 < last && tree_.token(at).upos != Upos::PUNCT; ++at)
            if (tree_.lower(at) == "but" && tree_.token(at + 1).upos == Upos::NUM)
                return true;
        return false;
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<std::uint32_t> at_; // predicate at each token
    std::set<std::uint32_t> counted_;
    std::string lastThing_;
    std::vector<Count> out_;
    GovernorFinder governors_;
    CountScope scope_; // looks at out_
    Totals totals_;    // the same
};

} // namespace

void tellWithin(const Lexicon& lexicon, std::string_view within, Answer& answer) {
    const auto parts = splitList(answer.facet, ':');
    if (parts.size() != 3 || parts[0] != "count")
        return;
    const std::string as = lexicon.toldAs(within, parts[2]);
    if (as.empty() || (parts[1] != "person" && !as.starts_with(parts[1] + ":")))
        return;
    answer.facet = "count:" + as;
    answer.unit = as.substr(0, as.find(':'));
    if (parts[1] != answer.unit)
        answer.scope.who.clear(); // whose records they are
    answer.name = plural(answer.unit) + " " + lexicon.done(as.substr(as.find(':') + 1));
}

std::vector<Count> findCounts(const Tree& tree, const Lexicon& lexicon,
                              const std::vector<Predicate>& predicates,
                              const std::set<std::uint32_t>& alone) {
    return Counter(tree, lexicon, predicates, alone).run();
}

} // namespace claimline::reports
