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

constexpr double left = 40, right = 290, top = 22, bottom = 26, labelHeight = 18;

} // namespace

std::vector<FigureStep> figureSteps(const Facet& facet) {
    // "four more", "two of them": a part is no step on the way of the whole, where somebody tells the whole.
    const auto isWhole = [](const Cell& cell) {
        return cell.answer.scope.who.empty() && cell.answer.scope.part.empty();
    };
    const bool whole = std::ranges::any_of(facet.cells, isWhole);
    std::map<std::string, std::vector<const Cell*>> byOrigin;
    for (const Cell& cell : facet.cells)
        if (cell.stance == Stance::asserts && !cell.answer.denied && std::isfinite(cell.answer.low) &&
            (!whole || isWhole(cell)))
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
    setLayoutDirection(Qt::LeftToRight); // time runs so everywhere
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

int FigureHistory::sideOf(const FigureStep& step) const {
    return step.party.empty() ? -1 : static_cast<int>(parties_.indexOf(fromUtf8(step.party)));
}

bool FigureHistory::isLast(std::size_t i) const {
    return i + 1 == steps_.size() || steps_[i + 1].origin != steps_[i].origin;
}

void FigureHistory::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight);
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
        p.drawText(QRectF(box.left() - left + 4, box.bottom() + 4, 160, 18), Qt::AlignLeft, dayWords(first_));
        p.drawText(QRectF(box.right() - 100, box.bottom() + 4, 160, 18), Qt::AlignRight, dayWords(last_));
    } else if (last_ != 0) {
        p.drawText(QRectF(box.left(), box.bottom() + 4, box.width(), 18), Qt::AlignHCenter, dayWords(first_));
    }
    for (std::size_t i = 0; i < steps_.size(); ++i)
        paintStep(p, i, t);
    paintNames(p, t);
}

void FigureHistory::paintStep(QPainter& p, std::size_t i, const Tokens& t) const {
    const FigureStep& step = steps_[i];
    const int side = sideOf(step);
    const QPointF at = pointOf(i);
    const bool withdrawn = step.kind == FigureStep::Kind::withdrawn;
    if (i > 0 && steps_[i - 1].origin == step.origin) {
        const QPointF before = pointOf(i - 1);
        p.setPen(QPen(t.side(side), 1.5));
        p.drawPolyline(QPolygonF{{before, {at.x(), before.y()}, at}});
    }
    if (isLast(i)) { // what holds on
        p.setPen(QPen(t.side(side), 1.5, withdrawn ? Qt::DotLine : Qt::SolidLine));
        p.drawLine(at, {plot().right() + 8, at.y()});
    }
    marks::drawSide(p, at, side, t, withdrawn, 10);
    const auto before = steps_.begin() + static_cast<std::ptrdiff_t>(i);
    const bool again = std::any_of(steps_.begin(), before, [&](const FigureStep& other) {
        return other.value == step.value && other.kind == step.kind && // two origins in one place
               other.said.earliestStart == step.said.earliestStart;
    });
    if (!again) {
        QFont value = fontOf(Role::denseStrong, font());
        value.setStrikeOut(withdrawn);
        p.setFont(value);
        p.setPen(t.ink);
        const bool taken = std::any_of(steps_.begin(), before, [&](const FigureStep& other) {
            const QPointF there = pointOf(static_cast<std::size_t>(&other - steps_.data()));
            return other.value != step.value && std::abs(there.x() - at.x()) < 60 &&
                   std::abs(there.y() - at.y()) < 14;
        });
        p.drawText(QPointF(at.x() + 8, taken ? at.y() + 16 : at.y() - 5),
                   step.kind == FigureStep::Kind::first
                       ? step.value
                       : step.value + QLatin1Char(' ') + stepWords(step.kind));
    }
    if (hasFocus() && static_cast<int>(i) == chosen_)
        marks::drawFocus(p, QRectF(at.x() - 9, at.y() - 9, 18, 18), t);
}

// Each line has its name at its end; names that would meet move apart and are led to.
void FigureHistory::paintNames(QPainter& p, const Tokens& t) const {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (isLast(i))
            ends.push_back(i);
    std::ranges::stable_sort(ends, {}, [&](std::size_t i) { return pointOf(i).y(); });
    const double x = plot().right() + 8;
    double least = 2;
    p.setFont(fontOf(Role::small, font()));
    for (std::size_t n = 0; n < ends.size(); ++n) {
        const FigureStep& step = steps_[ends[n]];
        const double line = pointOf(ends[n]).y();
        const double most = height() - 2 - labelHeight * static_cast<double>(ends.size() - n);
        const double y = std::max(least, std::min(line - labelHeight / 2, most));
        least = y + labelHeight;
        p.setPen(QPen(t.rule, 1));
        p.drawLine(QPointF(x, line), QPointF(x + 14, y + labelHeight / 2));
        marks::drawSide(p, {x + 22, y + labelHeight / 2}, sideOf(step), t, false, 9);
        p.setPen(t.ink);
        const QRectF box(x + 32, y, width() - x - 36, labelHeight);
        p.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   p.fontMetrics().elidedText(step.source + QStringLiteral(": ") + step.value, Qt::ElideRight,
                                              static_cast<int>(box.width())));
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
