// The window: puts the panes together and passes what happens in one to the others. Reads and writes through
// the bridge only.
#pragma once

#include "app/decisions.h"
#include "bridge/bridge.h"
#include "filters/filter_words.h"
#include "timeline/clock.h"

#include <QMainWindow>
#include <QStringList>
#include <QUndoStack>

#include <memory>
#include <set>
#include <vector>

class QActionGroup;
class QFileSystemWatcher;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace claimline::ui {

class Button;
class ChipsBar;
class ComparePage;
class EventPanel;
class HintBar;
class ImportPanel;
class Lists;
class MapView;
struct MatrixEntry;
struct LaneSet;
class Overview;
class ReaderPage;
class RunLabel;
class Sidebar;
class Timeline;
class Welcome;

enum class Scheme { system, light, dark };
void applyScheme(Scheme scheme);

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    void openProject(const QString& file);
    void addPaths(const QStringList& paths);
    // Nothing is asked for and not yet answered: what is on screen is what there is.
    bool settled() const;
    void selectMostTelling(); // the event with most conflicts, else with most articles

    Bridge& bridge() { return bridge_; }
    Timeline& timeline() { return *timeline_; }
    MapView& map() { return *map_; }
    Sidebar& sidebar() { return *sidebar_; }
    Lists& lists() { return *lists_; }
    EventPanel& panel() { return *panel_; }
    ReaderPage& reader() { return *reader_; }
    ComparePage& comparison() { return *compare_; }
    const std::vector<store::Decision>& decisions() const { return decisions_; }
    ChipsBar& chips() { return *chips_; }
    const store::Filter& filter() const { return view_.filter; }
    QUndoStack& undoStack() { return undo_; }
    void showImportPanel();
    void showEventPanel(); // in its place
    QString pageName() const; // "welcome", "main", "compare", "reader"

public slots:
    void setFilter(const claimline::store::Filter& filter);
    void openComparison();
    void openReader(claimline::ArticleId article, claimline::Span quote);
    void showTimeline();
    void showMap(bool on);
    void exportPdf();
    bool exportPdfTo(const QString& file);
    // --- decisions on the chosen event, and on the article in the reader
    void retitle(const QString& title);
    void redate(const QString& date); // EDTF
    void toggleBookmark();
    void hideSelected();
    void addNote(const QString& note);
    void setTag(const QString& tag, bool on);
    void setGrade(const QString& grade);                              // "B2"; "": none
    void setReview(const QString& state, const QString& reason = {}); // "", "read", "second look", "done"
    void judgeFacet(const QString& facetKey, const QString& state, const QString& reason);
    // Of a value in the comparison; the article and the claim that it comes from.
    void cutOrigin(claimline::ArticleId article, claimline::ClaimId claim, const QString& quote);
    void joinOrigin(claimline::ArticleId article, claimline::ClaimId claim, const QString& quote,
                    claimline::ArticleId withArticle, claimline::ClaimId withClaim);
    void moveValue(const claimline::ui::MatrixEntry& value, int toFacet);
    void splitValue(const claimline::ui::MatrixEntry& value);
    void gradeArticle(claimline::ArticleId article, const QString& grade);
    void rejectClaim(std::uint32_t claim, bool rejected);
    void correctClaim(std::uint32_t claim);
    void markClaim(claimline::Span words);
    void correctArticle();
    void setUndone(std::int64_t decision, bool undone);
    // `anew`: the events are made anew, whatever the kinds of the decisions.
    void record(const QString& words, std::vector<claimline::store::Decision> decisions, bool anew = false);
    void merge();
    void split();

    void saveViewAs(const QString& name);
    void watchFolder(const QString& folder); // empty: none
    void showGuide();
    void pasteArticle();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // --- construction (main_window.cpp, main_window_actions.cpp)
    QWidget* makeWorkPage();
    void makePages();
    void connectPanes();
    void connectTimeline(); // main_window_timeline.cpp
    void connectMap();
    void makeActions();
    void makeToolBar();
    void makeMenus();
    void makeStatusBar();
    void fillFilterMenu();
    QAction* act(const QString& name, const QString& icon, const QKeySequence& key,
                 std::function<void()> what);
    void setLaneBy(LaneBy by);
    void makeZoneMenu(QMenu* menu); // main_window_zone.cpp
    void askZone();
    void setZone(const QString& name); // of View::clock
    void useZone();                    // what the view says
    void followPlace();
    void keepLanes(); // for this project
    void recallLanes();
    void showPage(QWidget* page);
    void restore();

    // --- data (main_window_data.cpp, _views, _pages, _project, _decisions)
    void onOpened(const QString& file);
    void refresh(); // slice, articles, views
    void readSlice();
    void readPeople(); // views and decisions
    void readClaims(); // where their list is open
    void showSlice(std::shared_ptr<const store::Slice> slice, std::shared_ptr<const LaneSet> lanes);
    void rememberRange(); // where it has stood for a moment
    void readQuote(EventId id);
    void changeView(const QString& words, const store::SavedView& view, bool there);
    void readEvent(EventId id);
    void showEvent(EventId id, std::shared_ptr<const Event> event);
    void showComparison();
    void stepEvent(int step);
    void stepArticle(int step);
    void readArticle(ArticleId article, Span quote, bool open = true); // else only while it is shown
    void openBeside(ArticleId article);
    void readBytes(ArticleId article);
    std::vector<store::ArticleRow> articlesInView(ArticleId article) const;
    void decide(const QString& words, store::DecisionKind kind, const std::string& value,
                const QString& reason = {}, bool anew = false);
    store::Decision onClaim(store::DecisionKind kind, ArticleId article, ClaimId claim,
                            const QString& quote) const;
    void connectDecisions(); // main_window_facets.cpp
    void askJudgement(const QString& facetKey, const QString& state);
    void askReview(const QString& state);
    void askMove(int facet, const QList<MatrixEntry>& values);
    void askSplitValue(const QList<MatrixEntry>& values);
    std::function<void(const QString&)> decided(bool resolveAnew);
    void askTitle();
    void askDate();
    void askNote();
    void askTag();
    QStringList sourceNames() const;
    void applyView(const QString& name);
    void updateStatus();
    void tell(const QString& message);
    void remember(); // the view shown now, for Back and Forward
    void go(int step);
    void askProject(bool create);
    void askFiles(bool folder);
    void askWatch();
    void editChip(int member, QPoint at);
    void askRange();
    void openSample();
    QStringList partyNames() const;

    Bridge bridge_;
    QFileSystemWatcher* watcher_ = nullptr;
    HintBar* hints_ = nullptr;
    QUndoStack undo_;
    View view_;
    std::shared_ptr<const store::Slice> slice_;
    std::shared_ptr<const std::vector<store::ArticleRow>> articles_;
    std::vector<store::Decision> decisions_;
    std::vector<store::SavedView> views_;
    std::vector<ZoneTown> zoneTowns_; // read once they are wanted
    std::shared_ptr<const Event> event_;
    EventId wanted_; // the event that is being read
    ArticleId shownArticle_;
    std::set<Channel> pending_; // asked and not yet answered; a newer question takes the place of an older
    bool opening_ = false;
    bool selectFirst_ = true;
    QStringList pendingPaths_;
    std::vector<View> history_;
    std::size_t historyAt_ = 0;
    bool goingBack_ = false;
    bool comparisonWanted_ = false;

    QStackedWidget *pages_, *right_;
    Welcome* welcome_;
    QWidget* work_;
    QSplitter *columns_, *rows_;
    Sidebar* sidebar_;
    ChipsBar* chips_;
    Overview* overview_;
    Timeline* timeline_;
    MapView* map_;
    Lists* lists_;
    EventPanel* panel_;
    ImportPanel* import_;
    ComparePage* compare_;
    ReaderPage* reader_;
    QWidget* beforeReader_ = nullptr;
    QToolBar* toolBar_;
    QLabel* projectName_;
    RunLabel *statusLeft_, *statusRight_;
    QAction *back_ = nullptr, *forward_ = nullptr;
    Button* lanesButton_ = nullptr;
    QMenu* lanesMenu_ = nullptr;
    std::vector<QAction*> needProject_;
};

} // namespace claimline::ui
