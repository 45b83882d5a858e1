// Slips of the parser that cost a claim its source, mended by the order of words before the rules look.
#pragma once

#include "claims/lexicon.h"
#include "language/language.h"

#include <vector>

namespace claimline::claims {

// The tokens of the document with heads, relations and tags put right where the tree contradicts itself in a
// way that only one reading resolves. Trees stay trees; what is not recognised stays as it is.
std::vector<language::Token> mended(const language::Document& document, const Lexicon& lexicon);

// The same for a clause of saying behind a quotation, in the sentence (or piece of one) [first, last).
void mendSpeech(std::vector<language::Token>& tokens, const Lexicon& lexicon, std::uint32_t first,
                std::uint32_t last);

} // namespace claimline::claims
