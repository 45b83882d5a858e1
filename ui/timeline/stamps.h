// Stamps: what the timeline puts down many times a frame, painted once: shapes, hatches, bubbles, texts. A
// text costs twenty times as much to draw as to copy.
#pragma once

#include "look/face.h"
#include "look/tokens.h"

#include <QCache>
#include <QFont>
#include <QPainter>
#include <QPixmap>

#include <array>

namespace claimline::ui {

class Stamps {
public:
    Stamps();
    // Forgets all; before the first use and whenever font, colours or resolution change.
    void reset(const Tokens& tokens, const QFont& systemFont, qreal ratio);

    const QFont& font(Role role) const { return fonts_[static_cast<std::size_t>(role)]; }
    void side(QPainter& p, QPointF centre, int side, bool hollow);
    // The hatch of what may be, 9 high; its strokes move with `anchor`.
    void hatch(QPainter& p, double x0, double x1, double y, int side, double anchor);
    // A stretch of days without articles: pale hatch, so that silence does not look like calm.
    void gap(QPainter& p, double x0, double x1, double top, double height, double anchor);
    void bubble(QPainter& p, QPointF middle, int events, int contested);
    void undatedGround(QPainter& p, const QRect& area);
    // On no ground. Baseline at `at`. Gives its width.
    double text(QPainter& p, QPointF at, const QString& words, Role role, const QColor& ink);
    double width(const QString& words, Role role);
    // Any other one, by a name of its own; made by `paint` where it is not there yet.
    template<class Paint>
    QPixmap once(const QString& name, QSizeF size, const QColor& ground, Paint&& paint);

private:
    QPixmap blank(QSizeF size, const QColor& ground) const;
    void layStrip(QPainter& p, const QPixmap& strip, const QRectF& area, double anchor, double period) const;
    QPixmap* found(const QString& name) { return kept_.object(name); }
    void keep(const QString& name, const QPixmap& pixmap);

    const Tokens* tokens_ = nullptr;
    qreal ratio_ = 1;
    std::array<QFont, 15> fonts_;
    std::array<std::array<QPixmap, 2>, 6> sides_;
    std::array<QPixmap, 6> hatches_;
    QPixmap undated_, gap_;
    QCache<QString, QPixmap> kept_;
};

template<class Paint>
QPixmap Stamps::once(const QString& name, QSizeF size, const QColor& ground, Paint&& paint) {
    if (const QPixmap* known = found(name))
        return *known;
    QPixmap pixmap = blank(size, ground);
    {
        QPainter p(&pixmap);
        paint(p);
    }
    keep(name, pixmap);
    return pixmap;
}

} // namespace claimline::ui
