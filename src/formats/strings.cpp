#include "formats/strings.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace claimline::formats {

namespace {

bool isBlank(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029;
}

char32_t plain(char32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x60:
    case 0xB4:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return c;
    }
}

} // namespace

char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    auto index = static_cast<std::int32_t>(at);
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), index,
                    static_cast<std::int32_t>(text.size()), c);
    at = static_cast<std::size_t>(index);
    return static_cast<char32_t>(c);
}

void appendUtf8(std::string& text, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000))
        codePoint = 0xFFFD;
    char buffer[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(codePoint));
    text.append(buffer, static_cast<std::size_t>(length));
}

bool isValidUtf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    std::int32_t at = 0;
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0)
            return false;
    }
    return true;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        if (!isBlank(nextCodePoint(text, next)))
            break;
        begin = next;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t last = end - 1;
        while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80)
            --last;
        std::size_t at = last;
        if (!isBlank(nextCodePoint(text, at)))
            break;
        end = last;
    }
    return text.substr(begin, end - begin);
}

std::string squeeze(std::string_view text) {
    std::string result;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (isBlank(nextCodePoint(text, at))) {
            blank = true;
            continue;
        }
        if (blank && !result.empty())
            result.push_back(' ');
        blank = false;
        result.append(text.substr(begin, at - begin));
    }
    return result;
}

std::string foldLine(std::string_view text) {
    std::string result;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        if (isBlank(c)) {
            blank = true;
            continue;
        }
        if (blank && !result.empty())
            result.push_back(' ');
        blank = false;
        appendUtf8(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c)))));
    }
    return result;
}

std::string foldWords(std::string_view text) {
    std::string result;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = plain(nextCodePoint(text, at));
        if (c == '\'')
            continue; // "Russia's" and "Russias" are one
        if (!u_isalnum(static_cast<UChar32>(c)) &&
            u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) {
            gap = true;
            continue;
        }
        if (gap && !result.empty())
            result.push_back(' ');
        gap = false;
        appendUtf8(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
    return result;
}

std::size_t countWords(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const bool blank = isBlank(nextCodePoint(text, at));
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

bool endsSentence(std::string_view text) {
    text = trim(text);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80)
            --last;
        std::size_t at = last;
        const char32_t c = plain(nextCodePoint(text, at));
        if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
            c == 0x0964 || c == 0x06D4 || c == 0x061F)
            return true;
        if (c != '"' && c != '\'' && c != ')' && c != ']')
            return false;
        text.remove_suffix(text.size() - last);
    }
    return false;
}

bool beginsUpper(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(nextCodePoint(text, at));
        if (u_isalpha(c))
            return !u_islower(c);
    }
    return true;
}

std::vector<Line> linesOf(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view inner = trim(text.substr(begin, end - begin));
        if (!inner.empty()) {
            const auto at = static_cast<std::uint32_t>(inner.data() - text.data());
            lines.push_back({{at, at + static_cast<std::uint32_t>(inner.size())}, inner});
        }
        begin = end + 1;
    }
    return lines;
}

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerPrefix) {
    if (text.size() < lowerPrefix.size())
        return false;
    for (std::size_t i = 0; i < lowerPrefix.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        if (c != lowerPrefix[i])
            return false;
    }
    return true;
}

} // namespace claimline::formats
