#include "timeline/hover_card.h"

#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double cardWidth = 340, padding = 12, gap = 8;
constexpr int quoteLines = 3, titleLines = 3;

QString tr(const char* text, const char* note = nullptr, int n = -1) {
    return QCoreApplication::translate("HoverCard", text, note, n);
}

// Words in lines of the card's width, at most so many; plain text, whatever is in it.
double drawLines(QPainter* painter, const QString& words, const QFont& font, const QColor& ink, double top,
                 int most) {
    if (words.isEmpty())
        return top;
    const double width = cardWidth - 2 * padding;
    QTextLayout layout(words, font);
    layout.beginLayout();
    double y = top;
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool cut = i + 1 == most && line.textStart() + line.textLength() < words.size();
        if (painter != nullptr) {
            painter->setFont(font);
            painter->setPen(ink);
            const QString part = words.mid(line.textStart(), cut ? -1 : line.textLength());
            const QString shownPart =
                cut ? QFontMetricsF(font).elidedText(part, Qt::ElideRight, width) : part.trimmed();
            painter->drawText(QPointF(padding, y + line.ascent()), shownPart);
        }
        y += std::ceil(line.height() + 1);
    }
    layout.endLayout();
    return y;
}

} // namespace

namespace {

// The time by that clock, with its name where it is one of a stated zone.
QString whenBy(const store::EventRow& row, const Clock& clock, bool zoned) {
    if (!zoned || !row.dated() || row.precision > Precision::hour)
        return whenWords(whenOf(row)) + (row.dated() && row.precision <= Precision::hour
                                             ? QStringLiteral(" · ") + tr("zone not stated")
                                             : QString());
    const Stretch drawn = clock.shown(stretchOf(row), true);
    store::EventRow moved = row;
    moved.earliestStart = drawn.earliestStart;
    moved.latestStart = drawn.latestStart;
    moved.earliestEnd = drawn.earliestEnd;
    moved.latestEnd = drawn.latestEnd;
    return whenWords(whenOf(moved)) + QLatin1Char(' ') + clock.words();
}

} // namespace

CardText cardOf(const store::EventRow& row, const Clock& clock, bool zoned) {
    CardText text;
    text.title = shown(row.title);
    text.when = whenBy(row, clock, zoned);
    text.precision = row.dated() ? tr("known to: %1").arg(precisionWords(row.precision)) : QString();
    if (row.approximate)
        text.precision += QStringLiteral(" · ") + tr("about then");
    if (row.uncertain)
        text.precision += QStringLiteral(" · ") + tr("worked out, not sure");
    text.counts = tr("%n article(s)", nullptr, static_cast<int>(row.articles)) + QStringLiteral(" · ") +
                  tr("%n independent origin(s)", nullptr, static_cast<int>(row.origins)) +
                  QStringLiteral(" · ") + tr("%n claim(s)", nullptr, static_cast<int>(row.claims));
    if (row.conflicts > 0)
        text.conflicts = tr("%n facet(s) in conflict", nullptr, static_cast<int>(row.conflicts));
    return text;
}

QRectF cardPlace(QSizeF size, const QRectF& mark, const QRectF& bounds) {
    const double x =
        std::clamp(mark.left(), bounds.left(), std::max(bounds.left(), bounds.right() - size.width()));
    const double below = mark.bottom() + gap;
    if (below + size.height() <= bounds.bottom())
        return {{x, below}, size};
    const double above = mark.top() - gap - size.height();
    if (above >= bounds.top())
        return {{x, above}, size};
    // Room neither below nor above: beside it.
    const double right = mark.right() + gap;
    const double y =
        std::clamp(mark.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - size.height()));
    return {{right + size.width() <= bounds.right() ? right : mark.left() - gap - size.width(), y}, size};
}

HoverCard::HoverCard(QWidget* parent)
    : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void HoverCard::showFor(const CardText& text, const QRectF& mark) {
    text_ = text;
    mark_ = mark;
    settle();
    show();
    raise();
}

void HoverCard::setQuote(const QString& quote, const QString& speaker) {
    text_.quote = quote;
    text_.speaker = speaker;
    settle();
}

void HoverCard::settle() {
    const QSizeF size(cardWidth, std::ceil(layOut(nullptr)));
    setGeometry(
        cardPlace(size, mark_, QRectF(parentWidget()->rect()).adjusted(4, 4, -4, -4)).toAlignedRect());
    update();
}

double HoverCard::layOut(QPainter* painter) const {
    const Tokens& t = tokensOf(palette());
    double y = padding - 2;
    y = drawLines(painter, text_.title, fontOf(Role::denseStrong, font()), t.ink, y, titleLines) + 3;
    y = drawLines(painter, text_.when, fontOf(Role::small, font()), t.ink, y, 2);
    y = drawLines(painter, text_.precision, fontOf(Role::small, font()), t.ink2, y, 2);
    y = drawLines(painter, text_.counts, fontOf(Role::small, font()), t.ink2, y, 2);
    y = drawLines(painter, text_.conflicts, fontOf(Role::smallStrong, font()), t.conflict, y, 1);
    if (!text_.quote.isEmpty())
        y = drawLines(painter, QStringLiteral("“") + text_.quote + QStringLiteral("”"),
                      fontOf(Role::quotation, font()), t.ink, y + 5, quoteLines);
    y = drawLines(painter, text_.speaker, fontOf(Role::small, font()), t.ink3, y, 1);
    return y + padding - 2;
}

void HoverCard::paintEvent(QPaintEvent*) {
    QPainter p(this);
    const Tokens& t = tokensOf(palette());
    p.fillRect(rect(), t.canvas);
    p.setPen(t.ink3);
    p.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    layOut(&p);
}

} // namespace claimline::ui
