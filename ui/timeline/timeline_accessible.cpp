#include "timeline/timeline_accessible.h"

#include "look/words.h"
#include "timeline/timeline.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>
#include <map>
#include <memory>

namespace claimline::ui {

namespace {

// One event: its name tells title, date, sources and conflicts in words.
class EventItem final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    EventItem(Timeline* timeline, EventId id)
        : timeline_(timeline)
        , id_(id) {}

    bool isValid() const override { return timeline_ != nullptr; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(timeline_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override {
        if (!timeline_ || !timeline_->slice())
            return {};
        const store::EventRows& rows = timeline_->slice()->rows;
        const auto row = rows.find(id_);
        if (!row)
            return {};
        if (kind == QAccessible::Name)
            return spokenEvent(rows[*row]);
        const auto& lanes = timeline_->lanes();
        return kind == QAccessible::Description && *row < lanes.home.size()
                   ? Timeline::tr("In the lane %1").arg(lanes.lanes[lanes.home[*row]].name)
                   : QString();
    }
    QRect rect() const override {
        const QRect mark = timeline_->markRect(id_).toRect();
        return {timeline_->viewport()->mapToGlobal(mark.topLeft()), mark.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        const auto& gathered = timeline_->gathered();
        state.selected = timeline_->selected() == id_ ||
                         std::find(gathered.begin(), gathered.end(), id_) != gathered.end();
        state.multiSelectable = true;
        state.focused = timeline_->selected() == id_ && timeline_->hasFocus();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString&) override { timeline_->select(id_); }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<Timeline> timeline_;
    EventId id_;
};

class TimelineList final : public QAccessibleWidget {
public:
    explicit TimelineList(Timeline* timeline)
        : QAccessibleWidget(timeline, QAccessible::List) {}
    ~TimelineList() override {
        for (const auto& [id, item] : items_)
            QAccessible::deleteAccessibleInterface(item);
    }
    int childCount() const override { return static_cast<int>(timeline()->visibleEvents().size()); }
    QAccessibleInterface* child(int index) const override {
        const auto events = timeline()->visibleEvents();
        return index >= 0 && index < static_cast<int>(events.size())
                   ? itemOf(events[static_cast<std::size_t>(index)])
                   : nullptr;
    }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? timeline()->spokenView() : QAccessibleWidget::text(kind);
    }
    QAccessibleInterface* focusChild() const override {
        const EventId chosen = timeline()->selected();
        return timeline()->hasFocus() && !timeline()->markRect(chosen).isNull() ? itemOf(chosen) : nullptr;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const EventId id = timeline()->eventAt(timeline()->viewport()->mapFromGlobal(QPoint(x, y)));
        return id ? itemOf(id) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto events = timeline()->visibleEvents();
        for (std::size_t i = 0; i < events.size(); ++i)
            if (itemOf(events[i]) == child)
                return static_cast<int>(i);
        return -1;
    }

private:
    Timeline* timeline() const { return static_cast<Timeline*>(widget()); }
    QAccessibleInterface* itemOf(EventId id) const {
        const auto found = items_.find(id);
        if (found != items_.end())
            return QAccessible::accessibleInterface(found->second);
        auto* item = new EventItem(timeline(), id);
        items_[id] = QAccessible::registerAccessibleInterface(item);
        return item;
    }
    mutable std::map<EventId, QAccessible::Id> items_; // Qt wants the same interface for the same thing
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* timeline = qobject_cast<Timeline*>(object);
    return timeline != nullptr ? new TimelineList(timeline) : nullptr;
}

} // namespace

void installTimelineAccessibility() {
    QAccessible::installFactory(makeInterface);
}

} // namespace claimline::ui
