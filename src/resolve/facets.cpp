#include "resolve/facets.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace claimline::resolve {

namespace {

constexpr std::size_t longestQuote = 400;

// The sentence around a span, for values whose claim does not hold them.
Span sentenceAround(std::string_view text, Span span) {
    std::size_t begin = span.begin, end = span.end;
    while (begin > 0 && span.begin - begin < longestQuote && text[begin - 1] != '\n' &&
           !(text[begin - 1] == ' ' && begin > 1 && (text[begin - 2] == '.' || text[begin - 2] == '?')))
        --begin;
    while (end < text.size() && end - span.end < longestQuote && text[end] != '\n' &&
           !(text[end] == ' ' && (text[end - 1] == '.' || text[end - 1] == '?')))
        ++end;
    while (begin < span.begin && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        ++begin;
    while (end > span.end && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Who speaks in an article's own voice.
Source publisherOf(const ArticleFacts& article) {
    Source source;
    source.kind = SourceKind::media;
    source.name = article.publisher.empty() ? "the article" : article.publisher;
    source.key = article.publisher.empty() ? "article:" + article.id.text() : "media:" + article.publisher;
    return source;
}

class Gatherer {
public:
    Gatherer(const Origins& origins, const ConfirmationWords& words, std::map<std::string, Facet>& facets)
        : origins_(origins)
        , words_(words)
        , facets_(facets) {}

    void take(const Member& member) {
        for (const Answer& answer : member.report->answers)
            add(member, answer, claimOf(member, answer.claim));
    }

    // Whether it is confirmed is a question only where somebody speaks of confirming; beside them stands one
    // assertion of each origin.
    void takeConfirmation(const std::vector<Member>& members) {
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
            return;
        for (const Member& member : members)
            for (const std::uint32_t index : member.report->claims)
                if (answered_.contains({member.article->id, index}))
                    addConfirmation(member, *claimOf(member, index), index);
        std::set<std::string> origins;
        for (const Cell& cell : facets_[confirmed].cells)
            if (cell.stance == Stance::asserts)
                origins.insert(cell.origin);
        for (const Member& member : members)
            for (const std::uint32_t index : member.report->claims) {
                const Claim* claim = claimOf(member, index);
                if (claim != nullptr && assertsSquarely(member, *claim) &&
                    origins.insert(origins_.of(*member.article, claim).key).second)
                    addConfirmation(member, *claim, index);
            }
    }

private:
    static const Claim* claimOf(const Member& member, std::uint32_t index) {
        const auto& claims = member.article->facts->claims;
        return index < claims.size() ? &claims[index] : nullptr;
    }

    static constexpr const char* confirmed = "yes:confirmed";

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
        const auto found = words_.find(word);
        return found != words_.end() && found->second == kind;
    }

    static std::vector<std::string> wordsOf(const Member& member, const std::vector<Span>& pieces) {
        std::vector<std::string> words;
        for (const Span& piece : pieces) {
            std::string word;
            for (const char c : std::string(slice(member.article->text, piece)) + " ") {
                if (std::isalpha(static_cast<unsigned char>(c)) != 0)
                    word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                else if (!word.empty())
                    words.push_back(std::exchange(word, {}));
            }
        }
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
            return isKind(word, "back") || isKind(word, "blame");
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
            return true;
        case Stance::declines:
            return speaksOfConfirming(member, claim);
        case Stance::denies:
            return tells(member, claim) || (pointsBack(member, claim) && speaksOfConfirming(member, claim));
        default:
            return claim.form != ClaimForm::narrator && speaksOfConfirming(member, claim, "confirm") &&
                   (tells(member, claim) || pointsBack(member, claim));
        }
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
            if (told.empty())
                pair(member, before, index);
            denied_.insert(told.begin(), told.end());
        }
    }

    // "The staff would not confirm the reports" answers who reported it just before, and nobody else.
    void pairWithheld(const Member& member) {
        for (const std::uint32_t index : member.report->claims) {
            const Claim* claim = claimOf(member, index);
            if (claim == nullptr || claim->stance != Stance::declines || !pointsBack(member, *claim) ||
                !speaksOfConfirming(member, *claim, "confirm"))
                continue;
            const std::uint32_t told = claimBefore(member, *claim);
            if (told != none && isOfReport(member, told))
                pair(member, told, index);
        }
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

    bool assertsSquarely(const Member& member, const Claim& claim) const {
        return claim.stance == Stance::asserts && claim.form != ClaimForm::narrator &&
               claim.form != ClaimForm::attitude && member.report->modality != Modality::denied &&
               tells(member, claim) && ((denied_.empty() && !deniesAll_) || isDenied(member, claim));
    }

    void addConfirmation(const Member& member, const Claim& claim, std::uint32_t index) {
        Answer answer;
        answer.facet = confirmed;
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
        add(member, answer, &claim);
    }

    void add(const Member& member, const Answer& answer, const Claim* claim) {
        const ArticleFacts& article = *member.article;
        Cell cell;
        cell.article = article.id;
        const auto& sources = article.facts->sources;
        const bool spoken = claim != nullptr && claim->speaker < sources.size();
        const bool nobody = claim != nullptr && claim->form != ClaimForm::narrator && !spoken;
        Source source = spoken ? sources[claim->speaker] : publisherOf(article);
        if (nobody) {
            source.name = "unnamed";
            source.key = "unnamed:" + article.id.text();
        }
        if (source.name.empty())
            source.name = publisherOf(article).name;
        cell.source = source.name;
        cell.sourceKey = source.key;
        cell.party = source.party;
        const Origins::Origin origin = origins_.of(article, claim);
        cell.origin = origin.key;
        cell.originWhy = origin.why;
        cell.answer = answer;
        if (claim != nullptr) {
            cell.claim = claim->id;
            cell.stance = claim->stance;
            cell.certainty = claim->certainty;
        }
        cell.said = claim != nullptr && claim->said.known() ? claim->said : article.facts->published;
        cell.quoteSpan = quoteOf(member, answer, claim);
        cell.quote = slice(article.text, cell.quoteSpan);
        keep(std::move(cell));
    }

    static Span quoteOf(const Member& member, const Answer& answer, const Claim* claim) {
        if (claim != nullptr && claim->quote.contains(answer.span) && !claim->quote.empty())
            return claim->quote;
        if (member.report->quote.contains(answer.span))
            return member.report->quote;
        return sentenceAround(member.article->text, answer.span);
    }

    // The same source with the same value in one article is one cell.
    void keep(Cell cell) {
        Facet& facet = facets_[cell.answer.facet];
        if (facet.key.empty()) {
            facet.key = cell.answer.facet;
            facet.name = cell.answer.name;
            facet.kind = cell.answer.kind;
        }
        for (const Cell& other : facet.cells)
            if (other.article == cell.article && other.sourceKey == cell.sourceKey &&
                other.answer.value == cell.answer.value && other.answer.scope == cell.answer.scope &&
                other.answer.denied == cell.answer.denied && other.stance == cell.stance)
                return;
        facet.cells.push_back(std::move(cell));
    }

    const Origins& origins_;
    const ConfirmationWords& words_;
    std::map<std::string, Facet>& facets_;
    std::set<std::string> core_;   // stems of the words that tell the event itself
    std::set<std::string> denied_; // those of them that somebody denies
    bool deniesAll_ = false;       // somebody denies "it"
    // Claims that somebody answers by denying or not confirming them, and these answers: both bear the same
    // mark.
    std::map<std::pair<ArticleId, std::uint32_t>, std::string> answered_;
    std::set<std::pair<ArticleId, std::uint32_t>> aside_; // answers to what another happening is about
};

bool cellOrder(const Cell& a, const Cell& b) {
    const auto key = [](const Cell& cell) {
        return std::tuple(!cell.said.known(), cell.said.earliestStart, cell.article, cell.quoteSpan,
                          cell.answer.span, cell.sourceKey, cell.answer.value);
    };
    return key(a) < key(b);
}

// What a source said before it said something else in answer to the same question and scope.
void ageCells(Facet& facet, const std::map<std::pair<ArticleId, ClaimId>, bool>& reversing) {
    for (Cell& older : facet.cells)
        for (const Cell& newer : facet.cells) {
            if (&older == &newer || older.sourceKey != newer.sourceKey ||
                older.answer.value == newer.answer.value ||
                !sameScope(older.answer.scope, newer.answer.scope))
                continue;
            const auto reverses = reversing.find({newer.article, newer.claim});
            if (reverses != reversing.end() && reverses->second)
                older.state = CellState::withdrawn;
            else if (saidBefore(older, newer) && facet.kind != FacetKind::category)
                older.state = CellState::earlier;
        }
}

struct Verdict {
    FacetStatus status = FacetStatus::single;
    std::string because;
};

std::string sideOf(const Cell& cell) {
    const std::string value = cell.answer.denied ? "denies " + cell.answer.value : cell.answer.value;
    return cell.source + ": " + value;
}

Verdict judgePairs(const Facet& facet, const FacetClass& kind, const DeadByArticle& dead) {
    Verdict verdict;
    for (std::size_t i = 0; i < facet.cells.size(); ++i)
        for (std::size_t j = i + 1; j < facet.cells.size(); ++j) {
            const Cell &a = facet.cells[i], &b = facet.cells[j];
            if (canBothHold(facet, a, b, dead)) {
                const std::string difference = scopeDifference(a.answer.scope, b.answer.scope);
                if (verdict.status == FacetStatus::single && !difference.empty() &&
                    a.answer.value != b.answer.value)
                    verdict = {FacetStatus::scope, "The values count different things: " + difference + "."};
                continue;
            }
            if (isUpdate(kind, a, b)) {
                if (verdict.status != FacetStatus::conflict)
                    verdict = {FacetStatus::updated, sideOf(a) + "; later " + sideOf(b) + "."};
            } else if (standAgainst(a, b) && verdict.status != FacetStatus::conflict) {
                verdict = {FacetStatus::conflict, sideOf(a) + "; " + sideOf(b) + ": not both can hold."};
            }
        }
    return verdict;
}

} // namespace

bool isUpdate(const FacetClass& kind, const Cell& a, const Cell& b) {
    if (a.state != CellState::current || b.state != CellState::current)
        return true;
    return kind.grows && saidBefore(a, b) && a.answer.low < b.answer.low && !a.answer.denied &&
           !b.answer.denied;
}

bool standAgainst(const Cell& a, const Cell& b) {
    // One speaker in one article does not contradict himself: the figures count things that were not told
    // apart.
    return a.article != b.article || a.sourceKey != b.sourceKey;
}

namespace {

// What came through and what was brought down can be no more than what was sent: those who say so do not
// agree on what became of it.
void addOutcome(std::vector<Facet>& facets, const FacetClasses& classes) {
    std::vector<Facet> outcomes;
    for (const Facet& whole : facets) {
        const FacetKey key = readKey(whole.key);
        double sent = 0;
        for (const Cell& cell : whole.cells)
            if (key.kind == "count" && cell.answer.scope.part.empty() &&
                std::isfinite(allowed(cell.answer).high))
                sent = std::max(sent, allowed(cell.answer).high);
        // People who were shot are told now with the dead among the wounded and now without.
        if (sent <= 0 || key.thing == "person")
            continue;
        Facet outcome;
        outcome.key = "outcome:" + key.thing + ":" + key.happening;
        outcome.name = "what became of them";
        outcome.kind = FacetKind::category;
        double parts = 0;
        for (const Facet& part : facets) {
            const FacetKey own = readKey(part.key);
            const auto kind = classes.find(own.happening);
            if (own.kind != "count" || own.thing != key.thing || kind == classes.end() ||
                kind->second.partOf != key.happening)
                continue;
            double most = 0;
            for (const Cell& cell : part.cells) {
                if (!cell.answer.scope.part.empty() || cell.answer.denied)
                    continue;
                most = std::max(most, cell.answer.low);
                outcome.cells.push_back(cell);
                outcome.cells.back().answer.value +=
                    " " + part.name.substr(std::min(part.name.size(), part.name.find(' ') + 1));
            }
            parts += most;
        }
        if (parts <= sent)
            continue;
        std::sort(outcome.cells.begin(), outcome.cells.end(), cellOrder);
        outcomes.push_back(std::move(outcome));
    }
    facets.insert(facets.end(), outcomes.begin(), outcomes.end());
}

void judge(Facet& facet, const FacetClasses& classes, const DeadByArticle& dead) {
    const FacetKey key = readKey(facet.key);
    // "nobody was killed", and two died later: yes comes after no as more comes after few.
    const auto found = classes.find(key.kind == "yes" ? key.thing : key.happening);
    const Verdict verdict = judgePairs(facet, found == classes.end() ? FacetClass{} : found->second, dead);
    facet.status = verdict.status;
    facet.because = verdict.because;
    if (facet.status != FacetStatus::single)
        return;
    std::set<std::string> origins;
    for (const Cell& cell : facet.cells)
        origins.insert(cell.origin);
    facet.because = origins.size() == 1
                        ? "One origin only."
                        : std::to_string(origins.size()) + " origins, no value shuts out another.";
    if (origins.size() > 1)
        facet.status = FacetStatus::agree;
}

int weightOf(FacetKind kind) {
    return static_cast<int>(kind);
}

} // namespace

std::vector<Facet> makeFacets(const std::vector<Member>& members, const Origins& origins,
                              const FacetWords& words) {
    std::map<std::string, Facet> byKey;
    Gatherer gatherer(origins, words.confirmation, byKey);
    std::map<std::pair<ArticleId, ClaimId>, bool> reversing;
    for (const Member& member : members) {
        gatherer.take(member);
        for (const Claim& claim : member.article->facts->claims)
            if (claim.reverses)
                reversing[{member.article->id, claim.id}] = true;
    }
    gatherer.takeConfirmation(members);
    std::vector<Facet> facets;
    for (auto& [key, facet] : byKey) {
        std::sort(facet.cells.begin(), facet.cells.end(), cellOrder);
        ageCells(facet, reversing);
        facets.push_back(std::move(facet));
    }
    addOutcome(facets, words.classes);
    const DeadByArticle dead = deadOf(facets);
    for (Facet& facet : facets)
        judge(facet, words.classes, dead);
    std::stable_sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) {
        return std::tuple(weightOf(a.kind), -static_cast<int>(a.cells.size()), a.key) <
               std::tuple(weightOf(b.kind), -static_cast<int>(b.cells.size()), b.key);
    });
    return facets;
}

} // namespace claimline::resolve
