// The claims of all articles that the filter lets through, as a table that answers from one value.
#pragma once

#include "store/store.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace claimline::ui {

class ClaimModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { said, source, side, stance, words, through, columns };

    using QAbstractTableModel::QAbstractTableModel;
    void setClaims(std::shared_ptr<const std::vector<store::ClaimRow>> claims);
    const store::ClaimRow* at(int row) const;
    int rowOf(EventId event) const; // the first of its claims; -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: the order of articles and text

private:
    QString text(const store::ClaimRow& row, int column) const;
    void arrange();
    std::shared_ptr<const std::vector<store::ClaimRow>> claims_;
    std::vector<std::uint32_t> order_;
    int sortColumn_ = -1;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

} // namespace claimline::ui
