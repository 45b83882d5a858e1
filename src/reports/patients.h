// Whom a happening befell: who was killed, hurt, shot.
#pragma once

#include "reports/predicates.h"

#include <vector>

namespace claimline::reports {

// The heads of the noun phrases that tell it, each once, with all that stand in a row with them. For a class
// of "die", "injure" or "shoot".
std::vector<std::uint32_t> patientsOf(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate);

// Whether who did it is dead too. diedAsPatient: he is among those of patientsOf ("police shot the gunman
// dead", "he killed himself"); diedBesides: he is not ("killed his wife and then himself", "took his own
// life").
enum class DoerFate : std::uint8_t { open, diedAsPatient, diedBesides };
DoerFate doerFate(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate);

} // namespace claimline::reports
