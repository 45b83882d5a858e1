// A dialog of some fields, with Save and Cancel; Save only while all fields make sense.
#pragma once

#include <QDialog>

#include <functional>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace claimline::ui {

class FormDialog : public QDialog {
    Q_OBJECT
public:
    FormDialog(const QString& title, const QString& save, QWidget* parent = nullptr);

    QLineEdit* addLine(const QString& label, const QString& text, const QString& placeholder = {});
    QComboBox* addChoice(const QString& label, const QStringList& choices, int chosen);
    // A choice of known words in which others can be typed.
    QComboBox* addNames(const QString& label, const QStringList& names, const QString& text);
    QPlainTextEdit* addText(const QString& label, const QString& text);
    // Empty: all is well; else what is wrong, shown above the buttons.
    void setCheck(std::function<QString()> check);
    QFormLayout* form() const { return form_; }

private:
    void look();
    QFormLayout* form_;
    QLabel* fault_;
    QDialogButtonBox* buttons_;
    std::function<QString()> check_;
};

// "" where the text is a date that Claimline reads, or empty; else why not.
QString dateFault(const QString& text);

} // namespace claimline::ui
