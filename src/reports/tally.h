// Tally: those whom an article tells of one by one ("a man died, and his two sons were hurt"), counted.
#pragma once

#include "reports/frames.h"

#include <vector>

namespace claimline::reports {

struct Tally {
    std::vector<Answer> answers;
    std::vector<Span> dead; // words that point to somebody who died
};

// For each frame what its people add up to, as answers with the scope `toldApart`: "count:person:die" and
// "count:person:injure". Nothing where nobody is told of so.
std::vector<Tally> tallyPeople(const Tree& tree, const Lexicon& lexicon, const Frames& frames);

inline constexpr const char* toldApart = "told one by one";
inline constexpr const char* whoDidIt = "who did it"; // he died too; it is not known whether others count him
inline constexpr const char* besidesDoer = "besides who did it";

} // namespace claimline::reports
