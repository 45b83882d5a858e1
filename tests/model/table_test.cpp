#include "model/table.h"

#include "support/scratch.h"

#include <fstream>
#include <gtest/gtest.h>

namespace claimline {
namespace {

class Tables : public testing::Test {
protected:
    std::filesystem::path write(const std::string& content) {
        const auto file = scratch_.folder() / "words.tsv";
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

private:
    testing_support::Scratch scratch_;
};

TEST_F(Tables, FieldsAreReadByTheNameOfTheirColumn) {
    const auto table = Table::read(write("# words\nverb\tclass\nsay\tspeech\ndeny\n"), {"verb", "class"});
    ASSERT_TRUE(table) << table.error().message();
    ASSERT_EQ(table->rows().size(), 2u);
    EXPECT_EQ(table->rows()[0]["class"], "speech");
    EXPECT_EQ(table->rows()[1]["class"], "");
    EXPECT_EQ(table->rows()[1].line(), 4);
}

TEST_F(Tables, AMissingColumnIsNamed) {
    const auto table = Table::read(write("verb\nsay\n"), {"class"});
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message().find("\"class\""), std::string::npos);
}

TEST_F(Tables, ALineWithTooManyFieldsIsNamed) {
    const auto table = Table::read(write("verb\nsay\tspeech\n"), {"verb"});
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message().find("line 2"), std::string::npos);
}

TEST_F(Tables, AMissingFileIsNamed) {
    EXPECT_NE(Table::read("/nowhere/words.tsv", {}).error().message().find("words.tsv"), std::string::npos);
}

TEST_F(Tables, ListsAreSplitAndTrimmed) {
    EXPECT_EQ(splitList(" a | b c||d "), (std::vector<std::string>{"a", "b c", "d"}));
    EXPECT_TRUE(splitList("").empty());
}

} // namespace
} // namespace claimline
