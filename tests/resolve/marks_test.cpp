#include "resolve/pairing_marks.h"
#include "resolve/pairing_story.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

class Marked : public ::testing::Test {
protected:
    static const Vocabulary& vocabulary() {
        static const auto loaded =
            Vocabulary::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en");
        return *loaded;
    }

    static Marks of(const std::string& text, const std::vector<Timex>& timexes = {}) {
        Facts facts;
        facts.timexes = timexes;
        ArticleFacts article;
        article.text = text;
        article.facts = &facts;
        return marksOf(article, vocabulary());
    }

    static bool holds(const Marks& marks, Mark kind, std::uint32_t value) {
        return std::ranges::binary_search(marks, marked(kind, value));
    }
};

Timex timexOf(Span span, TimexType type, const std::string& value) {
    Timex timex;
    timex.span = span;
    timex.type = type;
    timex.value = value;
    return timex;
}

} // namespace

TEST_F(Marked, AgesAreSmallNumbersThatCountNothing) {
    EXPECT_TRUE(holds(of("A 15-year-old boy fell."), Mark::number, 15));
    EXPECT_TRUE(holds(of("A 59 - year old man fell."), Mark::number, 59));
    EXPECT_TRUE(holds(of("Ada Lund, 34, fell."), Mark::number, 34));
    EXPECT_TRUE(of("Some 15 boys, 20 girls and 3.5 dogs fell.").empty());
}

TEST_F(Marked, HouseNumbersStandBeforeABlockOrAName) {
    EXPECT_TRUE(holds(of("in the 4100 block of Elm"), Mark::address, 4100));
    EXPECT_TRUE(holds(of("at 890 Elm Street"), Mark::address, 890));
    EXPECT_TRUE(of("some 890 people and $890 Lund").empty());
    EXPECT_TRUE(of("1,890 Lunders").empty());
}

TEST_F(Marked, AYearIsNoHouse) {
    const Marks marks = of("the 2016 Lund marathon");
    EXPECT_TRUE(holds(marks, Mark::year, 2016));
    EXPECT_EQ(marks.size(), 1U);
}

TEST_F(Marked, HoursAndWeekdaysComeFromTheExpressionsOfTime) {
    const Marks marks = of("On Monday at 3:30 p.m.", {timexOf({3, 22}, TimexType::time, "XXXX-WXX-1T15:30")});
    EXPECT_TRUE(holds(marks, Mark::weekday, 1));
    EXPECT_TRUE(holds(marks, Mark::clock, 15 * 60 + 30));
}

TEST_F(Marked, ADateCountsOnlyWhereTheWordsNameItsDay) {
    EXPECT_TRUE(
        holds(of("On Nov. 3 it", {timexOf({3, 9}, TimexType::date, "XXXX-11-03")}), Mark::date, 11 * 32 + 3));
    const Marks marks = of("On Monday it", {timexOf({3, 9}, TimexType::date, "2014-11-03")});
    EXPECT_FALSE(holds(marks, Mark::date, 11 * 32 + 3));
    EXPECT_TRUE(holds(marks, Mark::weekday, 1));
}

TEST_F(Marked, HoursAreComparedRoundMidnight) {
    const Marks late = of("", {timexOf({}, TimexType::time, "XXXX-XX-XXT23:50")});
    const Marks early = of("", {timexOf({}, TimexType::time, "XXXX-XX-XXT00:05")});
    EXPECT_EQ(minutesApart(late, early), 15);
    EXPECT_EQ(minutesApart(late, {}), std::nullopt);
}

TEST(StoryWeights, WhatContradictsSpeaksAgainstAndWhatAgreesFor) {
    const auto weights = StoryWeights::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en");
    ASSERT_TRUE(weights) << weights.error().message();
    const auto names = storyEvidenceNames();
    StoryEvidence none{};
    none[0] = 1;
    none[1] = -1.2F;
    for (std::size_t i = 1; i < names.size(); ++i) {
        StoryEvidence some = none;
        some[i] += 1;
        const bool against = names[i].ends_with("differs") || names[i].ends_with("differ") ||
                             names[i].ends_with("apart") || names[i] == "days-more";
        if (against) {
            EXPECT_LT(weights->score(some), weights->score(none)) << names[i];
        } else {
            EXPECT_GE(weights->score(some), weights->score(none)) << names[i];
        }
    }
}

} // namespace claimline::resolve
