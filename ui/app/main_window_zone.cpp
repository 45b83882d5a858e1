// What a person made of the lanes, and by which clock the timeline tells the hours (UTC, this computer's,
// that of the chosen event's place, or a zone of choice); both are kept for each project.
#include "app/main_window.h"
#include "model/data_files.h"
#include "timeline/timeline.h"

#include <QActionGroup>
#include <QFile>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace claimline::ui {

namespace {

const QString ofPlace = QStringLiteral("place");

QString keyOf(const QString& project) {
    return QStringLiteral("lanes/") +
           QFileInfo(project).absoluteFilePath().replace(QLatin1Char('/'), QLatin1Char('|'));
}

} // namespace

void MainWindow::makeZoneMenu(QMenu* menu) {
    auto* clocks = new QActionGroup(menu);
    const auto add = [&](const QString& words, const QString& name) {
        QAction* action = clocks->addAction(words);
        action->setCheckable(true);
        action->setData(name);
        menu->addAction(action);
        return action;
    };
    for (const auto& [words, name] : {std::pair{tr("&UTC"), QStringLiteral("utc")},
                                      {tr("This &computer's"), QStringLiteral("local")},
                                      {tr("Of the chosen event's &place"), ofPlace}})
        connect(add(words, name), &QAction::triggered, this, [this, name = name] { setZone(name); });
    QAction* other = add(tr("&Another…"), {});
    connect(other, &QAction::triggered, this, &MainWindow::askZone);
    connect(menu, &QMenu::aboutToShow, this, [this, clocks, other] {
        for (QAction* action : clocks->actions())
            action->setChecked(action->data().toString() == view_.clock);
        if (clocks->checkedAction() == nullptr)
            other->setChecked(true);
    });
    connect(timeline_, &Timeline::eventSelected, this, [this] { followPlace(); });
}

void MainWindow::keepLanes() {
    if (!bridge_.isOpen())
        return;
    View kept; // without filter and range: a project opens with all that it holds
    kept.lanes = view_.lanes;
    kept.arrangement = view_.arrangement;
    kept.clock = view_.clock;
    QSettings().setValue(keyOf(bridge_.file()), QString::fromStdString(toJson(kept)));
}

void MainWindow::recallLanes() {
    const QString kept = QSettings().value(keyOf(bridge_.file())).toString();
    const auto view = viewFromJson(kept.isEmpty() ? "{}" : kept.toStdString());
    view_.arrangement = view ? view->arrangement : Arrangement{};
    view_.clock = view ? view->clock : View().clock;
    timeline_->setArrangement(view_.arrangement);
    setLaneBy(view ? view->lanes : LaneBy::side);
    useZone();
}

void MainWindow::askZone() {
    QStringList names;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/'))
            names << QString::fromLatin1(id);
    bool chosen = false;
    const QString name = QInputDialog::getItem(
        this, tr("Time zone"), tr("The hours of which zone?"), names,
        static_cast<int>(std::max<qsizetype>(0, names.indexOf(view_.clock))), true, &chosen);
    if (!chosen)
        return;
    if (!names.contains(name))
        return tell(tr("%1: there is no such time zone").arg(name));
    setZone(name);
}

void MainWindow::setZone(const QString& name) {
    if (name == view_.clock)
        return;
    view_.clock = name;
    remember();
    keepLanes();
    useZone();
}

void MainWindow::useZone() {
    if (view_.clock != ofPlace) {
        timeline_->setClock(Clock::named(view_.clock));
        return updateStatus();
    }
    if (!zoneTowns_.empty())
        return followPlace();
    using Towns = std::vector<ZoneTown>;
    bridge_.read<Towns>(
        Channel::zones,
        [](const store::Project&) -> Result<Towns> {
            const auto folder = dataFolder();
            if (!folder)
                return tl::unexpected<Error>(folder.error());
            const std::string path = (*folder / "places" / "zones.tab").string();
            QFile file(QString::fromStdString(path));
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorKind::unreadable, path, "it cannot be read", "times are shown in UTC");
            return zoneTowns(file.readAll());
        },
        this,
        [this](auto towns) {
            if (!towns)
                return tell(QString::fromStdString(towns.error().message()));
            zoneTowns_ = **towns;
            followPlace();
        });
}

void MainWindow::followPlace() {
    const auto row = slice_ ? slice_->rows.find(timeline_->selected()) : std::nullopt;
    if (view_.clock != ofPlace || !row)
        return;
    const store::EventRow event = slice_->rows[*row];
    timeline_->setClock(Clock::named(
        zoneOf(zoneTowns_, QString::fromStdString(event.country), event.latitude, event.longitude)));
    updateStatus();
}

} // namespace claimline::ui
