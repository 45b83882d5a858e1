#include "model/when.h"

#include "model/names.h"

#include <gtest/gtest.h>

namespace claimline {
namespace {

TEST(Dates, ADayKnowsItsCalendar) {
    const auto day = Day::of(2024, 11, 19);
    ASSERT_TRUE(day);
    EXPECT_EQ(day->weekday(), 2u);
    EXPECT_EQ(day->year(), 2024);
    EXPECT_EQ(*day - *Day::of(2022, 2, 24), 999);
    EXPECT_FALSE(Day::of(2023, 2, 29));
    EXPECT_TRUE(Day::of(2024, 2, 29));
}

TEST(Dates, EveryFormOfEdtfThatIsWrittenIsRead) {
    for (const char* text :
         {"2024-11-19", "2024-11", "2024", "2024-11-19T03:25", "2024-11-19T03:25Z", "2024-11-17/2024-11-19",
          "2025-01~", "2024?", "2024-11-19%", "../2024-11-19", "2024-11-19/..", "2024-21", "2024-36", "202X",
          "19XX", "0000-01-01", "-0490", "2024-11-19T03:25+02:00"}) {
        const auto when = parseEdtf(text);
        ASSERT_TRUE(when) << text;
        EXPECT_EQ(when->edtf, text);
        EXPECT_LE(when->earliestStart, when->latestEnd) << text;
        EXPECT_LE(when->earliestStart, when->latestStart) << text;
        EXPECT_LE(when->earliestEnd, when->latestEnd) << text;
    }
}

TEST(Dates, AMarkBeforeTheDateMeansTheSameAsOneAfterIt) {
    EXPECT_EQ(parseEdtf("~2025-01")->edtf, "2025-01~");
    EXPECT_TRUE(parseEdtf("~2025-01")->approximate);
}

TEST(Dates, WhatIsNoDateIsRefusedWithAdvice) {
    for (const char* text : {"", "tomorrow", "2024-13", "2024-02-30", "2024-11-19T99", "/",
                             "2024-11-19/2024-11-17", "24-11-19"}) {
        const auto when = parseEdtf(text);
        ASSERT_FALSE(when) << text;
        EXPECT_NE(when.error().message().find("is no date"), std::string::npos);
    }
}

TEST(Dates, BoundsAreHalfOpen) {
    const When day = whenOfDay(*Day::of(2024, 12, 31));
    EXPECT_EQ(isoText(day.earliestStart), "2024-12-31T00:00");
    EXPECT_EQ(isoText(day.latestEnd), "2025-01-01T00:00");
    const When stretch = whenBetween(*Day::of(2024, 11, 17), *Day::of(2024, 11, 19));
    EXPECT_EQ(isoText(stretch.latestEnd), "2024-11-20T00:00");
    EXPECT_LT(stretch.latestStart, stretch.earliestEnd) << "a stretch of three days has a certain core";
}

TEST(Dates, AStatedZoneShiftsTheInstantToUtc) {
    EXPECT_EQ(isoText(parseEdtf("2024-11-19T03:25+03:00")->earliestStart), "2024-11-19T00:25");
}

TEST(Dates, DaysBeforeTheEpochCountBackwards) {
    EXPECT_EQ(isoText(whenOfDay(*Day::of(1969, 12, 31)).earliestStart), "1969-12-31T00:00");
    EXPECT_EQ(dayOf(-1).dayOfMonth(), 31u);
}

TEST(Names, EveryValueReadsBackFromItsName) {
    for (int i = 0; i < countOf<EventType>(); ++i)
        EXPECT_EQ(parseName<EventType>(nameOf(static_cast<EventType>(i))), static_cast<EventType>(i));
    EXPECT_EQ(nameOf(FacetKind::yesNo), "yes-no");
    EXPECT_FALSE(parseName<Stance>("shouts"));
}

} // namespace
} // namespace claimline
