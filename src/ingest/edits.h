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

private:
    resolve::Decisions forResolver_;
    store::Corrections corrections_;
};

} // namespace claimline::ingest
