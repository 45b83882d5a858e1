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

TagMeaning past(std::uint32_t) {
    return {Upos::VERB, Form::past};
}

// "a boy shot himself"
std::vector<ParsedWord> aBoyShotHimself(Upos himself) {
    return {word(Upos::DET, 3, Deprel::det), word(Upos::NOUN, 3, Deprel::compound),
            word(Upos::NOUN, 0, Deprel::root), word(himself, 3, Deprel::obj)};
}

TEST(TreeRepair, ANounWithAPronounForItsObjectIsAVerb) {
    auto tree = aBoyShotHimself(Upos::PRON);
    verbsTakenForNouns(tree, past);
    EXPECT_EQ(tree[2].tag.upos, Upos::VERB);
    EXPECT_EQ(tree[1].relation, Deprel::nsubj);
    EXPECT_EQ(tree[0].head, 2u); // the article is the boy's
}

TEST(TreeRepair, ANounWithoutASubjectBesideANounStaysOne) {
    auto tree = aBoyShotHimself(Upos::NOUN);
    verbsTakenForNouns(tree, past);
    EXPECT_EQ(tree[2].tag.upos, Upos::NOUN);
}

// "killed himself and three"
std::vector<ParsedWord> killedHimselfAndThree() {
    return {word(Upos::VERB, 0, Deprel::root), word(Upos::PRON, 1, Deprel::obj),
            word(Upos::CCONJ, 4, Deprel::cc), word(Upos::NOUN, 1, Deprel::conj)};
}

TEST(TreeRepair, ANounIsJoinedToTheObjectAndNotToTheVerb) {
    auto tree = killedHimselfAndThree();
    joinNouns(tree);
    EXPECT_EQ(tree[3].head, 2u);
}

TEST(TreeRepair, APredicateOfItsOwnIsJoinedToTheVerb) {
    auto tree = killedHimselfAndThree(); // "killed himself and … was a murderer"
    tree.push_back(word(Upos::AUX, 4, Deprel::cop));
    joinNouns(tree);
    EXPECT_EQ(tree[3].head, 1u);
}

// "hit town and three were killed"
TEST(TreeRepair, ANumberBeforeTheVerbOfTheSecondClauseIsItsSubject) {
    std::vector<ParsedWord> tree = {word(Upos::VERB, 0, Deprel::root),   word(Upos::NOUN, 1, Deprel::obj),
                                    word(Upos::CCONJ, 4, Deprel::cc),    word(Upos::NUM, 2, Deprel::conj),
                                    word(Upos::AUX, 6, Deprel::auxPass), word(Upos::VERB, 1, Deprel::conj)};
    auto subject = tree; // "… and three they were killed": the verb has its own
    subject.push_back(word(Upos::PRON, 6, Deprel::nsubj));
    freeCountedSubjects(tree);
    EXPECT_EQ(tree[3].head, 6u);
    EXPECT_EQ(tree[3].relation, Deprel::nsubjPass);
    EXPECT_EQ(tree[2].head, 6u);
    freeCountedSubjects(subject);
    EXPECT_EQ(subject[3].head, 2u);
}

// "sources close told us"
TEST(TreeRepair, AVerbInThePastIsThePredicateOfABareOne) {
    std::vector<ParsedWord> tree = {word(Upos::NOUN, 2, Deprel::nsubj), word(Upos::VERB, 0, Deprel::root),
                                    word(Upos::VERB, 2, Deprel::advcl), word(Upos::PRON, 3, Deprel::iobj)};
    tree[1].tag.form = Form::base;
    tree[2].tag.form = Form::past;
    auto finite = tree;
    finite[1].tag.form = Form::present;
    freePredicate(tree);
    EXPECT_EQ(tree[2].head, 0u);
    EXPECT_EQ(tree[0].head, 3u);
    EXPECT_EQ(tree[1].relation, Deprel::acl);
    freePredicate(finite);
    EXPECT_EQ(finite[1].head, 0u);
}

// "those are cough drops"
TEST(TreeRepair, OfTwoNounsInOnePredicateTheLastIsItsHead) {
    std::vector<ParsedWord> tree = {word(Upos::PRON, 3, Deprel::nsubj), word(Upos::AUX, 3, Deprel::cop),
                                    word(Upos::NOUN, 0, Deprel::root), word(Upos::NOUN, 3, Deprel::obj)};
    auto bare = tree;
    bare[1] = word(Upos::VERB, 3, Deprel::dep);
    headLast(tree);
    EXPECT_EQ(tree[3].head, 0u);
    EXPECT_EQ(tree[2].relation, Deprel::compound);
    EXPECT_EQ(tree[0].head, 4u);
    headLast(bare); // without a copula it is no predicate
    EXPECT_EQ(bare[2].head, 0u);
}

// "He wrote : " closed": the tree has "closed" for the root
TEST(TreeRepair, AVerbBeforeAQuotationSaysIt) {
    std::vector<ParsedWord> tree = {word(Upos::PRON, 2, Deprel::nsubj),
                                    word(Upos::VERB, 5, Deprel::parataxis),
                                    word(Upos::PUNCT, 2, Deprel::punct), word(Upos::PUNCT, 5, Deprel::punct),
                                    word(Upos::VERB, 0, Deprel::root)};
    auto comma = tree;
    comma[3] = word(Upos::PRON, 5, Deprel::nsubj);
    turnOpeningSpeech(tree, never);
    EXPECT_EQ(tree[1].head, 0u);
    EXPECT_EQ(tree[4].head, 2u);
    EXPECT_EQ(tree[4].relation, Deprel::ccomp);
    turnOpeningSpeech(comma, never); // "He wrote, it closed"
    EXPECT_EQ(comma[1].head, 5u);
}

// "say adding salt is best"
TEST(TreeRepair, WhatIsDoneIsTheSubjectOfWhatIsSaidOfIt) {
    std::vector<ParsedWord> tree = {word(Upos::VERB, 0, Deprel::root), word(Upos::VERB, 1, Deprel::ccomp),
                                    word(Upos::NOUN, 2, Deprel::obj), word(Upos::AUX, 5, Deprel::cop),
                                    word(Upos::ADJ, 2, Deprel::conj)};
    tree[1].tag.form = Form::gerund;
    freeClauseSubject(tree);
    EXPECT_EQ(tree[4].head, 1u);
    EXPECT_EQ(tree[4].relation, Deprel::ccomp);
    EXPECT_EQ(tree[1].head, 5u);
    EXPECT_EQ(tree[1].relation, Deprel::csubj);
    EXPECT_EQ(tree[2].head, 2u);
}

// "As she said , closed"
TEST(TreeRepair, AClauseWithAMarkIsNotTheSentence) {
    std::vector<ParsedWord> tree = {word(Upos::SCONJ, 3, Deprel::mark), word(Upos::PRON, 3, Deprel::nsubj),
                                    word(Upos::VERB, 0, Deprel::root), word(Upos::PUNCT, 5, Deprel::punct),
                                    word(Upos::VERB, 3, Deprel::ccomp)};
    auto close = tree;
    close[3] = word(Upos::ADV, 5, Deprel::advmod);
    freeFromAside(tree);
    EXPECT_EQ(tree[4].head, 0u);
    EXPECT_EQ(tree[2].head, 5u);
    EXPECT_EQ(tree[2].relation, Deprel::advcl);
    freeFromAside(close); // "because she said now closed"
    EXPECT_EQ(close[2].head, 0u);
}

} // namespace
} // namespace claimline::language
