// What the window asks of the project and does with the answers.
#include "app/main_window.h"
#include "compare/compare_page.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/words.h"
#include "map/map_view.h"
#include "timeline/overview.h"
#include "timeline/timeline.h"

#include <QStackedWidget>

#include <algorithm>

namespace claimline::ui {

QStringList MainWindow::partyNames() const {
    QStringList names;
    if (slice_)
        for (const std::string& party : slice_->parties)
            names << fromUtf8(party);
    return names;
}

void MainWindow::refresh() {
    readSlice();
    readPeople();
    if (pageName() == QLatin1String("reader"))
        readArticle(shownArticle_, {}, false);
    pending_.insert(Channel::articles);
    bridge_.read<std::vector<store::ArticleRow>>(
        Channel::articles, [](const store::Project& project) { return project.articles(); }, this,
        [this](auto articles) {
            pending_.erase(Channel::articles);
            if (!articles)
                return tell(QString::fromStdString(articles.error().message()));
            articles_ = *articles;
            lists_->setArticles(articles_);
            timeline_->setArticles(articles_);
            overview_->setCoverage(timeline_->coverage());
            if (wanted_)
                readEvent(wanted_);
        });
}

void MainWindow::readSlice() {
    // The lanes are made where the slice is: of a million events that is nothing for the window's thread.
    struct Shown {
        store::Slice slice;
        LaneSet lanes;
    };
    const store::Filter filter = view_.filter;
    bridge_.read<Shown>(
        Channel::slice,
        [filter, by = timeline_->laneBy(),
         arrangement = timeline_->arrangement()](const store::Project& project) -> Result<Shown> {
            return project.slice(filter).map([&](store::Slice&& slice) {
                LaneSet lanes = makeLanes(slice, by, arrangement);
                return Shown{std::move(slice), std::move(lanes)};
            });
        },
        this,
        [this](auto answer) {
            if (!answer)
                return tell(QString::fromStdString(answer.error().message()));
            const auto& read = *answer;
            showSlice({read, &read->slice}, {read, &read->lanes});
        });
}

void MainWindow::showSlice(std::shared_ptr<const store::Slice> slice, std::shared_ptr<const LaneSet> lanes) {
    slice_ = std::move(slice);
    timeline_->setSlice(slice_, std::move(lanes));
    using Brush = std::optional<TimeRange>;
    timeline_->setBrush(view_.filter.from && view_.filter.to ? Brush({static_cast<double>(*view_.filter.from),
                                                                      static_cast<double>(*view_.filter.to)})
                                                             : Brush());
    map_->setSlice(slice_);
    overview_->setSlice(slice_);
    overview_->setRange(timeline_->range());
    sidebar_->setSlice(slice_, view_.filter);
    chips_->setFilter(view_.filter, static_cast<std::uint32_t>(slice_->rows.size()), slice_->total);
    lists_->setSlice(slice_);
    lists_->select(timeline_->selected());
    readClaims();
    if (selectFirst_ && !slice_->rows.empty()) {
        selectFirst_ = false;
        if (slice_->parties.empty() && view_.lanes == LaneBy::side)
            setLaneBy(LaneBy::type); // one lane of no side would tell nothing
        timeline_->fit();
        selectMostTelling();
        remember();
    }
    updateStatus();
}

void MainWindow::selectMostTelling() {
    if (!slice_ || slice_->rows.empty())
        return;
    const store::EventRows& rows = slice_->rows;
    const auto weight = [&](std::uint32_t i) {
        return std::tuple(rows.conflicts(i), rows.articles(i), rows.importance(i));
    };
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < rows.size(); ++i)
        if (weight(best) < weight(i))
            best = i;
    timeline_->select(rows.id(best));
}

void MainWindow::readClaims() {
    if (!lists_->claimsShown() || !bridge_.isOpen())
        return;
    bridge_.read<std::vector<store::ClaimRow>>(
        Channel::claims,
        [filter = view_.filter](const store::Project& project) { return project.claims(filter); }, this,
        [this](auto claims) {
            if (!claims)
                return tell(QString::fromStdString(claims.error().message()));
            lists_->setClaims(*claims);
            lists_->select(timeline_->selected());
        });
}

void MainWindow::readPeople() {
    using People = std::pair<std::vector<store::SavedView>, std::vector<store::Decision>>;
    bridge_.read<People>(
        Channel::people,
        [](const store::Project& project) -> Result<People> {
            auto views = project.views();
            if (!views)
                return tl::unexpected<Error>(views.error());
            auto decisions = project.decisions();
            if (!decisions)
                return tl::unexpected<Error>(decisions.error());
            return People{std::move(*views), std::move(*decisions)};
        },
        this,
        [this](auto people) {
            if (!people)
                return;
            views_ = (*people)->first;
            decisions_ = (*people)->second;
            sidebar_->setViews(views_);
            lists_->setDecisions(decisions_);
            if (event_)
                showEvent(event_->id, event_);
        });
}

void MainWindow::readEvent(EventId id) {
    wanted_ = id;
    bridge_.read<Event>(
        Channel::event, [id](const store::Project& project) { return project.event(id); }, this,
        [this, id](auto event) {
            if (!event)
                return panel_->clear();
            showEvent(id, *event);
        });
}

void MainWindow::showEvent(EventId id, std::shared_ptr<const Event> event) {
    event_ = std::move(event);
    store::EventRow row;
    if (const auto at = slice_ ? slice_->rows.find(id) : std::nullopt)
        row = slice_->rows[*at];
    std::vector<store::Decision> about;
    for (const store::Decision& decision : decisions_)
        for (const ReportRef& report : event_->reports)
            if (!decision.undone && decision.report == report.report)
                about.push_back(decision);
    const QStringList parties = partyNames();
    panel_->setEvent(event_, row, articles_, parties, about);
    if (!bridge_.importing())
        right_->setCurrentWidget(panel_);
    std::unordered_map<int, QString> versions;
    for (int i = 0; i < parties.size(); ++i)
        if (const QString words = versionOf(*event_, parties.at(i).toStdString()); !words.isEmpty())
            versions.emplace(i, words);
    timeline_->setVersions(std::move(versions), clashesOf(*event_, parties));
    if (std::exchange(comparisonWanted_, false) || pageName() == QLatin1String("compare"))
        showComparison();
}

bool MainWindow::settled() const {
    if (opening_ || !pending_.empty() || bridge_.importing() || !pendingPaths_.isEmpty())
        return false;
    if (!bridge_.isOpen())
        return true;
    if (!slice_ || !articles_)
        return false;
    return slice_->rows.empty() || (panel_->event() != nullptr && event_ && !panel_->cited().empty());
}

} // namespace claimline::ui
