#include "events/event_models.h"

#include "events/decision_model.h"
#include "look/face.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <numeric>

namespace claimline::ui {

using SideMarks = QList<QPair<int, bool>>;

// ---------------------------------------------------------------- events

namespace {

constexpr std::uint32_t sortedAtOnce = 20'000; // events; more are sorted on a thread of their own

std::vector<std::uint32_t> inOrder(const store::Slice& slice, int column, Qt::SortOrder direction) {
    const store::EventRows& rows = slice.rows;
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    if (column != EventModel::when)
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            switch (column) {
            case EventModel::title:
                return rows.title(a) < rows.title(b);
            case EventModel::place:
                return rows.place(a) < rows.place(b);
            case EventModel::sides:
                return std::ranges::lexicographical_compare(rows.parties(a), rows.parties(b));
            case EventModel::claims:
                return rows.claims(a) < rows.claims(b);
            default:
                return rows.status(a) != rows.status(b) ? rows.status(a) < rows.status(b)
                                                        : rows.conflicts(a) < rows.conflicts(b);
            }
        });
    if (direction == Qt::DescendingOrder)
        std::reverse(order.begin(), order.end());
    return order;
}

} // namespace

bool EventModel::isQuick() const {
    return !slice_ || sortColumn_ == when || slice_->rows.size() <= sortedAtOnce;
}

void EventModel::setSlice(std::shared_ptr<const store::Slice> slice) {
    beginResetModel();
    slice_ = std::move(slice);
    ++asked_;
    // Until a long sort is done its rows stand by time.
    take(slice_ ? inOrder(*slice_, isQuick() ? sortColumn_ : when, sortOrder_) : Order{},
         isQuick() ? sortColumn_ : when);
    endResetModel();
    if (!isQuick())
        sortBeside();
}

void EventModel::take(Order order, int column) {
    order_ = std::move(order);
    placeOf_.clear(); // the slice's own order needs none: a million rows are shown at every keystroke
    reversed_ = sortOrder_ == Qt::DescendingOrder;
    if (column == when)
        return;
    placeOf_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i)
        placeOf_[order_[i]] = i;
}

void EventModel::sort(int column, Qt::SortOrder order) {
    sortColumn_ = column;
    sortOrder_ = order;
    ++asked_;
    if (isQuick())
        rearrange(slice_ ? inOrder(*slice_, column, order) : Order{});
    else
        sortBeside();
}

// The rows go where `order` says; whoever holds one of them still holds the same event.
void EventModel::rearrange(Order order) {
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<EventId> ids;
    for (const QModelIndex& index : before)
        ids.push_back(idAt(index.row()));
    take(std::move(order), sortColumn_);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rowOf(ids[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void EventModel::sortBeside() {
    QThreadPool::globalInstance()->start([slice = slice_, column = sortColumn_, direction = sortOrder_,
                                          asked = asked_, self = QPointer<EventModel>(this)] {
        Order order = inOrder(*slice, column, direction);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, asked, order = std::move(order)]() mutable {
                if (self && self->asked_ == asked) // else other rows or another order are wanted by now
                    self->rearrange(std::move(order));
            },
            Qt::QueuedConnection);
    });
}

EventId EventModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? slice_->rows.id(order_[static_cast<std::size_t>(row)]) : EventId{};
}

int EventModel::rowOf(EventId id) const {
    const auto found = slice_ ? slice_->rows.find(id) : std::nullopt;
    if (!found)
        return -1;
    if (!placeOf_.empty())
        return static_cast<int>(placeOf_[*found]);
    return static_cast<int>(reversed_ ? order_.size() - 1 - *found : *found);
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

QString EventModel::text(const store::EventRow& row, int column) const {
    switch (column) {
    case when:
        return shortWhen(row);
    case title:
        return shown(row.title);
    case place:
        return shown(row.place);
    case claims:
        return number(row.claims);
    case agreement:
        return statusWords(row.status).toLower();
    case sides: {
        QStringList names;
        for (const std::uint16_t party : row.parties)
            names << partyWords(slice_->parties.at(party));
        return names.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::EventRow row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(index.column() == claims ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case SidesRole: {
        SideMarks marks;
        for (std::size_t i = 0; i < row.parties.size(); ++i)
            marks.append({row.parties[i], i < row.asserted.size() && !row.asserted[i]});
        return QVariant::fromValue(marks);
    }
    case StatusRole:
        return static_cast<int>(row.status);
    case ConflictsRole:
        return row.conflicts;
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(section == claims ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("When"), tr("Event"), tr("Place"), tr("Sides"), tr("Claims"), tr("Agreement")};
    return names.value(section);
}

// ---------------------------------------------------------------- articles

void ArticleModel::setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles) {
    beginResetModel();
    articles_ = std::move(articles);
    arrange();
    endResetModel();
}

void ArticleModel::arrange() {
    order_.resize(articles_ ? articles_->size() : 0);
    std::iota(order_.begin(), order_.end(), 0U);
    if (sortColumn_ < 0 || !articles_)
        return;
    const auto& rows = *articles_;
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
        switch (sortColumn_) {
        case published:
            return std::pair(!rows[a].published.known(), rows[a].published.earliestStart) <
                   std::pair(!rows[b].published.known(), rows[b].published.earliestStart);
        case title:
            return rows[a].title < rows[b].title;
        case publisher:
            return rows[a].publisher < rows[b].publisher;
        case claims:
            return rows[a].claims < rows[b].claims;
        case events:
            return rows[a].events < rows[b].events;
        case state:
            return rows[a].importedAt < rows[b].importedAt;
        default:
            return rows[a].path < rows[b].path;
        }
    });
    if (sortOrder_ == Qt::DescendingOrder)
        std::reverse(order_.begin(), order_.end());
}

void ArticleModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
    endResetModel();
}

const store::ArticleRow* ArticleModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &(*articles_)[order_[static_cast<std::size_t>(row)]] : nullptr;
}

int ArticleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

QVariant ArticleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::ArticleRow& row = *at(index.row());
    const bool numeric = index.column() == claims || index.column() == events;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(numeric ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case published:
        return (row.published.basis == DateBasis::inferred ? QStringLiteral("~ ") : QString()) +
               whenWords(row.published);
    case title:
        return row.title.empty() ? tr("(no headline found)") : shown(row.title);
    case publisher:
        return row.publisher.empty() ? (row.agency.empty() ? tr("publisher not found") : shown(row.agency))
                                     : shown(row.publisher);
    case claims:
        return number(row.claims);
    case events:
        return number(row.events);
    case state:
        if (!ingest::isAnalysed(row.language))
            return tr("in, not analysed: %1, %2")
                .arg(languageWords(row.language), madeAtWords(row.importedAt));
        return row.events > 0 ? tr("in, %1").arg(madeAtWords(row.importedAt))
                              : tr("in, on no event, %1").arg(madeAtWords(row.importedAt));
    default:
        return QFileInfo(shown(row.path)).fileName();
    }
}

QVariant ArticleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool numeric = section == claims || section == events;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(numeric ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Published"), tr("Title"),    tr("Publisher"), tr("Claims"),
                       tr("Events"),    tr("Imported"), tr("File")}
        .value(section);
}

// ---------------------------------------------------------------- refusals

void RefusalModel::setRefusals(std::vector<ingest::Refusal> refusals) {
    beginResetModel();
    refusals_ = std::move(refusals);
    endResetModel();
}

int RefusalModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(refusals_.size());
}

QVariant RefusalModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const ingest::Refusal& refusal = refusals_[static_cast<std::size_t>(index.row())];
    const QString error = shown(refusal.error);
    const auto split = error.lastIndexOf(QLatin1String("; "));
    switch (index.column()) {
    case 0:
        return shown(refusal.path);
    case 1:
        return split < 0 ? error : error.left(split);
    default:
        return split < 0 ? tr("Left out") : error.mid(split + 2);
    }
}

QVariant RefusalModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{tr("File"), tr("What is wrong"), tr("What happens next")}.value(section);
}

// ---------------------------------------------------------------- rows

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(),
            std::max(26, option.fontMetrics.height() + 8)};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    QPainter& p = *painter;
    p.save();
    p.setLayoutDirection(Qt::LeftToRight);
    const Tokens& t = tokensOf(option.palette);
    const QRect box = option.rect;
    const bool chosen = option.state & QStyle::State_Selected;
    p.fillRect(box, chosen ? t.accentTint : t.canvas);
    p.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), t.rule);
    if (chosen && index.column() == 0)
        p.fillRect(QRect(box.left(), box.top(), 3, box.height()), t.accent);
    const QRect inner = box.adjusted(index.column() == 0 ? 14 : 8, 0, -8, 0);
    const auto* events = qobject_cast<const EventModel*>(index.model());
    if (events != nullptr && index.column() == EventModel::sides) {
        double x = inner.left() + 6;
        const auto marks = index.data(EventModel::SidesRole).value<SideMarks>();
        for (const auto& [side, hollow] : marks) {
            if (x > inner.right() - 4)
                break;
            marks::drawSide(p, {x, box.center().y() + 0.5}, side, t, hollow, 10);
            x += 18;
        }
    } else if (events != nullptr && index.column() == EventModel::agreement) {
        const auto status = static_cast<EventStatus>(index.data(EventModel::StatusRole).toInt());
        const int conflicts = index.data(EventModel::ConflictsRole).toInt();
        double x = inner.left();
        if (status == EventStatus::contested && conflicts > 0)
            x += marks::drawPill(p, {x, box.center().y() + 0.5}, conflicts,
                                 fontOf(Role::smallStrong, option.widget->font()), t) +
                 6;
        else {
            marks::drawStanding(p, QRectF(x, box.center().y() - 6.5, 14, 14), status, t);
            x += 20;
        }
        p.setPen(t.ink2);
        p.setFont(option.font);
        p.drawText(QRectF(x, box.top(), inner.right() - x, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   index.data().toString());
    } else {
        QFont face = option.font;
        if (chosen && events != nullptr && index.column() == EventModel::title)
            face.setWeight(QFont::DemiBold);
        p.setFont(face);
        p.setPen(index.column() == 0 || index.column() == 1 ? t.ink : t.ink2);
        const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt() | Qt::AlignVCenter);
        p.drawText(inner, align,
                   QFontMetrics(face).elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    }
    if (option.state & QStyle::State_HasFocus && chosen)
        marks::drawFocus(p, QRectF(box).adjusted(1, 1, -1, -1), t, 0);
    p.restore();
}

} // namespace claimline::ui
