// Quotations: pairs of marks, over sentences and paragraphs.
#pragma once

#include "claims/tree.h"

#include <vector>

namespace claimline::claims {

struct Quote {
    TokenIndex first = 0, last = 0; // tokens, the marks included; last is one past the end
    std::uint32_t paragraph = 0;    // of its first token
    bool closed = true;
    bool speech = false; // a clause of speech, not a word or name in quotation marks
    bool opensParagraph = false;
    bool whole = false; // nothing but it in its paragraph(s)

    Tokens tokens() const { return range(first, last); }
    bool contains(TokenIndex token) const { return first <= token && token < last; }
};

// In order, disjoint. An opening mark that is not closed in its paragraph runs on to the next paragraph where
// that opens with a mark again (the printers' custom); else it ends with its paragraph.
std::vector<Quote> findQuotes(const Tree& tree);

// The quote that holds the token; nullptr if none does.
const Quote* quoteAt(const std::vector<Quote>& quotes, TokenIndex token);

} // namespace claimline::claims
