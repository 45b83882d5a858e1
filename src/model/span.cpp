#include "model/span.h"

#include <algorithm>

namespace claimline {

Span hull(Span a, Span b) {
    if (a.empty())
        return b;
    if (b.empty())
        return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

std::string_view slice(std::string_view text, Span span) {
    const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
    const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
    return text.substr(begin, end - begin);
}

namespace {

// Bytes of the UTF-8 sequence that this byte opens; 1 for ASCII and for whatever is no opening byte.
std::uint32_t sequenceLength(unsigned char byte) {
    if (byte >= 0xF0 && byte < 0xF8)
        return 4;
    if (byte >= 0xE0 && byte < 0xF0)
        return 3;
    if (byte >= 0xC0 && byte < 0xE0)
        return 2;
    return 1;
}

} // namespace

OffsetMap::OffsetMap(std::string_view utf8)
    : size_(static_cast<std::uint32_t>(utf8.size())) {
    std::uint32_t codePoints = 0;
    std::uint32_t units = 0;
    for (std::uint32_t byte = 0; byte < size_;) {
        const std::uint32_t length =
            std::min(sequenceLength(static_cast<unsigned char>(utf8[byte])), size_ - byte);
        byte += length;
        codePoints += 1;
        units += length == 4 ? 2 : 1;
        if (length > 1)
            marks_.push_back({byte, codePoints, units});
    }
}

std::uint32_t OffsetMap::codePoint(std::uint32_t byte) const {
    byte = std::min(byte, size_);
    const auto after = std::ranges::upper_bound(marks_, byte, {}, &Mark::byte);
    if (after == marks_.begin())
        return byte;
    return std::prev(after)->codePoint + (byte - std::prev(after)->byte);
}

std::uint32_t OffsetMap::utf16(std::uint32_t byte) const {
    byte = std::min(byte, size_);
    const auto after = std::ranges::upper_bound(marks_, byte, {}, &Mark::byte);
    if (after == marks_.begin())
        return byte;
    return std::prev(after)->utf16 + (byte - std::prev(after)->byte);
}

std::uint32_t OffsetMap::byteOfCodePoint(std::uint32_t codePoint) const {
    const auto after = std::ranges::upper_bound(marks_, codePoint, {}, &Mark::codePoint);
    const Mark from = after == marks_.begin() ? Mark{0, 0, 0} : *std::prev(after);
    return std::min(size_, from.byte + (codePoint - from.codePoint));
}

std::uint32_t OffsetMap::byteOfUtf16(std::uint32_t unit) const {
    const auto after = std::ranges::upper_bound(marks_, unit, {}, &Mark::utf16);
    const Mark from = after == marks_.begin() ? Mark{0, 0, 0} : *std::prev(after);
    return std::min(size_, from.byte + (unit - from.utf16));
}

} // namespace claimline
