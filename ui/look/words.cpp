#include "look/words.h"

#include "export/export.h"
#include "look/dates.h"
#include "look/face.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QStringList>

namespace claimline::ui {

namespace {

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("Words", text, nullptr, n);
}

QDate dateOf(Instant instant) {
    const Day day = dayOf(instant);
    return QDate(day.year(), static_cast<int>(day.month()), static_cast<int>(day.dayOfMonth()));
}

} // namespace

QString typeWords(EventType type) {
    switch (type) {
    case EventType::attack:
        return tr("Attack");
    case EventType::battle:
        return tr("Battle");
    case EventType::deployment:
        return tr("Deployment");
    case EventType::accident:
        return tr("Accident");
    case EventType::disaster:
        return tr("Disaster");
    case EventType::protest:
        return tr("Protest");
    case EventType::justice:
        return tr("Justice");
    case EventType::statement:
        return tr("Statement");
    case EventType::threat:
        return tr("Threat");
    case EventType::talks:
        return tr("Talks");
    case EventType::sanction:
        return tr("Sanction");
    case EventType::aid:
        return tr("Aid");
    case EventType::policy:
        return tr("Decision");
    case EventType::election:
        return tr("Election");
    case EventType::economy:
        return tr("Economy");
    case EventType::cyber:
        return tr("Computer attack");
    case EventType::science:
        return tr("Science");
    case EventType::other:
        break;
    }
    return tr("Other");
}

QString statusWords(EventStatus status) {
    switch (status) {
    case EventStatus::contested:
        return tr("Contested");
    case EventStatus::updated:
        return tr("Updated");
    case EventStatus::corroborated:
        return tr("Corroborated");
    case EventStatus::single:
        break;
    }
    return tr("Single source");
}

QString precisionWords(Precision precision) {
    switch (precision) {
    case Precision::minute:
        return tr("the minute");
    case Precision::hour:
        return tr("the hour");
    case Precision::partOfDay:
        return tr("part of a day");
    case Precision::day:
        return tr("the day");
    case Precision::week:
        return tr("the week");
    case Precision::month:
        return tr("the month");
    case Precision::season:
        return tr("the season");
    case Precision::quarter:
        return tr("the quarter");
    case Precision::year:
        return tr("the year");
    case Precision::decade:
        return tr("the decade");
    case Precision::century:
        return tr("the century");
    case Precision::unknown:
        break;
    }
    return tr("no date");
}

QString partyWords(std::string_view party) {
    if (party.empty())
        return tr("No known side");
    const QString text = shown(party);
    if (text.size() == 2 && text.at(0).isUpper() && text.at(1).isUpper() && text != QLatin1String("EU") &&
        text != QLatin1String("UN")) {
        const QLocale::Territory territory = QLocale::codeToTerritory(text);
        if (territory != QLocale::AnyTerritory)
            return QLocale::territoryToString(territory);
    }
    return text;
}

When whenOf(const store::EventRow& row) {
    When when;
    when.edtf = row.edtf;
    when.earliestStart = row.earliestStart;
    when.latestStart = row.latestStart;
    when.earliestEnd = row.earliestEnd;
    when.latestEnd = row.latestEnd;
    when.precision = row.precision;
    when.basis = row.basis;
    when.approximate = row.approximate;
    when.uncertain = row.uncertain;
    when.openStart = row.openStart;
    when.openEnd = row.openEnd;
    when.confidence = static_cast<double>(row.dateConfidence);
    return when;
}

QString whenWords(const When& when) {
    return when.known() ? localDate(fromUtf8(exporting::whenInWords(when))) : tr("no date");
}

QString shortWhen(const store::EventRow& row) {
    if (!row.dated())
        return tr("no date");
    QString words = fromUtf8(exporting::whenInWords(whenOf(row)));
    for (int day = 1; day <= 7; ++day) // the table has no room for the day's name
        words.remove(QLocale::c().dayName(day, QLocale::ShortFormat) + QLatin1Char(' '));
    return localDate(words);
}

QString capital(QString words) {
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

QString fileName(const std::string& path) {
    const QString whole = shown(path);
    return whole.mid(whole.lastIndexOf(QLatin1Char('/')) + 1);
}

QString dayWords(Instant instant) {
    return localDate(QLocale::c().toString(dateOf(instant), QStringLiteral("d MMM yyyy")));
}

QString rangeWords(Instant from, Instant to) {
    const QDate a = dateOf(from), b = dateOf(std::max(from, to - 1));
    const QLocale c = QLocale::c();
    const QString last = c.toString(b, QStringLiteral("d MMM yyyy"));
    QString first;
    if (a.year() != b.year())
        first = c.toString(a, QStringLiteral("d MMM yyyy"));
    else if (a.month() != b.month())
        first = c.toString(a, QStringLiteral("d MMM"));
    else if (a != b)
        first = QString::number(a.day());
    return localDate(first.isEmpty() ? last : first + QStringLiteral(" – ") + last);
}

QString languageWords(const std::string& bcp47) {
    const QString code = QString::fromStdString(bcp47);
    const QLocale locale(code);
    return locale.language() == QLocale::C || locale.nativeLanguageName().isEmpty()
               ? code
               : locale.nativeLanguageName();
}

QString number(std::int64_t value) {
    return QLocale(QLocale::English).toString(static_cast<qlonglong>(value));
}

QString spokenEvent(const store::EventRow& row) {
    QStringList parts{shown(row.title), whenWords(whenOf(row)),
                      tr("%n article(s)", static_cast<int>(row.articles)),
                      tr("%n independent origin(s)", static_cast<int>(row.origins))};
    if (row.conflicts > 0)
        parts << tr("%n facet(s) in conflict", static_cast<int>(row.conflicts));
    return parts.join(QStringLiteral(", "));
}

} // namespace claimline::ui
