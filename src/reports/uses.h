// Uses: which arms somebody is said to have used, or not: "accused the police of firing rubber bullets",
// "denied using cluster munitions", "no tear gas was fired".
#pragma once

#include "reports/lexicon.h"
#include "reports/tree.h"

#include <string>
#include <vector>

namespace claimline::reports {

struct Use {
    std::uint32_t token = none; // the noun of what was used
    std::string what;           // lemmas, its kind with it: "rubber bullet"
    bool used = true;           // "no … were used", "did not use …"
};

// In order of the text. Plans and conditions are left out.
std::vector<Use> findUses(const Tree& tree, const Lexicon& lexicon);

} // namespace claimline::reports
