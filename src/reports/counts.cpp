#include "reports/counts.h"

#include "model/table.h"
#include "reports/count_scope.h"
#include "reports/crowds.h"
#include "reports/measures.h"
#include "reports/readings.h"
#include "reports/votes.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace claimline::reports {

namespace {

using language::Quantity;

class Counter {
public:
    Counter(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
            const std::set<std::uint32_t>& alone)
        : alone_(alone)
        , tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , at_(predicateAtTokens(tree, predicates))
        , governors_(tree, lexicon, predicates)
        , scope_(tree, lexicon, predicates, out_) {}

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
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            takeSingle(p);
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
        Governor governor = governors_.of(quantity);
        if (governor.predicate == none)
            governor = crowdOf(tree_, lexicon_, predicates_, quantity);
        if (const std::uint32_t craft = accidentOf(tree_, lexicon_, predicates_, quantity);
            governor.predicate == none && craft != none) {
            counted_.insert(headOf(quantity));
            push(quantity, {craft, Deprel::nsubj, {}, false, false}, "person", "aboard");
            return;
        }
        if (const std::uint32_t theft = theftOfTheirs(quantity); theft != none) {
            counted_.insert(headOf(quantity));
            push(quantity, {theft, Deprel::obj, {}, false, false}, "record", "steal");
            return;
        }
        if (governor.predicate == none && (takesUp(quantity) || isRight(quantity) || isAlone(quantity))) {
            pushAgain(quantity);
            return;
        }
        if (governor.predicate == none) {
            remember(quantity);
            return;
        }
        governor.predicate = lastOfRow(governor.predicate);
        const Predicate& predicate = predicates_[governor.predicate];
        std::string happening = predicate.happening.name;
        if (quantity.nounToken != none && quantity.nounToken >= quantity.first &&
            predicate.span.contains(tree_.token(quantity.nounToken).span) && predicate.kind == WordKind::verb)
            governor.alone = true; // "34 fall ill"
        // "four bombs hit the market, killing seven": seven people.
        if (quantity.nounToken < quantity.first && lexicon_.counts(happening) == Counts::onlyPeople)
            governor.alone = true;
        std::string thing = thingOf(quantity, governor, happening);
        if (thing.empty() || happening == "incident" || predicate.nobody)
            return;
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
        happening = outcomeOf(governor, thing, happening);
        remember(quantity);
        counted_.insert(headOf(quantity));
        push(quantity, governor, thing, happening);
    }

    // "offered data of 11 million customers for sale": whatever is done with them, they are what was taken in
    // the theft that the article tells of.
    std::uint32_t theftOfTheirs(const Quantity& quantity) const {
        const std::uint32_t noun = headOf(quantity);
        const std::uint32_t data = tree_.token(noun).head;
        const bool theirs = data != none && tree_.token(noun).deprel == Deprel::nmod &&
                            lexicon_.people(quantity.noun) && isData(tree_.lemma(data));
        if (!theirs && !(isData(quantity.noun) && isOffered(noun)))
            return none;
        std::uint32_t found = none;
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            if (oneOf(predicates_[p].happening.name, {"steal", "breach"}) &&
                (found == none || predicates_[p].token < quantity.first))
                found = p;
        return found;
    }

    bool isData(const std::string& lemma) const {
        const auto thing = lexicon_.thing(lemma);
        return thing && thing->category == "data";
    }

    // "The seller claims nine million accounts", "claims to have nine million accounts". What somebody only
    // has may be all that there are.
    bool isOffered(std::uint32_t noun) const {
        std::uint32_t verb = tree_.token(noun).head;
        if (verb == none || tree_.token(noun).deprel != Deprel::obj)
            return false;
        if (tree_.token(verb).deprel == Deprel::xcomp && tree_.token(verb).head != none)
            verb = tree_.token(verb).head;
        return lexicon_.isCountWord(tree_.lemma(verb), "offer");
    }

    // "the figure was closer to 6,000", "put the figure at 8,000": another answer to the question before.
    bool takesUp(const Quantity& quantity) const {
        constexpr std::uint32_t far = 5; // sentences back that "its figure of 210,000" looks
        const std::uint32_t sentence = tree_.token(quantity.first).sentence;
        const std::uint32_t reach =
            isFigureOf(quantity, quantity.first - std::min(quantity.first, 2U)) ? far : 1;
        if (out_.empty() ||
            tree_.token(tree_.document().tokenAt(out_.back().answer.span.begin)).sentence + reach <
                sentence ||
            (!quantity.noun.empty() && quantity.nounToken > quantity.first))
            return false;
        const auto isFigure = [&](std::uint32_t at) {
            if (at == none || at > quantity.first || !lexicon_.isCountWord(tree_.lemma(at), "total"))
                return false;
            if (isFigureOf(quantity, at)) // "stood by its figure of 210,000"
                return true;
            const auto& below = tree_.children(at);
            const auto any = [&](auto test) { return std::any_of(below.begin(), below.end(), test); };
            return any([&](std::uint32_t child) { return tree_.lower(child) == "the"; }) &&
                   !any([&](std::uint32_t child) { return tree_.preposition(child) == "of"; });
        };
        std::uint32_t above = quantity.last - 1;
        for (int steps = 0; steps < 3 && above != none; ++steps, above = tree_.token(above).head) {
            const std::uint32_t auxiliary = tree_.child(above, Deprel::aux);
            if (auxiliary != none && lexicon_.isCountWord(tree_.lower(auxiliary), "unreal"))
                return false; // "the number could swell to 100,000"
            const std::uint32_t it = tree_.child(above, Deprel::nsubj);
            if (it != none && tree_.lower(it) == "it" && lexicon_.isCountWord(tree_.lemma(above), "nearly"))
                return true; // "it is nearer to 1,500"
            if (isFigure(above))
                return true;
            for (const Deprel relation : {Deprel::obj, Deprel::nsubj, Deprel::nsubjPass})
                if (isFigure(tree_.child(above, relation)))
                    return true;
        }
        return false;
    }

    bool isFigureOf(const Quantity& quantity, std::uint32_t figure) const {
        return figure + 2 == quantity.first && tree_.lower(figure + 1) == "of" &&
               lexicon_.isCountWord(tree_.lemma(figure), "total") &&
               tree_.child(figure, Deprel::nmodPoss) != none;
    }

    void pushAgain(const Quantity& quantity) {
        Count count = out_.back();
        count.answer.low = quantity.low;
        count.answer.high = quantity.high;
        count.answer.hedge = quantity.hedge;
        count.answer.span = quantity.span;
        count.answer.value = valueText(quantity, "");
        count.answer.scope.part.clear();
        count.answer.denied = isSetAgainst(quantity);
        out_.push_back(std::move(count));
    }

    // "Not 41 crossings were cancelled but 22"
    bool isRight(const Quantity& quantity) const {
        return !out_.empty() && quantity.first > 0 && tree_.lower(quantity.first - 1) == "but" &&
               (quantity.noun.empty() || quantity.nounToken < quantity.first) && out_.back().answer.denied &&
               tree_.sentenceOf(quantity.first).span.contains(out_.back().answer.span);
    }

    // "Police put the crowd at 8,000, the organisers 25,000."
    bool isAlone(const Quantity& quantity) const {
        const std::uint32_t sentence = tree_.token(quantity.first).sentence;
        return !out_.empty() && alone_.contains(tree_.token(quantity.first).span.begin) &&
               (quantity.noun.empty() || quantity.nounToken < quantity.first) &&
               tree_.token(tree_.document().tokenAt(out_.back().answer.span.begin)).sentence + 1 >= sentence;
    }

    // "put the number of cancelled sailings at 22": sailings, whatever was counted before.
    Quantity withOwnNoun(Quantity quantity) const {
        constexpr std::uint32_t farthest = 16; // words
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

    bool isWeapon(const std::string& thing) const {
        const auto known = lexicon_.thing(thing);
        return known && known->category == "weapon";
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
        if (happening == "steal" && lexicon_.people(quantity.noun))
            return "record"; // "nine million customers were exposed": their records
        if (!governor.alone && !quantity.noun.empty() && quantity.noun != "one" &&
            !lexicon_.isCountWord(quantity.noun, "other")) {
            const auto thing = quantity.nounToken == none ? lexicon_.thing(quantity.noun)
                                                          : thingAt(tree_, lexicon_, quantity.nounToken);
            const bool guards = thing && thing->category == "force" && lexicon_.people(quantity.noun) &&
                                lexicon_.counts(happening) != Counts::things;
            if (thing && thing->category == "craft" && happening == "halt")
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
        if (predicate.kind != WordKind::verb || !lexicon_.isCounted(happening))
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
        answer.scope.who = scope_.groupOf(tree_.lemma(noun), noun);
        if (answer.scope.who.empty())
            answer.scope.part = "one of them"; // "a victim", "a person"
        for (const std::uint32_t child : tree_.children(noun))
            if (lexicon_.isCountWord(tree_.lower(child), "ordinal"))
                answer.scope.part = "one more";
        out_.push_back(std::move(count));
    }

    const std::set<std::uint32_t>& alone_;
    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<std::uint32_t> at_; // predicate at each token
    std::set<std::uint32_t> counted_;
    std::string lastThing_;
    std::vector<Count> out_;
    GovernorFinder governors_;
    CountScope scope_; // looks at out_
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
