// What the timeline, the overview and the map tell each other and the rest of the window.
#include "app/main_window.h"
#include "events/lists.h"
#include "look/words.h"
#include "map/map_view.h"
#include "model/data_files.h"
#include "timeline/overview.h"
#include "timeline/timeline.h"

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

// Two ranges that one would not tell apart on the screen.
bool alike(TimeRange a, TimeRange b) {
    const double slack = 0.01 * std::max(a.length(), b.length());
    return std::abs(a.from - b.from) <= slack && std::abs(a.to - b.to) <= slack;
}

} // namespace

void MainWindow::connectTimeline() {
    connect(overview_, &Overview::rangeChosen, this, [this](double from, double to) {
        timeline_->setRange({from, to});
    });
    connect(timeline_, &Timeline::rangeChanged, this, [this] {
        overview_->setRange(timeline_->range());
        view_.range = timeline_->range();
        map_->setRange(timeline_->range());
        updateStatus();
    });
    connect(timeline_, &Timeline::rangeSettled, this, &MainWindow::rememberRange);
    connect(timeline_, &Timeline::arrangementChanged, this, [this] {
        view_.arrangement = timeline_->arrangement();
        remember();
        keepLanes();
    });
    connect(timeline_, &Timeline::eventSelected, this, [this](EventId id) {
        lists_->select(id);
        map_->setSelected(id);
        readEvent(id);
    });
    connect(timeline_, &Timeline::eventActivated, this, [this](EventId) { openComparison(); });
    connect(timeline_, &Timeline::quoteWanted, this, &MainWindow::readQuote);
    connect(timeline_, &Timeline::dateWanted, this, [this] {
        if (auto* action = findChild<QAction*>(QStringLiteral("goToDate")))
            action->trigger();
    });
    connect(timeline_, &Timeline::brushed, this, [this](qint64 from, qint64 to) {
        store::Filter filter = view_.filter;
        filter.from = from;
        filter.to = to;
        setFilter(filter);
    });
    connect(timeline_, &Timeline::brushCleared, this, [this] {
        store::Filter filter = view_.filter;
        filter.from.reset();
        filter.to.reset();
        setFilter(filter);
    });
}

void MainWindow::connectMap() {
    connect(map_, &MapView::gathered, timeline_, &Timeline::setGathered);
    connect(map_, &MapView::gathered, this, [this](const std::vector<EventId>& events) {
        if (!events.empty())
            timeline_->select(events.front());
    });
    connect(timeline_, &Timeline::gatheredChanged, map_,
            [this] { map_->setGathered(timeline_->gathered()); });
    connect(map_, &MapView::placeWanted, this, [this](const QString& place) {
        store::Filter filter = view_.filter;
        filter.places = {place.toStdString()};
        setFilter(filter);
    });
    connect(&bridge_, &Bridge::opened, this, [this] { showMap(!map_->isHidden()); });
}

void MainWindow::showMap(bool on) {
    QSettings().setValue(QStringLiteral("window/map"), on);
    map_->setVisible(on);
    if (!on || !bridge_.isOpen() || map_->hasOutlines())
        return; // read once, and only by who looks at the map
    bridge_.read<Outlines>(
        Channel::outlines,
        [](const store::Project&) -> Result<Outlines> {
            const auto folder = dataFolder();
            if (!folder)
                return tl::unexpected<Error>(folder.error());
            return loadOutlines(*folder / "places" / "outlines.bin");
        },
        this,
        [this](auto outlines) {
            if (!outlines)
                return tell(QString::fromStdString(outlines.error().message()));
            map_->setOutlines(*outlines);
        });
}

void MainWindow::rememberRange() {
    if (goingBack_ || history_.empty() || alike(history_[historyAt_].range, timeline_->range()))
        return;
    view_.range = timeline_->range();
    remember();
}

void MainWindow::readQuote(EventId id) {
    bridge_.read<Event>(
        Channel::card, [id](const store::Project& project) { return project.event(id); }, this,
        [this, id](auto event) {
            if (!event || (*event)->reports.empty())
                return;
            const ReportRef& first = (*event)->reports.front();
            QString publisher;
            for (const store::ArticleRow& article : articles_ ? *articles_ : std::vector<store::ArticleRow>{})
                if (article.id == first.article)
                    publisher = shown(article.publisher.empty() ? article.path : article.publisher);
            timeline_->setQuote(id, shown(first.quote), publisher);
        });
}

} // namespace claimline::ui
