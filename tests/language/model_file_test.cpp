#include "language/model_file.h"
#include "support/scratch.h"

#include "language/english.h"

#include <fstream>

namespace claimline::language {
namespace {

namespace fs = std::filesystem;

// A data folder of its own whose English can be damaged.
class DamagedModel : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(root_ / "language" / "en");
        for (const auto& entry : fs::directory_iterator(fs::path(CLAIMLINE_DATA_DIR) / "language" / "en"))
            if (entry.is_regular_file())
                fs::create_symlink(fs::absolute(entry.path()),
                                   root_ / "language" / "en" / entry.path().filename());
        fs::create_directory_symlink(fs::absolute(fs::path(CLAIMLINE_DATA_DIR) / "places"), root_ / "places");
        const fs::path weights = fs::path(CLAIMLINE_DATA_DIR) / "language" / "en" / "syntax.model";
        std::ifstream in(weights, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(in), {});
        fs::remove(model());
    }
    fs::path model() const { return root_ / "language" / "en" / "syntax.model"; }

    void write(std::string_view bytes) const { std::ofstream(model(), std::ios::binary) << bytes; }

    std::string errorOfLoading() const {
        const auto loaded = Language::load("en", root_);
        return loaded ? "loaded" : loaded.error().message();
    }

    testing_support::Scratch scratch_;
    fs::path root_ = scratch_.folder();
    std::string bytes_;
};

TEST_F(DamagedModel, AMissingFileIsNamed) {
    EXPECT_THAT(errorOfLoading(),
                testing::AllOf(testing::HasSubstr("syntax.model"), testing::HasSubstr("missing")));
}

TEST_F(DamagedModel, AnEmptyOrForeignFileIsRefused) {
    write("");
    EXPECT_THAT(errorOfLoading(), testing::HasSubstr("syntax.model"));
    write("#!/bin/sh\necho this is no model, though it is longer than a header\n");
    EXPECT_THAT(errorOfLoading(), testing::HasSubstr("no language model"));
}

TEST_F(DamagedModel, AFileCutShortIsRefused) {
    write(std::string_view(bytes_).substr(0, bytes_.size() / 2));
    EXPECT_THAT(errorOfLoading(), testing::HasSubstr("cut short"));
}

TEST_F(DamagedModel, OneFlippedBitIsFound) {
    for (const std::size_t at : {bytes_.size() / 3, bytes_.size() - 1, std::size_t{40}}) {
        std::string flipped = bytes_;
        flipped[at] = static_cast<char>(flipped[at] ^ 4);
        write(flipped);
        EXPECT_THAT(errorOfLoading(), testing::HasSubstr("checksum")) << at;
    }
}

TEST_F(DamagedModel, APartThatIsMissingIsNamed) {
    ASSERT_TRUE(writeModelFile(model(), {{"tags", "ab"}}));
    EXPECT_THAT(errorOfLoading(), testing::HasSubstr("\"words\""));
}

TEST_F(DamagedModel, PartsThatDoNotFitTogetherAreNamed) {
    write(bytes_);
    std::vector<std::pair<std::string, std::string>> sections;
    {
        const auto whole = ModelFile::open(model());
        ASSERT_TRUE(whole);
        for (const char* name : {"tags", "words", "shape", "rows", "numbers"})
            sections.emplace_back(name, *whole->section(name));
    }
    for (auto& [name, bytes] : sections) {
        const std::string kept = bytes;
        bytes.resize(bytes.size() - (name == "tags" ? 2 : 4));
        ASSERT_TRUE(writeModelFile(model(), sections));
        EXPECT_THAT(errorOfLoading(), testing::AllOf(testing::HasSubstr("syntax.model"),
                                                     testing::Not(testing::HasSubstr("checksum"))))
            << name;
        bytes = kept;
    }
}

TEST_F(DamagedModel, WritingReplacesTheFileAtOnceAndLeavesNothingBeside) {
    write(bytes_);
    ASSERT_TRUE(writeModelFile(model(), {{"tags", "ab"}}));
    EXPECT_LT(fs::file_size(model()), 1000u);
    const fs::path inNoFolder = root_ / "nowhere" / "syntax.model";
    EXPECT_FALSE(writeModelFile(inNoFolder, {{"tags", "ab"}}));
    for (const auto& entry : fs::directory_iterator(model().parent_path()))
        EXPECT_NE(entry.path().extension(), ".new");
}

TEST_F(DamagedModel, TheWholeFileLoads) {
    write(bytes_);
    EXPECT_EQ(errorOfLoading(), "loaded");
}

TEST(LanguageLoad, AnUnknownLanguageIsAClearError) {
    const auto loaded = Language::load("xx", CLAIMLINE_DATA_DIR);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, ErrorKind::notFound);
    EXPECT_THAT(loaded.error().message(), testing::HasSubstr("xx"));
}

} // namespace
} // namespace claimline::language
