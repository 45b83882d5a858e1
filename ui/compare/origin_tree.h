// Where a value comes from: first speaker, agency, outlets, with the proof on each edge. Pure.
#pragma once

#include "model/event.h"
#include "store/store.h"

#include <QString>

#include <vector>

namespace claimline::ui {

struct OriginNode {
    QString name;  // "Harbour authority", "Coast Wire (agency)", "Pier Gazette"
    QString proof; // why it hangs under the one above; of a first speaker what it says
    ArticleId article;
    ClaimId claim; // of a leaf: the claim whose edge it is; 0: the article's own words
    Span quote;
    std::vector<OriginNode> children;
};

// One tree an origin, most articles first. Ten reprints of one wire are one tree with ten leaves.
std::vector<OriginNode> originTrees(const Facet& facet, const std::vector<store::ArticleRow>& articles);
// Indented lines, to copy.
QString treeText(const std::vector<OriginNode>& nodes, int depth = 0);

} // namespace claimline::ui
