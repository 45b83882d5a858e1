// A text from the clipboard, with what the paster knows of it.
#pragma once

#include "ingest/ingest.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace claimline::ui {

class PasteDialog : public QDialog {
    Q_OBJECT
public:
    explicit PasteDialog(const QString& text, QWidget* parent = nullptr);
    ingest::Pasted pasted() const;

private:
    QLineEdit *title_, *publisher_, *date_, *url_;
    QPlainTextEdit* text_;
};

} // namespace claimline::ui
