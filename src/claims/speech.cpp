// Direct speech: which quotation belongs to which verb of saying, over sentences and paragraphs.
#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

class Speech {
public:
    Speech(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found)
        , owner_(scene.quotes.size(), none) {}

    void attach();

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
    std::vector<std::uint32_t> owner_; // of each quote: index into found_

    std::size_t indexOf(const Quote* quote) const {
        return static_cast<std::size_t>(quote - scene_.quotes.data());
    }
    const Quote* before(const Attribution& attribution) const;
    const Quote* after(const Attribution& attribution) const;
    Tokens leadIn(const Quote& quote, const Attribution& attribution) const;
    void take(std::uint32_t index, const Quote* quote, bool isBefore);
    void takeBlock(std::uint32_t index);
    void widen(std::uint32_t index);
    void carryOn();
};

bool isSkippable(const Tree& tree, TokenIndex token) {
    return tree.isPunctuation(token) || tree[token].upos == Upos::ADV || tree[token].upos == Upos::CCONJ;
}

// The quote that ends where the attribution's words begin: "…," he said. One that ends with a full stop is
// over.
const Quote* Speech::before(const Attribution& attribution) const {
    Tokens words = attribution.cue;
    add(words, attribution.source);
    TokenIndex at = words.front();
    for (int steps = 0; at > 0 && steps < 3; ++steps) {
        --at;
        if (const Quote* quote = quoteAt(scene_.quotes, at)) {
            if (quote->last != at + 1 && quote->closed)
                return nullptr;
            const std::string_view end = tree_.word(at > quote->first && quote->closed ? at - 1 : at);
            const bool over = end == "." && tree_[words.front()].sentence != tree_[at].sentence;
            const bool otherParagraph = tree_.paragraphOf(words.front()) != tree_.paragraphOf(at);
            return over || otherParagraph ? nullptr : quote;
        }
        const bool ends = tree_.word(at) == "." && tree_[at].sentence != tree_[words.front()].sentence;
        if (ends || !isSkippable(tree_, at))
            return nullptr;
    }
    return nullptr;
}

// What leads up to a quotation in its own sentence is said with it: The bridge "is old," he said.
Tokens Speech::leadIn(const Quote& quote, const Attribution& attribution) const {
    const TokenIndex first = scene_.startOf(quote.first);
    if (first == quote.first || tree_[attribution.cueToken].sentence != tree_[quote.last - 1].sentence)
        return {};
    for (TokenIndex token = first; token < quote.first; ++token) {
        const Cue* cue = tree_[token].upos == Upos::VERB
                             ? scene_.lexicon.find(CuePart::verb, scene_.lemma(token))
                             : nullptr;
        const bool otherSpeech = cue != nullptr && cue->takes(takesQuote) && cue->takes(takesClause);
        if (otherSpeech || quoteAt(scene_.quotes, token) != nullptr)
            return {};
    }
    return range(first, quote.first);
}

// The quote that begins where the attribution's words end: he said on Monday, "…"; she wrote: "…".
const Quote* Speech::after(const Attribution& attribution) const {
    Tokens words = attribution.cue;
    add(words, attribution.source);
    const TokenIndex start = words.back() + 1;
    const TokenIndex last = tree_.lastOf(attribution.cueToken);
    TokenIndex end = std::min(last + 1, tree_.size());
    const std::string_view lastWord = tree_.word(last - 1);
    if (lastWord != ":" && lastWord != ",")
        end = last;
    for (TokenIndex at = start; at < end; ++at) {
        if (const Quote* quote = quoteAt(scene_.quotes, at)) {
            if (quote->first != at)
                return nullptr;
            const std::string_view introduced = tree_.word(at - 1);
            const bool fence = introduced == "," || introduced == ":" || introduced == "—" ||
                               introduced == "–" || introduced == "that" || at == start;
            return fence ? quote : nullptr;
        }
        const bool otherSpeech = at != attribution.cueToken && tree_[at].upos == Upos::VERB &&
                                 scene_.lexicon.find(CuePart::verb, scene_.lemma(at)) != nullptr &&
                                 scene_.lexicon.find(CuePart::verb, scene_.lemma(at))->takes(takesQuote);
        if (otherSpeech || at > start + 30)
            return nullptr;
    }
    return nullptr;
}

void Speech::take(std::uint32_t index, const Quote* quote, bool isBefore) {
    if (quote == nullptr || !quote->speech || owner_[indexOf(quote)] != none)
        return;
    owner_[indexOf(quote)] = index;
    Attribution& attribution = found_[index];
    Tokens speech = quote->tokens();
    if (isBefore) {
        add(speech, leadIn(*quote, attribution));
        if (!overlap(attribution.content, speech))
            attribution.content.clear(); // "…," he said, but the crowd had gone
    }
    remove(speech, attribution.cue);
    remove(speech, attribution.source);
    const bool onlySpeech = std::ranges::includes(quote->tokens(), attribution.content);
    attribution.form = onlySpeech && speech.front() >= quote->first ? ClaimForm::direct : ClaimForm::mixed;
    add(attribution.content, speech);
}

// "The minister added:" and a paragraph that is all hers.
void Speech::takeBlock(std::uint32_t index) {
    Attribution& attribution = found_[index];
    const TokenIndex last = tree_.lastOf(attribution.cueToken);
    if (!attribution.content.empty() || tree_.word(last - 1) != ":" || last >= tree_.size())
        return;
    TokenIndex end = last;
    while (end < tree_.size() && tree_.paragraphOf(end) == tree_.paragraphOf(last))
        ++end;
    attribution.content = range(last, end);
    attribution.form = ClaimForm::direct;
}

// A clause of content that runs into a quotation takes all of it.
void Speech::widen(std::uint32_t index) {
    Attribution& attribution = found_[index];
    if (attribution.content.empty() || quoteAt(scene_.quotes, attribution.cueToken) != nullptr)
        return;
    const Quote* quote = quoteAt(scene_.quotes, attribution.content.back());
    if (quote == nullptr || quote->contains(attribution.cueToken) ||
        quote->first < attribution.content.front())
        return;
    add(attribution.content, quote->tokens());
    if (quote->speech && attribution.form != ClaimForm::direct && attribution.form != ClaimForm::passive) {
        attribution.form = ClaimForm::mixed;
        if (owner_[indexOf(quote)] == none)
            owner_[indexOf(quote)] = index;
    }
}

// "A," he said. "B. C." — what goes on after the sentence of an attribution belongs to it.
void Speech::carryOn() {
    std::uint32_t owner = none; // of the quote before
    for (std::size_t at = 0; at < scene_.quotes.size(); ++at) {
        const Quote& quote = scene_.quotes[at];
        if (owner_[at] != none) {
            owner = owner_[at];
            continue;
        }
        if (owner == none || !quote.speech || quote.first == 0)
            continue;
        Attribution& before = found_[owner];
        const bool starts = scene_.startOf(quote.first) == quote.first;
        const TokenIndex end = std::max(before.content.empty() ? 0 : before.content.back(), before.cueToken);
        const bool behind = before.cueToken < quote.first;
        const bool sameParagraph = tree_.paragraphOf(quote.first) == tree_.paragraphOf(before.cueToken);
        const bool next = end < quote.first && tree_[quote.first].sentence - tree_[end].sentence <= 1;
        const bool nextParagraph = quote.whole && behind && before.form == ClaimForm::direct &&
                                   tree_.paragraphOf(quote.first) == tree_.paragraphOf(end) + 1;
        if ((starts && sameParagraph && next) || nextParagraph) {
            owner_[at] = owner;
            add(before.content, quote.tokens());
        }
    }
}

void Speech::attach() {
    const auto eligible = [&](const Attribution& attribution) {
        return attribution.entry != nullptr && attribution.entry->takes(takesQuote) &&
               attribution.form != ClaimForm::passive &&
               quoteAt(scene_.quotes, attribution.cueToken) == nullptr;
    };
    // A verb right behind a quotation has the first right to it, then verbs that lead up to one.
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        if (eligible(found_[index]))
            take(index, before(found_[index]), true);
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        if (eligible(found_[index]))
            take(index, after(found_[index]), false);
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        widen(index);
    carryOn();
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        if (eligible(found_[index]))
            takeBlock(index);
}

} // namespace

void attachQuotes(const Scene& scene, std::vector<Attribution>& found) {
    Speech(scene, found).attach();
}

} // namespace claimline::claims
