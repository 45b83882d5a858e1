// Who came to harm by what articles tell of people one by one: each once.
#include "reports/toll_roster.h"

#include "reports/reports.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class People : public testing::Test {
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

    // Dead and hurt.
    std::pair<int, int> harmed(const std::string& text) const {
        const Harmed out = countOf(read(text).people);
        return {out.dead, out.hurt};
    }

    std::optional<language::Language> language_;
    std::optional<ReportFinder> finder_;
};

using Two = std::pair<int, int>;

TollEvidence::Person person(std::string name, int age, TollRole fate) {
    return {std::move(name), age, ' ', fate, false};
}

TollEvidence telling(std::vector<TollEvidence::Person> people) {
    TollEvidence out;
    out.people = std::move(people);
    return out;
}

} // namespace

TEST_F(People, ToldOfAgainInOtherWordsAreCountedOnce) {
    EXPECT_EQ(harmed("A man was killed in Lund on Sunday. Per Holm, 42, died at the scene, police said."),
              (Two{1, 0}));
    EXPECT_EQ(harmed("A boy was shot in Lund. He died at a hospital."), (Two{1, 0}));
}

TEST_F(People, OfOtherAgesOrSexesAreOthers) {
    EXPECT_EQ(harmed("A 12-year-old girl was killed in Lund. A 30-year-old man was wounded."), (Two{1, 1}));
    EXPECT_EQ(harmed("A woman was wounded in Lund. A man was wounded in the leg."), (Two{0, 2}));
}

TEST_F(People, OfOneSentenceAreOthers) {
    EXPECT_EQ(harmed("A boy was killed and another boy was wounded in Lund."), (Two{1, 1}));
}

TEST_F(People, WhoKillsHimselfIsDeadOnce) {
    EXPECT_EQ(harmed("A man killed his wife and then himself in Lund on Sunday."), (Two{2, 0}));
}

TEST_F(People, WhoOnlySpeaksIsNotThere) {
    EXPECT_EQ(harmed("A boy was killed in Lund. Chief Per Holm told reporters on Sunday of the shooting."),
              (Two{1, 0}));
}

TEST(JoinedPeople, OfSeveralArticlesAreOneByNameOrAge) {
    const TollEvidence first = telling({person("", 23, TollRole::hurt)});
    const TollEvidence second =
        telling({person("anna lind", 23, TollRole::dead), person("per holm", -1, TollRole::hurt)});
    const TollEvidence third = telling({person("lind", -1, TollRole::shot)});
    const Harmed all = countOf(joined({&first, &second, &third}));
    EXPECT_EQ(all.dead, 1);
    EXPECT_EQ(all.hurt, 1);
}

TEST(JoinedPeople, AreTheSameInAnyOrderOfTheArticles) {
    const TollEvidence first = telling({person("", -1, TollRole::hurt), person("", 40, TollRole::dead)});
    const TollEvidence second = telling({person("anna lind", 40, TollRole::dead)});
    const TollEvidence third = telling({person("per holm", -1, TollRole::hurt)});
    const auto people = joined({&first, &second, &third});
    EXPECT_EQ(joined({&third, &first, &second}), people);
    EXPECT_EQ(joined({&second, &third, &first}), people);
    EXPECT_EQ(people.size(), 2U);
}

} // namespace claimline::reports
