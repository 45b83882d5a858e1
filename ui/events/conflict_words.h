// What of an event does not fit together, and what nobody has said: in words. Pure.
#pragma once

#include "model/event.h"
#include "store/store.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace claimline::ui {

struct ConflictSide {
    QString value;       // "5", "denied"
    QStringList sources; // who says so
    int origins = 0;     // independent ones among them
};

struct ConflictWords {
    int facet = 0; // into Event::facets
    QString name, because;
    std::vector<ConflictSide> sides; // most told first
    QString state;                   // what a person made of it; empty: open
    QString stateWhy;                // who, when, why; and what is new since
    bool reopened = false;
};

// One a facet in conflict, or that a person judged, in the order of the event's facets.
std::vector<ConflictWords> conflictsOf(const Event& event, const std::vector<store::Decision>& decisions);

// The event's holes as questions to ask next: no date, no place, one origin only, one side only, a side that
// declines, no confirmation.
QStringList questionsOf(const Event& event);

// "Six sources; they agree on the place; they differ on what was hit and on missiles shot down."
QString summarySentence(const Event& event);

} // namespace claimline::ui
