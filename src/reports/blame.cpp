#include "reports/blame.h"

#include <algorithm>

namespace claimline::reports {

namespace {

class Finder {
public:
    Finder(const Tree& tree, const Lexicon& lexicon, const std::vector<Timex>& timexes)
        : tree_(tree)
        , lexicon_(lexicon)
        , timexes_(timexes) {}

    std::vector<Blame> run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (isWord(at, "accuse") && tree_.token(at).upos == Upos::VERB)
                takeVerb(at);
            else if (isWord(at, "guilty") && tree_.token(at).upos == Upos::ADJ)
                takeGuilty(at);
            else if (isWord(at, "assign") && tree_.token(at).upos == Upos::VERB)
                takeAssigned(at);
            else if (isWord(at, "burden") && tree_.token(at).deprel == Deprel::obj)
                takePointed(at);
            else if (isWord(at, "bear") && tree_.token(at).upos == Upos::VERB)
                takeBurden(at);
            else if (isWord(at, "carry") && tree_.token(at).upos == Upos::VERB)
                takeCarried(at);
            else if (isWord(at, "provoke") && tree_.token(at).upos == Upos::VERB)
                take(subjectOf(at), at);
            else if (isWord(at, "cause") && tree_.token(at).upos == Upos::VERB)
                takeCause(at);
            else if (tree_.lower(at) == "it")
                takeCleft(at);
        }
        return std::move(out_);
    }

private:
    bool isWord(std::uint32_t at, std::string_view job) const {
        return lexicon_.isBlameWord(tree_.lemma(at), job);
    }

    // "blamed the owner on Wednesday"
    bool isTime(std::uint32_t noun) const {
        return std::ranges::any_of(
            timexes_, [&](const Timex& timex) { return timex.span.contains(tree_.token(noun).span); });
    }

    std::uint32_t subjectOf(std::uint32_t at) const {
        const std::uint32_t own =
            std::min(tree_.child(at, Deprel::nsubj), tree_.child(at, Deprel::nsubjPass));
        const std::uint32_t above = tree_.token(at).head;
        const bool shared = own == none && above != none && tree_.token(at).deprel == Deprel::conj;
        return shared ? tree_.child(above, Deprel::nsubj)
                      : own; // "sold too many tickets and was responsible"
    }

    // "The union was responsible", "held the union responsible"
    void takeGuilty(std::uint32_t adjective) {
        const std::uint32_t above = tree_.token(adjective).head;
        if (above == none)
            return take(subjectOf(adjective), adjective);
        const std::uint32_t verb =
            tree_.token(adjective).deprel == Deprel::amod ? tree_.token(above).head : above;
        if (verb == none || !isWord(verb, "hold") || tree_.token(adjective).deprel == Deprel::ccomp)
            return take(subjectOf(adjective), adjective);
        const std::uint32_t held = tree_.child(verb, Deprel::obj);
        take(held != none ? held : subjectOf(verb), verb);
    }

    // "attributed the strike to Drenia"
    void takeAssigned(std::uint32_t verb) {
        for (const std::uint32_t above : {verb, tree_.child(verb, Deprel::obj)})
            for (const std::uint32_t child : above == none ? none_ : tree_.children(above))
                if (child > verb && oneOf(tree_.preposition(child), {"to", "on", "upon"}) && !isTime(child))
                    return take(child, verb);
    }

    // "pointed the finger at the owner", "put the blame on the owner"
    void takePointed(std::uint32_t burden) {
        const std::uint32_t verb = tree_.token(burden).head;
        if (verb == none || verb > burden)
            return;
        for (const std::uint32_t above : {verb, burden})
            for (const std::uint32_t child : tree_.children(above))
                if (child > burden && oneOf(tree_.preposition(child), {"on", "at", "with", "upon"}) &&
                    !isTime(child))
                    return take(child, verb);
    }

    // "The union and the owner accused each other": each of them is accused, by the other.
    bool takeMutual(std::uint32_t verb) {
        std::uint32_t at = verb + 1;
        if (at + 1 >= tree_.size() ||
            !(oneOf(tree_.lower(at), {"each", "one"}) && oneOf(tree_.lower(at + 1), {"other", "another"})))
            return false;
        const std::uint32_t first = tree_.sentenceOf(verb).first;
        std::uint32_t second = verb;
        while (second > first && !isNoun(second))
            --second;
        std::uint32_t joint = second;
        while (joint > first && tree_.lower(joint) != "and")
            --joint;
        if (joint == first || !isNoun(joint - 1) || second == joint)
            return true;
        take(joint - 1, verb);
        take(second, verb);
        return true;
    }

    bool isNoun(std::uint32_t at) const {
        return tree_.token(at).upos == Upos::NOUN || tree_.token(at).upos == Upos::PROPN;
    }

    // "said Arvenia itself was to blame": he who stands before it, however it is parsed.
    std::uint32_t nounBefore(std::uint32_t verb) const {
        std::uint32_t at = verb;
        while (at > tree_.sentenceOf(verb).first &&
               oneOf(language::nameOf(tree_.token(at - 1).deprel), {"mark", "cop", "aux", "flat", "advmod"}))
            --at;
        return at > 0 && isNoun(at - 1) ? at - 1 : none;
    }

    // "blamed the employers", "was blamed", "blamed the strike on Drenia", "the union was to blame"
    void takeVerb(std::uint32_t verb) {
        if (takeMutual(verb))
            return;
        const std::uint32_t object = tree_.child(verb, Deprel::obj);
        const bool isTo = verb > 0 && tree_.lower(verb - 1) == "to" && tree_.child(verb, Deprel::cop) != none;
        if (object == none) {
            if (isTo || tree_.child(verb, Deprel::auxPass) != none)
                take(subjectOf(verb) != none ? subjectOf(verb) : nounBefore(verb), verb);
            return;
        }
        for (const std::uint32_t above : {verb, object})
            for (const std::uint32_t child : tree_.children(above))
                if (child > object && tree_.preposition(child) == "on" && !isTime(child) &&
                    (tree_.token(child).deprel == Deprel::obl || tree_.token(child).deprel == Deprel::nmod)) {
                    take(child, verb);
                    return;
                }
        // "blamed the damage to the building on air defences": wherever it hangs.
        const bool somebody = !isWord(verb, "put on") || tree_.token(object).upos == Upos::PROPN ||
                              lexicon_.people(tree_.lemma(object)) || isForce(object) || isBody(object);
        for (std::uint32_t at = object + 1; !somebody && at <= tree_.rightmost(verb); ++at)
            if (isNoun(at) && tree_.preposition(at) == "on" && tree_.isUnder(at, object) && !isTime(at)) {
                take(at, verb);
                return;
            }
        take(object, verb);
    }

    // "Ann Lee caused this", "the firm had not caused the flood": what a fire causes is no blame.
    void takeCause(std::uint32_t verb) {
        const std::uint32_t what = tree_.child(verb, Deprel::obj), who = subjectOf(verb);
        if (what == none || who == none)
            return;
        const bool it = oneOf(tree_.lower(what), {"this", "it", "that", "all"});
        const bool body = isWord(who, "party") || isWord(who, "side");
        const bool somebody =
            body || tree_.token(who).upos == Upos::PROPN || lexicon_.people(tree_.lemma(who)) || isBody(who);
        if ((somebody || isNegated(verb)) && (it || tree_.child(what, Deprel::det) != none))
            take(who, verb);
    }

    bool isForce(std::uint32_t noun) const {
        const auto thing = lexicon_.thing(tree_.lemma(noun));
        return thing && thing->category == "force";
    }

    bool isBody(std::uint32_t noun) const {
        const std::uint32_t mention = tree_.document().mentionAt(noun);
        const auto& entities = tree_.document().entities;
        return mention != none && tree_.document().mentions[mention].entity < entities.size() &&
               entities[tree_.document().mentions[mention].entity].kind == language::NameKind::organisation;
    }

    // "Responsibility for the dispute lies with the owner."
    void takeBurden(std::uint32_t verb) {
        const std::uint32_t burden = tree_.child(verb, Deprel::nsubj);
        if (burden == none || !isWord(burden, "burden"))
            return;
        for (const std::uint32_t child : tree_.children(verb))
            if (child > verb && oneOf(tree_.preposition(child), {"with", "on"}))
                take(child, verb);
    }

    // "The union bears the responsibility for it."
    void takeCarried(std::uint32_t verb) {
        const std::uint32_t burden = tree_.child(verb, Deprel::obj);
        if (burden != none && isWord(burden, "burden"))
            take(subjectOf(verb), verb);
    }

    // "said it was the union that had walked out": he did it and nobody else.
    void takeCleft(std::uint32_t it) {
        const std::uint32_t noun = tree_.token(it).head;
        if (noun == none || noun < it || tree_.child(noun, Deprel::cop) == none ||
            tree_.token(noun).deprel != Deprel::ccomp)
            return;
        for (const std::uint32_t child : tree_.children(noun))
            if (tree_.token(child).deprel == Deprel::aclRelcl && tree_.child(child, Deprel::nsubj) != none &&
                oneOf(tree_.lower(tree_.child(child, Deprel::nsubj)), {"that", "who", "which"}))
                take(noun, noun);
    }

    void take(std::uint32_t noun, std::uint32_t predicate) {
        if (noun == none)
            return;
        const Upos upos = tree_.token(noun).upos;
        if (upos != Upos::NOUN && upos != Upos::PROPN)
            return; // "each side blamed the other", "it was not clear who was responsible"
        if (oneOf(tree_.lower(noun == 0 ? noun : noun - 1), {"both", "all", "each", "neither", "either"}))
            return; // "blamed both sides"
        out_.push_back({noun, isNegated(predicate)});
    }

    bool isNegated(std::uint32_t predicate) const {
        const auto& below = tree_.children(predicate);
        return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
            return oneOf(tree_.lower(child), {"not", "n't", "n’t", "never"});
        });
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Timex>& timexes_;
    const std::vector<std::uint32_t> none_;
    std::vector<Blame> out_;
};

} // namespace

std::vector<Blame> findBlame(const Tree& tree, const Lexicon& lexicon, const std::vector<Timex>& timexes) {
    return Finder(tree, lexicon, timexes).run();
}

} // namespace claimline::reports
