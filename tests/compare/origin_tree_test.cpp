#include "compare/origin_tree.h"

#include "support/sample_report.h"

#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

using testing_support::makeCell;

struct Wire {
    Wire() {
        facet.name = "people hurt";
        for (std::uint64_t i = 1; i <= 10; ++i) {
            Cell cell = makeCell(ArticleId{i}, "3", 3, "Coast guard", "three were hurt");
            cell.origin = "o1";
            cell.originWhy = "the text of the Coast Wire, 96 of 100 words alike";
            facet.cells.push_back(cell);
            store::ArticleRow row;
            row.id = ArticleId{i};
            row.publisher = "Paper " + std::to_string(i);
            row.agency = "Coast Wire";
            articles.push_back(row);
        }
        Cell witness = makeCell(ArticleId{11}, "9", 9, "A witness", "nine were hurt");
        witness.origin = "o2";
        facet.cells.push_back(witness);
    }
    Facet facet;
    std::vector<store::ArticleRow> articles;
};

TEST(OriginTree, TenReprintsOfOneWireAreOneTreeWithTenLeavesUnderTheAgency) {
    const Wire wire;
    const auto trees = originTrees(wire.facet, wire.articles);
    ASSERT_EQ(trees.size(), 2u);
    EXPECT_EQ(trees[0].name, "Coast guard");
    ASSERT_EQ(trees[0].children.size(), 1u);
    EXPECT_EQ(trees[0].children[0].name, "Coast Wire (agency)");
    EXPECT_EQ(trees[0].children[0].children.size(), 10u);
}

TEST(OriginTree, EveryEdgeHasItsProof) {
    const Wire wire;
    const auto trees = originTrees(wire.facet, wire.articles);
    const auto& leaves = trees[0].children[0].children;
    EXPECT_TRUE(leaves[3].proof.contains("96 of 100"));
    EXPECT_TRUE(trees[1].children[0].proof.contains("nine were hurt"))
        << "where nothing else is known, the words";
}

TEST(OriginTree, AnArticleThatIsNotThereIsSaidNotToBe) {
    const Wire wire;
    const auto trees = originTrees(wire.facet, wire.articles);
    EXPECT_TRUE(trees[1].children[0].name.startsWith("article not in the project"));
    EXPECT_EQ(treeText(trees).count('\n'), 13) << treeText(trees).toStdString();
}

} // namespace
} // namespace claimline::ui
