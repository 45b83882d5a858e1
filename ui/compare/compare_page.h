// The comparison of one event, in full: what each source says to each question, side by side.
#pragma once

#include "compare/matrix_model.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QMenu;
class QToolButton;

namespace claimline::ui {

class FacetFoot;
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
    void setGrades(std::map<ArticleId, std::string> grades);
    void regroupByParty(); // and back
    FacetFoot& foot() { return *foot_; }
    MatrixView& view() { return *view_; }
    QString summary() const;

public slots:
    void copyAsTable();
    void copyAsMarkdown();

signals:
    void back();
    void previousEvent();
    void nextEvent();
    void openReader(claimline::ArticleId article, claimline::Span quote);
    // To be decided by hand: values of the cell at the cursor, of that facet.
    void moveWanted(int facet, const QList<claimline::ui::MatrixEntry>& values);  // to another question
    void splitWanted(int facet, const QList<claimline::ui::MatrixEntry>& values); // to another happening

private:
    QWidget* makeControls();
    QWidget* makeHead();
    void showHead();
    void showWhy(const QModelIndex& index);
    void setColumns(MatrixModel::Columns columns);
    void setReference(int column);
    void fillReferences();
    void keyed(QChar key);
    void askMove(bool split);

    MatrixModel* model_;
    MatrixView* view_;
    QLabel* position_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* standing_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* summary_ = nullptr;
    QLabel* sentence_ = nullptr;
    QCheckBox* differences_ = nullptr;
    QToolButton *transpose_ = nullptr, *referenceButton_ = nullptr;
    QMenu* references_ = nullptr;
    QButtonGroup* columns_ = nullptr;
    FacetFoot* foot_ = nullptr;
    QStringList parties_;
    std::vector<store::ArticleRow> articles_;
};

} // namespace claimline::ui
