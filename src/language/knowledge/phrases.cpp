#include "language/knowledge/phrases.h"

namespace claimline::language::known {

namespace {

char lowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isWordByte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string_view openingRun(std::string_view lower) {
    std::size_t size = 0;
    while (size < lower.size() && isWordByte(lower[size])) {
        if (lower.substr(size).starts_with("’"))
            break;
        ++size;
    }
    return lower.substr(0, std::max<std::size_t>(size, lower.empty() ? 0 : 1));
}

std::size_t matchPhrase(std::string_view text, std::size_t at, std::string_view phrase, Letters letters) {
    const std::size_t begin = at;
    for (const char c : phrase) {
        if (at >= text.size())
            return 0;
        if (c == ' ') {
            if (text[at] != ' ')
                return 0;
            while (at < text.size() && text[at] == ' ')
                ++at;
        } else if (c == '\'' && text.substr(at).starts_with("’")) {
            at += std::string_view("’").size();
        } else if (text[at] == c || (letters == Letters::anyCase && lowerAscii(text[at]) == lowerAscii(c))) {
            ++at;
        } else {
            return 0;
        }
    }
    return at - begin;
}

} // namespace claimline::language::known
