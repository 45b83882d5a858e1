// What a person decides on a facet of the event: what became of a dispute, where a value comes from, and to
// which question or happening it belongs.
#include "app/form_dialog.h"
#include "app/main_window.h"
#include "compare/compare_page.h"
#include "compare/facet_foot.h"
#include "events/event_panel.h"
#include "filters/filter_words.h"
#include "look/words.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace claimline::ui {

using Kind = store::DecisionKind;

namespace {

const Facet* facetOf(const Event& event, const QString& key) {
    const auto facet = std::ranges::find(event.facets, key.toStdString(), &Facet::key);
    return facet == event.facets.end() ? nullptr : &*facet;
}

// Asked for with what it is about; nothing where it is given up. An empty reason is none.
std::optional<QString> askReason(QWidget* parent, const QString& title, const QStringList& kinds) {
    FormDialog dialog(title, MainWindow::tr("Save"), parent);
    QComboBox* kind = kinds.isEmpty() ? nullptr : dialog.addChoice(MainWindow::tr("&Because of"), kinds, 0);
    QLineEdit* reason =
        dialog.addLine(MainWindow::tr("&Reason"), {}, MainWindow::tr("for the log and the report"));
    reason->setFocus();
    dialog.setCheck([&] {
        return kind == nullptr && reason->text().trimmed().isEmpty() ? MainWindow::tr("A reason is wanted.")
                                                                     : QString();
    });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    const QString words = reason->text().trimmed();
    if (kind == nullptr)
        return words;
    return words.isEmpty() ? kind->currentText() : kind->currentText() + QStringLiteral(": ") + words;
}

QString wordsOf(const MatrixEntry& value) {
    return QStringLiteral("%1  (%2)").arg(value.value, value.speaker);
}

} // namespace

void MainWindow::connectDecisions() {
    connect(panel_, &EventPanel::reviewSet, this, &MainWindow::askReview);
    connect(panel_, &EventPanel::facetStateSet, this, &MainWindow::askJudgement);
    connect(compare_, &ComparePage::moveWanted, this, &MainWindow::askMove);
    connect(compare_, &ComparePage::splitWanted, this,
            [this](int, const QList<MatrixEntry>& values) { askSplitValue(values); });
    connect(&compare_->foot(), &FacetFoot::originCut, this,
            [this](const OriginNode& leaf) { cutOrigin(leaf.article, leaf.claim, leaf.proof); });
    connect(&compare_->foot(), &FacetFoot::originJoinWanted, this,
            [this](const OriginNode& leaf, const std::vector<OriginNode>& others) {
                FormDialog dialog(tr("Join origins"), tr("Join"), this);
                QStringList names;
                for (const OriginNode& other : others)
                    names << other.name;
                QComboBox* with = dialog.addChoice(tr("It goes back to the same as"), names, 0);
                if (dialog.exec() != QDialog::Accepted || with->currentIndex() < 0)
                    return;
                const OriginNode* other = &others[static_cast<std::size_t>(with->currentIndex())];
                while (!other->children.empty()) // to a claim of it
                    other = &other->children.front();
                joinOrigin(leaf.article, leaf.claim, leaf.proof, other->article, other->claim);
            });
}

// ---------------------------------------------------------------- disputes and review

void MainWindow::askReview(const QString& state) {
    if (state.isEmpty() || state == QLatin1String("read"))
        return setReview(state);
    if (const auto reason = askReason(this, tr("Review: %1").arg(reviewWords(state.toStdString())), {}))
        setReview(state, *reason);
    else if (event_)
        showEvent(event_->id, event_); // as it was
}

void MainWindow::askJudgement(const QString& key, const QString& state) {
    if (!event_ || facetOf(*event_, key) == nullptr)
        return;
    if (state.isEmpty())
        return judgeFacet(key, state, {});
    const QString title = tr("Dispute: %1").arg(shown(facetOf(*event_, key)->name));
    QStringList kinds;
    if (state == QLatin1String("explained"))
        kinds = {tr("scope: they count different things"), tr("time: one is earlier"), tr("translation"),
                 tr("misquotation"), tr("it was corrected")};
    if (const auto reason = askReason(this, title, kinds))
        judgeFacet(key, state, *reason);
}

void MainWindow::judgeFacet(const QString& key, const QString& state, const QString& reason) {
    const Facet* facet = event_ ? facetOf(*event_, key) : nullptr;
    if (facet == nullptr)
        return;
    const std::string before = store::facetStateOf(*event_, *facet, decisions_).state;
    decide(tr("Judge a dispute"), Kind::facet,
           state.toStdString() + '\t' + facet->key + '\t' + store::facetValues(*facet), reason,
           state == QLatin1String("overruled") || before == "overruled");
}

// ---------------------------------------------------------------- where a value comes from

store::Decision MainWindow::onClaim(Kind kind, ArticleId article, ClaimId claim, const QString& quote) const {
    store::Decision decision;
    decision.kind = kind;
    decision.article = article;
    decision.claim = claim;
    decision.quote = quote.toStdString();
    if (event_ && !event_->reports.empty())
        decision.report = event_->reports.front().report; // it stands among the event's edits
    return decision;
}

void MainWindow::cutOrigin(ArticleId article, ClaimId claim, const QString& quote) {
    record(tr("Set an origin apart"), {onClaim(Kind::originCut, article, claim, quote)});
}

void MainWindow::joinOrigin(ArticleId article, ClaimId claim, const QString& quote, ArticleId withArticle,
                            ClaimId withClaim) {
    store::Decision decision = onClaim(Kind::originJoin, article, claim, quote);
    decision.value = std::to_string(withArticle.value) + '\t' + std::to_string(withClaim.value);
    record(tr("Join origins"), {std::move(decision)});
}

// ---------------------------------------------------------------- where a value belongs

void MainWindow::askMove(int facet, const QList<MatrixEntry>& values) {
    if (!event_ || facet < 0 || facet >= static_cast<int>(event_->facets.size()))
        return;
    const Facet& from = event_->facets[static_cast<std::size_t>(facet)];
    QStringList names;
    std::vector<int> to;
    for (std::size_t i = 0; i < event_->facets.size(); ++i)
        if (static_cast<int>(i) != facet && event_->facets[i].kind == from.kind) {
            names << capital(shown(event_->facets[i].name));
            to.push_back(static_cast<int>(i));
        }
    if (to.empty())
        return tell(tr("The event has no other question of this kind."));
    FormDialog dialog(tr("Move a value"), tr("Move"), this);
    QStringList words;
    for (const MatrixEntry& value : values)
        words << wordsOf(value);
    QComboBox* which = dialog.addChoice(tr("&Value"), words, 0);
    QComboBox* question = dialog.addChoice(tr("It &answers"), names, 0);
    if (dialog.exec() == QDialog::Accepted)
        moveValue(values.at(which->currentIndex()), to[static_cast<std::size_t>(question->currentIndex())]);
}

void MainWindow::moveValue(const MatrixEntry& value, int toFacet) {
    if (!event_ || toFacet < 0 || toFacet >= static_cast<int>(event_->facets.size()))
        return;
    const Facet& to = event_->facets[static_cast<std::size_t>(toFacet)];
    store::Decision decision = onClaim(Kind::moveClaim, value.article, value.claim, value.quote);
    decision.value = store::spansText({value.words}) + '\t' + to.key + '\t' + to.name;
    record(tr("Move a value"), {std::move(decision)});
}

void MainWindow::askSplitValue(const QList<MatrixEntry>& values) {
    FormDialog dialog(tr("Split a claim off"), tr("Split"), this);
    QStringList words;
    for (const MatrixEntry& value : values)
        words << wordsOf(value);
    QComboBox* which = dialog.addChoice(tr("&This tells of another event"), words, 0);
    if (dialog.exec() == QDialog::Accepted)
        splitValue(values.at(which->currentIndex()));
}

// The claim becomes a report of its own, which no later import joins with the event again.
void MainWindow::splitValue(const MatrixEntry& value) {
    if (!event_ || !value.claim)
        return;
    std::vector<store::Decision> decisions{
        onClaim(Kind::splitClaim, value.article, value.claim, value.quote)};
    for (const ReportRef& report : event_->reports) {
        store::Decision& apart = decisions.emplace_back();
        apart.kind = Kind::part;
        apart.report = ReportId{value.claim.value};
        apart.other = report.report;
        apart.quote = value.quote.toStdString();
    }
    record(tr("Split a claim off"), std::move(decisions));
}

} // namespace claimline::ui
