// What is not known of an event: its holes, as questions that somebody could go and ask. Silence is not calm,
// and a story with one origin is not confirmed by being printed often. Pure. Part of export/export.h.
#pragma once

#include "model/event.h"

#include <string>
#include <vector>

namespace claimline::exporting {

enum class Hole : std::uint8_t {
    noDate,      // no account says when
    vagueDate,   // none says on which day
    noPlace,     // none says where
    nobodyNamed, // of an attack and its like: none says who did it
    oneOrigin,   // all go back to one
    oneParty,    // one side alone speaks
    declined,    // somebody was asked and said nothing; one question for each
    unconfirmed  // doubts or denials, and nobody who confirms
};

struct Question {
    Hole hole = Hole::noDate;
    std::string who; // Hole::oneParty: the side; Hole::declined: who was asked
    friend bool operator==(const Question&, const Question&) = default;
};

// In the order of the enumeration; none where nothing is missing. Not of a statement or background, which are
// no happenings.
std::vector<Question> questionsOf(const Event& event);

std::string questionInWords(const Question& question); // "Who did it? No account says."

} // namespace claimline::exporting
