#include "language/english.h"

namespace claimline::language {
namespace {

// "Crews of two boats left": boats hangs on Crews, Crews on left.
Document crews() {
    Document document;
    const std::uint32_t heads[] = {4, 3, 3, 0, none};
    const Deprel relations[] = {Deprel::nsubj, Deprel::case_, Deprel::nummod, Deprel::nmod, Deprel::root};
    const Span spans[] = {{0, 5}, {6, 8}, {9, 12}, {13, 18}, {19, 23}};
    for (std::size_t i = 0; i < 5; ++i) {
        Token token;
        token.span = spans[i];
        token.head = heads[i];
        token.deprel = relations[i];
        document.tokens.push_back(token);
    }
    document.sentences.push_back({0, 5, {0, 23}, 0, false});
    return document;
}

TEST(Document, ChildrenAreTheTokensThatHangOnOne) {
    EXPECT_EQ(crews().children(3), (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(crews().child(4, Deprel::nsubj), 0u);
    EXPECT_EQ(crews().child(4, Deprel::obj), none);
    EXPECT_TRUE(crews().children(99).empty());
}

TEST(Document, ASubtreeSpansAllThatHangsOnAToken) {
    EXPECT_EQ(crews().subtree(0), (Span{0, 18}));
    EXPECT_EQ(crews().subtree(3), (Span{6, 18}));
    EXPECT_EQ(crews().subtree(4), (Span{0, 23}));
    EXPECT_EQ(crews().subtree(99), (Span{}));
}

TEST(Document, ATokenIsFoundByItsByteOrTheNextAfterIt) {
    EXPECT_EQ(crews().tokenAt(0), 0u);
    EXPECT_EQ(crews().tokenAt(5), 1u);
    EXPECT_EQ(crews().tokenAt(22), 4u);
    EXPECT_EQ(crews().tokenAt(23), 5u);
}

TEST(Document, TheLongestMentionThatHoldsATokenIsIts) {
    Document document = crews();
    document.mentions.resize(2);
    document.mentions[0].first = 3;
    document.mentions[0].last = 4;
    document.mentions[1].first = 0;
    document.mentions[1].last = 4;
    EXPECT_EQ(document.mentionAt(3), 1u);
    EXPECT_EQ(document.mentionAt(4), none);
}

TEST(UdNames, EveryTagAndRelationReadsBack) {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Upos::X); ++i)
        EXPECT_EQ(parseUpos(nameOf(static_cast<Upos>(i))), static_cast<Upos>(i));
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Deprel::xcomp); ++i)
        EXPECT_EQ(parseDeprel(nameOf(static_cast<Deprel>(i))), static_cast<Deprel>(i));
    EXPECT_EQ(parseDeprel("obl:unmarked"), Deprel::obl);
    EXPECT_EQ(parseDeprel("nonsense:sub"), std::nullopt);
    EXPECT_EQ(parseUpos("NOUNS"), std::nullopt);
}

} // namespace
} // namespace claimline::language
