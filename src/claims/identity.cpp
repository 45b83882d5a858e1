#include "claims/identity.h"

#include "model/names.h"

#include <algorithm>

namespace claimline::claims {

namespace {

std::string lowered(std::string_view text) {
    std::string low(text);
    for (char& letter : low)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter + 32);
    return low;
}

std::string textOf(const Tree& tree, const Tokens& words) {
    if (words.empty())
        return {};
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool gap = at > 0 && (tree[words[at]].spaceBefore || words[at] != words[at - 1] + 1);
        if (gap)
            text += ' ';
        text += tree.word(words[at]);
    }
    return text;
}

void extend(std::vector<std::string>& chain, const std::string& name) {
    if (!name.empty() && std::ranges::find(chain, name) == chain.end())
        chain.push_back(name);
}

} // namespace

Identities::Identities(const Scene& scene, const Article& article)
    : scene_(scene)
    , article_(article) {}

std::uint32_t Identities::keep(Source source) {
    const auto [at, isNew] = byKey_.emplace(source.key, static_cast<std::uint32_t>(sources_.size()));
    if (isNew)
        sources_.push_back(std::move(source));
    return at->second;
}

const language::Entity* Identities::entityOf(TokenIndex head) const {
    const language::Document& document = scene_.tree.document();
    const std::uint32_t mention = document.mentionAt(head);
    if (mention == none || document.mentions[mention].entity == none)
        return nullptr;
    const language::Entity& entity = document.entities[document.mentions[mention].entity];
    return entity.key.empty() ? nullptr : &entity;
}

// "claims from Moscow", "the ministry's statement": a document speaks for whoever made it.
TokenIndex Identities::ownerOf(TokenIndex head) const {
    const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(head));
    if (kind == nullptr || *kind != "document")
        return none;
    for (const TokenIndex child : scene_.tree.children(head)) {
        const Deprel relation = scene_.tree[child].deprel;
        const bool possessor = relation == Deprel::nmodPoss;
        const bool maker = relation == Deprel::nmod && scene_.lexicon.isIn("owner", caseOf(scene_, child));
        if ((possessor || maker) && entityOf(child) != nullptr)
            return child;
    }
    return none;
}

Source Identities::describe(TokenIndex head, const Tokens& words) const {
    const TokenIndex owner = ownerOf(head);
    const TokenIndex meant = owner != none ? owner : head;
    Source source;
    if (const language::Entity* entity = entityOf(meant)) {
        source.key = entity->key;
        source.name = entity->name;
        source.kind = entity->speaksAs;
        source.country = entity->country;
        source.party = entity->party;
        source.office = entity->office;
        return source;
    }
    source.name = textOf(scene_.tree, words);
    source.key = "anon:" + article_.id.text() + ":" + lowered(source.name);
    if (scene_.tree[head].upos ==
        Upos::PRON) // an unresolved "he" of one sentence is not the "he" of the next
        source.key += "@" + std::to_string(scene_.tree[head].span.begin);
    if (const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(head)))
        source.kind = parseName<SourceKind>(*kind).value_or(SourceKind::unknown);
    return source;
}

std::uint32_t Identities::speakerOf(const Attribution& attribution) {
    const TokenIndex head = attribution.cited != none ? attribution.cited : attribution.speaker;
    if (head == none || attribution.source.empty())
        return none;
    const bool relative = !holds(attribution.source, head);
    return keep(describe(head, relative ? sourcePhrase(scene_, head) : attribution.source));
}

std::uint32_t Identities::narrator() {
    Source source;
    source.kind = SourceKind::media;
    source.name = article_.publisher;
    source.key = lowered(article_.publisher);
    if (source.name.empty()) {
        source.kind = SourceKind::unknown;
        source.name = article_.title.empty() ? article_.path : article_.title;
        source.key = "article:" + article_.id.text();
    }
    return keep(std::move(source));
}

void Identities::closeChain(Claim& claim) const {
    extend(claim.chain, article_.agency);
    extend(claim.chain, article_.publisher);
}

void Identities::route(const Attribution& attribution, Claim& claim) {
    if (claim.speaker != none) {
        extend(claim.chain, sources_[claim.speaker].name);
        claim.origin = sources_[claim.speaker].key;
    }
    if (attribution.cited != none && attribution.speaker != none)
        extend(claim.chain, describe(attribution.speaker, sourcePhrase(scene_, attribution.speaker)).name);
    for (const TokenIndex head : attribution.through)
        if (head != none)
            extend(claim.chain, describe(head, sourcePhrase(scene_, head)).name);
    closeChain(claim);
    if (claim.origin.empty())
        routeNarrator(claim);
}

void Identities::routeNarrator(Claim& claim) {
    closeChain(claim);
    claim.origin = lowered(article_.agency.empty() ? article_.publisher : article_.agency);
    if (claim.origin.empty())
        claim.origin = "article:" + article_.id.text();
}

} // namespace claimline::claims
