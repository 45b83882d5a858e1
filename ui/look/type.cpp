#include "look/type.h"

#include <QGuiApplication>

namespace claimline::ui::type {

namespace {

QFont face(const QString& family, double px, bool bold, bool condensed) {
    QFont font = QGuiApplication::font();
    const double factor = px / base;
    font.setFamily(family);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    if (condensed)
        font.setStretch(QFont::SemiCondensed);
    return font;
}

} // namespace

QFont sans(double px, bool bold, bool condensed) {
    return face(QStringLiteral("Noto Sans"), px, bold, condensed);
}

QFont serif(double px, bool bold, bool condensed) {
    return face(px >= 28 ? QStringLiteral("Noto Serif Display") : QStringLiteral("Noto Serif"), px, bold,
                condensed);
}

} // namespace claimline::ui::type
