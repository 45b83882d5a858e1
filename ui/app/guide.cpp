#include "app/guide.h"

#include "look/controls.h"
#include "timeline/marks.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;

QWidget* scrolled(QWidget* content) {
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

struct Entry {
    std::function<void(QPainter&, const QRect&, const Tokens&)> paint;
    QString words;
};

} // namespace

Guide::Guide(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Guide"));
    resize(980, 700);
    auto* column = new QVBoxLayout(this);
    auto* halves = new QHBoxLayout;
    auto* list = new QListWidget;
    list->setFixedWidth(200);
    list->setAccessibleName(tr("Chapters"));
    auto* pages = new QStackedWidget;
    const auto add = [&](const QString& name, QWidget* page) {
        list->addItem(name);
        pages->addWidget(scrolled(page));
    };
    add(tr("Timeline"),
        makePage(
            QStringLiteral(":/help/main.png"),
            {tr("Each lane is a side; an event stands in the lane of every side that speaks of it. The line "
                "through the lanes joins what they say of the chosen event."),
             tr("Events without a date stand in the hatched column at the left, never on the axis. Days "
                "without articles are hatched under the axis: silence is not calm."),
             tr("Filters stand above as chips: a click on one changes it, its cross takes it away. "
                "Save view keeps filter, lanes and stretch of time under a name.")}));
    add(tr("Comparison"),
        makePage(
            QStringLiteral(":/help/compare.png"),
            {tr("Rows are questions, columns are articles, speakers or sides. A row whose values cannot all "
                "be true has a bar at its left, and says which values exclude each other."),
             tr("Cells under one bracket go back to one origin and count once. Below stand the reason, the "
                "figures over time, and where each value comes from, with the proof.")}));
    add(tr("Reader"),
        makePage(
            QStringLiteral(":/help/reader.png"),
            {tr("Claims are underlined in the colour of their side. What was cut from the page is folded, "
                "not lost; Original shows the file as it was read."),
             tr("Every claim can be corrected, rejected or marked by hand. What a person decides is kept "
                "apart from what the analysis finds, and no new analysis overwrites it.")}));
    add(tr("Keys"), makeKeys());
    add(tr("What each mark means"), makeMarks());
    halves->addWidget(list);
    halves->addWidget(pages, 1);
    column->addLayout(halves, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    connect(list, &QListWidget::currentRowChanged, pages, &QStackedWidget::setCurrentIndex);
    list->setCurrentRow(0);
}

QWidget* Guide::makePage(const QString& picture, const QStringList& paragraphs) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    if (const QPixmap pixmap(picture); !pixmap.isNull()) { // without it the words stand alone
        auto* image = new QLabel;
        image->setPixmap(pixmap.scaledToWidth(700, Qt::SmoothTransformation));
        image->setAccessibleName(tr("A picture of the window"));
        column->addWidget(image);
    }
    for (const QString& paragraph : paragraphs) {
        auto* words = new RunLabel;
        words->setRuns({{paragraph, Role::summary}});
        column->addWidget(words);
    }
    column->addStretch();
    return page;
}

QWidget* Guide::makeKeys() {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(18, 14, 18, 14);
    grid->setHorizontalSpacing(24);
    grid->setColumnStretch(1, 1);
    const std::pair<QString, QString> keys[] = {
        {tr("Left, Right"), tr("event before, after")},
        {tr("Up, Down"), tr("lane above, below")},
        {tr("W, S or +, −"), tr("zoom in, out; A, D move")},
        {tr("Home, End"), tr("first, last event")},
        {QStringLiteral("F"), tr("fit all; G: go to a date")},
        {QStringLiteral("C"), tr("next conflict")},
        {QStringLiteral("B"), tr("bookmark; M: merge")},
        {QStringLiteral("/"), tr("search words, people")},
        {tr("Enter"), tr("compare in full; in the comparison: read the article there")},
        {tr("P, D, T, R"), tr("in the comparison: by sides, only differences, transpose, reference")},
        {tr("M, S"), tr("in the comparison: the value answers another question, or tells of another event")},
        {tr("J, K"), tr("in the reader: next claim, claim before")},
        {tr("E, X, N"), tr("in the reader: correct the claim, reject it, mark one")},
        {tr("Alt+Left, Alt+Right"), tr("view before, after: filters, lanes and stretch of time")},
        {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo any change made by hand")},
        {tr("Ctrl+C"), tr("copy the rows, the comparison or the words marked")},
        {tr("Ctrl+E"), tr("report of what is shown, as PDF")},
        {tr("Esc"), tr("back to the timeline")}};
    int row = 0;
    for (const auto& [key, what] : keys) {
        grid->addWidget(plainLabel(key, Role::strong), row, 0, Qt::AlignTop);
        auto* words = new RunLabel;
        words->setRuns({{what, Role::base}});
        grid->addWidget(words, row++, 1);
    }
    grid->setRowStretch(row, 1);
    return page;
}

QWidget* Guide::makeMarks() {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(18, 14, 18, 14);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    using namespace marks;
    const auto badge = [](Badge which) {
        return [which](QPainter& p, const QRect& r, const Tokens& t) {
            drawBadge(p, QRectF(0, r.height() / 2.0 - 8, 17, 16), which, t);
        };
    };
    const Entry entries[] = {
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawSide(p, {8, r.height() / 2.0}, 1, t);
         },
         tr("Known to the minute; somebody asserts it. The shape and colour say which side.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawSide(p, {8, r.height() / 2.0}, 4, t, true);
         },
         tr("Nobody asserts it: declined, denied, or not verified.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawWhisker(p, 1, 90, r.height() / 2.0, t.side(1));
             drawSide(p, {45, r.height() / 2.0}, 1, t);
         },
         tr("Known to the day, month or year: the line is that long.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawHatch(p, QRectF(0, r.height() / 2.0 - 4.5, 110, 9), t.side(0));
             drawCore(p, 36, 74, r.height() / 2.0, t.side(0));
         },
         tr("Solid: it was going on. Hatched: it may have been.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawNode(p, {10, r.height() / 2.0}, t);
         },
         tr("Accounts of this event exclude each other.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawConflictRow(p, QRectF(0, 2, 110, r.height() - 4), t);
         },
         tr("A row of the comparison whose values cannot all be true; the value that fewer origins tell is "
            "framed.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawCompatibleEdge(p, QRectF(2, 2, 60, r.height() - 4), t);
         },
         tr("Values differ within their hedges: they agree.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawUpdateArrow(p, {2, r.height() / 2.0}, {70, r.height() / 2.0}, t.ink2);
         },
         tr("A later word of the same source, or of a running count, in the place of an earlier one.")},
        {badge(Badge::about), tr("about")},
        {badge(Badge::atLeast), tr("at least")},
        {badge(Badge::atMost), tr("at most")},
        {badge(Badge::unconfirmed), tr("not confirmed")},
        {badge(Badge::declines), tr("declines to say")},
        {badge(Badge::denies), tr("denies")},
        {[this](QPainter& p, const QRect& r, const Tokens& t) {
             drawGrade(p, QRectF(0, r.height() / 2.0 - 8, 26, 17), QStringLiteral("B2"), true,
                       fontOf(Role::small, font()), t);
         },
         tr("Graded by a person: how reliable the source is, A to F, and how credible the word, 1 to 6. F6, "
            "pale: "
            "not judged. The program grades nothing.")},
        {[](QPainter& p, const QRect& r, const Tokens& t) {
             drawPencil(p, QRectF(0, r.height() / 2.0 - 7, 14, 14), t.ink2);
         },
         tr("Edited by hand: the log says who, when, and what.")},
        {[this](QPainter& p, const QRect& r, const Tokens& t) {
             drawBubble(p, {26, r.height() / 2.0}, 12, 3, fontOf(Role::small, font()), t);
         },
         tr("More events in this place, and how many of them hold a conflict.")}};
    int row = 0;
    for (const Entry& entry : entries) {
        grid->addWidget(new Figure({120, 28}, entry.paint), row, 0);
        auto* words = new RunLabel;
        words->setRuns({{entry.words, Role::base}});
        grid->addWidget(words, row++, 1, Qt::AlignVCenter);
    }
    grid->setRowStretch(row, 1);
    return page;
}

} // namespace claimline::ui
