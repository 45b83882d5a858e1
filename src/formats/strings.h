// Small questions about UTF-8 text that every reader asks.
#pragma once

#include "model/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace claimline::formats {

bool isValidUtf8(std::string_view text);

// Without blanks at both ends; no-break spaces and the like count as blanks.
std::string_view trim(std::string_view text);

// Blanks and line ends of any kind and number become one space; trimmed.
std::string squeeze(std::string_view text);

// As squeeze, in lower case, with straight quotes and plain hyphens: what lexicon lines are compared with.
std::string foldLine(std::string_view text);

// Only letters and digits of foldLine, words apart by one space: "U.S.-made" → "u s made".
std::string foldWords(std::string_view text);

std::size_t countWords(std::string_view text);

// Ends as a sentence does: a full stop, question or exclamation mark, perhaps within quotes or brackets.
bool endsSentence(std::string_view text);

// First letter is a capital, or there is no letter.
bool beginsUpper(std::string_view text);

// The next code point at `at`, which moves on; U+FFFD for what is not valid.
char32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendUtf8(std::string& text, char32_t codePoint);

// A line of a text that is not blank: its span without the blanks at both ends, and its number.
struct Line {
    Span span;
    std::string_view text;
};
std::vector<Line> linesOf(std::string_view text);

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerPrefix);

} // namespace claimline::formats
