// Quick looks into the dependency trees of a Document: children, reach of a subtree, words in lower case.
#pragma once

#include "language/language.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::claims {

using language::Deprel;
using language::Form;
using language::Upos;
using TokenIndex = std::uint32_t;
using Tokens = std::vector<TokenIndex>; // sorted, each once

class Tree {
public:
    // The tokens are those of the document, or as mended (mend.h).
    Tree(std::string_view text, const language::Document& document, std::vector<language::Token> tokens);

    const language::Document& document() const { return document_; }
    std::string_view text() const { return text_; }
    TokenIndex size() const { return static_cast<TokenIndex>(tokens_.size()); }
    const language::Token& operator[](TokenIndex token) const { return tokens_[token]; }
    const language::Sentence& sentenceOf(TokenIndex token) const {
        return document_.sentences[tokens_[token].sentence];
    }
    std::uint32_t paragraphOf(TokenIndex token) const { return sentenceOf(token).paragraph; }
    // First token of the sentence, and one past its last. A sentence without end counts in the pieces that it
    // is parsed in, so that no rule walks over a whole line of four megabytes for each of its words.
    TokenIndex firstOf(TokenIndex token) const;
    TokenIndex lastOf(TokenIndex token) const;

    std::span<const TokenIndex> children(TokenIndex token) const;
    TokenIndex child(TokenIndex token, Deprel relation) const; // none if there is none
    bool hasChild(TokenIndex token, Deprel relation) const { return child(token, relation) != none; }
    // First and last token of the subtree, both included.
    TokenIndex left(TokenIndex token) const { return left_[token]; }
    TokenIndex right(TokenIndex token) const { return right_[token]; }
    // All tokens of the subtree, sorted; with a filter, children for which it says false are left out with
    // all that hangs on them.
    Tokens subtree(TokenIndex token) const;
    template<class Keep>
    Tokens subtreeIf(TokenIndex token, Keep keep) const;
    bool isUnder(TokenIndex token, TokenIndex ancestor) const;

    std::string_view word(TokenIndex token) const; // as written
    std::string lower(TokenIndex token) const;     // ASCII lower case
    bool is(TokenIndex token, std::string_view lowerCaseWord) const;
    bool isVerb(TokenIndex token) const;
    bool isPunctuation(TokenIndex token) const { return (*this)[token].upos == Upos::PUNCT; }

private:
    std::string_view text_;
    const language::Document& document_;
    std::vector<language::Token> tokens_;
    std::vector<TokenIndex> childStart_, childList_, left_, right_;
};

template<class Keep>
Tokens Tree::subtreeIf(TokenIndex token, Keep keep) const {
    Tokens found, open{token};
    while (!open.empty()) {
        const TokenIndex at = open.back();
        open.pop_back();
        found.push_back(at);
        for (const TokenIndex below : children(at))
            if (keep(below))
                open.push_back(below);
    }
    std::sort(found.begin(), found.end());
    return found;
}

// Set operations on sorted token lists.
void add(Tokens& to, const Tokens& more);
void add(Tokens& to, TokenIndex token);
void remove(Tokens& from, const Tokens& less);
bool overlap(const Tokens& a, const Tokens& b);
bool holds(const Tokens& tokens, TokenIndex token);
Tokens range(TokenIndex first, TokenIndex last); // [first, last)

} // namespace claimline::claims
