// Reads out of one article what bears on how many were killed and injured.
#pragma once

#include "reports/lexicon.h"
#include "reports/toll_words.h"

#include "model/facts.h"

namespace claimline::reports {

// `headline`: the report of the happening that the article is about.
TollEvidence tollEvidence(const Tree& tree, const Lexicon& lexicon, const TollWords& words,
                          const Article& article, const Report& headline);

} // namespace claimline::reports
