// Each construction that attributes, in many wordings. All sentences are our own.
#include "claims/support.h"

using namespace claimline;
using namespace claimline::claims::test;

TEST(Claims, ASubjectBeforeAVerbOfSayingIsTheSource) {
    expectEach({
        {"The coast guard said the ferry sank within an hour.", "The coast guard",
         "the ferry sank within an hour"},
        {"Police said that two men were arrested near the station.", "Police",
         "two men were arrested near the station"},
        {"The mayor announced that the bridge would reopen in May.", "The mayor",
         "the bridge would reopen in May"},
        {"The company acknowledged that passwords had been stolen.", "The company",
         "passwords had been stolen"},
        {"Organisers claimed that 40,000 people had marched.", "Organisers", "40,000 people had marched"},
        {"The electoral commission reported that turnout reached 61 percent.", "The electoral commission",
         "turnout reached 61 percent"},
        {"Investigators believe the fire started in the engine room.", "Investigators",
         "the fire started in the engine room"},
        {"The airline estimated that 300 passengers were stranded.", "The airline",
         "300 passengers were stranded"},
        {"The regulator warned that more accounts could be affected.", "The regulator",
         "more accounts could be affected"},
        {"A spokesman for the hospital confirmed that nine patients were in intensive care.",
         "A spokesman for the hospital", "nine patients were in intensive care"},
        {"Rescue workers insisted no one was left on board.", "Rescue workers", "no one was left on board"},
        {"The minister told reporters that the dam was safe.", "The minister", "the dam was safe"},
        {"The president told parliament on Monday that taxes would rise.", "The president",
         "taxes would rise"},
    });
}

TEST(Claims, AFigureMayBeHedged) {
    expectEach({
        {"State television reported at least 25 deaths.", "State television", "25 deaths"},
        {"The ministry confirmed at least 12 deaths.", "The ministry", "12 deaths"},
        {"The mayor's office counted 21,000 marchers.", "The mayor's office", "21,000 marchers"},
        {"The ministry raised the toll to 26.", "The ministry", "the toll to 26"},
        {"The ministry gave a figure of 17,500.", "The ministry", "a figure of 17,500"},
    });
}

TEST(Claims, WhoIsTakenUpMayBeToldOfBefore) {
    for (const std::string before :
         {"The company found the intrusion on Monday.", "The union ended the strike.",
          "A letter from the company arrived in May."}) {
        const auto told = toldIn(before + " It said nine people had died.");
        ASSERT_FALSE(told.empty()) << before;
        EXPECT_NE(told.back().who.name, "It") << before;
    }
}

TEST(Claims, BlameIsToldByMoreThanOneVerb) {
    expectEach({
        {"The mayor pointed the finger at the owner.", "The mayor", "at the owner"},
        {"The union put the blame on the company for the delay.", "The union",
         "on the company for the delay"},
        {"The governor held the rebels responsible.", "The governor", "the rebels responsible"},
    });
}

TEST(Claims, WhereTwoBlameEachOtherEachSaysSo) {
    for (const std::string text : {"The union and the owner blamed each other for the delay.",
                                   "The union and the owner traded accusations over the delay."}) {
        std::string sources;
        for (const Told& told : toldIn(text))
            sources += told.source + "|";
        EXPECT_NE(sources.find("The union|"), std::string::npos) << text << " " << sources;
        EXPECT_NE(sources.find("the owner|"), std::string::npos) << text << " " << sources;
    }
}

TEST(Claims, AnAttributionMayFollowWhatIsSaid) {
    expectEach({
        {"The ferry sank within an hour, the coast guard said.", "the coast guard",
         "The ferry sank within an hour"},
        {"Two men were arrested near the station, police said on Friday.", "police",
         "Two men were arrested near the station"},
        {"The bridge will reopen in May, said Ana Lund, the mayor of Lund.", "Ana Lund, the mayor of Lund",
         "The bridge will reopen in May"},
        {"At least 12 people died in the fire, officials said.", "officials",
         "At least 12 people died in the fire"},
        {"Turnout reached 61 percent, the commission reported.", "the commission",
         "Turnout reached 61 percent"},
        {"Ferry fire kills 12, coast guard says", "coast guard", "Ferry fire kills 12"},
    });
}

TEST(Claims, AnAttributionMayStandInTheMiddle) {
    expectEach({
        {"The ferry, the coast guard said, sank within an hour.", "the coast guard", "sank within an hour"},
        {"Next year, the minister said, the country plans to build two dams.", "the minister",
         "the country plans to build two dams"},
        {"“The bridge is old,” Lund said, “but it is safe.”", "Lund", "but it is safe"},
    });
}

TEST(Claims, AQuotationBelongsToTheVerbBesideIt) {
    expectEach({
        {"“We heard two explosions,” said Maria Holm, a passenger.", "Maria Holm, a passenger",
         "We heard two explosions"},
        {"“We heard two explosions,” Holm said.", "Holm", "We heard two explosions"},
        {"The captain said: “We heard two explosions.”", "The captain", "We heard two explosions"},
        {"The captain wrote on Telegram, “We heard two explosions.”", "The captain",
         "We heard two explosions"},
        {"\"We heard two explosions,\" the captain told Reuters.", "the captain", "We heard two explosions"},
        {"The union tweeted: “The talks have failed.”", "The union", "The talks have failed"},
        {"“The talks have failed,” the union added in a statement.", "the union", "The talks have failed"},
    });
}

TEST(Claims, AccordingToNamesASource) {
    expectEach({
        {"According to the coast guard, the ferry sank within an hour.", "the coast guard",
         "the ferry sank within an hour"},
        {"The ferry sank within an hour, according to the coast guard.", "the coast guard",
         "The ferry sank within an hour"},
        {"The attackers copied 2 million records, according to a report by the regulator.",
         "a report by the regulator", "The attackers copied 2 million records"},
        {"According to two people familiar with the inquiry, the alarm was switched off.",
         "two people familiar with the inquiry", "the alarm was switched off"},
        {"The march drew 5,000 people, according to police.", "police", "The march drew 5,000 people"},
    });
}

TEST(Claims, ADenialDenies) {
    expectEach({
        {"The company denied that data had been stolen.", "The company", "data had been stolen",
         Stance::denies},
        {"The minister denied the allegations.", "The minister", "the allegations", Stance::denies},
        {"The army rejected the report as false.", "The army", "the report", Stance::denies},
        {"The union disputed the figure.", "The union", "the figure", Stance::denies},
        {"The mayor dismissed the claims.", "The mayor", "the claims", Stance::denies},
    });
}

TEST(Claims, WhoDoesNotConfirmDeclines) {
    expectEach({
        {"The ministry has not confirmed the losses.", "The ministry", "the losses", Stance::declines},
        {"The company neither confirmed nor denied the report.", "The company", "the report",
         Stance::declines},
        {"The governor declined to give details.", "The governor", "to give details", Stance::declines},
        {"The bank refused to say how many customers were affected.", "The bank",
         "how many customers were affected", Stance::declines},
        {"The general refrained from confirming the strike.", "The general", "the strike", Stance::declines},
        {"Police did not confirm the number of victims.", "Police", "the number of victims",
         Stance::declines},
        {"The airline did not comment on the accident.", "The airline", "the accident", Stance::declines},
    });
}

TEST(Claims, WhatCouldNotBeVerifiedIsUnverified) {
    expectEach({
        {"Reuters could not independently verify the video.", "Reuters", "the video", Stance::unverified},
        {"The agency was unable to verify the figures.", "The agency", "the figures", Stance::unverified},
        {"The claims could not be independently verified.", "", "The claims", Stance::unverified},
        {"The newspaper has not verified the documents.", "The newspaper", "the documents",
         Stance::unverified},
    });
}

TEST(Claims, NobodyIsNamedInThePassive) {
    expectEach({
        {"Twelve people were reported dead.", "", "dead"},
        {"The driver is believed to have fallen asleep.", "", "to have fallen asleep"},
        {"It was reported that the dam had burst.", "", "the dam had burst"},
        {"No injuries were reported.", "", "No injuries"},
        {"The ferry reportedly sank within an hour.", "", "sank within an hour"},
        {"The guards allegedly opened the gate.", "", "opened the gate"},
    });
}

TEST(Claims, ANounCanAttribute) {
    expectEach({
        {"The ministry's claim that the dam was safe was wrong.", "The ministry", "the dam was safe"},
        {"The mayor made the claim that the dam was safe.", "The mayor", "the dam was safe"},
        {"The union issued a warning that the port would close.", "The union", "the port would close"},
        {"Claims from Moscow that the port was hit could not be checked.", "Moscow", "the port was hit"},
    });
}

TEST(Claims, AParticipleTakesTheSubjectOfItsClause) {
    expectEach({
        {"The minister resigned on Friday, saying the inquiry had been unfair.", "The minister",
         "the inquiry had been unfair"},
        {"The bank apologised, adding that no money was lost.", "The bank", "no money was lost"},
    });
}

TEST(Claims, ARelativeClauseSpeaksForItsNoun) {
    const auto all = toldIn("Maria Holm, who said the alarm never rang, was unhurt.");
    const Told* told = withContent(all, "the alarm never rang");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "who");
    EXPECT_NE(told->who.name.find("Holm"), std::string::npos) << told->who.name;
}

TEST(Claims, ARelativeAroundAVerbOfSayingLeavesTheClauseWhole) {
    const auto all = toldIn("The guard wrote of a video that it says shows U.S. ships leaving port.");
    for (const Told& told : all)
        EXPECT_FALSE(told.source == "it" && told.cue == "shows") << shown(all);
}

TEST(Claims, WhatIsSetInBesideANameBelongsToTheSource) {
    expectEach({
        {"But Megan Hale, senior associate for city organizing at the Harbour Institute, said parents still "
         "want "
         "the ferry.",
         "Megan Hale, senior associate for city organizing at the Harbour Institute",
         "parents still want the ferry"},
        {"\"The alarm never rang,\" said Luis Holm, who heads the port of Lund.",
         "Luis Holm, who heads the port of Lund", "The alarm never rang"},
        {"In an interview Holm said the alarm never rang.", "Holm", "the alarm never rang"},
    });
}

TEST(Claims, ANounThatStandsForAClauseCarriesWhatIsDenied) {
    const auto all =
        toldIn("The mayor warned that 40,000 men could be sent, a claim Oslo has not confirmed.");
    const Told* told = withContent(all, "40,000 men could be sent");
    ASSERT_NE(told, nullptr) << shown(all);
    const auto declined = std::ranges::find_if(
        all, [](const Told& one) { return one.source == "Oslo" && one.stance == Stance::declines; });
    ASSERT_NE(declined, all.end()) << shown(all);
    EXPECT_NE(declined->content.find("40,000 men"), std::string::npos) << shown(all);
}

TEST(Claims, MarksOfTwoKindsEncloseOneQuotation) {
    expectEach({
        {"“We will build a pier,\" she said. \"It will be built by May.”", "she", "It will be built by May"},
        {"‘We heard two explosions,’ said Maria Holm, a nurse.", "Maria Holm, a nurse",
         "We heard two explosions"},
        {"\"There are two men for that,” said Luis Holm. “They are ready.”", "Luis Holm", "They are ready"},
    });
}

TEST(Claims, BehindAQuotationTheOrderOfWordsTellsWhoSpeaks) {
    expectEach({
        {"\"Our first figure covered one of three systems,\" Helen Marsh, its chief executive, said.",
         "Helen Marsh, its chief executive", "Our first figure"},
        {"“The unions have a hold on the ports that the guards have on the towns,” said Stig Lund, a guard "
         "of "
         "the port.",
         "Stig Lund, a guard of the port", "The unions have a hold"},
        {"\"My son was always happy,\" said his grieving mother.", "his grieving mother",
         "My son was always happy"},
    });
}

TEST(Claims, ASourceIsTheNounThatTheClauseBeginsWith) {
    expectEach({
        {"Drivers who were on board say that the alarm never rang.", "Drivers who were on board",
         "the alarm never rang"},
        {"In a post on its site the group said that the records include scans.", "the group",
         "the records include scans"},
        {"According to a source who asked not to be named, only four were found.",
         "a source who asked not to be named", "only four were found"},
        {"Asked whether the truce was broken, its foreign minister, Lena Torvald, denied the attack.",
         "its foreign minister, Lena Torvald", "the attack", Stance::denies},
        {"Overlook, an analysis firm, estimates the distance between the port and the front at over 130 "
         "kilometres.",
         "Overlook, an analysis firm", "the distance between the port"},
    });
}

TEST(Claims, WhoDoesNotAnswerDeclines) {
    expectEach({
        {"The company has yet to comment.", "The company", "comment", Stance::declines},
        {"There was no immediate comment from the company.", "the company", "comment", Stance::declines},
        {"There was no official confirmation from Estmark of the strike.", "Estmark", "of the strike",
         Stance::declines},
        {"The owner could not be reached for comment.", "The owner", "for comment", Stance::declines},
        {"The ministry did not return calls.", "The ministry", "calls", Stance::declines},
        {"The embassy did not comment.", "The embassy", "comment", Stance::declines},
    });
}

TEST(Claims, WhatNobodyClaimsIsNoClaim) {
    EXPECT_TRUE(toldIn("No group has claimed responsibility for the attack.").empty());
    EXPECT_TRUE(toldIn("Nobody has claimed responsibility.").empty());
    EXPECT_TRUE(toldIn("There was no fire on the pier.").empty());
}

TEST(Claims, ARowOfNamesBehindTheLastCommaSpeaks) {
    expectEach({
        {"Shots were fired into the crowd in Lund, witnesses and organisers said.",
         "witnesses and organisers", "Shots were fired into the crowd in Lund"},
        {"The bridge was closed in Oslo, Bergen and Lund, police and rescue workers said.",
         "police and rescue workers", "The bridge was closed in Oslo, Bergen and Lund"},
    });
}

TEST(Claims, BehindAJoiningCommaSomebodyElseMaySpeak) {
    const auto all = toldIn("The mayor told reporters that nobody had been hurt, but a nurse at the hospital "
                            "said she had treated six people.");
    ASSERT_EQ(all.size(), 2u) << shown(all);
    EXPECT_EQ(all[0].content, "that nobody had been hurt");
    EXPECT_EQ(all[1].source, "a nurse at the hospital");
}

TEST(Claims, WhatIsToldOfASourceIsNotWhatItSays) {
    expectEach({
        {"According to the report, which was seen by the Courier, the brakes failed.", "the report",
         "the brakes failed"},
        {"Asked about the delay, Smith said: \"It was a mistake.\"", "Smith", "\"It was a mistake.\""},
        {"The agency quoted the minister as saying the border would reopen.", "the minister",
         "the border would reopen"},
    });
}

TEST(Claims, AnAdjectiveBehindItsNounBelongsToTheSource) {
    expectEach({
        {"Sources close to the inquiry told Tribune News the brakes had not been checked since 2019.",
         "Sources close to the inquiry", "the brakes had not been checked"},
        {"Officials familiar with the talks said it failed.", "Officials familiar with the talks",
         "it failed"},
    });
}

TEST(Claims, WhoReportsCites) {
    const auto all =
        toldIn("Local media reported that the mayor had resigned, citing two people familiar with "
               "the matter.");
    EXPECT_TRUE(std::ranges::none_of(all, [](const Told& told) { return told.source == "the mayor"; }))
        << shown(all);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front().content, "that the mayor had resigned");
}

TEST(Claims, AFigureIsPutOrSpokenOf) {
    expectEach({
        {"The police put the number at 12,000.", "The police", "the number at 12,000"},
        {"The operator had spoken of three dead.", "The operator", "three dead"},
    });
}

TEST(Claims, APronounStandsForWhoSpokeLastAndNeverForWhatIsSaid) {
    const auto all =
        toldIn("The data protection authority said the intruders stayed for 12 days. Notes of 9,000 "
               "patients were among the data, it said.");
    const Told* told = withContent(all, "Notes of 9,000 patients");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_NE(told->who.name.find("authority"), std::string::npos) << told->who.name;
}
