#include "reports/votes.h"

namespace claimline::reports {

namespace {

using language::Quantity;

class Votes {
public:
    Votes(const Tree& tree, const Lexicon& lexicon)
        : tree_(tree)
        , lexicon_(lexicon) {}

    // Whose votes they are: "Lee received 41,207 votes", "41,520 votes for Lee"; and "won by 312 votes" is
    // how many more.
    void name(const Quantity& quantity, Answer& answer) const {
        const std::uint32_t noun = headOf(quantity);
        const bool margin = tree_.preposition(noun) == "by" ||
                            (tree_.preposition(noun) == "of" && tree_.token(noun).head != none &&
                             lexicon_.isCountWord(tree_.lemma(tree_.token(noun).head), "ahead"));
        const std::string whose = margin ? "" : votedFor(noun);
        if (!margin && whose.empty())
            return;
        answer.facet = "count:vote:" + (margin ? std::string("margin") : whose);
        answer.name = margin ? "votes ahead" : "votes, " + whose;
    }

private:
    std::string votedFor(std::uint32_t noun) const {
        for (const std::uint32_t child : tree_.children(noun))
            if (child > noun && tree_.preposition(child) == "for")
                return nameAt(child);
        const std::uint32_t verb = tree_.token(noun).head;
        return verb == none || !lexicon_.isCountWord(tree_.lemma(verb), "get") ? std::string()
               : tree_.token(noun).deprel == Deprel::obj                       ? nameAt(subjectOf(verb))
                                                                               : std::string();
    }

    std::uint32_t subjectOf(std::uint32_t verb) const { return tree_.child(verb, Deprel::nsubj); }

    // The name of a person or party; empty: it is none.
    std::string nameAt(std::uint32_t noun) const {
        const auto& document = tree_.document();
        for (std::uint32_t at = noun; noun != none && at < std::min(tree_.size(), noun + 3); ++at) {
            const std::uint32_t mention = document.mentionAt(at);
            if (mention == none || document.mentions[mention].entity >= document.entities.size())
                continue;
            const auto& entity = document.entities[document.mentions[mention].entity];
            if (entity.kind == language::NameKind::person || entity.kind == language::NameKind::organisation)
                return entity.name;
        }
        return {};
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
};

} // namespace

void nameVotes(const Tree& tree, const Lexicon& lexicon, const Quantity& quantity, Answer& answer) {
    Votes(tree, lexicon).name(quantity, answer);
}

} // namespace claimline::reports
