#include "reader/reader_page.h"

#include "ingest/ingest.h"
#include "look/controls.h"
#include "look/tokens.h"
#include "look/words.h"
#include "model/hash.h"
#include "model/names.h"
#include "reader/claim_card.h"
#include "reader/reader_view.h"
#include "timeline/marks.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr qsizetype shownBytes = 1 << 20; // of an original; the whole stays in the project

QLabel* wrapped(Role role, QWidget* parent) {
    QLabel* label = plainLabel({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton* control(const QString& words, QWidget* parent, bool checkable = false, const char* glyph = "") {
    auto* button = new QToolButton(parent);
    button->setText(words);
    button->setProperty("glyph", QString::fromLatin1(glyph)); // drawn by FlatStyle
    button->setAutoRaise(true);
    button->setCheckable(checkable);
    button->setChecked(checkable);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// Number, headline, publisher, date and claims; lines of the item's text, each in its own face.
class ArticleDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const double width = std::max(120, option.widget != nullptr ? option.widget->width() : 228) - 14;
        return {static_cast<int>(width),
                static_cast<int>(layOut(nullptr, QRectF(0, 0, width, 0), index, tokensOf(option.palette)))};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& t = tokensOf(option.palette);
        const bool chosen = option.state & QStyle::State_Selected;
        painter->setLayoutDirection(Qt::LeftToRight);
        painter->fillRect(option.rect, chosen ? t.accentTint : t.chrome);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.rule);
        if (chosen)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                              t.accent);
        layOut(painter, option.rect, index, t);
        if (option.state & QStyle::State_HasFocus)
            marks::drawFocus(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), t);
    }

private:
    static double layOut(QPainter* painter, const QRectF& box, const QModelIndex& index, const Tokens& t) {
        QStringList lines = index.data().toString().split(QLatin1Char('\n'));
        const QString head = lines.takeFirst();
        double y = box.top() + 9;
        const double left = box.left() + 32, width = box.width() - 40;
        const auto write = [&](const QString& words, Role role, const QColor& ink) {
            const QFont face = fontOf(role);
            QRectF used =
                QFontMetricsF(face).boundingRect(QRectF(left, y, width, 400), Qt::TextWordWrap, words);
            if (painter != nullptr) {
                painter->setFont(face);
                painter->setPen(ink);
                painter->drawText(QRectF(left, y, width, 400), Qt::TextWordWrap, words);
            }
            y += used.height() + 1;
        };
        if (painter != nullptr) {
            painter->setFont(fontOf(Role::denseStrong));
            painter->setPen(t.accent);
            painter->drawText(QRectF(box.left() + 12, y, 20, 40), Qt::AlignLeft | Qt::AlignTop,
                              head.section(QLatin1Char(' '), 0, 0));
        }
        write(head.section(QLatin1String("  "), 1), Role::denseStrong, t.ink);
        for (const QString& line : lines)
            write(line, Role::small, t.ink2);
        return y + 9 - box.top();
    }
};

QString nameOfArticle(const store::ArticleRow& row) {
    return row.title.empty() ? ReaderPage::tr("(no headline found)") : shown(row.title);
}

QString publisherOf(const store::ArticleRow& row) {
    return !row.publisher.empty() ? shown(row.publisher)
           : !row.agency.empty()  ? shown(row.agency)
                                  : ReaderPage::tr("publisher not found");
}

// "Front Desk: Eight drones fired at a depot"
QString headOf(const Article& article) {
    const QString publisher =
        !article.publisher.empty() ? shown(article.publisher) : ReaderPage::tr("publisher not found");
    return publisher + QStringLiteral(": ") +
           (article.title.empty() ? fileName(article.path) : shown(article.title));
}

QString basisWords(DateBasis basis) {
    switch (basis) {
    case DateBasis::user:
        return ReaderPage::tr("set by hand");
    case DateBasis::given:
        return ReaderPage::tr("given at import");
    case DateBasis::metadata:
        return ReaderPage::tr("from the file");
    case DateBasis::stated:
        return ReaderPage::tr("stated in the text");
    case DateBasis::inferred:
        return ReaderPage::tr("worked out");
    case DateBasis::none:
        break;
    }
    return ReaderPage::tr("not known");
}

} // namespace

ReaderPage::ReaderPage(QWidget* parent)
    : QWidget(parent)
    , view_(new ReaderView(this))
    , second_(new ReaderView(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeControls());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeList());
    row->addWidget(makeCentre(), 1);
    row->addWidget(makePanel());
    column->addLayout(row, 1);
    setFocusProxy(view_);
    for (ReaderView* view : {view_, second_})
        connect(view, &ReaderView::backRequested, this, &ReaderPage::back);
    connect(view_, &ReaderView::claimSelected, this, &ReaderPage::showClaim);
    for (const auto& [key, what] : std::initializer_list<std::pair<int, std::function<void()>>>{
             {Qt::Key_E, [this] { emit correctClaim(view_->selectedClaim()); }},
             {Qt::Key_X, [this] { emit rejectClaim(view_->selectedClaim(), true); }},
             {Qt::Key_N, [this] { emit markClaim(view_->selectedWords()); }}}) {
        auto* shortcut = new QShortcut(QKeySequence(key), view_, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    }
}

QWidget* ReaderPage::makeControls() {
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 12, 6);
    row->setSpacing(6);
    auto* backButton = control(tr("Back"), bar, false, "back");
    auto* previous = control({}, bar, false, "chevron-left");
    auto* next = control({}, bar, false, "chevron-right");
    for (const auto& [button, words] : {std::pair{previous, tr("Previous")}, std::pair{next, tr("Next")}}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    position_ = plainLabel({}, Role::base, bar);
    claims_ = control({}, bar, true, "quote");
    times_ = control({}, bar, true, "clock");
    places_ = control({}, bar, true, "pin");
    auto* cuts = control(tr("Cut pieces"), bar, true, "hide");
    cuts->setChecked(false);
    auto* mark = control(tr("Mark a claim…"), bar, false, "pencil");
    mark->setToolTip(tr("Draw over the words first, or type them (N)"));
    original_ = control(tr("Original"), bar, true, "file");
    original_->setChecked(false);
    besideButton_ = control(tr("Beside"), bar);
    besideMenu_ = new QMenu(besideButton_);
    besideButton_->setMenu(besideMenu_);
    besideButton_->setPopupMode(QToolButton::InstantPopup);
    search_ = new QLineEdit(bar);
    search_->setPlaceholderText(tr("Find in article"));
    search_->setAccessibleName(tr("Find in article"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(220);
    for (QWidget* widget : std::initializer_list<QWidget*>{backButton, previous, next, position_})
        row->addWidget(widget);
    row->addSpacing(12);
    for (QWidget* widget : {claims_, times_, places_, cuts, mark, original_, besideButton_})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(search_);
    connect(backButton, &QToolButton::clicked, this, &ReaderPage::back);
    connect(previous, &QToolButton::clicked, this, &ReaderPage::previousArticle);
    connect(next, &QToolButton::clicked, this, &ReaderPage::nextArticle);
    connect(mark, &QToolButton::clicked, this, [this] { emit markClaim(view_->selectedWords()); });
    connect(original_, &QToolButton::toggled, this, &ReaderPage::showOriginal);
    for (QToolButton* button : {claims_, times_, places_})
        connect(button, &QToolButton::toggled, this, [this] {
            for (ReaderView* view : {view_, second_})
                view->setShown(claims_->isChecked(), times_->isChecked(), places_->isChecked());
        });
    connect(cuts, &QToolButton::toggled, view_, &ReaderView::setCutsShown);
    connect(search_, &QLineEdit::returnPressed, this, &ReaderPage::find);
    connect(search_, &QLineEdit::textChanged, this, [this] { view_->setHits({search_->text()}); });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_,
            [this] { search_->setFocus(Qt::ShortcutFocusReason); });
    return bar;
}

QWidget* ReaderPage::makeList() {
    list_ = new QListWidget(this);
    list_->setAccessibleName(tr("Articles in view"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setFixedWidth(228);
    list_->setWordWrap(true);
    list_->setItemDelegate(new ArticleDelegate(list_));
    list_->setFont(fontOf(Role::dense, font()));
    list_->viewport()->setBackgroundRole(QPalette::Window);
    list_->setLayoutDirection(Qt::LeftToRight); // as what it lists
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!filling_ && row >= 0 && row < static_cast<int>(articles_.size()))
            emit articleChosen(articles_[static_cast<std::size_t>(row)].id);
    });
    return list_;
}

QWidget* ReaderPage::makeCentre() {
    centre_ = new QStackedWidget(this);
    centre_->setLayoutDirection(Qt::LeftToRight); // in any language: the words of the article
    auto* both = new QSplitter(Qt::Horizontal);
    both->setHandleWidth(1);
    both->setChildrenCollapsible(false);
    second_->setAccessibleName(tr("The article beside it"));
    // Which is which stands above each of two.
    for (std::size_t i = 0; i < halves_.size(); ++i) {
        halves_[i] = new QWidget;
        auto* column = new QVBoxLayout(halves_[i]);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        names_[i] = plainLabel({}, Role::denseStrong);
        names_[i]->setAutoFillBackground(true);
        names_[i]->setContentsMargins(18, 5, 18, 5);
        names_[i]->setMinimumWidth(80);
        names_[i]->hide();
        column->addWidget(names_[i]);
        column->addWidget(i == 0 ? view_ : second_, 1);
        both->addWidget(halves_[i]);
    }
    halves_[1]->hide();
    centre_->addWidget(both);
    auto* page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(18, 12, 18, 12);
    bytesHead_ = wrapped(Role::dense, page);
    bytes_ = new QPlainTextEdit;
    bytes_->setReadOnly(true);
    bytes_->setFrameShape(QFrame::NoFrame);
    bytes_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    bytes_->setAccessibleName(tr("The file as it was read"));
    column->addWidget(bytesHead_);
    column->addWidget(bytes_, 1);
    centre_->addWidget(page);
    return centre_;
}

void ReaderPage::addFact(QVBoxLayout& column, const QString& label, QLabel*& value) {
    auto* row = new QHBoxLayout;
    QLabel* name = paleLabel(label, Role::dense);
    name->setFixedWidth(84);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    value = wrapped(Role::dense, this);
    value->setAccessibleName(label);
    row->addWidget(name);
    row->addWidget(value, 1);
    column.addLayout(row);
}

QWidget* ReaderPage::makePanel() {
    auto* content = new QWidget;
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    content->setLayoutDirection(Qt::LeftToRight);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(18, 12, 18, 16);
    column->setSpacing(7);
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("About this article"), Role::strong, content));
    head->addStretch();
    auto* grade = new Button(Button::Kind::flat, {}, tr("Grade"));
    gradeMenu_ = new QMenu(grade);
    for (const char* letter : {"A", "B", "C", "D", "E", "F"}) {
        QMenu* figures = gradeMenu_->addMenu(QString::fromLatin1(letter));
        for (int figure = 1; figure <= 6; ++figure) {
            const QString words = QString::fromLatin1(letter) + QString::number(figure);
            figures->addAction(words, this, [this, words] {
                if (content_)
                    emit gradeSet(content_->article.id, words);
            });
        }
    }
    gradeMenu_->addAction(tr("Not judged"), this, [this] {
        if (content_)
            emit gradeSet(content_->article.id, {});
    });
    connect(grade, &Button::clicked, this,
            [this, grade] { gradeMenu_->popup(grade->mapToGlobal(QPoint(0, grade->height()))); });
    auto* edit = new Button(Button::Kind::flat, QStringLiteral("pencil"), {});
    edit->setAccessibleName(tr("Correct title, publisher, author or date"));
    connect(edit, &Button::clicked, this, &ReaderPage::correctArticle);
    head->addWidget(grade);
    head->addWidget(edit);
    column->addLayout(head);
    addFact(*column, tr("Published"), published_);
    addFact(*column, tr("Because"), reasons_);
    addFact(*column, tr("Publisher"), publisher_);
    addFact(*column, tr("Agency"), agency_);
    addFact(*column, tr("Author"), author_);
    addFact(*column, tr("Dateline"), dateline_);
    addFact(*column, tr("Grade"), grade_);
    addFact(*column, tr("File"), file_);
    column->addSpacing(8);
    card_ = new ClaimCard;
    connect(card_, &ClaimCard::compare, this, &ReaderPage::compare);
    connect(card_, &ClaimCard::correct, this, [this] { emit correctClaim(view_->selectedClaim()); });
    connect(card_, &ClaimCard::reject, this,
            [this](bool rejected) { emit rejectClaim(view_->selectedClaim(), rejected); });
    column->addWidget(card_);
    column->addSpacing(8);
    column->addWidget(new Rule(Rule::Weight::ink));
    column->addWidget(plainLabel(tr("How text is marked"), Role::strong, content));
    QLabel* legend = wrapped(Role::dense, content);
    legend->setText(tr("Solid line: asserted. Dashed line: denied, declined or not verified. Dotted line: a "
                       "time. Grey ground: a place. J and K step through the claims, E corrects one, X says "
                       "that it is none, N marks one; a click on a folded line shows what was cut."));
    column->addWidget(legend);
    column->addStretch(1);
    panel_ = new QScrollArea(this);
    panel_->setWidget(content);
    panel_->setWidgetResizable(true);
    panel_->setFrameShape(QFrame::NoFrame);
    panel_->setFixedWidth(340);
    panel_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return panel_;
}

void ReaderPage::setArticle(std::shared_ptr<const ReaderContent> content, const QStringList& parties,
                            Span quote, std::vector<store::ArticleRow> articles, const QStringList& words) {
    if (!content)
        return;
    const bool same = content_ && content_->article.id == content->article.id;
    const std::uint32_t claim = same ? view_->selectedClaim() : none;
    content_ = std::move(content);
    parties_ = parties;
    articles_ = std::move(articles);
    view_->setDocument(makeReaderDocument(std::shared_ptr<const Article>(content_, &content_->article),
                                          std::shared_ptr<const Facts>(content_, &content_->facts),
                                          content_->marks),
                       parties);
    view_->setHits(words);
    original_->setChecked(false);
    if (!same)
        setBeside(nullptr);
    fillList();
    showArticle();
    if (!quote.empty())
        view_->highlight(view_->document().unit(quote.begin), view_->document().unit(quote.end));
    else if (claim != none)
        view_->selectClaim(claim); // as it was before a correction
    showClaim(view_->selectedClaim());
}

void ReaderPage::fillList() {
    filling_ = true;
    list_->clear();
    besideMenu_->clear();
    besideMenu_->addAction(tr("One article only"), this, [this] { setBeside(nullptr); });
    int number = 0, at = 0;
    for (const store::ArticleRow& row : articles_) {
        ++number;
        list_->addItem(QStringLiteral("%1  %2\n%3\n%4 · %5")
                           .arg(number)
                           .arg(nameOfArticle(row), publisherOf(row), whenWords(row.published),
                                tr("%n claim(s)", nullptr, static_cast<int>(row.claims))));
        if (row.id == content_->article.id)
            at = number;
        else
            besideMenu_->addAction(
                QStringLiteral("%1  %2").arg(number).arg(
                    nameOfArticle(row).left(60).replace(QLatin1Char('&'), QLatin1String("&&"))),
                this, [this, id = row.id] { emit besideChosen(id); });
    }
    if (at > 0)
        list_->setCurrentRow(at - 1);
    list_->setVisible(articles_.size() > 1 && !besideShown());
    besideButton_->setEnabled(articles_.size() > 1);
    position_->setText(at > 0 ? tr("article %1 of %2").arg(at).arg(number) : QString());
    filling_ = false;
}

bool ReaderPage::besideShown() const {
    return !halves_[1]->isHidden();
}

void ReaderPage::setBeside(std::shared_ptr<const ReaderContent> content) {
    halves_[1]->setVisible(content != nullptr);
    for (QLabel* name : names_)
        name->setVisible(content != nullptr);
    list_->setVisible(articles_.size() > 1 && !content);
    if (!content)
        return;
    second_->setDocument(makeReaderDocument(std::shared_ptr<const Article>(content, &content->article),
                                            std::shared_ptr<const Facts>(content, &content->facts),
                                            content->marks),
                         parties_);
    names_[0]->setText(content_ ? headOf(content_->article) : QString());
    names_[1]->setText(headOf(content->article));
    if (auto* both = qobject_cast<QSplitter*>(halves_[0]->parentWidget()))
        both->setSizes({1000, 1000}); // half each
}

void ReaderPage::setOriginalShown(bool on) {
    original_->setChecked(on);
}

void ReaderPage::showOriginal(bool on) {
    centre_->setCurrentIndex(on ? 1 : 0);
    if (on && content_) {
        bytes_->setPlainText({});
        bytesHead_->setText(tr("Reading…"));
        emit bytesWanted(content_->article.id);
    }
}

void ReaderPage::setBytes(const QByteArray& bytes) {
    bytes_->setPlainText(shown(
        std::string_view(bytes.constData(), static_cast<std::size_t>(std::min(bytes.size(), shownBytes)))));
    QString head = tr("%1, %2 bytes as they were read, SHA-256 %3")
                       .arg(shown(content_->article.path), number(bytes.size()),
                            QString::fromStdString(
                                toHex(sha256({bytes.constData(), static_cast<std::size_t>(bytes.size())}))));
    if (bytes.size() > shownBytes)
        head += tr("; the first %1 are shown").arg(number(shownBytes));
    bytesHead_->setText(head);
}

void ReaderPage::showArticle() {
    const Article& article = content_->article;
    const Facts& facts = content_->facts;
    const auto why = [&](const char* field) {
        for (const Provenance& from : article.provenance)
            if (from.field == field)
                return QStringLiteral("\n") + shown(from.because);
        return QString();
    };
    const auto orNot = [](const std::string& text) {
        return text.empty() ? ReaderPage::tr("not found") : shown(text);
    };
    const When& when = facts.published;
    published_->setText(whenWords(when) + QStringLiteral(" (%1)").arg(basisWords(when.basis)));
    QStringList reasons;
    for (const std::string& reason : facts.dateReasons)
        reasons << QStringLiteral("• ") + shown(reason);
    if (when.basis == DateBasis::user || reasons.isEmpty())
        reasons =
            QStringList{when.because.empty() ? tr("nothing in the text tells it") : shown(when.because)};
    reasons_->setText(reasons.join(QLatin1Char('\n')));
    publisher_->setText(orNot(article.publisher) + why("publisher"));
    agency_->setText(orNot(article.agency) + why("agency"));
    author_->setText(orNot(article.author) + why("author"));
    dateline_->setText(orNot(article.dateline) + why("dateline"));
    grade_->setText(content_->grade.empty() ? tr("not judged") : fromUtf8(content_->grade));
    const QString notAnalysed =
        ingest::isAnalysed(article.language)
            ? QString()
            : QLatin1Char('\n') +
                  tr("%1: shown and searched, but not analysed").arg(languageWords(article.language));
    file_->setText(shown(article.path) + QLatin1Char('\n') + shown(article.format) + QStringLiteral(", ") +
                   tr("%n piece(s) cut, all kept", nullptr, static_cast<int>(article.cuts.size())) +
                   notAnalysed);
    claims_->setText(tr("Claims %1").arg(view_->document().leftNotes.size()));
    times_->setText(tr("Times %1").arg(facts.timexes.size()));
    places_->setText(tr("Places %1").arg(facts.places.size()));
}

void ReaderPage::showClaim(std::uint32_t index) {
    const auto steps = view_->document().steps();
    const auto at = std::ranges::find(steps, index);
    card_->setClaim(content_.get(), index, parties_,
                    at == steps.end() ? 0 : static_cast<int>(at - steps.begin()) + 1,
                    at == steps.end() ? 0 : static_cast<int>(steps.size()));
}

void ReaderPage::find() {
    if (!view_->findNext(search_->text()))
        position_->setText(tr("“%1” is not in this article").arg(search_->text()));
    else
        position_->setText(tr("%n place(s)", nullptr, view_->hits()));
}

} // namespace claimline::ui
