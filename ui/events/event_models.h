// Tables below the timeline: events, articles, and files that were refused. Virtual: each answers from one
// value.
#pragma once

#include "ingest/ingest.h"
#include "store/store.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include <memory>
#include <vector>

namespace claimline::ui {

class EventModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { when, title, place, sides, claims, agreement, columns };
    enum Roles {
        SidesRole = Qt::UserRole + 1,
        StatusRole,
        ConflictsRole
    }; // QList<QPair<int,bool>>: side, hollow

    using QAbstractTableModel::QAbstractTableModel;
    void setSlice(std::shared_ptr<const store::Slice> slice);
    EventId idAt(int row) const;
    int rowOf(EventId id) const; // -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // Time: the slice's own order. Many are sorted on another thread, and stand as before until then.
    void sort(int column, Qt::SortOrder order) override;

private:
    using Order = std::vector<std::uint32_t>;
    bool isQuick() const; // to be sorted at once
    void sortBeside();
    void take(Order order, int column);
    void rearrange(Order order);
    store::EventRow at(int row) const { return slice_->rows[order_[static_cast<std::size_t>(row)]]; }
    QString text(const store::EventRow& row, int column) const;
    std::shared_ptr<const store::Slice> slice_;
    Order order_;
    Order placeOf_; // in order_, where that is not the slice's
    bool reversed_ = false;
    std::uint64_t asked_ = 0; // counts what was asked of the other thread
    int sortColumn_ = when;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

class ArticleModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { published, title, publisher, claims, events, state, file, columns };

    using QAbstractTableModel::QAbstractTableModel;
    void setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles);
    const store::ArticleRow* at(int row) const;
    void sort(int column, Qt::SortOrder order) override; // -1: by path

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    std::shared_ptr<const std::vector<store::ArticleRow>> articles_;
    std::vector<std::uint32_t> order_;
    int sortColumn_ = -1;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

class RefusalModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRefusals(std::vector<ingest::Refusal> refusals);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ingest::Refusal> refusals_; // error: "fault; next"
};

// Rows of 26 with a line below, the chosen one tinted with a bar at its left; sides and standing as marks.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace claimline::ui
