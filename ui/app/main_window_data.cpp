// What the window asks of the project and does with the answers.
#include "app/import_panel.h"
#include "app/main_window.h"
#include "app/paste_dialog.h"
#include "app/welcome.h"
#include "compare/compare_page.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/words.h"
#include "model/data_files.h"
#include "print/print.h"
#include "reader/reader_page.h"
#include "timeline/overview.h"
#include "timeline/timeline.h"

#include <QApplication>
#include <QClipboard>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;
using Text = std::pair<Article, Facts>;

QString folderForProjects() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

} // namespace

// ---------------------------------------------------------------- opening

void MainWindow::openProject(const QString& file) {
    ++waiting_;
    bridge_.open(file);
}

void MainWindow::onOpened(const QString& file) {
    --waiting_;
    undo_.clear();
    view_ = {};
    history_.clear();
    historyAt_ = 0;
    selectFirst_ = true;
    event_.reset();
    panel_->clear();
    const QString name = QFileInfo(file).completeBaseName();
    projectName_->setText(name);
    setWindowTitle(tr("%1 — Claimline").arg(name));
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    recent.removeAll(QFileInfo(file).absoluteFilePath());
    recent.prepend(QFileInfo(file).absoluteFilePath());
    settings.setValue(QStringLiteral("recent"), QStringList(recent.mid(0, 8)));
    showPage(work_);
    refresh();
    if (!pendingPaths_.isEmpty())
        addPaths(std::exchange(pendingPaths_, {}));
}

void MainWindow::askProject(bool create) {
    const QString filter = tr("Claimline projects (*.claimline)");
    QString file = create ? QFileDialog::getSaveFileName(this, tr("New project"), {}, filter)
                          : QFileDialog::getOpenFileName(this, tr("Open project"), {}, filter);
    if (file.isEmpty())
        return;
    if (create && !file.endsWith(QLatin1String(".claimline")))
        file += QLatin1String(".claimline");
    openProject(file);
}

void MainWindow::askFiles(bool folder) {
    QStringList paths;
    if (folder)
        paths << QFileDialog::getExistingDirectory(this, tr("Add a folder"));
    else
        paths = QFileDialog::getOpenFileNames(this, tr("Add files"));
    paths.removeAll(QString());
    if (!paths.isEmpty())
        addPaths(paths);
}

void MainWindow::addPaths(const QStringList& paths) {
    if (!bridge_.isOpen()) { // a project of their own, named by the day
        pendingPaths_ = paths;
        const QString name = QFileInfo(paths.first()).completeBaseName();
        openProject(QDir(folderForProjects())
                        .filePath((name.isEmpty() ? QStringLiteral("articles") : name) +
                                  QStringLiteral(".claimline")));
        return;
    }
    if (bridge_.importing())
        return tell(tr("An import is running; wait for it, or cancel it."));
    import_->start();
    right_->setCurrentWidget(import_);
    lists_->setRefusals({});
    bridge_.importPaths(paths);
    updateStatus();
}

void MainWindow::pasteArticle() {
    PasteDialog dialog(QApplication::clipboard()->text(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (!bridge_.isOpen()) {
        const ingest::Pasted pasted = dialog.pasted();
        connect(
            &bridge_, &Bridge::opened, this, [this, pasted] { bridge_.importPasted(pasted); },
            Qt::SingleShotConnection);
        openProject(QDir(folderForProjects()).filePath(QStringLiteral("pasted.claimline")));
        return;
    }
    bridge_.importPasted(dialog.pasted());
}

void MainWindow::openSample() {
    const auto folder = dataFolder();
    if (!folder)
        return tell(QString::fromStdString(folder.error().message()));
    pendingPaths_ = {QString::fromStdString((*folder / "samples").string())};
    openProject(QDir(folderForProjects()).filePath(QStringLiteral("samples.claimline")));
}

// ---------------------------------------------------------------- reading

QStringList MainWindow::partyNames() const {
    QStringList names;
    if (slice_)
        for (const std::string& party : slice_->parties)
            names << fromUtf8(party);
    return names;
}

void MainWindow::refresh() {
    readSlice();
    readPeople();
    ++waiting_;
    bridge_.read<std::vector<store::ArticleRow>>(
        Channel::articles, [](const store::Project& project) { return project.articles(); }, this,
        [this](auto articles) {
            --waiting_;
            if (!articles)
                return tell(QString::fromStdString(articles.error().message()));
            articles_ = *articles;
            lists_->setArticles(articles_);
            if (wanted_)
                readEvent(wanted_);
        });
}

void MainWindow::readSlice() {
    const store::Filter filter = view_.filter;
    bridge_.read<store::Slice>(
        Channel::slice, [filter](const store::Project& project) { return project.slice(filter); }, this,
        [this](auto slice) {
            if (!slice)
                return tell(QString::fromStdString(slice.error().message()));
            showSlice(*slice);
        });
}

void MainWindow::showSlice(std::shared_ptr<const store::Slice> slice) {
    slice_ = std::move(slice);
    timeline_->setSlice(slice_);
    overview_->setSlice(slice_);
    overview_->setRange(timeline_->range());
    sidebar_->setSlice(slice_, view_.filter);
    chips_->setFilter(view_.filter, static_cast<std::uint32_t>(slice_->rows.size()), slice_->total);
    lists_->setSlice(slice_);
    lists_->select(timeline_->selected());
    if (selectFirst_ && !slice_->rows.empty()) {
        selectFirst_ = false;
        if (slice_->parties.empty())
            setLaneBy(LaneBy::type); // one lane of no side would tell nothing
        timeline_->fit();
        selectMostTelling();
        remember();
    }
    updateStatus();
}

void MainWindow::selectMostTelling() {
    if (!slice_ || slice_->rows.empty())
        return;
    const auto best =
        std::max_element(slice_->rows.begin(), slice_->rows.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.conflicts, a.articles, a.importance) <
                   std::tuple(b.conflicts, b.articles, b.importance);
        });
    timeline_->select(best->id);
}

void MainWindow::readPeople() {
    using People = std::pair<std::vector<store::SavedView>, std::vector<store::Decision>>;
    bridge_.read<People>(
        Channel::people,
        [](const store::Project& project) -> Result<People> {
            auto views = project.views();
            if (!views)
                return tl::unexpected<Error>(views.error());
            auto decisions = project.decisions();
            if (!decisions)
                return tl::unexpected<Error>(decisions.error());
            return People{std::move(*views), std::move(*decisions)};
        },
        this,
        [this](auto people) {
            if (!people)
                return;
            views_ = (*people)->first;
            decisions_ = (*people)->second;
            sidebar_->setViews(views_);
        });
}

void MainWindow::readEvent(EventId id) {
    wanted_ = id;
    bridge_.read<Event>(
        Channel::event, [id](const store::Project& project) { return project.event(id); }, this,
        [this, id](auto event) {
            if (!event)
                return panel_->clear();
            showEvent(id, *event);
        });
}

void MainWindow::showEvent(EventId id, std::shared_ptr<const Event> event) {
    event_ = std::move(event);
    store::EventRow row;
    for (const store::EventRow& each : slice_ ? slice_->rows : std::vector<store::EventRow>{})
        if (each.id == id)
            row = each;
    std::vector<store::Decision> about;
    for (const store::Decision& decision : decisions_)
        for (const ReportRef& report : event_->reports)
            if (!decision.undone && decision.report == report.report)
                about.push_back(decision);
    const QStringList parties = partyNames();
    panel_->setEvent(event_, row, articles_, parties, about);
    if (!bridge_.importing())
        right_->setCurrentWidget(panel_);
    std::unordered_map<int, QString> versions;
    for (int i = 0; i < parties.size(); ++i)
        if (const QString words = versionOf(*event_, parties.at(i).toStdString()); !words.isEmpty())
            versions.emplace(i, words);
    timeline_->setVersions(std::move(versions), clashesOf(*event_, parties));
    if (std::exchange(comparisonWanted_, false) || pageName() == QLatin1String("compare"))
        showComparison();
}

bool MainWindow::settled() const {
    if (waiting_ > 0 || bridge_.importing() || !pendingPaths_.isEmpty())
        return false;
    if (!bridge_.isOpen())
        return true;
    if (!slice_ || !articles_)
        return false;
    return slice_->rows.empty() || (panel_->event() != nullptr && event_ && !panel_->cited().empty());
}

// ---------------------------------------------------------------- filters and views

void MainWindow::setFilter(const store::Filter& filter) {
    if (filter == view_.filter)
        return;
    view_.filter = filter;
    remember();
    readSlice();
}

void MainWindow::remember() {
    if (goingBack_)
        return;
    history_.resize(std::min(history_.size(), historyAt_ + 1));
    history_.push_back(view_);
    if (history_.size() > 200)
        history_.erase(history_.begin());
    historyAt_ = history_.size() - 1;
}

void MainWindow::go(int step) {
    const auto next = static_cast<std::int64_t>(historyAt_) + step;
    if (next < 0 || next >= static_cast<std::int64_t>(history_.size()))
        return;
    history_[historyAt_].range = timeline_->range();
    historyAt_ = static_cast<std::size_t>(next);
    const View view = history_[historyAt_];
    goingBack_ = true;
    setFilter(view.filter);
    setLaneBy(view.lanes);
    if (view.range.length() > 0)
        timeline_->setRange(view.range, true);
    goingBack_ = false;
}

void MainWindow::saveViewAs(const QString& name) {
    const store::SavedView saved{name.toStdString(), toJson(view_)};
    bridge_.write<void>([saved](store::Project& project) { return project.putView(saved); }, this,
                        [this](Result<void> done) {
                            if (!done)
                                tell(QString::fromStdString(done.error().message()));
                            readPeople();
                        });
}

void MainWindow::applyView(const QString& name) {
    for (const store::SavedView& saved : views_) {
        if (fromUtf8(saved.name) != name)
            continue;
        const auto view = viewFromJson(saved.filter);
        if (!view)
            return tell(QString::fromStdString(view.error().message()));
        setLaneBy(view->lanes);
        setFilter(view->filter);
        if (view->range.length() > 0)
            timeline_->setRange(view->range, true);
    }
}

// ---------------------------------------------------------------- other pages

void MainWindow::openComparison() {
    if (!event_ || event_->id != timeline_->selected()) {
        comparisonWanted_ = true; // once it is read
        return;
    }
    showComparison();
}

void MainWindow::showComparison() {
    const int at = lists_->events().rowOf(event_->id);
    compare_->setEvent(event_, articles_ ? *articles_ : std::vector<store::ArticleRow>{}, partyNames(),
                       at + 1, lists_->events().rowCount());
    showPage(compare_);
    compare_->focusMatrix();
}

void MainWindow::stepEvent(int step) {
    const EventId next = lists_->events().idAt(lists_->events().rowOf(timeline_->selected()) + step);
    if (next)
        timeline_->select(next);
}

void MainWindow::openReader(ArticleId article, Span quote) {
    ++waiting_;
    bridge_.read<Text>(
        Channel::article,
        [article](const store::Project& project) -> Result<Text> {
            auto text = project.article(article);
            if (!text)
                return tl::unexpected<Error>(text.error());
            auto facts = project.facts(article);
            if (!facts)
                return tl::unexpected<Error>(facts.error());
            return Text{std::move(*text), std::move(*facts)};
        },
        this,
        [this, article, quote](auto text) {
            --waiting_;
            if (!text)
                return tell(QString::fromStdString(text.error().message()));
            shownArticle_ = article;
            const auto& cited = panel_->cited();
            const auto at = std::find(cited.begin(), cited.end(), article);
            const bool isCited = at != cited.end();
            const int total = isCited ? static_cast<int>(cited.size()) : 1;
            reader_->setArticle(std::shared_ptr<const Article>(*text, &(*text)->first),
                                std::shared_ptr<const Facts>(*text, &(*text)->second), partyNames(), quote,
                                isCited ? static_cast<int>(at - cited.begin()) + 1 : 1, total);
            if (pages_->currentWidget() != reader_)
                beforeReader_ = pages_->currentWidget();
            showPage(reader_);
        });
}

void MainWindow::stepArticle(int step) {
    const auto& cited = panel_->cited();
    const auto at = std::find(cited.begin(), cited.end(), shownArticle_);
    const auto next = (at - cited.begin()) + step;
    if (at != cited.end() && next >= 0 && next < static_cast<std::ptrdiff_t>(cited.size()))
        openReader(cited[static_cast<std::size_t>(next)], {});
}

// ---------------------------------------------------------------- decisions

void MainWindow::decide(const QString& words, store::Decision decision, bool resolveAnew) {
    if (!event_ || event_->reports.empty())
        return;
    if (!decision.report)
        decision.report = event_->reports.front().report;
    if (decision.quote.empty())
        decision.quote = event_->reports.front().quote;
    undo_.push(
        new DecisionStep(words, bridge_, std::move(decision), [this, resolveAnew](const QString& error) {
            if (!error.isEmpty())
                tell(error);
            if (resolveAnew)
                bridge_.resolveAnew();
            refresh();
        }));
}

void MainWindow::retitle(const QString& title) {
    store::Decision decision;
    decision.kind = store::DecisionKind::title;
    decision.value = title.toStdString();
    decide(tr("Change the title"), std::move(decision));
}

void MainWindow::addNote(const QString& note) {
    store::Decision decision;
    decision.kind = store::DecisionKind::note;
    decision.value = note.toStdString();
    decide(tr("Add a note"), std::move(decision));
}

void MainWindow::toggleBookmark() {
    if (!slice_ || !event_)
        return;
    const auto row = std::find_if(slice_->rows.begin(), slice_->rows.end(),
                                  [&](const auto& r) { return r.id == timeline_->selected(); });
    store::Decision decision;
    decision.kind = store::DecisionKind::bookmark;
    decision.value = row != slice_->rows.end() && row->bookmarked ? "0" : "1";
    decide(tr("Bookmark"), std::move(decision));
}

void MainWindow::hideSelected() {
    store::Decision decision;
    decision.kind = store::DecisionKind::hide;
    decision.value = "1";
    decide(tr("Hide the event"), std::move(decision));
}

void MainWindow::merge() {
    if (!slice_ || !event_)
        return;
    // Those nearest in time first: what one merges is rarely far away.
    std::vector<const store::EventRow*> near;
    for (const store::EventRow& row : slice_->rows)
        if (row.id != event_->id)
            near.push_back(&row);
    const Instant at = event_->when.earliestStart;
    std::stable_sort(near.begin(), near.end(), [at](const auto* a, const auto* b) {
        return std::abs(a->earliestStart - at) < std::abs(b->earliestStart - at);
    });
    near.resize(std::min<std::size_t>(near.size(), 40));
    QStringList names;
    for (const auto* row : near)
        names << QString::number(names.size() + 1) + QStringLiteral("  ") + shown(row->title) +
                     QStringLiteral(" · ") + shortWhen(*row);
    bool ok = false;
    const QString chosen =
        QInputDialog::getItem(this, tr("Merge"), tr("It is the same happening as:"), names, 0, false, &ok);
    if (!ok || chosen.isEmpty())
        return;
    store::Decision decision;
    decision.kind = store::DecisionKind::join;
    decision.other = ReportId{near[static_cast<std::size_t>(names.indexOf(chosen))]->id.value};
    decide(tr("Merge events"), std::move(decision), true);
}

void MainWindow::split() {
    if (!event_ || event_->reports.size() < 2)
        return tell(tr("This event has one report only: there is nothing to split off."));
    QStringList names;
    for (const ReportRef& report : event_->reports)
        names << QString::number(names.size() + 1) + QStringLiteral("  ") + shown(report.quote).left(110);
    bool ok = false;
    const QString chosen = QInputDialog::getItem(
        this, tr("Split"), tr("This report tells of another happening:"), names, 1, false, &ok);
    if (!ok || chosen.isEmpty())
        return;
    const auto at = static_cast<std::size_t>(names.indexOf(chosen));
    store::Decision decision;
    decision.kind = store::DecisionKind::part;
    decision.report = event_->reports[at].report;
    decision.other = event_->reports[at == 0 ? 1 : 0].report;
    decision.quote = event_->reports[at].quote;
    decide(tr("Split the event"), std::move(decision), true);
}

// ---------------------------------------------------------------- PDF

void MainWindow::exportPdf() {
    const QString name = QFileInfo(bridge_.file()).completeBaseName() + QStringLiteral(".pdf");
    const QString file = QFileDialog::getSaveFileName(this, tr("Export PDF"), name, tr("PDF (*.pdf)"));
    if (!file.isEmpty())
        exportPdfTo(file);
}

bool MainWindow::exportPdfTo(const QString& file) {
    if (!bridge_.isOpen())
        return false;
    const store::Filter filter = view_.filter;
    const QString today = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    ++waiting_;
    // Read and set on the reader's thread: the window stays usable.
    bridge_.read<QString>(
        Channel::report,
        [filter, file, today](const store::Project& project) -> Result<QString> {
            const auto report = exporting::makeReport(project, filter);
            if (!report)
                return tl::unexpected<Error>(report.error());
            print::Options options;
            options.printedOn = today;
            const auto written = print::writePdf(*report, file.toStdString(), options);
            if (!written)
                return tl::unexpected<Error>(written.error());
            return file;
        },
        this,
        [this](auto done) {
            --waiting_;
            statusRight_->setRuns({{done ? tr("Written: %1").arg(**done) : tr("The PDF was not written"),
                                    Role::small, done ? Run::Ink::ink2 : Run::Ink::conflict}});
            if (!done)
                tell(QString::fromStdString(done.error().message()));
        });
    return true;
}

// ---------------------------------------------------------------- telling

void MainWindow::tell(const QString& message) {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(tr("Claimline"));
    box->setText(message);
    box->open(); // does not stop what runs
}

void MainWindow::updateStatus() {
    if (!slice_) {
        statusLeft_->setRuns({{tr("Ready"), Role::small}});
        statusRight_->setRuns({{tr("Works offline"), Role::small, Run::Ink::ink2}});
        return;
    }
    if (bridge_.importing()) {
        statusLeft_->setRuns({{tr("Adding articles"), Role::smallStrong}});
        statusRight_->setRuns({{tr("You can work while articles are added"), Role::small, Run::Ink::ink2}});
        return;
    }
    std::uint32_t contested = 0;
    for (const store::EventRow& row : slice_->rows)
        contested += row.conflicts > 0 ? 1 : 0;
    statusLeft_->setRuns({{number(static_cast<std::int64_t>(slice_->rows.size())), Role::smallStrong},
                          {tr(" events shown, "), Role::small},
                          {number(slice_->undated), Role::smallStrong},
                          {tr(" without a date      "), Role::small},
                          {number(contested), Role::smallStrong, Run::Ink::conflict},
                          {tr(" contested      "), Role::small},
                          {tr("%n article(s)", nullptr, static_cast<int>(slice_->articles)), Role::small}});
    const double days = timeline_->range().length() / 86'400;
    const QString zoom = days >= 730 ? tr("%n year(s)", nullptr, static_cast<int>(days / 365))
                         : days >= 2
                             ? tr("%n day(s)", nullptr, static_cast<int>(days + 0.5))
                             : tr("%n hour(s)", nullptr, std::max(1, static_cast<int>(days * 24 + 0.5)));
    statusRight_->setRuns({{tr("Shown: %1      ").arg(zoom), Role::small, Run::Ink::ink2},
                           {tr("Times as stated by each source      "), Role::small, Run::Ink::ink2},
                           {tr("All changes saved"), Role::small, Run::Ink::ink2}});
}

} // namespace claimline::ui
