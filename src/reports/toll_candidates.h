// The numbers of killed and injured that articles may mean.
#pragma once

#include "reports/toll_evidence.h"

#include <set>
#include <vector>

namespace claimline::reports {

// Of one kind each: "a man and two women" are two kinds and three people.
struct Groups {
    int kinds = 0, sum = 0;
};

Groups groupsOf(const TollEvidence& article, Fate fate);

// -1: no figure counts all of them.
int highestWhole(const TollEvidence& article, Fate fate);

// In rising order. `people`: those of all articles of whom is told one by one, each once.
std::set<int> numbersMeant(const std::vector<const TollEvidence*>& articles,
                           const std::vector<TollEvidence::Person>& people, Fate fate);

} // namespace claimline::reports
