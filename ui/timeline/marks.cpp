#include "timeline/marks.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace claimline::ui::marks {

namespace {

// Puts pen, brush and hints back; all marks are drawn smooth.
class Kept {
public:
    explicit Kept(QPainter& p)
        : p_(p) {
        p_.save();
        p_.setRenderHint(QPainter::Antialiasing);
    }
    ~Kept() { p_.restore(); }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

private:
    QPainter& p_;
};

QPen roundPen(const QColor& color, double width) {
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QPainterPath polygon(QPointF centre, double radius, int corners, double turn) {
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        points << centre + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    points << points.first();
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

constexpr double pillSign = 11; // width of the sign in pills and bubbles
constexpr double pillPadding = 4;

} // namespace

// ---------------------------------------------------------------- sides

Shape shapeOf(int side) {
    return side >= 0 && side < 5 ? static_cast<Shape>(side) : Shape::hexagon;
}

QPainterPath shapePath(Shape shape, QPointF centre, double size) {
    const double half = size / 2;
    QPainterPath path;
    switch (shape) {
    case Shape::circle:
        path.addEllipse(centre, half, half);
        return path;
    case Shape::square:
        path.addRect(QRectF(centre.x() - half * 0.91, centre.y() - half * 0.91, size * 0.91, size * 0.91));
        return path;
    case Shape::triangle:
        path.addPolygon(
            QPolygonF{{centre + QPointF(0, -half * 1.05), centre + QPointF(half * 1.15, half * 0.95),
                       centre + QPointF(-half * 1.15, half * 0.95), centre + QPointF(0, -half * 1.05)}});
        return path;
    case Shape::diamond:
        return polygon(centre, half * 1.18, 4, 0);
    case Shape::pentagon:
        return polygon(centre + QPointF(0, half * 0.05), half * 1.12, 5, 0);
    case Shape::hexagon:
        return polygon(centre, half * 1.05, 6, std::numbers::pi / 6);
    }
    return path;
}

void drawShape(QPainter& p, QPointF centre, Shape shape, const QColor& color, bool hollow, double size,
               const QColor& ground) {
    const Kept kept(p);
    const double stroke = 1.75 * size / 11;
    if (!hollow) {
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPath(shapePath(shape, centre, size));
        return;
    }
    QPen pen(color, stroke);
    pen.setJoinStyle(Qt::MiterJoin);
    p.setPen(pen);
    p.setBrush(ground.isValid() ? QBrush(ground) : Qt::NoBrush);
    p.drawPath(shapePath(shape, centre, size - stroke));
}

void drawSide(QPainter& p, QPointF centre, int side, const Tokens& tokens, bool hollow, double size) {
    drawShape(p, centre, shapeOf(side), tokens.side(side), hollow, size, tokens.canvas);
}

// ---------------------------------------------------------------- when it was

void drawWhisker(QPainter& p, double x0, double x1, double y, const QColor& color) {
    const Kept kept(p);
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setPen(QPen(color, 1));
    const double left = std::round(x0), right = std::round(x1), line = std::round(y - 0.5);
    p.drawLine(QPointF(left, line), QPointF(right, line));
    p.drawLine(QPointF(left, line - 4), QPointF(left, line + 4));
    p.drawLine(QPointF(right, line - 4), QPointF(right, line + 4));
}

void drawCore(QPainter& p, double x0, double x1, double y, const QColor& color) {
    p.fillRect(QRectF(x0, std::round(y) - 4.5, std::max(2.0, x1 - x0), 9), color);
}

void drawHatch(QPainter& p, const QRectF& area, const QColor& color, double anchor, double stroke,
               double period) {
    if (area.width() <= 0 || area.height() <= 0)
        return;
    const Kept kept(p);
    p.setClipRect(area, Qt::IntersectClip);
    p.setPen(QPen(color, stroke, Qt::SolidLine, Qt::FlatCap));
    period *= std::numbers::sqrt2; // along the line; `period` is across the strokes
    const double h = area.height();
    const double first = anchor + std::floor((area.left() - h - anchor) / period) * period;
    QVector<QLineF> lines;
    lines.reserve(static_cast<qsizetype>((area.width() + h) / period) + 3);
    for (double x = first; x < area.right() + period; x += period)
        lines << QLineF(x - 1, area.bottom() + 1, x + h + 1, area.top() - 1);
    p.drawLines(lines);
}

void drawOpenEnd(QPainter& p, QPointF tip, const QColor& color, bool towardsPast) {
    const Kept kept(p);
    p.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const double back = towardsPast ? 6 : -6;
    p.drawPolyline(QPolygonF{{tip + QPointF(back, -6), tip, tip + QPointF(back, 6)}});
}

void drawUndatedGround(QPainter& p, const QRectF& area, const Tokens& tokens) {
    drawHatch(p, area, tokens.rule, 0, 1, 6);
}

// ---------------------------------------------------------------- how accounts stand to each other

void drawNotEqual(QPainter& p, const QRectF& box, const QColor& color, double stroke) {
    const Kept kept(p);
    p.setPen(QPen(color, stroke, Qt::SolidLine, Qt::FlatCap));
    const QPointF c = box.center();
    const double half = box.width() * 0.42, gap = box.height() * 0.16, rise = box.height() * 0.42;
    p.drawLine(c + QPointF(-half, -gap), c + QPointF(half, -gap));
    p.drawLine(c + QPointF(-half, gap), c + QPointF(half, gap));
    p.drawLine(c + QPointF(-half * 0.55, rise), c + QPointF(half * 0.55, -rise));
}

void drawNode(QPainter& p, QPointF centre, const Tokens& tokens, double size) {
    const Kept kept(p);
    p.setPen(QPen(tokens.canvas, 1.5));
    p.setBrush(tokens.conflict);
    p.drawEllipse(centre, size / 2, size / 2);
    const double sign = size * 0.62;
    drawNotEqual(p, QRectF(centre.x() - sign / 2, centre.y() - sign / 2, sign, sign), tokens.canvas,
                 size * 0.09);
}

double pillWidth(int conflicts, const QFont& font) {
    return 2 * pillPadding + pillSign + 2 +
           QFontMetricsF(bold(font)).horizontalAdvance(QString::number(conflicts));
}

double drawPill(QPainter& p, QPointF leftMiddle, int conflicts, const QFont& font, const Tokens& tokens) {
    const Kept kept(p);
    const double width = pillWidth(conflicts, font);
    const QRectF box(leftMiddle.x(), leftMiddle.y() - 8, width, 16);
    p.setPen(Qt::NoPen);
    p.setBrush(tokens.conflictTint);
    p.drawRoundedRect(box, 2, 2);
    drawNotEqual(p, QRectF(box.left() + pillPadding, box.center().y() - pillSign / 2, pillSign, pillSign),
                 tokens.conflict);
    p.setPen(tokens.conflict);
    p.setFont(bold(font));
    p.drawText(box.adjusted(pillPadding + pillSign + 2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
               QString::number(conflicts));
    return width;
}

void drawConflictTick(QPainter& p, QPointF bottomMiddle, const Tokens& tokens) {
    const Kept kept(p);
    p.setPen(Qt::NoPen);
    p.setBrush(tokens.conflict);
    p.drawPolygon(QPolygonF{{bottomMiddle, bottomMiddle + QPointF(-4, -7), bottomMiddle + QPointF(4, -7)}});
}

void drawConflictRow(QPainter& p, const QRectF& row, const Tokens& tokens, double bar) {
    p.fillRect(row, tokens.conflictTint);
    p.fillRect(QRectF(row.left(), row.top(), bar, row.height()), tokens.conflict);
}

void drawCompatibleEdge(QPainter& p, const QRectF& cell, const Tokens& tokens) {
    const Kept kept(p);
    p.setPen(Qt::NoPen);
    p.setBrush(tokens.ink3);
    for (double y = cell.top() + 3; y + 3 <= cell.bottom(); y += 6)
        p.drawEllipse(QRectF(cell.left(), y, 3, 3));
}

void drawDenialEdge(QPainter& p, const QRectF& cell, const Tokens& tokens) {
    drawHatch(p, QRectF(cell.left(), cell.top(), 8, cell.height()), tokens.ink3);
}

void drawUpdateArrow(QPainter& p, QPointF from, QPointF to, const QColor& color) {
    const Kept kept(p);
    p.setPen(roundPen(color, 1.5));
    p.drawLine(from, to);
    const double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
    for (const double side : {-0.5, 0.5})
        p.drawLine(to, to - QPointF(9 * std::cos(angle + side), 9 * std::sin(angle + side)));
}

void drawBracket(QPainter& p, double x0, double x1, double y, const QString& words, const QFont& font,
                 const QColor& color, const Tokens& tokens) {
    const Kept kept(p);
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setPen(QPen(color, 1.5));
    p.drawPolyline(QPolygonF{{QPointF(x0, y + 7), QPointF(x0, y), QPointF(x1, y), QPointF(x1, y + 7)}});
    if (words.isEmpty())
        return;
    const double width = QFontMetricsF(font).horizontalAdvance(words);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF box(x0 + 14, y - 8, width + 8, 16);
    p.fillRect(box, tokens.canvas);
    p.setFont(font);
    p.setPen(tokens.ink2);
    p.drawText(box, Qt::AlignCenter, words);
}

void drawStanding(QPainter& p, const QRectF& box, EventStatus status, const Tokens& tokens) {
    const Kept kept(p);
    const QPointF c = box.center();
    const double half = box.width() * 0.4;
    switch (status) {
    case EventStatus::contested:
        drawNotEqual(p, box, tokens.conflict, 1.8);
        return;
    case EventStatus::updated: {
        p.setPen(roundPen(tokens.ink2, 1.5));
        const double down = box.height() * 0.28;
        p.drawPolyline(QPolygonF{{c + QPointF(-half, down), c + QPointF(-half * 0.1, down),
                                  c + QPointF(-half * 0.1, -down * 0.6), c + QPointF(half, -down * 0.6)}});
        p.drawPolyline(QPolygonF{{c + QPointF(half * 0.5, -down * 1.4), c + QPointF(half, -down * 0.6),
                                  c + QPointF(half * 0.5, down * 0.2)}});
        return;
    }
    case EventStatus::corroborated:
        p.setPen(QPen(tokens.ink2, 1.5));
        p.drawLine(c + QPointF(-half, -2.5), c + QPointF(half, -2.5));
        p.drawLine(c + QPointF(-half, 2.5), c + QPointF(half, 2.5));
        return;
    case EventStatus::single:
        p.setPen(QPen(tokens.ink3, 1.5));
        p.drawLine(c + QPointF(-half, 0), c + QPointF(half, 0));
        return;
    }
}

// ---------------------------------------------------------------- how it is said

Badge badgeOf(Hedge hedge, Stance stance) {
    switch (stance) {
    case Stance::denies:
        return Badge::denies;
    case Stance::declines:
        return Badge::declines;
    case Stance::unverified:
        return Badge::unconfirmed;
    case Stance::asserts:
        break;
    }
    switch (hedge) {
    case Hedge::about:
    case Hedge::vague:
    case Hedge::range:
        return Badge::about;
    case Hedge::atLeast:
        return Badge::atLeast;
    case Hedge::atMost:
        return Badge::atMost;
    case Hedge::exact:
        break;
    }
    return Badge::none;
}

namespace {

void drawTilde(QPainter& p, QPointF c, double half) {
    QPainterPath wave(c + QPointF(-half, half * 0.25));
    wave.cubicTo(c + QPointF(-half * 0.4, -half * 0.8), c + QPointF(half * 0.4, half * 0.8),
                 c + QPointF(half, -half * 0.25));
    p.drawPath(wave);
}

void drawBound(QPainter& p, QPointF c, double half, bool atLeast) {
    const double tip = atLeast ? half : -half;
    p.drawPolyline(
        QPolygonF{{c + QPointF(-tip, -half), c + QPointF(tip, -half * 0.3), c + QPointF(-tip, half * 0.4)}});
    p.drawLine(c + QPointF(-half, half), c + QPointF(half, half));
}

void drawQuestion(QPainter& p, QPointF c, double half) {
    QPainterPath hook(c + QPointF(-half * 0.6, -half * 0.55));
    hook.cubicTo(c + QPointF(-half * 0.5, -half * 1.3), c + QPointF(half * 0.8, -half * 1.3),
                 c + QPointF(half * 0.65, -half * 0.45));
    hook.quadTo(c + QPointF(half * 0.5, -half * 0.1), c + QPointF(0, half * 0.3));
    p.drawPath(hook);
    p.drawPoint(c + QPointF(0, half));
}

} // namespace

void drawBadge(QPainter& p, const QRectF& box, Badge badge, const Tokens& tokens) {
    if (badge == Badge::none)
        return;
    const Kept kept(p);
    p.setPen(QPen(tokens.ink2, 1));
    p.setBrush(tokens.canvas);
    p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    p.setPen(roundPen(tokens.ink, 1.5));
    p.setBrush(Qt::NoBrush);
    const QPointF c = box.center();
    const double half = box.height() * 0.23;
    switch (badge) {
    case Badge::about:
        drawTilde(p, c, half * 1.25);
        return;
    case Badge::atLeast:
    case Badge::atMost:
        drawBound(p, c, half, badge == Badge::atLeast);
        return;
    case Badge::unconfirmed:
        drawQuestion(p, c, half * 1.1);
        return;
    case Badge::declines:
        p.drawLine(c + QPointF(-half, 0), c + QPointF(half, 0));
        return;
    case Badge::denies:
        p.drawLine(c + QPointF(-half, -half), c + QPointF(half, half));
        p.drawLine(c + QPointF(half, -half), c + QPointF(-half, half));
        return;
    case Badge::none:
        return;
    }
}

void drawGrade(QPainter& p, const QRectF& box, const QString& grade, bool set, const QFont& font,
               const Tokens& tokens) {
    const Kept kept(p);
    p.setPen(QPen(set ? tokens.ink : tokens.rule, 1));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    p.setPen(set ? tokens.ink : tokens.ink3);
    p.setFont(set ? bold(font) : font);
    p.drawText(box, Qt::AlignCenter, grade);
}

void drawPencil(QPainter& p, const QRectF& box, const QColor& color) {
    const Kept kept(p);
    p.setPen(roundPen(color, 1.4));
    p.setBrush(Qt::NoBrush);
    const double u = box.width() / 14;
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * u, y * u); };
    p.drawPolygon(QPolygonF{{at(2, 12), at(2.8, 8.8), at(10, 1.6), at(12.4, 4), at(5.2, 11.2)}});
    p.drawLine(at(8.2, 3.4), at(10.6, 5.8));
}

// ---------------------------------------------------------------- many at once

double bubbleWidth(int events, int conflicts, const QFont& font) {
    const QFontMetricsF metrics(bold(font));
    double width = 16 + metrics.horizontalAdvance(QStringLiteral("+") + QString::number(events));
    if (conflicts > 0)
        width += 5 + pillSign + 1 + metrics.horizontalAdvance(QString::number(conflicts));
    return width;
}

void drawBubble(QPainter& p, QPointF middle, int events, int conflicts, const QFont& font,
                const Tokens& tokens) {
    const Kept kept(p);
    const QString words = QStringLiteral("+") + QString::number(events);
    const double width = bubbleWidth(events, conflicts, font);
    const QRectF box(std::round(middle.x() - width / 2) + 0.5, std::round(middle.y()) - 8.5, width, 17);
    p.setPen(QPen(tokens.rule, 1));
    p.setBrush(tokens.chrome);
    p.drawRoundedRect(box, 8.5, 8.5);
    p.setFont(bold(font));
    p.setPen(tokens.ink);
    p.drawText(box.adjusted(8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
    if (conflicts <= 0)
        return;
    const double x = box.left() + 8 + QFontMetricsF(bold(font)).horizontalAdvance(words) + 5;
    drawNotEqual(p, QRectF(x, box.center().y() - pillSign / 2, pillSign, pillSign), tokens.conflict);
    p.setPen(tokens.conflict);
    p.drawText(QRectF(x + pillSign + 1, box.top(), box.right() - x, box.height()),
               Qt::AlignLeft | Qt::AlignVCenter, QString::number(conflicts));
}

double densityHeight(std::uint32_t events, std::uint32_t most, double height) {
    if (events == 0 || most == 0)
        return 0;
    return std::max(1.0, std::log1p(events) / std::log1p(most) * height);
}

void drawChevron(QPainter& p, const QRectF& box, bool open, const QColor& color) {
    const Kept kept(p);
    p.setPen(roundPen(color, 1.5));
    p.setBrush(Qt::NoBrush);
    const QPointF c = box.center();
    const double half = box.width() * 0.3, reach = box.width() * 0.16;
    if (open)
        p.drawPolyline(
            QPolygonF{{c + QPointF(-half, -reach), c + QPointF(0, reach), c + QPointF(half, -reach)}});
    else
        p.drawPolyline(
            QPolygonF{{c + QPointF(-reach, -half), c + QPointF(reach, 0), c + QPointF(-reach, half)}});
}

void drawFocus(QPainter& p, const QRectF& around, const Tokens& tokens, double radius) {
    const Kept kept(p);
    p.setPen(QPen(tokens.accent, 2));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(around, radius, radius);
}

} // namespace claimline::ui::marks
