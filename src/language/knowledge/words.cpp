#include "language/knowledge/words.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

namespace claimline::language::known {

namespace {

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

void append(std::string& out, UChar32 c) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    out.append(bytes, static_cast<std::size_t>(size));
}

// Calls take(code point) for each; damaged bytes come as U+FFFD.
template<class Take>
void eachCodePoint(std::string_view utf8, Take take) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        take(c);
    }
}

// The letter without its marks: "é" → "e", "ł" → "l".
UChar32 baseLetter(UChar32 c) {
    static const UNormalizer2* const decomposition = [] {
        UErrorCode status = U_ZERO_ERROR;
        return unorm2_getNFDInstance(&status);
    }();
    UChar units[32];
    UErrorCode status = U_ZERO_ERROR;
    if (decomposition && unorm2_getDecomposition(decomposition, c, units, 32, &status) > 0 &&
        U_SUCCESS(status)) {
        UChar32 first = 0;
        U16_GET(units, 0, 0, 2, first);
        return first;
    }
    switch (c) { // letters that Unicode does not take apart
    case 0x142:
        return 'l';
    case 0xF8:
        return 'o';
    case 0x111:
    case 0xF0:
        return 'd';
    case 0x131:
        return 'i';
    default:
        return c;
    }
}

bool isSpaceLike(UChar32 c) {
    return c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '/' || c == 0xA0 || c == 0x2010 ||
           c == 0x2011 || c == 0x2013;
}

bool isDropped(UChar32 c) {
    return c == '\'' || c == '.' || c == '`' || c == ',' || c == 0x2019 || c == 0x2018 || c == 0x2BC ||
           c == 0x2BB || u_charType(c) == U_NON_SPACING_MARK;
}

} // namespace

std::string foldName(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    eachCodePoint(utf8, [&](UChar32 c) {
        if (isSpaceLike(c)) {
            if (!out.empty() && out.back() != ' ')
                out.push_back(' ');
        } else if (c < 0x80) {
            if (!isDropped(c))
                out.push_back(lowerAscii(static_cast<char>(c)));
        } else if (c == 0xDF) {
            out += "ss";
        } else if (!isDropped(c)) {
            append(out, baseLetter(u_tolower(c)));
        }
    });
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string lowerCase(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    if (isAscii(utf8))
        std::ranges::transform(utf8, std::back_inserter(out), lowerAscii);
    else
        eachCodePoint(utf8, [&](UChar32 c) { append(out, u_tolower(c)); });
    return out;
}

bool opensCapital(std::string_view utf8) {
    if (utf8.empty())
        return false;
    if (static_cast<unsigned char>(utf8.front()) < 0x80)
        return utf8.front() >= 'A' && utf8.front() <= 'Z';
    UChar32 c = 0;
    std::int32_t at = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(utf8.data()), at,
                    static_cast<std::int32_t>(utf8.size()), c);
    return u_isUUppercase(c) || u_istitle(c);
}

Words::Words(std::string_view text, const Document& document)
    : text_(text)
    , document_(document) {
    const auto& tokens = document.tokens;
    words_.resize(tokens.size());
    std::size_t bytes = 0;
    for (const Token& token : tokens)
        bytes += token.span.size();
    lower_.reserve(bytes); // never grows: the views into it stay
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Word& word = words_[i];
        word.text = slice(text, tokens[i].span);
        if (isAscii(word.text)) {
            const auto begin = lower_.size();
            int letters = 0, small = 0;
            for (const char c : word.text) {
                lower_.push_back(lowerAscii(c));
                letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                small += c >= 'a' && c <= 'z';
            }
            word.lower = std::string_view(lower_).substr(begin);
            word.allCapitals = letters >= 2 && small == 0;
        } else {
            word.lower = rare_.emplace_back(lowerCase(word.text));
            bool small = false;
            int letters = 0;
            eachCodePoint(word.text, [&](UChar32 c) {
                letters += u_isalpha(c) != 0;
                small = small || (u_isalpha(c) && !u_isupper(c));
            });
            word.allCapitals = letters >= 2 && !small;
        }
        word.capital = opensCapital(word.text);
        word.digit = !word.text.empty() && word.text.front() >= '0' && word.text.front() <= '9';
    }
    for (const Sentence& sentence : document.sentences) {
        bool opens = true; // until the first word that is no punctuation
        for (std::uint32_t i = sentence.first; i < sentence.last && i < words_.size(); ++i) {
            words_[i].heading = sentence.heading;
            words_[i].opens = opens;
            const auto c = static_cast<unsigned char>(words_[i].text.empty() ? ' ' : words_[i].text.front());
            const bool quote =
                c == '"' || words_[i].text == "“" || words_[i].text == "‘" || words_[i].text == ":";
            const bool letter =
                c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            opens = quote || (opens && !letter);
        }
    }
}

std::string_view Words::phrase(std::uint32_t first, std::uint32_t last) const {
    if (first >= last || last > words_.size())
        return {};
    return slice(text_, {document_.tokens[first].span.begin, document_.tokens[last - 1].span.end});
}

std::uint32_t Words::sentenceEnd(std::uint32_t token) const {
    const auto sentence = document_.tokens[token].sentence;
    return sentence < document_.sentences.size() ? document_.sentences[sentence].last : size();
}

std::uint32_t Words::sentenceBegin(std::uint32_t token) const {
    const auto sentence = document_.tokens[token].sentence;
    return sentence < document_.sentences.size() ? document_.sentences[sentence].first : 0;
}

bool Words::joined(std::uint32_t token) const {
    return token + 1 < size() && document_.tokens[token].span.end == document_.tokens[token + 1].span.begin;
}

} // namespace claimline::language::known
