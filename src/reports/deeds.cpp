#include "reports/deeds.h"

#include "reports/authors.h"
#include "reports/readings.h"
#include "reports/wording.h"

#include <algorithm>
#include <utility>

namespace claimline::reports {

namespace {

bool isIncidentClass(const std::string& name) {
    return name == "attack" || name == "fire" || name == "shoot";
}

class Deeds {
public:
    Deeds(const Tree& tree, const Lexicon& lexicon, const Scene& scene, const Frames& frames)
        : tree_(tree)
        , lexicon_(lexicon)
        , scene_(scene)
        , frames_(frames) {}

    std::vector<Count> run() {
        for (std::uint32_t p = 0; p < frames_.predicates.size(); ++p) {
            takeTarget(p);
            takeActor(p);
        }
        return std::move(out_);
    }

private:
    void takeTarget(std::uint32_t p) {
        const Predicate& predicate = frames_.predicates[p];
        if (!isIncidentClass(predicate.happening.name) || predicate.negated)
            return;
        std::vector<std::uint32_t> nouns = predicate.objects;
        for (const std::uint32_t noun : predicate.obliques) {
            const std::string preposition = tree_.preposition(noun);
            if (preposition == "at" || preposition == "on" || preposition == "against")
                nouns.push_back(noun);
        }
        for (const std::uint32_t noun : nouns) {
            const auto thing = thingAt(tree_, lexicon_, noun);
            if (!thing || tree_.token(noun).upos == Upos::PRON)
                continue;
            const bool weapon = oneOf(thing->category, {"weapon", "riot"}); // riot: arms of the police
            if (weapon && thing->name == "shot")
                continue; // of what is not said
            if (!weapon && thing->category != "target" && thing->category != "building" &&
                thing->category != "craft")
                continue;
            Answer answer;
            answer.facet = weapon ? "category:weapon" : "category:target";
            answer.name = weapon ? "weapon" : "target";
            answer.kind = FacetKind::category;
            answer.value = weapon ? withoutNumber(noun) : nounPhrase(tree_, noun);
            answer.span = nounSpan(tree_, noun);
            const auto& below = tree_.children(noun);
            answer.denied = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
                return tree_.lower(child) == "no"; // "No school was hit"
            });
            out_.push_back({p, std::move(answer)});
        }
    }

    // "20 drones" are drones; how many is another question.
    std::string withoutNumber(std::uint32_t noun) const {
        const Span span = nounSpan(tree_, noun);
        for (std::uint32_t at = tree_.document().tokenAt(span.begin); at < noun; ++at)
            if (tree_.token(at).upos == Upos::NUM && tree_.token(at + 1).upos != Upos::PUNCT)
                return std::string(slice(tree_.text(), {tree_.token(at + 1).span.begin, span.end}));
        return nounPhrase(tree_, noun);
    }

    bool isForce(std::uint32_t noun) const {
        const auto thing = thingAt(tree_, lexicon_, noun);
        return lexicon_.people(tree_.lemma(noun)) || (thing && thing->category == "force");
    }

    // By somebody, not by the article itself.
    bool isSaid(std::uint32_t p) const {
        const std::uint32_t claim = frames_.settings[p].claim;
        return claim != none && scene_.facts().claims[claim].form != ClaimForm::narrator;
    }

    void takeActor(std::uint32_t p) {
        const Predicate& predicate = frames_.predicates[p];
        if (!isIncidentClass(predicate.happening.name) || (predicate.negated && !isSaid(p)) ||
            predicate.kind == WordKind::noun) {
            if (predicate.kind == WordKind::noun && !predicate.negated)
                takeOwner(p, predicate.token, false); // "a government air strike"
            return;
        }
        const Setting& setting = frames_.settings[p];
        takeGround(p);
        for (const std::uint32_t noun : predicate.subjects) {
            const Upos upos = tree_.token(noun).upos;
            const std::string self =
                predicate.happening.name == "shoot" // "it had shot at the plane" that had attacked
                    ? std::string()
                    : nameOfSelf(tree_, lexicon_, scene_.facts(), setting.claim, noun);
            if (upos != Upos::PROPN && upos != Upos::NOUN && self.empty())
                continue;
            const auto thing = thingAt(tree_, lexicon_, noun);
            if (thing && oneOf(thing->category, {"weapon", "craft"}) && self.empty()) {
                if (!predicate.negated)
                    takeOwner(p, noun);
                continue;
            }
            // "was fired by rebels", "said that rebels had fired it"
            const bool force = isForce(noun) && tree_.token(noun).form == language::Form::plural;
            const bool agent = !self.empty() || (force && (noun > predicate.token || isSaid(p)));
            if (setting.sides.empty() && upos != Upos::PROPN && !agent)
                continue;
            if (predicate.heading && noun < predicate.token && predicate.objects.empty() &&
                predicate.obliques.empty()) // "Village attacked"
                continue;
            Answer answer;
            answer.facet = "actor:" + std::string("attack");
            answer.name = "who did it";
            answer.kind = FacetKind::actor;
            answer.value = self.empty() ? nounPhrase(tree_, noun) : self;
            answer.unit = setting.sides.size() == 1 ? *setting.sides.begin() : std::string();
            answer.span = nounSpan(tree_, noun);
            answer.denied = predicate.negated; // "said that its forces had not fired"
            out_.push_back({p, std::move(answer)});
        }
    }

    // "Government artillery had fired on the town": he whose arms they are, where somebody says so.
    void takeOwner(std::uint32_t p, std::uint32_t weapon, bool named = true) {
        if (!isSaid(p))
            return;
        for (const std::uint32_t owner : tree_.children(weapon)) {
            const Deprel relation = tree_.token(owner).deprel;
            if (!named && isCapital(owner))
                continue; // a "Lundian strike" may be another one
            const bool side = isCapital(owner) && owner < weapon && isWord(owner); // "Lundian artillery"
            if ((!side && !isForce(owner) && !lexicon_.isBlameWord(tree_.lemma(owner), "side")) ||
                (relation != Deprel::compound && relation != Deprel::nmodPoss && relation != Deprel::amod))
                continue;
            Answer answer;
            answer.facet = "actor:attack";
            answer.name = "who did it";
            answer.kind = FacetKind::actor;
            answer.value = side ? std::string(tree_.word(owner)) : tree_.lower(owner);
            answer.span = tree_.token(owner).span;
            out_.push_back({p, std::move(answer)});
        }
    }

    // The "M" of "an Iskander-M missile" is nobody's.
    bool isWord(std::uint32_t at) const {
        constexpr std::size_t shortest = 3;
        return tree_.word(at).size() >= shortest && at > 0 && tree_.word(at - 1) != "-" &&
               tree_.word(at + 1) != "-";
    }

    bool isCapital(std::uint32_t at) const {
        const auto first = static_cast<unsigned char>(tree_.word(at).front());
        return first >= 'A' && first <= 'Z';
    }

    // "had been fired from Lund territory": those whose ground it was, where somebody says so.
    void takeGround(std::uint32_t p) {
        const Predicate& predicate = frames_.predicates[p];
        if (!isSaid(p) || predicate.negated)
            return;
        for (const std::uint32_t noun : predicate.obliques) {
            if (tree_.preposition(noun) != "from" || !lexicon_.isBlameWord(tree_.lemma(noun), "ground"))
                continue;
            for (const std::uint32_t owner : tree_.children(noun))
                if (owner < noun && isCapital(owner) && tree_.token(owner).upos != Upos::DET) {
                    Answer answer;
                    answer.facet = "actor:attack";
                    answer.name = "who did it";
                    answer.kind = FacetKind::actor;
                    answer.value = tree_.word(owner);
                    answer.unit = lexicon_.country(tree_.lower(owner));
                    answer.span = tree_.token(owner).span;
                    out_.push_back({p, std::move(answer)});
                    return;
                }
        }
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Scene& scene_;
    const Frames& frames_;
    std::vector<Count> out_;
};

} // namespace

std::vector<Count> findDeeds(const Tree& tree, const Lexicon& lexicon, const Scene& scene,
                             const Frames& frames) {
    return Deeds(tree, lexicon, scene, frames).run();
}

} // namespace claimline::reports
