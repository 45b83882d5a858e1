// The day on which what an article is about happened, as all its expressions of time together tell.
#pragma once

#include "reports/frames.h"

namespace claimline::reports {

// The expression that dates the frame best, into Facts::timexes: words that stand with the happening count
// most, those that date what was said, an arrest or a court's day hardly. none: nothing in the text is a day
// of it.
std::uint32_t storyDay(const Tree& tree, const Scene& scene, const Frames& frames, const Frame& frame);

} // namespace claimline::reports
