// What amounts measure: as "name=value" of each, in order of the text.
#include "reports/measures.h"
#include "with_english.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class Measures : public WithEnglish {
protected:
    static std::string measured(const std::string& text) {
        const language::Document document = language_->analyse(text);
        const Tree tree(text, document);
        std::string all;
        for (const Count& count : findMeasures(tree, *lexicon_, findPredicates(tree, *lexicon_)))
            all += (all.empty() ? "" : " | ") + count.answer.name + "=" + count.answer.value;
        return all;
    }
};

TEST_F(Measures, AWordThatIsMeasuredNamesItsAmount) {
    const std::pair<std::string, std::string> cases[] = {
        {"The party won the vote. Turnout was 61 percent.", "turnout=61 %"},
        {"Monitors put turnout in the election at no more than 48 percent, far below the 61 percent that the "
         "commission announced.",
         "turnout=at most 48 % | turnout=61 %"},
        {"Two cars crashed. The limit on that stretch is 120 km/h.", "limit=120 km/h"},
        {"The minister was jailed for accepting bribes worth 4.2 million crowns.", "bribes=4,200,000 crown"},
        {"The minister was jailed for taking 4.5 million crowns in bribes.", "bribes=4,500,000 crown"},
        {"Hackers attacked the firm and asked for a ransom of 3 million euros.", "ransom=3,000,000 EUR"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(measured(text), expected) << text;
}

TEST_F(Measures, AnAmountIsNamedByWhatWasNamedBefore) {
    const std::pair<std::string, std::string> cases[] = {
        {"About 30,000 litres of bleach leaked. The owner said no more than 8,000 litres had escaped.",
         "bleach, litres=about 30,000 litre | bleach, litres=at most 8,000 litre"},
        {"The blast cost 12 million euros, the firm said. The union put the loss at 5 million.",
         "cost=12,000,000 EUR | loss=5,000,000 EUR"},
        {"The tram crashed at 52 km/h in a 30 km/h zone.", "speed=52 km/h | limit=30 km/h"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(measured(text), expected) << text;
}

TEST_F(Measures, AShareOfTheVoteIsSomebodys) {
    EXPECT_EQ(
        measured(
            "Mayor Teresa Bright won Sunday's election with 50.8 percent of the vote. Her challenger Dan "
            "Ochoa received 48.9 percent."),
        "share of the vote, Teresa Bright=50.8 % | share of the vote, Dan Ochoa=48.9 %");
}

TEST_F(Measures, AScaleHasNoUnit) {
    EXPECT_EQ(measured("A magnitude 6.4 earthquake struck the island."), "magnitude=6.4");
    EXPECT_EQ(measured("An earthquake struck. The centre put the magnitude at 6.1."), "magnitude=6.1");
}

TEST_F(Measures, SpeedAndSubstanceNameThemselves) {
    EXPECT_EQ(measured("A train derailed. It was travelling at 148 km/h when it left the track."),
              "speed=148 km/h");
    EXPECT_EQ(measured("A tank exploded. About 30,000 litres of bleach leaked, the agency said."),
              "bleach, litres=about 30,000 litre");
}

TEST_F(Measures, ADistanceStandsUnderItsPlace) {
    EXPECT_EQ(measured("Rebels attacked a depot near Lyon, 40 km from the border."), "distance, Lyon=40 km");
}

TEST_F(Measures, AnAmountOfNothingKnownIsLeftOut) {
    EXPECT_EQ(measured("A court tried him over 9 million euros."), "");
}

} // namespace

} // namespace claimline::reports
