// What a person decides: titles, dates, notes, tags, grades, claims and articles put right, merging and
// splitting. Every one is a row in the project, can be undone, and stands in the log.
#include "app/correction_dialogs.h"
#include "app/form_dialog.h"
#include "app/main_window.h"
#include "app/merge_dialog.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "look/words.h"
#include "reader/reader_page.h"
#include "timeline/timeline.h"

#include <QInputDialog>
#include <QLineEdit>

#include <algorithm>

namespace claimline::ui {

using Kind = store::DecisionKind;

void MainWindow::record(const QString& words, std::vector<store::Decision> decisions, bool anew) {
    if (decisions.empty())
        return;
    anew = anew || std::ranges::any_of(decisions, [](const auto& d) { return changesEvents(d.kind); });
    for (store::Decision& decision : decisions)
        decision.author = authorName().toStdString();
    undo_.push(new DecisionStep(words, bridge_, std::move(decisions), decided(anew)));
}

std::function<void(const QString&)> MainWindow::decided(bool resolveAnew) {
    return [this, resolveAnew](const QString& error) {
        if (!error.isEmpty())
            tell(error);
        if (resolveAnew)
            bridge_.resolveAnew();
        refresh();
    };
}

void MainWindow::decide(const QString& words, Kind kind, const std::string& value, const QString& reason,
                        bool anew) {
    if (!event_ || event_->reports.empty())
        return;
    store::Decision decision;
    decision.kind = kind;
    decision.value = value;
    decision.report = event_->reports.front().report;
    decision.quote = event_->reports.front().quote;
    decision.reason = reason.toStdString();
    record(words, {std::move(decision)}, anew);
}

void MainWindow::retitle(const QString& title) {
    decide(tr("Change the title"), Kind::title, title.toStdString());
}

void MainWindow::redate(const QString& date) {
    if (const auto when = parseEdtf(date.toStdString()); !when)
        return tell(QString::fromStdString(when.error().message()));
    decide(tr("Change the date"), Kind::date, date.toStdString());
}

void MainWindow::addNote(const QString& note) {
    decide(tr("Add a note"), Kind::note, note.toStdString());
}

void MainWindow::setTag(const QString& tag, bool on) {
    if (!tag.trimmed().isEmpty())
        decide(on ? tr("Tag the event") : tr("Take a tag off"), on ? Kind::tag : Kind::untag,
               tag.trimmed().toStdString());
}

void MainWindow::setGrade(const QString& grade) {
    decide(tr("Grade the event"), Kind::grade, grade.toStdString());
}

void MainWindow::setReview(const QString& state, const QString& reason) {
    decide(tr("Review the event"), Kind::review, state.toStdString(), reason);
}

void MainWindow::gradeArticle(ArticleId article, const QString& grade) {
    store::Decision decision;
    decision.kind = Kind::grade;
    decision.article = article;
    decision.value = grade.toStdString();
    record(tr("Grade the article"), {std::move(decision)});
}

void MainWindow::toggleBookmark() {
    if (!slice_ || !event_)
        return;
    const auto row = slice_->rows.find(timeline_->selected());
    const bool on = row && slice_->rows.flag(*row, store::EventTable::bookmarked);
    decide(on ? tr("Remove the bookmark") : tr("Bookmark"), Kind::bookmark, on ? "0" : "1");
}

void MainWindow::hideSelected() {
    decide(tr("Hide the event"), Kind::hide, "1");
}

void MainWindow::setUndone(std::int64_t number, bool undone) {
    for (const store::Decision& decision : decisions_)
        if (decision.number == number)
            undo_.push(new UndoneStep(undone ? tr("Take a decision back") : tr("Put a decision in force"),
                                      bridge_, number, undone,
                                      decided(changesEvents(decision.kind) || decision.kind == Kind::facet)));
}

// ---------------------------------------------------------------- asked for

void MainWindow::askTitle() {
    if (!event_)
        return;
    FormDialog dialog(tr("Change the title"), tr("Save"), this);
    auto* title = dialog.addLine(tr("&Title"), fromUtf8(event_->title));
    dialog.setCheck([=] { return title->text().trimmed().isEmpty() ? tr("A title has words.") : QString(); });
    if (dialog.exec() == QDialog::Accepted)
        retitle(title->text().trimmed());
}

void MainWindow::askDate() {
    if (!event_)
        return;
    FormDialog dialog(tr("Change the date"), tr("Save"), this);
    auto* date = dialog.addLine(tr("&When it happened"), fromUtf8(event_->when.edtf),
                                tr("2024-11-19, 2024-11-19T03:25, 2024-11"));
    dialog.setCheck(
        [=] { return date->text().trimmed().isEmpty() ? tr("A date is wanted.") : dateFault(date->text()); });
    if (dialog.exec() == QDialog::Accepted)
        redate(date->text().trimmed());
}

void MainWindow::askNote() {
    bool ok = false;
    const QString note = QInputDialog::getMultiLineText(this, tr("Note"), tr("Note on the event:"), {}, &ok);
    if (ok && !note.trimmed().isEmpty())
        addNote(note.trimmed());
}

void MainWindow::askTag() {
    bool ok = false;
    const QString tag =
        QInputDialog::getText(this, tr("Tag"), tr("Tag for the event:"), QLineEdit::Normal, {}, &ok);
    if (ok)
        setTag(tag, true);
}

// ---------------------------------------------------------------- merging and splitting

void MainWindow::merge() {
    if (!slice_ || !event_)
        return;
    std::vector<EventId> chosen = lists_->selectedEvents();
    std::erase(chosen, event_->id);
    MergeDialog dialog(bridge_, event_, *slice_, articles_ ? *articles_ : std::vector<store::ArticleRow>{},
                       partyNames(), chosen, this);
    if (dialog.exec() == QDialog::Accepted)
        record(tr("Merge events"), mergeDecisions(dialog.events(), decisions_));
}

void MainWindow::split() {
    if (!event_ || event_->reports.size() < 2)
        return tell(tr("This event has one report only: there is nothing to split off."));
    QStringList publishers;
    for (const ReportRef& report : event_->reports) {
        QString name = tr("publisher not found");
        for (const store::ArticleRow& row : articles_ ? *articles_ : std::vector<store::ArticleRow>{})
            if (row.id == report.article && !row.publisher.empty())
                name = shown(row.publisher);
        publishers << name;
    }
    record(tr("Split the event"), splitDecisions(*event_, askSplit(this, *event_, publishers)));
}

// ---------------------------------------------------------------- claims and articles

namespace {

ClaimForm formOf(const ReaderContent& content, std::uint32_t index) {
    const Claim& claim = content.facts.claims[index];
    ClaimForm form;
    if (claim.speaker < content.facts.sources.size()) {
        form.source = fromUtf8(content.facts.sources[claim.speaker].name);
        form.side = fromUtf8(content.facts.sources[claim.speaker].party);
    }
    form.stance = claim.stance;
    Span words;
    for (const Span span : claim.content)
        words = hull(words, span);
    form.words = fromUtf8(slice(content.article.text, words.empty() ? claim.quote : words));
    return form;
}

} // namespace

QStringList MainWindow::sourceNames() const {
    QStringList names;
    if (slice_)
        for (const std::string& source : slice_->sources)
            if (names.size() < 5000)
                names << fromUtf8(source);
    names.sort(Qt::CaseInsensitive);
    return names;
}

void MainWindow::correctClaim(std::uint32_t index) {
    const auto content = reader_->content();
    if (!content || index >= content->facts.claims.size())
        return;
    const ClaimForm was = formOf(*content, index);
    if (const auto now =
            askClaim(this, tr("Correct the claim"), content->article, was, sourceNames(), partyNames()))
        record(tr("Correct a claim"),
               claimDecisions(content->article, content->facts.claims[index], was, *now));
}

void MainWindow::rejectClaim(std::uint32_t index, bool rejected) {
    const auto content = reader_->content();
    if (!content || index >= content->facts.claims.size())
        return;
    store::Decision decision;
    decision.kind = Kind::rejectClaim;
    decision.article = content->article.id;
    decision.claim = content->facts.claims[index].id;
    decision.value = rejected ? "1" : "0";
    decision.quote = formOf(*content, index).words.toStdString();
    record(rejected ? tr("Reject a claim") : tr("Take a claim back in"), {std::move(decision)});
}

void MainWindow::markClaim(Span words) {
    const auto content = reader_->content();
    if (!content)
        return;
    ClaimForm form;
    form.words = fromUtf8(slice(content->article.text, words));
    const auto made = askClaim(this, tr("Mark a claim"), content->article, form, sourceNames(), partyNames());
    if (!made)
        return;
    if (const auto span = spanOfWords(content->article.text, made->words.toStdString(), words.begin))
        record(tr("Mark a claim"), {handClaim(content->article, *span, *made)});
}

void MainWindow::correctArticle() {
    const auto content = reader_->content();
    if (!content)
        return;
    const Article& article = content->article;
    const ArticleForm was{fromUtf8(article.title),
                          fromUtf8(article.publisher),
                          fromUtf8(article.author),
                          fromUtf8(content->facts.published.edtf),
                          {}};
    if (const auto now = askArticle(this, was))
        record(tr("Correct an article"), articleDecisions(was, *now, article.id));
}

} // namespace claimline::ui
