#include "time/day_weights.h"

#include <algorithm>
#include <numeric>

namespace claimline::time {

DayWeights::DayWeights(Day first, Day end)
    : first_(first)
    , weights_(static_cast<std::size_t>(end - first), 1.0) {}

void DayWeights::multiplyRange(Day from, Day to, double factor) {
    const int size = static_cast<int>(weights_.size());
    const int begin = std::clamp(from - first_, 0, size);
    const int last = std::clamp(to - first_, 0, size);
    for (int i = begin; i < last; ++i)
        weights_[static_cast<std::size_t>(i)] *= factor;
}

void DayWeights::keepRanges(const std::vector<std::pair<Day, Day>>& ranges, double outside) {
    Day done = first_;
    auto sorted = ranges;
    std::ranges::sort(sorted);
    for (const auto& [from, to] : sorted) {
        if (from > done)
            multiplyRange(done, from, outside);
        done = std::max(done, to);
    }
    multiplyRange(done, end(), outside);
}

void DayWeights::multiply(const std::function<double(Day)>& factor) {
    for (std::size_t i = 0; i < weights_.size(); ++i)
        weights_[i] *= factor(first_ + static_cast<int>(i));
}

bool DayWeights::normalise() {
    const double sum = std::accumulate(weights_.begin(), weights_.end(), 0.0);
    if (!(sum > 0))
        return false;
    for (double& weight : weights_)
        weight /= sum;
    return true;
}

double DayWeights::massOf(Day from, Day to) const {
    const int size = static_cast<int>(weights_.size());
    const int begin = std::clamp(from - first_, 0, size);
    const int last = std::clamp(to - first_, begin, size);
    return std::accumulate(weights_.begin() + begin, weights_.begin() + last, 0.0);
}

double DayWeights::at(Day day) const {
    const int index = day - first_;
    return index < 0 || index >= static_cast<int>(weights_.size())
               ? 0
               : weights_[static_cast<std::size_t>(index)];
}

Day DayWeights::best() const {
    return first_ + static_cast<int>(std::ranges::max_element(weights_) - weights_.begin());
}

std::vector<std::pair<Day, double>> DayWeights::likeliest(std::size_t count, double atLeast) const {
    std::vector<std::pair<Day, double>> days;
    for (std::size_t i = 0; i < weights_.size(); ++i)
        if (weights_[i] >= atLeast)
            days.emplace_back(first_ + static_cast<int>(i), weights_[i]);
    std::ranges::sort(days, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (days.size() > count)
        days.resize(count);
    return days;
}

} // namespace claimline::time
