#include "app/welcome.h"

#include "timeline/marks.h"

#include <QDateTime>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;

// The dashed field that says where files go; the whole window takes them.
class DropField : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {700, 130}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Tokens& t = tokensOf(palette());
        p.setBrush(t.chrome);
        p.setPen(QPen(t.ink3, 1, Qt::DashLine));
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        p.drawPixmap(36, height() / 2 - 18,
                     iconPixmap(QStringLiteral("drop"), t.accent, 36, devicePixelRatioF()));
        QFont large = fontOf(Role::strong, font());
        large.setPointSizeF(large.pointSizeF() * 1.25);
        p.setFont(large);
        p.setPen(t.ink);
        p.drawText(QRectF(92, 0, width() - 100, height() / 2.0 + 4), Qt::AlignLeft | Qt::AlignBottom,
                   tr("Drop files or folders here, or paste text with Ctrl+V"));
        p.setFont(font());
        p.setPen(t.ink2);
        p.drawText(QRectF(92, height() / 2.0 + 8, width() - 100, 24), Qt::AlignLeft | Qt::AlignTop,
                   tr("Plain text, Markdown, saved web pages, JSON lines"));
    }
};

QWidget* entryOf(const QSize& size, std::function<void(QPainter&, const QRect&, const Tokens&)> paint,
                 const QString& head, const QString& text) {
    auto* entry = new QWidget;
    auto* column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 0, 16, 0);
    column->setSpacing(3);
    column->addWidget(new Figure(size, std::move(paint)));
    column->addWidget(plainLabel(head, Role::denseStrong));
    auto* words = new RunLabel;
    words->setRuns({{text, Role::dense, Run::Ink::ink2}});
    column->addWidget(words);
    column->addStretch();
    return entry;
}

} // namespace

Welcome::Welcome(QWidget* parent)
    : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(96, 84, 96, 60);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(108);
    columns->addWidget(makeLeft(), 17);
    columns->addWidget(makeRight(), 9);
    outer->addLayout(columns);
    outer->addStretch(3);
    outer->addWidget(makeLegend());
    outer->addStretch(2);
}

QWidget* Welcome::makeLeft() {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(18);
    auto* words = plainLabel(tr("What happened,\nand who says so."), Role::display);
    column->addWidget(words);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    auto* lead = plainLabel(tr("Add articles as you have them. Claimline finds the events, dates them, and "
                               "sets what\neach source says side by side. Everything stays on this machine."),
                            Role::base);
    lead->setFont(large);
    lead->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(lead);
    column->addSpacing(6);
    column->addWidget(new DropField);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    const auto add = [&](Button::Kind kind, const char* icon, const QString& text,
                         void (Welcome::*signal)()) {
        auto* button = new Button(kind, QString::fromLatin1(icon), text);
        connect(button, &Button::clicked, this, signal);
        button->setMinimumHeight(34);
        buttons->addWidget(button);
    };
    add(Button::Kind::primary, "add", tr("Add files…"), &Welcome::addFiles);
    add(Button::Kind::framed, "folder", tr("Add a folder…"), &Welcome::addFolder);
    add(Button::Kind::framed, "paste", tr("Paste text"), &Welcome::pasteText);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    return left;
}

QWidget* Welcome::makeRight() {
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(new Rule(Rule::Weight::ink));
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Recent projects"), Role::strong));
    head->addStretch();
    auto* open = new Button(Button::Kind::link, {}, tr("Open another…"));
    connect(open, &Button::clicked, this, &Welcome::openProject);
    head->addWidget(open);
    column->addLayout(head);
    recent_ = new QVBoxLayout;
    recent_->setSpacing(4);
    column->addLayout(recent_);
    column->addSpacing(20);
    column->addWidget(new Rule(Rule::Weight::ink));
    column->addWidget(plainLabel(tr("New to it?"), Role::strong));
    auto* words = new RunLabel;
    words->setRuns(
        {{tr("Reports of four invented incidents, which disagree on how many, on who, and on what was hit."),
          Role::base}});
    column->addWidget(words);
    auto* sample = new Button(Button::Kind::framed, QStringLiteral("play"), tr("Open the sample"));
    sample->setMinimumHeight(34);
    connect(sample, &Button::clicked, this, &Welcome::openSample);
    column->addWidget(sample, 0, Qt::AlignLeft);
    column->addStretch();
    return right;
}

QWidget* Welcome::makeLegend() {
    auto* legend = new QWidget;
    auto* column = new QVBoxLayout(legend);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(new Rule(Rule::Weight::ink));
    column->addWidget(plainLabel(tr("How to read the timeline"), Role::strong));
    auto* row = new QHBoxLayout;
    const QSize size(150, 26);
    row->addWidget(entryOf(
                       size,
                       [](QPainter& p, const QRect& r, const Tokens& t) {
                           marks::drawHatch(p, QRectF(0, r.height() / 2.0 - 4.5, 140, 9), t.side(0));
                           marks::drawCore(p, 42, 98, r.height() / 2.0, t.side(0));
                       },
                       tr("Solid and hatched"), tr("Solid: it was going on. Hatched: it may have been.")),
                   1);
    row->addWidget(entryOf(
                       size,
                       [](QPainter& p, const QRect& r, const Tokens& t) {
                           marks::drawWhisker(p, 1, 66, r.height() / 2.0, t.side(1));
                           marks::drawSide(p, {33, r.height() / 2.0}, 1, t);
                       },
                       tr("A day wide"), tr("Known to the day. The line shows how far the hour may shift.")),
                   1);
    row->addWidget(entryOf(
                       size,
                       [](QPainter& p, const QRect& r, const Tokens& t) {
                           marks::drawHatch(p, QRectF(0, r.height() / 2.0 - 4.5, 96, 9), t.side(2));
                           p.fillRect(QRectF(39, 2, 18, 22), t.canvas);
                           marks::drawSide(p, {48, r.height() / 2.0}, 2, t);
                       },
                       tr("About"), tr("The article does not say; the date was worked out.")),
                   1);
    row->addWidget(entryOf(
                       size,
                       [](QPainter& p, const QRect& r, const Tokens& t) {
                           p.fillRect(QRectF(9, 0, 1.5, r.height()), t.ink);
                           marks::drawNode(p, {10, r.height() / 2.0}, t);
                       },
                       tr("Cannot both be true"), tr("Two sources give values that exclude each other.")),
                   1);
    row->addWidget(entryOf(
                       size,
                       [](QPainter& p, const QRect& r, const Tokens& t) {
                           marks::drawSide(p, {8, r.height() / 2.0}, 4, t, true);
                       },
                       tr("Hollow"), tr("Nobody asserts it: declined, denied, or not verified.")),
                   1);
    row->addWidget(
        entryOf(
            size,
            [this](QPainter& p, const QRect& r, const Tokens& t) {
                marks::drawBubble(p, {22, r.height() / 2.0}, 12, 0, fontOf(Role::small, font()), t);
            },
            tr("More here"), tr("Events with no room for a name. Click to zoom in.")),
        1);
    column->addLayout(row);
    return legend;
}

void Welcome::setRecent(const QStringList& files) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    for (const QString& file : files) {
        auto* entry = new RunLabel;
        const QFileInfo info(file);
        entry->setRuns(
            {{shown(info.completeBaseName().toStdString()), Role::strong, Run::Ink::ink, true, file},
             {QStringLiteral("\n") + shown(info.absolutePath().toStdString()), Role::small, Run::Ink::ink2}});
        connect(entry, &RunLabel::linkActivated, this, &Welcome::openRecent);
        recent_->addWidget(entry);
        recent_->addWidget(new Rule(Rule::Weight::rule));
    }
    if (files.isEmpty())
        recent_->addWidget(paleLabel(tr("None yet"), Role::base));
}

void Welcome::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), tokensOf(palette()).canvas);
}

} // namespace claimline::ui
