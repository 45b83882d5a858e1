// What numbers count, under which happening, and of whom: as "facet=value" of each.
#include "reports/counts.h"
#include "with_english.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class Counted : public WithEnglish {
protected:
    static std::string counted(const std::string& text) {
        const language::Document document = language_->analyse(text);
        const Tree tree(text, document);
        std::string all;
        for (const Count& count : findCounts(tree, *lexicon_, findPredicates(tree, *lexicon_))) {
            const Scope& scope = count.answer.scope;
            all += (all.empty() ? "" : " | ") + count.answer.name + "=" + count.answer.value;
            all += scope.who.empty() ? "" : " " + scope.who;
            all += scope.part.empty() ? "" : " (" + scope.part + ")";
        }
        return all;
    }

    static void expect(const std::vector<std::pair<std::string, std::string>>& cases) {
        for (const auto& [text, expected] : cases)
            EXPECT_EQ(counted(text), expected) << text;
    }
};

TEST_F(Counted, ACrowdIsAsLargeAsSomebodyPutsIt) {
    expect({
        {"Police put the crowd at 8,000.", "people attending=8,000"},
        {"The office estimated the turnout at about 15,000.", "people attending=about 15,000"},
        {"Organisers claimed 25,000 took part.", "people attending=25,000"},
        {"The march drew a crowd of some 8,000.", "people attending=about 8,000"},
        {"The paper counted some 20,000 demonstrators from photographs of the march.",
         "people attending=about 20,000 protester"},
        {"The union put the number of strikers at 4,200 in the rail strike.", "people on strike=4,200"},
        {"Police put the number of dead at eight.", "people killed=8"},
    });
}

TEST_F(Counted, ThousandsWhoMarchAreNoMarches) {
    expect({
        {"Thousands march in the capital over water prices", "people attending=1,000 or more"},
        {"Three marches were held on Sunday.", "marches=3"},
    });
}

TEST_F(Counted, AHeadlineCountsThoseWhomItBefell) {
    expect({{"Water protest: 41 arrested, mayor says", "people arrested=41"}});
}

TEST_F(Counted, RecordsAreThoseOfWhomABreachAffects) {
    expect({
        {"The breach affected 1.4 million people.", "records stolen=1,400,000"},
        {"Insurer says 1.2 million customers hit by data breach", "records stolen=1,200,000"},
        {"The firm said that no customer records had been taken.", "records stolen=none"},
        {"Hackers stole 3,000 medical records.", "records stolen=3,000 medical"},
    });
}

TEST_F(Counted, ANumberStandsUnderNoHappeningOfTheSentenceBefore) {
    expect({{"In that blast 31 people were killed. Four remain missing.",
             "people killed=31 | people missing=4"}});
}

TEST_F(Counted, OfAPartOfANumberTheWholeIsTold) {
    expect({{"Seven of the 11 people who died in the riot had burns.", "people killed=11"}});
}

TEST_F(Counted, AFigureThatIsPutOtherwiseAnswersTheQuestionBefore) {
    expect({
        {"Police said 80 people marched, but organisers put the figure at 250.",
         "people attending=80 | people attending=250"},
        {"About 9,000 operations were cancelled. The union said the figure was closer to 6,000.",
         "operations cancelled=about 9,000 | operations cancelled=6,000"},
    });
}

TEST_F(Counted, WhoIsOneMoreIsNotAll) {
    expect({{"A third child died in hospital.", "people killed=1 child (one more)"},
            {"Coach crash: death toll up to 11", "people killed=11"}});
}

TEST_F(Counted, WhomSomethingElseBefellAreNotCounted) {
    expect({{"85 people were arrested; 79 have been released.", "people arrested=85"},
            {"Police broke up the march. The group said 40 protesters had been beaten.", ""},
            {"It is day three of the rail strike.", ""}});
}

TEST_F(Counted, ThoseAboardAreCountedWhereverTheyStand) {
    expect({{"A flight with 168 people on board made an emergency landing.", "people aboard=168"},
            {"Seven people were on board.", "people aboard=7"}});
}

TEST_F(Counted, WhatANumberMayBecomeIsNoFigure) {
    expect(
        {{"About 40 people were arrested, and the number could swell to 900.", "people arrested=about 40"}});
}

TEST_F(Counted, WhatAShipMayCarryIsNotAboard) {
    expect({{"The boat was licensed to carry 80 people.", ""},
            {"Ninety-one people survived.", "people surviving=91"}});
}

TEST_F(Counted, ANumberOpensTheTextBehindItsDate) {
    expect({{"May 3, 2026 - Seven people, among them two children, were crushed to death.",
             "people killed=7 | people killed=2 child (of these)"}});
}

TEST_F(Counted, AStatementThatIsCorrectedGaveAnEarlierFigure) {
    expect({{"The city corrected an earlier statement that no data was taken.",
             "records stolen=none (earlier figure)"}});
}

TEST_F(Counted, AnAgeIsNoNumberOfPeople) {
    expect({{"A man of 71 was injured.", "people injured=1 man"}});
}

TEST_F(Counted, AnEarlierFigureIsToldAsSuch) {
    expect({{"Police arrested 41 people, revising an earlier figure of 27.",
             "people arrested=41 | people arrested=27 (earlier figure)"}});
}

TEST_F(Counted, OfficersAreThoseOfWhomTheArticleSpeaks) {
    expect({
        {"Two officers were hurt when police broke up the march.", "people injured=2 police"},
        {"Two officers were killed when the army shelled the town.", "people killed=2 soldier"},
    });
}

TEST_F(Counted, NobodyIsHeldByAPrisonAndNobodyBurnedOnAShip) {
    expect({
        {"The prison holds 1,450 men.", ""},
        {"A fire broke out on a ship carrying 212 passengers.", "people aboard=212 passenger"},
        {"She called 911 after two men were shot.", "people shot=2 man"},
    });
}

TEST_F(Counted, AFigureOfAYearOrOfWhoWasNamedBeforeIsNone) {
    expect({
        {"The firm treats about 2 million patients a year.", ""},
        {"All but six of the 57 people detained on Saturday have been released.", "people arrested=57"},
        {"Forty flights were cancelled, though the two had been far apart.", "flights cancelled=40"},
        {"The troops repelled four counterattacks.", ""},
    });
}

TEST_F(Counted, WhatIsSetRightIsDeniedAndToldAnew) {
    expect({{"Not 41 crossings were cancelled but 22.", "sailings cancelled=41 | sailings cancelled=22"}});
}

TEST_F(Counted, OthersComeToWhoWasNamed) {
    expect({
        {"Minister Ann Lee was arrested. Four other people were arrested.", "people arrested=4 (more)"},
        {"Nine people were arrested. The two people arrested on Friday are cooks.",
         "people arrested=9 | people arrested=2 (of these)"},
    });
}

TEST_F(Counted, WhatIsCountedHasAWordBeforeIt) {
    expect({
        {"Fourteen unmanned aerial vehicles were shot down.", "drones shot down=14"},
        {"His lawyer spoke of about 600 missing ballots.", "votes missing=about 600"},
        {"The union put the number of cancelled sailings at 22.", "sailings cancelled=22"},
    });
}

TEST_F(Counted, VotesAreThoseOfWhomTheyWereGivenTo) {
    expect({{"Ann Lee won the election by 312 votes. She received 41,207 votes.",
             "votes ahead=312 | votes, Ann Lee=41,207"}});
}

TEST_F(Counted, ThoseOnABoatAreAboard) {
    expect({{"The bus crashed on Monday. There were 51 people on the bus.", "people aboard=51"}});
}

} // namespace

} // namespace claimline::reports
