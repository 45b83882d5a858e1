// Tense: whether the verb that a time expression hangs on tells of the past, the present, a plan or a
// possibility.
#pragma once

#include "language/language.h"
#include "model/facts.h"
#include "time/expression.h"

#include <vector>

namespace claimline::time {

struct Tense {
    Outlook outlook = Outlook::unknown;
    bool coming = false; // possible and not yet: "could vote on Friday", but not "may have voted on Friday"

    bool ahead() const { return outlook == Outlook::planned || coming; }
    bool behind() const { return outlook == Outlook::past; }
};

// By the dependencies of `document` and by the words around, whichever stand nearer.
Tense tenseOf(const Expression& e, const std::vector<Piece>& pieces, std::string_view text,
              const language::Document& document);

} // namespace claimline::time
