#include "reports/thefts.h"

#include "reports/governor.h"

#include <algorithm>

namespace claimline::reports {

namespace {

using language::Quantity;

class Thefts {
public:
    Thefts(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates) {}

    // Whatever is done with them, they are what was taken in the theft that the article tells of.
    std::uint32_t of(const Quantity& quantity) const {
        const std::uint32_t noun = headOf(quantity);
        const bool here = quantity.nounToken != none && quantity.nounToken >= quantity.first;
        if (!here || !(isOfTheirs(quantity, noun) || isOffered(quantity, noun) || isHeld(quantity, noun) ||
                       isWhose(quantity, noun)))
            return none;
        std::uint32_t found = none;
        for (std::uint32_t p = 0; p < predicates_.size(); ++p)
            if (oneOf(predicates_[p].happening.name, {"steal", "breach"}) &&
                (found == none || predicates_[p].token < quantity.first))
                found = p;
        return found;
    }

private:
    bool isData(const std::string& lemma) const {
        const auto thing = lexicon_.thing(lemma);
        return thing && thing->category == "data";
    }

    // "offered data of 11 million customers for sale", "contains details on nine million patients"
    bool isOfTheirs(const Quantity& quantity, std::uint32_t noun) const {
        constexpr double several = 10; // "the names of two ministers" are in it
        const std::uint32_t data = tree_.token(noun).head;
        return quantity.low >= several && data != none && tree_.token(noun).deprel == Deprel::nmod &&
               lexicon_.people(quantity.noun) && isData(tree_.lemma(data)) && !isOwned(data);
    }

    // "The seller claims nine million accounts", "claims to have nine million accounts". What somebody only
    // has may be all that there are.
    bool isOffered(const Quantity& quantity, std::uint32_t noun) const {
        std::uint32_t verb = tree_.token(noun).head;
        if (!isData(quantity.noun) || verb == none || tree_.token(noun).deprel != Deprel::obj)
            return false;
        if (tree_.token(verb).deprel == Deprel::xcomp && tree_.token(verb).head != none)
            verb = tree_.token(verb).head;
        return lexicon_.isCountWord(tree_.lemma(verb), "offer");
    }

    // "The files contained nine million records", "counted nine million addresses in the dump"
    bool isHeld(const Quantity& quantity, std::uint32_t noun) const {
        constexpr double many = 1000;
        return quantity.low >= many && isData(quantity.noun) && !isOwned(noun);
    }

    // "The firm has nine million accounts"
    bool isOwned(std::uint32_t noun) const {
        const std::uint32_t verb = tree_.token(noun).head;
        return verb == none || tree_.token(noun).deprel == Deprel::root ||
               lexicon_.isCountWord(tree_.lemma(verb), "own data");
    }

    // "wrote to nine thousand customers whose data had been accessed"
    bool isWhose(const Quantity& quantity, std::uint32_t noun) const {
        if (!lexicon_.people(quantity.noun))
            return false;
        return std::ranges::any_of(predicates_, [&](const Predicate& predicate) {
            return predicate.happening.name == "steal" && tree_.token(predicate.token).head == noun &&
                   tree_.token(predicate.token).deprel == Deprel::aclRelcl &&
                   tree_.lower(tree_.leftmost(predicate.token)) == "whose";
        });
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
};

} // namespace

std::uint32_t theftOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                      const Quantity& quantity) {
    return Thefts(tree, lexicon, predicates).of(quantity);
}

} // namespace claimline::reports
