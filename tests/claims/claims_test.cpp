#include "claims/support.h"

#include "model/limits.h"

using namespace claimline;
using namespace claimline::claims::test;

namespace {

std::string chainOf(const Told& told) {
    std::string text;
    for (const std::string& link : told.claim.chain)
        text += (text.empty() ? "" : " > ") + link;
    return text;
}

} // namespace

TEST(Claims, AQuotationGoesOnOverSentences) {
    const auto all =
        toldIn("“The alarm rang twice. Nobody moved,” said Maria Holm. “Then the lights went out.”");
    const Told* told = withContent(all, "Nobody moved");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "Maria Holm");
    EXPECT_NE(told->content.find("The alarm rang twice"), std::string::npos) << shown(all);
    EXPECT_NE(told->content.find("Then the lights went out"), std::string::npos) << shown(all);
}

TEST(Claims, AQuotationThatIsNotClosedGoesOnInTheNextParagraph) {
    const auto all = toldIn("“The alarm rang twice,” Holm said. “Nobody moved.\n“Then the lights went "
                            "out.”\nThe ferry was towed.");
    const Told* told = withContent(all, "Nobody moved");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_NE(told->content.find("Then the lights went out"), std::string::npos) << shown(all);
    EXPECT_EQ(told->content.find("towed"), std::string::npos) << shown(all);
}

TEST(Claims, APullQuoteHasItsSpeakerOnTheNextLine) {
    const auto all =
        toldIn("The town argued for weeks.\nThe pier will not survive another winter like this one.\n"
               "Maria Holm, Harbour Master\nWork begins in May.");
    const Told* told = withContent(all, "The pier will not survive another winter");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "Maria Holm, Harbour Master");
    EXPECT_EQ(told->form, ClaimForm::pullQuote);
}

TEST(Claims, ATranscriptSpeaksByItsLabels) {
    const auto all = toldIn("HOLM: The pier was closed in March.\nLUND: It should have been closed earlier.\n"
                            "HOLM: We had no money.\nLUND: You had two million.");
    ASSERT_EQ(all.size(), 4u) << shown(all);
    EXPECT_EQ(all[0].source, "HOLM");
    EXPECT_EQ(all[1].source, "LUND");
    EXPECT_EQ(all[1].content, "It should have been closed earlier");
}

TEST(Claims, AnInterviewsAnswersAreThePersonsWhomItIntroduces) {
    const auto all =
        toldIn("The harbour master, Tom Ekberg, spoke to this paper.\nQ: When did the fire start?\n"
               "A: It started at two in the morning.\nThe crew fought it for an hour.\n"
               "Q: Were there casualties?\nA: Three people died.");
    const auto answers =
        std::ranges::count_if(all, [](const Told& told) { return told.source == "Tom Ekberg"; });
    EXPECT_EQ(answers, 2) << shown(all);
    EXPECT_EQ(withContent(all, "When did the fire start"), nullptr) << "a question claims nothing";
    const Told* first = withContent(all, "It started at two in the morning");
    ASSERT_NE(first, nullptr) << shown(all);
    EXPECT_NE(first->content.find("The crew fought it"), std::string::npos);
}

TEST(Claims, ATableOfQuotationsNamesEachSpeakerBeforeTheColon) {
    const auto all = toldIn("Reactions to the vote\nAnna Lindqvist, prime minister: “The vote was fair.”\n"
                            "Ole Brask, opposition leader: “The vote was stolen.”\n"
                            "Top video: “Dancing on the quay”");
    ASSERT_EQ(all.size(), 2u) << shown(all);
    EXPECT_EQ(all[0].source, "Anna Lindqvist, prime minister");
    EXPECT_NE(all[1].content.find("The vote was stolen"), std::string::npos);
    EXPECT_EQ(all[1].source, "Ole Brask, opposition leader");
}

TEST(Claims, AWordInQuotationMarksIsNoClaim) {
    const auto all = toldIn("The so-called “shadow fleet” left the port on Monday.");
    EXPECT_TRUE(all.empty()) << shown(all);
}

TEST(Claims, AMediumThatPassesOnASpeakerStandsInTheChain) {
    const auto all = toldIn("Reuters reported that the coast guard said the ferry had sunk.");
    const Told* told = withContent(all, "the ferry had sunk");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "the coast guard") << shown(all);
    EXPECT_NE(chainOf(*told).find("Reuters > Lund Courier"), std::string::npos) << chainOf(*told);
}

TEST(Claims, TheArticlesPublisherIsTheLastLink) {
    const auto all = toldIn("The mayor said on Telegram that the dam was safe.");
    const Told* told = withContent(all, "the dam was safe");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_NE(chainOf(*told).find("Telegram > Lund Courier"), std::string::npos) << chainOf(*told);
}

TEST(Claims, ACitedSourceSpokeFirst) {
    const auto all = toldIn("The Lund Herald, citing a police source, reported that two men were arrested.");
    const Told* told = withContent(all, "two men were arrested");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->claim.chain.front(), "a police source") << chainOf(*told);
    EXPECT_NE(chainOf(*told).find("Herald"), std::string::npos) << chainOf(*told);
}

TEST(Claims, TwoPapersThatQuoteOneMinistryHaveOneOrigin) {
    const auto one = toldIn("The Ukrainian Ministry of Defence said the bridge was hit.");
    const auto other = toldIn("The bridge was hit at dawn, Ukraine's Ministry of Defence said.");
    ASSERT_FALSE(one.empty());
    ASSERT_FALSE(other.empty());
    EXPECT_EQ(one.front().claim.origin, other.front().claim.origin);
}

TEST(Claims, UnnamedSourcesOfTwoArticlesAreNotOne) {
    const auto one = toldIn("A source said the bridge was hit at dawn.");
    const auto other = toldIn("A source said the bridge was hit at noon.");
    ASSERT_FALSE(one.empty());
    ASSERT_FALSE(other.empty());
    EXPECT_NE(one.front().claim.origin, other.front().claim.origin);
}

TEST(Claims, WhatTheArticleStatesItselfIsItsPublishersClaim) {
    const auto all =
        toldIn(articleOf("The ferry sank on Monday. The coast guard said 12 people died."), true);
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_EQ(all.front().content, "The ferry sank on Monday");
    EXPECT_EQ(all.front().who.name, "Lund Courier");
    EXPECT_EQ(all.front().claim.origin, "lund courier");
}

TEST(Claims, CertaintyFallsWithHedges) {
    const auto sure = toldIn("The mayor confirmed that the dam broke.");
    const auto said = toldIn("The mayor said the dam broke.");
    const auto hedged = toldIn("The mayor said the dam may have broken.");
    ASSERT_FALSE(sure.empty() || said.empty() || hedged.empty());
    EXPECT_GT(sure.front().claim.certainty, said.front().claim.certainty);
    EXPECT_GT(said.front().claim.certainty, hedged.front().claim.certainty);
}

TEST(Claims, AWishIsAnAttitudeAndNoStatement) {
    const auto all = toldIn("The union wants to close the port.");
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_EQ(all.front().form, ClaimForm::attitude);
}

TEST(Claims, NowAcknowledgesReverses) {
    const auto all = toldIn("The company now acknowledges that passwords were stolen.");
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_TRUE(all.front().claim.reverses);
}

TEST(Claims, SpansLieInTheTextAndIdsAreApart) {
    const Article article = articleOf("“Der Deich – hält,” sagte, said Zoë Ångström. According to “the” "
                                      "“Ministry” , ” “ said \"no.\n\n: : Said. said said");
    const language::Document document = english().analyse(article.text);
    const claims::Found found = finder().find(article, document, {});
    for (const Claim& claim : found.claims) {
        for (const auto& spans : {claim.source, claim.cue, claim.content})
            for (const Span span : spans) {
                EXPECT_LT(span.begin, span.end);
                EXPECT_LE(span.end, article.text.size());
            }
        EXPECT_TRUE(claim.id);
        EXPECT_TRUE(claim.speaker == none || claim.speaker < found.sources.size());
    }
}

TEST(Claims, NoMoreThanTheLimitAreKept) {
    std::string text;
    for (std::size_t at = 0; at < limits.claims + 1; ++at)
        text += "Police said it fell. ";
    const Article article = articleOf(text);
    const claims::Found found = finder().find(article, english().analyse(article.text), {});
    EXPECT_EQ(found.claims.size(), limits.claims);
}

TEST(Claims, ATextMayOpenWithAVerbOfSaying) {
    for (const char* text : {"Said it was closed.", "Says who?", "Citing aides, it fell.", "Told."})
        EXPECT_LE(toldIn(text).size(), 1u) << text;
}

TEST(Claims, AnEmptyTextHasNone) {
    const Article article = articleOf("");
    const claims::Found found = finder().find(article, english().analyse(article.text), {});
    EXPECT_TRUE(found.claims.empty());
    EXPECT_TRUE(found.sources.empty());
}

TEST(Claims, ALineWithoutEndIsReadInPieces) {
    std::string text;
    for (int at = 0; at < 4000; ++at)
        text += "police said the man said that he “ ";
    const Article article = articleOf(text);
    const claims::Found found = finder().find(article, english().analyse(article.text), {});
    for (const Claim& claim : found.claims)
        EXPECT_LT(claim.quote.begin, claim.quote.end);
    EXPECT_LE(found.claims.size(), limits.claims);
}

TEST(Claims, WhoWasToldIsNoChannelUnlessItIsAMedium) {
    const auto told = toldIn("“The alarm rang twice,” she told Maria Holm.");
    ASSERT_EQ(told.size(), 1u) << shown(told);
    EXPECT_EQ(chainOf(told.front()).find("Holm"), std::string::npos) << chainOf(told.front());
    const auto press = toldIn("“The alarm rang twice,” the mayor told Reuters.");
    ASSERT_EQ(press.size(), 1u) << shown(press);
    EXPECT_NE(chainOf(press.front()).find("Reuters"), std::string::npos) << chainOf(press.front());
}

TEST(Claims, ACitationSetIntoItsMediumLeavesTheMediumsName) {
    const auto all =
        toldIn("Earlier, the newspaper \"Harbour News,\" citing a police source, reported that it rained.");
    const Told* told = withContent(all, "it rained");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(chainOf(*told), "a police source > Harbour News > Lund Courier");
    EXPECT_EQ(told->source.find("Earlier"), std::string::npos) << told->source;
}

TEST(Claims, UnnamedOfficialsKeepTheirDescriptionAndTheirSide) {
    const auto all = toldIn("According to anonymous U.S. officials, the port was closed.");
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_EQ(all.front().who.name, "anonymous U.S. officials");
    EXPECT_EQ(all.front().who.kind, SourceKind::anonymous);
    EXPECT_EQ(all.front().who.country, "US");
}

TEST(Claims, AnOfficeBeforeANameIsNoPartOfIt) {
    const auto all = toldIn("White House Communications Coordinator John Kern stated that it rained.");
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_EQ(all.front().who.name, "John Kern");
}

TEST(Claims, WhatIsTakenBackReplacesWhatWasSaid) {
    struct Case {
        std::string text, content;
        Stance stance;
    };
    for (const Case& taken : std::vector<Case>{
             {"The ministry retracted its claim that the bridge was hit.", "the bridge was hit",
              Stance::denies},
             {"The company withdrew its statement that nobody was hurt.", "nobody was hurt", Stance::denies},
             {"The hospital corrected its toll to nine.", "its toll to nine", Stance::asserts},
             {"The company now says that 400 files were stolen.", "400 files were stolen", Stance::asserts},
             {"The agency later admitted that the ship sank.", "the ship sank", Stance::asserts},
         }) {
        const auto all = toldIn(taken.text);
        const Told* told = withContent(all, taken.content);
        EXPECT_TRUE(told != nullptr && told->claim.reverses && told->stance == taken.stance)
            << taken.text << shown(all);
    }
    const auto later = toldIn("The mayor later said that the dam was safe.");
    ASSERT_EQ(later.size(), 1u) << shown(later);
    EXPECT_FALSE(later.front().claim.reverses);
    EXPECT_TRUE(toldIn("The army withdrew its troops on Friday.").empty());
}

TEST(Claims, WhatNobodyKnowsIsUnverifiedAndNotDenied) {
    for (const std::string text :
         {"It is not known who fired the rocket.", "It was not immediately clear how many people were hurt.",
          "The cause of the fire is not known."}) {
        const auto all = toldIn(text);
        ASSERT_EQ(all.size(), 1u) << text << shown(all);
        EXPECT_EQ(nameOf(all.front().stance), nameOf(Stance::unverified)) << text << shown(all);
        EXPECT_TRUE(all.front().source.empty()) << shown(all);
    }
    EXPECT_TRUE(toldIn("It is clear that the port was closed.").empty());
}

TEST(Claims, WhoSaysThatHeCannotTellDeclines) {
    for (const std::string text : {"The police said they had no data on arrests.",
                                   "The mayor said he could not confirm the report."}) {
        const auto all = toldIn(text);
        ASSERT_EQ(all.size(), 1u) << text << shown(all);
        EXPECT_EQ(nameOf(all.front().stance), nameOf(Stance::declines)) << text << shown(all);
    }
}

TEST(Claims, WhatSomebodyWouldSayIsNoStatement) {
    for (const std::string text : {"If the mayor says that the dam is safe, we will return.",
                                   "The mayor would say that the dam is safe."}) {
        const auto all = toldIn(text);
        ASSERT_EQ(all.size(), 1u) << text << shown(all);
        EXPECT_EQ(all.front().form, ClaimForm::attitude) << text << shown(all);
    }
    const auto refused = toldIn("The mayor would not say whether the dam is safe.");
    ASSERT_EQ(refused.size(), 1u) << shown(refused);
    EXPECT_EQ(nameOf(refused.front().stance), nameOf(Stance::declines)) << shown(refused);
}

TEST(Claims, AThingThatBeginsBeforeAQuotationSaysNothing) {
    const auto all =
        toldIn("Another driver claims that the fire began at the pump, \"next to the old vans\". He "
               "says that nobody came.");
    const Told* told = withContent(all, "the fire began");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "Another driver") << shown(all);
    EXPECT_NE(told->content.find("the old vans"), std::string::npos) << shown(all);
    const Told* next = withContent(all, "nobody came");
    ASSERT_NE(next, nullptr) << shown(all);
    EXPECT_EQ(next->who.name, "Another driver") << shown(all);
    EXPECT_EQ(all.size(), 2u) << shown(all);
}

TEST(Claims, ItAtTheHeadOfTheNextSentenceIsWhoSpoke) {
    const auto all =
        toldIn("The police said 16 people were held. Lund hospital said that it had treated nine people. "
               "It refused to say what had caused the wounds.");
    const Told* told = withContent(all, "what had caused the wounds");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_NE(told->who.name.find("hospital"), std::string::npos) << told->who.name;
}

TEST(Claims, BehindASemicolonSomebodyElseMaySpeak) {
    const auto all = toldIn("Officials say that six drones were destroyed; the ministry counts seven.");
    const Told* told = withContent(all, "six drones were destroyed");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->content.find("ministry"), std::string::npos) << shown(all);
}

TEST(Claims, WhoIsNamedByWhatHeSaidIsNamedWithoutIt) {
    const auto all = toldIn("We met six passengers who told reporters that no alarm rang.");
    const Told* told = withContent(all, "no alarm rang");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->who.name, "six passengers");
}

TEST(Claims, WhoReleasedWhatIsSaidIsNoChannel) {
    const auto all = toldIn("A judge on Monday released all of those who had been arrested, the court said.");
    ASSERT_EQ(all.size(), 1u) << shown(all);
    EXPECT_EQ(chainOf(all.front()), "the court > Lund Courier");
}

TEST(Claims, WhatAnOwnerSaysIsNotSaidByWhat) {
    for (const Told& told :
         toldIn("That agrees with what the owner, Baltlinje, says. What is known about the storm "
                "is little."))
        EXPECT_NE(told.who.name, "what") << shown({told});
}

TEST(Claims, WhatOpensTheSentenceIsNotWhatIsSaid) {
    const auto all =
        toldIn("Asked about the claim, a spokesman said the company had no proof that data was stolen.");
    const Told* told = withContent(all, "the company had no proof");
    ASSERT_NE(told, nullptr) << shown(all);
    EXPECT_EQ(told->source, "a spokesman") << shown(all);
    EXPECT_EQ(told->content.find("Asked"), std::string::npos) << shown(all);
}
