#include "formats/html_tree.h"
#include "reading.h"

#include <gmock/gmock.h>

namespace claimline::formats {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string page(const std::string& head, const std::string& body) {
    return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>";
}

const std::string paragraphs = "<p>The ferry Alma caught fire off Port Selm shortly after midnight on "
                               "Tuesday, the coast guard said in a statement.</p>"
                               "<p>Twelve people, among them three children, were taken to hospital, and two "
                               "were still missing, it said.</p>"
                               "<h2>A night of fear</h2>"
                               "<p>\"We heard a bang, and then the lights went out,\" said Mara Lind, 41, "
                               "who was on board with her family.</p>"
                               "<p>The cause was not known on Tuesday evening, and the harbour was closed "
                               "until further notice, officials said.</p>";

TEST(Html, HeadlineAndBodyComeInReadingOrderWithSubheads) {
    const Article article =
        articleOf("a.html", page("<title>Ferry fire | Selm Courier</title>",
                                 "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Ferry "
                                 "fire</h1><div class=story>" +
                                     paragraphs + "</div></article><footer>© 2024 Selm Courier</footer>"));
    EXPECT_EQ(article.title, "Ferry fire");
    EXPECT_EQ(slice(article.text, article.titleSpan), "Ferry fire");
    EXPECT_THAT(article.text, testing::StartsWith("Ferry fire\n\nThe ferry Alma caught fire"));
    EXPECT_THAT(article.text, HasSubstr("it said.\n\nA night of fear\n\n\"We heard"));
    EXPECT_THAT(article.text, Not(HasSubstr("©")));
    EXPECT_EQ(article.publisher, "Selm Courier");
}

TEST(Html, CaptionsAndRelatedLinksWithinTheBodyAreCutsAndStayInTheText) {
    std::string body = paragraphs;
    body.insert(body.find("<h2>"),
                "<figure><img src=x.jpg><figcaption>Smoke over Port Selm on "
                "Tuesday.</figcaption></figure><p><a href=/x>Harbour master resigns after inquiry</a></p>");
    const Article article =
        articleOf("a.html", page("", "<h1>Ferry fire</h1><div class=article-body>" + body + "</div>"));
    EXPECT_THAT(cutsOf(article), testing::ElementsAre("Smoke over Port Selm on Tuesday.",
                                                      "Harbour master resigns after inquiry"));
    EXPECT_EQ(article.cuts.front().kind, CutKind::caption);
    EXPECT_THAT(bodyText(article), Not(HasSubstr("Harbour master")));
}

TEST(Html, TeasersOfOtherStoriesAreNotThisOnesText) {
    std::string teasers;
    for (int i = 0; i < 6; ++i)
        teasers += "<div class=item><h3><a href=/s>Another story of the day</a></h3><p>This summary tells, "
                   "in a sentence or two, what the other story is about, and no more.</p></div>";
    const Article article =
        articleOf("a.html", page("", "<div id=c><div class=text><h1>Ferry fire</h1>" + paragraphs +
                                         "</div><div class=list>" + teasers + "</div></div>"));
    EXPECT_THAT(bodyText(article), HasSubstr("Mara Lind"));
    EXPECT_THAT(bodyText(article), Not(HasSubstr("This summary tells")));
}

TEST(Html, AStandfirstBetweenHeadlineAndStoryIsKept) {
    const Article article =
        articleOf("a.html", page("", "<header><h1>Ferry fire</h1><p class=standfirst>Two people are missing "
                                     "after a blaze on the night boat to the islands.</p></header>"
                                     "<div class=article-body>" +
                                         paragraphs + "</div>"));
    EXPECT_THAT(bodyText(article), testing::StartsWith("Two people are missing"));
}

struct DateCase {
    const char* head;
    const char* body;
    const char* edtf;
    const char* why;
};
class HtmlDates : public testing::TestWithParam<DateCase> {};

TEST_P(HtmlDates, ComeFromTheBestEvidence) {
    const Article article =
        articleOf("a.html", page(GetParam().head, std::string("<h1>Ferry fire</h1>") + GetParam().body +
                                                      "<div>" + paragraphs + "</div>"));
    EXPECT_EQ(article.published.edtf, GetParam().edtf);
    EXPECT_THAT(article.published.because, HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Signals, HtmlDates,
    testing::Values(
        DateCase{"<meta property=article:published_time content=2024-11-19T10:00:00+01:00>", "",
                 "2024-11-19T10:00+01:00", "article:published_time"},
        DateCase{
            R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-11-19","dateModified":"2024-11-25"}</script>)",
            "", "2024-11-19", "JSON-LD"},
        DateCase{"", "<span itemprop=datePublished content=2024-11-19></span>", "2024-11-19", "itemprop"},
        DateCase{"<link rel=canonical href=https://x.example/2024/11/19/ferry>", "", "2024-11-19", "address"},
        DateCase{"", "<time datetime=2024-11-19>today</time>", "2024-11-19", "time"},
        DateCase{"", "<div class=date>19 November 2024</div>", "2024-11-19", "printed"},
        DateCase{"", "<div>Updated 25 November 2024</div><div>Published 19 November 2024</div>", "2024-11-19",
                 "printed"},
        DateCase{"", "<div class=sidebar><time datetime=2020-01-01>old</time></div>", "", ""},
        DateCase{"", "", "", ""},
        DateCase{"<meta property=article:published_time content=soon>", "", "", ""}));

TEST(Html, AuthorsComeFromLinkedDataAndNotFromStaff) {
    const auto author = [](const std::string& head, const std::string& body) {
        return articleOf("a.html", page(head, "<h1>Ferry fire</h1>" + body + "<div>" + paragraphs + "</div>"))
            .author;
    };
    EXPECT_EQ(
        author(
            R"(<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#p","name":"Jane Roe"},{"@type":"Article","author":{"@id":"#p"}}]}</script>)",
            ""),
        "Jane Roe");
    EXPECT_EQ(author("<meta name=author content='Staff'>", ""), "");
    EXPECT_EQ(author("<meta name=author content='Jane Roe, Staff Writer'>", ""), "Jane Roe");
    EXPECT_EQ(author("", "<p>By Jane Roe and John Doe</p>"), "Jane Roe, John Doe");
    EXPECT_EQ(author("", "<div class=sidebar><p>By Jane Roe</p></div>"), "");
}

TEST(Html, ThePublisherIsTheOneThatOwnsTheAddress) {
    EXPECT_EQ(articleOf("a.html", page("<link rel=canonical href=https://edition.cnn.com/x><meta "
                                       "property=og:site_name content=Whatever>",
                                       "<h1>Ferry fire</h1>" + paragraphs))
                  .publisher,
              "CNN");
    EXPECT_EQ(articleOf("a.html", page("<meta property=og:site_name content='Selm Courier'>",
                                       "<h1>Ferry fire</h1>" + paragraphs))
                  .publisher,
              "Selm Courier");
}

TEST(Html, ASyndicatedPageIsThePapersAndItsTextTheAgencys) {
    const Article article =
        articleOf("a.html", page("<link rel=canonical href=https://apnews.com/x>"
                                 "<meta property=og:site_name content='Selm Courier'>",
                                 "<h1>Ferry fire</h1>" + paragraphs));
    EXPECT_EQ(article.publisher, "Selm Courier");
    EXPECT_EQ(article.agency, "The Associated Press");
}

TEST(Html, ATextOnlyForMachinesIsReadWhereThePageShowsLittle) {
    std::string text;
    for (int i = 0; i < 12; ++i)
        text += "The ferry Alma caught fire off Port Selm, the coast guard said on day " + std::to_string(i) +
                ". ";
    const Article article = articleOf(
        "a.html",
        page(
            R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry fire","articleBody":")" +
                text + "\"}</script>",
            "<h1>Ferry fire</h1><p>Subscribe to read this story in full, and all others too.</p>"));
    EXPECT_THAT(article.text, HasSubstr("said on day 11."));
    EXPECT_THAT(whyOf(article, "text"), HasSubstr("JSON-LD"));
}

TEST(Html, TextThatThePageHidesIsReadWhereItShowsNone) {
    EXPECT_THAT(
        articleOf("a.html", page("", "<h1>Ferry fire</h1><div hidden id=S:0>" + paragraphs + "</div>")).text,
        HasSubstr("Mara Lind"));
}

TEST(Html, WordsDoNotRunTogetherAcrossBlocksAndBreaks) {
    const auto tree =
        HtmlTree::parse("<div>One<div>two</div>three<br>four<br><br>five</div><p>a<b>b</b>c</p>", "x");
    ASSERT_TRUE(tree);
    std::vector<std::string> texts;
    for (const HtmlBlock& block : blocksOf(*tree))
        texts.push_back(block.text);
    EXPECT_THAT(texts, testing::ElementsAre("One", "two", "three four", "five", "abc"));
}

TEST(Html, ARowOfATableIsOneLine) {
    const auto tree = HtmlTree::parse(
        "<table><tr><th>Killed</th><td>12</td></tr><tr><td>Injured</td><td>40</td></tr></table><p>End</p>",
        "x");
    ASSERT_TRUE(tree);
    std::vector<std::string> texts;
    for (const HtmlBlock& block : blocksOf(*tree))
        texts.push_back(block.text);
    EXPECT_THAT(texts, testing::ElementsAre("Killed | 12", "Injured | 40", "End"));
}

TEST(Html, APageWithoutTextIsRefused) {
    EXPECT_THAT(reading("a.html", page("<title>x</title>", "<nav><a href=/>Home</a></nav>")).fault,
                HasSubstr("holds no running text"));
}

} // namespace
} // namespace claimline::formats
