#include "model/limits.h"
#include "reading.h"

#include <gmock/gmock.h>

namespace claimline::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Json, EachLineOfAFileIsAnArticle) {
    const Reading read =
        reading("feed.jsonl", "{\"title\":\"Ferry fire\",\"text\":\"A ferry burned off "
                              "Selm.\",\"date\":\"2024-11-19\"}\n\n{\"text\":\"Two died.\"}\n");
    ASSERT_EQ(read.articles.size(), 2u) << read.fault;
    EXPECT_EQ(read.articles[0].path, "feed.jsonl#1");
    EXPECT_EQ(read.articles[0].title, "Ferry fire");
    EXPECT_EQ(bodyText(read.articles[0]), "A ferry burned off Selm.");
    EXPECT_EQ(slice(read.articles[0].text, read.articles[0].titleSpan), "Ferry fire");
    EXPECT_EQ(read.articles[0].published.edtf, "2024-11-19");
    EXPECT_EQ(read.articles[0].published.basis, DateBasis::metadata);
    EXPECT_EQ(read.articles[1].path, "feed.jsonl#3");
    EXPECT_FALSE(read.articles[1].published.known());
}

TEST(Json, ABrokenLineIsNamedAndTheRestGoesOn) {
    const Reading read =
        reading("feed.jsonl",
                "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Three.\"}\n[1]\n{\"title\":\"no text\"}\n");
    EXPECT_EQ(read.articles.size(), 2u);
    EXPECT_THAT(read.refused, ElementsAre(HasSubstr("feed.jsonl#2: is no valid JSON"),
                                          HasSubstr("feed.jsonl#4: is no JSON object"),
                                          HasSubstr("feed.jsonl#5: has no text")));
}

struct AliasCase {
    const char* json;
    const char* publisher;
};
class Aliases : public testing::TestWithParam<AliasCase> {};

TEST_P(Aliases, OfExtractorsAreRead) {
    const Reading read = reading("a.json", GetParam().json);
    ASSERT_EQ(read.articles.size(), 1u) << read.fault;
    const Article& article = read.articles.front();
    EXPECT_EQ(article.title, "Ferry fire");
    EXPECT_EQ(bodyText(article), "A ferry burned off Selm.");
    EXPECT_EQ(article.published.day(), Day::of(2024, 11, 19));
    EXPECT_EQ(article.publisher, GetParam().publisher);
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Aliases,
    testing::Values(
        AliasCase{
            R"({"title":"Ferry fire","maintext":"A ferry burned off Selm.","date_publish":"2024-11-19 10:00:00","source_domain":"www.cnn.com"})",
            "CNN"},
        AliasCase{
            R"({"title":"Ferry fire","text":"A ferry burned off Selm.","date":"2024-11-19","sitename":"Selm Courier","hostname":"x.example"})",
            "Selm Courier"},
        AliasCase{
            R"({"headline":"Ferry fire","body_text":"A ferry burned off Selm.","versioncreated":"2024-11-19T10:00:00Z"})",
            ""},
        AliasCase{
            R"({"articles":{"results":[{"title":"Ferry fire","body":"A ferry burned off Selm.","dateTimePub":"2024-11-19T10:00:00Z","source":{"title":"Selm Courier"}}]}})",
            "Selm Courier"},
        AliasCase{
            R"([{"title":"Ferry fire","content":"<p>A ferry burned off <b>Selm</b>.</p>","published":1732012800}])",
            ""}));

TEST(Json, AuthorsComeAsAListOrAsObjects) {
    EXPECT_EQ(articleOf("a.json", R"({"text":"A ferry burned.","authors":["Jane Roe","John Doe"]})").author,
              "Jane Roe, John Doe");
    EXPECT_EQ(articleOf("a.json", R"({"text":"A ferry burned.","author":[{"name":"Jane Roe"}]})").author,
              "Jane Roe");
}

TEST(Json, TheReaderStopsWhenToldTo) {
    int seen = 0;
    const auto done = readers().read({"a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"},
                                     [&](Item) { return ++seen < 1; });
    EXPECT_TRUE(done);
    EXPECT_EQ(seen, 1);
}

TEST(Json, NestingIsReadUpToTheLimitAndNotBeyond) {
    const auto nested = [](std::size_t depth) { // the object itself is one level
        return "{\"text\":\"A ferry burned.\",\"x\":" + std::string(depth - 1, '[') +
               std::string(depth - 1, ']') + "}";
    };
    EXPECT_EQ(reading("a.json", nested(limits.jsonDepth)).articles.size(), 1u);
    EXPECT_THAT(reading("a.json", nested(limits.jsonDepth + 1)).fault, HasSubstr("nested more than 64 deep"));
    EXPECT_THAT(reading("a.json", std::string(1'000'000, '[')).fault, testing::Not(""));
}

TEST(Json, WhatHoldsNoArticleIsRefused) {
    EXPECT_THAT(reading("a.json", "{\"a\":1}").fault, HasSubstr("without an article's text"));
    EXPECT_THAT(reading("a.json", "{\"a\":").fault, HasSubstr("no valid JSON"));
    EXPECT_THAT(reading("result.json", R"({"name":"Chat","messages":[{"text":"Hi"}]})").fault,
                HasSubstr("Telegram"));
}

TEST(Json, RawBytesAreThoseOfTheEntry) {
    std::vector<std::string> raws;
    (void)readers().read({"a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"}, [&](Item item) {
        EXPECT_EQ(item.article->rawHash, sha256(item.raw));
        raws.push_back(item.raw);
        return true;
    });
    EXPECT_THAT(raws, ElementsAre("{\"text\":\"One.\"}", "{\"text\":\"Two.\"}"));
}

TEST(Markdown, HeadingsAndParagraphsAreLines) {
    const Article article =
        articleOf("a.md", "---\ndate: 2024-11-19\nauthor: Jane Roe\n---\n# Ferry *fire*\n\nA ferry "
                          "burned\noff [Selm](http://x).\n\n## Rescue\n\n- One boat\n- Two boats\n");
    EXPECT_EQ(article.title, "Ferry fire");
    EXPECT_EQ(slice(article.text, article.titleSpan), "Ferry fire");
    EXPECT_EQ(article.text, "Ferry fire\n\nA ferry burned off Selm.\n\nRescue\n\nOne boat\n\nTwo boats");
    EXPECT_EQ(article.published.edtf, "2024-11-19");
    EXPECT_EQ(article.author, "Jane Roe");
}

} // namespace
} // namespace claimline::formats
