#include "support.h"

namespace claimline::claims::test {
namespace {

std::string narratorOf(const std::string& text) {
    const auto told = toldIn(articleOf(text), true);
    return told.empty() ? "nothing told" : told.front().who.name;
}

TEST(Issuer, OfAStatementSpeaksInItsOwnVoice) {
    const std::string text =
        "Statement of Harbour Lines on the fire of 3 May\n\nThe ship passed its inspection in January. "
        "We deny that the doors were locked.\n";
    EXPECT_EQ(narratorOf(text), "Harbour Lines");
    const auto told = toldIn(articleOf(text));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().who.name, "Harbour Lines");
    EXPECT_EQ(told.front().stance, Stance::denies);
    EXPECT_EQ(told.front().claim.chain, (std::vector<std::string>{"Harbour Lines", "Lund Courier"}));
}

TEST(Issuer, IsNamedAboveAnOfficialText) {
    const std::string text = "\n\nThe search was closed today. Nine bodies were recovered.\n";
    EXPECT_EQ(narratorOf("Lund Police: Concluding report on the march" + text), "Lund Police");
    EXPECT_EQ(narratorOf("General Command of the Armed Forces - Statement No. 88" + text),
              "General Command of the Armed Forces");
    EXPECT_EQ(narratorOf("STATEMENT ON THE END OF THE SEARCH\nThe Republic of Lund\nMinistry of "
                         "Transport\nPress statement, 15 August 2025" +
                         text),
              "Ministry of Transport");
    EXPECT_EQ(narratorOf("Harbour Coal: Update on the accident at Lund" + text), "Harbour Coal");
    EXPECT_EQ(
        narratorOf("STATEMENT ON THE END OF THE SEARCH\nThe Republic of Lund\nMinistry of Transport" + text),
        "Ministry of Transport");
    EXPECT_EQ(narratorOf("Ministry of Security: balance of the operation\nProvince of Lund – Ministry of "
                         "Security – Press communiqué 41" +
                         text),
              "Ministry of Security");
}

TEST(Issuer, IsNobodyWhereAHeadlineOnlySaysWhoSpeaks) {
    EXPECT_EQ(narratorOf("Police: nine arrested at march\n\nThe march began at noon on Saturday.\n"),
              "Lund Courier");
    EXPECT_EQ(narratorOf("Ministry of Transport under fire\n\nThe report of the court is due on Monday.\n"),
              "Lund Courier");
}

TEST(Issuer, SignsALetterThatSaysWe) {
    EXPECT_EQ(narratorOf("Open letter to our passengers\n\nWe know what the strike means for you. Not 900 of "
                         "our people are on strike but 340.\n\nYours,\n\nAnn Lee\n\nManaging Director, "
                         "Harbour Ferries\n"),
              "Harbour Ferries");
}

TEST(Issuer, IsNobodyInNewsAboutAStatement) {
    EXPECT_EQ(narratorOf("Statement of Harbour Lines angers union\n\nThe union met on Monday in the port.\n"),
              "Lund Courier");
    EXPECT_EQ(narratorOf("Fire on a ferry\n\nWe were there when it began. Our reporter saw smoke.\n\n"
                         "Photo: Ann Lee, Harbour Lines\n"),
              "Lund Courier");
}

TEST(Issuer, IsNotTheBodyOfAColumnistWhoSaysI) {
    EXPECT_EQ(narratorOf("The trouble with our ferries\n\nThe boat sank on Monday. We all know how it "
                         "ended, and my town deserves better.\n\nYours,\n\nAnn Lee, Harbour Lines\n"),
              "Lund Courier");
}

TEST(OwnVoice, IsThePublisherWhereNobodyIssuedTheText) {
    const auto told = toldIn(articleOf("Fire on a ferry\n\nWe believe that he was on board.\n"));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().who.name, "Lund Courier");
}

TEST(OwnVoice, OfAQuotationIsWhoeverIsQuoted) {
    const auto told = toldIn(articleOf("\"We believe that he was on board,\" said Ann Lee, the mayor.\n"));
    ASSERT_FALSE(told.empty());
    for (const Told& one : told)
        EXPECT_NE(one.who.name, "Lund Courier") << one.content;
}

TEST(OwnVoice, IsNotThatOfTheReader) {
    EXPECT_TRUE(toldIn(articleOf("When you think of Lund you probably think of the harbour. You could think "
                                 "of it as a wagon.\n"))
                    .empty());
}

} // namespace
} // namespace claimline::claims::test
