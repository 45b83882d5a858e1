#include "store/search.h"

#include "sample.h"

namespace claimline::store {
namespace {

TEST(SearchExpression, QuotesWordsSoThatNoneIsAnOperator) {
    EXPECT_EQ(searchExpression("harbour fire"), R"("harbour" AND "fire" *)");
    EXPECT_EQ(searchExpression("fire AND NOT"), R"("fire" AND "AND" AND "NOT" *)");
    EXPECT_EQ(searchExpression("title:fire* (x)"), R"-("title:fire*" AND "(x)" *)-");
}

TEST(SearchExpression, TakesPhrasesInStraightAndCurlyQuotes) {
    EXPECT_EQ(searchExpression("\"port office\""), R"("port office")");
    EXPECT_EQ(searchExpression("“port office” fi"), R"("port office" AND "fi" *)");
    EXPECT_EQ(searchExpression("\"never closed"), R"("never closed" *)");
}

TEST(SearchExpression, DoesNotYetAskForAWordOfWhichOnlyTheFirstLetterIsTyped) {
    EXPECT_EQ(searchExpression("h"), "");
    EXPECT_EQ(searchExpression("crack H"), R"("crack" *)");
    EXPECT_EQ(searchExpression("crack ї"), R"("crack" *)");
    EXPECT_EQ(searchExpression("plan b "), R"("plan" AND "b")"); // it is all of the word
    EXPECT_EQ(searchExpression("\"b\""), R"("b")");
    EXPECT_EQ(searchExpression("pier 7"), R"("pier" AND "7" *)");
    EXPECT_EQ(searchExpression("火"), R"("火" *)");
}

TEST(SearchExpression, AsksNothingWhereThereIsNoWord) {
    for (const char* typed : {"", "   ", "\"\"", "* - + ^ ( )", "—"})
        EXPECT_EQ(searchExpression(typed), "") << typed;
}

class Search : public testing::Test {
protected:
    std::size_t found(const std::string& text) {
        Filter filter;
        filter.text = text;
        const auto slice = project.slice(filter);
        EXPECT_TRUE(slice) << text << ": " << slice.error().message();
        return slice ? slice->rows.size() : 999;
    }
    void SetUp() override {
        const ArticleEntry ferry =
            entryOf("a.txt", "Eleven people died when the Orlík ferry burned. Cats watched.");
        const ArticleEntry strike = entryOf("b.txt", "Dockers went on strike. Nothing moved.");
        store(project, {ferry, strike});
        ASSERT_TRUE(
            project.putEvents({eventOf({ferry}, "Ferry burns"), eventOf({strike}, "Dockers strike")}));
    }
    Folder folder;
    Project project = openProject(folder / "p.claimline");
};

TEST_F(Search, FindsWordsOfTitleQuoteAndText) {
    EXPECT_EQ(found("burns"), 1u);   // title
    EXPECT_EQ(found("eleven"), 1u);  // quote
    EXPECT_EQ(found("cats"), 1u);    // text of the article that it is about
    EXPECT_EQ(found("harbour"), 2u); // both articles' titles
    EXPECT_EQ(found("zeppelin"), 0u);
}

TEST_F(Search, TakesTheLastWordAsAPrefixAndIgnoresAccentsAndCase) {
    EXPECT_EQ(found("ELEVEN peo"), 1u);
    EXPECT_EQ(found("elev people"), 0u);
    EXPECT_EQ(found("orlik"), 1u);
    EXPECT_EQ(found("\"people died\""), 1u);
    EXPECT_EQ(found("\"died people\""), 0u);
}

TEST_F(Search, SurvivesWhateverIsTyped) {
    for (const std::string& typed :
         {std::string("\""), std::string("a\" OR \"b"), std::string("NEAR(a b)"), std::string("*"),
          std::string("a'; DROP TABLE event; --"), std::string("\0x", 2), std::string("{title}:"),
          std::string("\xff\xfe"), std::string("-ferry"), std::string(20'000, 'w')})
        found(typed);
    EXPECT_EQ(found("-ferry"), 1u);
}

TEST_F(Search, ForgetsEventsThatAreGone) {
    ASSERT_TRUE(project.putEvents({}));
    EXPECT_EQ(found("burns"), 0u);
}

} // namespace
} // namespace claimline::store
