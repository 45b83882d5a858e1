// The window in another language, out of one table a language: data/translations/de.tsv. A line is a text of
// the sources and what stands for it; where a number decides the form, the forms stand side by side. The same
// text is the same everywhere, so that no context is asked.
#pragma once

#include "model/result.h"

#include <QHash>
#include <QStringList>
#include <QTranslator>

namespace claimline::ui {

class TableTranslator final : public QTranslator {
    Q_OBJECT
public:
    // Fails where there is no table for the language, or it cannot be read.
    static Result<TableTranslator*> load(const QString& language, QObject* parent);

    bool isEmpty() const override { return texts_.isEmpty(); }
    QString translate(const char* context, const char* text, const char* disambiguation,
                      int n) const override;
    const QHash<QString, QStringList>& texts() const { return texts_; }
    // Which form a number takes: in English and German 0 for one, else 1; in Ukrainian 0, 1 or 2.
    static int formOf(const QString& language, int n);

private:
    explicit TableTranslator(QString language, QObject* parent);
    QString language_;
    QHash<QString, QStringList> texts_;
};

// The languages that there are tables for, "en" first.
QStringList windowLanguages();
// Of the setting, else of the system where there is a table for it, else "en".
QString chosenLanguage();
void installLanguage(const QString& language);

} // namespace claimline::ui
