// What a person decides, as steps that can be undone: each is a row in the project's own table of decisions.
#pragma once

#include "bridge/bridge.h"

#include <QUndoCommand>

#include <memory>

namespace claimline::ui {

class DecisionStep final : public QUndoCommand {
public:
    // `after`: run on the window's thread once it is written or undone.
    DecisionStep(const QString& text, Bridge& bridge, store::Decision decision,
                 std::function<void(const QString& error)> after);
    void redo() override;
    void undo() override;

private:
    void set(bool undone);
    Bridge& bridge_;
    store::Decision decision_;
    std::function<void(const QString&)> after_;
    // Known once the writer has answered; both threads' steps are in order, so that later ones find it.
    std::shared_ptr<std::int64_t> number_ = std::make_shared<std::int64_t>(0);
    bool added_ = false;
};

} // namespace claimline::ui
