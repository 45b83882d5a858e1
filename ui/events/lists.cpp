#include "events/lists.h"

#include "look/words.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace claimline::ui {

Lists::Lists(QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule(Rule::Weight::ink));
    tabs_ = new QTabBar;
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Lists"));
    column->addWidget(tabs_);
    stack_ = new QStackedWidget;
    column->addWidget(stack_, 1);
    events_ = new EventModel(this);
    articles_ = new ArticleModel(this);
    refusals_ = new RefusalModel(this);
    eventTable_ = makeTable(events_, tr("Events"), {150, 420, 140, 90, 60, 130});
    articleTable_ = makeTable(articles_, tr("Articles"), {190, 380, 170, 60, 60, 160});
    refusalTable_ = makeTable(refusals_, tr("Refused files"), {330, 360, 320});
    eventTable_->setSortingEnabled(true);
    eventTable_->sortByColumn(EventModel::when, Qt::AscendingOrder);
    for (int i = 0; i < 3; ++i)
        tabs_->addTab({});
    tabs_->setTabVisible(2, false);
    nameTabs();
    connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
    connect(eventTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!following_ && now.isValid())
                    emit eventSelected(events_->idAt(now.row()));
            });
    connect(eventTable_, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit eventActivated(events_->idAt(index.row())); });
    connect(articleTable_, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const store::ArticleRow* row = articles_->at(index.row()))
            emit articleActivated(row->id);
    });
}

QTableView* Lists::makeTable(QAbstractItemModel* model, const QString& name, const std::vector<int>& widths) {
    auto* table = new QTableView;
    table->setModel(model);
    table->setItemDelegate(new RowDelegate(table));
    table->setFont(fontOf(Role::dense, font()));
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(std::max(26, table->fontMetrics().height() + 8));
    QHeaderView* header = table->horizontalHeader();
    header->setFont(fontOf(Role::small, font()));
    header->setHighlightSections(false);
    header->setFixedHeight(24);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(40);
    for (std::size_t i = 0; i < widths.size(); ++i)
        table->setColumnWidth(static_cast<int>(i), widths[i]);
    if (widths.size() > 3) {
        header->setStretchLastSection(false);
        header->setSectionResizeMode(1, QHeaderView::Stretch);
    }
    stack_->addWidget(table);
    return table;
}

void Lists::nameTabs() {
    tabs_->setTabText(0, tr("Events  %1").arg(number(events_->rowCount())));
    tabs_->setTabText(1, tr("Articles  %1").arg(number(articles_->rowCount())));
    tabs_->setTabText(2, tr("Refused  %1").arg(number(refusals_->rowCount())));
}

void Lists::setSlice(std::shared_ptr<const store::Slice> slice) {
    following_ = true;
    events_->setSlice(std::move(slice));
    following_ = false;
    nameTabs();
}

void Lists::setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles) {
    articles_->setArticles(std::move(articles));
    nameTabs();
}

void Lists::setRefusals(std::vector<ingest::Refusal> refusals) {
    tabs_->setTabVisible(2, !refusals.empty());
    refusals_->setRefusals(std::move(refusals));
    nameTabs();
}

void Lists::select(EventId id) {
    const int row = events_->rowOf(id);
    following_ = true;
    if (row >= 0) {
        eventTable_->selectRow(row);
        eventTable_->scrollTo(events_->index(row, 0), QAbstractItemView::EnsureVisible);
    } else {
        eventTable_->clearSelection();
    }
    following_ = false;
}

void Lists::showTab(int index) {
    tabs_->setCurrentIndex(index);
}

} // namespace claimline::ui
