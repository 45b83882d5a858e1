// Whom one sentence counts, and what befell them.
#include "reports/toll_people.h"

#include "with_english.h"

#include <array>

namespace claimline::reports {

namespace {

class PeopleOfASentence : public WithEnglish {
protected:
    static PeopleTold told(const std::string& text) {
        const auto words = TollWords::load(language_->folder());
        EXPECT_TRUE(words);
        const auto document = language_->analyse(text);
        const Tree tree(text, document);
        const TollText read(tree, *words);
        const auto number = [&](std::uint32_t at) -> std::optional<int> {
            for (const auto& quantity : document.quantities)
                if (at >= quantity.first && at < quantity.last && tree.token(at).upos == Upos::NUM)
                    return static_cast<int>(quantity.low);
            return std::nullopt;
        };
        return peopleToldOf(read, *lexicon_, document.sentences.front(), number).told;
    }
};

// Dead, hurt, shot.
using Three = std::array<int, 3>;

Three three(const PeopleTold& told) {
    return {told.dead, told.hurt, told.shot};
}

} // namespace

TEST_F(PeopleOfASentence, CountsThoseWithAndWithoutANumber) {
    EXPECT_EQ(three(told("A boy was killed and his two sisters were wounded in Lund.")), (Three{1, 2, 0}));
    EXPECT_EQ(three(told("A man, a woman and a girl were wounded on Sunday.")), (Three{0, 3, 0}));
    EXPECT_EQ(three(told("A fire left one man dead and six others injured at a teen party.")),
              (Three{1, 6, 0}));
}

TEST_F(PeopleOfASentence, CountsThoseWithANameOnce) {
    EXPECT_EQ(three(told("Per Holm was killed and a woman was wounded in Lund.")), (Three{1, 1, 0}));
    EXPECT_EQ(three(told("His brother, 8-year-old Per, and his mother were both injured in the crash.")),
              (Three{0, 2, 0}));
}

TEST_F(PeopleOfASentence, TheWorstOfWhatBefellThemCounts) {
    EXPECT_EQ(three(told("A man was shot in the head and died at a hospital.")), (Three{1, 0, 0}));
    EXPECT_EQ(three(told("Two teenagers were shot to death on Monday.")), (Three{2, 0, 0}));
    EXPECT_EQ(three(told("A man was shot and another was killed on Monday.")), (Three{1, 0, 1}));
}

TEST_F(PeopleOfASentence, WhoDoesItIsNotCounted) {
    EXPECT_EQ(three(told("A man killed two neighbours and wounded a third person on Sunday.")),
              (Three{2, 1, 0}));
    EXPECT_EQ(three(told("Two masked men began shooting in the street.")), (Three{0, 0, 0}));
}

TEST_F(PeopleOfASentence, WhoEndsTheirOwnLifeIsAmongTheDead) {
    const PeopleTold told = this->told("A man shot and killed his wife before turning the gun on himself.");
    EXPECT_EQ(three(told), (Three{2, 0, 0}));
    EXPECT_TRUE(told.self);
    EXPECT_EQ(three(this->told("He killed his two sons and then committed suicide.")), (Three{3, 0, 0}));
    EXPECT_EQ(three(this->told("A man shot an 8-year-old boy and then himself in a murder-suicide.")),
              (Three{2, 0, 0}));
}

TEST_F(PeopleOfASentence, WhoShotHimselfByMishapIsShotOnce) {
    EXPECT_EQ(three(told("A boy, 10, accidentally shot himself in the leg.")), (Three{0, 0, 1}));
    EXPECT_EQ(three(told("A boy is in critical condition after accidentally shooting himself.")),
              (Three{0, 1, 0}));
}

TEST_F(PeopleOfASentence, PartsAreNotAddedToTheirWhole) {
    const PeopleTold fatally = told("Four people were shot, one fatally, in Lund on Wednesday.");
    EXPECT_EQ(three(fatally), (Three{0, 0, 4}));
    EXPECT_EQ(fatally.deadPart, 1);
    EXPECT_EQ(three(told("Five people, including an infant, were wounded on Sunday.")), (Three{0, 5, 0}));
    EXPECT_EQ(three(told("Three others, a man, a woman and a boy, were wounded.")), (Three{0, 3, 0}));
}

TEST_F(PeopleOfASentence, WhoWasToldOfBeforeIsNotCountedAgain) {
    EXPECT_EQ(three(told("The boy was taken to a hospital with a wound.")), (Three{0, 0, 0}));
}

TEST_F(PeopleOfASentence, AFifthVictimTellsOfFive) {
    EXPECT_EQ(told("A fifth victim was wounded in the leg.").ordinal, 5);
}

TEST_F(PeopleOfASentence, WhereNothingBefellAnybodyNobodyIsCounted) {
    EXPECT_FALSE(told("Two men and a woman opened a shop in Lund.").any());
}

TEST_F(PeopleOfASentence, WhatWasOnlyTriedBefellNobody) {
    EXPECT_FALSE(told("The man tried to shoot a neighbour on Sunday.").any());
    EXPECT_FALSE(told("He faces a charge of attempted murder of a neighbour.").any());
}

TEST_F(PeopleOfASentence, AFatalShootingKillsOnlyThoseWhomItBefell) {
    EXPECT_EQ(three(told("Three people were wounded in a fatal shooting in Lund.")), (Three{0, 3, 0}));
    EXPECT_EQ(three(told("Police study the fatal shooting of a man in Lund.")), (Three{1, 0, 0}));
}

TEST_F(PeopleOfASentence, WhoIsOnlyCitedCameToNoHarm) {
    EXPECT_EQ(three(told("According to Chief Per Holm, a boy was killed.")), (Three{1, 0, 0}));
}

TEST_F(PeopleOfASentence, AnotherOfAnAgeIsOnePerson) {
    EXPECT_EQ(three(told("Another 15-year-old was also wounded.")), (Three{0, 1, 0}));
}

TEST_F(PeopleOfASentence, ATollCountsTheDead) {
    EXPECT_EQ(three(told("The death toll from the quake rose to 1,287 on Tuesday.")), (Three{1287, 0, 0}));
    EXPECT_EQ(three(told("Officials put the death toll at 42.")), (Three{42, 0, 0}));
    EXPECT_FALSE(told("The toll for the bridge rose to 14 euros on Monday.").any());
}

TEST_F(PeopleOfASentence, HighNumbersAreCountedAsWell) {
    EXPECT_EQ(three(told("Four people were killed and 61 others wounded on Thursday.")), (Three{4, 61, 0}));
}

} // namespace claimline::reports
