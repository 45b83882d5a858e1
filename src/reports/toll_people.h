// Whom a sentence counts, and what befell them: "a boy was killed and two others were wounded".
#pragma once

#include "reports/toll_groups.h"

namespace claimline::reports {

// People of whom the sentence tells for the first time; "the boy" and "the victims" were told of before.
PeopleTold peopleToldOf(const TollText& text, const Lexicon& lexicon, const language::Sentence& sentence,
                        const NumberOfToken& number);

} // namespace claimline::reports
