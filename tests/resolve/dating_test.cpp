#include "hand_made.h"

#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

DateOutline outline(std::uint64_t id, const std::string& day, const std::vector<std::string>& words) {
    DateOutline out;
    out.id = ArticleId{id};
    if (!day.empty()) {
        out.published = *parseEdtf(day);
        out.published.basis = DateBasis::stated;
        out.published.confidence = 0.9;
    }
    for (const std::string& word : words)
        out.terms.emplace_back(word, 2.F);
    std::sort(out.terms.begin(), out.terms.end());
    return out;
}

const std::vector<std::string> ferry = {"ferry", "orlanda", "kestrel", "blaze", "passengers"};

} // namespace

TEST(Dating, DayWithoutYearTakesTheYearOfLikeArticles) {
    auto undated = outline(1, "", ferry);
    undated.month = 3;
    undated.dayOfMonth = 9;
    const auto dated = resolver().dateArticles({undated, outline(2, "2031-03-08", ferry)});
    ASSERT_EQ(dated.size(), 1U);
    EXPECT_EQ(dated[0].published.edtf, "2031-03-09");
    EXPECT_EQ(dated[0].published.basis, DateBasis::inferred);
    EXPECT_NE(dated[0].published.because.find("2031-03-08"), std::string::npos);
}

TEST(Dating, AnArticleIsNotOlderThanTheLaterDayThatItNames) {
    auto undated = outline(1, "", ferry); // "said on Thursday … the fire of March 9", a Sunday
    undated.month = 3;
    undated.dayOfMonth = 9;
    undated.weekday = 4;
    const auto byWeekday = resolver().dateArticles({undated, outline(2, "2031-03-09", ferry)});
    ASSERT_EQ(byWeekday.size(), 1U);
    EXPECT_EQ(byWeekday[0].published.edtf, "2031-03-13");
    undated.candidates = {{*Day::of(2031, 3, 17), 0.4}, {*Day::of(2030, 3, 17), 0.4}};
    const auto byCandidate = resolver().dateArticles({undated, outline(2, "2031-03-09", ferry)});
    ASSERT_EQ(byCandidate.size(), 1U);
    EXPECT_EQ(byCandidate[0].published.edtf, "2031-03-17");
    EXPECT_LT(byCandidate[0].published.confidence, 0.8);
}

TEST(Dating, ArticlesOnOtherThingsGiveNoDate) {
    auto undated = outline(1, "", ferry);
    undated.month = 3;
    undated.dayOfMonth = 9;
    EXPECT_TRUE(resolver()
                    .dateArticles({undated, outline(2, "2031-03-08", {"election", "ballots", "mayor"})})
                    .empty());
}

TEST(Dating, WeekdayFallsNextToWhatLikeArticlesAreDated) {
    auto undated = outline(1, "", ferry);
    undated.weekday = 7;
    const auto dated = resolver().dateArticles({outline(2, "2031-03-08", ferry), undated}); // a Saturday
    ASSERT_EQ(dated.size(), 1U);
    EXPECT_EQ(dated[0].published.edtf, "2031-03-09");
}

TEST(Dating, AnArticleDatedByOthersDatesTheNext) {
    auto second = outline(1, "", {"ferry", "orlanda", "kestrel", "harbour", "divers"});
    second.month = 3;
    second.dayOfMonth = 9;
    auto third = outline(2, "", {"harbour", "divers", "wreck", "salvage", "crane"});
    third.month = 3;
    third.dayOfMonth = 12;
    const std::vector<DateOutline> all = {third, second, outline(3, "2031-03-08", ferry)};
    const auto dated = resolver().dateArticles(all);
    ASSERT_EQ(dated.size(), 2U);
    EXPECT_EQ(dated[1].published.edtf, "2031-03-12");
}

} // namespace claimline::resolve
