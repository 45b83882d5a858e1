#include "reports/uses.h"

#include <algorithm>

namespace claimline::reports {

namespace {

class Finder {
public:
    Finder(const Tree& tree, const Lexicon& lexicon)
        : tree_(tree)
        , lexicon_(lexicon) {}

    std::vector<Use> run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at)
            if (const std::string what = armsAt(at); !what.empty())
                if (const std::uint32_t deed = deedWith(at); deed != none && !isUnreal(deed))
                    out_.push_back({at, what, !isNegated(at, deed)});
        return std::move(out_);
    }

private:
    bool hasChild(std::uint32_t at, auto&& test) const {
        return std::ranges::any_of(tree_.children(at), test);
    }

    // "rubber bullets", "cluster munitions", "tear gas"; a bare weapon is used in every attack.
    std::string armsAt(std::uint32_t at) const {
        if (tree_.token(at).upos != Upos::NOUN)
            return {};
        for (const std::uint32_t child : tree_.children(at)) {
            const Deprel relation = tree_.token(child).deprel;
            if (child + 1 != at || (relation != Deprel::compound && relation != Deprel::amod) ||
                tree_.token(child).upos == Upos::NUM)
                continue;
            const std::string what = tree_.lemma(child) + " " + tree_.lemma(at);
            for (const std::string& name : {what, tree_.lemma(at)})
                if (const auto thing = lexicon_.thing(name);
                    thing && oneOf(thing->category, {"weapon", "riot"}))
                    return what;
        }
        return {};
    }

    // The verb or noun that tells what was done with them.
    std::uint32_t deedWith(std::uint32_t noun) const {
        const std::uint32_t above = tree_.token(noun).head;
        if (above == none || !lexicon_.isCountWord(tree_.lemma(above), "use"))
            return none;
        const Deprel relation = tree_.token(noun).deprel;
        const bool acted = relation == Deprel::obj || relation == Deprel::nsubjPass ||
                           relation == Deprel::acl ||
                           (relation == Deprel::nmod && tree_.preposition(noun) == "of");
        return acted ? above : none;
    }

    bool isUnreal(std::uint32_t deed) const {
        return hasChild(deed, [&](std::uint32_t child) {
            return tree_.token(child).deprel == Deprel::aux &&
                   lexicon_.isCountWord(tree_.lower(child), "unreal");
        });
    }

    bool isNegated(std::uint32_t noun, std::uint32_t deed) const {
        return hasChild(noun,
                        [&](std::uint32_t child) {
                            return oneOf(tree_.lower(child), {"no", "any"});
                        }) ||
               hasChild(deed, [&](std::uint32_t child) {
                   return oneOf(tree_.lower(child), {"not", "n't", "n’t", "never", "no"});
               });
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    std::vector<Use> out_;
};

} // namespace

std::vector<Use> findUses(const Tree& tree, const Lexicon& lexicon) {
    return Finder(tree, lexicon).run();
}

} // namespace claimline::reports
