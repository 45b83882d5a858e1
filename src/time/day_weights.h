// DayWeights: how likely each day is, as evidence after evidence is laid on it.
#pragma once

#include "model/when.h"

#include <functional>
#include <utility>
#include <vector>

namespace claimline::time {

class DayWeights {
public:
    DayWeights(Day first, Day end); // all days alike

    void multiplyRange(Day from, Day end, double factor); // [from, end), cut to what there is
    void keepRanges(const std::vector<std::pair<Day, Day>>& ranges, double outside);
    // factor(day) for each day; `outside` for those where it gives a negative number.
    void multiply(const std::function<double(Day)>& factor);

    // Sums to 1; false: every day is ruled out.
    bool normalise();
    double massOf(Day from, Day end) const;
    double at(Day day) const;
    Day best() const;
    std::vector<std::pair<Day, double>> likeliest(std::size_t count, double atLeast) const;
    Day first() const { return first_; }
    Day end() const { return first_ + static_cast<int>(weights_.size()); }

private:
    Day first_;
    std::vector<double> weights_;
};

} // namespace claimline::time
