// "Police put the crowd at 8,000, the organisers at 25,000": the second speaker has no verb of his own.
#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

class Gaps {
public:
    Gaps(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {}

    void split() {
        for (TokenIndex number = 2; number < tree_.size(); ++number) {
            if (tree_[number].upos != Upos::NUM || tree_[number - 1].upos == Upos::NUM)
                continue;
            const Gap gap = gapBefore(number);
            if (gap.first == none)
                continue;
            for (std::size_t at = 0; at < found_.size(); ++at)
                if (isParallel(found_[at], gap)) {
                    splitOff(found_[at], gap);
                    break;
                }
        }
    }

private:
    // The second speaker is [first, head], what he says [number, end).
    struct Gap {
        TokenIndex first = none, head = none, number = none, end = none;
    };

    bool isSmall(TokenIndex token) const {
        return tree_[token].upos == Upos::ADP || tree_[token].upos == Upos::ADV;
    }
    bool isNamed(TokenIndex token) const {
        const Upos upos = tree_[token].upos;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::DET ||
               (upos == Upos::PART && tree_[token].deprel == Deprel::case_);
    }

    Gap gapBefore(TokenIndex number) const {
        const TokenIndex start = tree_.firstOf(number), last = tree_.lastOf(number);
        TokenIndex head = number - 1;
        while (head > start && isSmall(head)) // "at about"
            --head;
        const bool noun = tree_[head].upos == Upos::NOUN || tree_[head].upos == Upos::PROPN;
        if (head <= start + 1 || !noun || !canSpeak(scene_, head) || scene_.isTime(head))
            return {};
        TokenIndex first = head;
        while (first > start && isNamed(first - 1))
            --first;
        if (first <= start + 1 || !scene_.lexicon.isIn("parts speakers", tree_.lower(first - 1)))
            return {};
        TokenIndex end = number + 1;
        while (end < last && (tree_[end].upos == Upos::NUM || tree_[end].upos == Upos::NOUN))
            ++end;
        const bool closed = end >= last || tree_.isPunctuation(end) || tree_[end].upos == Upos::CCONJ;
        return closed ? Gap{first, head, number, end} : Gap{};
    }

    // What the first speaker says holds a number, too, and stands right before.
    bool isParallel(const Attribution& found, const Gap& gap) const {
        if (found.source.empty() || found.cueToken == none || found.speaker == none ||
            found.content.empty() || found.cueToken >= gap.first ||
            tree_[found.cueToken].sentence != tree_[gap.number].sentence || holds(found.source, gap.head) ||
            quoteAt(scene_.quotes, gap.number) != nullptr)
            return false;
        return std::ranges::any_of(found.content, [&](TokenIndex token) {
            return tree_[token].upos == Upos::NUM && token < gap.first &&
                   tree_[token].sentence == tree_[gap.number].sentence;
        });
    }

    void splitOff(Attribution& before, const Gap& gap) {
        Attribution own;
        own.source = range(gap.first, gap.head + 1);
        own.speaker = gap.head;
        own.cue = before.cue;
        own.cueToken = before.cueToken;
        own.entry = before.entry;
        own.form = ClaimForm::indirect;
        own.content = range(gap.number, gap.end);
        std::erase_if(before.content,
                      [&](TokenIndex token) { return token + 1 >= gap.first && token < gap.end; });
        found_.push_back(std::move(own));
    }

    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
};

} // namespace

void splitGapped(const Scene& scene, std::vector<Attribution>& found) {
    Gaps(scene, found).split();
}

} // namespace claimline::claims
