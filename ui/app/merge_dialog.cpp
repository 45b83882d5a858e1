#include "app/merge_dialog.h"

#include "compare/matrix_view.h"
#include "look/controls.h"
#include "look/words.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr std::size_t nearest = 500; // candidates; what one merges is rarely far away
constexpr std::size_t most = 12;     // merged at once

bool excludes(const Cell& a, const Cell& b, FacetKind kind) {
    if (a.state != CellState::current || b.state != CellState::current || a.answer.denied != b.answer.denied)
        return a.state == CellState::current && b.state == CellState::current &&
               a.answer.value == b.answer.value;
    if (kind == FacetKind::count || kind == FacetKind::amount)
        return a.answer.unit == b.answer.unit && a.answer.scope == b.answer.scope &&
               (a.answer.high < b.answer.low || b.answer.high < a.answer.low);
    return kind == FacetKind::yesNo && a.answer.value != b.answer.value;
}

void settle(Facet& facet) {
    for (const Cell& a : facet.cells)
        for (const Cell& b : facet.cells)
            if (excludes(a, b, facet.kind)) {
                facet.status = FacetStatus::conflict;
                facet.because =
                    a.source + ": " + a.answer.value + "; " + b.source + ": " + b.answer.value + ".";
                return;
            }
    if (facet.status == FacetStatus::single)
        facet.status = FacetStatus::agree;
}

} // namespace

Event previewOfMerge(const std::vector<std::shared_ptr<const Event>>& events) {
    Event all = *events.front();
    for (std::size_t i = 1; i < events.size(); ++i) {
        const Event& other = *events[i];
        all.reports.insert(all.reports.end(), other.reports.begin(), other.reports.end());
        all.claims.insert(all.claims.end(), other.claims.begin(), other.claims.end());
        for (const Facet& facet : other.facets) {
            const auto same = std::ranges::find(all.facets, facet.key, &Facet::key);
            if (same == all.facets.end()) {
                all.facets.push_back(facet);
                continue;
            }
            same->cells.insert(same->cells.end(), facet.cells.begin(), facet.cells.end());
            settle(*same);
        }
    }
    all.conflicts = static_cast<int>(std::ranges::count(all.facets, FacetStatus::conflict, &Facet::status));
    return all;
}

MergeDialog::MergeDialog(Bridge& bridge, std::shared_ptr<const Event> event, const store::Slice& slice,
                         std::vector<store::ArticleRow> articles, const QStringList& parties,
                         const std::vector<EventId>& chosen, QWidget* parent)
    : QDialog(parent)
    , bridge_(bridge)
    , events_{std::move(event)}
    , articles_(std::move(articles)) {
    setWindowTitle(tr("Merge events"));
    resize(1160, 680);
    const store::EventRows& rows = slice.rows;
    std::vector<std::uint32_t> near;
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        if (rows.id(i) != events_[0]->id)
            near.push_back(i);
    const Instant at = events_[0]->when.earliestStart;
    const auto end = near.begin() + static_cast<std::ptrdiff_t>(std::min(near.size(), nearest));
    const auto isChosen = [&](std::uint32_t i) {
        return std::ranges::find(chosen, rows.id(i)) != chosen.end();
    };
    std::partial_sort(near.begin(), end, near.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(!isChosen(a), std::abs(rows.earliestStart(a) - at), a) <
               std::tuple(!isChosen(b), std::abs(rows.earliestStart(b) - at), b);
    });
    for (auto row = near.begin(); row != end; ++row)
        candidates_.push_back({rows.id(*row),
                               shown(rows.title(*row)) + QLatin1Char('\n') + shortWhen(rows[*row]),
                               isChosen(*row)});

    auto* column = new QVBoxLayout(this);
    auto* halves = new QHBoxLayout;
    auto* left = new QVBoxLayout;
    QLabel* same =
        plainLabel(tr("“%1” is the same happening as").arg(shown(events_[0]->title)), Role::strong);
    same->setWordWrap(true);
    same->setMinimumWidth(360); // a long title does not take the room of the comparison
    left->addWidget(same);
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Find by words of the title"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Events near in time"));
    left->addWidget(search_);
    left->addWidget(list_, 1);
    list_->setWordWrap(true);
    list_->setSpacing(2);
    halves->addLayout(left, 2);
    auto* right = new QVBoxLayout;
    right->addWidget(plainLabel(tr("The comparison would be"), Role::strong));
    model_ = new MatrixModel(this);
    view_ = new MatrixView(this);
    view_->setMatrix(model_);
    view_->setParties(parties);
    right->addWidget(view_, 1);
    halves->addLayout(right, 3);
    column->addLayout(halves, 1);
    column->addWidget(
        paleLabel(tr("Undo takes the merge back. No later import parts them again."), Role::small));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    merge_ = buttons->button(QDialogButtonBox::Ok);
    merge_->setText(tr("Merge"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &MergeDialog::fill);
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (filling_)
            return;
        candidates_[static_cast<std::size_t>(item->data(Qt::UserRole).toULongLong())].chosen =
            item->checkState() == Qt::Checked;
        readChosen();
    });
    fill({});
    readChosen();
}

void MergeDialog::fill(const QString& words) {
    filling_ = true;
    list_->clear();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (!words.isEmpty() && !candidates_[i].chosen &&
            !candidates_[i].words.contains(words, Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(candidates_[i].words, list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(candidates_[i].chosen ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, static_cast<qulonglong>(i));
    }
    filling_ = false;
}

void MergeDialog::readChosen() {
    std::vector<EventId> wanted;
    for (const Candidate& candidate : candidates_)
        if (candidate.chosen && wanted.size() < most)
            wanted.push_back(candidate.id);
    merge_->setEnabled(false);
    bridge_.read<std::vector<Event>>(
        Channel::comparison,
        [wanted](const store::Project& project) -> Result<std::vector<Event>> {
            std::vector<Event> events;
            for (const EventId id : wanted) {
                auto event = project.event(id);
                if (!event)
                    return tl::unexpected<Error>(event.error());
                events.push_back(std::move(*event));
            }
            return events;
        },
        this,
        [this](auto read) {
            if (!read)
                return;
            events_.resize(1);
            for (const Event& event : **read)
                events_.emplace_back(*read, &event);
            model_->setEvent(std::make_shared<const Event>(previewOfMerge(events_)), articles_);
            merge_->setEnabled(events_.size() > 1);
        });
}

} // namespace claimline::ui
