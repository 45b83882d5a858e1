// The log: who changed what, when, and whether it is in force. Newest first.
#pragma once

#include "store/store.h"

#include <QAbstractTableModel>

#include <vector>

namespace claimline::ui {

// "Title set to “Ferry fire”", for the log and for the panel. Empty for kinds that no person made.
QString decisionWords(const store::Decision& decision);
// "2 Dec 2024, 09:12" of an ISO time in UTC, in local time.
QString madeAtWords(const std::string& isoTime);

class DecisionModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { when, who, what, about, reason, state, columns };

    using QAbstractTableModel::QAbstractTableModel;
    void setDecisions(std::vector<store::Decision> decisions); // oldest first, as the store gives them
    const store::Decision* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<store::Decision> decisions_; // newest first
};

} // namespace claimline::ui
