#include "formats/formats.h"

#include <gtest/gtest.h>

namespace claimline::formats {
namespace {

TEST(Formats, TheLexiconsOfTheInstallationLoad) {
    const auto readers = Readers::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language" / "en");
    ASSERT_TRUE(readers) << readers.error().message();
}

} // namespace
} // namespace claimline::formats
