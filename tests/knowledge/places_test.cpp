#include "knowledge/understood.h"

namespace claimline::language {

namespace {

TEST(Places, AreToldApartByTheCountryBesideThem) {
    EXPECT_EQ(Understood("A tram burned in London, Ontario, Canada.").place("London").country, "CA");
    EXPECT_EQ(Understood("A tram burned in London on Friday.").place("London").country, "GB");
}

TEST(Places, CalledRegionsAreNoTowns) {
    const Place region = Understood("A depot in the Bryansk region burned.").place("Bryansk");
    EXPECT_EQ(region.name, "Bryansk Oblast");
    EXPECT_EQ(region.country, "RU");
    EXPECT_TRUE(region.located);
    const Place town = Understood("A depot in Bryansk burned.").place("Bryansk");
    EXPECT_EQ(town.name, "Bryansk");
    EXPECT_EQ(town.region, "Bryansk Oblast");
}

TEST(Places, ThatNoListHasAreFoundByTheirContext) {
    const Place village = Understood("A well near Quorvendyl ran dry.").place("Quorvendyl");
    EXPECT_EQ(village.name, "Quorvendyl");
    EXPECT_FALSE(village.located);
    const Place hamlet = Understood("The village of Quorvendyl in Ukraine was cut off.").place("Quorvendyl");
    EXPECT_EQ(hamlet.country, "UA");
}

TEST(Places, HaveOneNameInEverySpelling) {
    EXPECT_EQ(Understood("A bus burned in Kiev on Friday.").place("Kiev").name, "Kyiv");
    EXPECT_EQ(Understood("A bus burned in Kyiv on Friday.").place("Kyiv").name, "Kyiv");
}

TEST(Places, AreNotPeopleOrPapersOfTheSameName) {
    EXPECT_TRUE(Understood("Paris Hilton smiled.").document().places.empty());
    EXPECT_TRUE(Understood("The Washington Post reported the sale.").document().places.empty());
}

TEST(Places, AreNoUnionsAndMinistries) {
    const Understood text(
        "Dockers met on Saturday after the Pilots' Union and the company agreed on a pay rise.");
    EXPECT_TRUE(text.document().places.empty());
    EXPECT_EQ(text.entity("Pilots' Union").kind, NameKind::organisation);
}

TEST(Places, OfCapitalsThatSpeakAreNone) {
    EXPECT_TRUE(Understood("Moscow denied the claim.").document().places.empty());
    EXPECT_EQ(Understood("A drone fell in Moscow.").place("Moscow").country, "RU");
}

TEST(Places, IncludeSeasAndStraits) {
    const Place sea = Understood("A tanker sank in the Black Sea.").place("Black Sea");
    EXPECT_TRUE(sea.located);
    EXPECT_EQ(sea.country, "");
}

} // namespace

} // namespace claimline::language
