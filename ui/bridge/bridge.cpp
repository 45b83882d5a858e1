#include "bridge/bridge.h"

#include <QFileInfo>

namespace claimline::ui {

Worker::Worker() {
    moveToThread(&thread_);
    thread_.start();
}

Worker::~Worker() {
    // In its queue, not beside it: what a person decided just before closing is still written.
    QMetaObject::invokeMethod(
        this,
        [this] {
            project_.reset();
            thread_.quit();
        },
        Qt::QueuedConnection);
    thread_.wait();
}

void Worker::run(std::function<void(std::optional<store::Project>&)> work) {
    QMetaObject::invokeMethod(
        this, [this, work = std::move(work)] { work(project_); }, Qt::QueuedConnection);
}

Bridge::Bridge(QObject* parent)
    : QObject(parent) {}

Bridge::~Bridge() {
    cancel_ = true;
} // the workers end before what they use: declared last

void Bridge::deliver(QPointer<QObject> context, std::function<void()> then) {
    QMetaObject::invokeMethod(
        this,
        [context, then = std::move(then)] {
            if (context)
                then();
        },
        Qt::QueuedConnection);
}

void Bridge::open(const QString& file) {
    const std::string path = QFileInfo(file).absoluteFilePath().toStdString();
    const QPointer<QObject> self(this);
    // The writer first: it makes the file, or brings an older one up to date. A file that cannot be written
    // is still shown.
    writer_.run([this, self, path, file](std::optional<store::Project>& writer) {
        auto written = store::Project::open(path, store::Mode::write);
        writer.reset();
        if (written)
            writer.emplace(std::move(*written));
        reader_.run([this, self, path, file](std::optional<store::Project>& reader) {
            auto read = store::Project::open(path, store::Mode::read);
            if (!read) {
                deliver(self, [this, message = read.error().message()] {
                    emit openFailed(QString::fromStdString(message));
                });
                return;
            }
            reader.emplace(std::move(*read));
            slow_.run([path](std::optional<store::Project>& slow) {
                slow.reset();
                if (auto again = store::Project::open(path, store::Mode::read))
                    slow.emplace(std::move(*again));
            });
            deliver(self, [this, file] {
                file_ = file;
                emit opened(file);
            });
        });
    });
}

void Bridge::runImport(
    std::function<Result<ingest::Summary>(store::Project&, const ingest::Analyser&)> work) {
    if (importing_ || !isOpen())
        return;
    importing_ = true;
    cancel_ = false;
    paused_ = false;
    const QPointer<QObject> self(this);
    importer_.run([this, self, path = file_.toStdString(),
                   work = std::move(work)](std::optional<store::Project>& project) {
        const auto failed = [&](const Error& error) {
            deliver(self, [this, message = error.message()] {
                importing_ = false;
                emit importFailed(QString::fromStdString(message));
                if (resolveWanted_)
                    resolveAnew();
            });
        };
        if (!analyser_) {
            auto loaded = ingest::Analyser::load("en");
            if (!loaded)
                return failed(loaded.error());
            analyser_ = std::make_shared<const ingest::Analyser>(std::move(*loaded));
        }
        project.reset();
        auto opened = store::Project::open(path, store::Mode::write);
        if (!opened)
            return failed(opened.error());
        project.emplace(std::move(*opened));
        const auto summary = work(*project, *analyser_);
        project.reset();
        if (!summary)
            return failed(summary.error());
        deliver(self, [this, summary = *summary] {
            importing_ = false;
            emit importFinished(summary);
            emit changed();
            if (resolveWanted_)
                resolveAnew();
        });
    });
}

void Bridge::importPaths(const QStringList& paths) {
    std::vector<std::string> list;
    for (const QString& path : paths)
        list.push_back(path.toStdString());
    const QPointer<QObject> self(this);
    runImport([this, self, list](store::Project& project, const ingest::Analyser& analyser) {
        ingest::Options options;
        options.cancel = &cancel_;
        return ingest::importFiles(project, analyser, list, options, [&](const ingest::Progress& progress) {
            deliver(self, [this, progress] { emit importProgress(progress); });
            while (paused_ && !cancel_) // the pipeline behind fills its queue and waits too
                QThread::msleep(40);
        });
    });
}

void Bridge::importPasted(const ingest::Pasted& pasted) {
    runImport([pasted](store::Project& project, const ingest::Analyser& analyser) {
        return ingest::importText(project, analyser, pasted);
    });
}

void Bridge::resolveAnew() {
    resolveWanted_ = importing_; // what was decided meanwhile is seen to once that is through
    if (importing_)
        return;
    runImport([](store::Project& project, const ingest::Analyser& analyser) -> Result<ingest::Summary> {
        ingest::Summary summary;
        const auto done = ingest::resolveProject(project, analyser, &summary);
        if (!done)
            return tl::unexpected<Error>(done.error());
        return summary;
    });
}

} // namespace claimline::ui
