#include "look/style.h"

#include "look/face.h"
#include "look/tokens.h"
#include "timeline/marks.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr int glyphWide = 16, glyphGap = 6, menuWide = 16, scrollWide = 12;

QString glyphOf(const QWidget* widget) {
    return widget != nullptr ? widget->property("glyph").toString() : QString();
}

bool opensMenu(const QStyleOptionToolButton& option) {
    return option.features.testFlag(QStyleOptionToolButton::HasMenu);
}

void drawToolButton(const QStyleOptionToolButton& option, QPainter& p, const QWidget* widget) {
    const Tokens& t = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled, on = option.state & QStyle::State_On;
    const QRect r = option.rect;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    if (on || (enabled && (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken)) != 0)) {
        p.setPen(Qt::NoPen);
        p.setBrush(on ? t.accentTint : t.well);
        p.drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    const QColor ink = !enabled ? t.dens : on ? t.accent : t.ink;
    const qreal ratio = p.device()->devicePixelRatioF();
    const QString glyph = glyphOf(widget);
    QRect words = r.adjusted(8, 0, opensMenu(option) ? -menuWide : -8, 0);
    if (!glyph.isEmpty()) {
        const int x = option.text.isEmpty() ? r.center().x() - glyphWide / 2 + 1 : words.left();
        p.drawPixmap(x, r.center().y() - glyphWide / 2 + 1, iconPixmap(glyph, ink, glyphWide, ratio));
        words.setLeft(words.left() + glyphWide + glyphGap);
    }
    p.setPen(ink);
    p.setFont(option.font);
    p.drawText(words,
               Qt::AlignVCenter | Qt::TextShowMnemonic |
                   (glyph.isEmpty() && !opensMenu(option) ? Qt::AlignHCenter : Qt::AlignLeft),
               option.text);
    if (opensMenu(option))
        p.drawPixmap(r.right() - 17, r.center().y() - 5,
                     iconPixmap(QStringLiteral("chevron-down"), ink, 12, ratio));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        marks::drawFocus(p, QRectF(r).adjusted(1, 1, -1, -1), t);
    p.restore();
}

void drawScrollBar(const QStyleOptionSlider& option, const QRect& slider, QPainter& p) {
    const Tokens& t = tokensOf(option.palette);
    p.fillRect(option.rect, t.chrome);
    if (option.maximum <= option.minimum)
        return;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    const bool held = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    p.setBrush(held ? t.ink3 : t.dens);
    const bool lying = option.orientation == Qt::Horizontal;
    p.drawRoundedRect(QRectF(slider).adjusted(lying ? 2 : 3, lying ? 3 : 2, lying ? -2 : -3, lying ? -3 : -2),
                      3, 3);
    p.restore();
}

// No arrows: the groove is the whole bar.
QRect partOfScrollBar(const QStyleOptionSlider& option, QStyle::SubControl part) {
    const QRect all = option.rect;
    const bool lying = option.orientation == Qt::Horizontal;
    const int length = lying ? all.width() : all.height();
    const double range = static_cast<double>(option.maximum) - option.minimum;
    const int held = range > 0 ? std::min(length, std::max(28, static_cast<int>(length * option.pageStep /
                                                                                (range + option.pageStep))))
                               : length;
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - held, option.upsideDown);
    const auto stretch = [&](int from, int size) {
        return lying ? QRect(all.left() + from, all.top(), size, all.height())
                     : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return all;
    case QStyle::SC_ScrollBarSlider:
        return stretch(at, held);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, at);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(at + held, length - at - held);
    default:
        return {};
    }
}

} // namespace

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
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(r, item->state & (State_Selected | State_Sunken) ? t.well : t.chrome);
            painter->setPen(item->state & State_Enabled ? t.ink : t.dens);
            const bool underlined = proxy()->styleHint(SH_UnderlineShortcut, option, widget) != 0;
            painter->drawText(r, Qt::AlignCenter | (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                              item->text);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element != PE_IndicatorCheckBox)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const Tokens& t = tokensOf(option->palette);
    const bool on = option->state & State_On;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? t.accent : t.ink3);
    painter->setBrush(on ? t.accent : t.canvas);
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
        painter->setPen(QPen(t.onAccent, 1.8));
        const double w = box.width(), h = box.height();
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(w * 0.22, h * 0.52),
                                         box.topLeft() + QPointF(w * 0.43, h * 0.72),
                                         box.topLeft() + QPointF(w * 0.78, h * 0.3)}));
    }
    painter->restore();
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        control == CC_ToolButton && button != nullptr && button->icon.isNull() &&
        (!button->text.isEmpty() || !glyphOf(widget).isEmpty()))
        return drawToolButton(*button, *painter, widget);
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        control == CC_ScrollBar && bar != nullptr)
        return drawScrollBar(*bar, partOfScrollBar(*bar, SC_ScrollBarSlider), *painter);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (type != CT_ToolButton || button == nullptr || !button->icon.isNull() ||
        (button->text.isEmpty() && glyphOf(widget).isEmpty()))
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int glyph = glyphOf(widget).isEmpty() ? 0 : glyphWide + (words > 0 ? glyphGap : 0);
    return {16 + words + glyph + (opensMenu(*button) ? menuWide - 4 : 0),
            std::max(28, button->fontMetrics.height() + 8)};
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                const QWidget* widget) const {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        control == CC_ScrollBar && bar != nullptr)
        return visualRect(option->direction, option->rect, partOfScrollBar(*bar, part));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    return metric == PM_ScrollBarExtent ? scrollWide : QProxyStyle::pixelMetric(metric, option, widget);
}

QString EnglishPlurals::translate(const char*, const char* text, const char*, int n) const {
    const QString source = QString::fromUtf8(text);
    if (n < 0 || !source.contains(QLatin1String("(s)")))
        return {};
    return QString(source).replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace claimline::ui
