// Whose own words an article is: a statement, an open letter, a bulletin.
#pragma once

#include "claims/attribution.h"

namespace claimline::claims {

// The name of the body that issued the text: "Statement of Harbour Lines", or where the text says
// "we" the body of its signature. Empty: nobody is named so.
Tokens issuerOf(const Scene& scene);

// "We", "our" of the text itself, not of somebody whom it quotes.
bool isOwnVoice(const Scene& scene, TokenIndex token);

} // namespace claimline::claims
