// Dates in the language of the window: the export writes them in English, as its reports are; here their
// words and names of months are put into the reader's.
#pragma once

#include <QLocale>
#include <QString>

namespace claimline::ui {

// "about Wed 8 Oct 2025, 02:00" → "etwa Mi 8. Okt. 2025, 02:00". English stays as it is.
QString localDate(const QString& english);

// The locale of the window's language; the C locale where that is English, whatever the desktop's is.
QLocale windowLocale();

} // namespace claimline::ui
