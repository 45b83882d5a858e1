#include "knowledge/understood.h"

#include <chrono>

namespace claimline::language {

namespace {

TEST(Entities, OfABodyHaveOneKeyHoweverItIsCalled) {
    for (const std::string text :
         {"Russia's Ministry of Defense said so.", "The Russian Defence Ministry said so.",
          "The Russian Ministry of Defence said so.", "The Russian Defense Ministry said so."}) {
        const Understood understood(text);
        bool found = false;
        for (const Entity& entity : understood.document().entities)
            found = found || (entity.key == "ru:ministry of defence" && entity.country == "RU" &&
                              entity.party == "RU");
        EXPECT_TRUE(found) << text;
    }
}

TEST(Entities, OfAPersonHaveOneKeyHoweverTheyAreSpelt) {
    const std::string key =
        Understood("Ukrainian President Volodymyr Zelenskyy spoke.").key("Volodymyr Zelenskyy");
    EXPECT_EQ(key, "volodymyr zelenskyy");
    EXPECT_EQ(Understood("President Volodymyr Zelensky spoke.").key("Volodymyr Zelensky"), key);
    EXPECT_EQ(Understood("President Volodymyr Zelenskiy spoke.").key("Volodymyr Zelenskiy"), key);
}

TEST(Entities, OfficesBeforeANameTellKindAndSide) {
    const Understood understood("Kremlin spokesman Dmitry Peskov rejected the report.");
    const Entity spokesman = understood.entity("Dmitry Peskov");
    EXPECT_EQ(spokesman.kind, NameKind::person);
    EXPECT_EQ(spokesman.office, "Kremlin spokesman");
    EXPECT_EQ(spokesman.speaksAs, SourceKind::government);
    EXPECT_EQ(spokesman.country, "RU");
    EXPECT_EQ(spokesman.party, "RU");
}

TEST(Entities, OfficesBehindANameTellKindAndSide) {
    const Entity minister = Understood("Annalena Baerbock, the German foreign minister, welcomed it.")
                                .entity("Annalena Baerbock");
    EXPECT_EQ(minister.speaksAs, SourceKind::government);
    EXPECT_EQ(minister.country, "DE");
    const Entity analyst =
        Understood("Jack Morton, an analyst at the Harbour Institute, doubted it.").entity("Jack Morton");
    EXPECT_EQ(analyst.speaksAs, SourceKind::person);
    EXPECT_EQ(analyst.party, "");
}

TEST(Entities, OfThePastSpeakForNobody) {
    const Entity former =
        Understood("Former Danish Prime Minister Peter Holm criticised the plan.").entity("Peter Holm");
    EXPECT_EQ(former.party, "");
}

TEST(Entities, AcronymsThatTheTextDefinesStandForTheirNames) {
    const Understood understood(
        "The Northern Transport Authority (NTA) closed the line. Later the NTA opened it.");
    EXPECT_EQ(understood.key("NTA", 2), understood.key("Northern Transport Authority"));
    EXPECT_FALSE(understood.key("NTA", 2).empty());
}

TEST(Entities, SurnamesStandForThePersonNamedBefore) {
    const Understood understood("Police chief Maria Torres spoke first. Torres named no suspect.");
    EXPECT_EQ(understood.key("Torres"), "maria torres");
}

TEST(Entities, CommonNounsStandForTheBodyNamedBefore) {
    const Understood ministry("The Danish Defence Ministry confirmed it. The ministry gave no figure.");
    EXPECT_EQ(ministry.key("The ministry"), "dk:ministry of defence");
    const Understood company("Harbour Lines Inc. cancelled the trip. The company refunded all tickets.");
    EXPECT_EQ(company.key("The company"), company.key("Harbour Lines Inc."));
}

TEST(Entities, PronounsStandForThePersonOfFittingGender) {
    const Understood understood("Mayor Anna Berg met Peter Holm. She promised help.");
    EXPECT_EQ(understood.key("She"), "anna berg");
    EXPECT_EQ(Understood("The river rose. He left.").key("He"), "");
}

TEST(Entities, CapitalsThatSpeakAreTheirCountry) {
    const Understood understood("Moscow denied the claim. A bus burned in Moscow.");
    EXPECT_EQ(understood.key("Moscow", 1), "russia");
    EXPECT_EQ(understood.key("Moscow", 2), "moscow");
}

TEST(Entities, SeatsSpeakForTheirBody) {
    EXPECT_EQ(Understood("The Pentagon gave no answer.").entity("Pentagon").country, "US");
    EXPECT_EQ(Understood("Downing Street rejected the claim.").entity("Downing Street").party, "GB");
}

TEST(Entities, ForcesAndOfficialsOfACountryAreItsOwn) {
    const Understood understood("Ukrainian forces withdrew. U.S. officials knew of it.");
    EXPECT_EQ(understood.key("Ukrainian forces"), "ua:armed forces");
    EXPECT_EQ(understood.entity("officials").country, "US");
}

TEST(Entities, MediaSpeakForNoParty) {
    const Entity paper = Understood("The New York Times reported the sale.").entity("The New York Times");
    EXPECT_EQ(paper.speaksAs, SourceKind::media);
    EXPECT_EQ(paper.party, "");
}

TEST(Mentions, LieInTheTextAndPointToTheirEntity) {
    const Understood understood(
        "Reuters said on Monday that Kyiv had rejected the offer, “a joke” in its words; "
        "Норвегия 中国 said nothing. The mayor of Lund, Ana Lund, told Åsa Öberg-Ström so.");
    const Document& document = understood.document();
    ASSERT_FALSE(document.mentions.empty());
    for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
        const Mention& mention = document.mentions[i];
        EXPECT_LT(mention.first, mention.last);
        EXPECT_LE(mention.last, document.tokens.size());
        EXPECT_LE(mention.first, mention.head);
        EXPECT_LT(mention.head, mention.last);
        EXPECT_LE(mention.span.end, understood.text().size());
        if (mention.entity != none) {
            const auto& back = document.entities.at(mention.entity).mentions;
            EXPECT_NE(std::find(back.begin(), back.end(), i), back.end());
        }
    }
}

TEST(Entities, OfATextOfOnlyNamesTakeLinearTime) {
    std::string text;
    for (int i = 0; i < 20000; ++i)
        text += "Ana" + std::string(1, static_cast<char>('a' + i % 26)) + " Lund" + std::to_string(i) +
                " Ministry 5-ton. He met the company. ";
    const auto begin = std::chrono::steady_clock::now();
    Document document = english().segment(text);
    english().understand(text, document);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
    EXPECT_FALSE(document.mentions.empty());
}

} // namespace

} // namespace claimline::language
