// The samples' articles, read once: what the benches of the analysis work on.
#pragma once

#include "formats/formats.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace claimline::bench {

inline std::vector<Article> sampleArticles() {
    namespace fs = std::filesystem;
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(CLAIMLINE_DATA_DIR "/samples"))
        if (entry.is_regular_file() && entry.path().extension() != ".md")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    const auto readers = formats::Readers::load(CLAIMLINE_DATA_DIR "/language/en");
    std::vector<Article> articles;
    if (!readers)
        return articles;
    for (const fs::path& path : paths) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        (void)readers->read({path.string(), bytes}, [&](formats::Item item) {
            if (item.article)
                articles.push_back(std::move(*item.article));
            return true;
        });
    }
    return articles;
}

inline std::int64_t textBytes(const std::vector<Article>& articles) {
    std::int64_t bytes = 0;
    for (const Article& article : articles)
        bytes += static_cast<std::int64_t>(article.text.size());
    return bytes;
}

} // namespace claimline::bench
