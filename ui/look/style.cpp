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
    case CE_HeaderLabel:
        if (const auto* header =
                qstyleoption_cast<const QStyleOptionHeader*>(option)) { // in line with the rows
            QStyleOptionHeader moved(*header);
            moved.rect.adjust(header->section == 0 ? 10 : 4, 0, -4, 0);
            QProxyStyle::drawControl(element, &moved, painter, widget);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(r, t.chrome);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QString EnglishPlurals::translate(const char*, const char* text, const char*, int n) const {
    const QString source = QString::fromUtf8(text);
    if (n < 0 || !source.contains(QLatin1String("(s)")))
        return {};
    return QString(source).replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace claimline::ui
