#include "finder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace claimline::time {
namespace {

ArticleDate dateOf(std::string text) {
    Article article;
    article.text = std::move(text);
    return finder().dateArticle(article, {});
}

bool mentions(const ArticleDate& date, std::string_view words) {
    return std::ranges::any_of(
        date.reasons, [&](const std::string& reason) { return reason.find(words) != std::string::npos; });
}

TEST(ArticleDate, AGivenDateStands) {
    Article article;
    article.text = "Published 3 May 2019\nThe bridge fell on Tuesday.";
    article.published = givenDate("2024-11-20");
    const ArticleDate date = finder().dateArticle(article, {});
    EXPECT_EQ(date.when.edtf, "2024-11-20");
    EXPECT_EQ(date.when.basis, DateBasis::given);
    ASSERT_EQ(date.candidates.size(), 1u);
}

TEST(ArticleDate, ADateLineIsTakenAndQuoted) {
    for (const std::string text :
         {"Bridge falls\n\nMarch 14, 2017\n\nA bridge fell into the river.",
          "Bridge falls\nPublished: 14 March 2017 10:30 GMT\nA bridge fell into the river.",
          "LUSAKA, Zambia, March 14, 2017 (Newswire) \xE2\x80\x94 A bridge fell into the river."}) {
        const ArticleDate date = dateOf(text);
        EXPECT_EQ(date.when.edtf, "2017-03-14") << text;
        EXPECT_EQ(date.when.basis, DateBasis::stated);
        EXPECT_TRUE(mentions(date, "date line")) << text;
    }
}

TEST(ArticleDate, ADateInsideASentenceIsNoDateLine) {
    const ArticleDate date = dateOf(
        "The bridge was built on March 14, 1987 and has been repaired many times since then by the town.");
    EXPECT_NE(date.when.basis, DateBasis::stated);
}

TEST(ArticleDate, TheNthDayOfAWarLeadsToADay) {
    const ArticleDate date = dateOf(
        "The assembly met on Friday, marking the 100th day of Russia's war in Ukraine. Moscow said nothing.");
    EXPECT_EQ(date.when.edtf, "2022-06-03"); // 2022-02-24 is day 1
    EXPECT_EQ(date.when.basis, DateBasis::inferred);
    EXPECT_TRUE(mentions(date, "2022-02-24"));
}

TEST(ArticleDate, ABeginningMayStandInTheTextItself) {
    const ArticleDate date = dateOf("The strike at the Halden mill began on 3 March 2015. Today is its 200th "
                                    "day, and on Friday nothing moved.");
    EXPECT_EQ(date.when.edtf, "2015-09-18");
}

TEST(ArticleDate, OfficesBoundTheYear) {
    const ArticleDate date =
        dateOf("British Prime Minister Liz Truss met miners on Tuesday. The talks on Oct. 4 were calm.");
    EXPECT_EQ(date.when.edtf, "2022-10-04");
    EXPECT_TRUE(mentions(date, "Liz Truss"));
}

TEST(ArticleDate, AFormerOfficeHolderDatesNothingBefore) {
    const ArticleDate date = dateOf("Former Prime Minister Liz Truss met miners on Tuesday, Oct. 4, and "
                                    "Prime Minister Keir Starmer did not.");
    ASSERT_FALSE(date.candidates.empty());
    for (const auto& [day, probability] : date.candidates)
        EXPECT_TRUE(day >= *Day::of(2024, 7, 5) || probability < 0.1) << whenOfDay(day).edtf;
}

TEST(ArticleDate, AWeekdayWithItsDayFixesTheYear) {
    const ArticleDate date = dateOf(
        "President Barack Obama spoke in the valley. The dam broke on Thursday, Sept. 12, officials said.");
    ASSERT_TRUE(date.when.known()); // of his years only 2013 has that Thursday
    EXPECT_EQ(date.candidates[0].first, *Day::of(2013, 9, 12));
    EXPECT_GE(date.when.earliestStart, Day::of(2013, 9, 12)->begin());
    EXPECT_LE(date.when.latestEnd, Day::of(2013, 9, 20)->begin());
}

TEST(ArticleDate, TheDayOfATellingWeighsMoreThanTheDayOfWhatIsTold) {
    const ArticleDate date =
        dateOf("The ferry that burned last week had been inspected, the agency said on Monday, 17 March "
               "2025. Eight people died in the fire of March 12, and the count rose on Friday.");
    EXPECT_EQ(date.when.edtf, "2025-03-17");
    EXPECT_TRUE(mentions(date, "told on 'Monday, 17 March 2025'"));
}

TEST(ArticleDate, AWeekdayWithItsDaySaysTheYearsThatItFits) {
    const ArticleDate date = dateOf("The authority said on Friday, June 13, that records were taken.");
    EXPECT_FALSE(date.when.known());
    EXPECT_EQ(date.dayOfMonth, 13u);
    EXPECT_TRUE(mentions(date, "2014, 2025"));
}

TEST(ArticleDate, ANamedWeekdayAloneLeavesTheArticleUndated) {
    const ArticleDate date = dateOf("A lorry hit a tree on Tuesday. Nobody was hurt, police said.");
    EXPECT_FALSE(date.when.known());
    EXPECT_EQ(date.weekday, 2u);
}

TEST(ArticleDate, BesideADateLineWithoutItsYearNoWeekdayIsALaterOne) {
    const ArticleDate date =
        dateOf("PORT ANNA, Aug 3 (Meridian) - A cyclone tore through the islands on Monday night.");
    EXPECT_EQ(date.month, 8u);
    EXPECT_EQ(date.dayOfMonth, 3u);
    EXPECT_EQ(date.weekday, 0u);
}

TEST(ArticleDate, ADayOfAMonthAloneIsKeptForTheCollection) {
    const ArticleDate date = dateOf("A lorry hit a tree on Nov. 17 and another on Nov. 19. Nobody was hurt.");
    EXPECT_FALSE(date.when.known());
    EXPECT_EQ(date.month, 11u);
    EXPECT_EQ(date.dayOfMonth, 19u);
}

TEST(ArticleDate, DaysAroundTheTurnOfTheYearKeepTheirOrder) {
    const ArticleDate date = dateOf("A lorry hit a tree on Dec. 30 and another on Jan. 2. Nobody was hurt.");
    EXPECT_EQ(date.month, 1u);
    EXPECT_EQ(date.dayOfMonth, 2u);
}

TEST(ArticleDate, ATextWithoutEvidenceStaysUndated) {
    const ArticleDate date = dateOf("The river is long and the mountains are high.");
    EXPECT_FALSE(date.when.known());
    EXPECT_TRUE(date.reasons.empty());
    EXPECT_TRUE(date.candidates.empty());
}

TEST(ArticleDate, ProbabilitiesAreOrderedAndNeverExceedOne) {
    const ArticleDate date = dateOf("President Joe Biden spoke on Tuesday. On Nov. 17 a dam broke.");
    double sum = 0;
    double last = 1;
    for (const auto& [day, probability] : date.candidates) {
        EXPECT_LE(probability, last);
        last = probability;
        sum += probability;
    }
    EXPECT_FALSE(date.candidates.empty());
    EXPECT_LE(date.candidates.size(), 64u);
    EXPECT_LE(sum, 1.0 + 1e-9);
}

std::vector<std::string> seeds() {
    std::vector<std::string> texts;
    const std::filesystem::path folder = std::filesystem::path(CLAIMLINE_SHARED_DIR) / "seeds";
    if (!std::filesystem::is_directory(folder))
        return texts;
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
    std::ranges::sort(files);
    for (const auto& file : files) {
        std::ostringstream text;
        text << std::ifstream(file, std::ios::binary).rdbuf();
        texts.push_back(text.str());
    }
    return texts;
}

TEST(ArticleDate, TheSeedsAreOfNovember2024WhereATextAloneTells) {
    const auto texts = seeds();
    if (texts.size() < 5)
        GTEST_SKIP() << "no seeds here";
    EXPECT_EQ(dateOf(texts[1]).when.day(), Day::of(2024, 11, 19));
    EXPECT_EQ(dateOf(texts[3]).when.day(), Day::of(2024, 11, 19));
    const ArticleDate first = dateOf(texts[0]);
    ASSERT_FALSE(first.candidates.empty());
    EXPECT_EQ(first.candidates[0].first, *Day::of(2024, 11, 19));
    // What these say fits more than one year; 2024 is among the likeliest.
    const ArticleDate third = dateOf(texts[2]);
    EXPECT_EQ(third.month, 11u);
    EXPECT_EQ(third.dayOfMonth, 19u);
    const auto named = [](const ArticleDate& date, Day day) {
        const auto end = date.candidates.begin() +
                         static_cast<std::ptrdiff_t>(std::min<std::size_t>(date.candidates.size(), 4));
        return std::any_of(date.candidates.begin(), end,
                           [&](const auto& candidate) { return candidate.first == day; });
    };
    EXPECT_TRUE(named(third, *Day::of(2024, 11, 19)));
    EXPECT_TRUE(named(dateOf(texts[4]), *Day::of(2024, 11, 25)));
}

} // namespace
} // namespace claimline::time
