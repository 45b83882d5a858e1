// A whole job without a mouse: find the dispute, compare, read the words, put one right, take it back, and
// go on; and what screen readers are told on the way.
#include "compare/compare_page.h"
#include "compare/facet_foot.h"
#include "compare/matrix_view.h"
#include "filters/chips_bar.h"
#include "filters/sidebar.h"
#include "journey.h"
#include "reader/reader_page.h"
#include "reader/reader_view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QTreeWidget>

namespace claimline::ui {
namespace {

class Keyboard : public test::Journey {
protected:
    Keyboard()
        : Journey("depot-strike") {}
    MatrixView& openMatrix() {
        window_->timeline().setFocus();
        key(window_->timeline(), Qt::Key_Return);
        EXPECT_TRUE(waitFor([&] { return window_->pageName() == "compare"; }));
        return window_->comparison().view();
    }
    // Does it in the dialog that comes up.
    void inDialog(std::function<void(QDialog&)> what) {
        QTimer::singleShot(0, window_.get(), [this, what] {
            ASSERT_TRUE(waitFor([] { return QApplication::activeModalWidget() != nullptr; }));
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            ASSERT_NE(dialog, nullptr);
            answered_ = true;
            what(*dialog);
        });
    }
    bool answered_ = false;
    void undo() {
        QApplication::setActiveWindow(window_.get()); // as a desktop does when a dialog closes
        key(*window_, Qt::Key_Z, Qt::ControlModifier);
    }
    // Types the words into the dialog's line and says yes.
    void answer(const char* words) {
        inDialog([words](QDialog& dialog) {
            QTest::keyClicks(dialog.findChild<QLineEdit*>(), QString::fromLatin1(words));
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
    }
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
    undo();
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

TEST_F(Keyboard, ADisputeIsJudgedWithItsReasonInTheLogAndUndone) {
    const int before = event().conflicts;
    ASSERT_GT(before, 0);
    window_->panel().showTab(1);
    auto* state = window_->panel().conflicts().findChild<QComboBox*>();
    ASSERT_NE(state, nullptr);
    state->setFocus();
    answer("the same drones, counted twice");
    key(*state, Qt::Key_End); // overruled
    ASSERT_TRUE(answered_);
    ASSERT_TRUE(waitFor([&] { return settled() && event().conflicts == before - 1; }));
    EXPECT_EQ(window_->decisions().back().reason, "the same drones, counted twice");
    EXPECT_EQ(window_->lists().changes().index(0, DecisionModel::what).data().toString(),
              "Dispute: overruled");
    undo();
    ASSERT_TRUE(waitFor([&] { return settled() && event().conflicts == before; }));
}

TEST_F(Keyboard, AReviewOfASecondLookIsAskedItsReason) {
    answer("the tribune is not read yet");
    emit window_->panel().reviewSet("second look");
    ASSERT_TRUE(waitFor([&] { return settled() && logged(store::DecisionKind::review) == 1; }));
    EXPECT_EQ(window_->decisions().back().reason, "the tribune is not read yet");
    undo();
    ASSERT_TRUE(waitFor([&] { return settled() && window_->decisions().back().undone; }));
}

TEST_F(Keyboard, AValueMovesToAnotherQuestionAndBack) {
    MatrixView& matrix = openMatrix();
    const MatrixModel& model = window_->comparison().model();
    // The first value of a facet of which there is another of the same kind.
    QModelIndex at;
    for (int row = 0; row < model.rowCount() && !at.isValid(); ++row)
        for (int column = 0; column < model.columnCount() && !at.isValid(); ++column)
            if (!model.data(model.index(row, column), MatrixModel::EntriesRole).toList().isEmpty())
                at = model.index(row, column);
    ASSERT_TRUE(at.isValid());
    matrix.setCurrentIndex(at);
    inDialog([](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
    key(matrix, Qt::Key_M);
    ASSERT_TRUE(waitFor([&] { return settled() && logged(store::DecisionKind::moveClaim) == 1; }));
    undo();
    ASSERT_TRUE(waitFor([&] { return settled() && window_->decisions().back().undone; }));
}

TEST_F(Keyboard, AnOriginIsSetApartInItsTreeAndUndone) {
    openMatrix();
    FacetFoot& foot = window_->comparison().foot();
    const MatrixModel& model = window_->comparison().model();
    QTreeWidgetItem* leaf = nullptr;
    for (int row = 0; row < model.rowCount() && leaf == nullptr; ++row) {
        window_->comparison().view().setCurrentIndex(model.index(row, 0));
        for (int i = 0; i < foot.tree().topLevelItemCount(); ++i)
            if (foot.tree().topLevelItem(i)->childCount() > 1)
                leaf = foot.tree().topLevelItem(i)->child(1);
    }
    ASSERT_NE(leaf, nullptr) << "two articles with one origin";
    foot.showTab(FacetFoot::origins);
    foot.tree().setCurrentItem(leaf);
    const auto apart = [&] {
        return std::ranges::any_of(event().facets, [](const Facet& facet) {
            return std::ranges::any_of(
                facet.cells, [](const Cell& cell) { return cell.originWhy == "set apart by hand"; });
        });
    };
    EXPECT_FALSE(apart());
    auto buttons = foot.tree().parentWidget()->findChildren<QPushButton*>();
    ASSERT_EQ(buttons.size(), 2);
    ASSERT_TRUE(buttons.front()->isEnabled());
    buttons.front()->setFocus();
    key(*buttons.front(), Qt::Key_Space);
    ASSERT_TRUE(waitFor([&] { return settled() && apart(); }));
    undo();
    ASSERT_TRUE(waitFor([&] { return settled() && !apart(); }));
}

TEST_F(Keyboard, ASavedViewIsUndoneAndRedoneLikeAnyOtherChange) {
    const auto saved = [&] {
        return std::ranges::any_of(window_->sidebar().findChildren<Button*>(),
                                   [](const Button* button) { return button->text() == "Nights"; });
    };
    window_->saveViewAs("Nights");
    ASSERT_TRUE(waitFor(saved));
    undo();
    ASSERT_TRUE(waitFor([&] { return !saved(); }));
    window_->undoStack().redo();
    ASSERT_TRUE(waitFor(saved));
    emit window_->sidebar().viewRemoved("Nights");
    ASSERT_TRUE(waitFor([&] { return !saved(); }));
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor(saved));
}

TEST_F(Keyboard, TheEventsTitleKeepsItsRoomInANarrowWindow) {
    window_->resize(1100, 760);
    QTest::qWait(80);
    EXPECT_GE(window_->lists().eventTable()->columnWidth(EventModel::title), 240);
    EXPECT_GE(window_->lists().table(Lists::claimTab)->columnWidth(ClaimModel::words), 240);
}

} // namespace
} // namespace claimline::ui
