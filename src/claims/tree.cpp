#include "claims/tree.h"

#include "model/limits.h"

#include <algorithm>

namespace claimline::claims {

namespace {

char lowerAscii(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

} // namespace

Tree::Tree(std::string_view text, const language::Document& document, std::vector<language::Token> tokens)
    : text_(text)
    , document_(document)
    , tokens_(std::move(tokens)) {
    const TokenIndex count = size();
    childStart_.assign(count + 2, 0);
    left_.resize(count);
    right_.resize(count);
    for (TokenIndex token = 0; token < count; ++token) {
        left_[token] = right_[token] = token;
        if (tokens_[token].head < count)
            ++childStart_[tokens_[token].head + 2];
    }
    for (TokenIndex at = 1; at < childStart_.size(); ++at)
        childStart_[at] += childStart_[at - 1];
    childList_.resize(childStart_[count + 1]);
    for (TokenIndex token = 0; token < count; ++token)
        if (tokens_[token].head < count)
            childList_[childStart_[tokens_[token].head + 1]++] = token;
    for (TokenIndex token = 0; token < count; ++token) {
        // Bounded by the depth of the tree; the guard holds a cycle that a damaged model might make.
        TokenIndex above = tokens_[token].head;
        for (int depth = 0; above < count && depth < 200; ++depth, above = tokens_[above].head) {
            left_[above] = std::min(left_[above], token);
            right_[above] = std::max(right_[above], token);
        }
    }
}

TokenIndex Tree::firstOf(TokenIndex token) const {
    const TokenIndex first = sentenceOf(token).first;
    const auto piece = static_cast<TokenIndex>(limits.sentenceTokens);
    return first + (token - first) / piece * piece;
}

TokenIndex Tree::lastOf(TokenIndex token) const {
    return std::min(sentenceOf(token).last, firstOf(token) + static_cast<TokenIndex>(limits.sentenceTokens));
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
    return std::span(childList_).subspan(childStart_[token], childStart_[token + 1] - childStart_[token]);
}

TokenIndex Tree::child(TokenIndex token, Deprel relation) const {
    for (const TokenIndex below : children(token))
        if ((*this)[below].deprel == relation)
            return below;
    return none;
}

Tokens Tree::subtree(TokenIndex token) const {
    return subtreeIf(token, [](TokenIndex) { return true; });
}

bool Tree::isUnder(TokenIndex token, TokenIndex ancestor) const {
    for (int depth = 0; token != none && depth < 200; ++depth, token = (*this)[token].head)
        if (token == ancestor)
            return true;
    return false;
}

std::string_view Tree::word(TokenIndex token) const {
    return slice(text_, (*this)[token].span);
}

std::string Tree::lower(TokenIndex token) const {
    std::string lowered(word(token));
    std::ranges::transform(lowered, lowered.begin(), lowerAscii);
    return lowered;
}

bool Tree::is(TokenIndex token, std::string_view lowerCaseWord) const {
    return std::ranges::equal(word(token), lowerCaseWord, {}, lowerAscii);
}

bool Tree::isVerb(TokenIndex token) const {
    return (*this)[token].upos == Upos::VERB || (*this)[token].upos == Upos::AUX;
}

void add(Tokens& to, const Tokens& more) {
    Tokens merged;
    merged.reserve(to.size() + more.size());
    std::ranges::set_union(to, more, std::back_inserter(merged));
    to.swap(merged);
}

void add(Tokens& to, TokenIndex token) {
    const auto at = std::ranges::lower_bound(to, token);
    if (at == to.end() || *at != token)
        to.insert(at, token);
}

void remove(Tokens& from, const Tokens& less) {
    Tokens left;
    left.reserve(from.size());
    std::ranges::set_difference(from, less, std::back_inserter(left));
    from.swap(left);
}

bool overlap(const Tokens& a, const Tokens& b) {
    auto one = a.begin();
    auto other = b.begin();
    while (one != a.end() && other != b.end()) {
        if (*one == *other)
            return true;
        *one < *other ? ++one : ++other;
    }
    return false;
}

bool holds(const Tokens& tokens, TokenIndex token) {
    return std::ranges::binary_search(tokens, token);
}

Tokens range(TokenIndex first, TokenIndex last) {
    Tokens all;
    for (TokenIndex token = first; token < last; ++token)
        all.push_back(token);
    return all;
}

} // namespace claimline::claims
