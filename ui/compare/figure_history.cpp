#include "compare/figure_history.h"

#include "look/face.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FigureHistory", text);
}

constexpr double left = 190, right = 90, top = 22, bottom = 26;

} // namespace

std::vector<FigureStep> figureSteps(const Facet& facet) {
    std::map<std::string, std::vector<const Cell*>> byOrigin;
    for (const Cell& cell : facet.cells)
        if (cell.stance == Stance::asserts && !cell.answer.denied && std::isfinite(cell.answer.low))
            byOrigin[cell.origin].push_back(&cell);
    std::vector<std::vector<FigureStep>> lines;
    for (auto& [origin, cells] : byOrigin) {
        std::ranges::sort(cells, {}, [](const Cell* cell) {
            return std::tuple(!cell->said.known(), cell->said.earliestStart, cell->answer.low,
                              cell->article.value, cell->quoteSpan);
        });
        std::vector<FigureStep> line;
        for (const Cell* cell : cells) {
            const bool withdrawn = cell->state == CellState::withdrawn;
            if (!line.empty() && line.back().value == shown(cell->answer.value) && !withdrawn)
                continue;
            FigureStep step{origin,
                            shown(cell->source),
                            cell->party,
                            cell->said,
                            shown(cell->answer.value),
                            cell->answer.low,
                            std::isfinite(cell->answer.high) ? cell->answer.high : cell->answer.low,
                            FigureStep::Kind::first,
                            cell->article,
                            cell->quoteSpan};
            if (withdrawn)
                step.kind = FigureStep::Kind::withdrawn;
            else if (!line.empty())
                step.kind =
                    step.low < line.back().low ? FigureStep::Kind::correction : FigureStep::Kind::update;
            line.push_back(std::move(step));
        }
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, [](const auto& line) {
        return std::tuple(!line.front().said.known(), line.front().said.earliestStart, line.front().low,
                          line.front().origin);
    });
    std::vector<FigureStep> steps;
    for (auto& line : lines)
        std::ranges::move(line, std::back_inserter(steps));
    return steps;
}

QString stepWords(FigureStep::Kind kind) {
    switch (kind) {
    case FigureStep::Kind::update:
        return tr("update");
    case FigureStep::Kind::correction:
        return tr("correction");
    case FigureStep::Kind::withdrawn:
        return tr("withdrawn");
    case FigureStep::Kind::first:
        break;
    }
    return tr("first");
}

QString figureTable(const std::vector<FigureStep>& steps) {
    QStringList lines{QStringList{tr("Said"), tr("Who"), tr("Value"), tr("Step")}.join(QLatin1Char('\t'))};
    for (const FigureStep& step : steps)
        lines << QStringList{whenWords(step.said), step.source, step.value, stepWords(step.kind)}.join(
            QLatin1Char('\t'));
    return lines.join(QLatin1Char('\n'));
}

FigureHistory::FigureHistory(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(120);
    setAccessibleName(tr("Figures over the time said"));
}

void FigureHistory::setSteps(std::vector<FigureStep> steps, const QStringList& parties) {
    steps_ = std::move(steps);
    parties_ = parties;
    chosen_ = 0;
    most_ = 1;
    first_ = last_ = 0;
    bool any = false;
    for (const FigureStep& step : steps_) {
        most_ = std::max(most_, step.high);
        if (!step.said.known())
            continue;
        first_ = any ? std::min(first_, step.said.earliestStart) : step.said.earliestStart;
        last_ = any ? std::max(last_, step.said.earliestStart) : step.said.earliestStart;
        any = true;
    }
    setAccessibleDescription(figureTable(steps_));
    update();
}

QRectF FigureHistory::plot() const {
    return QRectF(left, top, std::max(60.0, width() - left - right), std::max(30.0, height() - top - bottom));
}

QPointF FigureHistory::pointOf(std::size_t i) const {
    const QRectF box = plot();
    const FigureStep& step = steps_[i];
    const double span = static_cast<double>(last_ - first_);
    const double x =
        !step.said.known() ? box.left() - 14
        : span > 0 ? box.left() + box.width() * static_cast<double>(step.said.earliestStart - first_) / span
                   : box.center().x();
    return {x, box.bottom() - box.height() * step.low / most_};
}

void FigureHistory::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokensOf(palette());
    p.fillRect(rect(), t.canvas);
    const QRectF box = plot();
    p.setPen(QPen(t.rule, 1));
    p.drawLine(box.bottomLeft(), box.bottomRight());
    p.setFont(fontOf(Role::small, font()));
    p.setPen(t.ink2);
    if (steps_.empty()) {
        p.drawText(rect(), Qt::AlignCenter, tr("No figures here"));
        return;
    }
    if (last_ > first_) {
        p.drawText(QRectF(box.left() - 60, box.bottom() + 4, 160, 18), Qt::AlignLeft, dayWords(first_));
        p.drawText(QRectF(box.right() - 100, box.bottom() + 4, 160, 18), Qt::AlignRight, dayWords(last_));
    } else if (last_ != 0) {
        p.drawText(QRectF(box.left(), box.bottom() + 4, box.width(), 18), Qt::AlignHCenter, dayWords(first_));
    }
    double row = top;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const FigureStep& step = steps_[i];
        const int side = step.party.empty() ? -1 : static_cast<int>(parties_.indexOf(fromUtf8(step.party)));
        const QPointF at = pointOf(i);
        const bool begins = i == 0 || steps_[i - 1].origin != step.origin;
        if (begins) { // who it is, at the left
            marks::drawSide(p, {14, row + 8}, side, t, false, 9);
            p.setPen(t.ink);
            p.setFont(fontOf(Role::small, font()));
            p.drawText(QRectF(24, row, left - 44, 18), Qt::AlignLeft | Qt::AlignVCenter,
                       p.fontMetrics().elidedText(step.source, Qt::ElideRight, static_cast<int>(left) - 46));
            row += 18;
        } else {
            const QPointF before = pointOf(i - 1);
            p.setPen(QPen(t.side(side), 1.5));
            p.drawPolyline(QPolygonF{{before, {at.x(), before.y()}, at}});
        }
        if (i + 1 == steps_.size() || steps_[i + 1].origin != step.origin) { // what holds on
            p.setPen(QPen(t.side(side), 1.5,
                          step.kind == FigureStep::Kind::withdrawn ? Qt::DotLine : Qt::SolidLine));
            p.drawLine(at, {box.right() + 8, at.y()});
        }
        marks::drawSide(p, at, side, t, step.kind == FigureStep::Kind::withdrawn, 10);
        QFont value = fontOf(Role::denseStrong, font());
        value.setStrikeOut(step.kind == FigureStep::Kind::withdrawn);
        p.setFont(value);
        p.setPen(t.ink);
        const QString mark = step.kind == FigureStep::Kind::first
                                 ? step.value
                                 : step.value + QStringLiteral(" ") + stepWords(step.kind);
        p.drawText(QPointF(at.x() + 8, at.y() - 5), mark);
        if (hasFocus() && static_cast<int>(i) == chosen_)
            marks::drawFocus(p, QRectF(at.x() - 9, at.y() - 9, 18, 18), t);
    }
}

void FigureHistory::mouseReleaseEvent(QMouseEvent* event) {
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (QLineF(pointOf(i), event->position()).length() < 12)
            emit stepActivated(steps_[i].article, steps_[i].quote);
}

void FigureHistory::keyPressEvent(QKeyEvent* event) {
    if (steps_.empty())
        return QWidget::keyPressEvent(event);
    const int count = static_cast<int>(steps_.size());
    if (event->key() == Qt::Key_Right)
        chosen_ = std::min(count - 1, chosen_ + 1);
    else if (event->key() == Qt::Key_Left)
        chosen_ = std::max(0, chosen_ - 1);
    else if (event->key() == Qt::Key_Return)
        emit stepActivated(steps_[static_cast<std::size_t>(chosen_)].article,
                           steps_[static_cast<std::size_t>(chosen_)].quote);
    else
        return QWidget::keyPressEvent(event);
    update();
}

} // namespace claimline::ui
