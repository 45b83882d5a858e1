#include "language/english.h"

namespace claimline::language {
namespace {

// The lemma of the word of a sentence that is spelt so.
std::string lemmaOf(std::string_view word, std::string_view text) {
    Document document = english().segment(text);
    english().parse(text, document);
    for (const Token& token : document.tokens)
        if (slice(text, token.span) == word)
            return token.lemma;
    return "no such word";
}

TEST(Lemmas, RegularAndIrregularFormsFindTheirLemma) {
    EXPECT_EQ(lemmaOf("said", "The minister said that."), "say");
    EXPECT_EQ(lemmaOf("denied", "The company denied it."), "deny");
    EXPECT_EQ(lemmaOf("struck", "A drone struck the depot."), "strike");
    EXPECT_EQ(lemmaOf("missiles", "They fired six missiles."), "missile");
    EXPECT_EQ(lemmaOf("parties", "Both parties met."), "party");
    EXPECT_EQ(lemmaOf("boxes", "They counted the boxes."), "box");
    EXPECT_EQ(lemmaOf("children", "Two children died."), "child");
    EXPECT_EQ(lemmaOf("were", "They were late."), "be");
    EXPECT_EQ(lemmaOf("claiming", "He is claiming it."), "claim");
    EXPECT_EQ(lemmaOf("stopped", "The train stopped."), "stop");
    EXPECT_EQ(lemmaOf("releasing", "They are releasing it."), "release");
    EXPECT_EQ(lemmaOf("larger", "A larger fire broke out."), "large");
}

TEST(Lemmas, NamesKeepTheirCapitalsAndOtherWordsLoseThem) {
    EXPECT_EQ(lemmaOf("Kyiv", "They left Kyiv."), "Kyiv");
    EXPECT_EQ(lemmaOf("Officials", "Officials said so."), "official");
}

} // namespace
} // namespace claimline::language
