// What a person types into the search box → an expression of FTS5 that cannot be misread as one of its
// operators.
#pragma once

#include <string>
#include <string_view>

namespace claimline::store {

// Words are joined by "and"; "…" (also “…”) is a phrase; the last word, where it is not in a phrase, is a
// prefix, and is left out as long as it is one letter. Empty where the text holds no word: then nothing is
// asked.
std::string searchExpression(std::string_view typed);

} // namespace claimline::store
