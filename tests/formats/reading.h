// Reads inputs the way the importer does, for the tests of this folder.
#pragma once

#include "formats/formats.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimline::formats {

inline const Readers& readers() {
    static const auto loaded = Readers::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language" / "en");
    EXPECT_TRUE(loaded) << loaded.error().message();
    return *loaded;
}

struct Reading {
    std::vector<Article> articles;
    std::vector<std::string> refused; // entries
    std::string fault;                // of the file; empty: none
};

inline Reading reading(const std::string& path, std::string_view bytes) {
    Reading result;
    const auto done = readers().read({path, bytes}, [&](Item item) {
        if (item.article)
            result.articles.push_back(std::move(*item.article));
        else
            result.refused.push_back(item.article.error().message());
        return true;
    });
    if (!done)
        result.fault = done.error().message();
    return result;
}

inline Article articleOf(const std::string& path, std::string_view bytes) {
    const Reading read = reading(path, bytes);
    EXPECT_EQ(read.articles.size(), 1u) << read.fault;
    return read.articles.empty() ? Article{} : read.articles.front();
}

// The lines that were cut.
inline std::vector<std::string> cutsOf(const Article& article) {
    std::vector<std::string> lines;
    for (const Cut& cut : article.cuts)
        lines.emplace_back(slice(article.text, cut.span));
    return lines;
}

inline std::string whyOf(const Article& article, std::string_view field) {
    for (const Provenance& p : article.provenance)
        if (p.field == field)
            return p.because;
    return {};
}

// What every article must hold, whatever it was read from; empty: all is well.
inline std::string faultIn(const Article& article) {
    std::uint32_t last = 0;
    for (const Cut& cut : article.cuts) {
        if (cut.span.begin < last || cut.span.empty() || cut.span.end > article.text.size())
            return "cuts overlap, are empty or leave the text";
        last = cut.span.end;
    }
    if (article.titleSpan.end > article.text.size())
        return "the title leaves the text";
    if (article.text.find('\0') != std::string::npos || article.text.find('\r') != std::string::npos)
        return "NUL or CR in the text";
    if (!article.id || article.textHash != sha256(article.text))
        return "the id or hash is not that of the text";
    return {};
}

} // namespace claimline::formats
