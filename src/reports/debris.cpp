#include "reports/debris.h"

#include "reports/wording.h"

#include <algorithm>

namespace claimline::reports {

namespace {

constexpr const char* fallen = "fall_on"; // its class in facets.tsv

bool isOfOrFrom(const std::string& preposition) {
    return preposition == "of" || preposition == "from";
}

class Debris {
public:
    Debris(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
           std::vector<Count>& counts)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , counts_(counts) {}

    void run() {
        std::vector<Count> found;
        for (std::uint32_t noun = 0; noun < tree_.size(); ++noun) {
            if (!isDebris(noun))
                continue;
            const std::uint32_t number = numberOf(noun);
            if (number != none)
                rename(number);
            else if (isDefinite(noun))
                if (const Count* damaged = damagedBefore(noun))
                    found.push_back(*damaged);
        }
        for (Count& count : found) {
            asFallen(count.answer);
            if (!holds(count.answer.facet))
                counts_.push_back(std::move(count));
        }
    }

private:
    bool isDebris(std::uint32_t noun) const {
        const auto known = lexicon_.thing(tree_.lemma(noun));
        return known && known->category == "debris" && tree_.token(noun).upos == Upos::NOUN;
    }
    bool isWeapon(const std::string& thing) const {
        const auto known = lexicon_.thing(thing);
        return known && known->category == "weapon";
    }

    // "debris from five of them": the number that hangs on it.
    std::uint32_t numberOf(std::uint32_t noun) const {
        for (const std::uint32_t child : tree_.children(noun))
            if (child > noun && isOfOrFrom(tree_.preposition(child)))
                return child;
        return none;
    }

    bool isDefinite(std::uint32_t noun) const {
        const auto& below = tree_.children(noun);
        return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
            const std::string word = tree_.lower(child);
            return word == "the" || word == "its" || word == "their";
        });
    }

    void rename(std::uint32_t number) {
        for (Count& count : counts_)
            if (isWeapon(count.answer.unit) && tree_.token(number).span.begin >= count.answer.span.begin &&
                count.answer.span.contains(tree_.token(countedAt(number)).span))
                asFallen(count.answer);
    }

    // Of "five missiles" the number, of "five of them" the word itself.
    std::uint32_t countedAt(std::uint32_t noun) const {
        const std::uint32_t number = tree_.child(noun, Deprel::nummod);
        return number != none && number < noun ? number : noun;
    }

    // The last of the things told of in this sentence or the one before, where it was damaged.
    const Count* damagedBefore(std::uint32_t noun) const {
        const Count* last = nullptr;
        for (const Count& count : counts_) {
            const std::uint32_t sentence = tree_.token(predicates_[count.predicate].token).sentence;
            if (isWeapon(count.answer.unit) && count.answer.span.end < tree_.token(noun).span.begin &&
                sentence + 1 >= tree_.token(noun).sentence &&
                (last == nullptr || last->answer.span < count.answer.span))
                last = &count;
        }
        const bool damaged =
            last != nullptr && last->answer.facet == "count:" + last->answer.unit + ":damage";
        return damaged ? last : nullptr;
    }

    void asFallen(Answer& answer) const {
        answer.facet = "count:" + answer.unit + ":" + fallen;
        answer.name = plural(answer.unit) + " " + lexicon_.done(fallen);
        answer.scope = {};
    }

    bool holds(const std::string& facet) const {
        return std::any_of(counts_.begin(), counts_.end(),
                           [&](const Count& count) { return count.answer.facet == facet; });
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<Count>& counts_;
};

} // namespace

void countDebris(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                 std::vector<Count>& counts) {
    Debris(tree, lexicon, predicates, counts).run();
}

} // namespace claimline::reports
