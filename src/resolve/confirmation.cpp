#include "resolve/confirmation.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace claimline::resolve {

const Claim* claimOf(const Member& member, std::uint32_t index) {
    const auto& claims = member.article->facts->claims;
    return index < claims.size() ? &claims[index] : nullptr;
}

namespace {

class Confirming {
public:
    Confirming(const Origins& origins, const WordKinds& words)
        : origins_(origins)
        , words_(words) {}

    // Whether it is confirmed is a question only where somebody speaks of confirming; beside them stands one
    // assertion of each origin.
    std::vector<Confirmation> run(const std::vector<Member>& members) {
        for (const Member& member : members) {
            core_.insert(stem(member.report->lemma));
            core_.insert(stem(slice(member.article->text, member.report->predicate)));
        }
        for (const Member& member : members)
            noteDenials(member);
        for (const Member& member : members)
            pairWithheld(member);
        bool asked = false;
        for (const Member& member : members)
            for (const std::uint32_t index : member.report->claims)
                if (const Claim* claim = claimOf(member, index);
                    claim != nullptr && answers(member, *claim) &&
                    !aside_.contains({member.article->id, index})) {
                    addConfirmation(member, *claim, index);
                    asked = true;
                }
        if (!asked)
            return {};
        for (const Member& member : members)
            for (const std::uint32_t index : member.report->claims)
                if (answered_.contains({member.article->id, index}))
                    addConfirmation(member, *claimOf(member, index), index);
        std::set<std::string> origins;
        for (const Confirmation& found : out_)
            if (const Claim* claim = claimOf(*found.member, found.answer.claim);
                claim->stance == Stance::asserts)
                origins.insert(origins_.of(*found.member->article, claim).key);
        for (const Member& member : members)
            for (const std::uint32_t index : member.report->claims) {
                const Claim* claim = claimOf(member, index);
                if (claim != nullptr && assertsSquarely(member, *claim) &&
                    origins.insert(origins_.of(*member.article, claim).key).second)
                    addConfirmation(member, *claim, index);
            }
        dropIdle();
        return std::move(out_);
    }

private:
    // Where nobody denies, declines or doubts, that others say so too adds nothing.
    void dropIdle() {
        const auto stanceOf = [](const Confirmation& found) {
            return claimOf(*found.member, found.answer.claim)->stance;
        };
        if (std::ranges::all_of(out_, [&](const auto& found) { return stanceOf(found) == Stance::asserts; }))
            std::erase_if(out_, [&](const Confirmation& found) {
                return !speaksOfConfirming(*found.member, *claimOf(*found.member, found.answer.claim),
                                           "confirm");
            });
    }

    // Forms of one word begin alike: "shelling", "shelled".
    static std::string stem(std::string_view word) {
        constexpr std::size_t kept = 4;
        std::string out(word.substr(0, kept));
        for (char& c : out)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return out;
    }

    bool speaksOfConfirming(const Member& member, const Claim& claim, std::string_view kind = {}) const {
        const auto fits = [&](const std::string& word) {
            return kind.empty() ? isKind(word, "confirm") || isKind(word, "deny") || isKind(word, "comment")
                                : isKind(word, kind);
        };
        return fits(claim.cueLemma) || std::ranges::any_of(wordsOf(member, claim.cue), fits);
    }

    bool isKind(const std::string& word, std::string_view kind) const {
        return resolve::isKind(words_, word, kind);
    }

    static std::vector<std::string> wordsOf(const Member& member, const std::vector<Span>& pieces) {
        std::vector<std::string> words;
        for (const Span& piece : pieces)
            for (std::string& word : lowerWords(slice(member.article->text, piece), isLetter))
                words.push_back(std::move(word));
        return words;
    }

    // The words of the claim's content, or of its opening, that tell the event's own happening: "of hiding
    // the number of dead" is about hiding.
    static constexpr std::uint32_t openingWords = 24; // bytes: "of shelling", "that it had shelled"
    std::set<std::string> toldBy(const Member& member, const Claim& claim,
                                 std::uint32_t within = std::numeric_limits<std::uint32_t>::max()) const {
        std::set<std::string> told;
        const std::uint32_t opens = claim.content.empty() ? 0 : claim.content.front().begin;
        const auto take = [&](Span mention) {
            const std::string word = stem(slice(member.article->text, mention));
            for (const Span& piece : claim.content)
                if (piece.contains(mention) && mention.begin - opens <= within && core_.contains(word))
                    told.insert(word);
        };
        take(member.report->predicate);
        for (const Span& mention : member.report->mentions)
            take(mention);
        return told;
    }

    bool tells(const Member& member, const Claim& claim) const { return !toldBy(member, claim).empty(); }

    // Nobody stands against who denies something else.
    bool isDenied(const Member& member, const Claim& claim) const {
        const auto told = toldBy(member, claim);
        return deniesAll_ || std::any_of(told.begin(), told.end(),
                                         [&](const std::string& word) { return denied_.contains(word); });
    }

    // "it", "these reports", "responsibility": the content names nothing of its own, or just blame.
    bool pointsBack(const Member& member, const Claim& claim) const {
        return std::ranges::all_of(wordsOf(member, claim.content), [&](const std::string& word) {
            return isKind(word, "back") || isKind(word, "clause") || isKind(word, "blame");
        });
    }
    bool speaksOfBlame(const Member& member, const Claim& claim) const {
        return std::ranges::any_of(wordsOf(member, claim.content),
                                   [&](const std::string& word) { return isKind(word, "blame"); });
    }

    // Who denies or confirms something else says nothing of the happening; who declines or could not verify
    // it leaves it open.
    bool answers(const Member& member, const Claim& claim) const {
        switch (claim.stance) {
        case Stance::unverified:
            return !asksHow(claim, member);
        case Stance::declines:
            return speaksOfConfirming(member, claim);
        case Stance::denies:
            // Who rejects accusations after an arrest or a shipwreck does not deny that it came to pass; of
            // an attack he denies the deed.
            if (member.report->type != EventType::attack && member.report->type != EventType::battle &&
                member.report->type != EventType::cyber && speaksOfBlame(member, claim) &&
                accusationBefore(member, claim) == none)
                return false;
            return tells(member, claim) || (pointsBack(member, claim) && speaksOfConfirming(member, claim));
        default:
            return claim.form != ClaimForm::narrator && speaksOfConfirming(member, claim, "confirm") &&
                   (tells(member, claim) || pointsBack(member, claim));
        }
    }

    // "It was not clear how many were on the bus": that something happened is clear.
    bool asksHow(const Claim& claim, const Member& member) const {
        const auto words = wordsOf(member, claim.content);
        return !words.empty() && isKind(words.front(), "question");
    }

    bool accuses(const Member& member, const Claim& claim) const {
        return isKind(claim.cueLemma, "accuse") ||
               std::ranges::any_of(wordsOf(member, claim.cue),
                                   [&](const std::string& word) { return isKind(word, "accuse"); });
    }

    // What is denied: the happening by its words; or what was said just before. "The ministry denied
    // responsibility" denies it whole where nobody was accused just before; "The owner rejected this" the
    // claim that it answers and nothing else.
    void noteDenials(const Member& member) {
        for (const std::uint32_t index : member.report->claims) {
            const Claim* claim = claimOf(member, index);
            if (claim == nullptr || claim->stance != Stance::denies || !answers(member, *claim))
                continue;
            if (const auto& sources = member.article->facts->sources; claim->speaker < sources.size())
                for (std::string& word : lowerWords(sources[claim->speaker].name, isLetter))
                    deniers_.insert(std::move(word));
            auto told = toldBy(member, *claim);
            const std::uint32_t before = !told.empty()                   ? none
                                         : speaksOfBlame(member, *claim) ? accusationBefore(member, *claim)
                                                                         : claimBefore(member, *claim);
            if (told.empty() && before == none) {
                deniesAll_ = true;
                continue;
            }
            if (told.empty() && !isOfReport(member, before)) {
                aside_.emplace(member.article->id, index);
                continue;
            }
            if (told.empty())
                told = toldBy(member, *claimOf(member, before), openingWords);
            if (told.empty()) {
                pair(member, before, index);
                onlyPaired_ = true;
            }
            denied_.insert(told.begin(), told.end());
        }
    }

    // "The staff would not confirm the reports" answers who reported it just before, and nobody else; "no
    // confirmation from the army of what was used" the last of another side who told that the army did it.
    void pairWithheld(const Member& member) {
        for (const std::uint32_t index : member.report->claims) {
            const Claim* claim = claimOf(member, index);
            if (claim == nullptr || claim->stance != Stance::declines ||
                !speaksOfConfirming(member, *claim, "confirm"))
                continue;
            const std::uint32_t told =
                pointsBack(member, *claim) ? claimBefore(member, *claim) : claimAbout(member, *claim);
            if (told != none && isOfReport(member, told))
                pair(member, told, index);
        }
    }

    std::uint32_t claimAbout(const Member& member, const Claim& answer) const {
        const auto& sources = member.article->facts->sources;
        const auto words = wordsOf(member, answer.content);
        if (answer.speaker >= sources.size() || sources[answer.speaker].name.empty() || words.empty() ||
            isKind(words.front(), "clause")) // "has not confirmed that troops were sent": a matter of its own
            return none;
        const Source& silent = sources[answer.speaker];
        const auto named = [&](Span piece) {
            const std::string_view text = slice(member.article->text, piece);
            const std::size_t at = text.find(silent.name), end = at + silent.name.size();
            return at != std::string_view::npos &&
                   (end >= text.size() || std::isalpha(static_cast<unsigned char>(text[end])) == 0);
        };
        return lastBefore(member, answer, [&](const Claim& claim) {
            const bool other = claim.speaker < sources.size() && sources[claim.speaker].party != silent.party;
            return other && claim.stance == Stance::asserts && tells(member, claim) &&
                   std::ranges::any_of(claim.content, named);
        });
    }

    void pair(const Member& member, std::uint32_t told, std::uint32_t answer) {
        const std::string mark = "answer " + claimOf(member, told)->id.text();
        answered_[{member.article->id, told}] = mark;
        answered_[{member.article->id, answer}] = mark;
    }

    static bool isOfReport(const Member& member, std::uint32_t claim) {
        return std::ranges::find(member.report->claims, claim) != member.report->claims.end();
    }

    // The last claim before it that says something, if it is somebody else's.
    std::uint32_t claimBefore(const Member& member, const Claim& answer) const {
        const std::uint32_t last = lastBefore(member, answer, [&](const Claim& claim) {
            return claim.stance == Stance::asserts && !pointsBack(member, claim);
        });
        return last == none || member.article->facts->claims[last].speaker == answer.speaker ? none : last;
    }
    // The last accusation before it that is somebody else's.
    std::uint32_t accusationBefore(const Member& member, const Claim& answer) const {
        return lastBefore(member, answer, [&](const Claim& claim) {
            return claim.speaker != answer.speaker && accuses(member, claim);
        });
    }

    template<class Fits>
    static std::uint32_t lastBefore(const Member& member, const Claim& answer, Fits fits) {
        const auto& claims = member.article->facts->claims;
        std::uint32_t last = none;
        for (std::uint32_t i = 0; i < claims.size(); ++i) {
            const Claim& claim = claims[i];
            const bool before = claim.quote.begin < answer.quote.begin && !claim.cue.empty() &&
                                claim.form != ClaimForm::narrator;
            if (before && fits(claim) && (last == none || claims[last].quote.begin <= claim.quote.begin))
                last = i;
        }
        return last;
    }

    // "his lawyer", "a lawyer for Solberg": who speaks for him who denies does not stand against him.
    bool speaksForDenier(const Member& member, const Claim& claim) const {
        const auto& sources = member.article->facts->sources;
        if (claim.speaker >= sources.size())
            return false;
        const auto words = lowerWords(sources[claim.speaker].name, isLetter);
        const bool counsel =
            std::ranges::any_of(words, [&](const std::string& word) { return isKind(word, "counsel"); });
        return counsel && std::ranges::any_of(words, [&](const std::string& word) {
                   return isKind(word, "whose") || deniers_.contains(word);
               });
    }

    bool assertsSquarely(const Member& member, const Claim& claim) const {
        return !speaksForDenier(member, claim) && claim.stance == Stance::asserts &&
               claim.form != ClaimForm::narrator && claim.form != ClaimForm::attitude &&
               member.report->modality != Modality::denied && tells(member, claim) &&
               ((denied_.empty() && !deniesAll_ && !onlyPaired_) || isDenied(member, claim));
    }

    void addConfirmation(const Member& member, const Claim& claim, std::uint32_t index) {
        Answer answer;
        answer.facet = "yes:confirmed";
        answer.name = "confirmed";
        answer.kind = FacetKind::yesNo;
        answer.claim = index;
        if (const auto pair = answered_.find({member.article->id, index}); pair != answered_.end())
            answer.unit = pair->second;
        answer.low = claim.stance == Stance::asserts && isDenied(member, claim) ? 1 : 0;
        answer.high = claim.stance == Stance::denies ? 0 : 1;
        const bool confirms = speaksOfConfirming(member, claim, "confirm");
        answer.value = claim.stance == Stance::asserts    ? (confirms ? "confirmed" : "said to be so")
                       : claim.stance == Stance::denies   ? "denied"
                       : claim.stance == Stance::declines ? "not confirmed"
                                                          : "could not be verified";
        answer.span = claim.cue.empty() ? claim.quote : claim.cue.front();
        out_.push_back({&member, std::move(answer)});
    }

    const Origins& origins_;
    const WordKinds& words_;
    std::vector<Confirmation> out_;
    std::set<std::string> core_;    // stems of the words that tell the event itself
    std::set<std::string> denied_;  // those of them that somebody denies
    std::set<std::string> deniers_; // words of the names of those who deny
    bool deniesAll_ = false;        // somebody denies "it"
    bool onlyPaired_ = false;       // somebody denies what another said just before, in no word of the event
    // Claims that somebody answers by denying or not confirming them, and these answers: both bear the same
    // mark.
    std::map<std::pair<ArticleId, std::uint32_t>, std::string> answered_;
    std::set<std::pair<ArticleId, std::uint32_t>> aside_; // answers to what another happening is about
};

} // namespace

std::vector<Confirmation> findConfirmations(const std::vector<Member>& members, const Origins& origins,
                                            const WordKinds& words) {
    return Confirming(origins, words).run(members);
}

} // namespace claimline::resolve
