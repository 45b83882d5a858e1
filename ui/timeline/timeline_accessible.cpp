#include "timeline/timeline_accessible.h"

#include "look/words.h"
#include "timeline/timeline.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

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
        if (kind != QAccessible::Name || !timeline_ || !timeline_->slice())
            return {};
        for (const store::EventRow& row : timeline_->slice()->rows)
            if (row.id == id_)
                return spokenEvent(row);
        return {};
    }
    QRect rect() const override {
        const QRect mark = timeline_->markRect(id_).toRect();
        return {timeline_->viewport()->mapToGlobal(mark.topLeft()), mark.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = timeline_->selected() == id_;
        state.focused = state.selected && timeline_->hasFocus();
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
