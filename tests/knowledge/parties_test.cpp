// Whose side a source speaks for, and bodies and states that no list knows.
#include "knowledge/understood.h"

namespace claimline::language {

namespace {

TEST(Parties, OfACompanyIsTheCompanyItself) {
    const Entity company =
        Understood("A fire broke out, according to Skarnolinje, the company that runs the ferry.")
            .entity("Skarnolinje");
    EXPECT_EQ(company.kind, NameKind::organisation);
    EXPECT_EQ(company.speaksAs, SourceKind::company);
    EXPECT_EQ(company.party, "Skarnolinje");
}

TEST(Parties, OfASpokeswomanIsTheBodysThatSheSpeaksFor) {
    const Entity woman = Understood("\"Nobody was hurt,\" said Anna Holm, a spokeswoman for Skarnolinje. "
                                    "Skarnolinje, a ferry operator, gave no figure.")
                             .entity("Anna Holm");
    EXPECT_EQ(woman.kind, NameKind::person);
    EXPECT_EQ(woman.party, "Skarnolinje");
    EXPECT_EQ(woman.speaksAs, SourceKind::company);
}

TEST(Parties, OfAGroupIsTheGroupAndNotAPerson) {
    EXPECT_EQ(
        Understood("A group that calls itself Quiet Harrow claimed the theft.").entity("Quiet Harrow").party,
        "Quiet Harrow");
    const Understood understood(
        "The group Quiet Harrow said it copied the files. Quiet Harrow gave no proof.");
    for (const int n : {1, 2}) {
        const Entity group = understood.entity("Quiet Harrow", n);
        EXPECT_EQ(group.kind, NameKind::organisation) << n;
        EXPECT_EQ(group.party, "Quiet Harrow") << n;
    }
}

TEST(Parties, OfAnalystsAndHospitalsAreNone) {
    const Understood understood("Peter Holm, an analyst at Lund University, doubted it. "
                                "Lund Hospital said that ten people were treated.");
    EXPECT_EQ(understood.entity("Peter Holm").party, "");
    EXPECT_EQ(understood.entity("Lund Hospital").party, "");
}

TEST(Parties, OfAStateThatNoListKnowsAreNamedAsTheTextHasThem) {
    const Understood understood("The Ruvanian Defence Ministry said so. Ruvania denied the rest. "
                                "Tolmark's General Staff said that Tolmark fired first.");
    const Entity ministry = understood.entity("Ruvanian Defence Ministry");
    EXPECT_EQ(ministry.key, "ruvania:ministry of defence");
    EXPECT_EQ(ministry.party, "Ruvania");
    EXPECT_EQ(ministry.country, "");
    EXPECT_EQ(understood.entity("Ruvania").party, "Ruvania");
    EXPECT_EQ(understood.entity("Tolmark", 2).party, "Tolmark");
    EXPECT_EQ(understood.key("General Staff"), "tolmark:general staff");
    EXPECT_EQ(Understood("Ruvania's Defence Ministry confirmed it.").key("Defence Ministry"), ministry.key);
}

TEST(Parties, OfAStateThatNoListKnowsAreToldByWhatOnlyAStateHas) {
    EXPECT_EQ(Understood("Tolmark said that its navy fired no shots.").entity("Tolmark").party, "Tolmark");
    EXPECT_EQ(Understood("The government of Tolmark denied it.").entity("Tolmark").party, "Tolmark");
    const Understood endings("Ruvenia accused Karsovia of shelling a port.");
    EXPECT_EQ(endings.entity("Ruvenia").speaksAs, SourceKind::government);
    EXPECT_EQ(endings.entity("Karsovia").party, "Karsovia");
}

TEST(Parties, OfAKnownHolderOfAnOfficeIsHisCountry) {
    EXPECT_EQ(Understood("President Biden said that the talks failed.").entity("Biden").country, "US");
    EXPECT_EQ(Understood("President Lund said that the talks failed.").entity("Lund").country, "");
}

TEST(Parties, WhoBearsANameLikeAStatesIsAPerson) {
    const Understood understood("Marta Karsovia left on Monday. Karsovia said that she was ill.");
    EXPECT_EQ(understood.entity("Karsovia").kind, NameKind::person);
    EXPECT_EQ(Understood("Garcia said that he was ill.").entity("Garcia").kind, NameKind::person);
}

TEST(Parties, OfAStatesArmIsItsCountryAndItsShortNameTheSame) {
    const Understood understood("The Polish coast guard said that it rescued ten people. "
                                "Two died, the coast guard said.");
    const Entity guard = understood.entity("Polish coast guard");
    EXPECT_EQ(guard.country, "PL");
    EXPECT_EQ(guard.party, "PL");
    EXPECT_EQ(understood.key("the coast guard"), guard.key);
}

} // namespace

} // namespace claimline::language
