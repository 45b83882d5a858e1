#include "finder.h"

#include "model/table.h"

#include <algorithm>

namespace claimline::time {
namespace {

std::string asText(std::string_view text, const std::vector<Timex>& found) {
    std::string all;
    for (const Timex& timex : found)
        all += (all.empty() ? "" : " | ") + std::string(slice(text, timex.span)) + "=" + timex.value;
    return all.empty() ? "-" : all;
}

std::string trimmed(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return std::string(text);
}

TEST(Time, EveryCaseOfTheTableIsFoundWithItsValue) {
    const auto table = Table::read(std::string(CLAIMLINE_TESTS_DIR) + "/time/cases.tsv",
                                   {"class", "published", "text", "expected"});
    ASSERT_TRUE(table) << table.error().message();
    EXPECT_GT(table->rows().size(), 90u);
    for (const auto& row : *table)
        EXPECT_EQ(asText(row["text"], findIn(row["text"], row["published"])), trimmed(row["expected"]))
            << "line " << row.line() << ", " << row["class"] << ", told on " << row["published"] << ": "
            << row["text"];
}

Outlook outlookOf(std::string_view text) {
    const auto found = findIn(text, "2024-11-20");
    EXPECT_EQ(found.size(), 1u) << text;
    return found.empty() ? Outlook::unknown : found.front().outlook;
}

TEST(Time, PlansAndPossibilitiesAreNotThePast) {
    EXPECT_EQ(outlookOf("The depot burned down on Monday."), Outlook::past);
    EXPECT_EQ(outlookOf("The depot was hit on Monday."), Outlook::past);
    EXPECT_EQ(outlookOf("The plan will be presented next month."), Outlook::planned);
    EXPECT_EQ(outlookOf("She plans to open the mine next year."), Outlook::planned);
    EXPECT_EQ(outlookOf("The mine is expected to open next year."), Outlook::planned);
    EXPECT_EQ(outlookOf("The mine could be opened next year."), Outlook::hypothetical);
    EXPECT_EQ(outlookOf("Troops might arrive next week."), Outlook::hypothetical);
}

TEST(Time, AnExpressionSaysWhatItIsCountedFrom) {
    const auto found =
        findIn("It burned on Monday. On 3 May 2019 it burned too; the next day it fell.", "2024-11-20");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].anchor, TimeAnchor::article);
    EXPECT_EQ(found[0].when.basis, DateBasis::inferred);
    EXPECT_EQ(found[1].anchor, TimeAnchor::none);
    EXPECT_EQ(found[1].when.basis, DateBasis::stated);
    EXPECT_EQ(found[2].anchor, TimeAnchor::previous);
    for (const Timex& timex : found) {
        EXPECT_FALSE(timex.when.because.empty());
        EXPECT_GT(timex.when.confidence, 0.5);
    }
}

TEST(Time, WhatIsDatedAheadOfTheArticleIsPlannedAndWhatIsDatedBehindHasHappened) {
    EXPECT_EQ(outlookOf("The vote of 5 May 2026 was announced."), Outlook::planned);
    EXPECT_EQ(outlookOf("A storm hits the coast on Monday."), Outlook::past);
    EXPECT_EQ(outlookOf("The trial was set for Dec. 3."), Outlook::planned);
    EXPECT_EQ(outlookOf("The sale was postponed until Friday."), Outlook::planned);
}

TEST(Time, AnHourOfAYearBeforeZeroReadsBack) {
    const auto found = findIn("It burned on Friday; it rose at 9 a.m. and sank that night.", "-0001-03-01");
    ASSERT_GE(found.size(), 2u);
    for (const Timex& timex : found) {
        if (!timex.when.known())
            continue;
        const auto again = parseEdtf(timex.when.edtf);
        ASSERT_TRUE(again) << timex.when.edtf;
        EXPECT_EQ(again->edtf, timex.when.edtf);
        EXPECT_TRUE(timex.when.day()) << timex.when.edtf;
    }
}

TEST(Time, AnOrdinalDayIsCountedFromTheBeginningThatIsTold) {
    const auto exact =
        findIn("It was the 100th day of the strike, which began on 3 March 2015.", "2024-11-20");
    ASSERT_EQ(exact.size(), 2u);
    EXPECT_EQ(exact[0].when.edtf, "2015-06-10"); // 3 March is the first day
    EXPECT_NE(exact[0].when.because.find("2015-03-03"), std::string::npos);
    const auto unknown = findIn("It was the 100th day of the strike, which nobody dated.", "2024-11-20");
    ASSERT_EQ(unknown.size(), 1u);
    EXPECT_FALSE(unknown[0].when.known());
}

TEST(Time, DaysAfterAnUndatedThingPointBackToIt) {
    const auto found = findIn("She died Saturday, two days after she was shot.", "2024-11-20");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].value, "P2D");
    EXPECT_EQ(found[1].when.edtf, "2024-11-14");
    EXPECT_EQ(found[1].outlook, Outlook::past);
    const auto dated = findIn("He was freed two days after May 3, 2019.", "2024-11-20");
    ASSERT_EQ(dated.size(), 2u);
    EXPECT_FALSE(dated[0].when.known()); // what it points to is dated itself
}

TEST(Time, AHistoryDoesNotCountFromAYearItOnlyGlancesAt) {
    const std::string text = "The war began in April 1911. In June 1911 the king fled. By January 1912 the "
                             "north had risen; the plan "
                             "for 1914 was kept. On 4 March a truce was signed. In May 1912 it broke. In "
                             "1913 peace came. On 9 June "
                             "1913 the port opened. In July 1913 the king returned.";
    const auto found = findIn(text, "2009-12-19");
    const auto march = std::find_if(found.begin(), found.end(),
                                    [&](const Timex& t) { return slice(text, t.span) == "4 March"; });
    ASSERT_NE(march, found.end());
    EXPECT_EQ(march->value, "1912-03-04");
}

TEST(Time, ANightBelongsToTheDayItIsNamedAfter) {
    const auto found = findIn("Shells fell overnight, and on the night of November 19.", "2024-11-20");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].when.edtf, "2024-11-20");
    EXPECT_EQ(found[0].when.precision, Precision::partOfDay);
    EXPECT_EQ(isoText(found[0].when.earliestStart), "2024-11-19T20:00");
    EXPECT_EQ(isoText(found[0].when.latestEnd), "2024-11-20T08:00");
    EXPECT_EQ(found[0].when.day(), Day::of(2024, 11, 20));
    EXPECT_EQ(found[1].when.edtf, "2024-11-19");
    EXPECT_EQ(found[1].when.day(), Day::of(2024, 11, 19));
}

TEST(Time, AZoneIsKeptOnlyWhereItIsStated) {
    const auto found =
        findIn("The quake came on 5 May 2020 at 18:00 UTC, felt on 6 May 2020 at 07:30.", "2024-11-20");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].when.zoneMinutes, std::int16_t{0});
    EXPECT_EQ(found[0].when.edtf, "2020-05-05T18:00Z");
    EXPECT_FALSE(found[1].when.zoneMinutes.has_value());
}

TEST(Time, ATimeInBracketsTellsTheZoneOfTheOneBeforeIt) {
    const auto found = findIn("A quake hit at 4 a.m. local time (0100 GMT) on Sunday.", "2024-11-20");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].when.zoneMinutes, std::int16_t{180});
    EXPECT_EQ(found[0].when.earliestStart, found[1].when.earliestStart);
}

TEST(Time, WhatWasCutAwayAsDebrisHoldsNoDates) {
    const std::string text = "Fire broke out on 3 May 2019.\nSubscribe before 9 June 2021";
    language::Document document; // tokens of the first line only
    for (std::uint32_t at = 0; at < 28; at += 4) {
        language::Token token;
        token.span = {at, at + 4};
        document.tokens.push_back(token);
    }
    const auto found = finder().find(text, document, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].value, "2019-05-03");
}

TEST(Time, AHistoryIsToldFromItsOwnDates) {
    const std::string text =
        "The war began in April 1911. In May the capital fell, and in June 1911 the king fled. By January "
        "1912 "
        "the north had risen. In March a truce was signed. On 4 July 1912 it broke; two days later the port "
        "burned. In 1913 peace came. In 1914 it ended. In August 1914 a new war began.";
    const auto found = findIn(text, "2009-12-19");
    ASSERT_EQ(found.size(), 10u);
    EXPECT_EQ(found[1].value, "1911-05");
    EXPECT_EQ(found[4].value, "1912-03");
    EXPECT_EQ(found[6].value, "1912-07-06");
}

} // namespace
} // namespace claimline::time
