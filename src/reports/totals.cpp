#include "reports/totals.h"

#include <algorithm>
#include <array>

namespace claimline::reports {

using language::Quantity;

namespace {

bool hasNounBehind(const Quantity& quantity) {
    return !quantity.noun.empty() && quantity.nounToken != none && quantity.nounToken > quantity.first;
}

} // namespace

Totals::Totals(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
               const std::vector<Count>& counts, const std::set<std::uint32_t>& alone)
    : tree_(tree)
    , lexicon_(lexicon)
    , predicates_(predicates)
    , counts_(counts)
    , alone_(alone)
    , at_(predicateAtTokens(tree, predicates)) {}

std::optional<Total> Totals::of(const Quantity& quantity) const {
    // "put the figure at 5.1 million people": of what else than people is not known from the figure.
    const Found found = nounOf(quantity);
    if (found.noun == none || isUnreal(found.verb))
        return {};
    const auto group = hasNounBehind(quantity) ? lexicon_.people(quantity.noun) : std::string();
    const bool crowd = at_[found.noun] != none && group; // "put participation at 6,100 teachers"
    if (group != "" && !crowd)
        return {};
    Total total;
    std::string happening = classOf(found.noun, quantity.first);
    if (happening.empty()) {
        if (lexicon_.isCountWord(tree_.lemma(found.noun), "total"))
            total.again = lastLike(quantity, isFigureOf(quantity, found.noun) ? 5 : 2);
        if (total.again != nullptr)
            return total;
        happening = mainClass();
    }
    total.predicate = happening.empty() ? none : predicateOf(happening, quantity.first);
    if (total.predicate == none)
        return {};
    const bool theft = happening == "steal";
    total.thing = theft ? "record" : "person";
    total.happening = happening;
    total.beyond = found.verb != none && lexicon_.isCountWord(tree_.lemma(found.verb), "beyond") &&
                   tree_.token(quantity.last - 1).deprel == Deprel::obj;
    return total;
}

// The word for the count, and the verb by which the number is given for it.
Totals::Found Totals::nounOf(const Quantity& quantity) const {
    std::uint32_t number = hasNounBehind(quantity) ? quantity.nounToken : quantity.last - 1;
    if (const std::uint32_t first = tree_.token(number).head; tree_.token(number).deprel == Deprel::conj &&
                                                              first != none && first >= quantity.first &&
                                                              first < number)
        number = first; // "between 15,000 and 18,000"
    const std::uint32_t above = tree_.token(number).head;
    const std::string preposition = tree_.preposition(number);
    if (above != none && above < quantity.first && isTotal(above) && oneOf(preposition, {"of", "at", "to"}))
        return {above, none}; // "a figure of 17,500"
    if (above != none && !oneOf(preposition, {"", "at", "to", "as"}))
        return {};
    std::uint32_t at = number;
    for (int steps = 0; steps < 3 && at != none; ++steps, at = tree_.token(at).head) {
        for (const Deprel relation : {Deprel::obj, Deprel::nsubj, Deprel::nsubjPass})
            if (const std::uint32_t noun = tree_.child(at, relation);
                noun != none && noun < quantity.first && noun != number && isTotal(noun))
                return {noun, at};
        const Upos upos = tree_.token(at).upos;
        if (tree_.token(at).deprel == Deprel::conj || (steps > 0 && upos == Upos::NOUN))
            break;
    }
    return oneOf(preposition, {"at", "to"}) ? nounBehind(quantity) : Found{};
}

// "raising the death toll of Thursday's explosion to 42": whatever the parse, where nothing else is told
// between.
Totals::Found Totals::nounBehind(const Quantity& quantity) const {
    constexpr std::uint32_t farthest = 12; // words
    const std::uint32_t first = tree_.sentenceOf(quantity.first).first;
    for (std::uint32_t at = quantity.first; at > first && at + farthest > quantity.first; --at) {
        const Upos upos = tree_.token(at - 1).upos;
        if (upos == Upos::PUNCT || upos == Upos::NUM || upos == Upos::CCONJ)
            return {};
        if (upos == Upos::NOUN && isTotal(at - 1))
            return {at - 1, tree_.token(at - 1).deprel == Deprel::obj ? tree_.token(at - 1).head : none};
    }
    return {};
}

// "the toll", "a figure", "the crowd"; not "a number of marchers".
bool Totals::isTotal(std::uint32_t noun) const {
    if (tree_.token(noun).upos != Upos::NOUN)
        return false;
    const std::string& lemma = tree_.lemma(noun);
    const bool crowd = at_[noun] != none && predicates_[at_[noun]].happening.name == "attend";
    if (crowd)
        return true;
    if (!lexicon_.isCountWord(lemma, "total"))
        return false;
    const auto& below = tree_.children(noun);
    const bool named = std::ranges::any_of(below, [&](std::uint32_t child) {
        return tree_.token(child).deprel == Deprel::det || tree_.token(child).deprel == Deprel::nmodPoss ||
               tree_.token(child).deprel == Deprel::compound || tree_.token(child).deprel == Deprel::amod;
    });
    return named || lexicon_.isCountWord(lemma, "is die");
}

// "the number could swell to 100,000"
bool Totals::isUnreal(std::uint32_t verb) const {
    return verb != none && std::ranges::any_of(tree_.children(verb), [&](std::uint32_t child) {
               return tree_.token(child).deprel == Deprel::aux &&
                      lexicon_.isCountWord(tree_.lower(child), "unreal");
           });
}

// What befell those whom it counts: "toll", "number of missing", "crowd"; empty: it does not say.
std::string Totals::classOf(std::uint32_t noun, std::uint32_t number) const {
    if (at_[noun] != none && !lexicon_.isCountWord(tree_.lemma(noun), "is die"))
        return predicates_[at_[noun]].happening.name;
    for (const std::uint32_t child : tree_.children(noun)) // "injury count"
        if (child < noun && tree_.token(child).deprel == Deprel::compound)
            if (const std::string named = classNamed(child); !named.empty())
                return named;
    if (noun + 2 < number && tree_.lower(noun + 1) == "of") {
        constexpr std::uint32_t phrase = 6; // words: "of people whose data were stolen"
        std::string members;
        for (std::uint32_t word = noun + 2; word < std::min(number, noun + 2 + phrase); ++word) {
            if (const std::string named = classNamed(word); !named.empty())
                return named;
            const auto thing = lexicon_.thing(tree_.lemma(word));
            if (thing && thing->category == "craft" && oneOf(tree_.preposition(word), {"on", "aboard", "in"}))
                return "aboard"; // "the number of people on the train"
            const auto group = lexicon_.people(tree_.lemma(word));
            if (group && members.empty())
                members = lexicon_.classOfMembers(*group);
        }
        if (!members.empty())
            return members;
        return {};
    }
    return lexicon_.isCountWord(tree_.lemma(noun), "is die") ? "die" : std::string();
}

std::string Totals::classNamed(std::uint32_t word) const {
    static constexpr std::array<std::string_view, 5> classes{"die", "injure", "arrest", "miss_person",
                                                             "attend"};
    for (const std::string_view name : classes)
        if (lexicon_.isCountWord(tree_.lower(word), "is " + std::string(name)) ||
            lexicon_.isCountWord(tree_.lemma(word), "is " + std::string(name)))
            return std::string(name);
    if (at_[word] != none && lexicon_.counts(predicates_[at_[word]].happening.name) != Counts::things)
        return predicates_[at_[word]].happening.name;
    return {};
}

// A word of the class where one is told, the nearest before it first; else the happening that it came of.
std::uint32_t Totals::predicateOf(const std::string& happening, std::uint32_t number) const {
    std::uint32_t found = none, cause = none;
    for (std::uint32_t p = 0; p < predicates_.size(); ++p) {
        const Happening& told = predicates_[p].happening;
        const bool before = predicates_[p].token < number;
        const bool same = told.name == happening || (happening == "attend" && told.name == "protest") ||
                          (happening == "steal" && told.name == "breach");
        if (same && (found == none || before))
            found = p;
        if (told.role == Role::main && (cause == none || (before && predicates_[cause].token > number)))
            cause = p;
    }
    return found != none ? found : lexicon_.counts(happening) != Counts::things ? cause : none;
}

// What an article of such a kind counts before all: those who march, those whose data were stolen.
std::string Totals::mainClass() const {
    for (const Predicate& predicate : predicates_) {
        if (predicate.happening.name == "protest" || predicate.happening.name == "walk_out")
            return predicate.happening.name;
        if (predicate.happening.type == EventType::cyber)
            return "steal";
        if (predicate.happening.role == Role::main)
            return {};
    }
    return {};
}

// The last count within so many sentences that may be the same: thousands do not answer how many were hurt.
const Count* Totals::lastLike(const Quantity& quantity, std::uint32_t sentences) const {
    constexpr double alike = 20;
    const std::uint32_t sentence = tree_.token(quantity.first).sentence;
    for (auto count = counts_.rbegin(); count != counts_.rend(); ++count) {
        const std::uint32_t at = tree_.document().tokenAt(count->answer.span.begin);
        if (tree_.token(at).sentence + sentences < sentence)
            return nullptr;
        const double a = std::max(count->answer.low, 1.0), b = std::max(quantity.low, 1.0);
        if (count->answer.kind == FacetKind::count && std::max(a, b) <= alike * std::min(a, b))
            return &*count;
    }
    return nullptr;
}

const Count* Totals::takenUp(const Quantity& quantity) const {
    if (counts_.empty())
        return nullptr;
    if (isRight(quantity))
        return &counts_.back();
    return isAlone(quantity) || isNearer(quantity) ? lastLike(quantity, 1) : nullptr;
}

// "stood by its figure of 210,000"
bool Totals::isFigureOf(const Quantity& quantity, std::uint32_t figure) const {
    return figure + 2 == quantity.first && tree_.lower(figure + 1) == "of" &&
           tree_.child(figure, Deprel::nmodPoss) != none;
}

// "it is nearer to 1,500"
bool Totals::isNearer(const Quantity& quantity) const {
    if (hasNounBehind(quantity))
        return false;
    std::uint32_t above = quantity.last - 1;
    for (int steps = 0; steps < 3 && above != none; ++steps, above = tree_.token(above).head) {
        const std::uint32_t it = tree_.child(above, Deprel::nsubj);
        if (it != none && tree_.lower(it) == "it" && lexicon_.isCountWord(tree_.lemma(above), "nearly"))
            return true;
    }
    return false;
}

bool Totals::isRight(const Quantity& quantity) const {
    return quantity.first > 0 && tree_.lower(quantity.first - 1) == "but" &&
           (quantity.noun.empty() || quantity.nounToken < quantity.first) && counts_.back().answer.denied &&
           tree_.sentenceOf(quantity.first).span.contains(counts_.back().answer.span);
}

bool Totals::isAlone(const Quantity& quantity) const {
    const std::uint32_t sentence = tree_.token(quantity.first).sentence;
    const std::uint32_t last = tree_.document().tokenAt(counts_.back().answer.span.begin);
    return alone_.contains(tree_.token(quantity.first).span.begin) &&
           (quantity.noun.empty() || quantity.nounToken < quantity.first) &&
           tree_.token(last).sentence + 1 >= sentence;
}

} // namespace claimline::reports
