#include "hand_made.h"
#include "resolve/voices.h"

#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

std::string body(const std::string& name, const std::string& office = {},
                 SourceKind kind = SourceKind::government) {
    static const auto words = loadVoiceWords(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en");
    Source source;
    source.name = name;
    source.office = office;
    source.kind = kind;
    return words ? bodyOf(source, *words) : words.error().message();
}

bool same(const std::string& a, const std::string& b) {
    Cell first, second;
    first.sourceKey = "a", second.sourceKey = "b";
    first.body = a, second.body = b;
    return sameVoice(first, second);
}

} // namespace

TEST(Voices, WhoSpeaksForABodyIsKnownByNameOrOffice) {
    EXPECT_EQ(body("police"), "police");
    EXPECT_EQ(body("a police spokeswoman", "", SourceKind::person), "");
    EXPECT_EQ(body("a police spokeswoman", "", SourceKind::unknown), "police");
    EXPECT_EQ(body("Tom Ayre", "superintendent"), "police");
    EXPECT_EQ(body("Omar Reyes", "Police chief", SourceKind::person), "police");
    EXPECT_EQ(body("Ada Price", "", SourceKind::person), "");
    EXPECT_EQ(body("Lund police"), "police lund");
    EXPECT_EQ(body("Ann Holm", "health minister"), body("the health ministry"));
}

TEST(Voices, WhoIsOfTwoBodiesOrUnnamedSpeaksForNone) {
    EXPECT_EQ(body("the police union"), "");
    EXPECT_EQ(body("a police source", "", SourceKind::anonymous), "");
    EXPECT_EQ(body("Ann Lee", "school superintendent"), "");
    EXPECT_EQ(body("Ann Lee", "weapons inspector"), "");
}

TEST(Voices, ThePoliceOfOnePlaceAreNotThoseOfAnother) {
    EXPECT_TRUE(same("police", "police lund"));
    EXPECT_FALSE(same("police lund", "police oslo"));
    EXPECT_FALSE(same("police", "prosecution"));
    EXPECT_FALSE(same("", ""));
    Cell north, south;
    north.sourceKey = "n", south.sourceKey = "s";
    north.body = south.body = "army";
    EXPECT_TRUE(sameVoice(north, south));
    north.party = "NO", south.party = "SE";
    EXPECT_FALSE(sameVoice(north, south));
}

TEST(Voices, TheLaterCountOfABodyTakesThePlaceOfItsEarlierOneWhoeverGivesIt) {
    for (const bool police : {true, false}) {
        Paper paper;
        const std::vector<std::string> march = {"march", "levy", "harbour", "square", "crowd", "bottles"};
        Facts& a = paper.add("Police say they held 27.", "2031-03-08", march);
        answer(a, "count:person:arrest", 27, 27, claimOf(a, "police"));
        Facts& b = paper.add("He says that 31 are held.", "2031-03-09", march);
        answer(b, "count:person:arrest", 31, 31, claimOf(b, "Tom Ayre"));
        b.sources.back().office = police ? "superintendent" : "lawyer";
        const auto events = resolver().events(paper.articles);
        ASSERT_EQ(events.size(), 1U);
        const Facet* const facet = facetOf(events[0], "count:person:arrest");
        ASSERT_NE(facet, nullptr);
        EXPECT_EQ(facet->status, police ? FacetStatus::updated : FacetStatus::conflict);
    }
}

TEST(Voices, AShortFormOfANameIsThatVoice) {
    const auto named = [](const std::string& name, const std::string& key) {
        Cell cell;
        cell.source = name;
        cell.sourceKey = key;
        return cell;
    };
    Cell full = named("Clean Water Alliance", "clean water alliance");
    Cell shorter = named("the alliance", "anon:b:alliance"), other = named("the union", "anon:b:union");
    std::vector<Cell*> cells{&full, &shorter, &other};
    joinShortNames(cells);
    EXPECT_TRUE(sameVoice(full, shorter));
    EXPECT_FALSE(sameVoice(full, other));
    Cell second = named("Farmers Alliance", "farmers alliance");
    full.body.clear(), shorter.body.clear();
    cells.push_back(&second);
    joinShortNames(cells);
    EXPECT_FALSE(sameVoice(full, shorter)) << "it may be either";
}

TEST(Voices, ACompanyAndWhoSpeaksForItAreOneVoice) {
    Cell firm, chief;
    firm.sourceKey = "harbour lines", chief.sourceKey = "ann lee";
    firm.party = chief.party = "Harbour Lines";
    EXPECT_TRUE(sameVoice(firm, chief));
    firm.party = chief.party = "NO";
    EXPECT_FALSE(sameVoice(firm, chief)) << "two of one country may differ";
}

} // namespace claimline::resolve
