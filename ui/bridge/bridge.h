// Bridge: the border between the window's thread, which touches no file and no SQL, and the threads that do.
//
//   bridge.read<store::Slice>(Channel::slice, [filter](const store::Project& project) { return
//   project.slice(filter); },
//                             this, [this](Result<std::shared_ptr<const store::Slice>> slice) { … });
//
// One read-only connection answers on a thread of its own, one writes what people decide on another, imports
// run on a third. Answers come as immutable values on the window's thread, and not at all where a newer
// question of the same channel has been asked meanwhile or `context` is gone.
#pragma once

#include "ingest/ingest.h"
#include "model/result.h"
#include "store/store.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QThread>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace claimline::ui {

enum class Channel {
    slice,
    event,
    card,
    outlines,
    zones,
    articles,
    article,
    comparison,
    people,
    search,
    claims,
    report,
    count
};

// Where a connection lives: a thread with one project in it.
class Worker : public QObject {
    Q_OBJECT
public:
    Worker();
    ~Worker() override; // ends what runs
    // Runs it there, after what was asked before.
    void run(std::function<void(std::optional<store::Project>&)> work);

private:
    QThread thread_;
    std::optional<store::Project> project_;
};

class Bridge : public QObject {
    Q_OBJECT

public:
    explicit Bridge(QObject* parent = nullptr);
    ~Bridge() override;

    // Creates the file where there is none. Ends in opened() or openFailed(); an open project stays until
    // then.
    void open(const QString& file);
    QString file() const { return file_; }
    bool isOpen() const { return !file_.isEmpty(); }

    template<class T>
    void read(Channel channel, std::function<Result<T>(const store::Project&)> work, QObject* context,
              std::function<void(Result<std::shared_ptr<const T>>)> then);
    // In order, none dropped. `then` may be empty.
    template<class T>
    void write(std::function<Result<T>(store::Project&)> work, QObject* context,
               std::function<void(Result<T>)> then);

    void importPaths(const QStringList& paths);
    void importPasted(const ingest::Pasted& pasted);
    void cancelImport() { cancel_ = true; }
    void pauseImport(bool paused) { paused_ = paused; }
    bool paused() const { return paused_; }
    bool importing() const { return importing_; }
    // Dates, events and conflicts anew, after a decision that changes them.
    void resolveAnew();

signals:
    void opened(const QString& file);
    void openFailed(const QString& message);
    void importProgress(const claimline::ingest::Progress& progress);
    void importFinished(const claimline::ingest::Summary& summary);
    void importFailed(const QString& message);
    void changed(); // events, articles or decisions are other than before

private:
    using Analyser = std::shared_ptr<const ingest::Analyser>;
    void runImport(std::function<Result<ingest::Summary>(store::Project&, const ingest::Analyser&)> work);
    void deliver(QPointer<QObject> context, std::function<void()> then);
    std::uint64_t next(Channel channel) { return ++(*asked_)[static_cast<std::size_t>(channel)]; }

    using Asked = std::array<std::atomic<std::uint64_t>, static_cast<std::size_t>(Channel::count)>;
    std::shared_ptr<Asked> asked_ = std::make_shared<Asked>();
    QString file_;
    std::atomic<bool> cancel_ = false, paused_ = false;
    bool importing_ = false, resolveWanted_ = false;
    Analyser analyser_; // of the importer's thread
    Worker reader_, writer_, importer_, slow_;
};

template<class T>
void Bridge::read(Channel channel, std::function<Result<T>(const store::Project&)> work, QObject* context,
                  std::function<void(Result<std::shared_ptr<const T>>)> then) {
    const std::uint64_t number = next(channel);
    const auto stale = [asked = asked_, channel, number] {
        return (*asked)[static_cast<std::size_t>(channel)] != number;
    };
    Worker& worker = channel == Channel::claims || channel == Channel::report ? slow_ : reader_;
    worker.run([this, stale, work = std::move(work), context = QPointer<QObject>(context),
                then = std::move(then)](std::optional<store::Project>& project) {
        if (!project || stale())
            return;
        auto answer =
            work(*project).map([](T&& value) { return std::make_shared<const T>(std::move(value)); });
        deliver(context, [stale, then, answer = std::move(answer)] {
            if (!stale())
                then(answer);
        });
    });
}

template<class T>
void Bridge::write(std::function<Result<T>(store::Project&)> work, QObject* context,
                   std::function<void(Result<T>)> then) {
    writer_.run([this, work = std::move(work), context = QPointer<QObject>(context),
                 then = std::move(then)](std::optional<store::Project>& project) {
        if (!project)
            return;
        auto answer = work(*project);
        deliver(context, [then, answer = std::move(answer)] {
            if (then)
                then(answer);
        });
    });
}

} // namespace claimline::ui
