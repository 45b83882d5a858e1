#include "knowledge/understood.h"

#include <limits>

namespace claimline::language {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Expected {
    std::string text, words;
    double low, high;
    Hedge hedge;
    std::string noun;
};

class Counts : public testing::TestWithParam<Expected> {};

TEST_P(Counts, AreReadWithBoundsHedgeAndNoun) {
    const Expected& expected = GetParam();
    const Understood understood(expected.text);
    const Quantity found = understood.quantity(expected.words);
    ASSERT_LT(found.first, found.last) << expected.text;
    EXPECT_DOUBLE_EQ(found.low, expected.low) << expected.text;
    EXPECT_DOUBLE_EQ(found.high, expected.high) << expected.text;
    EXPECT_EQ(found.hedge, expected.hedge) << expected.text;
    EXPECT_EQ(found.noun, expected.noun) << expected.text;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, Counts,
    testing::Values(
        Expected{"The blast killed at least 12 workers at the mill.", "at least 12", 12, infinity,
                 Hedge::atLeast, "worker"},
        Expected{"Up to 100,000 customers lost power on Friday.", "Up to 100,000", 0, 100000, Hedge::atMost,
                 "customer"},
        Expected{"No more than three boats may enter the harbour.", "No more than three", 0, 3, Hedge::atMost,
                 "boat"},
        Expected{"More than 200 passengers were aboard the ferry.", "More than 200", 200, infinity,
                 Hedge::atLeast, "passenger"},
        Expected{"May 3, 2026 - Seven people were hurt.", "Seven", 7, 7, Hedge::exact, "people"},
        Expected{"Crush at stadium kills 7\n\nMay 3 saw a concert there.", "7", 7, 7, Hedge::exact, ""},
        Expected{"Dozens of houses were flooded.", "Dozens", 12, infinity, Hedge::vague, "house"},
        Expected{"Police arrested a dozen protesters.", "a dozen", 12, 12, Hedge::exact, "protester"},
        Expected{"The firm lost 2.4 million records.", "2.4 million", 2400000, 2400000, Hedge::exact,
                 "record"},
        Expected{"Crews rescued twenty-three sailors.", "twenty-three", 23, 23, Hedge::exact, "sailor"},
        Expected{"The village has two hundred and fifty residents.", "two hundred and fifty", 250, 250,
                 Hedge::exact, "resident"},
        Expected{"Between 10 and 15 trucks crossed the bridge.", "Between 10 and 15", 10, 15, Hedge::range,
                 "truck"},
        Expected{"Some 40 firefighters fought the blaze.", "Some 40", 36, 44, Hedge::about, "firefighter"},
        Expected{"About 11,000 soldiers were sent north.", "About 11,000", 9900, 12100, Hedge::about,
                 "soldier"},
        Expected{"Several drones fell near the depot.", "Several", 2, infinity, Hedge::vague, "drone"},
        Expected{"Tens of thousands of people marched through the city.", "Tens of thousands", 10000,
                 infinity, Hedge::vague, "people"},
        Expected{"Up to 900 South Korean “guest” workers left.", "Up to 900", 0, 900, Hedge::atMost,
                 "worker"},
        Expected{"Customs seized 6 Swiss-made long-range cameras.", "6", 6, 6, Hedge::exact, "camera"},
        Expected{"Rebels freed 30 or more hostages.", "30 or more", 30, infinity, Hedge::atLeast,
                 "hostage"}));

TEST(Quantities, OfUnitsAreMeasures) {
    const Understood length("The town lies roughly 115 kilometres from the border.");
    EXPECT_TRUE(length.quantity("roughly 115").measure);
    EXPECT_EQ(length.quantity("roughly 115").noun, "km");
    const Understood money("The bank was fined $2.4 million by the court.");
    EXPECT_EQ(money.quantity("$2.4 million").noun, "USD");
    EXPECT_DOUBLE_EQ(money.quantity("$2.4 million").low, 2.4e6);
    const Understood share("Turnout fell to 48 percent.");
    EXPECT_EQ(share.quantity("48").noun, "%");
    EXPECT_TRUE(share.quantity("48").measure);
}

TEST(Quantities, LendTheirNounToTheBareNumbersBehindThem) {
    const Understood understood("The navy fired eight rockets, and five of them missed while one was lost.");
    EXPECT_EQ(understood.quantity("five").noun, "rocket");
    EXPECT_TRUE(understood.quantity("five").partOfOther);
    EXPECT_EQ(understood.quantity("one").noun, "rocket");
}

TEST(Quantities, OfAPartAreMarked) {
    const Understood understood("The fire killed nine people, including a child.");
    EXPECT_TRUE(understood.quantity("a").partOfOther);
    EXPECT_EQ(understood.quantity("a").noun, "child");
    EXPECT_FALSE(understood.quantity("nine").partOfOther);
}

TEST(Quantities, ThatRiseAreRunningTotals) {
    const Understood understood("The death toll has risen to 41, officials said.");
    EXPECT_TRUE(understood.quantity("41").runningTotal);
    EXPECT_FALSE(Understood("A bus hit 41 cars.").quantity("41").runningTotal);
}

class NoCounts : public testing::TestWithParam<std::string> {};

TEST_P(NoCounts, AreFound) {
    const Understood understood(GetParam());
    EXPECT_TRUE(understood.document().quantities.empty())
        << GetParam() << " gave " << slice(understood.text(), understood.document().quantities.front().span);
}

INSTANTIATE_TEST_SUITE_P(Wordings, NoCounts,
                         testing::Values("The roughly thousand-kilometre front line has not moved.",
                                         "A 155mm shell fell in the yard.", "An S-400 battery was moved.",
                                         "The third-quarter results were weak.",
                                         "The vote was held on November 19.", "It began in 2022.",
                                         "The meeting starts at 03:25.", "Jon Lund, 34, said so.",
                                         "The 25-year-old was released.", "The talks lasted three days.",
                                         "It was the third strike.", "No one answered.",
                                         "One of the largest banks closed.", "Take Route 9 to the coast.",
                                         "The 1,000-day mark has passed.", "They met on 9/11."));

TEST(Quantities, SurviveTextsOfOnlyDigits) {
    const Understood understood(std::string(20000, '7'));
    EXPECT_LE(understood.document().quantities.size(), 1u);
}

} // namespace

} // namespace claimline::language
