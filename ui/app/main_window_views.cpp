// Filters, saved views, and the way back through them.
#include "app/form_dialog.h"
#include "app/main_window.h"
#include "filters/sidebar.h"
#include "look/words.h"
#include "model/names.h"
#include "timeline/timeline.h"

#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace claimline::ui {

void MainWindow::setFilter(const store::Filter& filter) {
    if (filter == view_.filter)
        return;
    view_.filter = filter;
    remember();
    readSlice();
}

void MainWindow::remember() {
    if (goingBack_)
        return;
    history_.resize(std::min(history_.size(), historyAt_ + 1));
    history_.push_back(view_);
    if (history_.size() > 200)
        history_.erase(history_.begin());
    historyAt_ = history_.size() - 1;
}

void MainWindow::go(int step) {
    const auto next = static_cast<std::int64_t>(historyAt_) + step;
    if (next < 0 || next >= static_cast<std::int64_t>(history_.size()))
        return;
    history_[historyAt_].range = timeline_->range();
    historyAt_ = static_cast<std::size_t>(next);
    const View view = history_[historyAt_];
    goingBack_ = true;
    setFilter(view.filter);
    timeline_->setArrangement(view.arrangement);
    setLaneBy(view.lanes);
    view_.clock = view.clock;
    useZone();
    if (view.range.length() > 0)
        timeline_->setRange(view.range, true);
    goingBack_ = false;
}

void MainWindow::saveViewAs(const QString& name) {
    changeView(tr("Save a view"), {name.toStdString(), toJson(view_)}, true);
}

// Puts the view there, or takes it away; undone, what stood under that name before is there again.
void MainWindow::changeView(const QString& words, const store::SavedView& view, bool there) {
    std::optional<store::SavedView> before;
    for (const store::SavedView& saved : views_)
        if (saved.name == view.name)
            before = saved;
    undo_.push(new ViewStep(words, bridge_, view.name, before, there ? std::optional(view) : std::nullopt,
                            [this](const QString& error) {
                                if (!error.isEmpty())
                                    tell(error);
                                readPeople();
                            }));
}

void MainWindow::applyView(const QString& name) {
    for (const store::SavedView& saved : views_) {
        if (fromUtf8(saved.name) != name)
            continue;
        const auto view = viewFromJson(saved.filter);
        if (!view)
            return tell(QString::fromStdString(view.error().message()));
        timeline_->setArrangement(view->arrangement);
        setLaneBy(view->lanes);
        setZone(view->clock);
        setFilter(view->filter);
        if (view->range.length() > 0)
            timeline_->setRange(view->range, true);
    }
}

// ---------------------------------------------------------------- a condition changed in its place

namespace {

template<class T>
void toggleIn(std::vector<T>& values, const T& value) {
    if (std::erase(values, value) == 0)
        values.push_back(value);
}

} // namespace

void MainWindow::editChip(int member, QPoint at) {
    if (!slice_)
        return;
    if (member == Chip::words)
        return sidebar_->focusSearch();
    if (member == Chip::range)
        return askRange();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& words, std::optional<std::uint32_t> events, bool on, auto change) {
        QAction* action = menu->addAction(QString(words).replace(QLatin1Char('&'), QLatin1String("&&")) +
                                          (events ? QStringLiteral("\t") + number(*events) : QString()));
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, change] {
            store::Filter filter = view_.filter;
            change(filter);
            setFilter(filter);
        });
    };
    const auto addTexts = [&](const std::vector<store::Count>& counts,
                              std::vector<std::string> store::Filter::*values, auto words) {
        for (std::size_t i = 0; i < counts.size() && i < 30; ++i)
            add(words(counts[i].value), counts[i].events,
                std::ranges::find(view_.filter.*values, counts[i].value) != (view_.filter.*values).end(),
                [values, value = counts[i].value](store::Filter& f) { toggleIn(f.*values, value); });
    };
    const auto addNames = [&]<class Enum>(const std::vector<store::Count>& counts,
                                          std::vector<Enum> store::Filter::*values, auto words) {
        for (const store::Count& count : counts)
            if (const auto value = parseName<Enum>(count.value))
                add(words(*value), count.events,
                    std::ranges::find(view_.filter.*values, *value) != (view_.filter.*values).end(),
                    [values, value = *value](store::Filter& f) { toggleIn(f.*values, value); });
    };
    const auto plain = [](const std::string& text) { return shown(text); };
    switch (member) {
    case Chip::status:
        addNames(slice_->byStatus, &store::Filter::statuses, statusWords);
        break;
    case Chip::type:
        addNames(slice_->byType, &store::Filter::types, typeWords);
        break;
    case Chip::precision:
        addNames(slice_->byPrecision, &store::Filter::precisions, precisionWords);
        break;
    case Chip::party:
        addTexts(slice_->byParty, &store::Filter::parties,
                 [](const std::string& p) { return partyWords(p); });
        break;
    case Chip::source:
        addTexts(slice_->bySource, &store::Filter::sources, plain);
        break;
    case Chip::place:
        addTexts(slice_->byPlace, &store::Filter::places, plain);
        break;
    default:
        for (const std::string state : {"", "read", "second look", "done"})
            add(reviewWords(state), std::nullopt,
                std::ranges::find(view_.filter.reviews, state) != view_.filter.reviews.end(),
                [state](store::Filter& f) { toggleIn(f.reviews, state); });
    }
    menu->popup(at);
}

void MainWindow::askRange() {
    FormDialog dialog(tr("Dates"), tr("Show"), this);
    const auto day = [](std::optional<Instant> instant) {
        return instant ? QString::fromStdString(isoText(*instant).substr(0, 10)) : QString();
    };
    const store::Filter& now = view_.filter;
    auto* from =
        dialog.addLine(tr("&From"), day(now.from), tr("2024-11-19, 2024-11, 2024; empty: the first"));
    auto* to = dialog.addLine(tr("&To, this included"), day(now.to ? std::optional(*now.to - 1) : now.to),
                              tr("2024-11-19, 2024-11, 2024; empty: the last"));
    dialog.setCheck([=] {
        const QString fault = dateFault(from->text());
        return fault.isEmpty() ? dateFault(to->text()) : fault;
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    store::Filter filter = now;
    const auto first = parseEdtf(from->text().trimmed().toStdString());
    const auto last = parseEdtf(to->text().trimmed().toStdString());
    filter.from = first && first->known() ? std::optional(first->earliestStart) : std::nullopt;
    filter.to = last && last->known() ? std::optional(last->latestEnd) : std::nullopt;
    setFilter(filter);
}

} // namespace claimline::ui
