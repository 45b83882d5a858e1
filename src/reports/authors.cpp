#include "reports/authors.h"

#include "reports/readings.h"
#include "reports/wording.h"

#include <algorithm>

namespace claimline::reports {

namespace {

bool isNamed(const Tree& tree, std::uint32_t at) {
    return tree.token(at).upos == Upos::NOUN || tree.token(at).upos == Upos::PROPN;
}

class Finder {
public:
    Finder(const Tree& tree, const Lexicon& lexicon, const Scene& scene)
        : tree_(tree)
        , lexicon_(lexicon)
        , scene_(scene) {}

    std::vector<Author> run() {
        const auto& claims = scene_.facts().claims;
        const std::vector<std::uint32_t> inner = innermostClaims();
        for (claim_ = 0; claim_ < claims.size(); ++claim_)
            if (isSpoken(claims[claim_]))
                takeOwned(claims[claim_]);
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            claim_ = inner[at];
            if (claim_ != none && isSpoken(claims[claim_]))
                look(at);
        }
        return std::move(out_);
    }

private:
    static bool isSpoken(const Claim& claim) {
        return claim.form != ClaimForm::narrator && claim.speaker != none;
    }

    // At each token the claim with the least content that holds it.
    std::vector<std::uint32_t> innermostClaims() const {
        const auto& claims = scene_.facts().claims;
        std::vector<std::uint32_t> order(claims.size());
        for (std::uint32_t c = 0; c < order.size(); ++c)
            order[c] = c;
        const auto length = [&](std::uint32_t c) {
            std::uint32_t sum = 0;
            for (const Span piece : claims[c].content)
                sum += piece.size();
            return sum;
        };
        std::ranges::stable_sort(order,
                                 [&](std::uint32_t a, std::uint32_t b) { return length(a) > length(b); });
        std::vector<std::uint32_t> inner(tree_.size(), none);
        for (const std::uint32_t c : order)
            for (const Span piece : claims[c].content)
                for (std::uint32_t at = tree_.document().tokenAt(piece.begin);
                     at < tree_.size() && tree_.token(at).span.end <= piece.end; ++at)
                    inner[at] = c;
        return inner;
    }

    const Claim& claim() const { return scene_.facts().claims[claim_]; }
    bool denies() const { return claim().stance == Stance::denies; }
    bool isWord(std::uint32_t at, std::string_view kind) const {
        return lexicon_.isBlameWord(tree_.lemma(at), kind);
    }

    void look(std::uint32_t at) {
        const Upos upos = tree_.token(at).upos;
        if (upos == Upos::VERB && isWord(at, "come"))
            takeOrigin(at);
        else if (upos == Upos::VERB)
            takeDoer(at);
        else if (tree_.lower(at) == "behind")
            takeBehind(at);
        else if (isWord(at, "work") && upos == Upos::NOUN)
            takeWork(at);
        else if (upos == Upos::NOUN || upos == Upos::PROPN)
            takeOwner(at);
        if (isWord(at, "involved"))
            takeInvolved(at);
    }

    // "claimed responsibility for it", "denied any involvement": what his words are about is his own part.
    void takeOwned(const Claim& said) {
        if (said.content.empty() || said.cue.empty() || said.source.empty())
            return;
        const std::uint32_t first = tree_.document().tokenAt(said.content.front().begin);
        const std::uint32_t last = std::min(tree_.size(), first + 4); // "all and any responsibility"
        const bool owns = ownsUp(said);
        if (said.stance != Stance::denies && !owns)
            return;
        for (std::uint32_t at = first; at < last && tree_.token(at).span.end <= said.content.front().end;
             ++at)
            if ((isWord(at, "burden") || (isWord(at, "part") && !owns)) && isOfCue(at, said)) {
                push(at, none, said.stance == Stance::denies);
                return;
            }
    }

    bool ownsUp(const Claim& said) const {
        const std::uint32_t cue = tree_.document().tokenAt(said.cue.front().end - 1);
        return lexicon_.isBlameWord(tree_.lemma(cue), "own") && said.stance == Stance::asserts;
    }
    bool isOfCue(std::uint32_t at, const Claim& said) const {
        const std::uint32_t above = tree_.token(at).head;
        return above != none && std::ranges::any_of(said.cue, [&](Span piece) {
                   return piece.contains(tree_.token(above).span);
               });
    }

    // "had carried out the attack", "denied staging it": a deed of the one who is its subject.
    void takeDoer(std::uint32_t verb) {
        const bool does = isWord(verb, "do"), acts = isWord(verb, "act");
        if (!does && !acts)
            return;
        const std::uint32_t passive = tree_.child(verb, Deprel::nsubjPass);
        const std::uint32_t object = passive != none ? passive : tree_.child(verb, Deprel::obj);
        const bool deed = object != none && isDeed(object);
        if (passive != none) {
            for (const std::uint32_t child : tree_.children(verb))
                if (deed && child > verb && tree_.preposition(child) == "by" && isNamed(tree_, child))
                    push(child, child, isDenied(verb));
            return;
        }
        const std::uint32_t subject = subjectOf(verb);
        const bool own = object != none && subject != none && !nameOfSelf(subject).empty() &&
                         isAttack(object); // "said it had carried out a strike"
        if (does && (deed || own))
            push(verb, subject, isDenied(verb));
        else if (acts && subject == none && denies() && !isNegated(verb) && object != none &&
                 (tree_.token(verb).deprel == Deprel::xcomp || tree_.token(verb).deprel == Deprel::ccomp))
            push(verb, none, true); // "denied having attacked the plant"
        else if (acts && subject != none && isDenied(verb) && isOwnForce(subject)) // "had not fired"
            push(verb, subject, true);
    }

    // "the attack", "Tuesday's strike", "it": the one that is told of, not attacks of other times.
    bool isDeed(std::uint32_t noun) const {
        if (oneOf(tree_.lower(noun), {"it", "this", "that"}))
            return true;
        if (!isAttack(noun) || tree_.token(noun).form == language::Form::plural)
            return false;
        return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t child) {
            return oneOf(tree_.lower(child), {"the", "this", "that"}) ||
                   tree_.token(child).deprel == Deprel::nmodPoss;
        });
    }

    bool isAttack(std::uint32_t noun) const {
        return std::ranges::any_of(
            lexicon_.happenings(tree_.lemma(noun), WordKind::noun), [](const Happening& happening) {
                return happening.type == EventType::attack || happening.name == "explode";
            });
    }

    // "the shell had come from army positions"
    void takeOrigin(std::uint32_t verb) {
        const std::uint32_t subject = subjectOf(verb);
        const auto thing = subject == none ? std::nullopt : thingAt(tree_, lexicon_, subject);
        if (subject == none || (!(thing && thing->category == "weapon") && !isAttack(subject)))
            return;
        for (const std::uint32_t ground : tree_.children(verb))
            if (ground > verb && tree_.preposition(ground) == "from" && isWord(ground, "ground"))
                for (const std::uint32_t owner : tree_.children(ground))
                    if (owner < ground && (isCapital(owner) || isForce(owner))) {
                        push(owner, owner, isDenied(verb));
                        return;
                    }
    }

    bool isForce(std::uint32_t noun) const {
        const auto thing = lexicon_.thing(tree_.lemma(noun));
        return lexicon_.people(tree_.lemma(noun)) || isWord(noun, "side") ||
               (thing && thing->category == "force");
    }

    // "was behind the attack"
    void takeBehind(std::uint32_t behind) {
        const std::uint32_t deed = tree_.token(behind).head;
        if (deed == none || !isDeed(deed) || tree_.child(deed, Deprel::cop) == none)
            return;
        push(behind, subjectOf(deed), isDenied(deed));
    }

    // "the strike was the work of rebels"
    void takeWork(std::uint32_t work) {
        if (tree_.child(work, Deprel::cop) == none)
            return;
        std::uint32_t whose = none;
        for (const std::uint32_t child : tree_.children(work))
            if (tree_.token(child).deprel == Deprel::nmod && isNamed(tree_, child) && child > work &&
                (whose == none || tree_.token(child).upos == Upos::PROPN))
                whose = child;
        if (whose != none)
            push(whose, whose, isDenied(work));
    }

    // "This was an Arvenian missile", "the missile was Arvenian": whose arms it was.
    void takeOwner(std::uint32_t noun) {
        const auto thing = thingAt(tree_, lexicon_, noun);
        if (!thing || !oneOf(thing->category, {"weapon", "craft"}))
            return;
        const std::uint32_t subject = tree_.child(noun, Deprel::nsubj);
        const bool told = tree_.child(noun, Deprel::cop) != none && subject != none && subject < noun;
        if (!told || (thing->category == "craft" && !oneOf(tree_.lower(subject), {"it", "this", "that"})))
            return;
        for (const std::uint32_t owner : tree_.children(noun))
            if (owner < noun && owner > subject && isCapital(owner) &&
                oneOf(language::nameOf(tree_.token(owner).deprel), {"amod", "compound", "nmod:poss"})) {
                push(owner, owner, isDenied(noun));
                return;
            }
    }

    bool isCapital(std::uint32_t at) const {
        const auto first = static_cast<unsigned char>(tree_.word(at).front());
        return first >= 'A' && first <= 'Z' && tree_.token(at).upos != Upos::DET;
    }

    // "denied that its air defences were involved", "was not involved"
    void takeInvolved(std::uint32_t at) {
        const std::uint32_t subject = subjectOf(at);
        if (subject != none && isDenied(at) && !nameOfSelf(subject).empty())
            push(at, subject, true);
    }

    // The own subject, or that of the verb that it is told with; none: him who speaks, "denied carrying out".
    std::uint32_t subjectOf(std::uint32_t at) const {
        for (int steps = 0; steps < 2 && at != none; ++steps, at = tree_.token(at).head) {
            for (const Deprel relation : {Deprel::nsubj, Deprel::nsubjPass})
                if (const std::uint32_t subject = tree_.child(at, relation); subject != none)
                    return subject;
            if (tree_.token(at).deprel != Deprel::conj)
                return none;
        }
        return none;
    }

    std::string nameOfSelf(std::uint32_t noun) const {
        return reports::nameOfSelf(tree_, lexicon_, scene_.facts(), claim_, noun);
    }
    bool isOwnForce(std::uint32_t noun) const {
        const auto thing = thingAt(tree_, lexicon_, noun);
        const bool force = lexicon_.people(tree_.lemma(noun)) ||
                           (thing && oneOf(thing->category, {"force", "weapon", "craft"}));
        return (force || !isNamed(tree_, noun)) && !nameOfSelf(noun).empty();
    }

    bool isNegated(std::uint32_t at) const {
        return std::ranges::any_of(tree_.children(at), [&](std::uint32_t child) {
            return oneOf(tree_.lower(child), {"not", "n't", "n’t", "never", "no"});
        });
    }
    bool isDenied(std::uint32_t at) const { return isNegated(at) != denies(); }

    // Where nobody is named as subject, it is he who speaks.
    void push(std::uint32_t token, std::uint32_t subject, bool denied) {
        Author author;
        author.token = subject == none ? token : subject;
        author.denied = denied;
        author.claim = claim_;
        const Claim& said = claim();
        const std::string self =
            subject == none ? scene_.facts().sources[said.speaker].name : nameOfSelf(subject);
        if (subject != none && self.empty() && !isNamedAs(subject))
            return;
        author.value = self;
        out_.push_back(std::move(author));
    }

    // "Neither side", "both", "who": nobody in particular.
    bool isNamedAs(std::uint32_t noun) const {
        const bool adjective = isCapital(noun) && tree_.token(noun).upos == Upos::ADJ;
        return (isNamed(tree_, noun) || adjective) &&
               std::ranges::none_of(tree_.children(noun), [&](std::uint32_t child) {
                   return oneOf(tree_.lower(child), {"neither", "both", "no", "each", "either", "another"});
               });
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Scene& scene_;
    std::uint32_t claim_ = none;
    std::vector<Author> out_;
};

} // namespace

std::vector<Author> findAuthors(const Tree& tree, const Lexicon& lexicon, const Scene& scene) {
    return Finder(tree, lexicon, scene).run();
}

std::string nameOfSelf(const Tree& tree, const Lexicon& lexicon, const Facts& facts, std::uint32_t claim,
                       std::uint32_t noun) {
    if (claim >= facts.claims.size() || facts.claims[claim].speaker >= facts.sources.size())
        return {};
    const Claim& said = facts.claims[claim];
    const bool ownWords = said.form == ClaimForm::direct || said.form == ClaimForm::mixed;
    const auto isSelf = [&](std::uint32_t at) {
        return lexicon.isBlameWord(tree.lower(at), ownWords ? "first person" : "self");
    };
    const auto thing = thingAt(tree, lexicon, noun);
    const bool theirs = lexicon.people(tree.lemma(noun)) || // "its fragments" are a missile's
                        (thing && oneOf(thing->category, {"force", "weapon", "craft"}));
    const std::uint32_t whose = theirs ? tree.child(noun, Deprel::nmodPoss) : none;
    const std::uint32_t word = tree.token(noun).upos == Upos::PRON ? noun : whose;
    if (word == none || !isSelf(word))
        return {};
    // Of somebody or something that is named between: "said that Arvenia and its forces", "that a missile …
    // it".
    for (const Span& piece : said.content)
        for (std::uint32_t at = tree.document().tokenAt(piece.begin); at < word; ++at)
            if (tree.token(at).span.begin >= piece.begin &&
                (tree.token(at).upos == Upos::PROPN || (word == noun && tree.token(at).upos == Upos::NOUN)))
                return {};
    return facts.sources[said.speaker].name;
}

} // namespace claimline::reports
