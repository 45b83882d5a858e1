// The parse of one article with children at hand, and small questions about words.
#pragma once

#include "language/language.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::reports {

using language::Deprel;
using language::Document;
using language::Token;
using language::Upos;

class Tree {
public:
    Tree(std::string_view text, const Document& document);

    const Document& document() const { return document_; }
    std::string_view text() const { return text_; }
    const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }
    std::string_view word(std::uint32_t at) const { return slice(text_, token(at).span); }
    std::string lower(std::uint32_t at) const;
    const std::string& lemma(std::uint32_t at) const { return lemmas_[at]; } // lower case
    const std::vector<std::uint32_t>& children(std::uint32_t at) const { return children_[at]; }
    std::uint32_t child(std::uint32_t at, Deprel relation) const;
    const language::Sentence& sentenceOf(std::uint32_t at) const {
        return document_.sentences[token(at).sentence];
    }
    bool isPlain(std::uint32_t at) const; // a word that carries content: no auxiliary, pronoun, sign

    // First and last token of what hangs on it, itself included.
    std::uint32_t leftmost(std::uint32_t at) const;
    std::uint32_t rightmost(std::uint32_t at) const;
    // Whether `inner` hangs on `outer`, at any depth.
    bool isUnder(std::uint32_t inner, std::uint32_t outer) const;
    // The preposition of a noun: "at" of "at a facility"; empty: none.
    std::string preposition(std::uint32_t noun) const;

private:
    std::string_view text_;
    const Document& document_;
    std::vector<std::vector<std::uint32_t>> children_;
    std::vector<std::string> lemmas_;
};

inline bool oneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace claimline::reports
