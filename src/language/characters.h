// What a character is to the tokeniser: one byte-table look-up for ASCII, ICU for the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimline::language {

enum class CharClass : std::uint8_t {
    space,     // white space, control characters, zero-width space
    letter,    // of any script that writes words apart
    ideograph, // Han, kana: a token each
    digit,
    mark,      // combining marks, joiners, variation selectors: go with what stands before
    pictogram, // emoji
    currency,
    punctuation,
    symbol
};

struct Char {
    std::int32_t code = 0;
    std::uint32_t length = 1; // bytes; 1 for a byte that is no UTF-8
    CharClass kind = CharClass::space;
};

// The character at this byte; a space of length 0 at the end of the text.
Char charAt(std::string_view text, std::size_t byte);

bool isUpper(std::int32_t code);
bool isLower(std::int32_t code);
bool isApostrophe(std::int32_t code);    // ' ’ ʼ
bool isHyphen(std::int32_t code);        // - ‐ ‑
bool isOpeningQuote(std::int32_t code);  // “ ‘ « ‹ „
bool isClosingQuote(std::int32_t code);  // ” ’ » ›
bool isStraightQuote(std::int32_t code); // " '
bool isOpeningBracket(std::int32_t code);
bool isClosingBracket(std::int32_t code);
bool isTerminator(std::int32_t code); // . ! ? … and their like in other scripts

// Lower case, letter by letter; ASCII fast, the rest by ICU. Nothing else changes.
void appendLower(std::string_view word, std::string& out);

} // namespace claimline::language
