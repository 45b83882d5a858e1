#include "export/export.h"

#include "support/scratch.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace claimline::exporting {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
}

TEST(Writing, TheEndingOfTheFileChoosesTheFormat) {
    EXPECT_EQ(formatOf("a.timelinejs.json"), Format::timelinejs);
    EXPECT_EQ(formatOf("a.json"), Format::json);
    EXPECT_EQ(formatOf("a.b.csv"), Format::csv);
    const auto unknown = formatOf("a.docx");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().message().find(".timelinejs.json"), std::string::npos);
}

TEST(Writing, AnErrorLeavesTheOlderFileAsItWas) {
    const testing_support::Scratch scratch;
    const fs::path& folder = scratch.folder();
    const fs::path file = folder / "report.md";
    ASSERT_TRUE(writeWhole(file, "old"));
    const auto failed = writeWhole(folder / "absent" / "report.md", "new");
    ASSERT_FALSE(failed);
    EXPECT_NE(failed.error().message().find("report.md"), std::string::npos);
    EXPECT_EQ(contentOf(file), "old");
    ASSERT_TRUE(writeWhole(file, "new"));
    EXPECT_EQ(contentOf(file), "new");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1)
        << "a temporary file was left behind";
}

TEST(Writing, AFullDiskIsToldAndLeavesNothingBehind) {
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    // The temporary file stands beside the target; a link lets it fall onto the full device.
    const testing_support::Scratch scratch;
    const fs::path& folder = scratch.folder();
    const fs::path file = folder / "report.md";
    const fs::path temporary = file.string() + ".part" + std::to_string(::getpid());
    fs::create_symlink("/dev/full", temporary);
    const auto failed = writeWhole(file, std::string(100000, 'x'));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, ErrorKind::noSpace);
    EXPECT_FALSE(fs::exists(file));
}

} // namespace
} // namespace claimline::exporting
