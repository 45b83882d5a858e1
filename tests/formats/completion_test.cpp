#include "reading.h"

#include <gmock/gmock.h>

namespace claimline::formats {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string story =
    "The ferry Alma caught fire off Port Selm shortly after midnight, the coast guard said.\n\n"
    "Twelve people were taken to hospital, and two were still missing on Tuesday, it said.\n\n";

TEST(Completion, AHeadlineInTheFirstLineIsTheTitle) {
    const Article article = articleOf("a.txt", "Ferry catches fire off Port Selm\n\n" + story);
    EXPECT_EQ(article.title, "Ferry catches fire off Port Selm");
    EXPECT_EQ(slice(article.text, article.titleSpan), article.title);
    EXPECT_THAT(whyOf(article, "title"), HasSubstr("first line"));
}

TEST(Completion, ATextThatBeginsWithASentenceHasNoTitle) {
    EXPECT_EQ(articleOf("a.txt", story).title, "");
}

TEST(Completion, DebrisIsCutButStaysInTheText) {
    const Article article = articleOf(
        "a.txt", "Ferry catches fire\n\n" + story +
                     "Recommended Videos\n\nLeave a review\n\nIn Region\n\nThis will close in 0 seconds\n");
    EXPECT_THAT(cutsOf(article), ElementsAre("Recommended Videos", "Leave a review", "In Region",
                                             "This will close in 0 seconds"));
    EXPECT_THAT(article.text, HasSubstr("Leave a review"));
    EXPECT_THAT(bodyText(article), Not(HasSubstr("Leave a review")));
    EXPECT_THAT(bodyText(article), Not(HasSubstr("Ferry catches fire")));
    EXPECT_THAT(bodyText(article), HasSubstr("two were still missing"));
}

TEST(Completion, SubheadsAndSpeakersUnderAQuotationAreNoDebris) {
    const Article article =
        articleOf("a.txt", "Ferry catches fire\n\n" + story +
                               "A night of fear\n\nWe heard a bang and then the lights went out.\n"
                               "Mara Lind, Harbour Ministry Spokesperson\n\n" +
                               story);
    EXPECT_THAT(article.cuts, testing::IsEmpty());
    EXPECT_EQ(article.author, "");
}

TEST(Completion, ScrapsInTheMiddleOfAStoryStay) {
    const Article article =
        articleOf("a.txt", "Ferry catches fire\n\n" + story + "News\n\nPolitics\n\n" + story);
    EXPECT_THAT(article.cuts, testing::IsEmpty());
}

TEST(Completion, AnAuthorIsFoundInTheFirstAndInTheLastLine) {
    EXPECT_EQ(articleOf("a.txt", "Ferry catches fire\nBy Jane Roe and John Doe\n" + story).author,
              "Jane Roe, John Doe");
    const Article last = articleOf("a.txt", "Ferry catches fire\n" + story + "By Jane Roe");
    EXPECT_EQ(last.author, "Jane Roe");
    EXPECT_THAT(cutsOf(last), ElementsAre("By Jane Roe"));
}

TEST(Completion, AByLineOfNobodyNamesNobody) {
    EXPECT_EQ(articleOf("a.txt", "Ferry catches fire\nBy Staff\n" + story).author, "");
    const Article wire = articleOf("a.txt", "Ferry catches fire\nBy The Associated Press\n" + story);
    EXPECT_EQ(wire.author, "");
    EXPECT_EQ(wire.agency, "The Associated Press");
}

TEST(Completion, ASentenceThatBeginsWithByIsNoByline) {
    const Article article = articleOf("a.txt", "Ferry catches fire\nBy Monday the fire was out.\n" + story);
    EXPECT_EQ(article.author, "");
    EXPECT_THAT(article.cuts, testing::IsEmpty());
}

struct DatelineCase {
    const char* opening;
    const char* place;
    const char* agency;
};
class Datelines : public testing::TestWithParam<DatelineCase> {};

TEST_P(Datelines, AreReadAtTheHeadOfTheStory) {
    const Article article =
        articleOf("a.txt", std::string("Ferry catches fire\n\n") + GetParam().opening + story);
    EXPECT_EQ(article.dateline, GetParam().place);
    EXPECT_EQ(article.agency, GetParam().agency);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Datelines,
    testing::Values(DatelineCase{"KYIV, Ukraine — ", "KYIV, Ukraine", ""},
                    DatelineCase{"HANOI, Vietnam (AP) — ", "HANOI, Vietnam", "The Associated Press"},
                    DatelineCase{"WASHINGTON (Reuters) - ", "WASHINGTON", "Reuters"},
                    DatelineCase{"BERLIN -- ", "BERLIN", ""},
                    DatelineCase{"Nairobi, Kenya – ", "Nairobi, Kenya", ""},
                    DatelineCase{"ST. JOSEPH, Mich. (AP) — ", "ST. JOSEPH, Mich.", "The Associated Press"},
                    DatelineCase{"MOSCOW, Nov 19 (Reuters) - ", "MOSCOW", "Reuters"},
                    DatelineCase{"Hong Kong (CNN) ", "Hong Kong", ""},
                    DatelineCase{"SELM (Harbour Radio) - ", "SELM", ""},
                    // what only looks like one
                    DatelineCase{"Mara Lind — the minister — resigned. ", "", ""},
                    DatelineCase{"The ministry (of ports) said so. ", "", ""},
                    DatelineCase{"NATO — the alliance — met. ", "", ""},
                    DatelineCase{"Well-known captains agree. ", "", ""}));

TEST(Completion, AnAgencyThatSpeaksAsTheReporterWroteTheText) {
    const Article article = articleOf(
        "a.txt", "Ferry catches fire\n\n" + story +
                     "Reuters could not independently verify the video, which was posted on Telegram.\n");
    EXPECT_EQ(article.agency, "Reuters");
    EXPECT_THAT(whyOf(article, "agency"), HasSubstr("could not independently verify"));
}

TEST(Completion, AnAgencyThatIsOnlyQuotedDidNotWriteTheText) {
    EXPECT_EQ(
        articleOf("a.txt", "Ferry catches fire\n\n" + story +
                               "The captain told Reuters that he saw smoke, and AFP reported the same.\n")
            .agency,
        "");
}

TEST(Completion, AHouseNoticeNamesThePublisher) {
    const Article article =
        articleOf("a.txt", "Ferry catches fire\n\n" + story +
                               "Please bookmark nationalpost.com and sign up for our newsletters here.\n");
    EXPECT_EQ(article.publisher, "National Post");
    EXPECT_THAT(whyOf(article, "publisher"), HasSubstr("nationalpost.com"));
}

TEST(Completion, ADomainThatTheStoryMentionsIsNotItsPublisher) {
    EXPECT_EQ(
        articleOf("a.txt", "Ferry catches fire\n\n" + story +
                               "The footage was first shown on nationalpost.com, police said on Monday.\n")
            .publisher,
        "");
}

TEST(Completion, TakesTheDateOfALineOfNames) {
    for (const char* line : {"Harbour Mercury (English desk) - 5 December 2025, 19:20",
                             "By Jane Roe | Coast Radio News | 5 Dec 2025 | 4 min read",
                             "The Harbour Mercury, Friday 5 December 2025", "City desk · 5 December 2025"}) {
        const Article article = articleOf("a.txt", std::string("Ferry catches fire\n") + line + "\n" + story);
        EXPECT_TRUE(article.published.edtf.starts_with("2025-12-05"))
            << line << ": " << article.published.edtf;
    }
    for (const char* line :
         {"The ferry was built on 5 December 2025 in Lund", "Burned out - the ferry on 5 December 2025",
          "Fire of the harbour warehouse, remembered by many on 5 December 2025"}) {
        const Article article = articleOf("a.txt", std::string("Ferry catches fire\n") + line + "\n" + story);
        EXPECT_FALSE(article.published.known()) << line;
    }
}

TEST(Completion, APublicationLineDatesTheArticle) {
    const Article article =
        articleOf("a.txt", "Ferry catches fire\nPublished 7:07 PM EST Nov 19, 2019\n" + story);
    EXPECT_EQ(article.published.edtf, "2019-11-19T19:07-05:00");
    EXPECT_EQ(article.published.basis, DateBasis::stated);
    EXPECT_THAT(article.published.because, HasSubstr("Published 7:07 PM"));
    EXPECT_THAT(cutsOf(article), ElementsAre("Published 7:07 PM EST Nov 19, 2019"));
}

TEST(Completion, ADateWithinASentenceDoesNotDateTheArticle) {
    const Article article =
        articleOf("a.txt", "Ferry catches fire\n\nThe ferry was launched on November 18, 2009.\n\n" + story);
    EXPECT_FALSE(article.published.known());
    EXPECT_THAT(article.cuts, testing::IsEmpty());
}

TEST(Completion, ThePublicationDateIsPreferredToThatOfAnUpdate) {
    EXPECT_EQ(
        articleOf("a.txt",
                  "Ferry catches fire\nUpdated November 21, 2019\nPublished November 19, 2019\n" + story)
            .published.edtf,
        "2019-11-19");
}

TEST(Completion, GivenFieldsStay) {
    Article article;
    article.text = "Ferry catches fire\nBy Jane Roe\n" + story;
    article.title = "Another title";
    article.author = "John Doe";
    article.publisher = "Selm Courier";
    article.published = whenOfDay(*Day::of(2020, 1, 2));
    const std::string before = article.text;
    readers().complete(article);
    EXPECT_EQ(article.text, before);
    EXPECT_EQ(article.title, "Another title");
    EXPECT_EQ(article.author, "John Doe");
    EXPECT_EQ(article.publisher, "Selm Courier");
    EXPECT_EQ(article.published.edtf, "2020-01-02");
}

TEST(Completion, ALineOfNamesAndFewWordsWithADateDatesTheArticle) {
    const std::vector<std::pair<std::string, std::string>> lines = {
        {"By Selm Courier staff - Tuesday 4 March 2025 - 08:14", "2025-03-04T08:14"},
        {"by Ada Rook | The Long Quay blog | Mar 4, 2025 | 11 comments", "2025-03-04"},
        {"La Voce di Selm - edition in English. Tuesday, March 4, 2025", "2025-03-04"},
        {"Selmer Bote – 4 March 2025 – machine translation from German", "2025-03-04"},
        {"The Selm Courier. Posted on Tuesday, March 4th, 2025 by Ada Rook", "2025-03-04"},
        {"By Ada Rook / Port Ledger / Posted March 4, 2025, 4:12 p.m.", "2025-03-04T16:12"},
        {"4 March 2025 · The Long Quay blog (translation: two friends in a harbour bar)", "2025-03-04"},
        {"Ferry safety rules passed by the council of the port before the fire of 4 March 2025", ""}};
    for (const auto& [line, day] : lines)
        EXPECT_EQ(articleOf("a.txt", "Ferry catches fire\n" + line + "\n\n" + story).published.edtf, day)
            << line;
}

TEST(Completion, TheLanguageIsThatOfItsCommonestWords) {
    EXPECT_EQ(articleOf("a.txt", story).language, "en");
    EXPECT_EQ(articleOf("a.txt", "Die Fähre geriet in der Nacht vor dem Hafen in Brand, und zwölf Menschen "
                                 "wurden in ein Krankenhaus gebracht.")
                  .language,
              "de");
    EXPECT_EQ(articleOf("a.txt", "Паром загорелся ночью у берега, и двенадцать человек были доставлены в "
                                 "больницу, как сообщила береговая охрана.")
                  .language,
              "ru");
}

} // namespace
} // namespace claimline::formats
