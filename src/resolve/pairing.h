// Which reports tell of the same happening: headline events first, by whole articles; then the other reports.
#pragma once

#include "resolve/facets.h"
#include "resolve/vocabulary.h"

#include <cstdint>
#include <vector>

namespace claimline::resolve {

// The number of the event of each member; members must be sorted by article, then by place in the article.
std::vector<std::uint32_t> pairReports(const std::vector<Member>& members, const Vocabulary& vocabulary,
                                       const Decisions& decisions);

} // namespace claimline::resolve
