// Words for what the model enumerates, translated; and short texts about an event that several panes show.
#pragma once

#include "model/event.h"
#include "store/store.h"

#include <QString>

namespace claimline::ui {

QString typeWords(EventType type);
QString statusWords(EventStatus status);
QString precisionWords(Precision precision);
// "RU" → "Russia"; a body or company as it stands; empty → "No known side".
QString partyWords(std::string_view party);

When whenOf(const store::EventRow& row);
QString whenWords(const When& when);             // "Tue 19 Nov 2024, 03:25"; "no date"
QString shortWhen(const store::EventRow& row);   // without weekday: "19 Nov 2024, 03:25"
QString dayWords(Instant instant);               // "19 Nov 2024"
QString rangeWords(Instant from, Instant to);    // [from, to) in days: "16 – 30 Nov 2024"
QString fileName(const std::string& path);       // without its folders: "2-wire.txt"
QString capital(QString words);                  // "Drones fired", as a head of a row
QString languageWords(const std::string& bcp47); // "de-AT" → "Deutsch", as its speakers call it
QString number(std::int64_t value);              // "1,386", by the locale
// "Strike on a depot, Tue 19 Nov 2024, 4 sources, 2 facets in conflict": for screen readers.
QString spokenEvent(const store::EventRow& row);

} // namespace claimline::ui
