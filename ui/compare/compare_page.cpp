#include "compare/compare_page.h"

#include "compare/facet_foot.h"
#include "compare/matrix_view.h"
#include "events/conflict_words.h"
#include "look/controls.h"
#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

QLabel* wrappedLabel(Role role, QWidget* parent) {
    QLabel* label = plainLabel({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton* toolButton(const QString& text, QWidget* parent, const char* glyph = "") {
    auto* button = new QToolButton(parent);
    button->setProperty("glyph", QString::fromLatin1(glyph)); // drawn by FlatStyle
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
    QSize sizeHint() const override { return {620, 24}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& tokens = tokensOf(palette());
        QPainter painter(this);
        painter.setLayoutDirection(Qt::LeftToRight);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(fontOf(Role::small));
        double x = width();
        const auto item = [&](const QString& words, auto draw) {
            const double wide = painter.fontMetrics().horizontalAdvance(words);
            if (x < wide + 40) // no room: the guide has them all
                x = 0;
            if (x == 0)
                return;
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

// "≠ Contested: 3 facets" on the ground of a conflict; another standing in plain words.
class StandingLabel final : public QLabel {
public:
    explicit StandingLabel(QWidget* parent)
        : QLabel(parent) {
        setTextFormat(Qt::PlainText);
        setFont(fontOf(Role::denseStrong, font()));
    }
    void set(const QString& words, bool contested) {
        contested_ = contested;
        setText(words);
        updateGeometry();
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + (contested_ ? 34 : 4), fontMetrics().height() + 8};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = tokensOf(palette());
        QPainter p(this);
        p.setLayoutDirection(Qt::LeftToRight);
        p.setRenderHint(QPainter::Antialiasing);
        if (contested_) {
            p.fillRect(rect(), t.conflictTint);
            marks::drawNotEqual(p, QRectF(8, height() / 2.0 - 6, 12, 12), t.conflict);
        }
        p.setPen(contested_ ? t.conflict : t.ink2);
        p.drawText(rect().adjusted(contested_ ? 26 : 2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    }

private:
    bool contested_ = false;
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
    foot_ = new FacetFoot(this);
    column->addWidget(foot_);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    view_->setMatrix(model_);
    connect(view_, &MatrixView::entryActivated, this,
            [this](const MatrixEntry& entry) { emit openReader(entry.article, entry.span); });
    connect(view_, &MatrixView::backRequested, this, &ComparePage::back);
    connect(view_, &MatrixView::copyRequested, this, &ComparePage::copyAsTable);
    connect(view_, &MatrixView::keyed, this, &ComparePage::keyed);
    connect(foot_, &FacetFoot::openReader, this, &ComparePage::openReader);
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
    auto* back = toolButton(tr("Timeline"), bar, "back");
    auto* previous = toolButton({}, bar, "chevron-left");
    auto* next = toolButton({}, bar, "chevron-right");
    for (const auto& [button, words] : {std::pair{previous, tr("Previous")}, std::pair{next, tr("Next")}}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
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
    columns_ = new QButtonGroup(bar);
    const std::pair<QString, MatrixModel::Columns> kinds[] = {
        {tr("Articles"), MatrixModel::Columns::articles},
        {tr("Speakers"), MatrixModel::Columns::speakers},
        {tr("Sides"), MatrixModel::Columns::sides}};
    for (const auto& [words, kind] : kinds) {
        auto* button = toolButton(words, bar);
        button->setCheckable(true);
        button->setChecked(kind == MatrixModel::Columns::articles);
        columns_->addButton(button, static_cast<int>(kind));
        connect(button, &QToolButton::clicked, this, [this, kind = kind] { setColumns(kind); });
        row->addWidget(button);
    }
    differences_ = new QCheckBox(bar);
    connect(differences_, &QCheckBox::toggled, model_, &MatrixModel::setOnlyDifferences);
    transpose_ = toolButton(tr("Transpose"), bar);
    transpose_->setCheckable(true);
    connect(transpose_, &QToolButton::toggled, model_, &MatrixModel::setTransposed);
    referenceButton_ = toolButton(tr("Reference: none"), bar);
    references_ = new QMenu(referenceButton_);
    referenceButton_->setMenu(references_);
    referenceButton_->setPopupMode(QToolButton::InstantPopup);
    connect(references_, &QMenu::aboutToShow, this, &ComparePage::fillReferences);
    auto* cell = toolButton(tr("Value"), bar, "pencil");
    auto* changes = new QMenu(cell);
    changes->addAction(tr("It answers another question…") + QStringLiteral("\tM"), this,
                       [this] { askMove(false); });
    changes->addAction(tr("It tells of another event…") + QStringLiteral("\tS"), this,
                       [this] { askMove(true); });
    cell->setMenu(changes);
    cell->setPopupMode(QToolButton::InstantPopup);
    cell->setToolTip(tr("Put right the value at the cursor"));
    auto* copy = toolButton(tr("Copy"), bar, "copy");
    auto* copies = new QMenu(copy);
    copies->addAction(tr("As a table for a sheet"), this, &ComparePage::copyAsTable);
    copies->addAction(tr("As Markdown"), this, &ComparePage::copyAsMarkdown);
    copy->setMenu(copies);
    copy->setPopupMode(QToolButton::InstantPopup);
    row->addSpacing(18);
    row->addWidget(differences_);
    row->addWidget(referenceButton_);
    row->addWidget(transpose_);
    row->addStretch(1);
    row->addWidget(cell);
    row->addWidget(copy);
    return bar;
}

QWidget* ComparePage::makeHead() {
    auto* head = new QWidget(this);
    head->setLayoutDirection(Qt::LeftToRight); // in any language: the sources' words
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(18, 14, 18, 12);
    column->setSpacing(3);
    auto* line = new QHBoxLayout;
    title_ = wrappedLabel(Role::compareTitle, head);
    standing_ = new StandingLabel(head);
    line->addWidget(title_, 1);
    line->addWidget(standing_, 0, Qt::AlignTop | Qt::AlignRight);
    facts_ = wrappedLabel(Role::dense, head);
    summary_ = wrappedLabel(Role::summary, head);
    column->addLayout(line);
    column->addWidget(facts_);
    column->addWidget(summary_);
    sentence_ = wrappedLabel(Role::dense, head);
    auto* last = new QHBoxLayout;
    last->addWidget(sentence_, 1);
    last->addWidget(new Legend(head));
    column->addLayout(last);
    return head;
}

void ComparePage::setEvent(std::shared_ptr<const Event> event, std::vector<store::ArticleRow> articles,
                           const QStringList& parties, int number, int total) {
    parties_ = parties;
    articles_ = articles;
    view_->setParties(parties);
    model_->setEvent(std::move(event), std::move(articles));
    setReference(-1);
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
    static_cast<StandingLabel*>(standing_)->set(
        contested ? (event->conflicts == 1 ? tr("Contested: 1 facet")
                                           : tr("Contested: %1 facets").arg(event->conflicts))
                  : statusWords(event->status),
        contested);
    QStringList facts{whenWords(event->when)};
    if (!event->when.because.empty())
        facts << shown(event->when.because);
    if (!event->places.empty())
        facts << shown(event->places.front().name);
    facts << tr("%1 claims, %2 independent origins").arg(event->claims.size()).arg(event->origins);
    facts_->setText(facts.join(QStringLiteral("  •  ")));
    summary_->setText(shown(event->summary));
    summary_->setVisible(!event->summary.empty());
    sentence_->setText(summarySentence(*event));
}

QString ComparePage::summary() const {
    return sentence_->text();
}

void ComparePage::setColumns(MatrixModel::Columns columns) {
    model_->setColumns(columns);
    if (auto* button = columns_->button(static_cast<int>(columns)))
        button->setChecked(true);
    setReference(-1);
    if (model_->rowCount() > 0 && model_->columnCount() > 0)
        view_->setCurrentIndex(model_->index(0, 0));
}

void ComparePage::regroupByParty() {
    setColumns(model_->columnsBy() == MatrixModel::Columns::sides ? MatrixModel::Columns::articles
                                                                  : MatrixModel::Columns::sides);
}

void ComparePage::setReference(int column) {
    model_->setReference(column);
    referenceButton_->setText(column < 0 ? tr("Reference: none")
                                         : tr("Reference: %1").arg(model_->columnName(column).left(30)));
    view_->horizontalHeader()->viewport()->update();
}

void ComparePage::fillReferences() {
    references_->clear();
    references_->addAction(tr("None"), this, [this] { setReference(-1); });
    for (int i = 0; i < model_->columnsTotal(); ++i)
        references_->addAction(QStringLiteral("%1  %2").arg(i + 1).arg(
                                   model_->columnName(i).replace(QLatin1Char('&'), QLatin1String("&&"))),
                               this, [this, i] { setReference(i); });
}

// One key each: columns by party, only differences, transposed, the column at the cursor as reference; the
// value at the cursor to another question, or split off.
void ComparePage::keyed(QChar key) {
    const QModelIndex at = view_->currentIndex();
    const int column = std::max(0, model_->transposed() ? at.row() : at.column());
    if (key == QLatin1Char('M') || key == QLatin1Char('S'))
        return askMove(key == QLatin1Char('S'));
    if (key == QLatin1Char('P'))
        regroupByParty();
    else if (key == QLatin1Char('D'))
        differences_->toggle();
    else if (key == QLatin1Char('T'))
        transpose_->toggle();
    else
        setReference(model_->reference() == column ? -1 : column);
}

void ComparePage::askMove(bool split) {
    const QModelIndex at = view_->currentIndex();
    QList<MatrixEntry> values;
    for (const QVariant& value : at.data(MatrixModel::EntriesRole).toList())
        values << value.value<MatrixEntry>();
    if (values.isEmpty())
        return;
    if (split)
        emit splitWanted(model_->facetAt(at), values);
    else
        emit moveWanted(model_->facetAt(at), values);
}

void ComparePage::setGrades(std::map<ArticleId, std::string> grades) {
    model_->setGrades(std::move(grades));
}

void ComparePage::showWhy(const QModelIndex& index) {
    if (!index.isValid())
        return foot_->setFacet(nullptr,
                               model_->facets() == 0
                                   ? tr("The sources give no values that could be set side by side.")
                                   : QString(),
                               articles_, parties_);
    const Qt::Orientation facets = model_->transposed() ? Qt::Horizontal : Qt::Vertical;
    const int section = model_->transposed() ? index.column() : index.row();
    const QString name = model_->headerData(section, facets, Qt::DisplayRole).toString();
    const QString because = model_->headerData(section, facets, MatrixModel::BecauseRole).toString();
    const int origins = model_->headerData(section, facets, MatrixModel::OriginsRole).toInt();
    const Facet& facet = model_->event()->facets[static_cast<std::size_t>(model_->facetAt(index))];
    foot_->setFacet(&facet, tr("%1: %2 Independent origins: %3.").arg(capital(name), because).arg(origins),
                    articles_, parties_);
}

void ComparePage::copyAsTable() {
    QGuiApplication::clipboard()->setText(model_->asTable());
}

void ComparePage::copyAsMarkdown() {
    QGuiApplication::clipboard()->setText(model_->asMarkdown());
}

void ComparePage::focusMatrix() {
    view_->setFocus(Qt::OtherFocusReason);
}

} // namespace claimline::ui
