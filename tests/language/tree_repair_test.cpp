#include "language/tree_repair.h"

#include <gtest/gtest.h>

namespace claimline::language {
namespace {

ParsedWord word(Upos upos, std::uint32_t head, Deprel relation) {
    return {{upos, Form::none}, relation, head};
}

// Every relation is the likeliest.
float never(Arc, Deprel) {
    return 0;
}

// "closed , he said ."
std::vector<ParsedWord> closedHeSaid() {
    return {word(Upos::VERB, 0, Deprel::root), word(Upos::PUNCT, 4, Deprel::punct),
            word(Upos::PRON, 4, Deprel::nsubj), word(Upos::VERB, 1, Deprel::parataxis),
            word(Upos::PUNCT, 1, Deprel::punct)};
}

TEST(TreeRepair, AVerbThatClosesTheSentenceSaysWhatStandsBefore) {
    auto tree = closedHeSaid();
    turnSpeech(tree, never);
    EXPECT_EQ(tree[3].head, 0u);
    EXPECT_EQ(tree[3].relation, Deprel::root);
    EXPECT_EQ(tree[0].head, 4u);
    EXPECT_EQ(tree[0].relation, Deprel::ccomp);
    EXPECT_EQ(tree[4].head, 4u); // the full stop
}

TEST(TreeRepair, AVerbThatSaysNothingStaysWhereItIs) {
    auto tree = closedHeSaid(); // "closed , he slept ."
    turnSpeech(tree, [](Arc, Deprel relation) { return relation == Deprel::ccomp ? 1.f : 0.f; });
    EXPECT_EQ(tree[0].head, 0u);
    EXPECT_EQ(tree[3].head, 1u);
}

TEST(TreeRepair, AVerbWithAContentOfItsOwnStaysWhereItIs) {
    auto tree = closedHeSaid(); // "closed , he said it ."
    tree.insert(tree.begin() + 4, word(Upos::PRON, 4, Deprel::obj));
    turnSpeech(tree, never);
    EXPECT_EQ(tree[0].head, 0u);
}

// "told committee that agency expects"
std::vector<ParsedWord> toldTheCommittee(Deprel committee) {
    return {word(Upos::VERB, 0, Deprel::root), word(Upos::NOUN, 1, committee),
            word(Upos::SCONJ, 5, Deprel::mark), word(Upos::NOUN, 5, Deprel::nsubj),
            word(Upos::VERB, 2, Deprel::aclRelcl)};
}

TEST(TreeRepair, AClauseWithMarkAndSubjectIsSaidToWhomItStandsBeside) {
    auto tree = toldTheCommittee(Deprel::obj);
    freeContents(tree, never);
    EXPECT_EQ(tree[4].head, 1u);
    EXPECT_EQ(tree[4].relation, Deprel::ccomp);
    EXPECT_EQ(tree[1].relation, Deprel::iobj);
}

TEST(TreeRepair, AClauseOfAThingThatIsGivenStaysItsOwn) {
    auto tree = toldTheCommittee(Deprel::obj); // "gave indication that agency expects"
    freeContents(tree, [](Arc, Deprel relation) { return relation == Deprel::iobj ? 5.f : 0.f; });
    EXPECT_EQ(tree[4].head, 2u);
    EXPECT_EQ(tree[4].relation, Deprel::acl);
}

TEST(TreeRepair, ARelativeClauseWithoutAMarkStays) {
    auto tree = toldTheCommittee(Deprel::obl); // "met committee that agency expects"
    tree[2].relation = Deprel::obj;
    freeContents(tree, never);
    EXPECT_EQ(tree[4].relation, Deprel::aclRelcl);
}

} // namespace
} // namespace claimline::language
