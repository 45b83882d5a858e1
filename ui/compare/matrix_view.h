// The matrix on screen: a table with both heads frozen, painted by delegates; every cell can be reached by
// keyboard.
#pragma once

#include "compare/matrix_model.h"

#include <QHeaderView>
#include <QStringList>
#include <QStyledItemDelegate>
#include <QTableView>

class QLabel;

namespace claimline::ui {

// Value large, the quoted words under it, speaker, hedge, bracket, conflict frame.
class MatrixDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Sides in order of appearance: gives shape and colour.
    void setParties(QStringList parties) { parties_ = std::move(parties); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int paintEntry(QPainter& painter, const QRect& area, const MatrixEntry& entry,
                   const QPalette& palette) const; // gives its height
    void paintSpeaker(QPainter& painter, const QRect& line, const MatrixEntry& entry, const QPalette& palette,
                      bool atRight) const;

    QStringList parties_;
};

// Both heads: the facets' one with bar, "5 ≠ 1" and reason, the columns' one with number, name and date.
class MatrixHeader final : public QHeaderView {
    Q_OBJECT

public:
    MatrixHeader(Qt::Orientation orientation, QWidget* parent);
    void setParties(QStringList parties) { parties_ = std::move(parties); }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    QString text(int section, int role) const;
    void paintFacet(QPainter& painter, const QRect& rect, int section) const;
    void paintColumn(QPainter& painter, const QRect& rect, int section) const;
    bool showsFacets() const;
    QString nameOf(int section) const;
    QString whyOf(int section) const;
    QStringList parties_;
};

class MatrixView final : public QTableView {
    Q_OBJECT

public:
    explicit MatrixView(QWidget* parent = nullptr);
    void setMatrix(MatrixModel* model);
    void setParties(const QStringList& parties);
    // Columns share the width, none narrower than 220 px at 96 dpi.
    void fitColumns();

signals:
    void entryActivated(const MatrixEntry& entry);
    void backRequested();
    void copyRequested();
    void keyed(QChar key); // P, D, T, R, M, S

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void activate(const QModelIndex& index);
    MatrixModel* matrix_ = nullptr;
    MatrixDelegate* delegate_;
    QLabel* corner_;
};

} // namespace claimline::ui
