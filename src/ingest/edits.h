// What people decided, in the form that the analysis respects. Private to ingest.
#pragma once

#include "model/facts.h"
#include "resolve/resolve.h"
#include "store/store.h"

#include <map>
#include <vector>

namespace claimline::ingest {

class Edits {
public:
    explicit Edits(const std::vector<store::Decision>& decisions);

    const resolve::Decisions& forResolver() const { return forResolver_; }
    // The date that a person gave the article; nullptr: none did.
    const When* articleDate(ArticleId article) const;
    // Claims that a person rejected, or whose source or stance a person put right.
    void apply(Facts& facts) const;

private:
    struct ClaimEdit {
        bool rejected = false;
        std::string source, stance; // empty: as found
    };
    resolve::Decisions forResolver_;
    std::map<ArticleId, When> articleDates_;
    std::map<ClaimId, ClaimEdit> claims_;
};

} // namespace claimline::ingest
