// Logistic regression for a few dozen pieces of evidence.
#pragma once

#include <cstddef>
#include <vector>

namespace claimline::cli::train {

struct Example {
    std::vector<float> evidence;
    bool yes = false;
    double weight = 1;
};

// The weights of least log loss with a penalty of `ridge` times half their squares (the first, the constant,
// has none). All examples have equally many pieces of evidence. By Newton's method: the same input gives the
// same weights.
std::vector<double> regress(const std::vector<Example>& examples, double ridge);

} // namespace claimline::cli::train
