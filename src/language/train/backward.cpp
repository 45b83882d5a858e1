#include "language/train/backward.h"

#include <algorithm>
#include <cmath>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLAIMLINE_MANY_TARGETS
#define CLAIMLINE_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLAIMLINE_CLONES
#endif

namespace claimline::language::train {

namespace {

using Four = float __attribute__((vector_size(16), aligned(4), may_alias));
using Eight = float __attribute__((vector_size(32), aligned(4), may_alias));

template<class Vector>
[[gnu::always_inline]] inline Vector& at(const float* place) {
    return *reinterpret_cast<Vector*>(const_cast<float*>(place));
}

template<class Vector>
[[gnu::always_inline]] inline void recurBackBy(const Recurrence& over, const RecurrenceSlopes& slopes) {
    constexpr std::size_t most = 512, size = sizeof(Vector) / sizeof(float);
    alignas(64) float carried[most] = {};
    alignas(64) static constexpr float nothing[most] = {};
    const std::size_t width = std::min(over.width, most);
    for (std::size_t step = over.words; step-- > 0;) {
        const std::size_t t = over.backwards ? over.words - 1 - step : step;
        const float* gates = over.gates + t * over.gateStride;
        const float* skips = over.skip + t * over.skipStride;
        const float* cells = over.cells + t * over.outStride;
        const float* befores = step == 0        ? nothing
                               : over.backwards ? cells + over.outStride
                                                : cells - over.outStride;
        const float* outs = slopes.out + t * over.outStride;
        float* gateSlopes = slopes.gates + t * over.gateStride;
        float* skipSlopes = slopes.skip + t * over.skipStride;
        for (std::size_t i = 0; i < width; i += size) {
            const Vector out = at<Vector>(outs + i), cell = at<Vector>(cells + i),
                         before = at<Vector>(befores + i), x = at<Vector>(gates + i),
                         f = at<Vector>(gates + width + i), r = at<Vector>(gates + 2 * width + i);
            const Vector byReset = out * (cell - at<Vector>(skips + i)) * r * (1 - r);
            const Vector byCell = at<Vector>(carried + i) + out * r;
            const Vector byForget = byCell * (before - x) * f * (1 - f);
            at<Vector>(skipSlopes + i) += out * (1 - r);
            at<Vector>(gateSlopes + i) = byCell * (1 - f);
            at<Vector>(gateSlopes + width + i) = byForget;
            at<Vector>(gateSlopes + 2 * width + i) = byReset;
            at<Vector>(carried + i) = byCell * f + byForget * at<Vector>(over.forgetWeight + i) +
                                      byReset * at<Vector>(over.resetWeight + i);
            at<Vector>(slopes.forgetWeight + i) += byForget * before;
            at<Vector>(slopes.resetWeight + i) += byReset * before;
        }
    }
}

} // namespace

#ifdef CLAIMLINE_MANY_TARGETS
__attribute__((target("arch=x86-64-v3"))) static void recurBackHere(const Recurrence& over,
                                                                    const RecurrenceSlopes& slopes) {
    recurBackBy<Eight>(over, slopes);
}

__attribute__((target("default")))
#endif
static void
recurBackHere(const Recurrence& over, const RecurrenceSlopes& slopes) {
    recurBackBy<Four>(over, slopes);
}

void recurBack(const Recurrence& over, const RecurrenceSlopes& slopes) {
    recurBackHere(over, slopes);
}

CLAIMLINE_CLONES
void addTo(float* sum, const float* x, float factor, std::size_t size) {
    float* __restrict to = sum;
    for (std::size_t i = 0; i < size; ++i)
        to[i] += factor * x[i];
}

CLAIMLINE_CLONES
void scaleBy(float* x, const float* factors, std::size_t size) {
    float* __restrict to = x;
    for (std::size_t i = 0; i < size; ++i)
        to[i] *= factors[i];
}

CLAIMLINE_CLONES
void addRows(float* sum, const float* x, std::size_t rows, std::size_t size, std::size_t stride) {
    float* __restrict to = sum;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < size; ++i)
            to[i] += x[row * stride + i];
}

float normalise(float* scores, std::size_t size) {
    const float most = *std::max_element(scores, scores + size);
    float sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += scores[i] = std::exp(scores[i] - most);
    for (std::size_t i = 0; i < size; ++i)
        scores[i] /= sum;
    return most + std::log(sum);
}

double Chance::normal() {
    double sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += unit();
    return sum - 6;
}

void Chance::mask(float* factors, std::size_t size, double dropped) {
    const auto limit = static_cast<std::uint32_t>(dropped * 65536);
    const auto kept = static_cast<float>(1 / (1 - dropped));
    std::size_t i = 0;
    for (; i + 1 < size; i += 2) {
        const std::uint32_t both = next();
        factors[i] =
            kept * static_cast<float>((both & 0xFFFF) >= limit); // no branch: it could not be guessed
        factors[i + 1] = kept * static_cast<float>(both >> 16 >= limit);
    }
    if (i < size)
        factors[i] = kept * static_cast<float>((next() & 0xFFFF) >= limit);
}

CLAIMLINE_CLONES
void adam(const AdamStep& step, float* values, float* slopes, float* mean, float* square, std::size_t size) {
    float* __restrict value = values;
    float* __restrict slope = slopes;
    float* __restrict m = mean;
    float* __restrict s = square;
    const float rate = step.rate / step.firstBias, scale = 1 / step.secondBias;
    for (std::size_t i = 0; i < size; ++i) {
        m[i] = step.first * m[i] + (1 - step.first) * slope[i];
        s[i] = step.second * s[i] + (1 - step.second) * slope[i] * slope[i];
        value[i] -= rate * m[i] / (std::sqrt(s[i] * scale) + 1e-8f);
        slope[i] = 0;
    }
}

} // namespace claimline::language::train
