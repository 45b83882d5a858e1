#include "store/search.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <vector>

namespace claimline::store {

namespace {

struct Term {
    std::string words;
    bool phrase = false;
};

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

// Whether the tokeniser finds anything in it: FTS5 lets an expression with an empty phrase match nothing.
bool hasWord(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c >= 0 && u_isalnum(c))
            return true;
    }
    return false;
}

std::string withStraightQuotes(std::string_view typed) {
    std::string text;
    for (std::size_t i = 0; i < typed.size();) {
        const std::string_view three = typed.substr(i, 3);
        if (three == "“" || three == "”" || three == "„") {
            text.push_back('"');
            i += 3;
        } else {
            text.push_back(typed[i] == '\0' ? ' ' : typed[i]);
            ++i;
        }
    }
    return text;
}

std::vector<Term> termsOf(std::string_view text) {
    std::vector<Term> terms;
    for (std::size_t i = 0; i < text.size();) {
        if (isBlank(text[i])) {
            ++i;
        } else if (text[i] == '"') {
            const std::size_t end = std::min(text.find('"', i + 1), text.size());
            terms.push_back({std::string(text.substr(i + 1, end - i - 1)), end < text.size()});
            i = end + 1;
        } else {
            std::size_t end = i;
            while (end < text.size() && !isBlank(text[end]) && text[end] != '"')
                ++end;
            terms.push_back({std::string(text.substr(i, end - i)), false});
            i = end;
        }
    }
    std::erase_if(terms, [](const Term& term) { return !hasWord(term.words); });
    return terms;
}

// The first letter of a word that is still being typed: it stands in nearly every text, and to find them all
// takes longer than to type the second. Scripts without capitals may say a word with one letter.
bool isOnlyBegun(const Term& term) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(term.words.data());
    std::int32_t at = 0;
    UChar32 letter = 0;
    U8_NEXT(bytes, at, static_cast<std::int32_t>(term.words.size()), letter);
    return !term.phrase && static_cast<std::size_t>(at) == term.words.size() && letter >= 0 &&
           u_hasBinaryProperty(letter, UCHAR_CASED);
}

} // namespace

std::string searchExpression(std::string_view typed) {
    const std::string text = withStraightQuotes(typed);
    std::vector<Term> terms = termsOf(text);
    if (!terms.empty() && isOnlyBegun(terms.back())) {
        if (isBlank(text.back()))
            terms.back().phrase = true; // it is all of the word
        else
            terms.pop_back();
    }
    std::string expression;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (i)
            expression += " AND ";
        expression += '"' + terms[i].words + '"'; // holds no quotation mark
        if (i + 1 == terms.size() && !terms[i].phrase)
            expression += " *";
    }
    return expression;
}

} // namespace claimline::store
