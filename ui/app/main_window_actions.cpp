// Menus, tool bar and keys of the window.
#include "app/hints.h"
#include "app/main_window.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/controls.h"
#include "look/translation.h"
#include "look/words.h"
#include "model/names.h"
#include "timeline/timeline.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

#include <set>

namespace claimline::ui {

namespace {

QWidget* barLine() {
    auto* line = new QWidget;
    line->setFixedSize(17, 28);
    auto* box = new QHBoxLayout(line);
    box->setContentsMargins(8, 3, 8, 3);
    box->addWidget(new Rule(Rule::Weight::rule, Qt::Vertical));
    return line;
}

QWidget* spring() {
    auto* widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

} // namespace

QAction* MainWindow::act(const QString& name, const QString& icon, const QKeySequence& key,
                         std::function<void()> what) {
    auto* action = new QAction(name, this);
    if (!icon.isEmpty())
        action->setIcon(iconOf(icon, palette()));
    action->setIconVisibleInMenu(false);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [what = std::move(what)] { what(); });
    addAction(action);
    return action;
}

void MainWindow::makeActions() {
    projectName_ = plainLabel(tr("No project open"), Role::small, this);
    projectName_->setContentsMargins(0, 3, 14, 0);
    projectName_->setMinimumWidth(360); // the corner does not grow with the name
    projectName_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    projectName_->setMinimumHeight(menuBar()->sizeHint().height()); // in line with the menus
    menuBar()->setCornerWidget(projectName_);
    makeMenus();
    makeToolBar();
    fillFilterMenu();
}

void MainWindow::makeMenus() {
    const auto need = [this](QAction* action) {
        needProject_.push_back(action);
        return action;
    };
    QMenu* project = menuBar()->addMenu(tr("&Project"));
    project->addAction(act(tr("&New…"), {}, QKeySequence::New, [this] { askProject(true); }));
    project->addAction(act(tr("&Open…"), {}, QKeySequence::Open, [this] { askProject(false); }));
    project->addAction(act(tr("New &window"), {}, {}, [] {
        auto* other = new MainWindow;
        other->setAttribute(Qt::WA_DeleteOnClose);
        other->show();
    }));
    project->addSeparator();
    project->addAction(act(tr("&Add files…"), {}, QKeySequence(tr("Ctrl+I")), [this] { askFiles(false); }));
    project->addAction(
        act(tr("Add a &folder…"), {}, QKeySequence(tr("Ctrl+Shift+I")), [this] { askFiles(true); }));
    project->addAction(
        act(tr("&Paste an article…"), {}, QKeySequence(tr("Ctrl+Shift+V")), [this] { pasteArticle(); }));
    project->addAction(need(act(tr("&Watch a folder, or stop…"), {}, {}, [this] { askWatch(); })));
    project->addAction(act(tr("Your &name in the log…"), {}, {}, [this] {
        bool ok = false;
        const QString name =
            QInputDialog::getText(this, tr("Your name"), tr("Name that stands in the log of changes:"),
                                  QLineEdit::Normal, authorName(), &ok);
        if (ok)
            QSettings().setValue(QStringLiteral("author"), name.trimmed());
    }));
    project->addSeparator();
    project->addAction(act(tr("&Quit"), {}, QKeySequence::Quit, [] { QApplication::closeAllWindows(); }));

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = undo_.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = undo_.createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(
        need(act(tr("&Search"), {}, QKeySequence(tr("Ctrl+F")), [this] { sidebar_->focusSearch(); })));
    // One key without a modifier: only while the timeline or the page itself has the focus, not while one
    // types.
    for (const auto& [key, what] : std::initializer_list<std::pair<const char*, std::function<void()>>>{
             {"/", [this] { sidebar_->focusSearch(); }},
             {"F", [this] { timeline_->fit(); }},
             {"C", [this] { timeline_->selectNextConflict(); }},
             {"B", [this] { toggleBookmark(); }},
             {"M", [this] { merge(); }}}) {
        QAction* action = new QAction(timeline_);
        action->setShortcut(QKeySequence(QString::fromLatin1(key)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, what);
        timeline_->addAction(action);
    }

    QMenu* view = menuBar()->addMenu(tr("&View"));
    back_ = need(act(tr("&Back"), QStringLiteral("back"), QKeySequence(tr("Alt+Left")), [this] { go(-1); }));
    forward_ = need(
        act(tr("&Forward"), QStringLiteral("forward"), QKeySequence(tr("Alt+Right")), [this] { go(1); }));
    view->addActions({back_, forward_});
    view->addSeparator();
    view->addAction(need(act(tr("&Timeline"), {}, QKeySequence(tr("Ctrl+1")), [this] { showTimeline(); })));
    view->addAction(
        need(act(tr("&Comparison"), {}, QKeySequence(tr("Ctrl+2")), [this] { openComparison(); })));
    QAction* map = need(act(tr("&Map beside the timeline"), {}, QKeySequence(tr("Ctrl+3")), [] {}));
    map->setObjectName(QStringLiteral("showMap"));
    map->setCheckable(true);
    map->setChecked(QSettings().value(QStringLiteral("window/map")).toBool());
    connect(map, &QAction::toggled, this, &MainWindow::showMap);
    view->addAction(map);
    view->addSeparator();
    auto* schemes = new QActionGroup(this);
    QMenu* scheme = view->addMenu(tr("C&olours"));
    for (const auto& [kind, name] : {std::pair{Scheme::system, tr("As the system")},
                                     {Scheme::light, tr("Light")},
                                     {Scheme::dark, tr("Dark")}}) {
        QAction* action = schemes->addAction(name);
        action->setCheckable(true);
        action->setChecked(QSettings().value(QStringLiteral("scheme")).toInt() == static_cast<int>(kind));
        connect(action, &QAction::triggered, this, [kind = kind] {
            QSettings().setValue(QStringLiteral("scheme"), static_cast<int>(kind));
            applyScheme(kind);
        });
        scheme->addAction(action);
    }
    QMenu* languages = view->addMenu(tr("&Language"));
    auto* spoken = new QActionGroup(this);
    for (const QString& code : windowLanguages()) { // each in its own words
        QString name = QLocale(code).nativeLanguageName();
        name[0] = name.at(0).toUpper();
        QAction* action = spoken->addAction(name);
        action->setCheckable(true);
        action->setChecked(code == chosenLanguage());
        connect(action, &QAction::triggered, this, [this, code] {
            QSettings().setValue(QStringLiteral("language"), code);
            tell(tr("The window takes this language when Claimline is opened the next time."));
        });
        languages->addAction(action);
    }
    QAction* calm = view->addAction(tr("No &motion"));
    calm->setCheckable(true);
    calm->setChecked(QSettings().value(QStringLiteral("calm")).toBool());
    timeline_->setReducedMotion(calm->isChecked());
    connect(calm, &QAction::toggled, this, [this](bool on) {
        QSettings().setValue(QStringLiteral("calm"), on);
        timeline_->setReducedMotion(on);
    });

    QMenu* time = menuBar()->addMenu(tr("&Timeline"));
    time->addAction(need(act(tr("Zoom &in"), {}, QKeySequence::ZoomIn, [this] { timeline_->zoom(1.5); })));
    time->addAction(
        need(act(tr("Zoom &out"), {}, QKeySequence::ZoomOut, [this] { timeline_->zoom(1 / 1.5); })));
    time->addAction(need(act(tr("&Fit all"), {}, QKeySequence(tr("Ctrl+0")), [this] { timeline_->fit(); })));
    QAction* goTo = need(act(tr("&Go to date…"), {}, QKeySequence(tr("Ctrl+G")), [this] {
        bool ok = false;
        const QString text =
            QInputDialog::getText(this, tr("Go to date"), tr("Day, month or year (2024-11-19, 2024-11):"),
                                  QLineEdit::Normal, {}, &ok);
        if (!ok || text.trimmed().isEmpty())
            return;
        const auto when = parseEdtf(text.trimmed().toStdString());
        if (!when)
            return tell(QString::fromStdString(when.error().message()));
        timeline_->setRange(
            withMargin({static_cast<double>(when->earliestStart), static_cast<double>(when->latestEnd)}, 0.5),
            true);
    }));
    goTo->setObjectName(QStringLiteral("goToDate"));
    time->addAction(goTo);
    lanesMenu_ = time->addMenu(tr("&Lanes"));
    auto* lanes = new QActionGroup(this);
    for (const auto& [by, name] : {std::pair{LaneBy::side, tr("By side")},
                                   {LaneBy::source, tr("By source")},
                                   {LaneBy::actor, tr("By who did it")},
                                   {LaneBy::type, tr("By kind")},
                                   {LaneBy::place, tr("By place")},
                                   {LaneBy::status, tr("By agreement")},
                                   {LaneBy::one, tr("One lane")}}) {
        QAction* action = lanes->addAction(name);
        action->setCheckable(true);
        action->setChecked(by == LaneBy::side);
        action->setData(static_cast<int>(by));
        connect(action, &QAction::triggered, this, [this, by = by] {
            setLaneBy(by);
            keepLanes();
        });
        lanesMenu_->addAction(action);
    }
    makeZoneMenu(time->addMenu(tr("Time &zone")));

    QMenu* event = menuBar()->addMenu(tr("E&vent"));
    event->addAction(need(act(tr("&Next conflict"), {}, QKeySequence(tr("Ctrl+J")),
                              [this] { timeline_->selectNextConflict(); })));
    event->addAction(
        need(act(tr("&Bookmark"), {}, QKeySequence(tr("Ctrl+D")), [this] { toggleBookmark(); })));
    event->addAction(
        need(act(tr("Change the &title…"), {}, QKeySequence(Qt::Key_F2 | Qt::CTRL), [this] { askTitle(); })));
    event->addAction(need(act(tr("Change the &date…"), {}, {}, [this] { askDate(); })));
    event->addAction(
        need(act(tr("Add a n&ote…"), {}, QKeySequence(tr("Ctrl+Shift+N")), [this] { askNote(); })));
    event->addAction(need(act(tr("Add a &tag…"), {}, QKeySequence(tr("Ctrl+T")), [this] { askTag(); })));
    event->addAction(need(act(tr("&Hide"), {}, {}, [this] { hideSelected(); })));
    event->addSeparator();
    event->addAction(need(act(tr("&Merge with…"), {}, QKeySequence(tr("Ctrl+M")), [this] { merge(); })));
    event->addAction(need(act(tr("&Split…"), {}, {}, [this] { split(); })));
    QMenu* out = menuBar()->addMenu(tr("E&xport"));
    out->addAction(
        need(act(tr("&PDF of what is shown…"), {}, QKeySequence(tr("Ctrl+E")), [this] { exportPdf(); })));

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(act(tr("&Guide"), {}, QKeySequence::HelpContents, [this] { showGuide(); }));
    help->addAction(act(tr("Show the &hints again"), {}, {}, [this] { hints_->again(); }));
    help->addAction(act(tr("&Changes made by hand"), {}, {}, [this] {
        showTimeline();
        lists_->showTab(Lists::changeTab);
    }));
    act({}, {}, QKeySequence(Qt::Key_Escape), [this] {
        if (pageName() == QLatin1String("compare") || pageName() == QLatin1String("reader"))
            showTimeline();
    });
}

void MainWindow::makeToolBar() {
    toolBar_ = addToolBar(tr("Tools"));
    toolBar_->setObjectName(QStringLiteral("tools"));
    toolBar_->setMovable(false);
    toolBar_->setFloatable(false);
    toolBar_->setContextMenuPolicy(Qt::PreventContextMenu);
    toolBar_->layout()->setContentsMargins(8, 4, 8, 7);
    toolBar_->layout()->setSpacing(4);
    const auto add = [this](Button::Kind kind, const char* icon, const QString& text, const QString& name,
                            std::function<void()> what) {
        auto* button = new Button(kind, QString::fromLatin1(icon), text);
        button->setAccessibleName(name);
        button->setToolTip(name.toHtmlEscaped());
        connect(button, &Button::clicked, this, [what = std::move(what)] { what(); });
        toolBar_->addWidget(button);
        return button;
    };
    using Kind = Button::Kind;
    auto* articles = add(Kind::primary, "add", tr("Add articles"), tr("Add articles"), [] {});
    auto* from = new QMenu(articles);
    from->addAction(tr("Files…"), this, [this] { askFiles(false); });
    from->addAction(tr("A folder…"), this, [this] { askFiles(true); });
    from->addAction(tr("Paste text…"), this, [this] { pasteArticle(); });
    connect(articles, &Button::clicked, this,
            [articles, from] { from->popup(articles->mapToGlobal(QPoint(0, articles->height()))); });
    toolBar_->addWidget(barLine());
    add(Kind::flat, "back", {}, tr("Back to the view before"), [this] { go(-1); });
    add(Kind::flat, "forward", {}, tr("Forward"), [this] { go(1); });
    toolBar_->addWidget(barLine());
    add(Kind::flat, "zoom-out", {}, tr("Zoom out"), [this] { timeline_->zoom(1 / 1.5); });
    add(Kind::flat, "zoom-in", {}, tr("Zoom in"), [this] { timeline_->zoom(1.5); });
    add(Kind::flat, "fit", tr("Fit"), tr("Fit all events"), [this] { timeline_->fit(); });
    add(Kind::flat, "calendar", tr("Go to date"), tr("Go to date"),
        [this] { findChild<QAction*>(QStringLiteral("goToDate"))->trigger(); });
    toolBar_->addWidget(barLine());
    lanesButton_ = add(Kind::flat, "lanes", tr("Lanes: side"), tr("What the lanes are"), [] {});
    lanesButton_->setMenu(lanesMenu_);
    toolBar_->addWidget(barLine());
    add(Kind::flat, "conflict", tr("Next conflict"), tr("Next conflict (C)"),
        [this] { timeline_->selectNextConflict(); });
    toolBar_->addWidget(spring());
    auto* undo = add(Kind::flat, "undo", {}, tr("Undo"), [this] { undo_.undo(); });
    auto* redo = add(Kind::flat, "redo", {}, tr("Redo"), [this] { undo_.redo(); });
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(&undo_, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(&undo_, &QUndoStack::canRedoChanged, redo, &QWidget::setEnabled);
    add(Kind::framed, "file", tr("Export PDF…"), tr("Export what is shown as PDF"), [this] { exportPdf(); });
}

void MainWindow::setLaneBy(LaneBy by) {
    view_.lanes = by;
    timeline_->setLaneBy(by);
    const QStringList names{tr("Lanes: side"),   tr("Lanes: kind"),      tr("Lanes: place"),
                            tr("Lanes: source"), tr("Lanes: agreement"), tr("Lanes: one"),
                            tr("Lanes: who did it")};
    lanesButton_->setText(names.at(static_cast<int>(by)));
    for (QAction* action : lanesMenu_->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(by));
}

void MainWindow::fillFilterMenu() {
    QMenu* menu = chips_->filterMenu();
    const auto add = [&](QMenu* to, const QString& name, std::function<void(store::Filter&)> change) {
        to->addAction(name, this, [this, change = std::move(change)] {
            store::Filter filter = view_.filter;
            change(filter);
            setFilter(filter);
        });
    };
    add(menu, tr("Only what is contested"), [](store::Filter& f) { f.statuses = {EventStatus::contested}; });
    add(menu, tr("The stretch shown now"), [this](store::Filter& f) {
        f.from = floorTo(AxisUnit::day, static_cast<Instant>(timeline_->range().from));
        f.to = nextAfter(AxisUnit::day, floorTo(AxisUnit::day, static_cast<Instant>(timeline_->range().to)));
    });
    QMenu* dates = menu->addMenu(tr("Dates"));
    // Counted from the last event, not from today: the analysis knows no clock.
    for (const auto& [name, days] : {std::pair{tr("Last day with events"), 1},
                                     {tr("Last 7 days"), 7},
                                     {tr("Last 30 days"), 30},
                                     {tr("Last 365 days"), 365}})
        add(dates, name, [this, days = days](store::Filter& f) {
            if (!slice_ || slice_->lastInstant <= slice_->firstInstant)
                return;
            const Day last = dayOf(slice_->lastInstant - 1);
            f.to = (last + 1).begin();
            f.from = (last + 1 - days).begin();
        });
    dates->addAction(tr("From … to …"), this, [this] { askRange(); });
    add(menu, tr("Bookmarked"), [](store::Filter& f) { f.bookmarked = true; });
    add(menu, tr("Not read yet"), [](store::Filter& f) { f.reviews = {""}; });
    add(menu, tr("For a second look"), [](store::Filter& f) { f.reviews = {"second look"}; });
    QMenu* tags = menu->addMenu(tr("Tag"));
    connect(tags, &QMenu::aboutToShow, this, [this, tags] {
        tags->clear();
        std::set<std::string> names;
        for (const store::Decision& decision : decisions_)
            if (!decision.undone && decision.kind == store::DecisionKind::tag)
                names.insert(decision.value);
        for (const std::string& name : names)
            tags->addAction(shown(name).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, name] {
                store::Filter filter = view_.filter;
                filter.tags = {name};
                setFilter(filter);
            });
        if (names.empty())
            tags->addAction(tr("No event has a tag yet"))->setEnabled(false);
    });
    add(menu, tr("Hidden events too"), [](store::Filter& f) { f.hidden = true; });
    QMenu* kinds = menu->addMenu(tr("Kind"));
    for (int i = 0; i < countOf<EventType>(); ++i)
        add(kinds, typeWords(static_cast<EventType>(i)),
            [i](store::Filter& f) { f.types = {static_cast<EventType>(i)}; });
    menu->addAction(tr("Words…"), this, [this] { sidebar_->focusSearch(); });
    menu->addSeparator();
    menu->addAction(tr("No filter at all"), this, [this] { setFilter({}); });
    connect(chips_, &ChipsBar::editChip, this, &MainWindow::editChip);
    connect(chips_, &ChipsBar::saveView, this, [this] {
        bool ok = false;
        const QString name =
            QInputDialog::getText(this, tr("Save view"), tr("Name of the view:"), QLineEdit::Normal, {}, &ok);
        if (ok && !name.trimmed().isEmpty())
            saveViewAs(name.trimmed());
    });
}

void MainWindow::makeStatusBar() {
    statusLeft_ = new RunLabel;
    statusRight_ = new RunLabel;
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setFixedHeight(24);
    statusBar()->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(statusLeft_, 1);
    statusBar()->addPermanentWidget(statusRight_);
    updateStatus();
}

} // namespace claimline::ui
