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
        const fs::path weights = fs::path(CLAIMLINE_DATA_DIR) / "language" / "en" / "parser.model";
        std::ifstream in(weights, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(in), {});
        fs::remove(model());
    }
    fs::path model() const { return root_ / "language" / "en" / "parser.model"; }

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
                testing::AllOf(testing::HasSubstr("parser.model"), testing::HasSubstr("missing")));
}

TEST_F(DamagedModel, AnEmptyOrForeignFileIsRefused) {
    write("");
    EXPECT_THAT(errorOfLoading(), testing::HasSubstr("parser.model"));
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
