// The pages beside the timeline, the report, and what the status bar tells.
#include "app/guide.h"
#include "app/main_window.h"
#include "compare/compare_page.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "look/words.h"
#include "print/print.h"
#include "reader/reader_page.h"
#include "timeline/timeline.h"

#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QStackedWidget>

#include <algorithm>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;

} // namespace

// ---------------------------------------------------------------- other pages

void MainWindow::openComparison() {
    if (!event_ || event_->id != timeline_->selected()) {
        comparisonWanted_ = true; // once it is read
        return;
    }
    showComparison();
}

void MainWindow::showComparison() {
    const int at = lists_->events().rowOf(event_->id);
    compare_->setEvent(event_, articles_ ? *articles_ : std::vector<store::ArticleRow>{}, partyNames(),
                       at + 1, lists_->events().rowCount());
    compare_->setGrades(store::gradesOf(decisions_));
    showPage(compare_);
    compare_->focusMatrix();
}

void MainWindow::stepEvent(int step) {
    const EventId next = lists_->events().idAt(lists_->events().rowOf(timeline_->selected()) + step);
    if (next)
        timeline_->select(next);
}

namespace {

// An article as the reader shows it: with what people put right.
Result<ReaderContent> readContent(const store::Project& project, ArticleId id) {
    auto article = project.article(id);
    if (!article)
        return tl::unexpected<Error>(article.error());
    auto facts = project.facts(id);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    const auto decisions = project.decisions();
    if (!decisions)
        return tl::unexpected<Error>(decisions.error());
    ReaderContent content{std::move(*article), std::move(*facts), {}, {}};
    content.marks = store::Corrections(*decisions).apply(content.article, content.facts);
    const auto grades = store::gradesOf(*decisions);
    if (const auto grade = grades.find(id); grade != grades.end())
        content.grade = grade->second;
    return content;
}

} // namespace

void MainWindow::openReader(ArticleId article, Span quote) {
    if (pages_->currentWidget() != reader_)
        beforeReader_ = pages_->currentWidget();
    readArticle(article, quote);
}

void MainWindow::readArticle(ArticleId article, Span quote, bool open) {
    pending_.insert(Channel::article);
    bridge_.read<ReaderContent>(
        Channel::article, [article](const store::Project& project) { return readContent(project, article); },
        this,
        [this, article, quote, open](auto content) {
            pending_.erase(Channel::article);
            if (!open && (pageName() != QLatin1String("reader") || shownArticle_ != article))
                return; // one has gone elsewhere meanwhile
            if (!content)
                return tell(QString::fromStdString(content.error().message()));
            shownArticle_ = article;
            reader_->setArticle(*content, partyNames(), quote, articlesInView(article),
                                view_.filter.text.empty() ? QStringList() : searchWords(view_.filter.text));
            showPage(reader_);
        });
}

// Those that the event cites, in the order of their numbers, where the article is one of them.
std::vector<store::ArticleRow> MainWindow::articlesInView(ArticleId article) const {
    std::vector<store::ArticleRow> rows;
    std::vector<ArticleId> wanted = panel_->cited();
    if (std::ranges::find(wanted, article) == wanted.end())
        wanted = {article};
    for (const ArticleId id : wanted)
        for (const store::ArticleRow& row : articles_ ? *articles_ : std::vector<store::ArticleRow>{})
            if (row.id == id)
                rows.push_back(row);
    return rows;
}

void MainWindow::openBeside(ArticleId article) {
    bridge_.read<ReaderContent>(
        Channel::search, [article](const store::Project& project) { return readContent(project, article); },
        this,
        [this](auto content) {
            if (content)
                reader_->setBeside(*content);
        });
}

void MainWindow::readBytes(ArticleId article) {
    bridge_.read<std::string>(
        Channel::search, [article](const store::Project& project) { return project.raw(article); }, this,
        [this](auto bytes) {
            if (bytes)
                reader_->setBytes(QByteArray((*bytes)->data(), static_cast<qsizetype>((*bytes)->size())));
            else
                tell(QString::fromStdString(bytes.error().message()));
        });
}

void MainWindow::stepArticle(int step) {
    const auto& cited = panel_->cited();
    const auto at = std::find(cited.begin(), cited.end(), shownArticle_);
    const auto next = (at - cited.begin()) + step;
    if (at != cited.end() && next >= 0 && next < static_cast<std::ptrdiff_t>(cited.size()))
        openReader(cited[static_cast<std::size_t>(next)], {});
}

void MainWindow::showGuide() {
    auto* guide = new Guide(this);
    guide->setAttribute(Qt::WA_DeleteOnClose);
    guide->show(); // beside the window, to read while one tries
}

// ---------------------------------------------------------------- PDF

void MainWindow::exportPdf() {
    const QString name = QFileInfo(bridge_.file()).completeBaseName() + QStringLiteral(".pdf");
    const QString file = QFileDialog::getSaveFileName(this, tr("Export PDF"), name, tr("PDF (*.pdf)"));
    if (!file.isEmpty())
        exportPdfTo(file);
}

bool MainWindow::exportPdfTo(const QString& file) {
    if (!bridge_.isOpen())
        return false;
    const store::Filter filter = view_.filter;
    const QString today = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    pending_.insert(Channel::report);
    // Read and set on the reader's thread: the window stays usable.
    bridge_.read<QString>(
        Channel::report,
        [filter, file, today](const store::Project& project) -> Result<QString> {
            const auto report = exporting::makeReport(project, filter);
            if (!report)
                return tl::unexpected<Error>(report.error());
            print::Options options;
            options.printedOn = today;
            const auto written = print::writePdf(*report, file.toStdString(), options);
            if (!written)
                return tl::unexpected<Error>(written.error());
            return file;
        },
        this,
        [this](auto done) {
            pending_.erase(Channel::report);
            statusRight_->setRuns({{done ? tr("Written: %1").arg(**done) : tr("The PDF was not written"),
                                    Role::small, done ? Run::Ink::ink2 : Run::Ink::conflict}});
            if (!done)
                tell(QString::fromStdString(done.error().message()));
        });
    return true;
}

// ---------------------------------------------------------------- telling

void MainWindow::tell(const QString& message) {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(tr("Claimline"));
    box->setText(message);
    box->open(); // does not stop what runs
}

void MainWindow::updateStatus() {
    if (!slice_) {
        statusLeft_->setRuns({{tr("Ready"), Role::small}});
        statusRight_->setRuns({{tr("Works offline"), Role::small, Run::Ink::ink2}});
        return;
    }
    if (bridge_.importing()) {
        statusLeft_->setRuns({{tr("Adding articles"), Role::smallStrong}});
        statusRight_->setRuns({{tr("You can work while articles are added"), Role::small, Run::Ink::ink2}});
        return;
    }
    statusLeft_->setRuns({{number(static_cast<std::int64_t>(slice_->rows.size())), Role::smallStrong},
                          {tr(" events shown, "), Role::small},
                          {number(slice_->undated), Role::smallStrong},
                          {tr(" without a date      "), Role::small},
                          {number(slice_->contested), Role::smallStrong, Run::Ink::conflict},
                          {tr(" contested      "), Role::small},
                          {tr("%n article(s)", nullptr, static_cast<int>(slice_->articles)), Role::small}});
    const double days = timeline_->range().length() / 86'400;
    const QString zoom = days >= 730 ? tr("%n year(s)", nullptr, static_cast<int>(days / 365))
                         : days >= 2
                             ? tr("%n day(s)", nullptr, static_cast<int>(days + 0.5))
                             : tr("%n hour(s)", nullptr, std::max(1, static_cast<int>(days * 24 + 0.5)));
    statusRight_->setRuns({{tr("Shown: %1      ").arg(zoom), Role::small, Run::Ink::ink2},
                           {timeline_->clock().isUtc()
                                ? tr("Times as stated by each source      ")
                                : tr("Times with a stated zone by %1      ").arg(timeline_->clock().words()),
                            Role::small, Run::Ink::ink2},
                           {tr("All changes saved"), Role::small, Run::Ink::ink2}});
}

} // namespace claimline::ui
