// A value as it is drawn: its hedge as a badge, and the value without the words that the badge says.
#pragma once

#include "model/facts.h"
#include "timeline/marks.h"

#include <QString>

namespace claimline::ui {

struct ValueWords {
    marks::Badge badge = marks::Badge::none;
    QString value; // "5" beside the badge "at least"; to be spoken or copied, a value keeps all its words
};

ValueWords valueWords(const Answer& answer, Stance stance);

// What the value counts where that is not all: "child, of these", "more". In the language of the texts.
QString scopeWords(const Scope& scope);

} // namespace claimline::ui
