// Numbers that no happening governs by their grammar: of people whose name or place says what they took part
// in, and those that count nothing.
#pragma once

#include "reports/governor.h"

#include <vector>

namespace claimline::reports {

// "counted 20,000 demonstrators", "the number of strikers was 3,000", "6,000 were in the square": the nearest
// happening that was told of in which such people take part. No predicate: it is no such number.
Governor crowdOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                 const language::Quantity& quantity);

// "There were 51 people on the bus": the accident that befell it; none: they are on no such thing.
std::uint32_t accidentOf(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                         const language::Quantity& quantity);

// "a man, 21,", "two more than", "how many", "called 911", "day three".
bool countsNothing(const Tree& tree, const Lexicon& lexicon, const language::Quantity& quantity);

} // namespace claimline::reports
