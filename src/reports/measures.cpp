#include "reports/measures.h"

#include "reports/crowds.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace claimline::reports {

namespace {

using language::Quantity;

std::uint32_t scaleWordOf(const Tree& tree, const Lexicon& lexicon, const Quantity& quantity) {
    const auto isScale = [&](std::uint32_t at) {
        const auto measure = at < tree.size() ? lexicon.measure(tree.lemma(at)) : std::nullopt;
        return measure && measure->scale;
    };
    std::uint32_t before = quantity.first;
    while (before > 0 && before + 2 > quantity.first && oneOf(tree.lower(before - 1), {"of", "at"}))
        --before;
    if (before > 0 && isScale(before - 1))
        return before - 1;
    std::uint32_t behind = quantity.last; // "6.4-magnitude"
    if (behind < tree.size() && tree.lower(behind) == "-")
        ++behind;
    return isScale(behind) ? behind : none;
}

class Measurer {
public:
    Measurer(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , at_(predicateAtTokens(tree, predicates)) {}

    std::vector<Count> run() {
        for (const Quantity& quantity : tree_.document().quantities)
            take(quantity);
        return std::move(out_);
    }

private:
    struct Measured {
        std::string key, name; // empty: nothing is known
    };

    void take(const Quantity& quantity);
    void put(const Quantity& quantity, std::uint32_t predicate, const Measured& measured);
    void takeInLastMoney(const Quantity& quantity);
    static bool isMoney(const std::string& unit);
    bool takeDistance(const Quantity& quantity);
    bool takeVote(const Quantity& quantity);
    Measured measuredBy(const Quantity& quantity);
    Measured asWord(std::uint32_t noun) const;
    Measured substance(std::uint32_t unit, const std::string& name);
    Measured beside(std::uint32_t unit) const;
    Measured figureOf(std::uint32_t unit) const;
    Measured sumOf(std::uint32_t unit) const;
    Measured sameAsBefore(const Quantity& quantity, std::uint32_t unit) const;
    std::uint32_t headOf(const Quantity& quantity) const;
    std::uint32_t above(std::uint32_t token) const;
    std::uint32_t nearest(const Quantity& quantity, bool sameSentence) const;
    std::uint32_t answerVoted(const Quantity& quantity, std::uint32_t unit, std::uint32_t verb) const;
    std::uint32_t lastElection(std::uint32_t before) const;
    std::uint32_t placeBefore(const Quantity& quantity) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<std::uint32_t> at_; // predicate of each token
    std::vector<Count> out_;
    Measured last_;                              // what the last of them measures
    std::map<std::string, Measured> substances_; // by unit, the last that was named
    std::string money_;                          // the last that the article named
};

// Of number and unit ("120 km / h") the word that the others hang on.
std::uint32_t Measurer::headOf(const Quantity& quantity) const {
    const bool behind = quantity.nounToken != none && quantity.nounToken >= quantity.first;
    const std::uint32_t last = behind ? quantity.nounToken : quantity.last - 1;
    for (std::uint32_t at = quantity.first; at <= last; ++at) {
        const std::uint32_t head = tree_.token(at).head;
        if (head == none || head < quantity.first || head > last)
            return at;
    }
    return last;
}

// The happening that a word hangs on, directly or a few steps up.
std::uint32_t Measurer::above(std::uint32_t token) const {
    for (int steps = 0; steps < 5 && token != none; ++steps, token = tree_.token(token).head)
        if (at_[token] != none)
            return at_[token];
    return none;
}

// The nearest happening in its sentence; else the last that was told of shortly before.
std::uint32_t Measurer::nearest(const Quantity& quantity, bool sameSentence) const {
    constexpr std::uint32_t reach = 3; // sentences back
    const std::uint32_t sentence = tree_.token(quantity.first).sentence;
    std::uint32_t best = none, distance = 0, before = none;
    for (std::uint32_t p = 0; p < predicates_.size(); ++p) {
        const std::uint32_t at = predicates_[p].token;
        if (tree_.token(at).sentence > sentence)
            break;
        if (predicates_[p].negated || predicates_[p].hypothetical)
            continue;
        if (tree_.token(at).sentence < sentence) {
            before = tree_.token(at).sentence + reach >= sentence ? p : none;
            continue;
        }
        const std::uint32_t apart = at > quantity.first ? at - quantity.first : quantity.first - at;
        if (best == none || apart < distance) {
            best = p;
            distance = apart;
        }
    }
    return best != none || sameSentence ? best : before;
}

Measurer::Measured Measurer::asWord(std::uint32_t noun) const {
    const auto measure = noun == none ? std::nullopt : lexicon_.measure(tree_.lemma(noun));
    return measure ? Measured{measure->name, measure->name} : Measured{};
}

// "30,000 litres of bleach": a substance is named by the text.
Measurer::Measured Measurer::substance(std::uint32_t unit, const std::string& name) {
    for (const std::uint32_t child : tree_.children(unit)) {
        const auto upos = tree_.token(child).upos;
        if (child > unit && tree_.preposition(child) == "of" && (upos == Upos::NOUN || upos == Upos::PROPN))
            return substances_[name] = {tree_.lemma(child), nounPhrase(tree_, child) + ", " + name};
    }
    const auto same = substances_.find(name); // "no more than 8,000 litres had escaped"
    return same == substances_.end() ? Measured{} : same->second;
}

// "a ransom of 3 million", "bribes worth 4 million", "4 million in bribes", "turnout was 61 percent".
Measurer::Measured Measurer::beside(std::uint32_t unit) const {
    const std::uint32_t head = tree_.token(unit).head;
    const bool before = head != none && head < unit;
    const bool joined =
        head != none && head <= unit + 4 && tree_.token(unit).deprel != Deprel::nmod; // "a 30 km/h zone"
    if (const Measured own = asWord(head); (before || joined) && !own.key.empty())
        return own;
    if (head != none && tree_.lemma(head) == "worth")
        if (const Measured own = asWord(tree_.token(head).head); !own.key.empty())
            return own;
    for (const std::uint32_t child : tree_.children(unit))
        if (tree_.token(child).deprel == Deprel::nsubj)
            if (const Measured own = asWord(child); !own.key.empty())
                return own;
    const bool inThem = unit + 2 < tree_.size() && tree_.lower(unit + 1) == "in";
    return inThem ? asWord(unit + 2) : Measured{};
}

// "put turnout at 61 percent", "turnout fell to 48 percent": the object, else the subject, of the verb that
// the figure hangs on.
Measurer::Measured Measurer::figureOf(std::uint32_t unit) const {
    std::uint32_t verb = tree_.token(unit).head;
    for (int steps = 0; steps < 3 && verb != none && tree_.token(verb).upos != Upos::VERB; ++steps)
        verb = tree_.token(verb).head;
    if (verb == none || tree_.token(verb).upos != Upos::VERB)
        return {};
    for (const Deprel relation : {Deprel::obj, Deprel::nsubjPass, Deprel::nsubj})
        if (const std::uint32_t noun = tree_.child(verb, relation); noun != none && noun != unit)
            if (const Measured own = asWord(noun); !own.key.empty())
                return own;
    return {};
}

// "Cash was found, but the sum was 640,000 euros": of what was named last, here or in the sentence before.
Measurer::Measured Measurer::sumOf(std::uint32_t unit) const {
    const std::uint32_t sum = tree_.child(unit, Deprel::nsubj);
    if (sum == none || !lexicon_.isCountWord(tree_.lemma(sum), "sum"))
        return {};
    const std::uint32_t sentence = tree_.token(unit).sentence;
    const std::uint32_t first = tree_.document().sentences[sentence == 0 ? 0 : sentence - 1].first;
    for (std::uint32_t at = sum; at > first; --at)
        if (const Measured own = asWord(at - 1); !own.key.empty())
            return own;
    return {};
}

// "48 percent, far below the 61 percent that the commission announced": a figure for the same.
Measurer::Measured Measurer::sameAsBefore(const Quantity& quantity, std::uint32_t unit) const {
    if (last_.key.empty() || out_.empty() || out_.back().answer.unit != quantity.noun ||
        !tree_.sentenceOf(quantity.first).span.contains(out_.back().answer.span))
        return {};
    const auto& below = tree_.children(unit);
    const bool definite = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
        return tree_.lower(child) == "the" || tree_.token(child).deprel == Deprel::aclRelcl;
    });
    return definite ? last_ : Measured{};
}

Measurer::Measured Measurer::measuredBy(const Quantity& quantity) {
    if (const std::uint32_t scale = scaleWordOf(tree_, lexicon_, quantity); scale != none)
        return asWord(scale);
    const std::uint32_t unit = headOf(quantity);
    if (Measured own = beside(unit); !own.key.empty())
        return own;
    if (Measured own = figureOf(unit); !own.key.empty())
        return own;
    if (isMoney(quantity.noun))
        if (Measured own = sumOf(unit); !own.key.empty())
            return own;
    if (Measured same = sameAsBefore(quantity, unit); !same.key.empty())
        return same;
    if (oneOf(quantity.noun, {"km/h", "mph", "knot"}))
        return {"speed", "speed"};
    if (oneOf(quantity.noun, {"litre", "gallon", "barrel", "m3", "tonne", "kg", "pound", "g"}))
        return substance(unit, plural(quantity.noun));
    return {};
}

void Measurer::take(const Quantity& quantity) {
    if (quantity.noun != "%" && !isMoney(quantity.noun) && countsNothing(tree_, lexicon_, quantity))
        return;
    const bool scale = isOnScale(tree_, lexicon_, quantity);
    if (!quantity.measure && !scale) {
        takeInLastMoney(quantity);
        return;
    }
    if (isMoney(quantity.noun))
        money_ = quantity.noun;
    if (!scale && takeDistance(quantity))
        return;
    Measured measured = measuredBy(quantity);
    const std::uint32_t unit = headOf(quantity);
    std::uint32_t predicate = above(unit);
    if (!measured.key.empty()) {
        if (predicate == none)
            predicate = nearest(quantity, false);
        if (predicate == none && last_.key == measured.key)
            predicate = out_.back().predicate; // told on, further down
        if (predicate != none)
            put(quantity, predicate, measured);
        return;
    }
    if (quantity.noun == "%") {
        takeVote(quantity);
        return;
    }
    if (predicate == none || !lexicon_.hasFacet(predicates_[predicate].happening.name))
        return;
    const std::string& happening = predicates_[predicate].happening.name;
    put(quantity, predicate, {happening, quantity.noun + " " + lexicon_.done(happening)});
}

// A currency is written as its code: "USD".
bool Measurer::isMoney(const std::string& unit) {
    return unit.size() == 3 &&
           std::ranges::all_of(unit, [](unsigned char c) { return std::isupper(c) != 0; });
}

// "costs 12 million euros, it said. The union put the loss at 5 million": in the same money.
void Measurer::takeInLastMoney(const Quantity& quantity) {
    constexpr double least = 1'000;
    if (money_.empty() || !quantity.noun.empty() || quantity.low < least)
        return;
    const std::uint32_t unit = headOf(quantity);
    const Measured measured = figureOf(unit);
    const std::uint32_t predicate = measured.key.empty() ? none : nearest(quantity, false);
    if (predicate == none)
        return;
    Quantity same = quantity;
    same.noun = money_;
    same.measure = true;
    put(same, predicate, measured);
}

void Measurer::put(const Quantity& quantity, std::uint32_t predicate, const Measured& measured) {
    const std::string unit = quantity.measure ? quantity.noun : std::string();
    Count count;
    count.predicate = predicate;
    Answer& answer = count.answer;
    answer.facet = "amount:" + unit + ":" + measured.key;
    answer.name = measured.name;
    answer.kind = FacetKind::amount;
    answer.low = quantity.low;
    answer.high = quantity.high;
    answer.unit = unit;
    answer.hedge = quantity.hedge;
    answer.span = quantity.span;
    answer.value = valueText(quantity, unit);
    out_.push_back(std::move(count));
    last_ = measured;
}

// A distance stands under the place that it leads from.
bool Measurer::takeDistance(const Quantity& quantity) {
    if (!oneOf(quantity.noun, {"km", "m", "mile"}) || !measuredBy(quantity).key.empty())
        return false;
    const std::uint32_t place = placeBefore(quantity), predicate = nearest(quantity, true);
    if (place != none && predicate != none) {
        const std::string& name = tree_.document().places[place].name;
        put(quantity, predicate, {"distance:" + name, "distance, " + name});
    }
    return true;
}

// A share of the vote is somebody's: "won the election with 52 percent", "got 41 percent".
bool Measurer::takeVote(const Quantity& quantity) {
    const std::uint32_t unit = headOf(quantity);
    std::uint32_t at = above(unit);
    const std::uint32_t verb = at == none ? tree_.token(unit).head : predicates_[at].verb;
    if (at == none && verb != none && lexicon_.isCountWord(tree_.lemma(verb), "get"))
        at = lastElection(unit);
    if (at == none || predicates_[at].happening.type != EventType::election)
        return false;
    if (const std::uint32_t answer = answerVoted(quantity, unit, verb); answer != none) {
        std::string word = tree_.lower(answer);
        word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        put(quantity, at, {"vote:" + tree_.lower(answer), "share of the vote, " + word});
        return true;
    }
    const std::uint32_t subject = tree_.child(verb, Deprel::nsubj);
    if (subject == none || tree_.token(subject).upos == Upos::PRON || subject == unit ||
        tree_.sentenceOf(unit).span.begin > tree_.token(subject).span.begin ||
        quantity.span.contains(tree_.token(subject).span))
        return false;
    std::uint32_t named = subject;
    for (const std::uint32_t child : tree_.children(subject)) // "her challenger Dan Ochoa"
        if (tree_.token(subject).upos == Upos::NOUN && tree_.token(child).upos == Upos::PROPN &&
            child > subject)
            named = child;
    const std::uint32_t mention = tree_.document().mentionAt(named);
    std::string who = nounPhrase(tree_, subject);
    if (mention != none && tree_.document().mentions[mention].entity < tree_.document().entities.size())
        who = tree_.document().entities[tree_.document().mentions[mention].entity].name;
    put(quantity, at, {"vote:" + who, "share of the vote, " + who});
    return true;
}

// "58 percent voted Yes", "54 percent for No", "No won with 54 percent": of a question that was put to the
// people.
std::uint32_t Measurer::answerVoted(const Quantity& quantity, std::uint32_t unit, std::uint32_t verb) const {
    constexpr std::uint32_t reach = 3; // words behind the unit
    const auto isAnswer = [&](std::uint32_t at) { return lexicon_.isCountWord(tree_.lower(at), "answer"); };
    const std::uint32_t last = tree_.sentenceOf(unit).last;
    for (std::uint32_t at = quantity.last; at < std::min(last, quantity.last + 1 + reach); ++at)
        if (isAnswer(at))
            return at;
    const std::uint32_t subject = verb == none ? none : tree_.child(verb, Deprel::nsubj);
    return subject != none && isAnswer(subject) ? subject : none;
}

std::uint32_t Measurer::lastElection(std::uint32_t before) const {
    std::uint32_t last = none;
    for (std::uint32_t p = 0; p < predicates_.size() && predicates_[p].token < before; ++p)
        if (predicates_[p].happening.type == EventType::election)
            last = p;
    return last;
}

std::uint32_t Measurer::placeBefore(const Quantity& quantity) const {
    const auto& places = tree_.document().places;
    const Span sentence = tree_.sentenceOf(quantity.first).span;
    std::uint32_t best = none;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const Place& place = places[i];
        if (sentence.contains(place.span) && place.span.end <= quantity.span.begin &&
            place.name != place.country && !place.country.empty() &&
            (best == none || place.region != place.name))
            best = i;
    }
    return best;
}

} // namespace

bool isOnScale(const Tree& tree, const Lexicon& lexicon, const Quantity& quantity) {
    return scaleWordOf(tree, lexicon, quantity) != none;
}

namespace {

bool isRounder(double a, double b) {
    const auto zeros = [](double value) {
        int count = 0;
        for (double place = 10; value >= place && std::fmod(value, place) == 0; place *= 10)
            ++count;
        return count;
    };
    return zeros(a) > zeros(b) + 1;
}

} // namespace

std::string valueText(const Quantity& quantity, const std::string& unit) {
    std::string text;
    switch (quantity.hedge) {
    case Hedge::about:
        text = "about " + numberText(isRounder(quantity.high, (quantity.low + quantity.high) / 2)
                                         ? quantity.high // "nearly 1.3 million"
                                         : (quantity.low + quantity.high) / 2);
        break;
    case Hedge::atLeast:
        text = "at least " + numberText(quantity.low);
        break;
    case Hedge::atMost:
        text = "at most " + numberText(quantity.high);
        break;
    default:
        text = numberText(quantity.low);
        if (quantity.high != quantity.low)
            text =
                std::isfinite(quantity.high) ? text + " to " + numberText(quantity.high) : text + " or more";
    }
    return unit.empty() ? text : text + " " + unit;
}

std::vector<Count> findMeasures(const Tree& tree, const Lexicon& lexicon,
                                const std::vector<Predicate>& predicates) {
    return Measurer(tree, lexicon, predicates).run();
}

} // namespace claimline::reports
