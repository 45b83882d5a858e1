// What an article says of the dead and injured, with its dates known.
#include "ingest/ingest.h"

#include <gtest/gtest.h>

namespace claimline::ingest {
namespace {

reports::TollEvidence tollOf(const std::string& text) {
    const auto analyser = Analyser::load("en");
    EXPECT_TRUE(analyser) << analyser.error().message();
    Article article;
    article.text = text;
    article.published = whenOfDay(*Day::of(2016, 5, 9));
    return analyser->analyse(article, {}, Analyser::Depth::mentions).toll;
}

TEST(TollOfAnArticle, LeavesOutWhatIsToldOfAnotherYear) {
    const std::string news = "A girl was killed in a crash in Lund on Sunday, police said.";
    const auto told =
        tollOf(news + " In December 2012 a driver killed two boys and wounded 36 people on the same road.");
    EXPECT_EQ(told.told.size(), tollOf(news).told.size());
    EXPECT_EQ(told.people, tollOf(news).people);
    ASSERT_EQ(told.people.size(), 1U);
    EXPECT_EQ(told.people.front().fate, reports::TollRole::dead);
}

} // namespace
} // namespace claimline::ingest
