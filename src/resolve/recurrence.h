// Series: whether an article says that the like of its news has been before. Private to pairing.
#pragma once

#include "resolve/resolve.h"
#include "resolve/words.h"

namespace claimline::resolve {

// "A second march", "for the third time": in the title or in the sentence of the headline. `words`:
// recurrence.tsv.
bool tellsRecurrence(const ArticleFacts& article, const Report& headline, const WordKinds& words);

} // namespace claimline::resolve
