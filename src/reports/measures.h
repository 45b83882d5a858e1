// Measures: amounts of a unit, keyed by what they measure: a turnout, a magnitude, a speed, litres of bleach.
#pragma once

#include "reports/counts.h"

#include <vector>

namespace claimline::reports {

// In order of the text. An amount of which nothing tells what it measures stands under the happening that it
// hangs on, where the lexicon knows amounts of such; else it is left out.
std::vector<Count> findMeasures(const Tree& tree, const Lexicon& lexicon,
                                const std::vector<Predicate>& predicates);

// "magnitude 6.4": the number stands on a scale and counts nothing.
bool isOnScale(const Tree& tree, const Lexicon& lexicon, const language::Quantity& quantity);

// "about 20", "at least 3 km"
std::string valueText(const language::Quantity& quantity, const std::string& unit);

} // namespace claimline::reports
