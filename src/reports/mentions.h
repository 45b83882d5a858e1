// Mentions: every word of an article that can tell of a happening, finer than reports. For annotation and for
// research; projects do not keep them.
#pragma once

#include "reports/predicates.h"
#include "reports/reports.h"

#include <string>
#include <vector>

namespace claimline::reports {

// In order of the text.
std::vector<Mention> findMentions(const Tree& tree, const Lexicon& lexicon, const Facts& facts);

// "nominat" of "nomination": what words of one family begin with.
std::string familyOf(std::string_view lemma);

} // namespace claimline::reports
