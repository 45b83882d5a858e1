// What people decided, in the form that the analysis respects. Private to ingest.
#pragma once

#include "resolve/resolve.h"
#include "store/store.h"

#include <vector>

namespace claimline::ingest {

class Edits {
public:
    explicit Edits(const std::vector<store::Decision>& decisions);

    const resolve::Decisions& forResolver() const { return forResolver_; }
    // Articles and claims as people put them right.
    const store::Corrections& corrections() const { return corrections_; }
    // What people decided of a whole event once it is made: conflicts that they overruled.
    void settle(Event& event) const { store::settleOverruled(event, facets_); }

private:
    resolve::Decisions forResolver_;
    store::Corrections corrections_;
    std::vector<store::Decision> facets_; // those on facets in dispute
};

} // namespace claimline::ingest
