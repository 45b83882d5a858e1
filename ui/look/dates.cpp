#include "look/dates.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Dates", text);
}

// What stands for each English word of a date.
QHash<QString, QString> wordsOf(const QLocale& locale) {
    const QLocale english = QLocale::c();
    QHash<QString, QString> words;
    for (int month = 1; month <= 12; ++month) {
        words[english.monthName(month, QLocale::ShortFormat)] = locale.monthName(month, QLocale::ShortFormat);
        // Alone before a year ("November 2024"), as the names of months stand in a list of them.
        words[english.monthName(month)] = locale.standaloneMonthName(month);
    }
    words[english.monthName(5)] = locale.monthName(5, QLocale::ShortFormat); // "May" is short and long
    for (int day = 1; day <= 7; ++day)
        words[english.dayName(day, QLocale::ShortFormat)] = locale.dayName(day, QLocale::ShortFormat);
    const std::pair<const char*, QString> others[] = {
        {"about", tr("about")},   {"between", tr("between")}, {"and", tr("and")},
        {"until", tr("until")},   {"from", tr("from")},       {"on", tr("on")},
        {"spring", tr("spring")}, {"summer", tr("summer")},   {"autumn", tr("autumn")},
        {"winter", tr("winter")}, {"quarter", tr("quarter")}, {"of", tr("of")},
        {"to", tr("to")},         {"not", tr("not")},         {"sure", tr("sure")}};
    for (const auto& [word, local] : others)
        words[QString::fromLatin1(word)] = local;
    return words;
}

bool isMonth(const QString& word) {
    const QLocale english = QLocale::c();
    for (int month = 1; month <= 12; ++month)
        if (word == english.monthName(month, QLocale::ShortFormat))
            return true;
    return false;
}

// "17–19 " → "17.–19. ": in German a day is an ordinal.
void dotDays(QString& words) {
    qsizetype at = words.size() - 1; // the space before the month
    if (at < 1 || words.at(at) != QLatin1Char(' ') || !words.at(at - 1).isDigit())
        return;
    words.insert(at, QLatin1Char('.'));
    for (--at; at >= 0 && words.at(at).isDigit(); --at) {
    }
    if (at > 0 && words.at(at) == QChar(0x2013) && words.at(at - 1).isDigit())
        words.insert(at, QLatin1Char('.'));
}

} // namespace

QLocale windowLocale() {
    const QLocale locale;
    const bool ours = locale.language() == QLocale::German || locale.language() == QLocale::Ukrainian;
    return ours ? locale : QLocale::c();
}

QString localDate(const QString& english) {
    const QLocale locale = windowLocale();
    const bool german = locale.language() == QLocale::German;
    if (locale.language() == QLocale::C)
        return english;
    const QHash<QString, QString> words = wordsOf(locale);
    QString local;
    for (qsizetype i = 0; i < english.size();) {
        qsizetype end = i;
        while (end < english.size() && english.at(end).isLetter())
            ++end;
        if (end == i) {
            local += english.at(i++);
            continue;
        }
        const QString word = english.mid(i, end - i);
        if (german && isMonth(word))
            dotDays(local);
        local += words.value(word, word);
        i = end;
    }
    return local.simplified();
}

} // namespace claimline::ui
