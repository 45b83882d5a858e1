// Claims: who says what, how surely, through whom.
//
//   auto finder = claims::ClaimFinder::load(english.folder());
//   claims::Found found = finder->find(article, document, timexes);
//
// Attribution as PARC and PolNeAR define it: source, cue, content, each possibly in several pieces.
#pragma once

#include "language/language.h"
#include "model/facts.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace claimline::claims {

struct Found {
    std::vector<Source> sources; // each once; Claim::speaker points here
    std::vector<Claim> claims;   // in order of their content; ids are set. Attributions first found, then one
                                 // narrator claim per sentence that holds an assertion of the article's own
};

class ClaimFinder {
public:
    // Reads the lexicons of claims of data/language/NAME.
    static Result<ClaimFinder> load(const std::filesystem::path& languageFolder);
    ClaimFinder(ClaimFinder&&) noexcept;
    ClaimFinder& operator=(ClaimFinder&&) noexcept;
    ~ClaimFinder();

    // At most Limits::claims. A source is never guessed: where none is named the claim has no source span and
    // its speaker is none (passive) or the article's publisher (narrator).
    Found find(const Article& article, const language::Document& document, const std::vector<Timex>& timexes,
               const When& published = {}) const;

private:
    struct Parts;
    explicit ClaimFinder(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::claims
