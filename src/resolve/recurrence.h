// Series: whether an article says that the like of its news has been before, and on which days. Private to
// pairing.
#pragma once

#include "resolve/resolve.h"
#include "resolve/vocabulary.h"

#include <cstdint>
#include <vector>

namespace claimline::resolve {

// "A second march", "for the third time": in the title or in the sentence of the headline.
bool tellsRecurrence(const ArticleFacts& article, const Report& headline, const Vocabulary& vocabulary);

// The days that expressions of the text give to other happenings of the headline's type.
std::vector<std::int32_t> recalledDays(const ArticleFacts& article, const Report& headline);

} // namespace claimline::resolve
