#include "reports/mention_setting.h"

#include "reports/mentions.h"

#include <algorithm>
#include <optional>

namespace claimline::reports {

namespace {

constexpr std::uint32_t longestPhrase = 4; // words before its head

std::optional<ArgumentKind> kindOf(Deprel relation) {
    switch (relation) {
    case Deprel::nsubj:
    case Deprel::oblAgent:
        return ArgumentKind::subject;
    case Deprel::nsubjPass:
    case Deprel::obj:
    case Deprel::iobj:
        return ArgumentKind::object;
    case Deprel::obl:
    case Deprel::nmod:
        return ArgumentKind::oblique;
    case Deprel::nmodPoss:
    case Deprel::compound:
    case Deprel::amod:
    case Deprel::nummod:
        return ArgumentKind::modifier;
    default:
        return std::nullopt;
    }
}

bool isPartOfName(Deprel relation) {
    return relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::nummod ||
           relation == Deprel::amod || relation == Deprel::nmodPoss || relation == Deprel::nmod;
}

void sortOnce(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

} // namespace

MentionSetting::MentionSetting(const Tree& tree)
    : tree_(tree)
    , names_(tree.size(), none) {
    const Document& document = tree.document();
    for (const language::Mention& mention : document.mentions)
        if (mention.entity < document.entities.size())
            for (std::uint32_t i = mention.first; i < mention.last && i < names_.size(); ++i)
                if (i == mention.head || names_[i] == none)
                    names_[i] = mention.entity;
}

// What the word itself does not bear: the subject of "resigned" in "she stood up and resigned", what "the
// man killed" acts on.
void MentionSetting::addFromGovernor(Mention& mention) const {
    const Token& token = tree_.token(mention.token);
    if (token.head == none)
        return;
    mention.governor = tree_.lemma(token.head);
    if (tree_.isPlain(token.head))
        mention.around.push_back(tree_.lemma(token.head));
    if ((token.deprel == Deprel::conj || token.deprel == Deprel::xcomp) &&
        tree_.token(token.head).upos == Upos::VERB) {
        for (const std::uint32_t child : tree_.children(token.head))
            if (kindOf(tree_.token(child).deprel) == ArgumentKind::subject)
                addArgument(child, ArgumentKind::subject, mention);
    } else if (token.deprel == Deprel::acl || token.deprel == Deprel::aclRelcl) {
        addArgument(token.head, ArgumentKind::object, mention);
    } else if (token.deprel == Deprel::compound || token.deprel == Deprel::amod) {
        addArgument(token.head, ArgumentKind::modifier, mention);
    }
}

void MentionSetting::addAround(Mention& mention) const {
    for (const std::uint32_t child : tree_.children(mention.token)) {
        const bool plain = tree_.isPlain(child);
        if (plain)
            mention.around.push_back(tree_.lemma(child));
        if (!plain || tree_.token(child).upos == Upos::VERB)
            for (const std::uint32_t below : tree_.children(child))
                if (tree_.isPlain(below))
                    mention.around.push_back(tree_.lemma(below));
    }
}

void MentionSetting::addParticles(Mention& mention) const {
    for (const std::uint32_t child : tree_.children(mention.token)) {
        const Deprel relation = tree_.token(child).deprel;
        if (relation == Deprel::compoundPrt || relation == Deprel::advmod)
            mention.particles.push_back(tree_.lower(child));
        for (const std::uint32_t below : tree_.children(child))
            if (relation == Deprel::obl && tree_.token(below).deprel == Deprel::case_)
                mention.particles.push_back(tree_.lower(below));
    }
}

// "injured reserve", "fatally shot": with the words right before it that hang on it.
void MentionSetting::addPhrase(Mention& mention) const {
    std::uint32_t first = mention.token;
    while (first > 0 && mention.token - first < longestPhrase) {
        const Token& before = tree_.token(first - 1);
        const bool modifies = before.deprel == Deprel::compound || before.deprel == Deprel::amod ||
                              before.deprel == Deprel::advmod || before.deprel == Deprel::nummod ||
                              before.upos == Upos::PUNCT;
        if (!modifies || before.sentence != mention.sentence || before.head == none ||
            !tree_.isUnder(first - 1, mention.token))
            break;
        --first;
    }
    while (first < mention.token && tree_.token(first).upos == Upos::PUNCT)
        ++first;
    if (first < mention.token)
        mention.phrases.push_back(hull(tree_.token(first).span, mention.span));
}

// "the accident that killed a woman", "protests, which have spread"
void MentionSetting::addRelatives(Mention& mention) const {
    for (const std::uint32_t clause : tree_.children(mention.token)) {
        if (tree_.token(clause).deprel != Deprel::aclRelcl)
            continue;
        for (const std::uint32_t child : tree_.children(clause))
            if (child > mention.token && child < clause && tree_.token(child).upos == Upos::PRON &&
                kindOf(tree_.token(child).deprel) && oneOf(tree_.lower(child), {"that", "which"}))
                mention.phrases.push_back(tree_.token(child).span);
    }
}

void MentionSetting::addArgument(std::uint32_t noun, ArgumentKind kind, Mention& mention) const {
    auto& words = mention.arguments[static_cast<std::size_t>(kind)];
    if (tree_.isPlain(noun))
        words.push_back(tree_.lemma(noun));
    if (names_[noun] != none)
        words.push_back("@" + tree_.document().entities[names_[noun]].key);
    for (const std::uint32_t child : tree_.children(noun))
        if (child != mention.token && isPartOfName(tree_.token(child).deprel) && tree_.isPlain(child))
            words.push_back(tree_.lemma(child));
}

void MentionSetting::describe(Mention& mention) const {
    const Token& token = tree_.token(mention.token);
    mention.lemma = tree_.lemma(mention.token);
    mention.family = familyOf(mention.lemma);
    mention.sentence = token.sentence;
    mention.name = token.upos == Upos::PROPN;
    mention.noun = mention.name || token.upos == Upos::NOUN;
    mention.adjective = token.upos == Upos::ADJ || token.upos == Upos::ADV;
    for (const std::uint32_t child : tree_.children(mention.token))
        if (const auto kind = kindOf(tree_.token(child).deprel);
            kind && !mention.span.contains(tree_.token(child).span))
            addArgument(child, *kind, mention);
    addFromGovernor(mention);
    addAround(mention);
    addParticles(mention);
    for (std::vector<std::string>& words : mention.arguments)
        sortOnce(words);
    sortOnce(mention.around);
    sortOnce(mention.particles);
    addPhrase(mention);
    addRelatives(mention);
}

} // namespace claimline::reports
