#include "reader/reader_page.h"

#include "export/export.h"
#include "look/controls.h"
#include "look/face.h"
#include "model/names.h"
#include "reader/reader_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

QLabel* wrapped(Role role, QWidget* parent) {
    QLabel* label = plainLabel({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton* control(const QString& words, QWidget* parent, bool checkable = false) {
    auto* button = new QToolButton(parent);
    button->setText(words);
    button->setAutoRaise(true);
    button->setCheckable(checkable);
    button->setChecked(checkable);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// "certain", "likely", "hedged": how firmly the source commits itself, in words.
QString certaintyInWords(double certainty) {
    if (certainty >= 0.85)
        return ReaderPage::tr("firmly");
    if (certainty >= 0.6)
        return ReaderPage::tr("with some reserve");
    return ReaderPage::tr("hedged");
}

QString stanceInWords(const Claim& claim) {
    switch (claim.stance) {
    case Stance::denies:
        return ReaderPage::tr("denies it");
    case Stance::declines:
        return ReaderPage::tr("declines to say");
    case Stance::unverified:
        return ReaderPage::tr("could not verify it");
    case Stance::asserts:
        break;
    }
    return ReaderPage::tr("asserts it, %1").arg(certaintyInWords(claim.certainty));
}

QString chainInWords(const Claim& claim) {
    QString words;
    for (std::size_t i = 0; i < claim.chain.size(); ++i)
        words += (i == 0 ? QString()
                         : QLatin1Char('\n') + QString(static_cast<int>(i) * 3, QLatin1Char(' ')) +
                               QStringLiteral("└ ")) +
                 shown(claim.chain[i]);
    return words;
}

} // namespace

ReaderPage::ReaderPage(QWidget* parent)
    : QWidget(parent)
    , view_(new ReaderView(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeControls());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(view_, 1);
    row->addWidget(makePanel());
    column->addLayout(row, 1);
    setFocusProxy(view_);
    connect(view_, &ReaderView::backRequested, this, &ReaderPage::back);
    connect(view_, &ReaderView::claimSelected, this, &ReaderPage::showClaim);
}

QWidget* ReaderPage::makeControls() {
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 12, 6);
    row->setSpacing(8);
    auto* backButton = control(tr("← Back"), bar);
    auto* previous = control(tr("Previous"), bar);
    auto* next = control(tr("Next"), bar);
    position_ = plainLabel({}, Role::base, bar);
    claims_ = control({}, bar, true);
    times_ = control({}, bar, true);
    places_ = control({}, bar, true);
    auto* cuts = control(tr("Cut pieces"), bar, true);
    cuts->setChecked(false);
    search_ = new QLineEdit(bar);
    search_->setPlaceholderText(tr("Find in article"));
    search_->setAccessibleName(tr("Find in article"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(220);
    for (QWidget* widget : std::initializer_list<QWidget*>{backButton, previous, next, position_})
        row->addWidget(widget);
    row->addSpacing(18);
    for (QWidget* widget : {claims_, times_, places_, cuts})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(search_);
    connect(backButton, &QToolButton::clicked, this, &ReaderPage::back);
    connect(previous, &QToolButton::clicked, this, &ReaderPage::previousArticle);
    connect(next, &QToolButton::clicked, this, &ReaderPage::nextArticle);
    const auto show = [this] {
        view_->setShown(claims_->isChecked(), times_->isChecked(), places_->isChecked());
    };
    for (QToolButton* button : {claims_, times_, places_})
        connect(button, &QToolButton::toggled, this, show);
    connect(cuts, &QToolButton::toggled, view_, &ReaderView::setCutsShown);
    connect(search_, &QLineEdit::returnPressed, this, &ReaderPage::find);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_,
            [this] { search_->setFocus(Qt::ShortcutFocusReason); });
    return bar;
}

void ReaderPage::addFact(QVBoxLayout& column, const QString& label, QLabel*& value) {
    auto* row = new QHBoxLayout;
    QLabel* name = paleLabel(label, Role::dense);
    name->setFixedWidth(78);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    value = wrapped(Role::dense, this);
    value->setAccessibleName(label);
    row->addWidget(name);
    row->addWidget(value, 1);
    column.addLayout(row);
}

QWidget* ReaderPage::makePanel() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(7);
    column->addWidget(plainLabel(tr("About this article"), Role::strong, content));
    addFact(*column, tr("Published"), published_);
    addFact(*column, tr("Because"), reasons_);
    addFact(*column, tr("Publisher"), publisher_);
    addFact(*column, tr("Agency"), agency_);
    addFact(*column, tr("Author"), author_);
    addFact(*column, tr("Dateline"), dateline_);
    addFact(*column, tr("File"), file_);
    column->addSpacing(10);
    column->addWidget(new Rule(Rule::Weight::ink));
    claimHead_ = wrapped(Role::strong, content);
    chain_ = wrapped(Role::dense, content);
    column->addWidget(claimHead_);
    column->addWidget(chain_);
    addFact(*column, tr("Stance"), stance_);
    addFact(*column, tr("Said"), said_);
    column->addSpacing(10);
    column->addWidget(new Rule(Rule::Weight::ink));
    column->addWidget(plainLabel(tr("How text is marked"), Role::strong, content));
    QLabel* legend = wrapped(Role::dense, content);
    legend->setText(tr("Solid line: asserted. Dashed line: denied, declined or not verified. Dotted line: a "
                       "time. Grey ground: a place. "
                       "J and K step through the claims; a click on a folded line shows what was cut."));
    column->addWidget(legend);
    column->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFixedWidth(340);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

void ReaderPage::setArticle(std::shared_ptr<const Article> article, std::shared_ptr<const Facts> facts,
                            const QStringList& parties, Span quote, int number, int total) {
    const bool same = article_ && article && article_->id == article->id && facts_ == facts;
    article_ = std::move(article);
    facts_ = std::move(facts);
    if (!article_ || !facts_)
        return;
    if (!same)
        view_->setDocument(makeReaderDocument(article_, facts_), parties);
    position_->setText(total > 0 ? tr("article %1 of %2").arg(number).arg(total) : QString());
    showArticle();
    showClaim(none);
    if (!quote.empty())
        view_->highlight(view_->document().unit(quote.begin), view_->document().unit(quote.end));
}

void ReaderPage::showArticle() {
    const auto orNot = [](const std::string& text) {
        return text.empty() ? ReaderPage::tr("not found") : shown(text);
    };
    const auto why = [this](const char* field) {
        for (const Provenance& from : article_->provenance)
            if (from.field == field)
                return QStringLiteral("\n") + shown(from.because);
        return QString();
    };
    const When& when = facts_->published;
    published_->setText(
        fromUtf8(exporting::whenInWords(when)) +
        (when.known() ? QStringLiteral(" (%1)").arg(fromUtf8(nameOf(when.basis))) : QString()));
    QStringList reasons;
    for (const std::string& reason : facts_->dateReasons)
        reasons << QStringLiteral("• ") + shown(reason);
    if (reasons.isEmpty())
        reasons << (when.because.empty() ? tr("nothing in the text tells it") : shown(when.because));
    reasons_->setText(reasons.join(QLatin1Char('\n')));
    publisher_->setText(orNot(article_->publisher) + why("publisher"));
    agency_->setText(orNot(article_->agency) + why("agency"));
    author_->setText(orNot(article_->author) + why("author"));
    dateline_->setText(orNot(article_->dateline));
    file_->setText(shown(article_->path) + tr("\n%1 pieces cut, all kept").arg(article_->cuts.size()));
    claims_->setText(tr("Claims %1").arg(view_->document().leftNotes.size()));
    times_->setText(tr("Times %1").arg(facts_->timexes.size()));
    places_->setText(tr("Places %1").arg(facts_->places.size()));
}

void ReaderPage::showClaim(std::uint32_t index) {
    const bool chosen = facts_ && index < facts_->claims.size();
    if (!chosen) {
        claimHead_->setText(tr("No claim chosen"));
        chain_->setText(tr("Click on an underlined passage, or press J."));
        stance_->clear();
        said_->clear();
        return;
    }
    const Claim& claim = facts_->claims[index];
    const bool named = claim.speaker < facts_->sources.size();
    const Source source = named ? facts_->sources[claim.speaker] : Source{};
    QString head = named ? shown(source.name) : tr("Source not named");
    if (!source.party.empty() && source.party != source.name)
        head += tr(", side: %1").arg(shown(source.party));
    claimHead_->setText(head);
    chain_->setText(chainInWords(claim));
    stance_->setText(stanceInWords(claim) + (claim.cueLemma.empty()
                                                 ? QString()
                                                 : QStringLiteral(" (“%1”)").arg(shown(claim.cueLemma))));
    said_->setText(claim.said.known() ? fromUtf8(exporting::whenInWords(claim.said)) : tr("not told"));
}

void ReaderPage::find() {
    if (!view_->findNext(search_->text()))
        position_->setText(tr("“%1” is not in this article").arg(search_->text()));
}

} // namespace claimline::ui
