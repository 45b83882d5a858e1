// Holds the tree to its layout: which folder may include which, that no other library slips in, and what the
// top level holds. Reads the sources as text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = fs::path(CLAIMLINE_TESTS_DIR).parent_path();

// A folder may include itself and every folder listed here.
const std::map<std::string, std::set<std::string>> allowed = {
    {"model", {}},
    {"language", {"model"}},
    {"time", {"model", "language"}},
    {"formats", {"model", "language"}},
    {"claims", {"model", "language"}},
    {"reports", {"model", "language"}},
    {"resolve", {"model", "language"}},
    {"store", {"model"}},
    {"export", {"model", "store"}},
    {"ingest", {"model", "language", "time", "formats", "claims", "reports", "resolve", "store"}},
    {"cli",
     {"model", "language", "time", "formats", "claims", "reports", "resolve", "store", "export", "ingest"}},
};

struct Source {
    fs::path file;
    std::string folder; // first folder below src/ or ui/
    std::string text;
};

std::string read(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

std::vector<Source> sourcesBelow(const char* top) {
    std::vector<Source> all;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
        const auto ending = entry.path().extension();
        if (!entry.is_regular_file() || (ending != ".h" && ending != ".cpp"))
            continue;
        const fs::path below = fs::relative(entry.path(), root / top);
        all.push_back({entry.path(), below.begin()->string(), read(entry.path())});
    }
    return all;
}

std::vector<std::string> includesOf(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include"))
            continue;
        const auto open = line.find_first_of("<\"");
        const auto close = line.find_last_of(">\"");
        if (open != std::string::npos && close > open)
            all.push_back(line.substr(open + 1, close - open - 1));
    }
    return all;
}

TEST(Layout, EveryFolderOfTheCoreIncludesOnlyThoseBeforeIt) {
    const auto sources = sourcesBelow("src");
    ASSERT_FALSE(sources.empty());
    for (const Source& source : sources) {
        ASSERT_TRUE(allowed.contains(source.folder))
            << source.file << " lies in a folder that the layout does not know";
        for (const std::string& include : includesOf(source.text)) {
            const std::string target = include.substr(0, include.find('/'));
            if (include.find('/') == std::string::npos || !allowed.contains(target) ||
                target == source.folder)
                continue;
            EXPECT_TRUE(allowed.at(source.folder).contains(target)) << source.file << " includes " << include;
        }
    }
}

TEST(Layout, OtherFoldersAreUsedThroughTheirPublicHeaderOnly) {
    for (const char* top : {"src", "ui"})
        for (const Source& source : sourcesBelow(top))
            for (const std::string& include : includesOf(source.text)) {
                const std::string target = include.substr(0, include.find('/'));
                if (!allowed.contains(target) || target == "model" ||
                    (target == source.folder && std::string(top) == "src"))
                    continue;
                EXPECT_EQ(include, target + "/" + target + ".h") << source.file;
            }
}

TEST(Layout, TheCoreKnowsNoQtAndOnlyTheStoreKnowsSqlite) {
    for (const Source& source : sourcesBelow("src"))
        for (const std::string& include : includesOf(source.text)) {
            const bool qt = include.size() > 1 && include[0] == 'Q' &&
                            std::isupper(static_cast<unsigned char>(include[1]));
            EXPECT_FALSE(qt || include.starts_with("Qt")) << source.file << " includes " << include;
            const bool sqlite = include.starts_with("sqlite3") || include.starts_with("SQLiteCpp");
            EXPECT_TRUE(!sqlite || source.folder == "store") << source.file;
        }
}

TEST(Layout, NoSourceUsesTheRegexesThatOverflowTheStackOrPrintsRichTextFromData) {
    for (const char* top : {"src", "ui"})
        for (const Source& source : sourcesBelow(top)) {
            EXPECT_EQ(source.text.find("#include <regex>"), std::string::npos) << source.file;
            for (const char* rich : {"setHtml(", "QTextBrowser", "Qt::RichText", "Qt::AutoText"})
                EXPECT_EQ(source.text.find(rich), std::string::npos) << source.file << " uses " << rich;
        }
}

TEST(Layout, TheTopLevelHoldsNothingElse) {
    const std::set<std::string> known = {
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "build", "data", "src", "tests", "ui"};
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with('.') || known.contains(name)) << name;
    }
}

TEST(Layout, NoSourceFileIsTooLongToRead) {
    for (const char* top : {"src", "ui", "tests"})
        for (const Source& source : sourcesBelow(top))
            EXPECT_LE(std::ranges::count(source.text, '\n'), 600) << source.file;
}

} // namespace
