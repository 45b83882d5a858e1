#include "language/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace claimline::language {

namespace {

constexpr std::int32_t zeroWidthSpace = 0x200B;
constexpr std::int32_t softHyphen = 0xAD;

bool isPictogram(UChar32 code) {
    return u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) || (code >= 0x1F1E6 && code <= 0x1F1FF);
}

CharClass classOf(UChar32 code) {
    if (u_isUWhiteSpace(code) || code == zeroWidthSpace || code == 0xFEFF)
        return CharClass::space;
    switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
        return CharClass::letter;
    case U_OTHER_LETTER:
        return u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) || (code >= 0x3040 && code <= 0x30FF)
                   ? CharClass::ideograph
                   : CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER:
    case U_LETTER_NUMBER:
        return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
        return CharClass::mark;
    case U_CURRENCY_SYMBOL:
        return CharClass::currency;
    case U_CONTROL_CHAR:
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SPACE_SEPARATOR:
        return CharClass::space;
    case U_MATH_SYMBOL:
    case U_MODIFIER_SYMBOL:
        // Emoji skin tones are modifier symbols.
        return code >= 0x1F3FB && code <= 0x1F3FF ? CharClass::mark : CharClass::symbol;
    case U_OTHER_SYMBOL:
        return isPictogram(code) ? CharClass::pictogram : CharClass::symbol;
    default:
        return CharClass::punctuation;
    }
}

std::array<CharClass, 128> makeAsciiClasses() {
    std::array<CharClass, 128> classes{};
    for (int code = 0; code < 128; ++code)
        classes[static_cast<std::size_t>(code)] = classOf(code);
    return classes;
}

const std::array<CharClass, 128> asciiClasses = makeAsciiClasses();

} // namespace

Char charAt(std::string_view text, std::size_t byte) {
    if (byte >= text.size())
        return {0, 0, CharClass::space};
    const auto first = static_cast<unsigned char>(text[byte]);
    if (first < 0x80)
        return {first, 1, asciiClasses[first]};
    UChar32 code = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + byte);
    const auto left = static_cast<std::int32_t>(text.size() - byte < 4 ? text.size() - byte : 4);
    std::int32_t at = 0;
    U8_NEXT(bytes, at, left, code);
    if (code < 0)
        return {0xFFFD, 1, CharClass::space};
    // A soft hyphen stands inside a word and is not seen.
    return {code, static_cast<std::uint32_t>(at), code == softHyphen ? CharClass::mark : classOf(code)};
}

bool isUpper(std::int32_t code) {
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    return u_isUUppercase(code) || u_istitle(code);
}

bool isLower(std::int32_t code) {
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return u_isULowercase(code);
}

bool isApostrophe(std::int32_t code) {
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

bool isHyphen(std::int32_t code) {
    return code == '-' || code == 0x2010 || code == 0x2011;
}

bool isOpeningQuote(std::int32_t code) {
    return code == 0x201C || code == 0x2018 || code == 0xAB || code == 0x2039 || code == 0x201E ||
           code == 0x201A || code == '`';
}

bool isClosingQuote(std::int32_t code) {
    return code == 0x201D || code == 0x2019 || code == 0xBB || code == 0x203A;
}

bool isStraightQuote(std::int32_t code) {
    return code == '"' || code == '\'' || code == 0xFF02;
}

bool isOpeningBracket(std::int32_t code) {
    return code == '(' || code == '[' || code == '{' || code == 0xFF08;
}

bool isClosingBracket(std::int32_t code) {
    return code == ')' || code == ']' || code == '}' || code == 0xFF09;
}

bool isTerminator(std::int32_t code) {
    switch (code) {
    case '.':
    case '!':
    case '?':
    case 0x2026: // …
    case 0x3002: // 。
    case 0xFF01: // ！
    case 0xFF1F: // ？
    case 0x61F:  // ؟
    case 0x6D4:  // ۔
    case 0x964:  // ।
        return true;
    default:
        return false;
    }
}

void appendLower(std::string_view word, std::string& out) {
    for (std::size_t at = 0; at < word.size();) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            ++at;
            continue;
        }
        const Char here = charAt(word, at);
        const UChar32 lower = here.code == 0xFFFD ? -1 : u_tolower(here.code);
        if (lower < 0 || lower == here.code) {
            out.append(word.substr(at, here.length));
        } else {
            std::uint8_t bytes[4];
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(bytes, length, lower);
            out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
        }
        at += here.length;
    }
}

} // namespace claimline::language
