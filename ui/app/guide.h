// F1: a short guide with pictures of the real window, the keys, and what each mark means.
#pragma once

#include <QDialog>

namespace claimline::ui {

class Guide final : public QDialog {
    Q_OBJECT
public:
    explicit Guide(QWidget* parent = nullptr);

private:
    QWidget* makePage(const QString& picture, const QStringList& paragraphs);
    QWidget* makeKeys();
    QWidget* makeMarks();
};

} // namespace claimline::ui
