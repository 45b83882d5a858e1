// How articles that tell of one event settle on its dead and injured.
#include "reports/reports.h"
#include "reports/toll_weigher.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class Tolls : public testing::Test {
protected:
    void SetUp() override {
        auto language = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(language);
        language_.emplace(std::move(*language));
        auto finder = ReportFinder::load(language_->folder());
        ASSERT_TRUE(finder);
        finder_.emplace(std::move(*finder));
    }

    TollEvidence read(const std::string& text) const {
        Article article;
        article.text = text;
        article.id = articleId(sha256(article.text));
        const auto document = language_->analyse(article.text);
        return finder_->tollEvidence(article, document, finder_->find(article, document, Facts{}));
    }

    Toll settle(const std::vector<std::string>& texts) const {
        std::vector<TollEvidence> told;
        for (const std::string& text : texts)
            told.push_back(read(text));
        std::vector<const TollEvidence*> pointers;
        for (const TollEvidence& evidence : told)
            pointers.push_back(&evidence);
        return finder_->settleToll(pointers);
    }

    std::optional<language::Language> language_;
    std::optional<ReportFinder> finder_;
};

Toll toll(int killed, int injured) {
    return {killed, injured};
}

} // namespace

TEST_F(Tolls, ThoseWhoWereShotAreNotHurtBesides) {
    EXPECT_EQ(
        settle({"Five men were shot in Lund on Sunday, police said. Two men died and three were wounded."}),
        toll(2, 3));
}

TEST_F(Tolls, OthersAreHurtBesidesTheDead) {
    EXPECT_EQ(settle({"A man was killed and three others were wounded in Lund on Sunday, police said."}),
              toll(1, 3));
}

TEST_F(Tolls, AnArticleThatTellsBothIsBelievedBeforeOnesThatTellOfTheDeadAlone) {
    const std::string both = "A man was killed and two others were wounded in Lund on Sunday, police said.";
    const std::string one = "A man was killed in Lund on Sunday, police said.";
    EXPECT_EQ(settle({both, one}), toll(1, 2));
    EXPECT_EQ(settle({one, both}), toll(1, 2));
}

TEST_F(Tolls, NoCasualtiesAreNone) {
    EXPECT_EQ(settle({"An earthquake shook the coast on Monday. There were no casualties."}), toll(0, 0));
}

TEST_F(Tolls, AHospitalOrACriticalSystemAloneTellsOfNoHarm) {
    EXPECT_EQ(settle({"Thieves broke into a hospital in Lund on Sunday. Its critical systems are stable."}),
              Toll{});
}

TEST_F(Tolls, AccidentsHaveATollToo) {
    EXPECT_EQ(settle({"Eight people died and 31 were injured when a bus left the road near Ulm on Sunday."}),
              toll(8, 31));
}

TEST_F(Tolls, TheFirstSentencesAreReadForThoseWithoutANumber) {
    const TollEvidence told = read("A boy was killed and his two sisters were wounded in Lund on Sunday.");
    ASSERT_EQ(told.readings.size(), 1U);
    EXPECT_EQ(told.readings[0].place, "S1");
    EXPECT_EQ(told.readings[0].dead, 1);
    EXPECT_EQ(told.readings[0].hurt, 2);
}

TEST_F(Tolls, NumbersBeforeWhatBefellThemStandForPeople) {
    const TollEvidence told =
        read("Police said two dead and four wounded were found at a teen party in Lund.");
    ASSERT_EQ(told.readings.size(), 1U);
    EXPECT_EQ(told.readings[0].dead, 2);
    EXPECT_EQ(told.readings[0].hurt, 4);
}

TEST_F(Tolls, OneAmongFiveIsCountedWithThem) {
    const TollEvidence told =
        read("A toddler among five people wounded in Lund on Sunday is well, police said.");
    ASSERT_EQ(told.readings.size(), 1U);
    EXPECT_EQ(told.readings[0].hurt, 5);
}

TEST_F(Tolls, NoInjuriesAreNoneWhateverElseHappened) {
    EXPECT_EQ(settle({"A storm left 400 homes in the dark on Monday. No injuries were reported."}),
              toll(0, 0));
    EXPECT_FALSE(read("A man was hurt in the fire on Monday. No other injuries were reported.").noHurt);
}

TEST_F(Tolls, HighNumbersAreBelievedWhereTheArticleOpensWithThem) {
    EXPECT_EQ(settle({"Floods killed 1,240 people in the north, the government said on Monday. Another 3,000 "
                      "people were injured."}),
              toll(1240, 3000));
}

TEST_F(Tolls, ADisasterIsNotTalkedAwayByWhatIsLearntFromSmallHappenings) {
    EXPECT_EQ(
        settle({"A train derailed on Thursday. Four people were killed and 61 others injured, six of them "
                "critically, the ministry said."}),
        toll(4, 61));
}

TEST_F(Tolls, ARisingDeathTollIsTheNumberOfTheDead) {
    EXPECT_EQ(
        settle({"The death toll from Sunday's earthquake rose to 1,287 on Tuesday, officials said. More than "
                "5,600 people were injured."}),
        toll(1287, 5600));
}

TEST_F(Tolls, AgesAreNoNumbersOfPeople) {
    const TollEvidence told = read("Per Holm, 23, and a 17-year-old boy were shot in Lund on Sunday.");
    EXPECT_FALSE(told.numbers.contains(23));
    EXPECT_FALSE(told.numbers.contains(17));
    EXPECT_EQ(told.ages.at("shot"), 2);
}

TEST_F(Tolls, HundredBlocksAndRoundsCountNobody) {
    const TollEvidence told =
        read("A man fired 12 shots in the 40 block of Elm Street in Lund; he was hurt.");
    EXPECT_FALSE(told.numbers.contains(12));
    EXPECT_FALSE(told.numbers.contains(40));
}

TEST(TollWeigher, TheTwoNumbersAreWeighedTogether) {
    TollEvidence five;
    five.tells = true;
    five.shot.push_back({5, "all", "", false, 'L'});
    five.dead.push_back({2, "all", "", false, 'L'});
    const TollWeigher weigher({{"shot =", {0, 0, 3}}, {"figure all L", {5, 0, 0}}});
    EXPECT_EQ(weigher.settle(tollCase({&five})), toll(2, 3));
}

TEST(TollWeigher, HighNumbersFurtherDownAreNotOfThisHappening) {
    TollEvidence year;
    year.tells = true;
    year.dead.push_back({165, "all", "", false, 'B'});
    const TollWeigher weigher({{"figure all B", {9, 0, 0}}, {"figure all L", {9, 0, 0}}});
    EXPECT_NE(weigher.settle(tollCase({&year})).killed, 165);
    year.dead.front().place = 'L';
    EXPECT_EQ(weigher.settle(tollCase({&year})).killed, 165);
}

TEST_F(Tolls, TheDeadAloneSayNothingOfTheHurtWhereOthersTellOfThose) {
    const std::string both = "A man was killed and two others were wounded in Lund on Sunday, police said.";
    const std::string one = "A man was killed in Lund on Sunday, police said. He died at the scene.";
    EXPECT_EQ(settle({one, one, both}), toll(1, 2));
}

TEST(TollWeigher, ManyDeadAndManyHurtFurtherDownAreOfOneDisaster) {
    TollEvidence disaster;
    disaster.tells = true;
    disaster.dead.push_back({49, "all", "", false, 'B'});
    disaster.hurt.push_back({53, "all", "", false, 'B'});
    const TollWeigher weigher({{"figure all B", {9, 9, 0}}});
    EXPECT_EQ(weigher.settle(tollCase({&disaster})), toll(49, 53));
}

TEST(TollWeigher, ArticlesThatTellNothingAreNotAsked) {
    const TollEvidence silent;
    EXPECT_EQ(TollWeigher().settle(tollCase({&silent})), Toll{});
    EXPECT_EQ(TollWeigher().settle(tollCase({})), Toll{});
}

} // namespace claimline::reports
