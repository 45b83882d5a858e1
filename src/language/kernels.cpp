#include "language/kernels.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

// Compiled once for every x86-64 and once for those with AVX2 and FMA; the loader chooses. Elsewhere the
// compiler's target has to do.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLAIMLINE_MANY_TARGETS
#define CLAIMLINE_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLAIMLINE_CLONES
#endif

namespace claimline::language {

namespace {

constexpr std::size_t panel = PackedMatrix::panel;

using Four = float __attribute__((vector_size(16), aligned(4), may_alias));
using Eight = float __attribute__((vector_size(32), aligned(4), may_alias));
using Sixteen = float __attribute__((vector_size(64), aligned(4), may_alias));

using FourWhole = std::int32_t __attribute__((vector_size(16)));
using EightWhole = std::int32_t __attribute__((vector_size(32)));
using SixteenWhole = std::int32_t __attribute__((vector_size(64)));

struct Block {
    const float* left;
    std::size_t rowStride, stride;
    const float* right;
    std::size_t inputs;
    const float* start; // of the bias' 16 columns, padded
    bool add;
    float* out;
    std::size_t outStride, columns;
};

// `rows` rows by one panel; their sums stay in registers.
template<class Vector, std::size_t rows>
[[gnu::always_inline]] inline void multiplyBlock(const Block& block) {
    constexpr std::size_t size = sizeof(Vector) / sizeof(float), parts = panel / size;
    Vector sums[rows][parts];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < rows; ++r)
#pragma GCC unroll 16
        for (std::size_t p = 0; p < parts; ++p)
            sums[r][p] = *reinterpret_cast<const Vector*>(block.start + p * size);
    const float* right = block.right;
    const float* left = block.left;
    for (std::size_t k = 0; k < block.inputs; ++k, right += panel, left += block.stride)
#pragma GCC unroll 16
        for (std::size_t p = 0; p < parts; ++p) {
            const Vector cells = *reinterpret_cast<const Vector*>(right + p * size);
#pragma GCC unroll 16
            for (std::size_t r = 0; r < rows; ++r)
                sums[r][p] += left[r * block.rowStride] * cells;
        }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < rows; ++r) {
        float* out = block.out + r * block.outStride;
        if (block.columns == panel) {
#pragma GCC unroll 16
            for (std::size_t p = 0; p < parts; ++p) {
                auto& to = *reinterpret_cast<Vector*>(out + p * size);
                to = block.add ? to + sums[r][p] : sums[r][p];
            }
            continue;
        }
        float spilled[panel];
        std::memcpy(spilled, sums[r], sizeof spilled);
        for (std::size_t c = 0; c < block.columns; ++c)
            out[c] = block.add ? out[c] + spilled[c] : spilled[c];
    }
}

// Every element is summed in the same order whatever the vectors and the number of rows.
template<class Vector, std::size_t rowsAtOnce>
[[gnu::always_inline]] inline void multiplyPanels(const MatrixView& left, const PackedMatrix& right,
                                                  const float* bias, bool add, float* out,
                                                  std::size_t outStride) {
    for (std::size_t column = 0; column < right.outputs(); column += panel) {
        const std::size_t columns = std::min(panel, right.outputs() - column);
        float start[panel] = {};
        if (bias)
            std::memcpy(start, bias + column, columns * sizeof(float));
        Block block{left.data,      left.rowStride, left.stride, right.panelAt(column / panel),
                    right.inputs(), start,          add,         out + column,
                    outStride,      columns};
        std::size_t row = 0;
        const auto step = [&](std::size_t rows) {
            row += rows;
            block.left += rows * left.rowStride;
            block.out += rows * outStride;
        };
        for (; row + rowsAtOnce <= left.rows; step(rowsAtOnce))
            multiplyBlock<Vector, rowsAtOnce>(block);
        for (; row + 2 <= left.rows; step(2))
            multiplyBlock<Vector, 2>(block);
        if (row < left.rows)
            multiplyBlock<Vector, 1>(block);
    }
}

template<class Vector>
[[gnu::always_inline]] inline Vector& at(const float* place) {
    return *reinterpret_cast<Vector*>(const_cast<float*>(place));
}

// 1 + e^-x by e^x = 2^n 2^f, to seven digits; Whole is the vector of as many int32.
template<class Vector, class Whole>
[[gnu::always_inline]] inline void onePlusExp(const Vector& x, Vector& result) {
    const Vector most = Vector{} + 30.f;
    Vector bounded = x < most ? x : most;
    bounded = bounded > -most ? bounded : -most;
    const Vector twos = bounded * -1.44269504f;
    const Vector shifted = twos + 12582912.f; // rounds to a whole number in the low bits
    const Vector f = twos - (shifted - 12582912.f);
    Vector power = Vector{} + 1.53533e-4f;
    power = power * f + 1.33989e-3f;
    power = power * f + 9.61844e-3f;
    power = power * f + 5.55033e-2f;
    power = power * f + 2.40226e-1f;
    power = power * f + 6.93147e-1f;
    power = power * f + 1.f;
    const Whole bits = reinterpret_cast<Whole>(shifted) << 23;
    result = 1.f + reinterpret_cast<Vector>(reinterpret_cast<Whole>(power) + bits);
}

template<class Vector, class Whole>
[[gnu::always_inline]] inline void recurBy(const Recurrence& over) {
    constexpr std::size_t most = 512, size = sizeof(Vector) / sizeof(float);
    alignas(64) float state[most] = {};
    const std::size_t width = std::min(over.width, most);
    for (std::size_t step = 0; step < over.words; ++step) {
        const std::size_t t = over.backwards ? over.words - 1 - step : step;
        float* gates = over.gates + t * over.gateStride;
        const float* skip = over.skip + t * over.skipStride;
        float* cells = over.cells + t * over.outStride;
        float* out = over.out + t * over.outStride;
        for (std::size_t i = 0; i < width; i += size) {
            const Vector before = at<Vector>(state + i), x = at<Vector>(gates + i);
            auto& forget = at<Vector>(gates + width + i);
            auto& reset = at<Vector>(gates + 2 * width + i);
            Vector above, below;
            onePlusExp<Vector, Whole>(forget + at<Vector>(over.forgetWeight + i) * before, above);
            onePlusExp<Vector, Whole>(reset + at<Vector>(over.resetWeight + i) * before, below);
            const Vector both = 1.f / (above * below); // one division for 1 / above and 1 / below
            const Vector f = both * below, r = both * above;
            const Vector c = f * (before - x) + x, past = at<Vector>(skip + i);
            forget = f;
            reset = r;
            at<Vector>(state + i) = c;
            at<Vector>(cells + i) = c;
            at<Vector>(out + i) = r * (c - past) + past;
        }
    }
}

} // namespace

void PackedMatrix::pack(const float* rows, std::size_t inputs, std::size_t outputs) {
    inputs_ = inputs;
    outputs_ = outputs;
    cells_.assign((outputs + panel - 1) / panel * panel * inputs, 0);
    for (std::size_t column = 0; column < outputs; column += panel) {
        float* to = cells_.data() + column * inputs;
        const std::size_t columns = std::min(panel, outputs - column);
        for (std::size_t k = 0; k < inputs; ++k)
            std::copy_n(rows + k * outputs + column, columns, to + k * panel);
    }
}

void PackedMatrix::packTransposed(const float* rows, std::size_t stride, std::size_t inputs,
                                  std::size_t outputs) {
    inputs_ = inputs;
    outputs_ = outputs;
    cells_.assign((outputs + panel - 1) / panel * panel * inputs, 0);
    for (std::size_t column = 0; column < outputs; ++column) {
        float* to = cells_.data() + column / panel * panel * inputs + column % panel;
        for (std::size_t k = 0; k < inputs; ++k)
            to[k * panel] = rows[column * stride + k];
    }
}

// The loader chooses among versions of one name only for calls from here.
#ifdef CLAIMLINE_MANY_TARGETS
__attribute__((target("arch=x86-64-v4"))) static void multiplyHere(const MatrixView& left,
                                                                   const PackedMatrix& right,
                                                                   const float* bias, bool add, float* out,
                                                                   std::size_t outStride) {
    multiplyPanels<Sixteen, 12>(left, right, bias, add, out, outStride);
}

__attribute__((target("arch=x86-64-v3"))) static void multiplyHere(const MatrixView& left,
                                                                   const PackedMatrix& right,
                                                                   const float* bias, bool add, float* out,
                                                                   std::size_t outStride) {
    multiplyPanels<Eight, 6>(left, right, bias, add, out, outStride);
}

__attribute__((target("default")))
#endif
static void
multiplyHere(const MatrixView& left, const PackedMatrix& right, const float* bias, bool add, float* out,
             std::size_t outStride) {
    multiplyPanels<Four, 2>(left, right, bias, add, out, outStride);
}

void multiply(const MatrixView& left, const PackedMatrix& right, const float* bias, bool add, float* out,
              std::size_t outStride) {
    multiplyHere(left, right, bias, add, out, outStride);
}

#ifdef CLAIMLINE_MANY_TARGETS
__attribute__((target("arch=x86-64-v4"))) static void recurHere(const Recurrence& over) {
    if (over.width % 16 == 0)
        recurBy<Sixteen, SixteenWhole>(over);
    else
        recurBy<Eight, EightWhole>(over);
}

__attribute__((target("arch=x86-64-v3"))) static void recurHere(const Recurrence& over) {
    recurBy<Eight, EightWhole>(over);
}

__attribute__((target("default")))
#endif
static void
recurHere(const Recurrence& over) {
    recurBy<Four, FourWhole>(over);
}

void recur(const Recurrence& over) {
    recurHere(over);
}

CLAIMLINE_CLONES
void addScaled(const signed char* bytes, float scale, std::size_t size, float* sum) {
    const signed char* __restrict from = bytes;
    float* __restrict to = sum;
    for (std::size_t i = 0; i < size; ++i)
        to[i] += scale * static_cast<float>(from[i]);
}

CLAIMLINE_CLONES
void leaky(float* x, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        x[i] = std::max(x[i], 0.1f * x[i]);
}

BestSum bestSum(const float* a, const float* b, std::size_t size) {
    BestSum best{a[0] + b[0], 0};
    std::size_t i = 0;
    if (size >= 8) {
        Four most = *reinterpret_cast<const Four*>(a) + *reinterpret_cast<const Four*>(b);
        for (i = 4; i + 4 <= size; i += 4) {
            const Four sums = *reinterpret_cast<const Four*>(a + i) + *reinterpret_cast<const Four*>(b + i);
            most = sums > most ? sums : most;
        }
        for (int lane = 0; lane < 4; ++lane)
            best.sum = std::max(best.sum, most[lane]);
    }
    for (std::size_t rest = i; rest < size; ++rest)
        best.sum = std::max(best.sum, a[rest] + b[rest]);
    while (best.index + 1 < size && a[best.index] + b[best.index] != best.sum)
        ++best.index;
    return best;
}

std::size_t greatest(const float* values, std::size_t size) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < size; ++i)
        if (values[i] > values[best])
            best = i;
    return best;
}

} // namespace claimline::language
