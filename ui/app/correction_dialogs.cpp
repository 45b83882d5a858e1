#include "app/correction_dialogs.h"

#include "app/form_dialog.h"
#include "look/face.h"
#include "look/words.h"
#include "model/names.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Corrections", text);
}

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// Where the words end if they stand at `at`; 0: they do not.
std::size_t matchAt(const std::string& text, std::size_t at, const std::string& words) {
    std::size_t w = 0;
    while (w < words.size()) {
        if (isBlank(words[w])) {
            if (at >= text.size() || !isBlank(text[at]))
                return 0;
            while (w < words.size() && isBlank(words[w]))
                ++w;
            while (at < text.size() && isBlank(text[at]))
                ++at;
            continue;
        }
        if (at >= text.size() || text[at] != words[w])
            return 0;
        ++at;
        ++w;
    }
    return at;
}

QStringList stanceNames() {
    return {tr("asserts it"), tr("denies it"), tr("declines to say"), tr("could not verify it")};
}

} // namespace

std::optional<Span> spanOfWords(const std::string& text, const std::string& given, std::uint32_t near) {
    const auto first = std::find_if_not(given.begin(), given.end(), isBlank);
    const auto last = std::find_if_not(given.rbegin(), given.rend(), isBlank).base();
    if (first >= last)
        return std::nullopt;
    const std::string words(first, last);
    std::optional<Span> best;
    for (std::size_t at = text.find(words.front()); at != std::string::npos;
         at = text.find(words.front(), at + 1)) {
        const std::size_t end = matchAt(text, at, words);
        if (end == 0)
            continue;
        const Span found{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        const auto away = [&](Span span) { return std::abs(static_cast<std::int64_t>(span.begin) - near); };
        if (!best || away(found) < away(*best))
            best = found;
    }
    return best;
}

std::vector<store::Decision> claimDecisions(const Article& article, const Claim& claim, const ClaimForm& was,
                                            const ClaimForm& now) {
    using Kind = store::DecisionKind;
    std::vector<store::Decision> decisions;
    const auto add = [&](Kind kind, const std::string& value) {
        store::Decision& decision = decisions.emplace_back();
        decision.kind = kind;
        decision.article = article.id;
        decision.claim = claim.id;
        decision.value = value;
        decision.quote = was.words.toStdString();
        decision.reason = now.reason.toStdString();
    };
    if (now.source != was.source || now.side != was.side)
        add(Kind::claimSource, now.source.trimmed().toStdString() + '\t' + now.side.trimmed().toStdString());
    if (now.stance != was.stance)
        add(Kind::claimStance, std::string(nameOf(now.stance)));
    if (now.words.simplified() != was.words.simplified()) {
        const std::uint32_t near = claim.content.empty() ? claim.quote.begin : claim.content.front().begin;
        if (const auto span = spanOfWords(article.text, now.words.toStdString(), near))
            add(Kind::claimSpan, store::spansText({*span}));
    }
    return decisions;
}

store::Decision handClaim(const Article& article, Span content, const ClaimForm& form) {
    store::Decision decision;
    decision.kind = store::DecisionKind::addClaim;
    decision.article = article.id;
    decision.claim = store::handClaimId(article.id, {content});
    decision.value = store::spansText({content}) + '\t' + std::string(nameOf(form.stance)) + '\t' +
                     form.source.trimmed().toStdString() + '\t' + form.side.trimmed().toStdString();
    decision.quote = std::string(slice(article.text, content));
    decision.reason = form.reason.toStdString();
    return decision;
}

std::optional<ClaimForm> askClaim(QWidget* parent, const QString& title, const Article& article,
                                  const ClaimForm& now, const QStringList& sources,
                                  const QStringList& sides) {
    FormDialog dialog(title, tr("Save"), parent);
    auto* source = dialog.addNames(tr("&Who says it"), sources, now.source);
    auto* side = dialog.addNames(tr("S&ide"), sides, now.side);
    auto* stance = dialog.addChoice(tr("S&tance"), stanceNames(), static_cast<int>(now.stance));
    auto* words = dialog.addText(tr("W&ords"), now.words);
    auto* reason = dialog.addLine(tr("&Reason"), {}, tr("for the log; may be empty"));
    dialog.setCheck([&]() -> QString {
        if (source->currentText().trimmed().isEmpty())
            return tr("Who says it has no name yet.");
        if (!spanOfWords(article.text, words->toPlainText().toStdString(), 0))
            return tr("These words do not stand in the article. Take them from it as they are.");
        return {};
    });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    ClaimForm form;
    form.source = source->currentText().trimmed();
    form.side = side->currentText().trimmed();
    form.stance = static_cast<Stance>(stance->currentIndex());
    form.words = words->toPlainText();
    form.reason = reason->text().trimmed();
    return form;
}

std::vector<store::Decision> articleDecisions(const ArticleForm& was, const ArticleForm& now, ArticleId id) {
    using Kind = store::DecisionKind;
    std::vector<store::Decision> decisions;
    const auto add = [&](Kind kind, const QString& before, const QString& after) {
        if (after.trimmed() == before.trimmed() || after.trimmed().isEmpty())
            return;
        store::Decision& decision = decisions.emplace_back();
        decision.kind = kind;
        decision.article = id;
        decision.value = after.trimmed().toStdString();
        decision.quote = before.toStdString();
        decision.reason = now.reason.toStdString();
    };
    add(Kind::articleTitle, was.title, now.title);
    add(Kind::articlePublisher, was.publisher, now.publisher);
    add(Kind::articleAuthor, was.author, now.author);
    add(Kind::articleDate, was.date, now.date);
    return decisions;
}

std::optional<ArticleForm> askArticle(QWidget* parent, const ArticleForm& now) {
    FormDialog dialog(tr("Correct the article"), tr("Save"), parent);
    auto* title = dialog.addLine(tr("&Title"), now.title);
    auto* publisher = dialog.addLine(tr("&Publisher"), now.publisher);
    auto* author = dialog.addLine(tr("&Author"), now.author);
    auto* date = dialog.addLine(tr("P&ublished"), now.date, tr("2024-11-19, 2024-11-19T03:25, 2024-11"));
    auto* reason = dialog.addLine(tr("&Reason"), {}, tr("for the log; may be empty"));
    dialog.setCheck([&] { return dateFault(date->text()); });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return ArticleForm{title->text(), publisher->text(), author->text(), date->text(),
                       reason->text().trimmed()};
}

// ---------------------------------------------------------------- merging and splitting

std::vector<std::size_t> askSplit(QWidget* parent, const Event& event, const QStringList& publishers) {
    FormDialog dialog(tr("Split the event"), tr("Split"), parent);
    dialog.resize(720, 420);
    auto* list = new QListWidget;
    list->setAccessibleName(tr("Reports of the event"));
    list->setWordWrap(true);
    list->setSpacing(2);
    list->setMinimumHeight(300);
    for (std::size_t i = 0; i < event.reports.size(); ++i) {
        const ReportRef& report = event.reports[i];
        auto* item = new QListWidgetItem(publishers.value(static_cast<int>(i)) + QStringLiteral(" · ") +
                                             whenWords(report.when) + QLatin1Char('\n') +
                                             shown(report.quote).left(240),
                                         list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    dialog.form()->addRow(tr("Tick what tells of another happening:"), static_cast<QWidget*>(nullptr));
    dialog.form()->addRow(list);
    const auto ticked = [list] {
        std::vector<std::size_t> rows;
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->checkState() == Qt::Checked)
                rows.push_back(static_cast<std::size_t>(i));
        return rows;
    };
    const auto check = [&]() -> QString {
        const auto rows = ticked();
        return rows.empty()                          ? tr("Nothing is ticked yet.")
               : rows.size() == event.reports.size() ? tr("One report at least must stay.")
                                                     : QString();
    };
    dialog.setCheck(check);
    QObject::connect(list, &QListWidget::itemChanged, &dialog, [&] { dialog.setCheck(check); });
    return dialog.exec() == QDialog::Accepted ? ticked() : std::vector<std::size_t>{};
}

std::vector<store::Decision> splitDecisions(const Event& event, const std::vector<std::size_t>& apart) {
    std::vector<store::Decision> decisions;
    const std::set<std::size_t> away(apart.begin(), apart.end());
    for (const std::size_t moved : away)
        for (std::size_t stays = 0; stays < event.reports.size(); ++stays) {
            if (away.contains(stays) || moved >= event.reports.size())
                continue;
            store::Decision& decision = decisions.emplace_back();
            decision.kind = store::DecisionKind::part;
            decision.report = event.reports[moved].report;
            decision.other = event.reports[stays].report;
            decision.quote = event.reports[moved].quote;
        }
    return decisions;
}

std::vector<store::Decision> mergeDecisions(const std::vector<std::shared_ptr<const Event>>& events,
                                            const std::vector<store::Decision>& made) {
    std::vector<store::Decision> decisions;
    const auto join = [&](const ReportRef& a, const ReportRef& b) {
        store::Decision& decision = decisions.emplace_back();
        decision.kind = store::DecisionKind::join;
        decision.report = a.report;
        decision.other = b.report;
        decision.quote = b.quote;
    };
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[0]->reports.empty() || events[i]->reports.empty())
            continue;
        join(events[0]->reports.front(), events[i]->reports.front());
        for (const ReportRef& a : events[0]->reports)
            for (const ReportRef& b : events[i]->reports)
                for (const store::Decision& decision : made)
                    if (!decision.undone && decision.kind == store::DecisionKind::part &&
                        ((decision.report == a.report && decision.other == b.report) ||
                         (decision.report == b.report && decision.other == a.report)))
                        join(a, b);
    }
    return decisions;
}

} // namespace claimline::ui
