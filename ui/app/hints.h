// First-run hints: one line at a time above the lists, gone for good once they have been read.
#pragma once

#include "look/controls.h"

#include <QStringList>

namespace claimline::ui {

class HintBar final : public QWidget {
    Q_OBJECT
public:
    explicit HintBar(QWidget* parent = nullptr);
    void again();         // from the first one
    QString hint() const; // the one shown; empty: none

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showHint();
    void step(int by);
    static QStringList hints();
    int at_ = 0;
    RunLabel* words_;
};

} // namespace claimline::ui
