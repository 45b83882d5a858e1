#include "reader/reader_document.h"

#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

struct Given {
    std::shared_ptr<Article> article = std::make_shared<Article>();
    std::shared_ptr<Facts> facts = std::make_shared<Facts>();
    ReaderDocument document() const { return makeReaderDocument(article, facts); }

    Span find(std::string_view words) const {
        const auto at = article->text.find(words);
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
};

Given ferry() {
    Given given;
    given.article->text = "Ferry burns\n\nSeven died, the coast guard – Straż – said on Thursday.\nSign up "
                          "here\nFollow us\nThe cause is unknown.\n";
    given.article->titleSpan = given.find("Ferry burns");
    given.article->cuts = {{given.find("Sign up here\n"), CutKind::newsletter, ""},
                           {given.find("Follow us\n"), CutKind::sharing, ""}};
    Claim claim;
    claim.content = {given.find("Seven died")};
    claim.source = {given.find("the coast guard – Straż –")};
    claim.cue = {given.find("said")};
    claim.cueLemma = "say";
    claim.speaker = 0;
    Source guard;
    guard.name = "coast guard";
    guard.party = "PL";
    given.facts->sources = {guard};
    Claim own;
    own.form = ClaimForm::narrator;
    own.content = {given.find("The cause is unknown.")};
    given.facts->claims = {claim, own};
    Timex day;
    day.span = given.find("Thursday");
    day.when = whenOfDay(*Day::of(2025, 3, 13));
    given.facts->timexes = {day};
    return given;
}

TEST(Reader, BlocksFollowTheTextAndNeighbouringCutsFoldIntoOne) {
    const auto document = ferry().document();
    ASSERT_EQ(document.blocks.size(), 4u);
    EXPECT_EQ(document.blocks[0].kind, ReaderBlock::Kind::title);
    EXPECT_EQ(document.blocks[1].kind, ReaderBlock::Kind::paragraph);
    EXPECT_EQ(document.blocks[2].kind, ReaderBlock::Kind::cut);
    EXPECT_EQ(document.blocks[2].lines, 2);
    EXPECT_EQ(document.blocks[3].kind, ReaderBlock::Kind::paragraph);
}

TEST(Reader, MarksStandOnTheWordsThatTheyAreOfWhateverComesBefore) {
    const auto document = ferry().document();
    const auto time = std::ranges::find(document.marks, ReaderMark::Kind::time, &ReaderMark::kind);
    ASSERT_NE(time, document.marks.end());
    EXPECT_EQ(document.text.mid(time->begin, time->end - time->begin), "Thursday");
}

TEST(Reader, WhatTheArticleSaysItselfIsNotUnderlinedAsAClaim) {
    const auto document = ferry().document();
    EXPECT_EQ(document.steps(), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(document.leftNotes.front().first, "coast guard");
}

TEST(Reader, AClaimIsFoundUnderItsContentOnly) {
    const Given given = ferry();
    const auto document = given.document();
    EXPECT_EQ(document.claimAt(document.unit(given.find("died").begin)), 0u);
    EXPECT_EQ(document.claimAt(document.unit(given.find("unknown").begin)), none);
}

TEST(Reader, AnEndlessLineIsBrokenForLayoutAndNothingIsLost) {
    Given given;
    given.article->text = std::string(50'000, 'x');
    const auto document = given.document();
    int covered = 0;
    for (const ReaderBlock& block : document.blocks) {
        EXPECT_LE(block.end - block.begin, 4000);
        covered += block.end - block.begin;
    }
    EXPECT_EQ(covered, 50'000);
}

TEST(Reader, AnEmptyArticleHasNoBlocks) {
    EXPECT_TRUE(Given{}.document().blocks.empty());
}

} // namespace
} // namespace claimline::ui
