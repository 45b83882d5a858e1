// One event from the reports that tell of it.
#pragma once

#include "resolve/facets.h"

#include <vector>

namespace claimline::resolve {

Event assemble(const std::vector<Member>& members, const FacetWords& words, const Decisions& decisions);

} // namespace claimline::resolve
