// What an import does with its new articles once they are stored. Private to ingest.
#pragma once

#include "ingest/ingest.h"

#include <vector>

namespace claimline::ingest {

// Joins anew only what lies near to the new or changed articles: like articles and events, found through the
// search index. Weights of words come from the whole project. What it gives can differ from resolveProject's
// in a doubtful pair of reports.
Result<void> resolveNear(store::Project& project, const Analyser& analyser,
                         const std::vector<ArticleId>& changed);

// resolveNear in a large project where little is new, else resolveProject. No `changed`: all. Totals of the
// whole project in `summary`.
Result<void> resolveChanged(store::Project& project, const Analyser& analyser,
                            const std::vector<ArticleId>& changed, Summary& summary,
                            const std::atomic<bool>* cancel);

Result<void> fillTotals(const store::Project& project, Summary& summary);

} // namespace claimline::ingest
