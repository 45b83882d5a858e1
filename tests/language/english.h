// One loaded Language for all tests of this folder.
#pragma once

#include "language/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimline::language {

inline const Language& english() {
    static const Result<Language> loaded = Language::load("en", CLAIMLINE_DATA_DIR);
    if (!loaded)
        throw std::runtime_error(loaded.error().message());
    return *loaded;
}

// Words joined by blanks, sentences by " / ".
inline std::string shown(std::string_view text, const Document& document) {
    std::string out;
    for (const Sentence& sentence : document.sentences) {
        if (!out.empty())
            out += " /";
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            out += (out.empty() ? "" : " ") + std::string(slice(text, document.tokens[i].span));
    }
    return out;
}

inline std::string segmented(std::string_view text) {
    return shown(text, english().segment(text));
}

} // namespace claimline::language
