#include "app/screens.h"

#include "app/guide.h"
#include "app/main_window.h"
#include "compare/compare_page.h"
#include "compare/facet_foot.h"
#include "compare/matrix_view.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "reader/reader_page.h"
#include "reader/reader_view.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QTimer>
#include <QTreeWidget>

namespace claimline::ui {

namespace {

// To the row of the comparison of which the foot tells most.
void chooseRow(ComparePage& page, const std::function<int()>& weight) {
    int best = 0, most = -1;
    for (int row = 0; row < page.model().rowCount(); ++row) {
        page.view().setCurrentIndex(page.model().index(row, 0));
        if (const int here = weight(); here > most) {
            most = here;
            best = row;
        }
    }
    page.view().setCurrentIndex(page.model().index(best, 0));
}

int leavesOf(const QTreeWidget& tree) {
    int leaves = 0;
    for (int i = 0; i < tree.topLevelItemCount(); ++i)
        leaves = std::max(leaves, tree.topLevelItem(i)->childCount());
    return leaves;
}

using Ways = std::vector<std::pair<const char*, std::vector<std::function<bool(MainWindow&)>>>>;

bool openArticle(MainWindow& w) {
    const Event* event = w.panel().event();
    if (event != nullptr && !event->reports.empty())
        w.openReader(event->reports.front().article, event->reports.front().quoteSpan);
    return true;
}

bool inReader(MainWindow& w) {
    return w.pageName() == QLatin1String("reader") && w.reader().content() != nullptr;
}

bool compared(MainWindow& w) {
    if (w.pageName() != QLatin1String("compare"))
        w.openComparison();
    return w.pageName() == QLatin1String("compare");
}

std::function<bool(MainWindow&)> now(std::function<void(MainWindow&)> what) {
    return [what = std::move(what)](MainWindow& w) {
        what(w);
        return true;
    };
}

Ways ways() {
    const auto panel = [](int tab) {
        return now([tab](MainWindow& w) {
            w.showEventPanel();
            w.panel().showTab(tab);
        });
    };
    const auto list = [](Lists::Tab tab) { return now([tab](MainWindow& w) { w.lists().showTab(tab); }); };
    const auto foot = [](FacetFoot::Tab tab) {
        return now([tab](MainWindow& w) {
            ComparePage& page = w.comparison();
            if (tab == FacetFoot::origins)
                chooseRow(page, [&] { return leavesOf(page.foot().tree()); });
            else
                chooseRow(page, [&] { return page.foot().steps().rowCount(); });
            page.foot().showTab(tab);
        });
    };
    const auto firstClaim = [](MainWindow& w) {
        w.reader().view().stepClaim(1);
        return true;
    };
    return {
        {"welcome", {}},
        {"main", {panel(0)}},
        {"conflicts", {panel(1)}},
        {"notes", {panel(2)}},
        {"claims", {list(Lists::claimTab), [](MainWindow& w) { return w.lists().claims().rowCount() > 0; }}},
        {"articles", {list(Lists::articleTab)}},
        {"changes", {list(Lists::changeTab)}},
        {"import", {now([](MainWindow& w) { w.showImportPanel(); })}},
        {"compare", {compared}},
        {"figures", {compared, foot(FacetFoot::figures)}},
        {"steps", {compared, foot(FacetFoot::table)}},
        {"origins", {compared, foot(FacetFoot::origins)}},
        {"sides", {compared, now([](MainWindow& w) {
                       if (w.comparison().model().columnsBy() != MatrixModel::Columns::sides)
                           w.comparison().regroupByParty();
                   })}},
        {"transposed", {compared, now([](MainWindow& w) { w.comparison().model().setTransposed(true); })}},
        {"reader", {openArticle, inReader}},
        {"claim", {openArticle, inReader, firstClaim}},
        {"beside",
         {openArticle, inReader,
          [](MainWindow& w) {
              for (const ArticleId other : w.panel().cited())
                  if (other != w.reader().content()->article.id)
                      emit w.reader().besideChosen(other);
              return true;
          },
          [](MainWindow& w) { return w.reader().besideShown() || w.panel().cited().size() < 2; }}},
        {"original",
         {openArticle, inReader, now([](MainWindow& w) { w.reader().setOriginalShown(true); }),
          [](MainWindow& w) { return !w.reader().bytes().toPlainText().isEmpty(); }}},
    };
}

using Dialogs = std::vector<std::pair<const char*, void (MainWindow::*)()>>;

Dialogs dialogs() {
    return {{"guide", &MainWindow::showGuide},
            {"paste", &MainWindow::pasteArticle},
            {"merge", &MainWindow::merge},
            {"split", &MainWindow::split},
            {"correct", &MainWindow::correctArticle}};
}

} // namespace

QStringList screenNames() {
    QStringList names;
    for (const auto& [name, steps] : ways())
        names << QString::fromLatin1(name);
    for (const auto& [name, open] : dialogs())
        names << QString::fromLatin1(name);
    return names;
}

WayToScreen::WayToScreen(MainWindow& window, const QString& screen)
    : window_(window) {
    for (auto& [name, steps] : ways())
        if (screen == QLatin1String(name))
            for (auto& step : steps)
                steps_.push_back([this, step] { return step(window_); });
    for (const auto& [name, ask] : dialogs())
        if (screen == QLatin1String(name)) {
            if (screen == QLatin1String("correct")) { // of the article in the reader
                steps_.push_back([this] { return openArticle(window_); });
                steps_.push_back([this] { return inReader(window_); });
            }
            open([this, ask = ask] { (window_.*ask)(); });
        }
}

// A dialog that waits for its answer runs events of its own: it is opened from there.
void WayToScreen::open(std::function<void()> dialog) {
    steps_.push_back([this, dialog = std::move(dialog)] {
        QTimer::singleShot(0, &window_, dialog);
        return true;
    });
    steps_.push_back([this] {
        dialog_ = QApplication::activeModalWidget();
        if (dialog_ == nullptr)
            dialog_ = window_.findChild<Guide*>();
        return dialog_ != nullptr;
    });
}

QWidget* WayToScreen::step() {
    if (at_ < steps_.size()) {
        if (window_.settled() && steps_[at_]())
            ++at_;
        return nullptr;
    }
    return dialog_ != nullptr ? dialog_ : &window_;
}

void WayToScreen::leave() {
    if (dialog_ != nullptr)
        dialog_->close();
    dialog_ = nullptr;
    window_.comparison().model().setTransposed(false);
    if (window_.comparison().model().columnsBy() != MatrixModel::Columns::articles)
        window_.comparison().regroupByParty();
    window_.lists().showTab(Lists::eventTab);
    window_.panel().showTab(0);
    window_.showEventPanel();
    window_.showTimeline();
}

} // namespace claimline::ui
