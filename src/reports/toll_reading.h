// Reads out of one article what bears on how many were killed and injured.
#pragma once

#include "reports/lexicon.h"
#include "reports/toll_words.h"

#include "model/facts.h"

namespace claimline::reports {

// `found`: all reports of the article; nothing is read where none is the headline.
TollEvidence tollEvidence(const Tree& tree, const Lexicon& lexicon, const TollWords& words,
                          const Article& article, const std::vector<Report>& found);

} // namespace claimline::reports
