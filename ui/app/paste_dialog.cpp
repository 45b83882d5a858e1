#include "app/paste_dialog.h"

#include "model/when.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace claimline::ui {

PasteDialog::PasteDialog(const QString& text, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Paste an article"));
    resize(640, 560);
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    title_ = new QLineEdit;
    publisher_ = new QLineEdit;
    date_ = new QLineEdit;
    url_ = new QLineEdit;
    title_->setPlaceholderText(tr("found in the text where it is left empty"));
    date_->setPlaceholderText(tr("2024-11-19, or empty: found in the text"));
    form->addRow(tr("&Title"), title_);
    form->addRow(tr("&Publisher"), publisher_);
    form->addRow(tr("&Date"), date_);
    form->addRow(tr("&Address"), url_);
    column->addLayout(form);
    text_ = new QPlainTextEdit;
    text_->setPlainText(text);
    text_->setTabChangesFocus(true);
    text_->setAccessibleName(tr("Text of the article"));
    column->addWidget(text_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    const auto check = [this, buttons] {
        const bool dated =
            date_->text().trimmed().isEmpty() || parseEdtf(date_->text().trimmed().toStdString()).has_value();
        buttons->button(QDialogButtonBox::Ok)->setEnabled(dated && !text_->toPlainText().trimmed().isEmpty());
    };
    connect(text_, &QPlainTextEdit::textChanged, this, check);
    connect(date_, &QLineEdit::textChanged, this, check);
    check();
}

ingest::Pasted PasteDialog::pasted() const {
    return {title_->text().trimmed().toStdString(), publisher_->text().trimmed().toStdString(),
            url_->text().trimmed().toStdString(), date_->text().trimmed().toStdString(),
            text_->toPlainText().toStdString()};
}

} // namespace claimline::ui
