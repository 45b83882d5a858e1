#include "events/event_panel.h"

#include "look/words.h"
#include "model/limits.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;

void emptyOut(QVBoxLayout* column) {
    while (QLayoutItem* item = column->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QWidget* iconLine(const QString& icon, QWidget* content) {
    auto* line = new QWidget;
    auto* box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    auto* mark = new Figure({16, 18}, [icon](QPainter& p, const QRect&, const Tokens& t) {
        p.drawPixmap(0, 1, iconPixmap(icon, t.ink2, 15, p.device()->devicePixelRatioF()));
    });
    box->addWidget(mark, 0, Qt::AlignTop);
    box->addWidget(content, 1);
    return line;
}

// The quotation around its value, with the value in bold.
std::vector<Run> quoteRuns(const Cell& cell) {
    std::string quote = cell.quote.substr(0, limits.shownCharacters);
    std::size_t begin = 0, end = 0;
    if (cell.quoteSpan.contains(cell.answer.span) && cell.quoteSpan.size() == cell.quote.size() &&
        !cell.answer.span.empty()) {
        begin = cell.answer.span.begin - cell.quoteSpan.begin;
        end = begin + cell.answer.span.size();
    }
    if (end > quote.size())
        begin = end = 0;
    constexpr std::size_t room = 150;
    std::size_t first = 0, last = quote.size();
    if (quote.size() > room + 30) { // cut at words, the value inside
        first = begin > room / 2 ? begin - room / 2 : 0;
        last = std::min(quote.size(), std::max(end, first + room));
        if (first > 0)
            first = std::min(begin, quote.find(' ', first) + 1);
        if (last < quote.size())
            last = std::max(end, quote.rfind(' ', last));
    }
    const auto part = [&](std::size_t a, std::size_t b) {
        return shown(std::string_view(quote).substr(a, b - a));
    };
    const QString open = first > 0 ? QStringLiteral("“…") : QStringLiteral("“");
    const QString close = last < quote.size() ? QStringLiteral("…”") : QStringLiteral("”");
    if (end <= begin || begin < first || end > last)
        return {{open + part(first, last) + close, Role::evidence}};
    return {{open + part(first, begin), Role::evidence},
            {part(begin, end), Role::evidence, Run::Ink::ink, true},
            {part(end, last) + close, Role::evidence}};
}

} // namespace

EventPanel::EventPanel(QWidget* parent)
    : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(320);
    setAccessibleName(tr("Event"));
    auto* all = new QWidget;
    all->setBackgroundRole(QPalette::Base);
    all->setAutoFillBackground(true);
    auto* outer = new QVBoxLayout(all);
    outer->setContentsMargins(18, 10, 18, 18);
    outer->setSpacing(0);
    empty_ = paleLabel(tr("Choose an event on the timeline or in the list."), Role::base);
    outer->addWidget(empty_);
    body_ = new QWidget;
    outer->addWidget(body_);
    outer->addStretch();
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeStanding());
    title_ = new RunLabel;
    when_ = new RunLabel;
    where_ = new RunLabel;
    summary_ = new RunLabel;
    summary_->setLineHeight(23);
    counts_ = new RunLabel;
    evidenceHead_ = new RunLabel;
    column->addWidget(title_);
    column->addWidget(iconLine(QStringLiteral("clock"), when_));
    column->addWidget(iconLine(QStringLiteral("pin"), where_));
    column->addWidget(summary_);
    column->addWidget(counts_);
    column->addSpacing(4);
    column->addWidget(makeActions());
    column->addWidget(makeTabs());
    setWidget(all);
    connect(table_, &SideTable::facetChosen, this, &EventPanel::fillEvidence);
    connect(where_, &RunLabel::linkActivated, this,
            [this](const QString& place) { emit filterPlace(place.toStdString()); });
    clear();
}

QWidget* EventPanel::makeStanding() {
    auto* line = new QWidget;
    auto* box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(6);
    figure_ = new Figure({16, 18}, [this](QPainter& p, const QRect& r, const Tokens& t) {
        if (status_ == EventStatus::contested)
            p.fillRect(r, t.conflictTint);
        marks::drawStanding(p, QRectF(1, 2, 14, 14), status_, t);
    });
    box->addWidget(figure_);
    standing_ = new RunLabel;
    box->addWidget(standing_, 1, Qt::AlignVCenter);
    bookmark_ = new Button(Button::Kind::flat, QStringLiteral("bookmark"), {});
    bookmark_->setCheckable(true);
    bookmark_->setAccessibleName(tr("Bookmark"));
    connect(bookmark_, &Button::clicked, this, &EventPanel::toggleBookmark);
    auto* edit = new Button(Button::Kind::flat, QStringLiteral("pencil"), {});
    edit->setAccessibleName(tr("Edit"));
    auto* menu = new QMenu(edit);
    menu->addAction(tr("Change the title…"), this, &EventPanel::editTitle);
    menu->addAction(tr("Change the date…"), this, &EventPanel::editDate);
    menu->addAction(tr("Notes, tags, grade"), this, [this] { showTab(2); });
    menu->addSeparator();
    menu->addAction(tr("Hide this event"), this, &EventPanel::hideEvent);
    connect(edit, &Button::clicked, this,
            [edit, menu] { menu->popup(edit->mapToGlobal(QPoint(0, edit->height()))); });
    box->addWidget(bookmark_);
    box->addWidget(edit);
    return line;
}

QWidget* EventPanel::makeActions() {
    auto* line = new QWidget;
    auto* box = new QHBoxLayout(line);
    box->setContentsMargins(0, 4, 0, 4);
    box->setSpacing(8);
    auto* full = new Button(Button::Kind::primary, {}, tr("Compare in full"));
    auto* join = new Button(Button::Kind::framed, {}, tr("Merge…"));
    auto* part = new Button(Button::Kind::framed, {}, tr("Split…"));
    connect(full, &Button::clicked, this, &EventPanel::compare);
    connect(join, &Button::clicked, this, &EventPanel::merge);
    connect(part, &Button::clicked, this, &EventPanel::split);
    box->addWidget(full);
    box->addWidget(join);
    box->addWidget(part);
    for (Button* button :
         {full, join, part}) // long words shorten rather than push the panel out of the window
        button->setMinimumWidth(60);
    box->addStretch();
    if (full->sizeHint().width() + join->sizeHint().width() + part->sizeHint().width() > 280)
        return line; // no room for the name of the key, which the guide has too
    box->addWidget(new Figure({44, 20}, [this](QPainter& p, const QRect& r, const Tokens& t) {
        p.setPen(t.rule);
        p.drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        p.setPen(t.ink3);
        p.setFont(fontOf(Role::small, font()));
        p.drawText(r, Qt::AlignCenter, tr("Enter"));
    }));
    return line;
}

QWidget* EventPanel::makeTabs() {
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    tabs_ = plainTabs(tr("Parts of the event"));
    for (int i = 0; i < 3; ++i)
        tabs_->addTab({});
    column->addWidget(tabs_);
    auto* sides = new QWidget;
    auto* sidesColumn = new QVBoxLayout(sides);
    sidesColumn->setContentsMargins(0, 0, 0, 0);
    sidesColumn->setSpacing(8);
    table_ = new SideTable;
    sidesColumn->addWidget(table_);
    sidesColumn->addWidget(new Rule(Rule::Weight::ink));
    sidesColumn->addWidget(evidenceHead_);
    evidence_ = new QVBoxLayout;
    evidence_->setSpacing(8);
    sidesColumn->addLayout(evidence_);
    conflicts_ = new ConflictsTab;
    notes_ = new NotesTab;
    for (QWidget* page : std::initializer_list<QWidget*>{sides, conflicts_, notes_})
        column->addWidget(page); // one at a time is shown: a stack would be as high as its highest page
    connect(tabs_, &QTabBar::currentChanged, this, [this, sides](int tab) {
        sides->setVisible(tab == 0);
        conflicts_->setVisible(tab == 1);
        notes_->setVisible(tab == 2);
    });
    conflicts_->hide();
    notes_->hide();
    connect(conflicts_, &ConflictsTab::facetChosen, this, [this](int facet) {
        tabs_->setCurrentIndex(0);
        fillEvidence(facet);
    });
    connect(conflicts_, &ConflictsTab::stateSet, this, &EventPanel::facetStateSet);
    connect(notes_, &NotesTab::noteAdded, this, &EventPanel::noteAdded);
    connect(notes_, &NotesTab::tagSet, this, &EventPanel::tagSet);
    connect(notes_, &NotesTab::gradeSet, this, &EventPanel::gradeSet);
    connect(notes_, &NotesTab::reviewSet, this, &EventPanel::reviewSet);
    connect(notes_, &NotesTab::undoDecision, this, &EventPanel::undoDecision);
    return all;
}

void EventPanel::showTab(int tab) {
    tabs_->setCurrentIndex(tab);
}

void EventPanel::fillTabs(const std::vector<store::Decision>& decisions) {
    const store::EventMarks marks = store::marksOf(*event_, decisions);
    conflicts_->setEvent(*event_, decisions);
    notes_->setMarks(marks, decisions);
    tabs_->setTabText(0, tr("Sides"));
    tabs_->setTabText(1,
                      event_->conflicts > 0 ? tr("Conflicts  %1").arg(event_->conflicts) : tr("Conflicts"));
    const int count = static_cast<int>(marks.notes.size() + marks.tags.size());
    tabs_->setTabText(2, count > 0 ? tr("Notes  %1").arg(count) : tr("Notes"));
}

void EventPanel::clear() {
    event_.reset();
    body_->hide();
    empty_->show();
}

// Citation numbers by date of publication, as in the comparison and the printed report.
void EventPanel::number(const std::vector<store::ArticleRow>& articles) {
    cited_.clear();
    std::vector<const store::ArticleRow*> rows;
    for (const store::ArticleRow& row : articles) {
        const bool tells = std::any_of(event_->reports.begin(), event_->reports.end(),
                                       [&](const ReportRef& r) { return r.article == row.id; }) ||
                           std::any_of(event_->claims.begin(), event_->claims.end(),
                                       [&](const auto& c) { return c.first == row.id; });
        if (tells)
            rows.push_back(&row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
        return std::pair(!a->published.known(), a->published.earliestStart) <
               std::pair(!b->published.known(), b->published.earliestStart);
    });
    for (const store::ArticleRow* row : rows)
        cited_.push_back(row->id);
}

void EventPanel::setEvent(std::shared_ptr<const Event> event, const store::EventRow& row,
                          std::shared_ptr<const std::vector<store::ArticleRow>> articles,
                          const QStringList& parties, const std::vector<store::Decision>& decisions) {
    event_ = std::move(event);
    articles_ = std::move(articles);
    parties_ = parties;
    cited_.clear();
    if (articles_)
        number(*articles_);
    empty_->hide();
    body_->show();
    fillHead(row);
    table_->setRows(sideRows(*event_, parties, cited_, 9), parties);
    table_->setVisible(!event_->facets.empty());
    fillEvidence(table_->chosenFacet());
    fillTabs(decisions);
}

void EventPanel::fillHead(const store::EventRow& row) {
    status_ = event_->status;
    figure_->update();
    const bool contested = status_ == EventStatus::contested;
    std::vector<Run> standing{
        {contested ? tr("Contested: %n facet(s)", nullptr, event_->conflicts) : statusWords(status_),
         Role::denseStrong, contested ? Run::Ink::conflict : Run::Ink::ink2},
        {QStringLiteral("   ") + typeWords(event_->type), Role::dense, Run::Ink::ink2}};
    if (event_->modality != Modality::happened)
        standing.push_back(
            {QStringLiteral(", ") + (event_->modality == Modality::planned        ? tr("planned")
                                     : event_->modality == Modality::denied       ? tr("denied")
                                     : event_->modality == Modality::hypothetical ? tr("hypothetical")
                                     : event_->modality == Modality::background   ? tr("background")
                                                                                  : tr("claimed")),
             Role::dense, Run::Ink::ink2});
    standing_->setRuns(std::move(standing));
    bookmark_->setChecked(row.bookmarked);
    title_->setRuns({{shown(row.title.empty() ? event_->title : row.title), Role::eventTitle}});
    std::vector<Run> when{{whenWords(event_->when), Role::strong, Run::Ink::ink, true}};
    if (event_->when.precision == Precision::minute || event_->when.precision == Precision::hour)
        when.push_back({event_->when.zoneMinutes ? tr(" zone stated") : tr(" zone not stated"), Role::base,
                        Run::Ink::ink2});
    if (!event_->when.because.empty())
        when.push_back({QStringLiteral("\n") + shown(event_->when.because), Role::small, Run::Ink::ink3});
    when_->setRuns(std::move(when));
    std::vector<Run> where;
    if (!event_->places.empty()) {
        const Place& place = event_->places.front();
        QStringList parts{shown(place.name)};
        if (!place.region.empty() && place.region != place.name)
            parts << shown(place.region);
        if (!place.country.empty())
            parts << partyWords(place.country);
        parts.removeDuplicates();
        where = {{parts.join(QStringLiteral(", ")), Role::base, Run::Ink::ink, false}};
    } else {
        where = {{tr("place not given"), Role::base, Run::Ink::ink3}};
    }
    where_->setRuns(std::move(where));
    summary_->setRuns({{shown(event_->summary), Role::summary}});
    summary_->setVisible(!event_->summary.empty());
    counts_->setRuns(
        {{tr("%n claim(s)", nullptr, static_cast<int>(event_->claims.size())) + QStringLiteral(" · ") +
              tr("%n article(s)", nullptr,
                 static_cast<int>(std::max<std::size_t>(cited_.size(), row.articles))) +
              QStringLiteral(" · "),
          Role::small, Run::Ink::ink2},
         {tr("%n independent origin(s)", nullptr, event_->origins), Role::smallStrong, Run::Ink::ink}});
}

void EventPanel::fillEvidence(int facetIndex) {
    emptyOut(evidence_);
    std::vector<const Cell*> cells;
    Cell made; // a report's own sentence, where there is no facet
    if (facetIndex >= 0 && facetIndex < static_cast<int>(event_->facets.size())) {
        const Facet& facet = event_->facets[static_cast<std::size_t>(facetIndex)];
        evidenceHead_->setRuns(
            {{tr("Evidence"), Role::denseStrong},
             {tr(" for “%1”").arg(shown(facet.name)), Role::dense, Run::Ink::ink2},
             {facet.because.empty() ? QString() : QStringLiteral("\n") + shown(facet.because), Role::small,
              Run::Ink::ink2}});
        for (const Cell& cell : facet.cells)
            cells.push_back(&cell);
    } else {
        evidenceHead_->setRuns({{tr("Evidence"), Role::denseStrong}});
        if (!event_->reports.empty()) {
            const ReportRef& report = event_->reports.front();
            made.article = report.article;
            made.quote = report.quote;
            made.quoteSpan = report.quoteSpan;
            cells.push_back(&made);
        }
    }
    int count = 0;
    std::vector<std::string> told;
    for (const Cell* cell : cells) {
        if (std::find(told.begin(), told.end(), cell->quote) != told.end())
            continue;
        told.push_back(cell->quote);
        if (++count > 6)
            break;
        const auto at = std::find(cited_.begin(), cited_.end(), cell->article);
        const QString mark =
            at == cited_.end() ? QStringLiteral("·") : QString::number(at - cited_.begin() + 1);
        auto* line = new QWidget;
        auto* box = new QHBoxLayout(line);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(10);
        auto* cite = new RunLabel;
        cite->setRuns({{mark, Role::base, Run::Ink::accent, false, QStringLiteral("read")}});
        cite->setAccessibleName(tr("Read article %1 at this quotation").arg(mark));
        cite->setFixedWidth(18);
        box->addWidget(cite, 0, Qt::AlignTop);
        auto* words = new RunLabel;
        std::vector<Run> runs = quoteRuns(*cell);
        if (!cell->source.empty()) {
            QString publisher;
            if (articles_)
                for (const store::ArticleRow& row : *articles_)
                    if (row.id == cell->article)
                        publisher = row.publisher.empty() ? tr("publisher not found") : shown(row.publisher);
            const int side =
                cell->party.empty() ? -1 : static_cast<int>(parties_.indexOf(fromUtf8(cell->party)));
            runs.push_back({QStringLiteral("\n"), Role::small});
            runs.push_back({shown(cell->source) + QStringLiteral(" · ") + publisher,
                            Role::small,
                            Run::Ink::ink2,
                            false,
                            {},
                            side});
        }
        words->setRuns(std::move(runs));
        box->addWidget(words, 1);
        evidence_->addWidget(line);
        connect(cite, &RunLabel::linkActivated, this,
                [this, article = cell->article,
                 span = cell->answer.span.empty() ? cell->quoteSpan : cell->answer.span] {
                    emit openReader(article, span);
                });
    }
}

} // namespace claimline::ui
