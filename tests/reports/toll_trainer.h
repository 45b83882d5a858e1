// Learns the weights of toll_weights.tsv.
#pragma once

#include "reports/toll_weigher.h"

#include <vector>

namespace claimline::reports {

struct TollLesson {
    TollCase told;
    std::array<int, 2> right{}; // by Fate
    int fold = 0;
    double weight = 1;
    std::size_t articles = 0; // whose common toll it is; 0: it is one of several
};

// The weights that make the right numbers likeliest, held small (a logarithmic-linear model over pairs of
// numbers, fitted by L-BFGS); the lessons of one fold are left out.
TollWeigher::Table trainToll(const std::vector<TollLesson>& lessons, int leftOut);

} // namespace claimline::reports
