// Deeds: what was attacked, with what arms, and who did it.
#pragma once

#include "reports/counts.h"
#include "reports/frames.h"
#include "reports/lexicon.h"
#include "reports/setting.h"

#include <vector>

namespace claimline::reports {

// Answers of kind category and actor, each with the predicate that it stands under.
std::vector<Count> findDeeds(const Tree& tree, const Lexicon& lexicon, const Scene& scene,
                             const Frames& frames);

} // namespace claimline::reports
