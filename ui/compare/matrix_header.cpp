#include "compare/matrix_view.h"
#include "compare/wrapped_text.h"
#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QPainter>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr int facetLeft = 20, markWidth = 18, nameLines = 3; // of a row's head

} // namespace

MatrixHeader::MatrixHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent) {
    setSectionsClickable(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (orientation == Qt::Vertical)
        setSectionResizeMode(QHeaderView::ResizeToContents);
}

bool MatrixHeader::showsFacets() const {
    const auto* matrix = qobject_cast<const MatrixModel*>(model());
    return matrix && (orientation() == Qt::Vertical) != matrix->transposed();
}

QString MatrixHeader::text(int section, int role) const {
    return model()->headerData(section, orientation(), role).toString();
}

QSize MatrixHeader::sectionSizeFromContents(int section) const {
    const int small = lineHeight(fontOf(Role::small));
    if (!showsFacets())
        return {orientation() == Qt::Vertical ? facetWidth : leastColumn,
                lineHeight(fontOf(Role::strong)) + 2 * small + 2 * matrixPadY +
                    (orientation() == Qt::Vertical ? 12 : 0)};
    const int width = (orientation() == Qt::Vertical ? facetWidth : leastColumn) - facetLeft - matrixPadX;
    int height =
        2 * matrixPadY + 2 + heightOf(nameOf(section), fontOf(Role::strong), width - markWidth, nameLines);
    if (!text(section, MatrixModel::HeadlineRole).isEmpty())
        height += lineHeight(fontOf(Role::valueNumber)) + 1;
    height += heightOf(whyOf(section), fontOf(Role::small), width, orientation() == Qt::Vertical ? 5 : 2);
    return {orientation() == Qt::Vertical ? facetWidth : leastColumn, height};
}

void MatrixHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    painter->save();
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, orientation() == Qt::Vertical ? tokens.canvas : tokens.chrome);
    if (showsFacets())
        paintFacet(*painter, rect, section);
    else
        paintColumn(*painter, rect, section);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      orientation() == Qt::Vertical ? tokens.rule : tokens.ink);
    if (orientation() == Qt::Vertical)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), tokens.rule2);
    painter->restore();
}

namespace {

QString stateWords(MatrixModel::RowState state, int origins) {
    using State = MatrixModel::RowState;
    const QString count = MatrixHeader::tr("%n origin(s)", nullptr, origins);
    switch (state) {
    case State::agree:
        return MatrixHeader::tr("agree, %1").arg(count);
    case State::compatible:
        return MatrixHeader::tr("within each other's margins, %1").arg(count);
    case State::updated:
        return MatrixHeader::tr("updated, %1").arg(count);
    case State::scope:
        return MatrixHeader::tr("count different things, %1").arg(count);
    case State::conflict:
        return MatrixHeader::tr("cannot both hold, %1").arg(count);
    case State::denied:
        return MatrixHeader::tr("denied, %1").arg(count);
    case State::single:
        break;
    }
    return MatrixHeader::tr("one origin only");
}

} // namespace

QString MatrixHeader::nameOf(int section) const {
    return capital(text(section, Qt::DisplayRole));
}

QString MatrixHeader::whyOf(int section) const {
    const auto at = [&](int role) { return model()->headerData(section, orientation(), role).toInt(); };
    const auto status = static_cast<FacetStatus>(at(MatrixModel::StatusRole));
    QString why = stateWords(static_cast<MatrixModel::RowState>(at(MatrixModel::StateRole)),
                             at(MatrixModel::OriginsRole));
    if (status != FacetStatus::single && status != FacetStatus::agree)
        why += QStringLiteral(". ") + text(section, MatrixModel::BecauseRole);
    return why;
}

void MatrixHeader::paintFacet(QPainter& painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    const auto status = static_cast<FacetStatus>(
        model()->headerData(section, orientation(), MatrixModel::StatusRole).toInt());
    const bool conflict = status == FacetStatus::conflict;
    if (conflict)
        marks::drawConflictRow(painter, rect, tokens);
    const auto state = static_cast<MatrixModel::RowState>(
        model()->headerData(section, orientation(), MatrixModel::StateRole).toInt());
    if (state == MatrixModel::RowState::compatible)
        marks::drawCompatibleEdge(painter, rect, tokens);
    if (state == MatrixModel::RowState::denied)
        marks::drawDenialEdge(painter, rect, tokens);
    if (orientation() == Qt::Vertical &&
        model()->headerData(section, orientation(), MatrixModel::GroupRole).toBool())
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), tokens.ink);
    QRect area = rect.adjusted(facetLeft, matrixPadY, -matrixPadX, -matrixPadY);
    if (state == MatrixModel::RowState::updated || state == MatrixModel::RowState::agree ||
        state == MatrixModel::RowState::single) {
        const auto standing = state == MatrixModel::RowState::updated ? EventStatus::updated
                              : state == MatrixModel::RowState::agree ? EventStatus::corroborated
                                                                      : EventStatus::single;
        marks::drawStanding(painter, QRectF(area.right() - 14, area.top() + 2, 14, 14), standing, tokens);
    }
    if (state == MatrixModel::RowState::scope) { // one thing inside another
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.ink2, 1.5));
        painter.drawRect(QRectF(area.right() - 14, area.top() + 2, 13, 13));
        painter.drawRect(QRectF(area.right() - 14, area.top() + 8, 7, 7));
    }
    painter.setPen(tokens.ink);
    const QFont strong = fontOf(Role::strong);
    const QRect name = area.adjusted(0, 0, -markWidth, 0);
    drawWrapped(painter, name, nameOf(section), strong, nameLines);
    area.setTop(area.top() + heightOf(nameOf(section), strong, name.width(), nameLines) + 2);
    const QString headline = text(section, MatrixModel::HeadlineRole);
    if (conflict && !headline.isEmpty()) {
        painter.setPen(tokens.conflict);
        painter.setFont(fontOf(Role::valueNumber));
        const QStringList sides = headline.split(QStringLiteral(" ≠ "));
        const QFontMetrics metrics = painter.fontMetrics();
        int x = area.left();
        const int middle = area.top() + metrics.height() / 2;
        for (int i = 0; i < sides.size(); ++i) {
            if (i > 0) {
                marks::drawNotEqual(painter, QRectF(x + 5, middle - 7, 14, 14), tokens.conflict, 2.2);
                x += 24;
            }
            const QString part = metrics.elidedText(sides[i], Qt::ElideRight, area.right() - x);
            painter.drawText(x, area.top() + metrics.ascent(), part);
            x += metrics.horizontalAdvance(part);
        }
        area.setTop(area.top() + metrics.height() + 1);
    }
    painter.setPen(tokens.ink3);
    const QFont small = fontOf(Role::small);
    painter.setFont(small);
    const int lines = std::max(1, area.height() / std::max(1, lineHeight(small)));
    drawWrapped(painter, area, whyOf(section), small, lines);
}

void MatrixHeader::paintColumn(QPainter& painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    QRect area = rect.adjusted(matrixPadX, matrixPadY, -matrixPadX, -matrixPadY);
    const int number = model()->headerData(section, orientation(), MatrixModel::NumberRole).toInt();
    painter.setFont(fontOf(Role::strong));
    int x = area.left();
    const QString grade = text(section, MatrixModel::GradeRole);
    const auto* matrix = qobject_cast<const MatrixModel*>(model());
    if (matrix != nullptr && number > 0) {
        marks::drawGrade(painter, QRectF(area.right() - 24, area.top(), 24, 17),
                         grade.isEmpty() ? QStringLiteral("F6") : grade, !grade.isEmpty(),
                         fontOf(Role::small), tokens);
        area.setRight(area.right() - 30);
    }
    if (matrix != nullptr && matrix->reference() == section)
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 3), tokens.accent);
    const QString party = text(section, MatrixModel::PartyRole);
    if (number == 0 && !party.isEmpty()) {
        marks::drawSide(painter, QPointF(x + 6, area.top() + 9), static_cast<int>(parties_.indexOf(party)),
                        tokens, false, 10);
        x += 18;
    }
    if (number > 0) {
        painter.setPen(tokens.accent);
        painter.drawText(x, area.top() + painter.fontMetrics().ascent(), QString::number(number));
        x += painter.fontMetrics().horizontalAdvance(QString::number(number)) + 12;
    }
    const auto line = [&](const QString& words, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        const QFontMetrics metrics = painter.fontMetrics();
        painter.drawText(x, area.top() + metrics.ascent(),
                         metrics.elidedText(words, Qt::ElideRight, area.right() - x));
        area.setTop(area.top() + metrics.height());
    };
    line(capital(text(section, Qt::DisplayRole)), fontOf(Role::strong), tokens.ink);
    line(text(section, MatrixModel::SublineRole), fontOf(Role::small), tokens.ink2);
    line(text(section, MatrixModel::DateRole), fontOf(Role::small), tokens.ink);
}

} // namespace claimline::ui
