// The chosen event: how it stands, what, when, where, a summary in words, what each side says, and the
// evidence.
#pragma once

#include "events/event_tabs.h"
#include "events/side_table.h"
#include "look/controls.h"
#include "store/store.h"

#include <QScrollArea>

#include <memory>

class QTabBar;
class QVBoxLayout;

namespace claimline::ui {

class EventPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit EventPanel(QWidget* parent = nullptr);
    // `row`: of the slice, for bookmark and edits; `decisions`: those about it.
    void setEvent(std::shared_ptr<const Event> event, const store::EventRow& row,
                  std::shared_ptr<const std::vector<store::ArticleRow>> articles, const QStringList& parties,
                  const std::vector<store::Decision>& decisions);
    void clear();
    const Event* event() const { return event_.get(); }
    SideTable* table() const { return table_; }
    void showTab(int tab); // 0 sides, 1 conflicts, 2 notes
    ConflictsTab& conflicts() { return *conflicts_; }
    NotesTab& notes() { return *notes_; }
    // The articles that the numbers of citation stand for, by date of publication.
    const std::vector<ArticleId>& cited() const { return cited_; }

signals:
    void compare();
    void merge();
    void split();
    void editTitle();
    void editDate();
    void noteAdded(const QString& note);
    void tagSet(const QString& tag, bool on);
    void gradeSet(const QString& grade);
    void reviewSet(const QString& state);
    void facetStateSet(const QString& facetKey, const QString& state);
    void undoDecision(qint64 number);
    void toggleBookmark();
    void hideEvent();
    void openReader(claimline::ArticleId article, claimline::Span quote);
    void filterPlace(const std::string& place);

private:
    void number(const std::vector<store::ArticleRow>& articles);
    void fillHead(const store::EventRow& row);
    void fillEvidence(int facet);
    void fillTabs(const std::vector<store::Decision>& decisions);
    QWidget* makeTabs();
    QWidget* makeStanding();
    QWidget* makeActions();

    std::shared_ptr<const Event> event_;
    std::shared_ptr<const std::vector<store::ArticleRow>> articles_;
    std::vector<ArticleId> cited_;
    QStringList parties_;
    QWidget* body_;
    QWidget* empty_;
    Button* bookmark_;
    RunLabel *standing_, *title_, *when_, *where_, *summary_, *counts_, *evidenceHead_;
    SideTable* table_;
    QWidget* figure_;
    EventStatus status_ = EventStatus::single;
    QVBoxLayout* evidence_;
    QTabBar* tabs_;
    ConflictsTab* conflicts_;
    NotesTab* notes_;
};

} // namespace claimline::ui
