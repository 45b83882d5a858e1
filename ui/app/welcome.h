// The page without a project: drop files, open what was open before, or the sample.
#pragma once

#include "look/controls.h"

#include <QStringList>

class QVBoxLayout;

namespace claimline::ui {

class Welcome : public QWidget {
    Q_OBJECT
public:
    explicit Welcome(QWidget* parent = nullptr);
    void setRecent(const QStringList& files); // newest first

signals:
    void addFiles();
    void addFolder();
    void pasteText();
    void openProject();
    void openRecent(const QString& file);
    void openSample();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeLegend();
    QVBoxLayout* recent_;
};

} // namespace claimline::ui
