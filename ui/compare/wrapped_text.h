// Text over some lines of a cell or a head of the comparison, and the measures that both share.
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace claimline::ui {

inline constexpr int matrixPadX = 12, matrixPadY = 8, leastColumn = 220, facetWidth = 236;

int lineHeight(const QFont& font);
// From the top of the area, the last of `lines` elided where there is more; `boldLength` units from
// `boldFrom` in bold.
void drawWrapped(QPainter& painter, const QRect& area, const QString& text, const QFont& font, int lines,
                 int boldFrom = -1, int boldLength = 0);
// What drawWrapped takes, at least a line.
int heightOf(const QString& text, const QFont& font, int width, int lines);

} // namespace claimline::ui
