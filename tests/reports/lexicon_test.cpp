#include "reports/lexicon.h"

#include "reports/wording.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

Lexicon lexicon() {
    auto loaded = Lexicon::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en");
    if (!loaded)
        throw std::runtime_error(loaded.error().message());
    return std::move(*loaded);
}

} // namespace

TEST(Lexicon, WordsOfOneHappeningAreOfOneClass) {
    const Lexicon words = lexicon();
    for (const char* lemma : {"shoot down", "intercept", "down"}) {
        const auto& readings = words.happenings(lemma, WordKind::verb);
        ASSERT_FALSE(readings.empty()) << lemma;
        EXPECT_EQ(readings.back().name, "shoot_down") << lemma;
    }
    EXPECT_EQ(words.happenings("fatality", WordKind::noun).front().name, "die");
    EXPECT_TRUE(words.happenings("umbrella", WordKind::noun).empty());
}

TEST(Lexicon, ReadingThatAsksForAnObjectStandsFirst) {
    for (const Happening& reading : lexicon().happenings("launch", WordKind::verb))
        EXPECT_FALSE(reading.object.empty());
}

TEST(Lexicon, NarrowerGroupsOfPeopleHaveAName) {
    const Lexicon words = lexicon();
    EXPECT_EQ(words.people("toddler"), "child");
    EXPECT_EQ(words.people("people"), "");
    EXPECT_EQ(words.people("17-year-old"), "");
    EXPECT_EQ(words.people("table"), std::nullopt);
    EXPECT_EQ(words.thing("atacms")->name, "missile");
    EXPECT_EQ(words.thing("nurse")->name, "person");
}

TEST(Wording, NumbersAndPluralsReadAsInPrint) {
    EXPECT_EQ(numberText(11'000), "11,000");
    EXPECT_EQ(numberText(1'234'567), "1,234,567");
    EXPECT_EQ(numberText(2.5), "2.5");
    EXPECT_EQ(numberText(6), "6");
    EXPECT_EQ(plural("person"), "people");
    EXPECT_EQ(plural("ferry"), "ferries");
    EXPECT_EQ(plural("missile"), "missiles");
    EXPECT_EQ(plural("fireman"), "firemen");
}

} // namespace claimline::reports
