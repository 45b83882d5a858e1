#include "look/translation.h"

#include "look/face.h"
#include "model/data_files.h"
#include "model/table.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>

namespace claimline::ui {

namespace {

// A table has no line breaks within a line.
QString unescaped(std::string_view text) {
    return fromUtf8(text).replace(QLatin1String("\\n"), QLatin1String("\n"));
}

} // namespace

TableTranslator::TableTranslator(QString language, QObject* parent)
    : QTranslator(parent)
    , language_(std::move(language)) {}

Result<TableTranslator*> TableTranslator::load(const QString& language, QObject* parent) {
    const auto folder = dataFolder();
    if (!folder)
        return tl::unexpected<Error>(folder.error());
    const auto table = Table::read(*folder / "translations" / (language.toStdString() + ".tsv"),
                                   {"text", "one", "few", "many"});
    if (!table)
        return tl::unexpected<Error>(table.error());
    auto* made = new TableTranslator(language, parent);
    for (const auto& row : *table) {
        QStringList forms{unescaped(row["one"])};
        for (const char* form : {"few", "many"})
            if (!row[form].empty())
                forms << unescaped(row[form]);
        made->texts_.insert(unescaped(row["text"]), forms);
    }
    return made;
}

int TableTranslator::formOf(const QString& language, int n) {
    if (language != QLatin1String("uk"))
        return n == 1 ? 0 : 1;
    if (n % 10 == 1 && n % 100 != 11)
        return 0;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

QString TableTranslator::translate(const char*, const char* text, const char*, int n) const {
    const auto found = texts_.constFind(QString::fromUtf8(text));
    if (found == texts_.cend())
        return {};
    return found->value(std::min<qsizetype>(n < 0 ? 0 : formOf(language_, n), found->size() - 1));
}

QStringList windowLanguages() {
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("uk")};
}

QString chosenLanguage() {
    const QString set = QSettings().value(QStringLiteral("language")).toString();
    if (windowLanguages().contains(set))
        return set;
    const QString system = QLocale::system().name().left(2);
    return windowLanguages().contains(system) ? system : QStringLiteral("en");
}

void installLanguage(const QString& language) {
    QLocale::setDefault(language == QLatin1String("en") ? QLocale(QLocale::English) : QLocale(language));
    if (language == QLatin1String("en"))
        return;
    // A language whose table is not there leaves the window English.
    if (const auto translator = TableTranslator::load(language, QCoreApplication::instance()))
        QCoreApplication::installTranslator(*translator);
}

} // namespace claimline::ui
