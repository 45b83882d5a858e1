// How many were killed and injured, from the answers of one report and of several.
#include "reports/tally.h"
#include "reports/toll.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

Answer figure(const std::string& happening, double value, const std::string& part = {},
              const std::string& who = {}) {
    Answer answer;
    answer.facet = "count:person:" + happening;
    answer.low = answer.high = value;
    answer.scope.part = part;
    answer.scope.who = who;
    return answer;
}

Report of(std::vector<Answer> answers) {
    Report report;
    report.answers = std::move(answers);
    return report;
}

} // namespace

TEST(Toll, AWholeFigureStandsBeforeThoseToldOneByOne) {
    EXPECT_EQ(tollOf(of({figure("die", 2, toldApart)})).killed, 2);
    EXPECT_EQ(tollOf(of({figure("die", 2, toldApart), figure("die", 5)})).killed, 5);
}

TEST(Toll, SomeAndTheOthersAddUp) {
    EXPECT_EQ(tollOf(of({figure("injure", 1, "some of them"), figure("injure", 2, "the others")})).injured,
              3);
}

TEST(Toll, SeveralReportsSettleOnTheFigureThatMostOfThemGive) {
    const Report three = of({figure("die", 3)}), two = of({figure("die", 2)});
    EXPECT_EQ(settledToll({&three, &two, &three}).killed, 3);
    EXPECT_EQ(settledToll({&two, &two, &three}).killed, 2);
}

TEST(Toll, OfTwoFiguresTheLaterIsBelieved) {
    const Report three = of({figure("die", 3)}), two = of({figure("die", 2)});
    EXPECT_EQ(settledToll({&three, &two}).killed, 2);
    EXPECT_EQ(settledToll({&two, &three}).killed, 3);
}

TEST(Toll, ANumberInWordsCountsForMoreThanSilence) {
    const Report hurt = of({figure("injure", 4)}), dead = of({figure("die", 1), figure("injure", 4)});
    EXPECT_EQ(settledToll({&dead, &hurt}).killed, 1);
    EXPECT_EQ(settledToll({}), Toll{});
}

} // namespace claimline::reports
