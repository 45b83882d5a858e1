// Which arms are said to have been used, "no" before those that were not.
#include "reports/uses.h"
#include "with_english.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class Uses : public WithEnglish {
protected:
    static std::string used(const std::string& text) {
        const language::Document document = language_->analyse(text);
        const Tree tree(text, document);
        std::string all;
        for (const Use& use : findUses(tree, *lexicon_))
            all += (all.empty() ? "" : " | ") + std::string(use.used ? "" : "no ") + use.what;
        return all;
    }
};

} // namespace

TEST_F(Uses, ArmsAreUsedByWhoeverFiresThem) {
    EXPECT_EQ(used("Officers fired rubber bullets at the crowd."), "rubber bullet");
    EXPECT_EQ(used("The group accused the police of firing rubber bullets."), "rubber bullet");
    EXPECT_EQ(used("Cluster munitions had been used, residents said."), "cluster munition");
    EXPECT_EQ(used("They condemned the use of tear gas."), "tear gas");
}

TEST_F(Uses, WhatWasNotUsedIsToldSo) {
    EXPECT_EQ(used("No rubber bullets had been used, the mayor said."), "no rubber bullet");
    EXPECT_EQ(used("The army said that it had not used cluster bombs."), "no cluster bomb");
}

TEST_F(Uses, ABareWeaponAndWhatMayBeUsedAreNoQuestion) {
    EXPECT_EQ(used("Rebels fired missiles at the town."), "");
    EXPECT_EQ(used("Police could use rubber bullets on Sunday."), "");
    EXPECT_EQ(used("He sold rubber bullets."), "");
}

} // namespace claimline::reports
