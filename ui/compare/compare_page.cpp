#include "compare/compare_page.h"

#include "compare/matrix_view.h"
#include "export/export.h"
#include "look/controls.h"
#include "look/tokens.h"
#include "look/face.h"
#include "model/names.h"
#include "timeline/marks.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

QLabel* wrappedLabel(Role role, QWidget* parent) {
    QLabel* label = plainLabel({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton* toolButton(const QString& text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// What the badges mean, in the words of the look.
class Legend final : public QWidget {
public:
    explicit Legend(QWidget* parent)
        : QWidget(parent) {
        setAccessibleName(
            ComparePage::tr("Marks: about, at least, at most, declines, denies, cannot both hold"));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {520, 24}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& tokens = tokensOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(fontOf(Role::small));
        double x = width();
        const auto item = [&](const QString& words, auto draw) {
            const double wide = painter.fontMetrics().horizontalAdvance(words);
            x -= wide;
            painter.setPen(tokens.ink2);
            painter.drawText(QPointF(x, height() / 2.0 + painter.fontMetrics().ascent() / 2.0 - 1), words);
            x -= 23;
            draw(QRectF(x, height() / 2.0 - 8, 17, 16));
            x -= 16;
        };
        const auto badge = [&](marks::Badge which) {
            return [&painter, &tokens, which](const QRectF& box) {
                marks::drawBadge(painter, box, which, tokens);
            };
        };
        item(ComparePage::tr("cannot both hold"), [&](const QRectF& box) {
            marks::drawNotEqual(painter, box.adjusted(2, 2, -2, -2), tokens.conflict);
        });
        item(ComparePage::tr("denies"), badge(marks::Badge::denies));
        item(ComparePage::tr("declines"), badge(marks::Badge::declines));
        item(ComparePage::tr("at most"), badge(marks::Badge::atMost));
        item(ComparePage::tr("at least"), badge(marks::Badge::atLeast));
        item(ComparePage::tr("about"), badge(marks::Badge::about));
    }
};

} // namespace

ComparePage::ComparePage(QWidget* parent)
    : QWidget(parent)
    , model_(new MatrixModel(this))
    , view_(new MatrixView(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeControls());
    column->addWidget(makeHead());
    column->addWidget(view_, 1);
    why_ = wrappedLabel(Role::evidence, this);
    why_->setContentsMargins(18, 8, 18, 10);
    why_->setAccessibleName(tr("Why the chosen row has its standing"));
    column->addWidget(why_);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    view_->setMatrix(model_);
    connect(view_, &MatrixView::entryActivated, this,
            [this](const MatrixEntry& entry) { emit openReader(entry.article, entry.span); });
    connect(view_, &MatrixView::backRequested, this, &ComparePage::back);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { showWhy(index); });
    setFocusProxy(view_);
}

QWidget* ComparePage::makeControls() {
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 12, 6);
    row->setSpacing(8);
    auto* back = toolButton(tr("← Timeline"), bar);
    auto* previous = toolButton(tr("Previous"), bar);
    auto* next = toolButton(tr("Next"), bar);
    position_ = new QLabel(bar);
    position_->setTextFormat(Qt::PlainText);
    back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    connect(back, &QToolButton::clicked, this, &ComparePage::back);
    connect(previous, &QToolButton::clicked, this, &ComparePage::previousEvent);
    connect(next, &QToolButton::clicked, this, &ComparePage::nextEvent);
    for (QWidget* widget : {static_cast<QWidget*>(back), static_cast<QWidget*>(previous),
                            static_cast<QWidget*>(next), static_cast<QWidget*>(position_)})
        row->addWidget(widget);
    row->addSpacing(18);
    row->addWidget(new QLabel(tr("Columns"), bar));
    auto* group = new QButtonGroup(bar);
    const std::pair<QString, MatrixModel::Columns> kinds[] = {
        {tr("Articles"), MatrixModel::Columns::articles},
        {tr("Speakers"), MatrixModel::Columns::speakers},
        {tr("Sides"), MatrixModel::Columns::sides}};
    for (const auto& [words, kind] : kinds) {
        auto* button = toolButton(words, bar);
        button->setCheckable(true);
        button->setChecked(kind == MatrixModel::Columns::articles);
        group->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, kind] { model_->setColumns(kind); });
        row->addWidget(button);
    }
    differences_ = new QCheckBox(bar);
    connect(differences_, &QCheckBox::toggled, model_, &MatrixModel::setOnlyDifferences);
    auto* transpose = toolButton(tr("Transpose"), bar);
    transpose->setCheckable(true);
    connect(transpose, &QToolButton::toggled, model_, &MatrixModel::setTransposed);
    auto* copy = toolButton(tr("Copy as table"), bar);
    connect(copy, &QToolButton::clicked, this, &ComparePage::copyAsTable);
    row->addSpacing(18);
    row->addWidget(differences_);
    row->addWidget(transpose);
    row->addStretch(1);
    row->addWidget(copy);
    return bar;
}

QWidget* ComparePage::makeHead() {
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(18, 14, 18, 12);
    column->setSpacing(3);
    auto* line = new QHBoxLayout;
    title_ = wrappedLabel(Role::compareTitle, head);
    standing_ = wrappedLabel(Role::denseStrong, head);
    standing_->setWordWrap(false);
    line->addWidget(title_, 1);
    line->addWidget(standing_, 0, Qt::AlignTop | Qt::AlignRight);
    facts_ = wrappedLabel(Role::dense, head);
    summary_ = wrappedLabel(Role::summary, head);
    column->addLayout(line);
    column->addWidget(facts_);
    column->addWidget(summary_);
    column->addWidget(new Legend(head));
    return head;
}

void ComparePage::setEvent(std::shared_ptr<const Event> event, std::vector<store::ArticleRow> articles,
                           const QStringList& parties, int number, int total) {
    view_->setParties(parties);
    model_->setEvent(std::move(event), std::move(articles));
    position_->setText(total > 0 ? tr("event %1 of %2").arg(number).arg(total) : QString());
    differences_->setText(tr("Only differences  %1 of %2").arg(model_->differences()).arg(model_->facets()));
    showHead();
    if (model_->rowCount() > 0 && model_->columnCount() > 0)
        view_->setCurrentIndex(model_->index(0, 0));
    else
        showWhy({});
}

void ComparePage::showHead() {
    const Event* event = model_->event();
    if (!event)
        return;
    title_->setText(shown(event->title));
    const bool contested = event->conflicts > 0;
    standing_->setText(contested ? (event->conflicts == 1 ? tr("Contested: 1 facet")
                                                          : tr("Contested: %1 facets").arg(event->conflicts))
                                 : shown(exporting::titleCase(nameOf(event->status))));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     contested ? tokensOf(palette()).conflict : tokensOf(palette()).ink2);
    standing_->setPalette(colours);
    QStringList facts{shown(exporting::whenInWords(event->when))};
    if (!event->when.because.empty())
        facts << shown(event->when.because);
    if (!event->places.empty())
        facts << shown(event->places.front().name);
    facts << tr("%1 claims, %2 independent origins").arg(event->claims.size()).arg(event->origins);
    facts_->setText(facts.join(QStringLiteral("  •  ")));
    summary_->setText(shown(event->summary));
    summary_->setVisible(!event->summary.empty());
}

void ComparePage::showWhy(const QModelIndex& index) {
    if (!index.isValid()) {
        why_->setText(model_->facets() == 0 ? tr("The sources give no values that could be set side by side.")
                                            : QString());
        return;
    }
    const Qt::Orientation facets = model_->transposed() ? Qt::Horizontal : Qt::Vertical;
    const int section = model_->transposed() ? index.column() : index.row();
    const QString name = model_->headerData(section, facets, Qt::DisplayRole).toString();
    const QString because = model_->headerData(section, facets, MatrixModel::BecauseRole).toString();
    const int origins = model_->headerData(section, facets, MatrixModel::OriginsRole).toInt();
    why_->setText(tr("%1: %2 Independent origins: %3.").arg(name, because).arg(origins));
}

void ComparePage::copyAsTable() {
    QGuiApplication::clipboard()->setText(model_->asTable());
}

void ComparePage::focusMatrix() {
    view_->setFocus(Qt::OtherFocusReason);
}

} // namespace claimline::ui
