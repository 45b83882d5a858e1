#include "events/lists.h"

#include "look/words.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

// Widths of a table's columns: the stretched one takes what the others leave, and where that is too little
// they give way, down to a part of what they want.
class ColumnFit final : public QObject {
public:
    ColumnFit(QTableView* table, std::vector<int> widths, int stretched)
        : QObject(table)
        , table_(table)
        , widths_(std::move(widths))
        , stretched_(stretched) {
        table->viewport()->installEventFilter(this);
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int i, int, int now) {
            if (!fitting_ && now > 0 && i < static_cast<int>(widths_.size()))
                widths_[static_cast<std::size_t>(i)] = now; // as a person wants it
        });
        fit();
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize)
            fit();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit() {
        constexpr int least = 240; // of the stretched one
        constexpr double part = 0.62;
        int others = 0;
        for (int i = 0; i < static_cast<int>(widths_.size()); ++i)
            others += i == stretched_ || table_->isColumnHidden(i) ? 0 : widths_[static_cast<std::size_t>(i)];
        const int room = table_->viewport()->width();
        const double scale =
            std::clamp((room - least) / std::max(1.0, static_cast<double>(others)), part, 1.0);
        fitting_ = true;
        int taken = 0;
        for (int i = 0; i < static_cast<int>(widths_.size()); ++i) {
            if (i == stretched_ || table_->isColumnHidden(i))
                continue;
            const int wanted = widths_[static_cast<std::size_t>(i)];
            const int head = std::min(table_->horizontalHeader()->sectionSizeHint(i), wanted * 6 / 5);
            const int width = std::max(static_cast<int>(wanted * scale), head);
            table_->setColumnWidth(i, width);
            taken += width;
        }
        table_->setColumnWidth(stretched_, std::max(least, room - taken));
        fitting_ = false;
    }
    QTableView* table_;
    std::vector<int> widths_;
    int stretched_;
    bool fitting_ = false;
};

} // namespace

Lists::Lists(QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule(Rule::Weight::ink));
    tabs_ = plainTabs(tr("Lists"));
    column->addWidget(tabs_);
    stack_ = new QStackedWidget;
    column->addWidget(stack_, 1);
    events_ = new EventModel(this);
    claims_ = new ClaimModel(this);
    articles_ = new ArticleModel(this);
    changes_ = new DecisionModel(this);
    refusals_ = new RefusalModel(this);
    tables_ = {makeTable(events_, tr("Events"), {150, 420, 140, 90, 60, 130}, EventModel::title),
               makeTable(claims_, tr("Claims"), {140, 180, 110, 100, 420, 160}, ClaimModel::words),
               makeTable(articles_, tr("Articles"), {190, 380, 170, 60, 60, 150, 160}, ArticleModel::title),
               makeTable(changes_, tr("Changes"), {140, 110, 260, 360, 160, 80}, DecisionModel::about),
               makeTable(refusals_, tr("Refused files"), {330, 360, 320}, 2)};
    eventTable()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const Tab tab : {eventTab, claimTab, articleTab})
        tables_[tab]->setSortingEnabled(true);
    eventTable()->sortByColumn(EventModel::when, Qt::AscendingOrder);
    tables_[claimTab]->sortByColumn(-1, Qt::AscendingOrder);
    tables_[articleTab]->sortByColumn(-1, Qt::AscendingOrder);
    for (int i = 0; i < tabCount; ++i)
        tabs_->addTab({});
    tabs_->setTabVisible(refusedTab, false);
    nameTabs();
    connectTables();
}

void Lists::connectTables() {
    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        stack_->setCurrentIndex(tab);
        if (tab == claimTab)
            emit claimsWanted();
    });
    connect(eventTable()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!following_ && now.isValid())
                    emit eventSelected(events_->idAt(now.row()));
            });
    connect(tables_[claimTab]->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                const store::ClaimRow* row = claims_->at(now.row());
                if (!following_ && row != nullptr && row->event)
                    emit eventSelected(row->event);
            });
    connect(eventTable(), &QTableView::activated, this,
            [this](const QModelIndex& index) { emit eventActivated(events_->idAt(index.row())); });
    connect(tables_[claimTab], &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const store::ClaimRow* row = claims_->at(index.row()))
            emit claimActivated(row->article, row->claim.quote);
    });
    connect(tables_[articleTab], &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const store::ArticleRow* row = articles_->at(index.row()))
            emit articleActivated(row->id);
    });
    connect(tables_[changeTab], &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const store::Decision* decision = changes_->at(index.row()))
            emit decisionToggled(decision->number, !decision->undone);
    });
}

QTableView* Lists::makeTable(QAbstractItemModel* model, const QString& name, const std::vector<int>& widths,
                             int stretched) {
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
    header->setFixedHeight(std::max(24, QFontMetrics(header->font()).height() + 6));
    header->setMinimumSectionSize(40);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    new ColumnFit(table, widths, stretched);
    table->setLayoutDirection(Qt::LeftToRight); // in any language: titles and words are not mirrored
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [table](QPoint at) {
        QMenu menu;
        for (int i = 0; i < table->model()->columnCount(); ++i) {
            QAction* action = menu.addAction(table->model()->headerData(i, Qt::Horizontal).toString());
            action->setCheckable(true);
            action->setChecked(!table->isColumnHidden(i));
            action->setEnabled(i > 0); // one stays
            connect(action, &QAction::toggled, table,
                    [table, i](bool on) { table->setColumnHidden(i, !on); });
        }
        menu.exec(table->horizontalHeader()->mapToGlobal(at));
    });
    auto* copy = new QAction(tr("Copy"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, table,
            [table] { QGuiApplication::clipboard()->setText(asTable(*table)); });
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    stack_->addWidget(table);
    return table;
}

QString Lists::asTable(const QTableView& table) {
    const QAbstractItemModel& model = *table.model();
    QStringList lines;
    const auto line = [&](auto text) {
        QStringList fields;
        for (int visual = 0; visual < model.columnCount(); ++visual)
            if (const int i = table.horizontalHeader()->logicalIndex(visual); !table.isColumnHidden(i))
                fields << text(i).simplified();
        lines << fields.join(QLatin1Char('\t'));
    };
    line([&](int i) { return model.headerData(i, Qt::Horizontal).toString(); });
    for (const QModelIndex& row : table.selectionModel()->selectedRows())
        line([&](int i) { return model.index(row.row(), i).data().toString(); });
    return lines.join(QLatin1Char('\n'));
}

void Lists::nameTabs() {
    tabs_->setTabText(eventTab, tr("Events  %1").arg(number(events_->rowCount())));
    tabs_->setTabText(claimTab, claims_->rowCount() > 0 ? tr("Claims  %1").arg(number(claims_->rowCount()))
                                                        : tr("Claims"));
    tabs_->setTabText(articleTab, tr("Articles  %1").arg(number(articles_->rowCount())));
    tabs_->setTabText(changeTab, tr("Changes  %1").arg(number(changes_->rowCount())));
    tabs_->setTabText(refusedTab, tr("Refused  %1").arg(number(refusals_->rowCount())));
}

void Lists::setSlice(std::shared_ptr<const store::Slice> slice) {
    following_ = true;
    events_->setSlice(std::move(slice));
    following_ = false;
    nameTabs();
}

void Lists::setClaims(std::shared_ptr<const std::vector<store::ClaimRow>> claims) {
    following_ = true;
    claims_->setClaims(std::move(claims));
    following_ = false;
    nameTabs();
}

void Lists::setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles) {
    articles_->setArticles(std::move(articles));
    nameTabs();
}

void Lists::setDecisions(std::vector<store::Decision> decisions) {
    changes_->setDecisions(std::move(decisions));
    nameTabs();
}

void Lists::setRefusals(std::vector<ingest::Refusal> refusals) {
    tabs_->setTabVisible(refusedTab, !refusals.empty());
    refusals_->setRefusals(std::move(refusals));
    nameTabs();
}

bool Lists::claimsShown() const {
    return tabs_->currentIndex() == claimTab;
}

std::vector<EventId> Lists::selectedEvents() const {
    std::vector<EventId> ids;
    for (const QModelIndex& row : eventTable()->selectionModel()->selectedRows())
        ids.push_back(events_->idAt(row.row()));
    return ids;
}

void Lists::select(EventId id) {
    const int row = events_->rowOf(id);
    following_ = true;
    if (row < 0) {
        eventTable()->clearSelection();
    } else if (eventTable()->currentIndex().row() != row || selectedEvents().size() < 2) {
        eventTable()->selectRow(row);
        eventTable()->scrollTo(events_->index(row, 0), QAbstractItemView::EnsureVisible);
    }
    if (claimsShown()) {
        const store::ClaimRow* current = claims_->at(tables_[claimTab]->currentIndex().row());
        const int first = claims_->rowOf(id);
        if (first >= 0 && (current == nullptr || current->event != id))
            tables_[claimTab]->selectRow(first);
    }
    following_ = false;
}

void Lists::showTab(int index) {
    tabs_->setCurrentIndex(index);
}

} // namespace claimline::ui
