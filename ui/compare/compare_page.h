// The comparison of one event, in full: what each source says to each question, side by side.
#pragma once

#include "compare/matrix_model.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;

namespace claimline::ui {

class MatrixView;

class ComparePage final : public QWidget {
    Q_OBJECT

public:
    explicit ComparePage(QWidget* parent = nullptr);

    // `parties`: of the project, in order of appearance. `number` of `total`: the event's place among those
    // shown.
    void setEvent(std::shared_ptr<const Event> event, std::vector<store::ArticleRow> articles,
                  const QStringList& parties, int number, int total);
    MatrixModel& model() { return *model_; }
    void focusMatrix();

public slots:
    void copyAsTable();

signals:
    void back();
    void previousEvent();
    void nextEvent();
    void openReader(claimline::ArticleId article, claimline::Span quote);

private:
    QWidget* makeControls();
    QWidget* makeHead();
    void showHead();
    void showWhy(const QModelIndex& index);

    MatrixModel* model_;
    MatrixView* view_;
    QLabel* position_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* standing_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* summary_ = nullptr;
    QLabel* why_ = nullptr;
    QCheckBox* differences_ = nullptr;
};

} // namespace claimline::ui
