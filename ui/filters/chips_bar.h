// What is filtered, condition by condition, above the timeline; each can be taken away.
#pragma once

#include "filters/filter_words.h"
#include "look/controls.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace claimline::ui {

// One condition with a cross: a click on the cross, Delete or Backspace removes it; a click on the words,
// Enter or Space edits it.
class ChipButton : public QAbstractButton {
    Q_OBJECT
public:
    ChipButton(const Chip& chip, QWidget* parent = nullptr);
    QSize sizeHint() const override;

signals:
    void removed();
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QString name_;
};

class ChipsBar : public QWidget {
    Q_OBJECT
public:
    explicit ChipsBar(QWidget* parent = nullptr);
    void setFilter(const store::Filter& filter, std::uint32_t shown, std::uint32_t total);
    QMenu* filterMenu() const { return menu_; }
    int chips() const { return count_; }

signals:
    void filterChosen(const claimline::store::Filter& filter);
    void saveView();
    void editChip(int member, QPoint at); // Chip::Member; at: on the screen

private:
    QHBoxLayout* chips_;
    RunLabel* counts_;
    QMenu* menu_;
    int count_ = 0;
};

} // namespace claimline::ui
