// Texts outside the repository, where they are at hand.
#include "reading.h"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace claimline::formats {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class Seeds : public testing::Test {
protected:
    void SetUp() override {
        const fs::path folder = fs::path(CLAIMLINE_SHARED_DIR) / "seeds";
        if (!fs::is_directory(folder))
            GTEST_SKIP() << "no " << folder;
        std::vector<fs::path> files(fs::directory_iterator(folder), fs::directory_iterator{});
        std::ranges::sort(files);
        for (const fs::path& file : files) {
            std::ifstream in(file, std::ios::binary);
            articles_.push_back(
                articleOf(file.filename(), std::string(std::istreambuf_iterator<char>(in), {})));
        }
        ASSERT_EQ(articles_.size(), 5u);
    }
    std::vector<Article> articles_;
};

TEST_F(Seeds, GiveTheirTitlesAuthorsAndAgencies) {
    EXPECT_EQ(articles_[0].title, "");
    EXPECT_FALSE(articles_[1].title.empty());
    EXPECT_FALSE(articles_[2].title.empty());
    EXPECT_EQ(articles_[1].agency, "The Associated Press");
    EXPECT_EQ(articles_[1].publisher, "National Post");
    EXPECT_EQ(articles_[1].dateline, "KYIV, Ukraine");
    EXPECT_EQ(articles_[3].author, "Owen Evans");
    for (const Article& article : articles_) {
        EXPECT_EQ(article.language, "en");
        EXPECT_EQ(faultIn(article), "");
        EXPECT_FALSE(article.published.known()) << "none of them states its date";
    }
}

TEST_F(Seeds, LoseTheirDebrisAndNothingElse) {
    EXPECT_THAT(cutsOf(articles_[0]), ElementsAre());
    EXPECT_EQ(cutsOf(articles_[1]).size(), 4u);
    EXPECT_EQ(cutsOf(articles_[2]).size(), 4u);
    EXPECT_EQ(cutsOf(articles_[3]).size(), 1u);
    EXPECT_THAT(cutsOf(articles_[4]), ElementsAre());
}

} // namespace
} // namespace claimline::formats
