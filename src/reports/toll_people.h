// Whom a sentence counts, and what befell them: "a boy was killed and two others were wounded".
#pragma once

#include "reports/toll_groups.h"

namespace claimline::reports {

struct SentenceTold {
    PeopleTold told; // those of whom the sentence tells for the first time: not "the boy", "the victims"
    std::vector<PeopleGroup> groups;
};

SentenceTold peopleToldOf(const TollText& text, const Lexicon& lexicon, const language::Sentence& sentence,
                          const NumberOfToken& number);

} // namespace claimline::reports
