// Every limit of the program, in one place. Each has a test one below and one above it.
#pragma once

#include <cstddef>

namespace claimline {

struct Limits {
    std::size_t fileBytes = 32u << 20;   // a file that is read; archives: an entry
    std::size_t articleBytes = 4u << 20; // the text of one article
    std::size_t lineBytes = 64u << 10;   // longer lines are broken for layout, never cut
    std::size_t sentences = 20'000;      // of one article
    std::size_t claims = 5'000;          // of one article
    std::size_t sentenceTokens = 400;    // a longer sentence is parsed in pieces of this length
    std::size_t jsonDepth = 64;          // nesting of a JSON input
    std::size_t htmlDepth = 1'000;           // nesting of elements in a page
    std::size_t shownCharacters = 2'000; // of one quotation on screen or in print
};

inline constexpr Limits limits{};

} // namespace claimline
