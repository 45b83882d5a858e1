// The card over the timeline: what an event is, when, by how many told, and the first quoted sentence. Shown
// by the mouse after a moment and by a key at once; never over the event itself; takes no input.
#pragma once

#include "store/store.h"
#include "timeline/clock.h"

#include <QString>
#include <QWidget>

namespace claimline::ui {

struct CardText {
    QString title, when, precision, counts, conflicts, quote, speaker;
};
// `zoned`: the text states the time zone; then the time is told by the clock.
CardText cardOf(const store::EventRow& row, const Clock& clock = {}, bool zoned = false);

// Where a card of that size stands: below the mark where there is room, else above it; within the bounds.
QRectF cardPlace(QSizeF size, const QRectF& mark, const QRectF& bounds);

class HoverCard : public QWidget {
public:
    explicit HoverCard(QWidget* parent);
    // `mark` in the parent's coordinates.
    void showFor(const CardText& text, const QRectF& mark);
    void setQuote(const QString& quote, const QString& speaker); // comes later: it is read from the project
    const CardText& text() const { return text_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void settle();
    // Lays the text out from the top; with a painter it is drawn too. Gives the height.
    double layOut(QPainter* painter) const;
    CardText text_;
    QRectF mark_;
};

} // namespace claimline::ui
