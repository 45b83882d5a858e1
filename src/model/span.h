// Spans: where in an article's stored text something stands. All evidence is a Span.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimline {

// Half-open range [begin, end) in BYTES of the article's stored UTF-8 text, both on borders of code points.
// JSON speaks of code points and the window of UTF-16 units; OffsetMap converts at those borders.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin >= end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(Span, Span) = default;
};

// The smallest span that holds both; an empty one counts for nothing.
Span hull(Span a, Span b);

// The text of a span, cut to what the text holds.
std::string_view slice(std::string_view text, Span span);

// Converts byte offsets of one UTF-8 text to code points and UTF-16 units and back, in O(log n) each.
// An offset beyond the text gives the text's length. Invalid UTF-8 counts a unit per byte.
class OffsetMap {
public:
    explicit OffsetMap(std::string_view utf8);

    std::uint32_t codePoint(std::uint32_t byte) const;
    std::uint32_t utf16(std::uint32_t byte) const;
    std::uint32_t byteOfCodePoint(std::uint32_t codePoint) const;
    std::uint32_t byteOfUtf16(std::uint32_t unit) const;

private:
    struct Mark { // the three counts just after a character of more than one byte
        std::uint32_t byte, codePoint, utf16;
    };
    std::uint32_t size_ = 0;
    std::vector<Mark> marks_; // plain ASCII needs none
};

} // namespace claimline
