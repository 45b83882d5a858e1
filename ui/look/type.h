// Type: the faces and sizes of the window. Data, names and controls are sans; titles, the summary and every
// quoted word are serif, so that one sees at once what is the source's wording. All sizes are factors of the
// system's font, so that text grows with it; 13 px at 96 dpi is 1.0.
//
//   painter.setFont(type::sans(type::valueNumber, true));
#pragma once

#include <QFont>

namespace claimline::ui::type {

// px at 96 dpi, as the look has them.
inline constexpr double display = 58, title = 23, compareTitle = 25, valueNumber = 22, valueWords = 15,
                        summary = 15, article = 16, quotation = 13, evidence = 14, base = 13, dense = 12.5,
                        small = 11.5;

// Noto Sans. Condensed text is stretched where the condensed cut is not installed.
QFont sans(double px, bool bold = false, bool condensed = false);
// Noto Serif; Noto Serif Display from 28 px up.
QFont serif(double px, bool bold = false, bool condensed = false);

} // namespace claimline::ui::type
