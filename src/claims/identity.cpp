#include "claims/identity.h"

#include "claims/issuer.h"

#include "model/names.h"
#include "model/table.h"

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
        const bool apart = at > 0 && words[at] != words[at - 1] + 1 && !tree.isPunctuation(words[at]);
        const bool gap = at > 0 && (tree[words[at]].spaceBefore || apart);
        if (gap)
            text += ' ';
        text += tree.word(words[at]);
    }
    return text;
}

// "the Associated Press" is one link with "Associated Press".
std::string withoutArticle(std::string_view name) {
    std::string low = lowered(name);
    return low.starts_with("the ") ? low.substr(4) : low;
}

void extend(std::vector<std::string>& chain, const std::string& name) {
    const auto same = [&](const std::string& link) { return withoutArticle(link) == withoutArticle(name); };
    if (!name.empty() && std::ranges::none_of(chain, same))
        chain.push_back(name);
}

constexpr std::size_t longestOffice = 7; // words of who speaks by an office alone

TokenIndex verbBehind(const Tree& tree, TokenIndex noun) {
    TokenIndex verb = noun + 1;
    while (verb < tree.lastOf(noun) && !(tree[verb].upos == Upos::VERB &&
                                         (tree[verb].form == Form::past || tree[verb].form == Form::present)))
        ++verb;
    return verb;
}

} // namespace

Identities::Identities(const Scene& scene, const Article& article)
    : scene_(scene)
    , article_(article)
    , issuer_(issuerOf(scene)) {}

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
    const language::Mention& said = document.mentions[mention];
    const language::Entity& entity = document.entities[said.entity];
    // "She" is no body, whoever was named last; "the hospital in Lund" is another than the union before.
    const std::string* kinds = scene_.lexicon.inGroup("pronoun", scene_.tree.lower(head));
    const bool person = entity.kind == language::NameKind::person;
    const bool clash = kinds != nullptr && person != (*kinds == nameOf(SourceKind::person)) &&
                       scene_.tree[head].upos == Upos::PRON && !said.named && *kinds != "";
    const bool own = !said.named && scene_.tree[head].upos == Upos::NOUN &&
                     scene_.tree.hasChild(head, Deprel::nmod) && !person;
    return entity.key.empty() || clash || own ? nullptr : &entity;
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
        // "the figures that the coast guard gave"
        const TokenIndex giver =
            relation == Deprel::aclRelcl ? scene_.tree.child(child, Deprel::nsubj) : none;
        if (giver != none && scene_.tree[giver].upos != Upos::PRON && scene_.in("give", child))
            return giver;
    }
    return none;
}

// "Lee's mother, Maria Holm", "Lund Port chief Ann Lee": the person that the phrase names, not the one that
// it names her by.
const language::Entity* Identities::personIn(TokenIndex head, const Tokens& words) const {
    const language::Document& document = scene_.tree.document();
    for (const TokenIndex word : words) {
        const std::uint32_t at = document.mentionAt(word);
        if (at == none || document.mentions[at].head != word || !document.mentions[at].named)
            continue;
        const language::Entity* entity = entityOf(word);
        if (entity == nullptr || entity->kind != language::NameKind::person)
            continue;
        bool names = true;
        TokenIndex step = word;
        for (int depth = 0; names && step != head && depth < 6; ++depth) {
            const Deprel relation = scene_.tree[step].deprel;
            if (relation == Deprel::nsubj && scene_.tree[head].deprel == Deprel::nsubj &&
                scene_.tree.left(step) == head + 1) { // office and name as two subjects side by side
                step = head;
                break;
            }
            names = (relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::compound ||
                     relation == Deprel::nmod) &&
                    !scene_.tree.hasChild(step, Deprel::case_) && scene_.tree[step].head != none;
            step = names ? scene_.tree[step].head : step;
        }
        if (names && step == head)
            return entity;
    }
    return nullptr;
}

// "The hospital chief" of an article that names "Ruth Vay, chief of the hospital": the one person whose
// office holds all these words.
const language::Entity* Identities::holderOf(TokenIndex head, const Tokens& words) const {
    const Tree& tree = scene_.tree;
    if (tree[head].upos != Upos::NOUN || tree[head].form == Form::plural || words.size() > longestOffice)
        return nullptr;
    std::vector<std::string> told;
    for (const TokenIndex word : words) {
        const Upos upos = tree[word].upos;
        if (upos == Upos::DET && !tree.is(word, "the"))
            return nullptr; // "a spokesman" may be any of them
        if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ)
            told.push_back(tree.lower(word));
        else if (upos != Upos::DET && upos != Upos::ADP && upos != Upos::PART)
            return nullptr;
    }
    const language::Entity* found = nullptr;
    for (const language::Entity& entity : tree.document().entities) {
        const std::vector<std::string> office = splitList(lowered(entity.office), ' ');
        const auto of = std::ranges::find_if(
            office, [&](const std::string& word) { return scene_.lexicon.isIn("spoken for", word); });
        const bool same = of != office.begin() && !told.empty() && *(of - 1) == tree.lower(head);
        const bool holds = same && entity.kind == language::NameKind::person &&
                           std::ranges::all_of(told, [&](const std::string& word) {
                               return std::ranges::find(office, word) != office.end();
                           });
        if (holds && found != nullptr)
            return nullptr;
        found = holds ? &entity : found;
    }
    return found;
}

// "A crew that calls itself Grey Heron": the body that it is the name of.
const language::Entity* Identities::calledIn(const Tokens& words) const {
    const language::Document& document = scene_.tree.document();
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const std::uint32_t mention = scene_.lexicon.isIn("itself", scene_.tree.lower(words[at]))
                                          ? document.mentionAt(words[at + 1])
                                          : none;
        if (mention != none && document.mentions[mention].named)
            return entityOf(document.mentions[mention].head);
    }
    return nullptr;
}

// "A spokesman for the company", "a police spokeswoman", "its spokesman": the body in whose name somebody
// without a name of his own speaks; none: nobody such.
TokenIndex Identities::bodyBehind(TokenIndex head, const Tokens& words) const {
    const Tree& tree = scene_.tree;
    if (!scene_.lexicon.isIn("mouthpiece", scene_.lemma(head)) || entityOf(head) != nullptr ||
        personIn(head, words) != nullptr)
        return none;
    TokenIndex body = none;
    for (const TokenIndex child : tree.children(head)) {
        const Deprel relation = tree[child].deprel;
        const bool noun = tree[child].upos == Upos::NOUN || tree[child].upos == Upos::PROPN;
        if (relation == Deprel::nmodPoss || (noun && child < head && relation == Deprel::compound) ||
            (noun && child > head && relation == Deprel::nmod &&
             scene_.lexicon.isIn("spoken for", caseOf(scene_, child))))
            body = child;
    }
    return body;
}

std::uint32_t Identities::speakerBehind(TokenIndex body, const Tokens& content) {
    if (scene_.tree[body].upos == Upos::PRON && entityOf(body) == nullptr)
        return antecedentOf(body, content);
    // "The company", told of before, is who "a company spokesman" speaks for.
    const language::Document& document = scene_.tree.document();
    TokenIndex told = body;
    for (const language::Mention& mention : document.mentions)
        if (!mention.named && mention.head < body && mention.entity != none &&
            scene_.tree.lower(mention.head) == scene_.tree.lower(body))
            told = mention.head;
    return keep(describe(told, withoutCase(scene_, body)));
}

// Whether "it" may be this source, or "he", or "they". What is not plainly so is left open.
bool Identities::mayStandFor(TokenIndex pronoun, const Source& source) const {
    const std::string* kinds = scene_.lexicon.inGroup("pronoun", scene_.tree.lower(pronoun));
    if (kinds == nullptr)
        return false;
    if (source.kind ==
        SourceKind::unknown) // a name that no list knows: of a body or a state rather than a person
        return !source.key.starts_with("anon:") && *kinds != nameOf(SourceKind::person);
    for (const std::string& kind : splitList(*kinds))
        if (kind == nameOf(source.kind))
            return true;
    return false;
}

// "The channel posted a video that it says shows ships." "… It added that …": the subject before it in the
// sentence, or who spoke in the sentence before.
std::uint32_t Identities::antecedentOf(TokenIndex pronoun, const Tokens& content) {
    const Tree& tree = scene_.tree;
    for (TokenIndex token = pronoun; token > tree.firstOf(pronoun); --token) {
        const TokenIndex at = token - 1;
        const bool main =
            tree[at].head == none && tree[at].upos == Upos::NOUN; // a tree without a verb on top
        const bool subject = (tree[at].deprel == Deprel::nsubj || main) && tree[at].upos != Upos::PRON &&
                             quoteAt(scene_.quotes, at) == quoteAt(scene_.quotes, pronoun);
        if (!subject || holds(content, at) || !canSpeak(scene_, at))
            continue;
        Tokens words = sourcePhrase(scene_, at);
        std::erase_if(words, [&](TokenIndex word) { return main && word >= verbBehind(tree, at); });
        Source source = describe(at, words);
        return mayStandFor(pronoun, source) ? keep(std::move(source)) : none;
    }
    std::uint32_t sentence = tree[pronoun].sentence;
    while (sentence > 0 && tree.document().sentences[sentence - 1].heading)
        --sentence; // a cross-head between changes nothing
    const bool near = latest_ != none && sentence >= latestSentence_ && sentence - latestSentence_ <= 1;
    if (near && mayStandFor(pronoun, sources_[latest_]))
        return latest_;
    return subjectBefore(pronoun);
}

// "The firm was hacked on Monday. It said …": who the sentence before is about.
std::uint32_t Identities::subjectBefore(TokenIndex pronoun) {
    const Tree& tree = scene_.tree;
    constexpr TokenIndex opening = 4; // words: "On Friday it"
    const TokenIndex first = tree.firstOf(pronoun);
    if (pronoun > first + opening || first == 0 || tree.sentenceOf(first - 1).heading)
        return none;
    for (TokenIndex at = tree.firstOf(first - 1); at < first; ++at) {
        const Deprel relation = tree[at].deprel;
        const TokenIndex verb = tree[at].head;
        if ((relation != Deprel::nsubj && relation != Deprel::nsubjPass) || verb == none ||
            tree[verb].head != none)
            continue;
        if (tree[at].upos == Upos::PRON || !canSpeak(scene_, at) || quoteAt(scene_.quotes, at) != nullptr)
            return none;
        Source source = describe(at, sourcePhrase(scene_, at));
        // A name of one word, "Orvex", is often taken for that of a person; whom "it" takes up is none.
        const bool bare = tree.is(pronoun, "it") && tree[at].upos == Upos::PROPN &&
                          source.kind == SourceKind::person && source.name.find(' ') == std::string::npos;
        return bare || mayStandFor(pronoun, source) ? keep(std::move(source)) : none;
    }
    return none;
}

// "the site “Harbour News,”": the name of a medium in quotation marks, without the mark that closes the
// phrase.
Tokens Identities::titleIn(TokenIndex head, const Tokens& words) const {
    const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(head));
    if (kind == nullptr || *kind != nameOf(SourceKind::media))
        return {};
    for (const TokenIndex word : words) {
        const Quote* quote = word > head ? quoteAt(scene_.quotes, word) : nullptr;
        if (quote == nullptr || quote->speech || !quote->closed)
            continue;
        Tokens title = range(quote->first + 1, quote->last - 1);
        trim(scene_.tree, title);
        return title;
    }
    return {};
}

// "The hospital said … It refused …": "it" at the head of the next sentence is who spoke, not who was named.
bool Identities::goesOn(TokenIndex pronoun) const {
    return scene_.tree.is(pronoun, "it") && pronoun == scene_.tree.firstOf(pronoun) && latest_ != none &&
           scene_.tree[pronoun].sentence == latestSentence_ + 1 &&
           sources_[latest_].kind != SourceKind::unknown && mayStandFor(pronoun, sources_[latest_]);
}

// "A group of churches which had sent observers"; who "people who live there" are is told by nothing else.
bool Identities::isRelativeOfThing(TokenIndex word) const {
    return scene_.tree[word].upos == Upos::PRON && !scene_.tree.is(word, "who") &&
           scene_.lexicon.isIn("relative", scene_.tree.lower(word));
}

Source Identities::describe(TokenIndex head, const Tokens& words) const {
    const TokenIndex owner = ownerOf(head);
    const TokenIndex meant = owner != none ? owner : head;
    Source source;
    const language::Entity* entity = entityOf(meant);
    if (owner == none && (entity == nullptr || entity->kind != language::NameKind::person))
        if (const language::Entity* person = personIn(head, words))
            entity = person;
    if (owner == none && entity == nullptr)
        entity = holderOf(head, words);
    if (owner == none && entity == nullptr)
        entity = calledIn(words);
    if (entity != nullptr) {
        source.key = entity->key;
        source.name = entity->name;
        source.kind = entity->speaksAs;
        source.country = entity->country;
        source.party = entity->party;
        source.office = entity->office;
    }
    if (entity == nullptr && owner != none)
        return describe(owner, withoutCase(scene_, owner));
    const bool unnamed = std::ranges::any_of(
        words, [&](TokenIndex word) { return scene_.lexicon.isIn("unnamed", scene_.tree.lower(word)); });
    if (entity != nullptr && !unnamed)
        return source;
    if (const Tokens title = titleIn(head, words); !title.empty()) {
        source.name = textOf(scene_.tree, title);
        source.key = lowered(source.name);
        source.kind = SourceKind::media;
        return source;
    }
    Tokens name = words; // "the ministry, which had denied it": without what only tells of it
    for (std::size_t at = 1; at + 1 < name.size(); ++at)
        if (name[at] > head && (isRelativeOfThing(name[at]) ||
                                (scene_.tree.is(name[at], ",") &&
                                 (scene_.tree[head].upos == Upos::PROPN || // "Overlook, an analysis firm"
                                  scene_.lexicon.isIn("relative", scene_.tree.lower(name[at + 1]))))))
            name.resize(at);
    source.name = textOf(scene_.tree, name);
    source.key =
        "anon:" + article_.id.text() + ":" + withoutArticle(source.name); // "The army" and "army" are one
    if (scene_.tree[head].upos ==
        Upos::PRON) // an unresolved "he" of one sentence is not the "he" of the next
        source.key += "@" + std::to_string(scene_.tree[head].span.begin);
    if (unnamed)
        source.kind = SourceKind::anonymous; // of whatever side they are: "anonymous Swedish officials"
    else if (const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(head)))
        source.kind = parseName<SourceKind>(*kind).value_or(SourceKind::unknown);
    return source;
}

std::uint32_t Identities::speakerOf(const Attribution& attribution) {
    const TokenIndex head = attribution.cited != none ? attribution.cited : attribution.speaker;
    if (head == none || attribution.source.empty())
        return none;
    const bool relative = !holds(attribution.source, head);
    std::uint32_t speaker = isOwnVoice(scene_, head) ? narrator() : none;
    const bool pronoun = scene_.tree[head].upos == Upos::PRON;
    if (speaker == none && pronoun && goesOn(head))
        speaker = latest_;
    else if (speaker == none && pronoun && entityOf(head) == nullptr)
        speaker = antecedentOf(head, attribution.content);
    if (const TokenIndex body = bodyBehind(head, attribution.source); body != none && !relative)
        speaker = speakerBehind(body, attribution.content);
    if (speaker == none) {
        Tokens words = relative ? sourcePhrase(scene_, head) : attribution.source;
        if (relative) // "passengers who said it rang": the passengers
            std::erase_if(words, [&](TokenIndex word) {
                return word > head && (scene_.tree.isUnder(word, attribution.source.front()) ||
                                       word >= attribution.source.front());
            });
        speaker = keep(describe(head, words.empty() ? attribution.source : words));
    }
    latest_ = speaker;
    latestSentence_ = scene_.tree[head].sentence;
    return speaker;
}

Source Identities::issuer() const {
    const std::uint32_t at = scene_.tree.document().mentionAt(issuer_.front());
    TokenIndex head = issuer_.front(); // of a name that no list knows: "Ministry of Defence", "Harbour Lines"
    while (head < issuer_.back() && !scene_.tree.is(head + 1, "of"))
        ++head;
    Source source = describe(at == none ? head : scene_.tree.document().mentions[at].head, issuer_);
    const std::string signedAs(
        slice(scene_.tree.text(), hull(scene_.tree[issuer_.front()].span, scene_.tree[issuer_.back()].span)));
    if (source.name.size() < signedAs.size() && signedAs.find(source.name) != std::string::npos)
        source.name = signedAs;          // "Command" of "General Command of the Armed Forces"
    if (source.key.starts_with("anon:")) // it signs with its name
        source.key = lowered(source.name);
    if (source.kind == SourceKind::unknown)
        source.kind = SourceKind::organisation;
    return source;
}

Source Identities::ownVoice() const {
    Source source;
    if (!issuer_.empty())
        return issuer();
    source.kind = SourceKind::media;
    source.name = article_.publisher;
    source.key = lowered(article_.publisher);
    if (source.name.empty()) {
        source.kind = SourceKind::unknown;
        source.name =
            article_.title.empty() ? article_.path.substr(article_.path.rfind('/') + 1) : article_.title;
        source.key = "article:" + article_.id.text();
    }
    return source;
}

std::uint32_t Identities::narrator() {
    if (narrator_ == none)
        narrator_ = keep(ownVoice());
    return narrator_;
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
    if (attribution.cited != none && attribution.speaker != none) {
        Tokens words = sourcePhrase(scene_, attribution.speaker);
        const TokenIndex citing = scene_.tree[attribution.cited].head;
        if (citing != none && citing > attribution.speaker)
            remove(words, scene_.tree.subtree(citing));
        while (words.size() > 1 && scene_.tree.is(words.back(), ","))
            words.pop_back();
        extend(claim.chain, describe(attribution.speaker, words).name);
    }
    for (const TokenIndex head : attribution.through) {
        if (head == none)
            continue;
        const language::Entity* entity = entityOf(head);
        if (entity == nullptr || entity->kind != language::NameKind::person) // who was told is no channel
            extend(claim.chain, describe(head, sourcePhrase(scene_, head)).name);
    }
    closeChain(claim);
    if (claim.origin.empty())
        routeNarrator(claim);
}

void Identities::routeNarrator(Claim& claim) {
    if (!issuer_.empty()) {
        const Source& issuer = sources_[narrator()];
        extend(claim.chain, issuer.name);
        closeChain(claim);
        claim.origin = issuer.key;
        return;
    }
    closeChain(claim);
    claim.origin = lowered(article_.agency.empty() ? article_.publisher : article_.agency);
    if (claim.origin.empty())
        claim.origin = "article:" + article_.id.text();
}

} // namespace claimline::claims
