// Answers: the values that an article gives to questions about its happenings, each bound to who says so.
#pragma once

#include "reports/frames.h"

#include <vector>

namespace claimline::reports {

// One list per frame of `frames`, in order of the text.
std::vector<std::vector<Answer>> findAnswers(const Tree& tree, const Lexicon& lexicon, const Scene& scene,
                                             const Frames& frames);

} // namespace claimline::reports
