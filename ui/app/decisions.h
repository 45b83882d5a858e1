// What a person decides, as steps that can be undone: each is one row or some in the project's own table of
// decisions.
#pragma once

#include "bridge/bridge.h"

#include <QUndoCommand>

#include <memory>
#include <optional>
#include <vector>

namespace claimline::ui {

class DecisionStep final : public QUndoCommand {
public:
    // `after`: run on the window's thread once they are written or undone.
    DecisionStep(const QString& text, Bridge& bridge, std::vector<store::Decision> decisions,
                 std::function<void(const QString& error)> after);
    void redo() override;
    void undo() override;

private:
    void set(bool undone);
    Bridge& bridge_;
    std::vector<store::Decision> decisions_;
    std::function<void(const QString&)> after_;
    // Known once the writer has answered; both threads' steps are in order, so that later ones find them.
    std::shared_ptr<std::vector<std::int64_t>> numbers_ = std::make_shared<std::vector<std::int64_t>>();
    bool added_ = false;
};

// Decisions of an earlier day taken back, or put in force again, out of the log.
class UndoneStep final : public QUndoCommand {
public:
    UndoneStep(const QString& text, Bridge& bridge, std::int64_t number, bool undone,
               std::function<void(const QString& error)> after);
    void redo() override { set(undone_); }
    void undo() override { set(!undone_); }

private:
    void set(bool undone);
    Bridge& bridge_;
    std::int64_t number_;
    bool undone_;
    std::function<void(const QString&)> after_;
};

// A saved view put there, changed or taken away.
class ViewStep final : public QUndoCommand {
public:
    // nullopt: there is none of that name.
    ViewStep(const QString& text, Bridge& bridge, std::string name, std::optional<store::SavedView> before,
             std::optional<store::SavedView> after, std::function<void(const QString& error)> then);
    void redo() override { set(after_); }
    void undo() override { set(before_); }

private:
    void set(const std::optional<store::SavedView>& view);
    Bridge& bridge_;
    std::string name_;
    std::optional<store::SavedView> before_, after_;
    std::function<void(const QString&)> then_;
};

// Who the log says it was: as the settings have it, else the name of the system's user.
QString authorName();

// Dates, titles of events and claims change what the events are; bookmarks and notes do not.
bool changesEvents(store::DecisionKind kind);

} // namespace claimline::ui
