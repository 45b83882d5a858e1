#include "events/event_tabs.h"

#include "events/decision_model.h"
#include "filters/filter_words.h"
#include "look/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace claimline::ui {

namespace {

using Run = RunLabel::Run;

void emptyOut(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        } else if (item->layout() != nullptr) {
            emptyOut(item->layout());
        }
        delete item;
    }
}

// Stored as these words; shown in the language of the window.
const char* const states[] = {"", "explained", "stands unresolved", "set aside", "overruled"};

QString stateWords(int i) {
    return QStringList{ConflictsTab::tr("open"), ConflictsTab::tr("explained"),
                       ConflictsTab::tr("stands unresolved"), ConflictsTab::tr("set aside"),
                       ConflictsTab::tr("overruled: no conflict")}
        .value(i);
}

} // namespace

// ---------------------------------------------------------------- conflicts

ConflictsTab::ConflictsTab(QWidget* parent)
    : QWidget(parent)
    , column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 6, 0, 0);
    column_->setSpacing(8);
    setAccessibleName(tr("Conflicts and open questions"));
}

void ConflictsTab::setEvent(const Event& event, const std::vector<store::Decision>& decisions) {
    emptyOut(column_);
    QStringList text{shown(event.title)};
    const auto conflicts = conflictsOf(event, decisions);
    for (const ConflictWords& conflict : conflicts) {
        auto* words = new RunLabel;
        std::vector<Run> runs{
            {conflict.name, Role::denseStrong, Run::Ink::conflict, true, QString::number(conflict.facet)}};
        for (const ConflictSide& side : conflict.sides) {
            runs.push_back({QStringLiteral("\n") + side.value, Role::strong, Run::Ink::ink, true});
            runs.push_back({QStringLiteral("   ") + side.sources.join(QStringLiteral(", ")) +
                                QStringLiteral(" · ") + tr("%n origin(s)", nullptr, side.origins),
                            Role::small, Run::Ink::ink2});
            text << conflict.name + QStringLiteral(": ") + side.value + QStringLiteral(" (") +
                        side.sources.join(QStringLiteral(", ")) + QLatin1Char(')');
        }
        if (!conflict.because.isEmpty())
            runs.push_back({QStringLiteral("\n") + conflict.because, Role::small, Run::Ink::ink2});
        if (!conflict.stateWhy.isEmpty())
            runs.push_back({QStringLiteral("\n") + conflict.stateWhy, Role::small,
                            conflict.reopened ? Run::Ink::conflict : Run::Ink::ink3});
        words->setRuns(std::move(runs));
        connect(words, &RunLabel::linkActivated, this,
                [this](const QString& facet) { emit facetChosen(facet.toInt()); });
        column_->addWidget(words);
        auto* state = new QComboBox;
        state->setAccessibleName(tr("What became of “%1”").arg(conflict.name));
        int chosen = 0;
        for (int i = 0; i < 5; ++i) {
            state->addItem(stateWords(i));
            if (conflict.state == QLatin1String(states[i]))
                chosen = i;
        }
        state->setCurrentIndex(chosen);
        const QString key = fromUtf8(event.facets[static_cast<std::size_t>(conflict.facet)].key);
        connect(state, &QComboBox::activated, this, [this, key, state, chosen](int i) {
            state->setCurrentIndex(chosen); // until it is decided, with its reason
            emit stateSet(key, QString::fromLatin1(states[i]));
        });
        column_->addWidget(state, 0, Qt::AlignLeft);
        column_->addWidget(new Rule(Rule::Weight::rule));
    }
    if (conflicts.empty())
        column_->addWidget(paleLabel(tr("Nothing that the sources say excludes another."), Role::dense));
    column_->addWidget(plainLabel(tr("Open questions"), Role::denseStrong));
    const QStringList questions = questionsOf(event);
    for (const QString& question : questions) {
        auto* words = new RunLabel;
        words->setRuns({{QStringLiteral("–  ") + question, Role::dense}});
        column_->addWidget(words);
    }
    if (questions.isEmpty())
        column_->addWidget(paleLabel(tr("None."), Role::dense));
    text_ = (text + questions).join(QLatin1Char('\n'));
    auto* copy = new Button(Button::Kind::link, QStringLiteral("copy"), tr("Copy as a list"));
    connect(copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(text_); });
    column_->addWidget(copy, 0, Qt::AlignLeft);
}

QString ConflictsTab::text() const {
    return text_;
}

// ---------------------------------------------------------------- notes

NotesTab::NotesTab(QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(8);
    auto* line = new QHBoxLayout;
    review_ = new QComboBox;
    review_->setAccessibleName(tr("Review"));
    for (const char* state : {"", "read", "second look", "done"})
        review_->addItem(reviewWords(state), QString::fromLatin1(state));
    letter_ = new QComboBox;
    letter_->setAccessibleName(tr("How reliable the source is, A to F"));
    letter_->addItems({QStringLiteral("–"), QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"),
                       QStringLiteral("D"), QStringLiteral("E"), QStringLiteral("F")});
    figure_ = new QComboBox;
    figure_->setAccessibleName(tr("How credible it is, 1 to 6"));
    figure_->addItems({QStringLiteral("–"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                       QStringLiteral("4"), QStringLiteral("5"), QStringLiteral("6")});
    line->addWidget(plainLabel(tr("Review"), Role::dense));
    line->addWidget(review_);
    line->addSpacing(12);
    line->addWidget(plainLabel(tr("Grade"), Role::dense));
    line->addWidget(letter_);
    line->addWidget(figure_);
    line->addStretch();
    column->addLayout(line);
    tags_ = new QVBoxLayout;
    tags_->setSpacing(2);
    column->addLayout(tags_);
    tag_ = new QLineEdit;
    tag_->setPlaceholderText(tr("Add a tag, Enter"));
    tag_->setAccessibleName(tr("Add a tag"));
    column->addWidget(tag_);
    note_ = new QLineEdit;
    note_->setPlaceholderText(tr("Add a note, Enter"));
    note_->setAccessibleName(tr("Add a note"));
    column->addWidget(note_);
    edits_ = new QVBoxLayout;
    edits_->setSpacing(6);
    column->addLayout(edits_);
    connect(review_, &QComboBox::activated, this,
            [this] { emit reviewSet(review_->currentData().toString()); });
    for (QComboBox* box : {letter_, figure_})
        connect(box, &QComboBox::activated, this, &NotesTab::setChosenGrade);
    connect(tag_, &QLineEdit::returnPressed, this, [this] {
        if (!tag_->text().trimmed().isEmpty())
            emit tagSet(tag_->text().trimmed(), true);
        tag_->clear();
    });
    connect(note_, &QLineEdit::returnPressed, this, [this] {
        if (!note_->text().trimmed().isEmpty())
            emit noteAdded(note_->text().trimmed());
        note_->clear();
    });
}

// F and 6 are "cannot be judged", never a middle; one without the other is no grade yet.
void NotesTab::setChosenGrade() {
    if (letter_->currentIndex() > 0 && figure_->currentIndex() > 0)
        emit gradeSet(letter_->currentText() + figure_->currentText());
    else if (letter_->currentIndex() == 0 && figure_->currentIndex() == 0)
        emit gradeSet({});
}

void NotesTab::setMarks(const store::EventMarks& marks, const std::vector<store::Decision>& decisions) {
    review_->setCurrentIndex(std::max(0, review_->findData(fromUtf8(marks.review))));
    const QString grade = fromUtf8(marks.grade);
    letter_->setCurrentIndex(std::max(0, letter_->findText(grade.left(1))));
    figure_->setCurrentIndex(std::max(0, figure_->findText(grade.mid(1, 1))));
    fillTags(marks.tags);
    fillEdits(decisions);
}

void NotesTab::fillTags(const std::set<std::string>& tags) {
    emptyOut(tags_);
    for (const std::string& tag : tags) {
        auto* chip = new Button(Button::Kind::flat, QStringLiteral("close"),
                                shown(tag).replace(QLatin1Char('&'), QLatin1String("&&")));
        chip->setAccessibleName(tr("Take the tag “%1” off").arg(shown(tag)));
        connect(chip, &Button::clicked, this, [this, name = fromUtf8(tag)] { emit tagSet(name, false); });
        tags_->addWidget(chip, 0, Qt::AlignLeft);
    }
}

void NotesTab::fillEdits(const std::vector<store::Decision>& decisions) {
    emptyOut(edits_);
    edits_->addWidget(new Rule(Rule::Weight::ink));
    edits_->addWidget(plainLabel(tr("Noted and edited by hand"), Role::denseStrong));
    for (auto decision = decisions.rbegin(); decision != decisions.rend(); ++decision) {
        auto* text = new RunLabel;
        const QString who =
            decision->author.empty() ? QString() : shown(decision->author) + QStringLiteral(", ");
        text->setRuns(
            {{decisionWords(*decision), Role::dense},
             {QStringLiteral("\n") + who + madeAtWords(decision->madeAt) +
                  (decision->reason.empty() ? QString() : QStringLiteral(": ") + shown(decision->reason)) +
                  QStringLiteral(" · "),
              Role::small, Run::Ink::ink3},
             {tr("undo"), Role::small, Run::Ink::accent, false, QStringLiteral("undo")}});
        connect(text, &RunLabel::linkActivated, this,
                [this, number = decision->number] { emit undoDecision(number); });
        edits_->addWidget(text);
    }
    if (decisions.empty())
        edits_->addWidget(paleLabel(tr("Nothing yet"), Role::dense));
}

} // namespace claimline::ui
