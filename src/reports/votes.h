// Votes: whose they are, or by how many somebody won.
#pragma once

#include "reports/governor.h"
#include "reports/lexicon.h"

namespace claimline::reports {

// Gives a count of votes the question that it answers: "votes, Ann Lee", "votes ahead"; leaves it as it is
// where nobody is named.
void nameVotes(const Tree& tree, const Lexicon& lexicon, const language::Quantity& quantity, Answer& answer);

} // namespace claimline::reports
