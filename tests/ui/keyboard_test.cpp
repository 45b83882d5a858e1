// A whole job without a mouse: find the dispute, compare, read the words, put one right, take it back, and
// go on; and what screen readers are told on the way.
#include "app/main_window.h"
#include "compare/compare_page.h"
#include "compare/facet_foot.h"
#include "compare/matrix_view.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "look/tokens.h"
#include "reader/reader_page.h"
#include "reader/reader_view.h"
#include "timeline/timeline.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

namespace claimline::ui {
namespace {

class Keyboard : public testing::Test {
protected:
    void SetUp() override {
        window_ = std::make_unique<MainWindow>();
        window_->timeline().setReducedMotion(true);
        window_->resize(1600, 1000);
        window_->show();
        window_->openProject(dir_.filePath("drones.claimline"));
        ASSERT_TRUE(waitFor([&] { return window_->pageName() == "main"; }));
        window_->addPaths({QStringLiteral(CLAIMLINE_DATA_DIR "/samples/depot-strike")});
        ASSERT_TRUE(waitFor([&] { return window_->settled() && rows() > 1; }));
        ASSERT_TRUE(waitFor([&] { return window_->panel().event() != nullptr; }));
    }
    template<class Condition>
    bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 60'000);
    }
    int rows() const { return window_->lists().events().rowCount(); }
    void key(QWidget& widget, int which, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&widget, static_cast<Qt::Key>(which), with);
    }
    QTemporaryDir dir_;
    std::unique_ptr<MainWindow> window_;
};

TEST_F(Keyboard, DoesAWholeJob) {
    Timeline& timeline = window_->timeline();
    timeline.setFocus();
    key(timeline, Qt::Key_Slash); // search
    QLineEdit* search = window_->sidebar().search();
    QTest::keyClicks(search, "depot");
    ASSERT_TRUE(waitFor([&] { return window_->filter().text == "depot" && window_->chips().chips() == 1; }));
    const int found = rows();
    EXPECT_GT(found, 0);
    timeline.setFocus();
    key(timeline, Qt::Key_C); // the next conflict
    ASSERT_TRUE(waitFor(
        [&] { return window_->panel().event() != nullptr && window_->panel().event()->conflicts > 0; }));
    key(timeline, Qt::Key_Return); // compare
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
    MatrixView& matrix = window_->comparison().view();
    const int articles = window_->comparison().model().columnCount();
    key(matrix, Qt::Key_P); // by sides and back
    EXPECT_EQ(window_->comparison().model().columnsBy(), MatrixModel::Columns::sides);
    key(matrix, Qt::Key_P);
    EXPECT_EQ(window_->comparison().model().columnCount(), articles);
    key(matrix, Qt::Key_D); // only differences
    EXPECT_EQ(window_->comparison().model().rowCount(), window_->comparison().model().differences());
    key(matrix, Qt::Key_D);
    key(matrix, Qt::Key_R);
    EXPECT_EQ(window_->comparison().model().reference(), 0);
    key(matrix, Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains('\t'));
    // To the first cell that holds words, and into its article.
    const MatrixModel& model = window_->comparison().model();
    bool opened = false;
    for (int row = 0; row < model.rowCount() && !opened; ++row)
        for (int column = 0; column < model.columnCount() && !opened; ++column)
            if (!model.data(model.index(row, column), MatrixModel::EntriesRole).toList().isEmpty()) {
                matrix.setCurrentIndex(model.index(row, column));
                key(matrix, Qt::Key_Return);
                opened = true;
            }
    ASSERT_TRUE(opened);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "reader"; }));
    ReaderView& reader = window_->reader().view();
    key(reader, Qt::Key_J);
    const std::uint32_t claim = reader.selectedClaim();
    ASSERT_NE(claim, none);
    key(reader, Qt::Key_X); // it is none
    ASSERT_TRUE(waitFor([&] {
        const auto& marks = window_->reader().content()->marks;
        return window_->settled() && claim < marks.size() && marks[claim].rejected;
    }));
    key(*window_, Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] {
        const auto& marks = window_->reader().content()->marks;
        return window_->settled() && claim < marks.size() && !marks[claim].rejected;
    }));
    key(reader, Qt::Key_Escape);
    EXPECT_NE(window_->pageName(), "reader");
    window_->showTimeline();
    for (int i = 0; i < 8 && !window_->filter().text.empty(); ++i) // the search is taken back
        key(*window_, Qt::Key_Left, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return window_->filter().text.empty() && rows() >= found; }));
}

TEST_F(Keyboard, TellsAScreenReaderOfEveryCellOfTheComparison) {
    window_->timeline().setFocus();
    key(window_->timeline(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&window_->comparison().view());
    ASSERT_NE(table, nullptr);
    ASSERT_NE(table->tableInterface(), nullptr);
    const MatrixModel& model = window_->comparison().model();
    ASSERT_EQ(table->tableInterface()->rowCount(), model.rowCount());
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column) {
            QAccessibleInterface* cell = table->tableInterface()->cellAt(row, column);
            ASSERT_NE(cell, nullptr);
            EXPECT_FALSE(cell->text(QAccessible::Name).isEmpty()) << row << " " << column;
        }
    EXPECT_FALSE(window_->comparison().summary().isEmpty());
}

TEST_F(Keyboard, TheFiguresAreReadAsATableToo) {
    window_->timeline().setFocus();
    key(window_->timeline(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
    const MatrixModel& model = window_->comparison().model();
    bool numbers = false;
    for (int row = 0; row < model.rowCount() && !numbers; ++row) {
        window_->comparison().view().setCurrentIndex(model.index(row, 0));
        numbers = window_->comparison().foot().steps().rowCount() > 0;
    }
    ASSERT_TRUE(numbers);
    EXPECT_EQ(window_->comparison().foot().steps().rowCount(),
              static_cast<int>(window_->comparison().foot().history().steps().size()));
}

TEST_F(Keyboard, RowsAreCopiedWithTheirHeadsAndColumnsSortTheClaims) {
    window_->lists().showTab(Lists::claimTab);
    ASSERT_TRUE(waitFor([&] { return window_->lists().claims().rowCount() > 3; }));
    QTableView* table = window_->lists().table(Lists::claimTab);
    table->sortByColumn(ClaimModel::source, Qt::AscendingOrder);
    for (int row = 1; row < window_->lists().claims().rowCount(); ++row) {
        const auto name = [&](int at) {
            return window_->lists().claims().index(at, ClaimModel::source).data().toString().toCaseFolded();
        };
        EXPECT_LE(name(row - 1), name(row));
    }
    table->selectRow(0);
    table->setFocus();
    const QStringList lines = Lists::asTable(*table).split('\n');
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0].count('\t'), lines[1].count('\t'));
    EXPECT_TRUE(lines[0].startsWith("Said\tWho"));
}

// Every screen in light and dark, at the scale that the run has (QT_SCALE_FACTOR): to be looked at. What the
// test itself holds is that the colours of the scheme are on the screen, and nothing of the other's.
TEST_F(Keyboard, LeavesPicturesOfEveryScreenInLightAndDark) {
    QDir().mkpath(CLAIMLINE_PICTURES);
    const int scale = qRound(window_->devicePixelRatioF() * 100);
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        applyScheme(scheme);
        const Tokens& tokens = scheme == Scheme::dark ? darkTokens() : lightTokens();
        const auto picture = [&](const char* screen) {
            QTest::qWait(80);
            const QImage image = window_->grab().toImage();
            EXPECT_TRUE(
                image.save(QStringLiteral(CLAIMLINE_PICTURES "/%1-%2-%3.png")
                               .arg(QLatin1String(screen),
                                    scheme == Scheme::dark ? QStringLiteral("dark") : QStringLiteral("light"))
                               .arg(scale)));
            int canvas = 0;
            for (int y = 0; y < image.height(); y += 16)
                for (int x = 0; x < image.width(); x += 16)
                    canvas += image.pixelColor(x, y) == tokens.canvas ? 1 : 0;
            EXPECT_GT(canvas, image.width() / 16 * image.height() / 16 / 5) << screen;
        };
        window_->showTimeline();
        picture("timeline");
        window_->panel().showTab(1);
        picture("conflicts");
        window_->panel().showTab(2);
        picture("notes");
        window_->panel().showTab(0);
        window_->lists().showTab(Lists::claimTab);
        ASSERT_TRUE(waitFor([&] { return window_->lists().claims().rowCount() > 0; }));
        picture("claims");
        window_->lists().showTab(Lists::eventTab);
        window_->showImportPanel();
        picture("import");
        window_->openComparison();
        ASSERT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
        window_->comparison().foot().showTab(FacetFoot::figures);
        picture("comparison");
        window_->comparison().regroupByParty();
        window_->comparison().foot().showTab(FacetFoot::origins);
        picture("sides");
        window_->comparison().regroupByParty();
        const ReportRef report = window_->panel().event()->reports.front();
        window_->openReader(report.article, report.quoteSpan);
        ASSERT_TRUE(waitFor([&] { return window_->pageName() == "reader"; }));
        window_->reader().view().stepClaim(1);
        picture("article");
        for (const ArticleId other : window_->panel().cited())
            if (other != report.article)
                emit window_->reader().besideChosen(other);
        ASSERT_TRUE(waitFor([&] { return window_->reader().besideShown(); }));
        picture("beside");
    }
    applyScheme(Scheme::light);
}

} // namespace
} // namespace claimline::ui
