// Small questions about words that naming and linking share.
#pragma once

#include "language/knowledge/words.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace claimline::language::known {

inline bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

inline bool isGenitive(std::string_view lower) {
    return isOneOf(lower, {"'s", "’s", "'", "’"});
}

inline std::string_view lastWord(std::string_view folded) {
    const auto space = folded.rfind(' ');
    return space == std::string_view::npos ? folded : folded.substr(space + 1);
}

inline std::string withoutArticle(std::string_view name) {
    for (const std::string_view article : {"The ", "the "})
        if (name.starts_with(article))
            return std::string(name.substr(article.size()));
    return std::string(name);
}

// First letters of the words with a capital: "Armed Forces of Ukraine" → "AFU".
inline std::string initials(std::string_view name) {
    std::string out;
    bool opens = true;
    for (const char c : name) {
        if (opens && c >= 'A' && c <= 'Z')
            out.push_back(c);
        opens = c == ' ' || c == '-';
    }
    return out;
}

inline std::string lowerCode(std::string_view code) {
    return lowerCase(code);
}

} // namespace claimline::language::known
