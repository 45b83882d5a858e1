// Marks: every sign of the program, painted as paths, in one place, for screen, PDF and legend alike. Needs a
// painter and the tokens only. Sizes are in the painter's units (pixels of a 96 dpi screen by default).
//
//   marks::drawSide(painter, {x, y}, side, tokens);             // filled: somebody asserts it
//   double width = marks::drawPill(painter, {x, y}, 2, font, tokens);
//
// Each function leaves the painter's pen, brush and hints as they were.
#pragma once

#include "look/tokens.h"
#include "model/event.h"

#include <QFont>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace claimline::ui::marks {

// ---------------------------------------------------------------- sides

enum class Shape { circle, square, triangle, diamond, pentagon, hexagon };

// By the side's place in order of appearance; a sixth and later, and -1, are hexagons.
Shape shapeOf(int side);
QPainterPath shapePath(Shape shape, QPointF centre, double size = 11);
void drawShape(QPainter& p, QPointF centre, Shape shape, const QColor& color, bool hollow = false,
               double size = 11, const QColor& ground = {});
// Hollow: nobody of that side asserts it (declined, denied, not verified); filled with canvas.
void drawSide(QPainter& p, QPointF centre, int side, const Tokens& tokens, bool hollow = false,
              double size = 11);

// ---------------------------------------------------------------- when it was

void drawWhisker(QPainter& p, double x0, double x1, double y, const QColor& color); // caps of 8
void drawCore(QPainter& p, double x0, double x1, double y, const QColor& color);    // solid bar of 9
// 45 degrees, `stroke` of every `period`, in phase with `anchor`: the x of an instant, so that it does not
// crawl.
void drawHatch(QPainter& p, const QRectF& area, const QColor& color, double anchor = 0, double stroke = 2,
               double period = 5);
void drawOpenEnd(QPainter& p, QPointF tip, const QColor& color, bool towardsPast = false);
void drawUndatedGround(QPainter& p, const QRectF& area, const Tokens& tokens);

// ---------------------------------------------------------------- how accounts stand to each other

void drawNotEqual(QPainter& p, const QRectF& box, const QColor& color, double stroke = 1.6);
void drawNode(QPainter& p, QPointF centre, const Tokens& tokens, double size = 19);
// "≠ 2" on the conflict tint; x is its left edge, y its middle. Gives its width.
double pillWidth(int conflicts, const QFont& font);
double drawPill(QPainter& p, QPointF leftMiddle, int conflicts, const QFont& font, const Tokens& tokens);
void drawConflictTick(QPainter& p, QPointF bottomMiddle, const Tokens& tokens); // 8 x 7, points down
void drawConflictRow(QPainter& p, const QRectF& row, const Tokens& tokens, double bar = 6);
void drawCompatibleEdge(QPainter& p, const QRectF& cell, const Tokens& tokens); // dots of 3 every 6
void drawDenialEdge(QPainter& p, const QRectF& cell, const Tokens& tokens);     // grey hatch of 8
void drawUpdateArrow(QPainter& p, QPointF from, QPointF to, const QColor& color);
void drawBracket(QPainter& p, double x0, double x1, double y, const QString& words, const QFont& font,
                 const QColor& color, const Tokens& tokens);
// How an event stands, 14 x 14: ≠, bent arrow, two strokes, one stroke.
void drawStanding(QPainter& p, const QRectF& box, EventStatus status, const Tokens& tokens);

// ---------------------------------------------------------------- how it is said

enum class Badge { none, about, atLeast, atMost, unconfirmed, declines, denies };

Badge badgeOf(Hedge hedge, Stance stance);
void drawBadge(QPainter& p, const QRectF& box, Badge badge, const Tokens& tokens); // 17 x 16
void drawGrade(QPainter& p, const QRectF& box, const QString& grade, bool set, const QFont& font,
               const Tokens& tokens);
void drawPencil(QPainter& p, const QRectF& box, const QColor& color);

// ---------------------------------------------------------------- many at once

// "+12" or "+12 ≠3", 18 high.
double bubbleWidth(int events, int conflicts, const QFont& font);
void drawBubble(QPainter& p, QPointF middle, int events, int conflicts, const QFont& font,
                const Tokens& tokens);
// Height of a column of n events where the fullest has `most`, on a log scale.
double densityHeight(std::uint32_t events, std::uint32_t most, double height);

// Points down where what it stands before is open, to the right where it is closed.
void drawChevron(QPainter& p, const QRectF& box, bool open, const QColor& color);

// 2 px accent frame outside the mark: has the keyboard.
void drawFocus(QPainter& p, const QRectF& around, const Tokens& tokens, double radius = 3);

} // namespace claimline::ui::marks
