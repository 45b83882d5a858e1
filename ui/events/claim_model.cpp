#include "events/claim_model.h"

#include "look/face.h"
#include "look/words.h"

#include <algorithm>
#include <numeric>

namespace claimline::ui {

void ClaimModel::setClaims(std::shared_ptr<const std::vector<store::ClaimRow>> claims) {
    beginResetModel();
    claims_ = std::move(claims);
    arrange();
    endResetModel();
}

const store::ClaimRow* ClaimModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &(*claims_)[order_[static_cast<std::size_t>(row)]] : nullptr;
}

int ClaimModel::rowOf(EventId event) const {
    for (int row = 0; row < rowCount(); ++row)
        if (at(row)->event == event)
            return row;
    return -1;
}

int ClaimModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

QString ClaimModel::text(const store::ClaimRow& row, int column) const {
    switch (column) {
    case said:
        return row.claim.said.known() ? whenWords(row.claim.said) : tr("not told");
    case source:
        return row.source.name.empty() ? tr("not named") : shown(row.source.name);
    case side:
        return row.source.party.empty() ? QString() : partyWords(row.source.party);
    case stance:
        switch (row.claim.stance) {
        case Stance::denies:
            return tr("denies");
        case Stance::declines:
            return tr("declines");
        case Stance::unverified:
            return tr("not verified");
        case Stance::asserts:
            return row.claim.certainty >= 0.6 ? tr("asserts") : tr("asserts, hedged");
        }
        return {};
    case words:
        return shown(row.quote).simplified();
    default: {
        QStringList chain;
        for (std::size_t i = 1; i < row.claim.chain.size(); ++i)
            chain << shown(row.claim.chain[i]);
        return chain.join(QStringLiteral(" → "));
    }
    }
}

QVariant ClaimModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return text(*at(index.row()), index.column());
}

QVariant ClaimModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Said"), tr("Who"), tr("Side"), tr("Stance"), tr("Words"), tr("Through")}.value(
        section);
}

void ClaimModel::arrange() {
    order_.resize(claims_ ? claims_->size() : 0);
    std::iota(order_.begin(), order_.end(), 0U);
    if (sortColumn_ < 0 || !claims_)
        return;
    if (sortColumn_ == said) {
        std::ranges::stable_sort(order_, {}, [&](std::uint32_t i) {
            const When& when = (*claims_)[i].claim.said;
            return std::pair(!when.known(), when.earliestStart);
        });
    } else {
        std::vector<QString> keys; // once each, not once a comparison
        keys.reserve(order_.size());
        for (const store::ClaimRow& row : *claims_)
            keys.push_back(text(row, sortColumn_).toCaseFolded());
        std::ranges::stable_sort(order_, {}, [&](std::uint32_t i) -> const QString& { return keys[i]; });
    }
    if (sortOrder_ == Qt::DescendingOrder)
        std::ranges::reverse(order_);
}

void ClaimModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
    endResetModel();
}

} // namespace claimline::ui
