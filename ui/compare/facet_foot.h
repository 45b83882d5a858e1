// Below the matrix: of the chosen row why it stands as it does, its figures over time, and where each value
// comes from.
#pragma once

#include "compare/figure_history.h"
#include "compare/origin_tree.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QTabBar;
class QTreeWidget;

namespace claimline::ui {

class FacetFoot final : public QWidget {
    Q_OBJECT
public:
    enum Tab { why, figures, table, origins };
    explicit FacetFoot(QWidget* parent = nullptr);
    // `sentence`: why the row has its standing. nullptr: no row is chosen.
    void setFacet(const Facet* facet, const QString& sentence, const std::vector<store::ArticleRow>& articles,
                  const QStringList& parties);
    void showTab(Tab tab);
    FigureHistory& history() { return *history_; }
    QTreeWidget& tree() { return *tree_; }
    QTableWidget& steps() { return *steps_; }

signals:
    void openReader(claimline::ArticleId article, claimline::Span quote);
    // The edge of that claim: to go back to nobody else's word, or to be joined with another's.
    void originCut(const OriginNode& leaf);
    void originJoinWanted(const OriginNode& leaf, const std::vector<OriginNode>& others);

private:
    void fillSteps(const std::vector<FigureStep>& steps);
    QWidget* makeTree();
    void fillTree(std::vector<OriginNode> trees);
    const OriginNode* chosenLeaf(int* tree) const; // nullptr: none is chosen
    std::vector<OriginNode> trees_;
    QPushButton *cut_, *join_;
    QTabBar* tabs_;
    QStackedWidget* pages_;
    QLabel* why_;
    FigureHistory* history_;
    QTableWidget* steps_;
    QTreeWidget* tree_;
};

} // namespace claimline::ui
