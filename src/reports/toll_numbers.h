// The numbers of an article with what stands about each, and how many people its first sentences count.
#pragma once

#include "reports/lexicon.h"
#include "reports/toll_words.h"

namespace claimline::reports {

// Fills numbers, shotNumbers, others, ages, readings and told.
void readNumbers(const TollText& text, const Lexicon& lexicon, std::uint32_t titleEnd,
                 const std::vector<Span>& otherCases, TollEvidence& evidence);

} // namespace claimline::reports
