#include "reports/tree.h"

#include <algorithm>
#include <cctype>

namespace claimline::reports {

namespace {

constexpr int deepest = 400; // a parse is a tree; a damaged one must not hold us up

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

} // namespace

Tree::Tree(std::string_view text, const Document& document)
    : text_(text)
    , document_(document) {
    children_.resize(document.tokens.size());
    lemmas_.reserve(document.tokens.size());
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
        const Token& token = document.tokens[i];
        if (token.head != none && token.head < document.tokens.size() && token.head != i)
            children_[token.head].push_back(i);
        lemmas_.push_back(
            lowered(token.lemma.empty() ? slice(text, token.span) : std::string_view(token.lemma)));
    }
}

std::string Tree::lower(std::uint32_t at) const {
    return lowered(word(at));
}

std::uint32_t Tree::child(std::uint32_t at, Deprel relation) const {
    for (const std::uint32_t child : children_[at])
        if (token(child).deprel == relation)
            return child;
    return none;
}

bool Tree::isPlain(std::uint32_t at) const {
    switch (token(at).upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::VERB:
    case Upos::ADJ:
    case Upos::NUM:
        return true;
    default:
        return false;
    }
}

std::uint32_t Tree::leftmost(std::uint32_t at) const {
    for (int depth = 0; depth < deepest; ++depth) {
        if (children_[at].empty() || children_[at].front() >= at)
            return at;
        at = children_[at].front();
    }
    return at;
}

std::uint32_t Tree::rightmost(std::uint32_t at) const {
    for (int depth = 0; depth < deepest; ++depth) {
        if (children_[at].empty() || children_[at].back() <= at)
            return at;
        at = children_[at].back();
    }
    return at;
}

bool Tree::isUnder(std::uint32_t inner, std::uint32_t outer) const {
    for (int depth = 0; depth < deepest && inner != none; ++depth) {
        if (inner == outer)
            return true;
        inner = token(inner).head;
    }
    return false;
}

std::string Tree::preposition(std::uint32_t noun) const {
    const std::uint32_t found = child(noun, Deprel::case_);
    return found == none || found > noun ? std::string() : lower(found);
}

} // namespace claimline::reports
