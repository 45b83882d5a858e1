// The tabs below the timeline: events, articles, refused files.
#pragma once

#include "events/event_models.h"
#include "look/controls.h"

#include <QTableView>
#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace claimline::ui {

class Lists : public QWidget {
    Q_OBJECT
public:
    explicit Lists(QWidget* parent = nullptr);
    void setSlice(std::shared_ptr<const store::Slice> slice);
    void setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles);
    void setRefusals(std::vector<ingest::Refusal> refusals); // shows the tab where there are any
    void select(EventId id);
    EventModel& events() { return *events_; }
    ArticleModel& articles() { return *articles_; }
    RefusalModel& refusals() { return *refusals_; }
    QTableView* eventTable() const { return eventTable_; }
    void showTab(int index);

signals:
    void eventSelected(claimline::EventId id);
    void eventActivated(claimline::EventId id);
    void articleActivated(claimline::ArticleId id);

private:
    QTableView* makeTable(QAbstractItemModel* model, const QString& name, const std::vector<int>& widths);
    void nameTabs();
    QTabBar* tabs_;
    QStackedWidget* stack_;
    EventModel* events_;
    ArticleModel* articles_;
    RefusalModel* refusals_;
    QTableView *eventTable_, *articleTable_, *refusalTable_;
    bool following_ = false; // a selection from outside is not told back
};

} // namespace claimline::ui
