// Blame: whom somebody holds to be at fault for what happened.
#pragma once

#include "model/facts.h"
#include "reports/lexicon.h"
#include "reports/tree.h"

#include <vector>

namespace claimline::reports {

struct Blame {
    std::uint32_t token = none; // the noun of who is blamed
    bool denied = false;        // "the driver was not to blame"
};

// In order of the text: "blamed the employers", "the union was to blame", "responsibility lies with the
// owner".
std::vector<Blame> findBlame(const Tree& tree, const Lexicon& lexicon, const std::vector<Timex>& timexes);

} // namespace claimline::reports
