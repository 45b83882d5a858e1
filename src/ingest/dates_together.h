// Dates of articles from those of like articles; those whose date moves are analysed anew. Private to ingest.
#pragma once

#include "ingest/edits.h"
#include "ingest/ingest.h"

#include <vector>

namespace claimline::ingest {

// Gives the articles whose date has moved and whose facts were therefore written anew. `whole`: the project,
// where the outlines are only a part of it.
Result<std::vector<ArticleId>> dateTogether(store::Project& project, const Analyser& analyser,
                                            const Edits& edits, std::vector<resolve::DateOutline> outlines,
                                            const resolve::Background* whole);

} // namespace claimline::ingest
