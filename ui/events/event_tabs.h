// Two tabs of the event panel: what does not fit together with what nobody has said, and what people noted.
#pragma once

#include "events/conflict_words.h"
#include "look/controls.h"

#include <vector>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace claimline::ui {

class ConflictsTab final : public QWidget {
    Q_OBJECT
public:
    explicit ConflictsTab(QWidget* parent = nullptr);
    void setEvent(const Event& event, const std::vector<store::Decision>& decisions);
    QString text() const; // all of it in words, to copy

signals:
    void facetChosen(int facet);
    void stateSet(const QString& facetKey, const QString& state);

private:
    QVBoxLayout* column_;
    QString text_;
};

class NotesTab final : public QWidget {
    Q_OBJECT
public:
    explicit NotesTab(QWidget* parent = nullptr);
    // `decisions`: those in force about the event.
    void setMarks(const store::EventMarks& marks, const std::vector<store::Decision>& decisions);

signals:
    void noteAdded(const QString& note);
    void tagSet(const QString& tag, bool on);
    void gradeSet(const QString& grade);
    void reviewSet(const QString& state);
    void undoDecision(qint64 number);

private:
    void fillTags(const std::set<std::string>& tags);
    void fillEdits(const std::vector<store::Decision>& decisions);
    void setChosenGrade();
    QComboBox *review_, *letter_, *figure_;
    QVBoxLayout *tags_, *edits_;
    QLineEdit *tag_, *note_;
    bool filling_ = false;
};

} // namespace claimline::ui
