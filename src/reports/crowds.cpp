#include "reports/crowds.h"

#include <algorithm>
#include <cctype>

namespace claimline::reports {

namespace {

using language::Quantity;

class Crowds {
public:
    Crowds(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates) {}

    // "counted 20,000 demonstrators", "the number of strikers was 3,000": people whose name says what they
    // took part in. The nearest happening of that class that was told of is meant.
    Governor byMembers(const Quantity& quantity) const {
        const std::uint32_t noun = memberNoun(quantity);
        if (noun == none && !isCrowd(quantity))
            return {};
        const std::string wanted =
            noun == none ? "" : lexicon_.classOfMembers(*lexicon_.people(tree_.lemma(noun)));
        const auto fits = [&](const std::string& name) {
            return noun == none ? lexicon_.toldAs(name, "attend") == "person:" + name : name == wanted;
        };
        Governor governor;
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            if (fits(predicates_[p].happening.name) &&
                (governor.predicate == none || predicates_[p].token < quantity.first))
                governor.predicate = p;
        if (governor.predicate == none) { // the article calls it by no name that is known
            const bool crowd = noun != none || isOfCrowd();
            governor.predicate = crowd ? firstMain() : none;
            governor.as = noun == none ? "protest" : wanted;
        }
        governor.alone = !isCraft(quantity); // "2,500 tractors" are no people
        return governor;
    }

    // Demonstrators are spoken of.
    bool isOfCrowd() const {
        for (std::uint32_t at = 0; at < tree_.size(); ++at)
            if (const auto group = lexicon_.people(tree_.lemma(at));
                group && lexicon_.classOfMembers(*group) == "protest")
                return true;
        return false;
    }

    std::uint32_t firstMain() const {
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            if (predicates_[p].happening.role == Role::main)
                return p;
        return predicates_.empty() ? none : 0;
    }

    bool isCraft(const Quantity& quantity) const {
        const auto thing = lexicon_.thing(quantity.noun);
        return thing && thing->category == "craft";
    }

    // "6,000 were there", "counted 9,300 people": many who are told of as being where something goes on.
    bool isCrowd(const Quantity& quantity) const {
        constexpr double many = 50;
        std::uint32_t head = headOf(quantity);
        while (tree_.token(head).deprel == Deprel::conj && tree_.token(head).head != none)
            head = tree_.token(head).head; // "2,500 tractors and 8,000 people"
        const std::uint32_t above = tree_.token(head).head;
        const bool people = quantity.noun.empty() || lexicon_.people(quantity.noun) || isCraft(quantity);
        if (quantity.low < many || !people || above == none)
            return false;
        const auto is = [&](std::string_view job) { return lexicon_.isCountWord(tree_.lemma(above), job); };
        switch (tree_.token(head).deprel) {
        case Deprel::nsubj: // "were on the square"
            return is("there") ||
                   (tree_.child(above, Deprel::cop) != none && !tree_.preposition(above).empty());
        case Deprel::obj:
            return is("estimate") || is("tell crowd") || isDrawn(above);
        case Deprel::obl: // "stand by 8,000 people"
            return is("tell crowd") && oneOf(tree_.preposition(head), {"by", "of", "about"});
        default:
            return false;
        }
    }

    // "The march drew 25,000 people."
    bool isDrawn(std::uint32_t verb) const {
        const std::uint32_t subject = tree_.child(verb, Deprel::nsubj);
        return subject != none && lexicon_.isCountWord(tree_.lemma(verb), "draw") &&
               std::ranges::any_of(predicates_, [&](const Predicate& predicate) {
                   return predicate.token == subject && lexicon_.toldAs(predicate.happening.name, "attend") ==
                                                            "person:" + predicate.happening.name;
               });
    }

    std::uint32_t memberNoun(const Quantity& quantity) const {
        const auto isMember = [&](std::uint32_t at) {
            const auto group = lexicon_.people(tree_.lemma(at));
            return group && !lexicon_.classOfMembers(*group).empty();
        };
        const std::uint32_t head = headOf(quantity);
        const Deprel relation = tree_.token(head).deprel; // "40 protesters were beaten" are not all who came
        const std::uint32_t above = tree_.token(head).head;
        const bool thereAre =
            above != none && tree_.child(above, Deprel::expl) != none; // "there were 6,000 marchers"
        const bool there =
            above != none && relation == Deprel::nsubj &&
            lexicon_.isCountWord(tree_.lemma(above), "there"); // "25,000 marchers filled the square"
        if (isMember(head) &&
            (thereAre || there || (relation != Deprel::nsubj && relation != Deprel::nsubjPass)))
            return head;
        constexpr std::uint32_t reach = 6; // words back: "the number of strikers at 4,200"
        const std::uint32_t first = tree_.sentenceOf(quantity.first).first;
        for (std::uint32_t at = quantity.first; at > first + 1 && at + reach > quantity.first; --at)
            if (isMember(at - 1) && tree_.lower(at - 2) == "of" && at > first + 2 &&
                lexicon_.isCountWord(tree_.lemma(at - 3), "total"))
                return at - 1;
        return none;
    }

    // "There were 51 people on the bus": the accident that befell it, as a number; none: no such place.
    std::uint32_t accidentOf(const Quantity& quantity) const {
        const std::uint32_t head = headOf(quantity);
        const auto group = lexicon_.people(quantity.noun);
        const std::uint32_t verb = tree_.token(head).head;
        if (!group || quantity.nounToken < quantity.first || verb == none || tree_.lemma(verb) != "be")
            return none;
        const auto isCraft = [&](std::uint32_t at) {
            const auto thing = lexicon_.thing(tree_.lemma(at));
            return oneOf(tree_.preposition(at), {"on", "in", "aboard"}) && thing &&
                   thing->category == "craft";
        };
        const auto below = [&](std::uint32_t at) {
            return std::any_of(tree_.children(at).begin(), tree_.children(at).end(), isCraft);
        };
        if (!below(head) && !below(verb) && !isCraft(verb))
            return none;
        std::uint32_t found = none;
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            if (predicates_[p].happening.type == EventType::accident &&
                (found == none || predicates_[p].token < quantity.first))
                found = p;
        return found;
    }

private:
    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
};

class Refusal {
public:
    Refusal(const Tree& tree, const Lexicon& lexicon)
        : tree_(tree)
        , lexicon_(lexicon) {}

    // "how many people", "called 911", "day three"
    bool isAskedOrCalled(const Quantity& quantity) const {
        return quantity.first > 0 && (tree_.lower(quantity.first - 1) == "how" ||
                                      lexicon_.isCountWord(tree_.lemma(quantity.first - 1), "label") ||
                                      lexicon_.isCountWord(tree_.lemma(quantity.first - 1), "call"));
    }

    // "a man, 21, was wounded", "two men, ages 28 and 22"
    bool isAge(const Quantity& quantity) const {
        constexpr double oldest = 120;
        const std::uint32_t first = quantity.first;
        if (first < 2 || quantity.last != first + 1 || quantity.low != quantity.high || quantity.low > oldest)
            return false;
        const auto opensAges = [&](std::uint32_t at) { return lexicon_.isCountWord(tree_.lower(at), "age"); };
        if (tree_.lower(first - 1) == "of" && tree_.token(first).deprel == Deprel::nmod &&
            tree_.token(first).head == first - 2 && tree_.token(first - 2).form == language::Form::singular &&
            lexicon_.people(tree_.lemma(first - 2))) // "a man of 71"
            return true;
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
               lexicon_.isCountWord(tree_.lower(quantity.last), "compare") &&
               tree_.lower(quantity.last + 1) == "than";
    }

    // "All but six of the 57 have been released"
    bool isLeftOut(const Quantity& quantity) const {
        return quantity.first > 1 && tree_.lower(quantity.first - 1) == "but" &&
               tree_.lower(quantity.first - 2) == "all";
    }

    // "treats 2 million patients a year", "9 million tonnes of oil annually": no number of one happening.
    // "Nine died a day later" is one.
    bool isRate(const Quantity& quantity) const {
        constexpr std::uint32_t reach = 6; // words
        const std::uint32_t last = tree_.sentenceOf(quantity.first).last;
        for (std::uint32_t at = quantity.last; at < std::min(last, quantity.last + reach); ++at) {
            if (tree_.token(at).upos == Upos::PUNCT || tree_.token(at).upos == Upos::VERB)
                return false;
            if (lexicon_.isCountWord(tree_.lower(at), "rate"))
                return true;
            const bool each = oneOf(tree_.lower(at), {"a", "an", "per", "every", "each"});
            if (each && at + 1 < last && lexicon_.isCountWord(tree_.lower(at + 1), "period"))
                return at + 2 >= last || tree_.token(at + 2).upos == Upos::PUNCT ||
                       tree_.token(at + 2).upos == Upos::CCONJ;
        }
        return false;
    }

private:
    const Tree& tree_;
    const Lexicon& lexicon_;
};

} // namespace

Governor crowdOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                 const Quantity& quantity) {
    return Crowds(tree, lexicon, predicates).byMembers(quantity);
}

std::uint32_t accidentOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                         const Quantity& quantity) {
    return Crowds(tree, lexicon, predicates).accidentOf(quantity);
}

bool countsNothing(const Tree& tree, const Lexicon& lexicon, const Quantity& quantity) {
    const Refusal refusal(tree, lexicon);
    return refusal.isAskedOrCalled(quantity) || refusal.isComparison(quantity) || refusal.isAge(quantity) ||
           refusal.isRate(quantity) || refusal.isLeftOut(quantity);
}

} // namespace claimline::reports
