// Running counts: figures of which the texts themselves say that they took the place of others, "the toll
// rose to 14", "four are still missing". They order articles that no date orders.
#pragma once

#include "resolve/facets.h"

#include <vector>

namespace claimline::resolve {

// Sets the state of cells to earlier whose figure another one says to have replaced: a lower one of a count
// that grows, and one of the hour in an article that is earlier by another count. Only where no dates order
// the two.
void ageRunningCounts(std::vector<Facet>& facets, const FacetWords& words);

} // namespace claimline::resolve
