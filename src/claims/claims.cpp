#include "claims/claims.h"

#include "claims/identity.h"
#include "claims/mend.h"
#include "model/limits.h"

#include <algorithm>
#include <optional>

namespace claimline::claims {

namespace {

std::vector<Span> spansOf(const Tree& tree, const Tokens& tokens) {
    std::vector<Span> spans;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Span span = tree[tokens[at]].span;
        const bool joins = at > 0 && tokens[at] == tokens[at - 1] + 1 &&
                           tree.paragraphOf(tokens[at]) == tree.paragraphOf(tokens[at - 1]);
        if (joins)
            spans.back().end = span.end;
        else
            spans.push_back(span);
    }
    return spans;
}

// Marks of punctuation that stand alone between pieces are no piece.
void dropLoosePunctuation(const Tree& tree, Tokens& tokens) {
    Tokens kept;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t end = at + 1;
        while (end < tokens.size() && tokens[end] == tokens[end - 1] + 1)
            ++end;
        Tokens run(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                   tokens.begin() + static_cast<std::ptrdiff_t>(end));
        trim(tree, run);
        const bool words =
            std::ranges::any_of(run, [&](TokenIndex token) { return !tree.isPunctuation(token); });
        if (words)
            kept.insert(kept.end(), run.begin(), run.end());
        at = end;
    }
    tokens = std::move(kept);
}

// The site "Harbour News," said: the mark that closes a name belongs to it.
void closeName(const Tree& tree, Tokens& tokens) {
    if (tokens.empty() || tokens.back() + 2 >= tree.size() || tree.word(tokens.back() + 1) != ",")
        return;
    const std::string_view mark = tree.word(tokens.back() + 2);
    const std::string_view open = mark == "”" ? "“" : mark;
    const auto marks =
        std::ranges::count_if(tokens, [&](TokenIndex token) { return tree.word(token) == open; });
    const bool closes = (mark == "”" || mark == "\"" || mark == "''") && !tree[tokens.back() + 2].spaceBefore;
    if (closes && marks % 2 == 1)
        add(tokens, range(tokens.back() + 1, tokens.back() + 3));
}

Span quoteOf(const Tree& tree, const Tokens& tokens) {
    if (tokens.empty())
        return {};
    return hull(tree.sentenceOf(tokens.front()).span, tree.sentenceOf(tokens.back()).span);
}

// "said that it could not confirm the reports", "said they had no data on strikes": who says so tells nothing
// of what happened. The subject is who speaks, or a pronoun for it.
std::optional<Stance> ownRefusal(const Scene& scene, const Attribution& attribution) {
    const Tree& tree = scene.tree;
    const auto top = std::ranges::find_if(attribution.content, [&](TokenIndex token) {
        return tree.isVerb(token) &&
               (tree[token].head == none || !holds(attribution.content, tree[token].head));
    });
    if (top == attribution.content.end())
        return {};
    const TokenIndex verb = *top, subject = tree.child(verb, Deprel::nsubj);
    if (subject == none || tree[subject].upos != Upos::PRON || !canSpeak(scene, subject))
        return {};
    const TokenIndex object = tree.child(verb, Deprel::obj);
    if (object != none && scene.lexicon.isIn("information", tree.lower(object))) { // "have no data on"
        const bool lacks = scene.lexicon.isIn("negator", tree.lower(tree.left(object)));
        return lacks || isNegatedVerb(scene, verb) ? std::optional(Stance::declines) : std::nullopt;
    }
    const Cue* cue = scene.lexicon.find(CuePart::verb, scene.lemma(verb));
    const bool refuses = cue != nullptr && cue->group->checks && isNegatedVerb(scene, verb);
    return refuses ? std::optional(cue->group->negated) : std::nullopt;
}

Stance stanceOf(const Scene& scene, const Attribution& attribution) {
    if (attribution.stance)
        return *attribution.stance;
    if (attribution.entry == nullptr)
        return Stance::asserts;
    const CueClass& group = *attribution.entry->group;
    const Stance stance = attribution.negated ? group.negated : group.stance;
    if (stance == Stance::declines && attribution.form == ClaimForm::passive && attribution.source.empty())
        return Stance::unverified; // "it is not known who fired": nobody is there to decline
    return stance != Stance::asserts ? stance : ownRefusal(scene, attribution).value_or(stance);
}

// What hedges a clause further down does not hedge the claim: "that few, if any, were hurt". Of the phrases
// of the main clause an adjective does, "the alleged leak", and what opens a condition.
bool hedgesMain(const Tree& tree, const Tokens& content, TokenIndex token) {
    const auto above = [&](TokenIndex at) {
        const TokenIndex head = tree[at].head;
        return head != none && holds(content, head) ? head : none;
    };
    const TokenIndex head = above(token);
    if (head == none || above(head) == none)
        return true;
    const bool near = above(above(head)) == none;
    const bool condition = tree[token].deprel == Deprel::mark && tree[head].deprel == Deprel::advcl;
    return near && (condition || tree[token].deprel == Deprel::amod);
}

// The lowest of what these words hedge with: "may", "up to", "reportedly". Several words in a row are a hedge
// wherever they stand.
double hedging(const Scene& scene, const Tokens& words, bool phrasesOnly = false) {
    double factor = 1;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto* hedges = scene.lexicon.hedgesFrom(scene.tree.lower(words[at]));
        if (hedges == nullptr)
            continue;
        for (const Hedge& hedge : *hedges) {
            const bool phrase = hedge.words.size() > 2;
            bool same = at + hedge.words.size() <= words.size() &&
                        (phrase || (!phrasesOnly && hedgesMain(scene.tree, words, words[at])));
            for (std::size_t word = 1; same && word < hedge.words.size(); ++word)
                same = scene.tree.is(words[at + word], hedge.words[word]);
            if (same)
                factor = std::min(factor, hedge.factor);
        }
    }
    return factor;
}

double certaintyOf(const Scene& scene, const Attribution& attribution) {
    const double commitment = attribution.entry == nullptr ? 0.9 : attribution.entry->commitment;
    const Stance stance = stanceOf(scene, attribution);
    if (stance == Stance::declines || stance == Stance::unverified)
        return 0;
    Tokens naming = attribution.cue; // "according to reports"
    add(naming, attribution.source);
    return commitment * std::min(hedging(scene, attribution.content), hedging(scene, naming, true));
}

// "if the mayor says that …", "the mayor would say that …": nobody has said it.
bool isSupposed(const Scene& scene, const Attribution& attribution) {
    const Tree& tree = scene.tree;
    if (attribution.cueToken == none || attribution.negated || !tree.isVerb(attribution.cueToken))
        return false;
    TokenIndex verb = attribution.cueToken;
    while (tree[verb].deprel == Deprel::conj && tree[verb].head != none)
        verb = tree[verb].head;
    return std::ranges::any_of(tree.children(verb), [&](TokenIndex child) {
        const bool mark =
            tree[child].deprel == Deprel::mark && scene.lexicon.isIn("condition", tree.lower(child));
        const bool modal =
            tree[child].deprel == Deprel::aux && scene.lexicon.isIn("modal", tree.lower(child));
        return child < verb && (mark || modal);
    });
}

bool reverses(const Scene& scene, const Attribution& attribution) {
    if (attribution.entry == nullptr || attribution.entry->group->attitude)
        return false;
    const CueClass& group = *attribution.entry->group;
    if (group.retracts)
        return !attribution.negated;
    return std::ranges::any_of(attribution.cue, [&](TokenIndex token) { // "now says", "later admitted"
        const std::string* word = scene.lexicon.inGroup("reversal", scene.tree.lower(token));
        return word != nullptr && (group.reverses || *word == "any");
    });
}

// "15:50 The police give a new figure": in a running report a clock opens each paragraph.
When clockOf(const Scene& scene, TokenIndex token) {
    const auto& sentences = scene.tree.document().sentences;
    std::uint32_t at = scene.tree[token].sentence;
    while (at > 0 && sentences[at - 1].paragraph == sentences[at].paragraph &&
           sentences[at - 1].first != sentences[at - 1].last)
        --at;
    const Timex* timex = scene.timeAt(sentences[at].first);
    const bool clock = timex != nullptr && timex->type == TimexType::time &&
                       timex->span.begin == scene.tree[sentences[at].first].span.begin;
    if (!clock || !timex->when.known() || !scene.published.day())
        return {};
    constexpr Instant minute = 60, hour = 60 * minute, day = 24 * hour;
    const auto ofDay = (timex->when.earliestStart % day + day) % day;
    return whenOfMinute(*scene.published.day(), static_cast<int>(ofDay / hour),
                        static_cast<int>(ofDay % hour / minute));
}

// "said on Tuesday": the time that hangs on the cue and lies outside the content.
When saidWhen(const Scene& scene, const Attribution& attribution) {
    if (attribution.cueToken == none)
        return {};
    for (const TokenIndex child : scene.tree.children(attribution.cueToken)) {
        if (holds(attribution.content, child) || holds(attribution.source, child) || !scene.isTime(child))
            continue;
        if (const Timex* timex = scene.timeAt(child))
            return timex->when;
    }
    return {};
}

class Writer {
public:
    Writer(const Scene& scene, const Article& article)
        : scene_(scene)
        , article_(article)
        , identities_(scene, article)
        , told_(scene.tree.size(), false) {}

    void write(Attribution attribution);
    void narrate();
    Found take() { return Found{identities_.take(), std::move(claims_)}; }

private:
    const Scene& scene_;
    const Article& article_;
    Identities identities_;
    std::vector<Claim> claims_;
    std::vector<bool> told_; // tokens that some attribution holds

    void writeNarrator(const Tokens& content);
    bool isAssertion(const language::Sentence& sentence, Tokens& content) const;
};

void Writer::write(Attribution attribution) {
    const Tree& tree = scene_.tree;
    if (claims_.size() >= limits.claims)
        return;
    for (Tokens* role : {&attribution.source, &attribution.cue, &attribution.content})
        dropLoosePunctuation(tree, *role);
    if (attribution.content.empty())
        return;
    closeName(tree, attribution.source);
    Claim claim;
    claim.speaker = identities_.speakerOf(attribution);
    Tokens all = attribution.content;
    add(all, attribution.cue);
    add(all, attribution.source);
    if (attribution.cited != none)
        add(attribution.source, sourcePhrase(scene_, attribution.cited));
    for (const TokenIndex token : all)
        told_[token] = true;
    claim.source = spansOf(tree, attribution.source);
    claim.cue = spansOf(tree, attribution.cue);
    claim.content = spansOf(tree, attribution.content);
    claim.id = claimId(article_.id, claim.source, claim.cue, claim.content);
    claim.quote = quoteOf(tree, all);
    claim.cueLemma = attribution.cueToken == none ? std::string() : scene_.lemma(attribution.cueToken);
    claim.stance = stanceOf(scene_, attribution);
    claim.form = attribution.form;
    const bool attitude = attribution.entry != nullptr &&
                          (attribution.entry->group->attitude || isSupposed(scene_, attribution));
    if (attitude && claim.form != ClaimForm::direct && claim.form != ClaimForm::mixed)
        claim.form = ClaimForm::attitude;
    claim.certainty = certaintyOf(scene_, attribution);
    claim.reverses = reverses(scene_, attribution);
    claim.said = saidWhen(scene_, attribution);
    if (!claim.said.known())
        claim.said = clockOf(scene_, attribution.content.front());
    identities_.route(attribution, claim);
    claims_.push_back(std::move(claim));
}

// A sentence states something of the article's own where its main clause is nobody else's.
bool Writer::isAssertion(const language::Sentence& sentence, Tokens& content) const {
    const Tree& tree = scene_.tree;
    if (sentence.first == sentence.last || tree.word(sentence.last - 1) == "?")
        return false;
    bool states = false;
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
        const bool inQuote =
            quoteAt(scene_.quotes, token) != nullptr && quoteAt(scene_.quotes, token)->speech;
        if (told_[token] || inQuote)
            continue;
        content.push_back(token);
        const bool clause = tree.hasChild(token, Deprel::nsubj) || tree.hasChild(token, Deprel::nsubjPass) ||
                            tree.hasChild(token, Deprel::expl);
        const bool main = tree[token].deprel == Deprel::root || tree[token].deprel == Deprel::conj ||
                          tree[token].deprel == Deprel::parataxis;
        states |= clause && main;
    }
    return states;
}

void Writer::writeNarrator(const Tokens& content) {
    if (claims_.size() >= limits.claims)
        return;
    Claim claim;
    claim.form = ClaimForm::narrator;
    claim.content = spansOf(scene_.tree, content);
    claim.id = claimId(article_.id, claim.source, claim.cue, claim.content);
    claim.quote = quoteOf(scene_.tree, content);
    claim.speaker = identities_.narrator();
    claim.certainty = hedging(scene_, content);
    claim.said = clockOf(scene_, content.front());
    identities_.routeNarrator(claim);
    claims_.push_back(std::move(claim));
}

void Writer::narrate() {
    for (const language::Sentence& sentence : scene_.tree.document().sentences) {
        Tokens content;
        if (!isAssertion(sentence, content))
            continue;
        dropLoosePunctuation(scene_.tree, content);
        if (!content.empty())
            writeNarrator(content);
    }
}

} // namespace

struct ClaimFinder::Parts {
    Lexicon lexicon;
};

ClaimFinder::ClaimFinder(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
ClaimFinder::ClaimFinder(ClaimFinder&&) noexcept = default;
ClaimFinder& ClaimFinder::operator=(ClaimFinder&&) noexcept = default;
ClaimFinder::~ClaimFinder() = default;

Result<ClaimFinder> ClaimFinder::load(const std::filesystem::path& languageFolder) {
    auto lexicon = Lexicon::load(languageFolder);
    if (!lexicon)
        return tl::unexpected(lexicon.error());
    return ClaimFinder(std::make_unique<Parts>(Parts{std::move(*lexicon)}));
}

Found ClaimFinder::find(const Article& article, const language::Document& document,
                        const std::vector<Timex>& timexes, const When& published) const {
    const Tree tree(article.text, document, mended(document, parts_->lexicon));
    const std::vector<Quote> quotes = findQuotes(tree);
    const Scene scene{tree, parts_->lexicon, quotes, timexes, published};
    std::vector<Attribution> found;
    findVerbCues(scene, found);
    findNounCues(scene, found);
    findPhraseCues(scene, found);
    attachQuotes(scene, found);
    findSilences(scene, found);
    findLayoutCues(scene, found);
    findBlameCues(scene, found);
    splitGapped(scene, found);
    settle(scene, found);
    Writer writer(scene, article);
    for (Attribution& attribution : found)
        writer.write(std::move(attribution));
    writer.narrate();
    return writer.take();
}

} // namespace claimline::claims
