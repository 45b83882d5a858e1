#include "language/english.h"

#include "model/limits.h"

#include <chrono>
#include <random>

namespace claimline::language {
namespace {

struct Case {
    const char* text;
    const char* tokens;
};

void expectAll(std::initializer_list<Case> cases) {
    for (const Case& item : cases)
        EXPECT_EQ(segmented(item.text), item.tokens) << item.text;
}

TEST(Tokens, CliticsAndPossessivesAreWordsOfTheirOwn) {
    expectAll({{"They don't know the mayor's plan.", "They do n't know the mayor 's plan ."},
               {"It can’t be; we’ll see.", "It ca n’t be ; we ’ll see ."},
               {"The crews' boats cannot sail.", "The crews ' boats can not sail ."},
               {"O'Brien met the d'Arcy sisters.", "O'Brien met the d'Arcy sisters ."}});
}

TEST(Tokens, HyphensSplitButForPrefixesAndDesignators) {
    expectAll({{"a long-range drone", "a long - range drone"},
               {"anti-war marchers re-elected the co-founder", "anti-war marchers re-elected the co-founder"},
               {"an S-400 and two F-16s fell", "an S-400 and two F-16s fell"},
               {"U.S.-made rockets", "U.S. - made rockets"},
               {"mid-August talks", "mid-August talks"}});
}

TEST(Tokens, NumbersKeepTheirMarksAndLoseTheirUnits) {
    expectAll(
        {{"1,200.50 at 5:30 on 9/11", "1,200.50 at 5:30 on 9/11"},
         {"$300m and €2.4bn, up 15%", "$ 300 m and € 2.4 bn , up 15 %"},
         {"a 155mm shell at 9pm", "a 155 mm shell at 9 pm"},
         {"in 1947–1950 and 5-10 boats", "in 1947 – 1950 and 5 - 10 boats"},
         {"on 2024-11-19, call 555-0199", "on 2024-11-19 , call 555-0199"},
         {"the 1960's and 2008's best, the 1,000th day", "the 1960's and 2008 's best , the 1,000th day"}});
}

TEST(Tokens, AddressesAndHandlesAreWhole) {
    expectAll(
        {{"See https://example.org/a?b=1, or ada@example.org.",
          "See https://example.org/a?b=1 , or ada@example.org ."},
         {"@harbourwatch wrote #FerryFire on example.com", "@harbourwatch wrote #FerryFire on example.com"}});
}

TEST(Tokens, TextGluedTogetherComesApart) {
    expectAll({{"lost data,“U.S.-made", "lost data , “ U.S. - made"},
               {"It ended in fire.Nobody was hurt.", "It ended in fire . / Nobody was hurt ."}});
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
    expectAll({{"Lt. Col. Ada Roe met Mr. J. B. Ono.", "Lt. Col. Ada Roe met Mr. J. B. Ono ."},
               {"On Nov. 19 the U.S. Navy sailed.", "On Nov. 19 the U.S. Navy sailed ."},
               {"It began at 8 p.m. Tuesday. It ended at 9 p.m. Police left.",
                "It began at 8 p.m. Tuesday . / It ended at 9 p.m. / Police left ."},
               {"She left the U.S. He stayed.", "She left the U.S. / He stayed ."},
               {"Reactor No. 4 failed. Was it safe? No. It was not.",
                "Reactor No. 4 failed . / Was it safe ? / No . / It was not ."}});
}

TEST(Sentences, QuotesStayWithTheirSentence) {
    expectAll({{"“We left. We ran,” she said.", "“ We left . / We ran , ” she said ."},
               {"“Where were they?” Ms. Roe asked.", "“ Where were they ? ” Ms. Roe asked ."},
               {"He said, \"It burned.\" Then he left.", "He said , \" It burned . \" / Then he left ."},
               {"\"No!\" they shouted.", "\" No ! \" they shouted ."}});
}

TEST(Sentences, ADateLineStandsAlone) {
    expectAll(
        {{"PORT ELS, Norland — The ferry burned on Monday.",
          "PORT ELS , Norland — / The ferry burned on Monday ."},
         {"ELSTOW, March 3 (Coast Wire) - Two boats came at once.",
          "ELSTOW , March 3 ( Coast Wire ) - / Two boats came at once ."},
         {"Els (Coast Wire) -- Two boats came at once.", "Els ( Coast Wire ) -- / Two boats came at once ."},
         {"The ferry – an old one – burned on Monday.", "The ferry – an old one – burned on Monday ."},
         {"NATO is ready — it says so every year.", "NATO is ready — it says so every year ."}});
}

TEST(Sentences, ALineEndEndsThemAndShortLinesAreHeadings) {
    const std::string text = "Ferry burns in harbour\nThe ferry burned on Monday.\n- Two boats came\n";
    const Document document = english().segment(text);
    ASSERT_EQ(document.sentences.size(), 3u);
    EXPECT_TRUE(document.sentences[0].heading);
    EXPECT_FALSE(document.sentences[1].heading);
    EXPECT_FALSE(document.sentences[2].heading);
    EXPECT_EQ(document.paragraphs.size(), 3u);
    EXPECT_EQ(document.sentences[2].paragraph, 2u);
}

TEST(Sentences, NoTokenLiesInACut) {
    const std::string text = "Before it. CUT HERE\nAfter it.";
    const Span cut{11, 19};
    const Document document = english().segment(text, std::span(&cut, 1));
    for (const Token& token : document.tokens)
        EXPECT_FALSE(token.span.overlaps(cut));
    EXPECT_EQ(shown(text, document), "Before it . / After it .");
}

// ---------------------------------------------------------------- any input

bool onBorder(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void expectSound(const std::string& text, const Document& document) {
    std::uint32_t last = 0;
    for (const Token& token : document.tokens) {
        ASSERT_LT(token.span.begin, token.span.end);
        ASSERT_LE(last, token.span.begin);
        ASSERT_LE(token.span.end, text.size());
        ASSERT_TRUE(onBorder(text, token.span.begin) && onBorder(text, token.span.end));
        last = token.span.end;
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : document.sentences) {
        ASSERT_EQ(sentence.first, next);
        ASSERT_LT(sentence.first, sentence.last);
        ASSERT_EQ(sentence.span.begin, document.tokens[sentence.first].span.begin);
        ASSERT_EQ(sentence.span.end, document.tokens[sentence.last - 1].span.end);
        next = sentence.last;
    }
    ASSERT_EQ(next, document.tokens.size());
}

// Every word has a head in its sentence, one has none, and there is no circle.
void expectTrees(const Document& document) {
    for (const Sentence& sentence : document.sentences) {
        std::uint32_t roots = 0;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            std::uint32_t at = i, steps = 0;
            while (document.tokens[at].head != none && ++steps <= sentence.last - sentence.first) {
                at = document.tokens[at].head;
                ASSERT_TRUE(at >= sentence.first && at < sentence.last);
            }
            ASSERT_EQ(document.tokens[at].head, none) << "a circle";
            roots += document.tokens[i].head == none;
        }
        ASSERT_EQ(roots, 1u);
    }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() + piece.size() <= bytes)
        out += piece;
    return out;
}

TEST(AnyInput, HostileTextsGiveSoundSpansAndTrees) {
    const std::size_t size = 20'000;
    for (const std::string& text : {repeated("a", size),
                                    repeated("7", size),
                                    repeated("word ", size),
                                    repeated("😀👩‍👩‍👧🇺🇦", size),
                                    repeated("قالت الوزارة إن ", size),
                                    repeated("国防部说，", size),
                                    repeated("ก", size),
                                    repeated(std::string("\x01\x02\x7f\t", 4), size),
                                    repeated("\"'“”‘’", size),
                                    repeated(".", size),
                                    repeated(". ", size),
                                    repeated("((((", size),
                                    repeated("- ", size),
                                    repeated("U.S.", size),
                                    repeated("a.b@c/d-", size),
                                    repeated("1,2.3:4/5-6", size),
                                    repeated("\xC2\xAD\xCC\x81", size),
                                    repeated("\n", size),
                                    repeated("He said that ", size),
                                    std::string()}) {
        const Document segmentedOnly = english().segment(text);
        expectSound(text, segmentedOnly);
        Document document = segmentedOnly;
        english().parse(text, document);
        expectTrees(document);
    }
}

TEST(AnyInput, RandomMixturesGiveSoundSpansAndTrees) {
    const std::vector<std::string> pieces = {
        "said", "The", " ", " ",  ".",    ",", "\"", "“", "”", "'", "’s", "n't", "Mr.", "12",
        "%",    "$",   "-", "\n", "U.S.", "é", "中", "🚀", "(", ")", "…",  "@",   "#",   "http://"};
    std::mt19937 random(20'241'119);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int k = 0; k < 60; ++k)
            text += pieces[random() % pieces.size()];
        Document document = english().segment(text);
        ASSERT_NO_FATAL_FAILURE(expectSound(text, document)) << text;
        english().parse(text, document);
        ASSERT_NO_FATAL_FAILURE(expectTrees(document)) << text;
    }
}

TEST(AnyInput, FourMegabytesWithoutABlankOrAStopTakeLinearTime) {
    for (const std::string& piece :
         {std::string("a"), std::string("7"), std::string("x."), std::string("é")}) {
        const std::string text = repeated(piece, limits.articleBytes);
        const auto began = std::chrono::steady_clock::now();
        const Document document = english().segment(text);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
        expectSound(text, document);
        EXPECT_LT(taken.count(), 8) << piece; // a square law would take hours
    }
}

TEST(AnyInput, AMegabyteOfWordsWithoutAStopIsParsedInLinearTime) {
    const std::string text = repeated("Boats that fishermen on ", 1'000'000);
    Document document = english().segment(text);
    const auto began = std::chrono::steady_clock::now();
    english().parse(text, document);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
    expectTrees(document);
    EXPECT_LT(taken.count(), 60); // a square law would take hours
}

TEST(AnyInput, SentencesOverTheLimitAreNotAnalysed) {
    const std::string text = repeated("It is. ", 7 * (limits.sentences + 1));
    EXPECT_EQ(english().segment(text).sentences.size(), limits.sentences);
    const std::string fewer = repeated("It is. ", 7 * (limits.sentences - 1));
    EXPECT_EQ(english().segment(fewer).sentences.size(), limits.sentences - 1);
}

} // namespace
} // namespace claimline::language
