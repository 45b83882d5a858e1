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
    void take(std::uint32_t index, const Quote* quote);
    void widen(std::uint32_t index);
    void carryOn();
};

bool isSkippable(const Tree& tree, TokenIndex token) {
    return tree.isPunctuation(token) || tree[token].upos == Upos::ADV || tree[token].upos == Upos::CCONJ;
}

// The quote that ends where the attribution's words begin: "…," he said.
const Quote* Speech::before(const Attribution& attribution) const {
    Tokens words = attribution.cue;
    add(words, attribution.source);
    TokenIndex at = words.front();
    for (int steps = 0; at > 0 && steps < 3; ++steps) {
        --at;
        if (const Quote* quote = quoteAt(scene_.quotes, at))
            return quote->last == at + 1 || !quote->closed ? quote : nullptr;
        if (!isSkippable(tree_, at))
            return nullptr;
    }
    return nullptr;
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

void Speech::take(std::uint32_t index, const Quote* quote) {
    if (quote == nullptr || !quote->speech || owner_[indexOf(quote)] != none)
        return;
    owner_[indexOf(quote)] = index;
    Attribution& attribution = found_[index];
    Tokens speech = quote->tokens();
    remove(speech, attribution.cue);
    remove(speech, attribution.source);
    const bool onlySpeech = std::ranges::includes(speech, attribution.content);
    attribution.form = onlySpeech ? ClaimForm::direct : ClaimForm::mixed;
    add(attribution.content, speech);
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
    if (quote->speech && attribution.form != ClaimForm::direct) {
        attribution.form = ClaimForm::mixed;
        if (owner_[indexOf(quote)] == none)
            owner_[indexOf(quote)] = index;
    }
}

// "A," he said. "B. C." — what goes on after the sentence of an attribution belongs to it.
void Speech::carryOn() {
    for (std::size_t at = 1; at < scene_.quotes.size(); ++at) {
        const Quote& quote = scene_.quotes[at];
        const std::uint32_t before = owner_[at - 1];
        if (owner_[at] != none || before == none || !quote.speech || quote.first == 0)
            continue;
        const bool starts = tree_[quote.first].sentence != tree_[quote.first - 1].sentence ||
                            tree_.word(quote.first - 1) == "." || tree_.word(quote.first - 1) == ",";
        const bool sameParagraph =
            tree_.paragraphOf(quote.first) == tree_.paragraphOf(scene_.quotes[at - 1].first) ||
            tree_.paragraphOf(quote.first) == tree_.paragraphOf(found_[before].cueToken);
        const std::uint32_t gap = tree_[quote.first].sentence - tree_[found_[before].cueToken].sentence;
        const bool behind = found_[before].cueToken < quote.first;
        const bool next = behind ? gap <= 1 || scene_.quotes[at - 1].last == quote.first
                                 : scene_.quotes[at - 1].last == quote.first;
        if (starts && sameParagraph && next) {
            owner_[at] = before;
            add(found_[before].content, quote.tokens());
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
            take(index, before(found_[index]));
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        if (eligible(found_[index]))
            take(index, after(found_[index]));
    for (std::uint32_t index = 0; index < found_.size(); ++index)
        widen(index);
    carryOn();
}

} // namespace

void attachQuotes(const Scene& scene, std::vector<Attribution>& found) {
    Speech(scene, found).attach();
}

} // namespace claimline::claims
