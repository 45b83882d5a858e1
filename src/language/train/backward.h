// The arithmetic that only training needs: the way back through the recurrence, chance, and Adam's step.
#pragma once

#include "language/kernels.h"

#include <cstdint>

namespace claimline::language::train {

// Given what the recurrence left in gates and cells, and the slope of the loss by `out`: the slopes by gates
// (same layout), by skip (added) and by the weights of the recurrence (added).
struct RecurrenceSlopes {
    const float* out = nullptr; // strides as in the recurrence
    float *gates = nullptr, *skip = nullptr;
    float *forgetWeight = nullptr, *resetWeight = nullptr;
};
void recurBack(const Recurrence& over, const RecurrenceSlopes& slopes);

// sum += factor * x
void addTo(float* sum, const float* x, float factor, std::size_t size);
// x *= factors
void scaleBy(float* x, const float* factors, std::size_t size);
// sum += all rows of x
void addRows(float* sum, const float* x, std::size_t rows, std::size_t size, std::size_t stride);
// Turns scores into probabilities; returns the logarithm of the sum.
float normalise(float* scores, std::size_t size);

// A source of chance that is the same everywhere (xorshift64*).
class Chance {
public:
    explicit Chance(std::uint64_t seed)
        : state_(seed * 0x9E3779B97F4A7C15u + 0x1234567u) {}
    std::uint32_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1Du) >> 32);
    }
    double unit() { return next() / 4294967296.0; }
    double normal();
    // 0 with that probability, else what keeps the mean.
    void mask(float* factors, std::size_t size, double dropped);

private:
    std::uint64_t state_;
};

// Kingma and Ba 2015.
struct AdamStep {
    float rate = 0, first = 0.9f, second = 0.98f;
    float firstBias = 1, secondBias = 1; // 1 - first^t, 1 - second^t
};
void adam(const AdamStep& step, float* values, float* slopes, float* mean, float* square, std::size_t size);

} // namespace claimline::language::train
