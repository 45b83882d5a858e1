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

TEST(Toll, WhoDiedBesidesThoseHeKilledIsCounted) {
    EXPECT_EQ(tollOf(of({figure("die", 3, besidesDoer)})).killed, 4);
    EXPECT_EQ(tollOf(of({figure("die", 1, "", "woman"), figure("die", 3, besidesDoer, "child"),
                         figure("die", 1, whoDidIt)}))
                  .killed,
              5);
    EXPECT_EQ(
        tollOf(of({figure("die", 1, "", "woman"), figure("die", 3, "", "child"), figure("die", 1, whoDidIt)}))
            .killed,
        5);
}

TEST(Toll, TheDeadAmongTheWoundedAreNotCountedTwice) {
    const Toll toll = tollOf(of({figure("injure", 10), figure("die", 1, "of these")}));
    EXPECT_EQ(toll.killed, 1);
    EXPECT_EQ(toll.injured, 9);
}

} // namespace claimline::reports
