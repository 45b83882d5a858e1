#include "app/decisions.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace claimline::ui {

namespace {

QString errorOf(const Result<void>& done) {
    return done ? QString() : QString::fromStdString(done.error().message());
}

} // namespace

DecisionStep::DecisionStep(const QString& text, Bridge& bridge, std::vector<store::Decision> decisions,
                           std::function<void(const QString&)> after)
    : QUndoCommand(text)
    , bridge_(bridge)
    , decisions_(std::move(decisions))
    , after_(std::move(after)) {}

void DecisionStep::redo() {
    if (std::exchange(added_, true))
        return set(false);
    bridge_.write<void>(
        [decisions = decisions_, numbers = numbers_](store::Project& project) -> Result<void> {
            for (const store::Decision& decision : decisions) {
                const auto number = project.addDecision(decision);
                if (!number)
                    return tl::unexpected<Error>(number.error());
                numbers->push_back(*number);
            }
            return {};
        },
        &bridge_, [after = after_](Result<void> done) { after(errorOf(done)); });
}

void DecisionStep::undo() {
    set(true);
}

void DecisionStep::set(bool undone) {
    bridge_.write<void>(
        [undone, numbers = numbers_](store::Project& project) -> Result<void> {
            for (const std::int64_t number : *numbers)
                if (auto done = project.setUndone(number, undone); !done)
                    return done;
            return {};
        },
        &bridge_, [after = after_](Result<void> done) { after(errorOf(done)); });
}

UndoneStep::UndoneStep(const QString& text, Bridge& bridge, std::int64_t number, bool undone,
                       std::function<void(const QString&)> after)
    : QUndoCommand(text)
    , bridge_(bridge)
    , number_(number)
    , undone_(undone)
    , after_(std::move(after)) {}

void UndoneStep::set(bool undone) {
    bridge_.write<void>(
        [undone, number = number_](store::Project& project) { return project.setUndone(number, undone); },
        &bridge_, [after = after_](Result<void> done) { after(errorOf(done)); });
}

ViewStep::ViewStep(const QString& text, Bridge& bridge, std::string name,
                   std::optional<store::SavedView> before, std::optional<store::SavedView> after,
                   std::function<void(const QString& error)> then)
    : QUndoCommand(text)
    , bridge_(bridge)
    , name_(std::move(name))
    , before_(std::move(before))
    , after_(std::move(after))
    , then_(std::move(then)) {}

void ViewStep::set(const std::optional<store::SavedView>& view) {
    bridge_.write<void>(
        [name = name_, view](store::Project& project) {
            return view ? project.putView(*view) : project.removeView(name);
        },
        &bridge_, [then = then_](Result<void> done) { then(errorOf(done)); });
}

QString authorName() {
    const QString name = QSettings().value(QStringLiteral("author")).toString().trimmed();
    if (!name.isEmpty())
        return name;
    for (const char* variable : {"USER", "LOGNAME", "USERNAME"})
        if (const QString user = qEnvironmentVariable(variable); !user.isEmpty())
            return user;
    return QFileInfo(QDir::homePath()).owner(); // a service or a container sets none of these
}

bool changesEvents(store::DecisionKind kind) {
    using Kind = store::DecisionKind;
    switch (kind) {
    case Kind::title: // shown at once by the store
    case Kind::hide:
    case Kind::bookmark:
    case Kind::note:
    case Kind::tag:
    case Kind::untag:
    case Kind::grade:
    case Kind::review:
    case Kind::facet:
    case Kind::articleTitle:
    case Kind::articleAuthor:
        return false;
    default:
        return true;
    }
}

} // namespace claimline::ui
