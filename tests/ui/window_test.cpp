// Journeys through the whole window, without a display; each leaves a picture beside the build.
#include "app/main_window.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "timeline/timeline.h"
#include "ui/generated.h"

#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

class WindowTest : public testing::Test {
protected:
    void SetUp() override {
        file_ = dir_.filePath("ferry.claimline");
        window_ = std::make_unique<MainWindow>();
        window_->timeline().setReducedMotion(true);
        window_->resize(1600, 1000);
        window_->show();
    }
    void open(const std::string& title = "Ferry fire off the pier") {
        ASSERT_TRUE(test::makeProject(file_.toStdString(), title));
        window_->openProject(file_);
        ASSERT_TRUE(waitFor([&] { return window_->settled() && rows() == 3; }));
    }
    int rows() const { return window_->lists().events().rowCount(); }
    template<class Condition>
    bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 30'000);
    }
    void picture(const char* name) {
        QDir().mkpath(CLAIMLINE_PICTURES);
        QTest::qWait(60); // for the layout of what has just come
        EXPECT_TRUE(
            window_->grab().save(QStringLiteral(CLAIMLINE_PICTURES "/%1.png").arg(QLatin1String(name))));
    }
    QTemporaryDir dir_;
    QString file_;
    std::unique_ptr<MainWindow> window_;
};

TEST_F(WindowTest, BeginsWithTheWelcomePage) {
    EXPECT_EQ(window_->pageName(), "welcome");
    picture("welcome");
}

TEST_F(WindowTest, OpeningAProjectShowsItsEventsAndChoosesTheMostDisputed) {
    open();
    EXPECT_EQ(window_->pageName(), "main");
    EXPECT_EQ(window_->timeline().visibleEvents().size(), 2U); // the undated one is never on the axis
    ASSERT_NE(window_->panel().event(), nullptr);
    EXPECT_EQ(window_->panel().event()->title, "Ferry fire off the pier");
    EXPECT_EQ(window_->panel().cited().size(), 2U);
    picture("main");
}

TEST_F(WindowTest, AFilterNarrowsAllPanesAndItsChipTakesItAway) {
    open();
    store::Filter filter;
    filter.statuses = {EventStatus::contested};
    window_->setFilter(filter);
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
    EXPECT_EQ(window_->chips().chips(), 1);
    EXPECT_EQ(window_->timeline().slice()->rows.size(), 1U);
    auto* chip = window_->chips().findChild<ChipButton*>();
    ASSERT_NE(chip, nullptr);
    QTest::keyClick(chip, Qt::Key_Delete);
    ASSERT_TRUE(waitFor([&] { return rows() == 3; }));
    EXPECT_EQ(window_->chips().chips(), 0);
}

TEST_F(WindowTest, WordsTypedInTheSearchFilterTheEvents) {
    open();
    QTest::keyClicks(window_->sidebar().search(), "drill");
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
    EXPECT_EQ(window_->lists().events().index(0, EventModel::title).data().toString(), "Drill held");
}

TEST_F(WindowTest, UntickingASideLeavesThoseOfTheOthers) {
    open();
    auto* row = qobject_cast<FacetRow*>(window_->sidebar().sides()->row(0));
    ASSERT_NE(row, nullptr);
    EXPECT_TRUE(row->isChecked());
    row->click();
    ASSERT_TRUE(waitFor([&] { return window_->chips().chips() >= 1; }));
    EXPECT_FALSE(window_->filter().parties.empty());
    EXPECT_FALSE(row->isChecked());
}

TEST_F(WindowTest, TimelineListAndPanelFollowOneSelection) {
    open();
    window_->timeline().setFocus();
    QTest::keyClick(&window_->timeline(), Qt::Key_Home);
    const EventId first = window_->timeline().selected();
    QTest::keyClick(&window_->timeline(), Qt::Key_Right);
    const EventId second = window_->timeline().selected();
    EXPECT_NE(first, second);
    EXPECT_EQ(window_->lists().events().idAt(window_->lists().eventTable()->currentIndex().row()), second);
    ASSERT_TRUE(waitFor(
        [&] { return window_->panel().event() != nullptr && window_->panel().event()->id == second; }));
    window_->lists().eventTable()->selectRow(0);
    EXPECT_EQ(window_->timeline().selected(), window_->lists().events().idAt(0));
}

TEST_F(WindowTest, KeysZoomAndMoveTheTimeline) {
    open();
    Timeline& timeline = window_->timeline();
    timeline.setFocus();
    const TimeRange before = timeline.range();
    QTest::keyClick(&timeline, Qt::Key_W);
    EXPECT_LT(timeline.range().length(), before.length());
    const TimeRange near = timeline.range();
    QTest::keyClick(&timeline, Qt::Key_D);
    EXPECT_GT(timeline.range().from, near.from);
    QTest::keyClick(&timeline, Qt::Key_F);
    EXPECT_GT(timeline.range().length(), near.length());
}

TEST_F(WindowTest, AStretchDrawnOnTheAxisBecomesADateFilter) {
    open();
    QWidget* canvas = window_->timeline().viewport();
    const int y = 10, left = 230;
    QTest::mousePress(canvas, Qt::LeftButton, {}, {left, y});
    QTest::mouseMove(canvas, {left + 120, y});
    QMouseEvent move(QEvent::MouseMove, QPointF(left + 160, y), canvas->mapToGlobal(QPointF(left + 160, y)),
                     Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(canvas, &move);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {left + 160, y});
    ASSERT_TRUE(window_->filter().from && window_->filter().to);
    EXPECT_LT(*window_->filter().from, *window_->filter().to);
}

TEST_F(WindowTest, BackAndForwardGoThroughTheFilters) {
    open();
    store::Filter filter;
    filter.text = "drill";
    window_->setFilter(filter);
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
    QTest::keyClick(window_.get(), Qt::Key_Left, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return rows() == 3; }));
    QTest::keyClick(window_.get(), Qt::Key_Right, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
}

TEST_F(WindowTest, ANewTitleCanBeUndoneAndRedone) {
    open();
    const auto title = [&] {
        return window_->lists().events().index(0, EventModel::title).data().toString();
    };
    window_->retitle("Fire on the morning ferry");
    ASSERT_TRUE(waitFor([&] { return title() == "Fire on the morning ferry"; }));
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return title() == "Ferry fire off the pier"; }));
    window_->undoStack().redo();
    ASSERT_TRUE(waitFor([&] { return title() == "Fire on the morning ferry"; }));
}

TEST_F(WindowTest, AHiddenEventIsGoneAndComesBackByUndo) {
    open();
    window_->hideSelected();
    ASSERT_TRUE(waitFor([&] { return rows() == 2; }));
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return rows() == 3; }));
}

TEST_F(WindowTest, ASavedViewBringsItsFilterBack) {
    open();
    store::Filter filter;
    filter.statuses = {EventStatus::contested};
    window_->setFilter(filter);
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
    window_->saveViewAs("Disputed");
    window_->setFilter({});
    ASSERT_TRUE(waitFor([&] { return rows() == 3; }));
    Button* view = nullptr;
    ASSERT_TRUE(waitFor([&] {
        for (Button* button : window_->sidebar().findChildren<Button*>())
            if (button->text() == "Disputed")
                view = button;
        return view != nullptr;
    }));
    view->click();
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
}

TEST_F(WindowTest, EnterOpensTheComparisonAndEscapeLeadsBack) {
    open();
    window_->timeline().setFocus();
    QTest::keyClick(&window_->timeline(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
    picture("compare");
    window_->showTimeline();
    EXPECT_EQ(window_->pageName(), "main");
}

TEST_F(WindowTest, AQuotationOpensItsArticle) {
    open();
    const ReportRef report = window_->panel().event()->reports.front();
    window_->openReader(report.article, report.quoteSpan);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "reader"; }));
    picture("reader");
}

TEST_F(WindowTest, WhatIsShownIsWrittenAsPdf) {
    open();
    const QString pdf = dir_.filePath("report.pdf");
    ASSERT_TRUE(window_->exportPdfTo(pdf));
    ASSERT_TRUE(waitFor([&] { return window_->settled(); }));
    QFile file(pdf);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.read(5) == "%PDF-");
}

TEST_F(WindowTest, HostileTitlesShowLiterallyInEveryPane) {
    const std::string hostile = "<img src='file:///etc/passwd'><b>x</b> & \"q\" \u202Etxt.exe";
    open(hostile);
    const QString shownTitle = window_->lists().events().index(0, EventModel::title).data().toString();
    EXPECT_TRUE(shownTitle.startsWith("<img src="));
    EXPECT_FALSE(shownTitle.contains(QChar(0x202E)));
    for (const QLabel* label : window_->findChildren<QLabel*>()) {
        if (label->text().contains('<')) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
    }
    picture("hostile");
}

TEST_F(WindowTest, TheTimelineTellsAScreenReaderOfItsEvents) {
    open();
    QAccessibleInterface* timeline = QAccessible::queryAccessibleInterface(&window_->timeline());
    ASSERT_NE(timeline, nullptr);
    EXPECT_EQ(timeline->text(QAccessible::Name), "Timeline");
    ASSERT_EQ(timeline->childCount(), 2);
    EXPECT_TRUE(timeline->child(0)->text(QAccessible::Name).contains("Ferry fire off the pier"));
    EXPECT_TRUE(timeline->child(0)->text(QAccessible::Name).contains("conflict"));
    EXPECT_EQ(timeline->child(0)->role(), QAccessible::ListItem);
}

TEST_F(WindowTest, ArticlesAreImportedWithTheWindowInUse) {
    const QString samples = QStringLiteral(CLAIMLINE_DATA_DIR "/samples/ferry-fire");
    if (!QFileInfo::exists(samples))
        GTEST_SKIP() << "no samples here";
    window_->openProject(file_);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "main"; }));
    window_->addPaths({samples});
    ASSERT_TRUE(QTest::qWaitFor([&] { return window_->settled() && rows() > 0; }, 120'000));
    EXPECT_GE(window_->lists().articles().rowCount(), 3);
    picture("imported");
}

} // namespace
} // namespace claimline::ui
