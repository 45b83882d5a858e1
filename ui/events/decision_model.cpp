#include "events/decision_model.h"

#include "filters/filter_words.h"
#include "look/dates.h"
#include "look/face.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Decisions", text);
}

QString nameIn(const std::string& value) { // "name\tside"
    return shown(std::string_view(value).substr(0, value.find('\t')));
}

} // namespace

QString decisionWords(const store::Decision& decision) {
    using Kind = store::DecisionKind;
    const QString value = shown(decision.value);
    const bool on = decision.value != "0";
    switch (decision.kind) {
    case Kind::join:
        return tr("Merged with another event");
    case Kind::part:
        return tr("A report was split off");
    case Kind::title:
        return tr("Title set to “%1”").arg(value);
    case Kind::date:
        return tr("Date set to %1").arg(value);
    case Kind::hide:
        return on ? tr("Hidden") : tr("Shown again");
    case Kind::bookmark:
        return on ? tr("Bookmarked") : tr("Bookmark removed");
    case Kind::note:
        return tr("Note: %1").arg(value);
    case Kind::articleDate:
        return tr("Article dated %1").arg(value);
    case Kind::rejectClaim:
        return on ? tr("Claim rejected") : tr("Claim taken back in");
    case Kind::claimSource:
        return tr("Claim given to %1").arg(nameIn(decision.value));
    case Kind::claimStance:
        return tr("Stance of a claim set to “%1”").arg(value);
    case Kind::claimSpan:
        return tr("Words of a claim put right");
    case Kind::addClaim:
        return tr("Claim marked by hand");
    case Kind::articleTitle:
        return tr("Article's title set to “%1”").arg(value);
    case Kind::articlePublisher:
        return tr("Publisher set to %1").arg(value);
    case Kind::articleAuthor:
        return tr("Author set to %1").arg(value);
    case Kind::tag:
        return tr("Tagged “%1”").arg(value);
    case Kind::untag:
        return tr("Tag “%1” taken off").arg(value);
    case Kind::grade:
        return decision.value.empty() ? tr("Grade taken back") : tr("Graded %1").arg(value);
    case Kind::review:
        return tr("Review: %1").arg(reviewWords(decision.value));
    case Kind::facet:
        return tr("Dispute: %1")
            .arg(nameIn(decision.value).isEmpty() ? tr("open again") : nameIn(decision.value));
    case Kind::originCut:
        return tr("Set apart as an origin of its own");
    case Kind::originJoin:
        return tr("Joined with another origin");
    case Kind::moveClaim:
        return tr("Value moved to “%1”").arg(shown(decision.value.substr(decision.value.rfind('\t') + 1)));
    case Kind::splitClaim:
        return tr("A claim was split off");
    }
    return {};
}

QString madeAtWords(const std::string& isoTime) {
    QDateTime time = QDateTime::fromString(QString::fromStdString(isoTime), Qt::ISODate);
    return time.isValid()
               ? localDate(QLocale::c().toString(time.toLocalTime(), QStringLiteral("d MMM yyyy, hh:mm")))
               : shown(isoTime);
}

void DecisionModel::setDecisions(std::vector<store::Decision> decisions) {
    beginResetModel();
    decisions_ = std::move(decisions);
    std::ranges::reverse(decisions_);
    endResetModel();
}

const store::Decision* DecisionModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &decisions_[static_cast<std::size_t>(row)] : nullptr;
}

int DecisionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(decisions_.size());
}

QVariant DecisionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const store::Decision& decision = *at(index.row());
    switch (index.column()) {
    case when:
        return madeAtWords(decision.madeAt);
    case who:
        return decision.author.empty() ? tr("not named") : shown(decision.author);
    case what:
        return decisionWords(decision);
    case about:
        return shown(decision.quote);
    case reason:
        return shown(decision.reason);
    default:
        return decision.undone ? tr("undone") : tr("in force");
    }
}

QVariant DecisionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{tr("When"), tr("Who"), tr("What"), tr("About"), tr("Reason"), tr("State")}.value(
        section);
}

} // namespace claimline::ui
