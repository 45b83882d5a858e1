#include "reader/claim_card.h"

#include "look/words.h"
#include "reader/reader_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace claimline::ui {

using Run = RunLabel::Run;

QString certaintyWords(double certainty) {
    return certainty >= 0.85  ? ClaimCard::tr("firmly")
           : certainty >= 0.6 ? ClaimCard::tr("with some reserve")
                              : ClaimCard::tr("hedged");
}

QString stanceWords(const Claim& claim) {
    switch (claim.stance) {
    case Stance::denies:
        return ClaimCard::tr("denies it");
    case Stance::declines:
        return ClaimCard::tr("declines to say");
    case Stance::unverified:
        return ClaimCard::tr("could not verify it");
    case Stance::asserts:
        break;
    }
    return ClaimCard::tr("asserts it, %1").arg(certaintyWords(claim.certainty));
}

QString chainWords(const Claim& claim) {
    QString words;
    for (std::size_t i = 0; i < claim.chain.size(); ++i)
        words += (i == 0 ? QString()
                         : QLatin1Char('\n') + QString(static_cast<int>(i) * 3, QChar(0xA0)) +
                               QStringLiteral("└ ")) +
                 shown(claim.chain[i]);
    return words;
}

ClaimCard::ClaimCard(QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(new Rule(Rule::Weight::ink));
    auto* top = new QHBoxLayout;
    top->addWidget(plainLabel(tr("Claim at the cursor"), Role::strong));
    top->addStretch();
    place_ = paleLabel({}, Role::small);
    top->addWidget(place_);
    column->addLayout(top);
    head_ = new RunLabel;
    chain_ = new RunLabel;
    rows_ = new RunLabel;
    column->addWidget(head_);
    column->addWidget(chain_);
    column->addWidget(rows_);
    auto* buttons = new QHBoxLayout;
    compare_ = new Button(Button::Kind::primary, {}, tr("Compare"));
    correct_ = new Button(Button::Kind::framed, {}, tr("Correct…"));
    reject_ = new Button(Button::Kind::framed, {}, tr("Not a claim"));
    connect(compare_, &Button::clicked, this, &ClaimCard::compare);
    connect(correct_, &Button::clicked, this, &ClaimCard::correct);
    connect(reject_, &Button::clicked, this, [this] { emit reject(!rejected_); });
    for (Button* button : {compare_, correct_, reject_})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    showNone();
}

void ClaimCard::showNone() {
    place_->clear();
    head_->setRuns({{tr("No claim chosen"), Role::base, Run::Ink::ink2}});
    chain_->setRuns({{tr("Click on an underlined passage, or press J."), Role::dense, Run::Ink::ink3}});
    rows_->setRuns({});
    correct_->setEnabled(false);
    reject_->setEnabled(false);
}

void ClaimCard::addRow(const QString& name, const QString& words) {
    runs_.push_back({(runs_.empty() ? QString() : QStringLiteral("\n")) + name + QStringLiteral("  "),
                     Role::dense, Run::Ink::ink3});
    runs_.push_back({words, Role::dense, Run::Ink::ink});
}

void ClaimCard::setClaim(const ReaderContent* content, std::uint32_t index, const QStringList& parties,
                         int number, int total) {
    if (content == nullptr || index >= content->facts.claims.size())
        return showNone();
    const Facts& facts = content->facts;
    const Claim& claim = facts.claims[index];
    const store::ClaimMark mark = index < content->marks.size() ? content->marks[index] : store::ClaimMark{};
    const Source source = claim.speaker < facts.sources.size() ? facts.sources[claim.speaker] : Source{};
    place_->setText(total > 0 ? tr("%1 of %2").arg(number).arg(total) : QString());
    const int side = source.party.empty() ? -2 : static_cast<int>(parties.indexOf(fromUtf8(source.party)));
    std::vector<Run> head{{source.name.empty() ? tr("Source not named") : shown(source.name),
                           Role::strong,
                           Run::Ink::ink,
                           true,
                           {},
                           side}};
    if (!source.party.empty() && source.party != source.name)
        head.push_back({tr("  side: %1").arg(partyWords(source.party)), Role::dense, Run::Ink::ink2});
    head_->setRuns(std::move(head));
    chain_->setRuns({{claim.chain.size() > 1 ? chainWords(claim) : QString(), Role::dense, Run::Ink::ink2}});
    chain_->setVisible(claim.chain.size() > 1);
    runs_.clear();
    QStringList cues;
    for (const Span span : claim.cue)
        cues << shown(slice(content->article.text, span)).simplified();
    const QString cue = cues.join(QStringLiteral(" … "));
    addRow(tr("Stance"),
           stanceWords(claim) + (cue.isEmpty() ? QString() : QStringLiteral(" (“%1”)").arg(cue)));
    QStringList values;
    for (const Report& report : facts.reports)
        for (const Answer& answer : report.answers)
            if (answer.claim == index)
                values << shown(answer.name) + QStringLiteral(": ") + shown(answer.value);
    values.removeDuplicates();
    if (!values.isEmpty())
        addRow(tr("Says"), values.mid(0, 6).join(QStringLiteral("; ")));
    addRow(tr("Said"), claim.said.known() ? whenWords(claim.said) : tr("not told when"));
    if (claim.reverses)
        addRow(tr("Replaces"), tr("what the same source said before"));
    if (mark.rejected || mark.edited || mark.byHand)
        addRow(tr("By hand"), mark.rejected ? tr("said to be no claim")
                              : mark.byHand ? tr("marked by a person")
                                            : tr("put right by a person"));
    rows_->setRuns(runs_);
    rejected_ = mark.rejected;
    reject_->setText(rejected_ ? tr("A claim after all") : tr("Not a claim"));
    correct_->setEnabled(true);
    reject_->setEnabled(!mark.byHand);
}

} // namespace claimline::ui
