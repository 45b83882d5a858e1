#include "timeline/stamps.h"

#include "timeline/marks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace claimline::ui {

namespace {

constexpr int keptKilobytes = 24'000; // some screens full of names
constexpr double shapeBox = 17;
constexpr double hatchHeight = 9;
constexpr double hatchPeriod = 5, gapPeriod = 4; // across the strokes, which lie at 45 degrees

// Of a strip: a whole number of strokes that comes nearly out on a pixel.
double stripLength(double period) {
    return 70 * period * std::numbers::sqrt2;
}

std::size_t slotOf(int side) {
    return side >= 0 && side < 5 ? static_cast<std::size_t>(side) : 5;
}

} // namespace

Stamps::Stamps()
    : kept_(keptKilobytes) {}

void Stamps::reset(const Tokens& tokens, const QFont& systemFont, qreal ratio) {
    tokens_ = &tokens;
    ratio_ = ratio;
    for (std::size_t i = 0; i < fonts_.size(); ++i)
        fonts_[i] = fontOf(static_cast<Role>(i), systemFont);
    for (auto& both : sides_)
        both = {};
    hatches_ = {};
    undated_ = gap_ = {};
    kept_.clear();
}

QPixmap Stamps::blank(QSizeF size, const QColor& ground) const {
    QPixmap pixmap((size * ratio_).toSize().expandedTo({1, 1}));
    pixmap.setDevicePixelRatio(ratio_);
    pixmap.fill(ground); // one without alpha is copied, not blended
    return pixmap;
}

void Stamps::keep(const QString& name, const QPixmap& pixmap) {
    const int cost = 1 + pixmap.width() * pixmap.height() * 4 / 1024;
    kept_.insert(name, new QPixmap(pixmap), cost);
}

void Stamps::side(QPainter& p, QPointF centre, int side, bool hollow) {
    QPixmap& pixmap = sides_[slotOf(side)][hollow ? 1 : 0];
    if (pixmap.isNull()) {
        pixmap = blank({shapeBox, shapeBox}, Qt::transparent);
        QPainter own(&pixmap);
        marks::drawSide(own, {shapeBox / 2, shapeBox / 2}, side, *tokens_, hollow);
    }
    // On whole pixels of the screen: a shape between two would be blurred.
    const auto snapped = [&](double value) { return std::round((value - shapeBox / 2) * ratio_) / ratio_; };
    p.drawPixmap(QPointF(snapped(centre.x()), snapped(centre.y())), pixmap);
}

void Stamps::hatch(QPainter& p, double x0, double x1, double y, int side, double anchor) {
    if (x1 - x0 < 1)
        return;
    QPixmap& pixmap = hatches_[slotOf(side)];
    if (pixmap.isNull()) {
        const QSizeF size(std::ceil(stripLength(hatchPeriod)), hatchHeight);
        pixmap = blank(size, Qt::transparent);
        QPainter own(&pixmap);
        marks::drawHatch(own, {{0, 0}, size}, tokens_->side(side), 0, 2, hatchPeriod);
    }
    layStrip(p, pixmap, {x0, std::round(y - hatchHeight / 2), x1 - x0, hatchHeight}, anchor, hatchPeriod);
}

void Stamps::gap(QPainter& p, double x0, double x1, double top, double height, double anchor) {
    if (x1 - x0 < 1)
        return;
    if (gap_.height() != std::lround(height * ratio_)) {
        const QSizeF size(std::ceil(stripLength(gapPeriod)), height);
        gap_ = blank(size, tokens_->canvas);
        QPainter own(&gap_);
        marks::drawHatch(own, {{0, 0}, size}, tokens_->rule, 0, 1, gapPeriod);
    }
    layStrip(p, gap_, {x0, top, x1 - x0, height}, anchor, gapPeriod);
}

// Piece by piece of the strip, from the phase that the anchor gives.
void Stamps::layStrip(QPainter& p, const QPixmap& strip, const QRectF& area, double anchor,
                      double period) const {
    const double length = stripLength(period);
    for (double x = area.left(); x < area.right();) {
        const double phase = std::fmod(std::fmod(x - anchor, length) + length, length);
        const double wide = std::min(area.right() - x, length - phase);
        p.drawPixmap(QRectF(x, area.top(), wide, area.height()), strip,
                     QRectF(phase * ratio_, 0, wide * ratio_, area.height() * ratio_));
        x += std::max(wide, 0.5);
    }
}

void Stamps::bubble(QPainter& p, QPointF middle, int events, int contested) {
    const QFont& face = font(Role::small);
    const double width = marks::bubbleWidth(events, contested, face) + 4;
    const QString name = QStringLiteral("b%1/%2").arg(events).arg(contested);
    const QPixmap pixmap = once(name, {width, 22}, Qt::transparent, [&](QPainter& own) {
        marks::drawBubble(own, {width / 2, 11}, events, contested, face, *tokens_);
    });
    p.drawPixmap(QPointF(std::round(middle.x() - width / 2), std::round(middle.y() - 11)), pixmap);
}

void Stamps::undatedGround(QPainter& p, const QRect& area) {
    if (area.isEmpty())
        return;
    if (undated_.height() < area.height() * ratio_ ||
        undated_.width() != std::lround(area.width() * ratio_)) {
        const QSizeF size(area.width(), area.height() + 200);
        undated_ = blank(size, tokens_->canvas);
        QPainter own(&undated_);
        marks::drawUndatedGround(own, QRectF({0, 0}, size), *tokens_);
    }
    p.drawPixmap(QRectF(area), undated_, QRectF(0, 0, area.width() * ratio_, area.height() * ratio_));
}

double Stamps::width(const QString& words, Role role) {
    return QFontMetricsF(font(role)).horizontalAdvance(words);
}

double Stamps::text(QPainter& p, QPointF at, const QString& words, Role role, const QColor& ink) {
    if (words.isEmpty())
        return 0;
    const QString name = QLatin1Char('t') + QString::number(static_cast<int>(role)) +
                         QString::number(ink.rgb(), 16) + QLatin1Char('/') + words;
    const QPixmap* known = found(name);
    const QFontMetricsF metrics(font(role));
    const double rise = std::ceil(metrics.ascent());
    if (known == nullptr) {
        const QSizeF size(std::ceil(metrics.horizontalAdvance(words)) + 2,
                          rise + std::ceil(metrics.descent()));
        once(name, size, Qt::transparent, [&](QPainter& own) {
            own.setFont(font(role));
            own.setPen(ink);
            own.drawText(QPointF(0, rise), words);
        });
        known = found(name);
        if (known == nullptr)
            return 0; // larger than all that is kept: no text of ours
    }
    p.drawPixmap(QPointF(std::round(at.x()), std::round(at.y() - rise)), *known);
    return known->deviceIndependentSize().width() - 2;
}

} // namespace claimline::ui
