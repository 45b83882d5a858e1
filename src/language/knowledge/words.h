// Words: the tokens of a document with what every finder asks of their text, made once.
#pragma once

#include "language/language.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::language::known {

// Lower case with accents and the difference of apostrophes, hyphens and dots taken away, blanks joined: the
// form that keys of names are compared in. "Sana’a" → "sanaa", "Kursk-Vostochny" → "kursk vostochny".
std::string foldName(std::string_view utf8);

// Lower case; letters beyond ASCII too.
std::string lowerCase(std::string_view utf8);

// Whether a letter in upper case opens it.
bool opensCapital(std::string_view utf8);

struct Word {
    std::string_view text;
    std::string_view lower;
    bool capital = false;     // opens with a capital letter
    bool allCapitals = false; // two letters or more, none of them small
    bool digit = false;       // opens with a digit
    bool opens = false;       // first word of its sentence, or first after an opening quotation mark
    bool heading = false;     // in a heading, where capitals tell little
};

class Words {
public:
    Words(std::string_view text, const Document& document);
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

    const Word& operator[](std::size_t token) const { return words_[token]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
    std::string_view text() const { return text_; }
    const Document& document() const { return document_; }

    // The words of the tokens [first, last), as the text has them.
    std::string_view phrase(std::uint32_t first, std::uint32_t last) const;
    // One past the last token of this token's sentence.
    std::uint32_t sentenceEnd(std::uint32_t token) const;
    std::uint32_t sentenceBegin(std::uint32_t token) const;
    // Whether the token stands against the next one with nothing between.
    bool joined(std::uint32_t token) const;

private:
    std::string_view text_;
    const Document& document_;
    std::vector<Word> words_;
    std::string lower_;            // of plain tokens, one after the other
    std::deque<std::string> rare_; // of those with letters beyond ASCII
};

} // namespace claimline::language::known
