// Every screen of the window by its name, and the way to it: for pictures of it, in documents and in tests.
#pragma once

#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace claimline::ui {

class MainWindow;

QStringList screenNames();

// Goes to a screen step by step, since each asks the project first. Call step() again whenever events have
// been handled, until it gives what to picture: the window, or a dialog that stands open.
class WayToScreen {
public:
    // An unknown name is the way to where one is.
    WayToScreen(MainWindow& window, const QString& screen);
    QWidget* step(); // nullptr: not there yet
    // Closes the dialog, if it is one, and goes back to the timeline.
    void leave();

private:
    using Step = std::function<bool()>; // done
    void open(std::function<void()> dialog);
    MainWindow& window_;
    std::vector<Step> steps_;
    std::size_t at_ = 0;
    QWidget* dialog_ = nullptr;
};

} // namespace claimline::ui
