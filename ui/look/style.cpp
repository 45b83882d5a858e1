#include "look/style.h"

#include "look/tokens.h"

#include <QPainter>
#include <QStyleOption>

namespace claimline::ui {

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion")) {}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const Tokens& t = tokensOf(option->palette);
    const QRect r = option->rect;
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(r, t.chrome);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.rule);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(r, t.canvas);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.rule);
        return;
    case CE_TabBarTabShape: {
        const bool chosen = option->state & State_Selected;
        painter->fillRect(r, chosen ? t.canvas : t.chrome);
        if (chosen)
            painter->fillRect(QRect(r.left(), r.top(), r.width(), 2), t.accent);
        return;
    }
    case CE_MenuBarEmptyArea:
        painter->fillRect(r, t.chrome);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    return metric == PM_HeaderMargin ? 9 : QProxyStyle::pixelMetric(metric, option, widget);
}

QString EnglishPlurals::translate(const char*, const char* text, const char*, int n) const {
    const QString source = QString::fromUtf8(text);
    if (n < 0 || !source.contains(QLatin1String("(s)")))
        return {};
    return QString(source).replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace claimline::ui
