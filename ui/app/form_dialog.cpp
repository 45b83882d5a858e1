#include "app/form_dialog.h"

#include "look/controls.h"
#include "model/when.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace claimline::ui {

FormDialog::FormDialog(const QString& title, const QString& save, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    resize(560, 10);
    auto* column = new QVBoxLayout(this);
    form_ = new QFormLayout;
    form_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    column->addLayout(form_);
    fault_ = paleLabel({}, Role::small, this);
    fault_->setWordWrap(true);
    column->addWidget(fault_);
    column->addStretch();
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons_->button(QDialogButtonBox::Save)->setText(save);
    buttons_->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    column->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QLineEdit* FormDialog::addLine(const QString& label, const QString& text, const QString& placeholder) {
    auto* line = new QLineEdit(text);
    line->setPlaceholderText(placeholder);
    form_->addRow(label, line);
    connect(line, &QLineEdit::textChanged, this, &FormDialog::look);
    return line;
}

QComboBox* FormDialog::addChoice(const QString& label, const QStringList& choices, int chosen) {
    auto* box = new QComboBox;
    box->addItems(choices);
    box->setCurrentIndex(chosen);
    form_->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &FormDialog::look);
    return box;
}

QComboBox* FormDialog::addNames(const QString& label, const QStringList& names, const QString& text) {
    auto* box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(names);
    box->setEditText(text);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form_->addRow(label, box);
    connect(box, &QComboBox::editTextChanged, this, &FormDialog::look);
    return box;
}

QPlainTextEdit* FormDialog::addText(const QString& label, const QString& text) {
    auto* edit = new QPlainTextEdit(text);
    edit->setTabChangesFocus(true);
    edit->setMinimumHeight(90);
    form_->addRow(label, edit);
    connect(edit, &QPlainTextEdit::textChanged, this, &FormDialog::look);
    return edit;
}

void FormDialog::setCheck(std::function<QString()> check) {
    check_ = std::move(check);
    look();
}

void FormDialog::look() {
    const QString fault = check_ ? check_() : QString();
    fault_->setText(fault);
    buttons_->button(QDialogButtonBox::Save)->setEnabled(fault.isEmpty());
}

QString dateFault(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || parseEdtf(trimmed.toStdString()))
        return {};
    return FormDialog::tr("“%1” is no date that can be read. 2024-11-19, 2024-11, 2024-11-19T03:25, "
                          "2024-11-17/2024-11-19 and 2024-11~ can.")
        .arg(trimmed);
}

} // namespace claimline::ui
