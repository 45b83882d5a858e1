// Menus, tool bar and keys of the window.
#include "app/main_window.h"
#include "events/event_panel.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/controls.h"
#include "look/words.h"
#include "model/names.h"
#include "timeline/timeline.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

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
    projectName_->setContentsMargins(0, 0, 14, 0);
    projectName_->setMinimumWidth(360); // the corner does not grow with the name
    projectName_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
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
             {"B", [this] { toggleBookmark(); }}}) {
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
                                   {LaneBy::type, tr("By kind")},
                                   {LaneBy::place, tr("By place")},
                                   {LaneBy::status, tr("By agreement")},
                                   {LaneBy::one, tr("One lane")}}) {
        QAction* action = lanes->addAction(name);
        action->setCheckable(true);
        action->setChecked(by == LaneBy::side);
        action->setData(static_cast<int>(by));
        connect(action, &QAction::triggered, this, [this, by = by] { setLaneBy(by); });
        lanesMenu_->addAction(action);
    }

    QMenu* event = menuBar()->addMenu(tr("E&vent"));
    event->addAction(need(act(tr("&Next conflict"), {}, QKeySequence(tr("Ctrl+J")),
                              [this] { timeline_->selectNextConflict(); })));
    event->addAction(
        need(act(tr("&Bookmark"), {}, QKeySequence(tr("Ctrl+D")), [this] { toggleBookmark(); })));
    event->addAction(need(act(tr("Change the &title…"), {}, QKeySequence(Qt::Key_F2 | Qt::CTRL),
                              [this] { emit panel_->editTitle(); })));
    event->addAction(need(act(tr("Add a n&ote…"), {}, {}, [this] { emit panel_->editNote(); })));
    event->addAction(need(act(tr("&Hide"), {}, {}, [this] { hideSelected(); })));
    event->addSeparator();
    event->addAction(need(act(tr("&Merge with…"), {}, QKeySequence(tr("Ctrl+M")), [this] { merge(); })));
    event->addAction(need(act(tr("&Split…"), {}, {}, [this] { split(); })));
    connect(panel_, &EventPanel::editTitle, this, [this] {
        bool ok = false;
        const QString now = panel_->event() != nullptr ? fromUtf8(panel_->event()->title) : QString();
        const QString title =
            QInputDialog::getText(this, tr("Title"), tr("Title of the event:"), QLineEdit::Normal, now, &ok);
        if (ok && !title.trimmed().isEmpty())
            retitle(title.trimmed());
    });
    connect(panel_, &EventPanel::editNote, this, [this] {
        bool ok = false;
        const QString note =
            QInputDialog::getMultiLineText(this, tr("Note"), tr("Note on the event:"), {}, &ok);
        if (ok && !note.trimmed().isEmpty())
            addNote(note.trimmed());
    });
    connect(panel_, &EventPanel::editDate, this, [this] {
        bool ok = false;
        const QString date = QInputDialog::getText(
            this, tr("Date"), tr("When it happened (2024-11-19, 2024-11-19T03:25, 2024-11):"),
            QLineEdit::Normal, {}, &ok);
        if (!ok || date.trimmed().isEmpty())
            return;
        if (const auto when = parseEdtf(date.trimmed().toStdString()); !when)
            return tell(QString::fromStdString(when.error().message()));
        store::Decision decision;
        decision.kind = store::DecisionKind::date;
        decision.value = date.trimmed().toStdString();
        decide(tr("Change the date"), std::move(decision), true);
    });

    QMenu* out = menuBar()->addMenu(tr("E&xport"));
    out->addAction(
        need(act(tr("&PDF of what is shown…"), {}, QKeySequence(tr("Ctrl+E")), [this] { exportPdf(); })));

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(act(tr("&Keys"), {}, QKeySequence::HelpContents, [this] {
        QMessageBox box(this);
        box.setTextFormat(Qt::PlainText);
        box.setWindowTitle(tr("Keys of the timeline"));
        box.setText(tr("Left, Right: event before, after\nUp, Down: lane\nW, S or +, −: zoom; A, D: "
                       "move\nPage Up, Page Down: a screen\nHome, End: first, last\nF: fit all; G: go to a "
                       "date\nC: next conflict; B: bookmark\n/: search\nEnter: compare in full; Esc: "
                       "back\nDrag on the axis: choose a stretch of time"));
        box.exec();
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
    lanesButton_ = add(Kind::flat, "lanes", tr("Lanes: side"), tr("What the lanes are"), [this] {
        lanesMenu_->popup(lanesButton_->mapToGlobal(QPoint(0, lanesButton_->height())));
    });
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
                            tr("Lanes: source"), tr("Lanes: agreement"), tr("Lanes: one")};
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
    add(menu, tr("Hidden events too"), [](store::Filter& f) { f.hidden = true; });
    QMenu* kinds = menu->addMenu(tr("Kind"));
    for (int i = 0; i < countOf<EventType>(); ++i)
        add(kinds, typeWords(static_cast<EventType>(i)),
            [i](store::Filter& f) { f.types = {static_cast<EventType>(i)}; });
    menu->addAction(tr("Words…"), this, [this] { sidebar_->focusSearch(); });
    menu->addSeparator();
    menu->addAction(tr("No filter at all"), this, [this] { setFilter({}); });
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
