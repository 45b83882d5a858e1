#include "compare/facet_foot.h"

#include "look/controls.h"
#include "look/words.h"

#include <QHeaderView>
#include <QLabel>
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
    steps_->setFrameShape(QFrame::NoFrame);
    steps_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    steps_->setAccessibleName(tr("Figures over the time said, as a table"));
    tree_ = new QTreeWidget;
    tree_->setColumnCount(2);
    tree_->setHeaderLabels({tr("Where it comes from"), tr("Proof")});
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    tree_->setAccessibleName(tr("Origins of the values"));
    for (QWidget* page : std::initializer_list<QWidget*>{why_, history_, steps_, tree_})
        pages_->addWidget(page);
    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(history_, &FigureHistory::stepActivated, this, &FacetFoot::openReader);
    connect(steps_, &QTableWidget::cellActivated, this, [this](int row, int) {
        const auto& steps = history_->steps();
        if (row >= 0 && row < static_cast<int>(steps.size()))
            emit openReader(steps[static_cast<std::size_t>(row)].article,
                            steps[static_cast<std::size_t>(row)].quote);
    });
    connect(tree_, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        emit openReader({item->data(0, articleRole).toULongLong()},
                        {item->data(0, beginRole).toUInt(), item->data(0, endRole).toUInt()});
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

void FacetFoot::fillTree(const std::vector<OriginNode>& trees) {
    tree_->clear();
    const auto add = [](auto&& self, const OriginNode& node) -> QTreeWidgetItem* {
        auto* item = new QTreeWidgetItem({node.name, node.proof});
        item->setData(0, articleRole, static_cast<qulonglong>(node.article.value));
        item->setData(0, beginRole, node.quote.begin);
        item->setData(0, endRole, node.quote.end);
        for (const OriginNode& child : node.children)
            item->addChild(self(self, child));
        return item;
    };
    for (const OriginNode& node : trees)
        tree_->addTopLevelItem(add(add, node));
    tree_->expandAll();
    tree_->resizeColumnToContents(0);
}

} // namespace claimline::ui
