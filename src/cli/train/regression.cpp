#include "cli/train/regression.h"

#include <algorithm>
#include <cmath>

namespace claimline::cli::train {

namespace {

constexpr int mostSteps = 40;
constexpr double settled = 1e-7;

using Row = std::vector<double>;

// Solves matrix · x = right for a symmetric positive matrix, by Cholesky.
Row solve(std::vector<Row> matrix, Row right) {
    const std::size_t n = right.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i][k] * matrix[j][k];
            matrix[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[j][j];
        }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            right[i] -= matrix[i][k] * right[k];
        right[i] /= matrix[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            right[i] -= matrix[k][i] * right[k];
        right[i] /= matrix[i][i];
    }
    return right;
}

double chance(const Row& weights, const std::vector<float>& evidence) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * double{evidence[i]};
    return 1 / (1 + std::exp(-sum));
}

} // namespace

std::vector<double> regress(const std::vector<Example>& examples, double ridge) {
    const std::size_t n = examples.empty() ? 0 : examples.front().evidence.size();
    Row weights(n, 0);
    for (int step = 0; step < mostSteps; ++step) {
        Row slope(n, 0);
        std::vector<Row> bend(n, Row(n, 0));
        for (std::size_t i = 0; i < n; ++i) {
            const double penalty = i == 0 ? 1e-6 : ridge;
            bend[i][i] = penalty;
            slope[i] = -penalty * weights[i];
        }
        for (const Example& example : examples) {
            const double p = chance(weights, example.evidence);
            const double off = example.weight * ((example.yes ? 1 : 0) - p);
            const double curve = example.weight * p * (1 - p);
            for (std::size_t i = 0; i < n; ++i) {
                if (example.evidence[i] == 0)
                    continue;
                slope[i] += off * double{example.evidence[i]};
                for (std::size_t j = 0; j <= i; ++j)
                    bend[i][j] += curve * double{example.evidence[i]} * double{example.evidence[j]};
            }
        }
        const Row change = solve(std::move(bend), std::move(slope));
        double most = 0;
        for (std::size_t i = 0; i < n; ++i) {
            weights[i] += change[i];
            most = std::max(most, std::abs(change[i]));
        }
        if (most < settled)
            break;
    }
    return weights;
}

} // namespace claimline::cli::train
