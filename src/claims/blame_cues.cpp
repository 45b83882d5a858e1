// Blame that is told by more than one verb: "pointed the finger at the owner", "held the owner responsible";
// and blame that goes both ways: "the union and the owner blamed each other".
#include "claims/attribution.h"

#include <algorithm>
#include <utility>

namespace claimline::claims {

namespace {

class BlameCues {
public:
    BlameCues(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {}

    void run() {
        for (TokenIndex verb = 0; verb < tree_.size(); ++verb)
            if (tree_.isVerb(verb) && !isCue(verb)) {
                takePointed(verb);
                takeHeld(verb);
                takeTraded(verb);
            }
        const std::size_t before = found_.size();
        for (std::size_t at = 0; at < before; ++at)
            splitMutual(at);
    }

private:
    bool isCue(TokenIndex verb) const {
        return std::ranges::any_of(found_, [&](const Attribution& other) {
            return other.cueToken == verb && other.hasSource() && !other.content.empty();
        });
    }

    TokenIndex subjectOf(TokenIndex verb) const {
        for (int depth = 0; depth < 3 && verb != none; ++depth, verb = tree_[verb].head) {
            if (const TokenIndex subject = tree_.child(verb, Deprel::nsubj); subject != none)
                return subject;
            if (tree_[verb].deprel != Deprel::conj && tree_[verb].deprel != Deprel::xcomp)
                return none;
        }
        return none;
    }

    // "pointed the finger at the owner", "put the blame on the owner", "laid responsibility with him"
    void takePointed(TokenIndex verb) {
        const TokenIndex burden = tree_.child(verb, Deprel::obj);
        if (burden == none || burden < verb || !scene_.in("blame", burden))
            return;
        for (const TokenIndex above : {verb, burden})
            for (const TokenIndex child : tree_.children(above)) {
                const std::string marker = caseOf(scene_, child);
                if (child > burden && scene_.lexicon.isIn("blame on", marker) && !scene_.isTime(child)) {
                    put(verb, range(verb, burden + 1), child);
                    return;
                }
            }
    }

    // "held the owner responsible"
    void takeHeld(TokenIndex verb) {
        const TokenIndex object = tree_.child(verb, Deprel::obj);
        if (object == none || object < verb || !scene_.in("hold", verb))
            return;
        const auto isFate = [&](TokenIndex child) { return child > object && scene_.in("blamed", child); };
        if (std::ranges::none_of(tree_.children(verb), isFate) &&
            std::ranges::none_of(tree_.children(object), isFate)) // read as "the rebels responsible"
            return;
        put(verb, range(verb, verb + 1), object);
    }

    // "The union and the owner traded accusations over the fire."
    void takeTraded(TokenIndex verb) {
        const TokenIndex object = tree_.child(verb, Deprel::obj);
        if (object != none && object > verb && scene_.in("exchange", verb) && scene_.in("accusation", object))
            put(verb, range(verb, verb + 1), object);
    }

    void put(TokenIndex verb, Tokens cue, TokenIndex blamed) {
        const TokenIndex subject = subjectOf(verb);
        if (subject == none || subject > verb || !canSpeak(scene_, subject))
            return;
        Attribution own;
        own.source = sourcePhrase(scene_, subject);
        own.speaker = subject;
        own.cue = std::move(cue);
        own.cueToken = verb;
        own.entry = scene_.lexicon.find(CuePart::verb, "blame");
        own.negated = isNegated(scene_, verb);
        own.content = range(own.cue.back() + 1, std::max(tree_.right(verb), tree_.right(blamed)) + 1);
        trim(tree_, own.content);
        if (!own.content.empty() && own.entry != nullptr)
            found_.push_back(std::move(own));
    }

    // "The union and the owner blamed each other": each says so of the other.
    void splitMutual(std::size_t at) {
        const Attribution& both = found_[at];
        const bool mutual =
            both.cueToken != none && (scene_.in("exchange", both.cueToken) ||
                                      (scene_.in("accuse", both.cueToken) && isMutual(both.content)));
        if (!mutual)
            return;
        const auto [first, second] = halvesOf(both.source);
        const TokenIndex one = headOf(first), other = headOf(second);
        if (one == none || other == none)
            return;
        Attribution own = both;
        own.source = second;
        own.speaker = other;
        found_[at].source = first;
        found_[at].speaker = one;
        found_.push_back(std::move(own));
    }

    // The two that "and" joins, also where only the second was taken for the source; empty: no such two.
    std::pair<Tokens, Tokens> halvesOf(const Tokens& source) const {
        const auto isAnd = [&](TokenIndex token) { return tree_.is(token, "and"); };
        const auto joints = std::ranges::count_if(source, isAnd);
        if (joints == 1) {
            const auto joint = std::ranges::find_if(source, isAnd);
            return {Tokens(source.begin(), joint), Tokens(joint + 1, source.end())};
        }
        if (joints > 1 || source.empty() || source.front() < tree_.firstOf(source.front()) + 2 ||
            !isAnd(source.front() - 1))
            return {};
        const TokenIndex last = source.front() - 1;
        TokenIndex begin = last;
        while (begin > tree_.firstOf(last) && isOfName(begin - 1))
            --begin;
        return {range(begin, last), source};
    }

    bool isOfName(TokenIndex token) const {
        const Upos upos = tree_[token].upos;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::DET ||
               tree_[token].deprel == Deprel::case_;
    }

    bool isMutual(const Tokens& content) const {
        if (content.size() < 2 || content[1] != content[0] + 1)
            return false;
        return (tree_.is(content[0], "each") && tree_.is(content[1], "other")) ||
               (tree_.is(content[0], "one") && tree_.is(content[1], "another"));
    }

    // The last noun before an apposition or a phrase that hangs on it.
    TokenIndex headOf(const Tokens& phrase) const {
        TokenIndex head = none;
        for (const TokenIndex token : phrase) {
            const Upos upos = tree_[token].upos;
            if (upos == Upos::NOUN || upos == Upos::PROPN)
                head = token;
            else if (head != none && (upos == Upos::ADP || upos == Upos::PUNCT))
                break;
        }
        return head;
    }

    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
};

} // namespace

void findBlameCues(const Scene& scene, std::vector<Attribution>& found) {
    BlameCues(scene, found).run();
}

} // namespace claimline::claims
