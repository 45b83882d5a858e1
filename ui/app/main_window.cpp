#include "app/main_window.h"

#include "app/hints.h"
#include "app/import_panel.h"
#include "app/welcome.h"
#include "compare/compare_page.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/face.h"
#include "look/style.h"
#include "map/map_view.h"
#include "reader/reader_page.h"
#include "timeline/overview.h"
#include "timeline/timeline.h"
#include "timeline/timeline_accessible.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace claimline::ui {

void applyScheme(Scheme scheme) {
    // Before the first call the palette is the system's own.
    static const bool systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = scheme == Scheme::dark || (scheme == Scheme::system && systemIsDark);
    QApplication::setStyle(new FlatStyle);
    static EnglishPlurals plurals;
    static const bool installed =
        QCoreApplication::installTranslator(&plurals); // once: a language goes before it
    Q_UNUSED(installed)
    QApplication::setPalette(paletteOf(dark ? darkTokens() : lightTokens()));
}

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent) {
    installTimelineAccessibility();
    setAcceptDrops(true);
    setWindowTitle(tr("Claimline"));
    resize(1600, 1000);
    pages_ = new QStackedWidget;
    makePages();
    setCentralWidget(pages_);
    makeActions();
    makeStatusBar();
    connectPanes();
    connectTimeline();
    connectMap();
    connectDecisions();
    restore();
    showPage(welcome_);
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages() {
    welcome_ = new Welcome;
    work_ = makeWorkPage();
    compare_ = new ComparePage;
    reader_ = new ReaderPage;
    for (QWidget* page : {static_cast<QWidget*>(welcome_), work_, static_cast<QWidget*>(compare_),
                          static_cast<QWidget*>(reader_)}) {
        if (page != work_)
            page->setMinimumWidth(720); // a bar of tools shortens rather than hold the window wide
        pages_->addWidget(page);
    }
}

QWidget* MainWindow::makeWorkPage() {
    columns_ = new QSplitter(Qt::Horizontal);
    columns_->setHandleWidth(1);
    columns_->setChildrenCollapsible(false);
    sidebar_ = new Sidebar;
    columns_->addWidget(sidebar_);

    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    chips_ = new ChipsBar;
    chips_->setBackgroundRole(QPalette::Base);
    chips_->setAutoFillBackground(true);
    overview_ = new Overview;
    timeline_ = new Timeline;
    column->addWidget(chips_);
    column->addWidget(overview_);
    map_ = new MapView;
    map_->setVisible(QSettings().value(QStringLiteral("window/map")).toBool());
    auto* beside = new QSplitter(Qt::Horizontal);
    beside->setHandleWidth(1);
    beside->setChildrenCollapsible(false);
    beside->addWidget(timeline_);
    beside->addWidget(map_);
    beside->setStretchFactor(0, 1);
    beside->setSizes({620, 360});
    column->addWidget(beside, 1);
    lists_ = new Lists;
    hints_ = new HintBar;
    column->addWidget(hints_);
    rows_ = new QSplitter(Qt::Vertical);
    rows_->setHandleWidth(1);
    rows_->setChildrenCollapsible(false);
    rows_->addWidget(upper);
    rows_->addWidget(lists_);
    rows_->setStretchFactor(0, 1);
    rows_->setSizes({720, 190});
    columns_->addWidget(rows_);

    right_ = new QStackedWidget;
    panel_ = new EventPanel;
    import_ = new ImportPanel;
    right_->addWidget(panel_);
    right_->addWidget(import_);
    columns_->addWidget(right_);
    columns_->setStretchFactor(1, 1);
    columns_->setSizes({240, 968, 392});
    // Right to left the panes change sides; times and words of sources keep their direction within them.
    for (QWidget* pane : std::initializer_list<QWidget*>{sidebar_, upper, panel_, import_})
        pane->setLayoutDirection(Qt::LeftToRight);
    return columns_;
}

void MainWindow::connectPanes() {
    connect(&bridge_, &Bridge::opened, this, &MainWindow::onOpened);
    connect(&bridge_, &Bridge::openFailed, this, [this](const QString& message) {
        opening_ = false;
        pendingPaths_.clear();
        tell(message);
    });
    connect(&bridge_, &Bridge::changed, this, &MainWindow::refresh);
    connect(&bridge_, &Bridge::importProgress, import_, &ImportPanel::setProgress);
    connect(&bridge_, &Bridge::importProgress, this, [this](const ingest::Progress&) { updateStatus(); });
    connect(&bridge_, &Bridge::importFinished, this, [this](const ingest::Summary& summary) {
        import_->finish(summary);
        lists_->setRefusals(summary.refused);
        if (!summary.refused.empty())
            lists_->showTab(Lists::refusedTab);
        else
            right_->setCurrentWidget(panel_);
        updateStatus();
    });
    connect(&bridge_, &Bridge::importFailed, import_, &ImportPanel::fail);
    connect(import_, &ImportPanel::pause, this, [this](bool on) { bridge_.pauseImport(on); });
    connect(import_, &ImportPanel::cancel, this, [this] { bridge_.cancelImport(); });
    connect(import_, &ImportPanel::dismissed, this, [this] { right_->setCurrentWidget(panel_); });

    connect(sidebar_, &Sidebar::filterChosen, this, &MainWindow::setFilter);
    connect(sidebar_, &Sidebar::viewChosen, this, &MainWindow::applyView);
    connect(sidebar_, &Sidebar::viewRemoved, this, [this](const QString& name) {
        for (const store::SavedView& view : views_)
            if (fromUtf8(view.name) == name)
                changeView(tr("Remove a view"), view, false);
    });
    connect(chips_, &ChipsBar::filterChosen, this, &MainWindow::setFilter);
    connect(lists_, &Lists::eventSelected, this, [this](EventId id) { timeline_->select(id); });
    connect(lists_, &Lists::eventActivated, this, [this](EventId) { openComparison(); });
    connect(lists_, &Lists::claimActivated, this, &MainWindow::openReader);
    connect(lists_, &Lists::claimsWanted, this, &MainWindow::readClaims);
    connect(lists_, &Lists::articleActivated, this, [this](ArticleId id) { openReader(id, {}); });

    connect(panel_, &EventPanel::compare, this, &MainWindow::openComparison);
    connect(panel_, &EventPanel::openReader, this, &MainWindow::openReader);
    connect(panel_, &EventPanel::toggleBookmark, this, &MainWindow::toggleBookmark);
    connect(panel_, &EventPanel::hideEvent, this, &MainWindow::hideSelected);
    connect(panel_, &EventPanel::merge, this, &MainWindow::merge);
    connect(panel_, &EventPanel::split, this, &MainWindow::split);
    connect(panel_, &EventPanel::editTitle, this, &MainWindow::askTitle);
    connect(panel_, &EventPanel::editDate, this, &MainWindow::askDate);
    connect(panel_, &EventPanel::noteAdded, this, &MainWindow::addNote);
    connect(panel_, &EventPanel::tagSet, this, &MainWindow::setTag);
    connect(panel_, &EventPanel::gradeSet, this, &MainWindow::setGrade);
    connect(panel_, &EventPanel::undoDecision, this, [this](qint64 number) { setUndone(number, true); });
    connect(lists_, &Lists::decisionToggled, this, &MainWindow::setUndone);
    connect(reader_, &ReaderPage::correctClaim, this, &MainWindow::correctClaim);
    connect(reader_, &ReaderPage::rejectClaim, this, &MainWindow::rejectClaim);
    connect(reader_, &ReaderPage::markClaim, this, &MainWindow::markClaim);
    connect(reader_, &ReaderPage::correctArticle, this, &MainWindow::correctArticle);
    connect(reader_, &ReaderPage::compare, this, &MainWindow::openComparison);
    connect(reader_, &ReaderPage::gradeSet, this, &MainWindow::gradeArticle);
    connect(reader_, &ReaderPage::articleChosen, this, [this](ArticleId id) { openReader(id, {}); });
    connect(reader_, &ReaderPage::besideChosen, this, &MainWindow::openBeside);
    connect(reader_, &ReaderPage::bytesWanted, this, &MainWindow::readBytes);

    connect(compare_, &ComparePage::back, this, &MainWindow::showTimeline);
    connect(compare_, &ComparePage::openReader, this, &MainWindow::openReader);
    connect(compare_, &ComparePage::previousEvent, this, [this] { stepEvent(-1); });
    connect(compare_, &ComparePage::nextEvent, this, [this] { stepEvent(1); });
    connect(reader_, &ReaderPage::back, this,
            [this] { showPage(beforeReader_ != nullptr ? beforeReader_ : work_); });
    connect(reader_, &ReaderPage::previousArticle, this, [this] { stepArticle(-1); });
    connect(reader_, &ReaderPage::nextArticle, this, [this] { stepArticle(1); });

    connect(welcome_, &Welcome::addFiles, this, [this] { askFiles(false); });
    connect(welcome_, &Welcome::addFolder, this, [this] { askFiles(true); });
    connect(welcome_, &Welcome::pasteText, this, &MainWindow::pasteArticle);
    auto* paste = new QShortcut(QKeySequence::Paste, welcome_);
    connect(paste, &QShortcut::activated, this, &MainWindow::pasteArticle);
    connect(welcome_, &Welcome::openProject, this, [this] { askProject(false); });
    connect(welcome_, &Welcome::openRecent, this, &MainWindow::openProject);
    connect(welcome_, &Welcome::openSample, this, &MainWindow::openSample);
}

QString MainWindow::pageName() const {
    const QWidget* page = pages_->currentWidget();
    return page == welcome_  ? QStringLiteral("welcome")
           : page == work_   ? QStringLiteral("main")
           : page == reader_ ? QStringLiteral("reader")
                             : QStringLiteral("compare");
}

void MainWindow::showPage(QWidget* page) {
    pages_->setCurrentWidget(page);
    toolBar_->setVisible(page == work_); // the other pages bring their own
    for (QAction* action : needProject_)
        action->setEnabled(page != welcome_);
    if (page == work_)
        timeline_->setFocus();
    else if (page == reader_)
        reader_->setFocus(); // its keys are to work at once
}

void MainWindow::showImportPanel() {
    right_->setCurrentWidget(import_);
}

void MainWindow::showEventPanel() {
    right_->setCurrentWidget(panel_);
}

void MainWindow::showTimeline() {
    showPage(bridge_.isOpen() ? work_ : static_cast<QWidget*>(welcome_));
}

void MainWindow::restore() {
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    columns_->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray());
    rows_->restoreState(settings.value(QStringLiteral("window/rows")).toByteArray());
    welcome_->setRecent(settings.value(QStringLiteral("recent")).toStringList());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/columns"), columns_->saveState());
    settings.setValue(QStringLiteral("window/rows"), rows_->saveState());
    bridge_.cancelImport(); // each article is whole or not there; the next import goes on
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && toolBar_ != nullptr)
        toolBar_->update();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.size() == 1 && paths.first().endsWith(QLatin1String(".claimline")))
        openProject(paths.first());
    else if (!paths.isEmpty())
        addPaths(paths);
}

} // namespace claimline::ui
