#include "language/relation_pairs.h"

#include "language/train/pairs.h"
#include "support/scratch.h"

#include <gtest/gtest.h>

namespace claimline::language {
namespace {

train::GoldWord word(Upos upos, std::uint32_t head, Deprel relation) {
    train::GoldWord gold;
    gold.upos = upos;
    gold.head = head;
    gold.deprel = relation;
    return gold;
}

// "he saw them", many times over
std::vector<train::GoldSentence> bank() {
    return std::vector<train::GoldSentence>(200, {word(Upos::PRON, 2, Deprel::nsubj),
                                                  word(Upos::VERB, 0, Deprel::root),
                                                  word(Upos::PRON, 2, Deprel::obj)});
}

class Pairs : public testing::Test {
protected:
    void SetUp() override {
        const auto path = scratch_.folder() / "pairs.model";
        ASSERT_TRUE(writeModelFile(path, {{"pairs", train::countPairs(bank())}}));
        auto file = ModelFile::open(path);
        ASSERT_TRUE(file);
        file_.emplace(std::move(*file));
    }
    testing_support::Scratch scratch_;
    std::optional<ModelFile> file_;
};

TEST_F(Pairs, WhatStandsTogetherCostsNothing) {
    const auto pairs = RelationPairs::from(*file_);
    ASSERT_TRUE(pairs);
    EXPECT_EQ(pairs->beside(Upos::VERB, Deprel::nsubj, Deprel::obj), 0);
    EXPECT_EQ(pairs->beside(Upos::VERB, Deprel::obj, Deprel::nsubj), 0);
    EXPECT_EQ(pairs->below(Deprel::root, Deprel::nsubj, true), 0);
}

TEST_F(Pairs, WhatNeverDoesCostsTheMoreTheOfterItCouldHave) {
    const auto pairs = RelationPairs::from(*file_);
    ASSERT_TRUE(pairs);
    EXPECT_GT(pairs->beside(Upos::VERB, Deprel::obj, Deprel::obj), 3);
    EXPECT_GT(pairs->below(Deprel::nsubj, Deprel::obj, false), 3);
    EXPECT_EQ(pairs->beside(Upos::NOUN, Deprel::obj, Deprel::obj), 0); // nouns have no children here
}

TEST_F(Pairs, APartOfAnotherSizeIsRefusedByTheNameOfTheFile) {
    const auto path = scratch_.folder() / "short.model";
    ASSERT_TRUE(writeModelFile(path, {{"pairs", "short"}}));
    const auto file = ModelFile::open(path);
    ASSERT_TRUE(file);
    const auto pairs = RelationPairs::from(*file);
    ASSERT_FALSE(pairs);
    EXPECT_NE(pairs.error().message().find("short.model"), std::string::npos);
}

} // namespace
} // namespace claimline::language
