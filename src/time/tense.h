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
    bool perfect = false; // "may have met": possible, and behind

    bool ahead() const {
        return outlook == Outlook::planned || (outlook == Outlook::hypothetical && !perfect);
    }
    bool behind() const {
        return outlook == Outlook::past || (outlook == Outlook::hypothetical && perfect);
    }
};

// By the dependencies of `document` and by the words around, whichever stand nearer.
Tense tenseOf(const Expression& e, const std::vector<Piece>& pieces, std::string_view text,
                const language::Document& document);

} // namespace claimline::time
