// Tense: whether the verb that a time expression hangs on tells of the past, the present, a plan or a
// possibility.
#pragma once

#include "language/language.h"
#include "model/facts.h"
#include "time/expression.h"

#include <vector>

namespace claimline::time {

// From the words around; `document` adds tags where it has them.
Outlook tenseOf(const Expression& e, const std::vector<Piece>& pieces, std::string_view text,
                const language::Document& document);

} // namespace claimline::time
