#include "events/value_words.h"

#include "export/export.h"
#include "look/face.h"

#include <algorithm>
#include <cmath>

namespace claimline::ui {

QString scopeWords(const Scope& scope) {
    return shown(exporting::scopeText(scope));
}

ValueWords valueWords(const Answer& answer, Stance stance) {
    ValueWords words{marks::badgeOf(answer.hedge, answer.denied ? Stance::denies : stance),
                     shown(answer.value)};
    const bool number = answer.kind == FacetKind::count || answer.kind == FacetKind::amount;
    const auto digit = std::ranges::find_if(words.value, [](QChar c) { return c.isDigit(); });
    if (!number || digit == words.value.end())
        return words;
    if (words.badge == marks::Badge::about && std::isinf(answer.high)) { // "2 or more"
        words.badge = marks::Badge::atLeast;
        const qsizetype space = words.value.indexOf(QLatin1Char(' '), digit - words.value.begin());
        words.value = words.value.mid(digit - words.value.begin(),
                                      space < 0 ? -1 : space - (digit - words.value.begin()));
        return words;
    }
    // A denial or a doubt is said of the value with its hedge.
    if (words.badge == marks::Badge::about || words.badge == marks::Badge::atLeast ||
        words.badge == marks::Badge::atMost)
        words.value = words.value.mid(digit - words.value.begin());
    return words;
}

} // namespace claimline::ui
