// Dates for articles without one, from those that have one and tell of the same.
#pragma once

#include "resolve/resolve.h"
#include "resolve/vocabulary.h"

#include <vector>

namespace claimline::resolve {

std::vector<DatedArticle> dateTogether(const std::vector<DateOutline>& articles, const Vocabulary& vocabulary,
                                       const Background* whole = nullptr);

} // namespace claimline::resolve
