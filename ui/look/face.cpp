#include "look/face.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Outside every namespace, as the macro asks. The linker drops the start-up code of a static library that nothing names.
static void loadIcons() { Q_INIT_RESOURCE(icons); }

namespace claimline::ui {

namespace {

struct Cut {
    double factor;
    const char* family; // nullptr: the system's
    QFont::Weight weight;
    int stretch;
};

constexpr const char* serif = "Noto Serif";
constexpr const char* serifDisplay = "Noto Serif Display";

// By Role; sizes of LOOK over its base of 13 px. Semi-condensed cuts are made by stretch.
constexpr std::array<Cut, 15> cuts{{{58 / 13.0, serifDisplay, QFont::DemiBold, 100},
                                    {23 / 13.0, serif, QFont::DemiBold, 87},
                                    {25 / 13.0, serif, QFont::DemiBold, 87},
                                    {22 / 13.0, nullptr, QFont::DemiBold, 100},
                                    {15 / 13.0, nullptr, QFont::DemiBold, 87},
                                    {15 / 13.0, serif, QFont::Normal, 100},
                                    {16 / 13.0, serif, QFont::Normal, 100},
                                    {13 / 13.0, serif, QFont::Normal, 100},
                                    {14 / 13.0, serif, QFont::Normal, 100},
                                    {1.0, nullptr, QFont::Normal, 100},
                                    {1.0, nullptr, QFont::DemiBold, 100},
                                    {12.5 / 13.0, nullptr, QFont::Normal, 95},
                                    {12.5 / 13.0, nullptr, QFont::DemiBold, 92},
                                    {11.5 / 13.0, nullptr, QFont::Normal, 100},
                                    {11.5 / 13.0, nullptr, QFont::DemiBold, 97}}};

class TintedIcon final : public QIconEngine {
public:
    TintedIcon(QString name, const QPalette& palette)
        : name_(std::move(name))
        , palette_(palette) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect,
                            iconPixmap(name_, colorIn(mode), std::min(rect.width(), rect.height()), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return iconPixmap(name_, colorIn(mode), std::min(size.width(), size.height()), 1.0);
    }
    QIconEngine* clone() const override { return new TintedIcon(name_, palette_); }

private:
    QColor colorIn(QIcon::Mode mode) const {
        return palette_.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                              QPalette::ButtonText);
    }
    QString name_;
    QPalette palette_;
};

bool turnsOrHides(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF;
}

} // namespace

QFont fontOf(Role role, const QFont& systemFont) {
    const Cut& cut = cuts.at(static_cast<std::size_t>(role));
    QFont font = systemFont;
    const double points =
        systemFont.pointSizeF() > 0 ? systemFont.pointSizeF() : QFontInfo(systemFont).pointSizeF();
    font.setPointSizeF(points * cut.factor);
    if (cut.family != nullptr)
        font.setFamily(QString::fromLatin1(cut.family));
    font.setWeight(cut.weight);
    font.setStretch(cut.stretch);
    return font;
}

QFont fontOf(Role role) {
    return fontOf(role, QGuiApplication::font());
}

QFont applicationFont() {
    QFont font = QApplication::font();
    if (QFontDatabase::families().contains(QStringLiteral("Noto Sans")))
        font.setFamily(QStringLiteral("Noto Sans"));
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        font.setPointSizeF(9.75); // 13 px at 96 dpi; there is no system to ask
    return font;
}

QIcon iconOf(const QString& name, const QPalette& palette) {
    return QIcon(new TintedIcon(name, palette));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal ratio) {
    const QString key = QStringLiteral("claimline/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    static const bool loaded = (loadIcons(), true);
    Q_UNUSED(loaded)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QSvgRenderer renderer(file.readAll().replace("#000", color.name().toLatin1()));
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, size, size));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QString shown(std::string_view text) {
    QString result = fromUtf8(text);
    for (QChar& c : result)
        if (turnsOrHides(c.unicode()) && c != QLatin1Char('\n'))
            c = c == QLatin1Char('\t') ? QLatin1Char(' ') : QChar(0xFFFD);
    return result;
}

} // namespace claimline::ui
