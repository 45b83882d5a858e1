#include "events/side_table.h"

#include "look/words.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr double firstColumn = 96, head = 26, badgeWidth = 21, gap = 6;

QString cited(const std::vector<int>& articles) {
    QStringList parts;
    for (std::size_t i = 0; i < articles.size();) { // 1, 2, 3 → 1–3
        std::size_t j = i;
        while (j + 1 < articles.size() && articles[j + 1] == articles[j] + 1)
            ++j;
        parts << (j > i + 1 ? QStringLiteral("%1–%2").arg(articles[i]).arg(articles[j])
                            : QString::number(articles[i]));
        if (j == i + 1)
            parts << QString::number(articles[j]);
        i = j + 1;
    }
    return parts.join(QStringLiteral(","));
}

} // namespace

SideTable::SideTable(QWidget* parent)
    : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight); // in any language: what the sources say is not mirrored
    setAccessibleName(tr("What each side says"));
}

void SideTable::setRows(SideRows rows, const QStringList& parties) {
    rows_ = std::move(rows);
    parties_ = parties;
    chosen_ = 0;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i)
        if (rows_.rows[i].status == FacetStatus::conflict) {
            chosen_ = static_cast<int>(i);
            break;
        }
    updateGeometry();
    update();
}

int SideTable::chosenFacet() const {
    return chosen_ >= 0 && chosen_ < static_cast<int>(rows_.rows.size())
               ? rows_.rows[static_cast<std::size_t>(chosen_)].facet
               : -1;
}

void SideTable::chooseRow(int row) {
    chosen_ = std::clamp(row, 0, std::max(0, static_cast<int>(rows_.rows.size()) - 1));
    update();
    if (chosenFacet() >= 0) {
        setAccessibleDescription(spoken(rows_.rows[static_cast<std::size_t>(chosen_)]));
        emit facetChosen(chosenFacet());
    }
}

QString SideTable::spoken(const SideRow& row) const {
    QStringList parts{row.name};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const int side = rows_.sides[i];
        QStringList values;
        for (const SideValue& value : row.cells[i])
            values << value.value;
        parts << (side < 0 ? tr("Others") : partyWords(parties_.value(side).toStdString())) +
                     QStringLiteral(": ") +
                     (values.isEmpty() ? tr("not said") : values.join(QStringLiteral(", ")));
    }
    return parts.join(QStringLiteral("; "));
}

double SideTable::columnLeft(std::size_t column) const {
    return firstColumn + (width() - firstColumn) /
                             static_cast<double>(std::max<std::size_t>(1, rows_.sides.size())) *
                             static_cast<double>(column);
}

// Words run on from the badge over as many lines as they need, the numbers of citation after the last of
// them: a value is never cut. A short figure stands large on one line.
double SideTable::layValue(QPainter* p, const SideValue& value, QPointF at, double width) const {
    const Tokens& t = tokensOf(palette());
    const double indent = value.badge != marks::Badge::none ? badgeWidth : 0;
    QFont small = fontOf(Role::small, font());
    small.setPointSizeF(small.pointSizeF() * 0.91);
    const QString numbers = cited(value.articles);
    const double tail = numbers.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(numbers) + 4;
    QFont face = fontOf(Role::valueWords, font());
    face.setStretch(100);
    const bool large = value.numeric && indent + QFontMetricsF(face).horizontalAdvance(value.drawn) <= width;
    if (!large)
        face = fontOf(value.numeric ? Role::denseStrong : Role::dense, font());
    QTextLayout text(value.drawn, face);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    text.setTextOption(option);
    text.beginLayout();
    double y = 0, end = indent, last = 0;
    for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
        const double left = y == 0 ? indent : 0;
        line.setLineWidth(std::max(20.0, width - left));
        line.setPosition({left, y});
        last = y;
        end = left + line.naturalTextWidth();
        y += std::max(line.height(), y == 0 && indent > 0 ? 18.0 : 0.0);
    }
    text.endLayout();
    const double line = QFontMetricsF(small).height();
    const bool below = end + tail > width && tail > 0; // the numbers take a line of their own
    if (p != nullptr) {
        if (indent > 0)
            marks::drawBadge(
                *p, QRectF(at.x(), at.y() + std::max(0.0, (QFontMetricsF(face).height() - 16) / 2), 17, 16),
                value.badge, t);
        p->setPen(t.ink);
        text.draw(p, at);
        p->setFont(small);
        p->setPen(t.accent);
        p->drawText(below ? QPointF(at.x(), at.y() + y + line * 0.75)
                          : QPointF(at.x() + end + 4, at.y() + last + 11),
                    numbers);
    }
    return std::max(y, 18.0) + (below ? line : 0) + 2;
}

int SideTable::rowHeight(const SideRow& row, int width) const {
    const double column =
        (width - firstColumn) / static_cast<double>(std::max<std::size_t>(1, rows_.sides.size()));
    const QFontMetricsF strong(fontOf(Role::denseStrong, font()));
    double most =
        strong.boundingRect(QRectF(0, 0, firstColumn - 14, 999), Qt::TextWordWrap, row.name).height() +
        (row.span.isEmpty() ? 0 : 18);
    for (const auto& cell : row.cells) {
        double high = 0;
        for (const SideValue& value : cell)
            high += layValue(nullptr, value, {}, column - gap);
        most = std::max(most, high);
    }
    return static_cast<int>(std::ceil(most)) + 11;
}

int SideTable::heightForWidth(int width) const {
    double height = head;
    for (const SideRow& row : rows_.rows)
        height += rowHeight(row, width);
    return static_cast<int>(height) + (rows_.left > 0 ? 20 : 2);
}

QSize SideTable::sizeHint() const {
    return {340, heightForWidth(340)};
}

void SideTable::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight);
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokensOf(palette());
    p.fillRect(QRectF(0, 0, width(), 1.5), t.ink);
    p.setFont(fontOf(Role::smallStrong, font()));
    for (std::size_t i = 0; i < rows_.sides.size(); ++i) {
        const int side = rows_.sides[i];
        marks::drawSide(p, {columnLeft(i) + 5, head / 2 + 1}, side, t, false, 9);
        p.setPen(t.ink);
        const double room = columnLeft(1) - columnLeft(0) - 18;
        const QString name = side < 0 ? tr("Others") : partyWords(parties_.value(side).toStdString());
        p.drawText(QRectF(columnLeft(i) + 14, 1, room, head), Qt::AlignVCenter | Qt::AlignLeft,
                   p.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room)));
    }
    double y = head;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
        const double height = rowHeight(rows_.rows[i], width());
        p.fillRect(QRectF(0, y, width(), 1), t.rule);
        paintRow(p, rows_.rows[i], QRectF(0, y + 1, width(), height - 1), static_cast<int>(i) == chosen_);
        y += height;
    }
    p.fillRect(QRectF(0, y, width(), 1), t.rule);
    if (rows_.left > 0) {
        p.setPen(t.ink3);
        p.setFont(fontOf(Role::small, font()));
        p.drawText(QRectF(8, y + 2, width() - 8, 18), Qt::AlignVCenter,
                   tr("%n more in the full comparison", nullptr, rows_.left));
    }
}

void SideTable::paintRow(QPainter& p, const SideRow& row, const QRectF& box, bool chosen) const {
    const Tokens& t = tokensOf(palette());
    const bool conflict = row.status == FacetStatus::conflict;
    if (conflict)
        marks::drawConflictRow(p, box, t, 4);
    const QFont name = fontOf(conflict ? Role::denseStrong : Role::dense, font());
    p.setFont(name);
    p.setPen(conflict ? t.ink : t.ink2);
    const QRectF nameBox(9, box.top() + 5, firstColumn - 13, box.height());
    QRectF used;
    p.drawText(nameBox, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, row.name, &used);
    if (!row.span.isEmpty()) {
        p.setFont(fontOf(Role::smallStrong, font()));
        p.setPen(t.conflict);
        const QStringList sides = row.span.split(QLatin1Char('|'));
        double x = 9;
        const double y = used.bottom() + 14;
        p.drawText(QPointF(x, y),
                   p.fontMetrics().elidedText(sides.first(), Qt::ElideRight, sides.size() > 1 ? 36 : 84));
        x += std::min(36, p.fontMetrics().horizontalAdvance(sides.first())) + 3;
        if (sides.size() > 1) {
            marks::drawNotEqual(p, QRectF(x, y - 9, 11, 11), t.conflict);
            p.drawText(QPointF(x + 14, y),
                       p.fontMetrics().elidedText(sides.last(), Qt::ElideRight,
                                                  static_cast<int>(firstColumn - x - 16)));
        }
    }
    const double column = columnLeft(1) - columnLeft(0);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        double y = box.top() + 5;
        if (row.cells[i].empty()) {
            p.setFont(fontOf(Role::small, font()));
            p.setPen(t.ink3);
            p.drawText(QRectF(columnLeft(i), y, column - 4, 18), Qt::AlignLeft | Qt::AlignVCenter,
                       tr("not said"));
        }
        for (const SideValue& value : row.cells[i])
            y += layValue(&p, value, {columnLeft(i), y}, column - gap);
    }
    if (chosen && hasFocus())
        marks::drawFocus(p, box.adjusted(1, 1, -1, -1), t);
}

void SideTable::mousePressEvent(QMouseEvent* event) {
    double y = head;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
        const double height = rowHeight(rows_.rows[i], width());
        if (event->position().y() >= y && event->position().y() < y + height)
            chooseRow(static_cast<int>(i));
        y += height;
    }
}

void SideTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down)
        chooseRow(chosen_ + 1);
    else if (event->key() == Qt::Key_Up)
        chooseRow(chosen_ - 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace claimline::ui
