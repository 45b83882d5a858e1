#include "knowledge/understood.h"

#include <filesystem>
#include <fstream>

namespace claimline::language {

namespace {

TEST(Identify, KnowsAgenciesAndPapers) {
    for (const std::string name :
         {"Reuters", "The Associated Press", "AP", "AFP", "National Post", "BBC News"}) {
        EXPECT_EQ(english().identify(name).speaksAs, SourceKind::media) << name;
        EXPECT_EQ(english().identify(name).party, "") << name;
    }
    EXPECT_EQ(english().identify("AP").key, english().identify("The Associated Press").key);
}

TEST(Identify, GivesTheKeyThatTheNameHasInAText) {
    EXPECT_EQ(english().identify("Russia's Ministry of Defense").key, "ru:ministry of defence");
    EXPECT_EQ(english().identify("Russian MoD").key, "ru:ministry of defence");
    EXPECT_EQ(english().identify("General Staff of Ukraine").key, "ua:general staff");
    EXPECT_EQ(english().identify("Ukrainian General Staff").key, "ua:general staff");
    EXPECT_EQ(english().identify("Moscow").key, english().identify("Russia").key);
}

TEST(Identify, SaysNothingOfWhatItDoesNotKnow) {
    const Entity paper = english().identify("Quorvendyl Tidings");
    EXPECT_EQ(paper.key, "quorvendyl tidings");
    EXPECT_EQ(paper.speaksAs, SourceKind::unknown);
    EXPECT_EQ(paper.party, "");
    EXPECT_TRUE(english().identify("").key.empty());
}

} // namespace

} // namespace claimline::language
