// Style: Fusion without its gradients, and English plurals.
#pragma once

#include <QProxyStyle>
#include <QTranslator>

namespace claimline::ui {

// Fusion drawn flat: bars, tabs and table heads as LOOK has them. Everything else is Fusion's.
class FlatStyle final : public QProxyStyle {
    Q_OBJECT
public:
    FlatStyle();
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    // A tool button with the property "glyph" shows that icon of face.h, in the ink of the moment.
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
};

// "%n article(s)" → "1 article", "2 articles": the sources are English, so that no file is needed for it.
class EnglishPlurals final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char* disambiguation,
                      int n) const override;
};

} // namespace claimline::ui
