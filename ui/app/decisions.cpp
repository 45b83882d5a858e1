#include "app/decisions.h"

namespace claimline::ui {

namespace {

QString errorOf(const Result<void>& done) {
    return done ? QString() : QString::fromStdString(done.error().message());
}

} // namespace

DecisionStep::DecisionStep(const QString& text, Bridge& bridge, store::Decision decision,
                           std::function<void(const QString&)> after)
    : QUndoCommand(text)
    , bridge_(bridge)
    , decision_(std::move(decision))
    , after_(std::move(after)) {}

void DecisionStep::redo() {
    if (std::exchange(added_, true))
        return set(false);
    bridge_.write<void>(
        [decision = decision_, number = number_](store::Project& project) -> Result<void> {
            return project.addDecision(decision).map([&](std::int64_t given) { *number = given; });
        },
        &bridge_, [after = after_](Result<void> done) { after(errorOf(done)); });
}

void DecisionStep::undo() {
    set(true);
}

void DecisionStep::set(bool undone) {
    bridge_.write<void>(
        [undone, number = number_](store::Project& project) { return project.setUndone(*number, undone); },
        &bridge_, [after = after_](Result<void> done) { after(errorOf(done)); });
}

} // namespace claimline::ui
