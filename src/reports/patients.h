// Whom a happening befell: who was killed, hurt, shot.
#pragma once

#include "reports/predicates.h"

#include <vector>

namespace claimline::reports {

// The heads of the noun phrases that tell it, each once, with all that stand in a row with them. For a class
// of "die", "injure" or "shoot".
std::vector<std::uint32_t> patientsOf(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate);

// "killed his wife and then himself", "took his own life", "a murder-suicide": who did it is dead too.
bool endsOwnLife(const Tree& tree, const Predicate& predicate);

} // namespace claimline::reports
