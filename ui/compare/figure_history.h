// How a figure moved: a step line per origin over the time said, with first word, update, correction,
// withdrawal; the same as rows for a table. Rows are pure.
#pragma once

#include "model/event.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace claimline::ui {

struct Tokens;

struct FigureStep {
    enum class Kind { first, update, correction, withdrawn };
    std::string origin; // key
    QString source;     // who speaks
    std::string party;
    When said;
    QString value;
    double low = 0, high = 0;
    Kind kind = Kind::first;
    ArticleId article;
    Span quote;
};

// Steps of each origin in the order of time said, origins by their first word; a value said again without
// change is no step. Equal for any order of the cells.
std::vector<FigureStep> figureSteps(const Facet& facet);
QString stepWords(FigureStep::Kind kind);
// One line a step, tab separated, with heads.
QString figureTable(const std::vector<FigureStep>& steps);

// Painted, zero-based; the same is read from figureTable() and told to screen readers.
class FigureHistory final : public QWidget {
    Q_OBJECT
public:
    explicit FigureHistory(QWidget* parent = nullptr);
    void setSteps(std::vector<FigureStep> steps, const QStringList& parties);
    const std::vector<FigureStep>& steps() const { return steps_; }
    QSize sizeHint() const override { return {600, 150}; }

signals:
    void stepActivated(claimline::ArticleId article, claimline::Span quote);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintStep(QPainter& p, std::size_t i, const Tokens& t) const;
    void paintNames(QPainter& p, const Tokens& t) const;
    int sideOf(const FigureStep& step) const;
    bool isLast(std::size_t i) const; // of its origin
    QRectF plot() const;
    QPointF pointOf(std::size_t step) const;
    std::vector<FigureStep> steps_;
    QStringList parties_;
    Instant first_ = 0, last_ = 0;
    double most_ = 1;
    int chosen_ = 0;
};

} // namespace claimline::ui
