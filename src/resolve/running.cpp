#include "resolve/running.h"

#include <algorithm>
#include <set>

namespace claimline::resolve {

namespace {

using Words = std::vector<std::string>;

class Reader {
public:
    Reader(const WordKinds& words, const Cell& cell)
        : words_(words) {
        const std::uint32_t at =
            cell.answer.span.begin - std::min(cell.answer.span.begin, cell.quoteSpan.begin);
        const std::string_view quote = cell.quote;
        before_ = lowerWords(quote.substr(0, std::min<std::size_t>(at, quote.size())), isLetterOrDigit);
        behind_ = lowerWords(quote.substr(std::min<std::size_t>(at, quote.size())), isLetterOrDigit);
    }

    // "rose to 14", "bringing the number of dead to at least 11", "reached 14"
    bool saysReached() const {
        constexpr std::size_t withHedge = 4, clause = 14;
        const std::size_t size = before_.size();
        for (std::size_t back = 1; back <= std::min(size, withHedge); ++back) {
            const std::string& word = before_[size - back];
            if (is(word, "reach"))
                return true;
            if (is(word, "to")) {
                const auto from =
                    before_.begin() + static_cast<std::ptrdiff_t>(size - std::min(size, clause));
                return std::any_of(from, before_.end(), [&](const auto& w) { return is(w, "change"); });
            }
        }
        return false;
    }

    // "four are still missing"
    bool saysStill() const {
        constexpr std::size_t near = 5;
        const auto still = [&](const std::string& word) { return is(word, "still"); };
        return std::any_of(before_.end() - static_cast<std::ptrdiff_t>(std::min(near, before_.size())),
                           before_.end(), still) ||
               std::any_of(behind_.begin(),
                           behind_.begin() + static_cast<std::ptrdiff_t>(std::min(near, behind_.size())),
                           still);
    }

private:
    bool is(const std::string& word, std::string_view kind) const { return isKind(words_, word, kind); }

    const WordKinds& words_;
    Words before_, behind_;
};

const FacetClass* classOf(const Facet& facet, const FacetClasses& classes) {
    const auto found = classes.find(readKey(facet.key).happening);
    return facet.kind != FacetKind::count || found == classes.end() ? nullptr : &found->second;
}

// What dates order needs no words.
bool comparable(const Cell& a, const Cell& b) {
    return &a != &b && !saidBefore(a, b) && !saidBefore(b, a) && sameScope(a.answer.scope, b.answer.scope) &&
           !a.answer.denied && !b.answer.denied && a.answer.value != b.answer.value;
}

using Later = std::set<std::pair<ArticleId, ArticleId>>; // the second was written after the first

// Who gives the later figure too, as another's, holds against it: "13, not 21".
bool knows(const Facet& facet, const Cell& older, const Cell& newer) {
    return std::ranges::any_of(facet.cells, [&](const Cell& cell) {
        return cell.article == older.article && cell.article != newer.article && !sameVoice(cell, older) &&
               cell.answer.low == newer.answer.low && cell.answer.high == newer.answer.high &&
               sameScope(cell.answer.scope, newer.answer.scope);
    });
}

// Lower figures than one that says to have grown.
void ageLower(Facet& facet, const FacetClass& kind, const WordKinds& words, Later& later) {
    for (const Cell& newer : facet.cells) {
        if (!Reader(words, newer).saysReached())
            continue;
        for (Cell& older : facet.cells) {
            if (!comparable(older, newer) || !(allowed(older.answer).high < allowed(newer.answer).low) ||
                (kind.own && !sameVoice(older, newer)) || knows(facet, older, newer))
                continue;
            older.state = CellState::earlier;
            if (older.article != newer.article)
                later.emplace(older.article, newer.article);
        }
    }
}

void ageMoved(Facet& facet, const WordKinds& words, const Later& later) {
    for (const Cell& newer : facet.cells)
        for (Cell& older : facet.cells)
            if (comparable(older, newer) && older.article != newer.article &&
                (later.contains({older.article, newer.article}) ||
                 (Reader(words, newer).saysStill() && !Reader(words, older).saysStill())))
                older.state = CellState::earlier;
}

} // namespace

void ageRunningCounts(std::vector<Facet>& facets, const FacetWords& words) {
    Later later;
    for (Facet& facet : facets)
        if (const FacetClass* const kind = classOf(facet, words.classes); kind && kind->grows)
            ageLower(facet, *kind, words.running, later);
    for (Facet& facet : facets)
        if (const FacetClass* const kind = classOf(facet, words.classes); kind && kind->moves)
            ageMoved(facet, words.running, later);
}

} // namespace claimline::resolve
