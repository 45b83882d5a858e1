#include "compare/facet_foot.h"

#include "look/controls.h"
#include "look/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

constexpr int articleRole = Qt::UserRole, beginRole = Qt::UserRole + 1, endRole = Qt::UserRole + 2;

} // namespace

FacetFoot::FacetFoot(QWidget* parent)
    : QWidget(parent) {
    setLayoutDirection(Qt::LeftToRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule(Rule::Weight::ink));
    tabs_ = plainTabs(tr("About the chosen row"));
    for (const QString& name : {tr("Why"), tr("Figures over time"), tr("Figures as a table"), tr("Origins")})
        tabs_->addTab(name);
    column->addWidget(tabs_);
    pages_ = new QStackedWidget;
    column->addWidget(pages_, 1);
    why_ = plainLabel({}, Role::evidence);
    why_->setWordWrap(true);
    why_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    why_->setContentsMargins(18, 8, 18, 8);
    why_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    why_->setAccessibleName(tr("Why the chosen row has its standing"));
    history_ = new FigureHistory;
    steps_ = new QTableWidget;
    steps_->setColumnCount(4);
    steps_->setHorizontalHeaderLabels({tr("Said"), tr("Who"), tr("Value"), tr("Step")});
    steps_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    steps_->setSelectionBehavior(QAbstractItemView::SelectRows);
    steps_->setTabKeyNavigation(false);
    steps_->verticalHeader()->hide();
    steps_->setShowGrid(false);
    steps_->setFont(fontOf(Role::dense, font()));
    steps_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    steps_->horizontalHeader()->setHighlightSections(false);
    steps_->setFrameShape(QFrame::NoFrame);
    steps_->horizontalHeader()->setStretchLastSection(true);
    steps_->setColumnWidth(1, 420);
    steps_->setAccessibleName(tr("Figures over the time said, as a table"));
    for (QWidget* page : std::initializer_list<QWidget*>{why_, history_, steps_, makeTree()})
        pages_->addWidget(page);
    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(history_, &FigureHistory::stepActivated, this, &FacetFoot::openReader);
    connect(steps_, &QTableWidget::cellActivated, this, [this](int row, int) {
        const auto& steps = history_->steps();
        if (row >= 0 && row < static_cast<int>(steps.size()))
            emit openReader(steps[static_cast<std::size_t>(row)].article,
                            steps[static_cast<std::size_t>(row)].quote);
    });
    const auto fit = [this](int tab) { setFixedHeight(tab == why ? 104 : 196); }; // a sentence needs less
    connect(tabs_, &QTabBar::currentChanged, this, fit);
    fit(why);
}

void FacetFoot::showTab(Tab tab) {
    tabs_->setCurrentIndex(tab);
}

void FacetFoot::setFacet(const Facet* facet, const QString& sentence,
                         const std::vector<store::ArticleRow>& articles, const QStringList& parties) {
    why_->setText(sentence);
    const bool numbers =
        facet != nullptr && (facet->kind == FacetKind::count || facet->kind == FacetKind::amount);
    history_->setSteps(numbers ? figureSteps(*facet) : std::vector<FigureStep>{}, parties);
    fillSteps(history_->steps());
    tabs_->setTabEnabled(figures, numbers);
    tabs_->setTabEnabled(table, numbers);
    fillTree(facet != nullptr ? originTrees(*facet, articles) : std::vector<OriginNode>{});
}

void FacetFoot::fillSteps(const std::vector<FigureStep>& steps) {
    steps_->setRowCount(static_cast<int>(steps.size()));
    for (int row = 0; row < steps_->rowCount(); ++row) {
        const FigureStep& step = steps[static_cast<std::size_t>(row)];
        const QStringList words{whenWords(step.said), step.source, step.value, stepWords(step.kind)};
        for (int i = 0; i < words.size(); ++i)
            steps_->setItem(row, i, new QTableWidgetItem(words.at(i)));
    }
    steps_->resizeColumnToContents(0);
}

QWidget* FacetFoot::makeTree() {
    tree_ = new QTreeWidget;
    tree_->setColumnCount(2);
    tree_->setHeaderLabels({tr("Where it comes from"), tr("Proof")});
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setFont(fontOf(Role::dense, font()));
    tree_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    tree_->setAccessibleName(tr("Origins of the values"));
    cut_ = new Button(Button::Kind::framed, {}, tr("Set apart"));
    cut_->setToolTip(tr("This goes back to nobody else's word: it counts as an origin of its own"));
    join_ = new Button(Button::Kind::framed, {}, tr("Join with…"));
    join_->setToolTip(tr("This goes back to the same as another: they count once"));
    connect(tree_, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        emit openReader({item->data(0, articleRole).toULongLong()},
                        {item->data(0, beginRole).toUInt(), item->data(0, endRole).toUInt()});
    });
    connect(tree_, &QTreeWidget::currentItemChanged, this, [this] {
        const bool leaf = chosenLeaf(nullptr) != nullptr;
        cut_->setEnabled(leaf);
        join_->setEnabled(leaf && trees_.size() > 1);
    });
    connect(cut_, &QPushButton::clicked, this, [this] {
        if (const OriginNode* leaf = chosenLeaf(nullptr))
            emit originCut(*leaf);
    });
    connect(join_, &QPushButton::clicked, this, [this] {
        int tree = 0;
        const OriginNode* leaf = chosenLeaf(&tree);
        if (leaf == nullptr)
            return;
        std::vector<OriginNode> others = trees_;
        others.erase(others.begin() + tree);
        emit originJoinWanted(*leaf, others);
    });
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 12, 8);
    row->addWidget(tree_, 1);
    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(0, 8, 0, 0);
    buttons->addWidget(cut_);
    buttons->addWidget(join_);
    buttons->addStretch();
    row->addLayout(buttons);
    return page;
}

namespace {

constexpr int pathRole = Qt::UserRole + 3; // of the node: "2/0/1"

const OriginNode* nodeAt(const std::vector<OriginNode>& trees, const QString& path) {
    const std::vector<OriginNode>* level = &trees;
    const OriginNode* node = nullptr;
    for (const QString& step : path.split(QLatin1Char('/'))) {
        const auto at = static_cast<std::size_t>(step.toUInt());
        if (at >= level->size())
            return nullptr;
        node = &(*level)[at];
        level = &node->children;
    }
    return node;
}

QTreeWidgetItem* itemOf(const OriginNode& node, const QString& path) {
    auto* item = new QTreeWidgetItem({node.name, node.proof});
    item->setData(0, articleRole, static_cast<qulonglong>(node.article.value));
    item->setData(0, beginRole, node.quote.begin);
    item->setData(0, endRole, node.quote.end);
    item->setData(0, pathRole, path);
    for (std::size_t i = 0; i < node.children.size(); ++i)
        item->addChild(itemOf(node.children[i], path + QLatin1Char('/') + QString::number(i)));
    return item;
}

} // namespace

const OriginNode* FacetFoot::chosenLeaf(int* tree) const {
    const QTreeWidgetItem* item = tree_->currentItem();
    if (item == nullptr || item->childCount() > 0 || item->parent() == nullptr)
        return nullptr;
    const QString path = item->data(0, pathRole).toString();
    if (tree != nullptr)
        *tree = path.section(QLatin1Char('/'), 0, 0).toInt();
    return nodeAt(trees_, path);
}

void FacetFoot::fillTree(std::vector<OriginNode> trees) {
    trees_ = std::move(trees);
    tree_->clear();
    for (std::size_t i = 0; i < trees_.size(); ++i)
        tree_->addTopLevelItem(itemOf(trees_[i], QString::number(i)));
    tree_->expandAll();
    tree_->resizeColumnToContents(0);
    cut_->setEnabled(false);
    join_->setEnabled(false);
}

} // namespace claimline::ui
