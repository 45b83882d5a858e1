#include "model/ids.h"

#include <algorithm>
#include <array>

namespace claimline {

namespace {

// Lower case and digits without i, l, o and 1: read over the telephone, none is taken for another.
constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz234567890";
static_assert(alphabet.size() == 32);
constexpr int letters = 13; // 13 × 5 = 65 bits: the first letter carries four

constexpr int shiftOf(int letter) {
    return 60 - 5 * letter;
}

std::uint64_t mix(std::string& bytes) {
    const std::uint64_t value = leading64(sha256(bytes));
    return value ? value : 1;
}

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

void append(std::string& bytes, const std::vector<Span>& spans) {
    append(bytes, spans.size());
    for (const Span span : spans)
        append(bytes, std::uint64_t{span.begin} << 32 | span.end);
}

} // namespace

std::string idText(std::uint64_t value) {
    std::string text;
    for (int letter = 0; letter < letters; ++letter)
        text.push_back(alphabet[value >> shiftOf(letter) & 31]);
    return text;
}

std::optional<IdRange> idRange(std::string_view prefix) {
    if (prefix.empty() || prefix.size() > letters)
        return std::nullopt;
    IdRange range{0, 0};
    for (int letter = 0; letter < letters; ++letter) {
        std::uint64_t low = 0;
        std::uint64_t high = letter == 0 ? 15 : 31;
        if (letter < static_cast<int>(prefix.size())) {
            const char raw = prefix[static_cast<std::size_t>(letter)];
            const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
            const auto at = alphabet.find(c);
            if (at == std::string_view::npos || at > high)
                return std::nullopt;
            low = high = at;
        }
        range.first |= low << shiftOf(letter);
        range.last |= high << shiftOf(letter);
    }
    return range;
}

int idPrefixLength(std::vector<std::uint64_t> values) {
    std::ranges::sort(values);
    int length = 6;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i] == values[i - 1])
            continue;
        while (length < letters && values[i] >> shiftOf(length - 1) == values[i - 1] >> shiftOf(length - 1))
            ++length;
    }
    return length;
}

ArticleId articleId(const Sha256& textHash) {
    const std::uint64_t value = leading64(textHash);
    return {value ? value : 1};
}

ClaimId claimId(ArticleId article, const std::vector<Span>& source, const std::vector<Span>& cue,
                const std::vector<Span>& content) {
    std::string bytes = "claim";
    append(bytes, article.value);
    append(bytes, source);
    append(bytes, cue);
    append(bytes, content);
    return {mix(bytes)};
}

ReportId reportId(ArticleId article, Span span) {
    std::string bytes = "report";
    append(bytes, article.value);
    append(bytes, std::vector<Span>{span});
    return {mix(bytes)};
}

} // namespace claimline
