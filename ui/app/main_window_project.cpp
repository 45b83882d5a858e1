// Opening a project, and putting articles into it.
#include "app/import_panel.h"
#include "app/main_window.h"
#include "app/paste_dialog.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "model/data_files.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTimer>

namespace claimline::ui {

namespace {

QString watchKey(const QString& project) {
    return QStringLiteral("watch/") +
           QFileInfo(project).absoluteFilePath().replace(QLatin1Char('/'), QLatin1Char('|'));
}

QString folderForProjects() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

} // namespace

void MainWindow::openProject(const QString& file) {
    opening_ = true;
    bridge_.open(file);
}

void MainWindow::onOpened(const QString& file) {
    opening_ = false;
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
    recallLanes();
    refresh();
    const QString watched = settings.value(watchKey(file)).toString();
    if (!watched.isEmpty() && pendingPaths_.isEmpty())
        watchFolder(watched);
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

// Whatever comes into the folder is added; what is there already is known by its text and passed over.
void MainWindow::watchFolder(const QString& folder) {
    if (!watcher_) {
        watcher_ = new QFileSystemWatcher(this);
        auto* calm = new QTimer(this); // a file is written in pieces: wait until none has come for a while
        calm->setSingleShot(true);
        calm->setInterval(1200);
        connect(watcher_, &QFileSystemWatcher::directoryChanged, calm, qOverload<>(&QTimer::start));
        connect(calm, &QTimer::timeout, this, [this, calm] {
            if (bridge_.importing())
                calm->start();
            else if (!watcher_->directories().isEmpty() && bridge_.isOpen())
                addPaths(watcher_->directories());
        });
    }
    if (!watcher_->directories().isEmpty())
        watcher_->removePaths(watcher_->directories());
    QSettings settings;
    const QString key = watchKey(bridge_.file());
    if (folder.isEmpty()) {
        settings.remove(key);
    } else {
        watcher_->addPath(folder);
        settings.setValue(key, folder);
        addPaths({folder});
    }
    updateStatus();
}

void MainWindow::askWatch() {
    if (watcher_ && !watcher_->directories().isEmpty()) {
        watchFolder({});
        return tell(tr("The folder is watched no longer."));
    }
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Watch a folder"));
    if (!folder.isEmpty())
        watchFolder(folder);
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

} // namespace claimline::ui
