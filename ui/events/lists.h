// The tabs below the timeline: events, claims, articles, the log of changes, refused files.
#pragma once

#include "events/claim_model.h"
#include "events/decision_model.h"
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
    enum Tab { eventTab, claimTab, articleTab, changeTab, refusedTab, tabCount };

    explicit Lists(QWidget* parent = nullptr);
    void setSlice(std::shared_ptr<const store::Slice> slice);
    void setClaims(std::shared_ptr<const std::vector<store::ClaimRow>> claims);
    void setArticles(std::shared_ptr<const std::vector<store::ArticleRow>> articles);
    void setDecisions(std::vector<store::Decision> decisions);
    void setRefusals(std::vector<ingest::Refusal> refusals); // shows the tab where there are any
    void select(EventId id);
    std::vector<EventId> selectedEvents() const; // of the table of events, all that are marked
    bool claimsShown() const;
    EventModel& events() { return *events_; }
    ClaimModel& claims() { return *claims_; }
    ArticleModel& articles() { return *articles_; }
    DecisionModel& changes() { return *changes_; }
    RefusalModel& refusals() { return *refusals_; }
    QTableView* table(Tab tab) const { return tables_[tab]; }
    QTableView* eventTable() const { return tables_[eventTab]; }
    void showTab(int index);
    // The marked rows with a line of heads, tab separated: for a sheet.
    static QString asTable(const QTableView& table);

signals:
    void eventSelected(claimline::EventId id);
    void eventActivated(claimline::EventId id);
    void articleActivated(claimline::ArticleId id);
    void claimActivated(claimline::ArticleId article, claimline::Span quote);
    void decisionToggled(qint64 number, bool undone);
    void claimsWanted(); // the tab of claims was opened

private:
    QTableView* makeTable(QAbstractItemModel* model, const QString& name, const std::vector<int>& widths,
                          int stretched);
    void connectTables();
    void nameTabs();
    QTabBar* tabs_;
    QStackedWidget* stack_;
    EventModel* events_;
    ClaimModel* claims_;
    ArticleModel* articles_;
    DecisionModel* changes_;
    RefusalModel* refusals_;
    std::array<QTableView*, tabCount> tables_{};
    bool following_ = false; // a selection from outside is not told back
};

} // namespace claimline::ui
