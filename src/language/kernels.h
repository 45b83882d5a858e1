// The arithmetic of the network: products of matrices and the recurrence, in plain C++ that the compiler
// vectorises for the processor at hand.
//
// Every row of a product is summed in the same order whatever stands beside it, so that a sentence gets the
// same tree in any company and on any thread.
#pragma once

#include <cstddef>
#include <vector>

namespace claimline::language {

// A matrix of `inputs` rows and `outputs` columns as multiply() reads it: in panels of 16 columns.
class PackedMatrix {
public:
    static constexpr std::size_t panel = 16;

    // From rows one after the other.
    void pack(const float* rows, std::size_t inputs, std::size_t outputs);
    // The transposed of `outputs` rows of `inputs` numbers, `stride` apart.
    void packTransposed(const float* rows, std::size_t stride, std::size_t inputs, std::size_t outputs);

    std::size_t inputs() const { return inputs_; }
    std::size_t outputs() const { return outputs_; }
    const float* panelAt(std::size_t number) const { return cells_.data() + number * inputs_ * panel; }

private:
    std::size_t inputs_ = 0, outputs_ = 0;
    std::vector<float> cells_;
};

// Where the left side of a product lies: element (row, column) is at data[row * rowStride + column * stride].
struct MatrixView {
    const float* data = nullptr;
    std::size_t rows = 0, rowStride = 0, stride = 1;
};

// out = left · right, plus `bias` (of one row) if there is one, plus what `out` held if `add`.
void multiply(const MatrixView& left, const PackedMatrix& right, const float* bias, bool add, float* out,
              std::size_t outStride);

// One direction of a simple recurrent layer (Lei et al. 2018) over one sentence, `width` units:
//
//   c[t] = f c[t-1] + (1 - f) x,  out[t] = r c[t] + (1 - r) skip[t],
//   f = σ(forget + forgetWeight c[t-1]),  r = σ(reset + resetWeight c[t-1])
//
// `gates` holds x, forget and reset of each word, `gateStride` apart; f and r replace what they come from.
struct Recurrence {
    std::size_t words = 0, width = 0;
    bool backwards = false;
    const float *forgetWeight = nullptr, *resetWeight = nullptr;
    float* gates = nullptr;
    std::size_t gateStride = 0;
    const float* skip = nullptr;
    std::size_t skipStride = 0;
    float *cells = nullptr, *out = nullptr; // outStride apart
    std::size_t outStride = 0;
};
void recur(const Recurrence& over);

// sum += scale * bytes
void addScaled(const signed char* bytes, float scale, std::size_t size, float* sum);

// to[i] = x > 0 ? x : x / 10
void leaky(float* x, std::size_t size);

// The greatest a[i] + b[i] of `size` > 0, the first of equals.
struct BestSum {
    float sum;
    std::size_t index;
};
BestSum bestSum(const float* a, const float* b, std::size_t size);

// The index of the greatest, the first of equals; size > 0.
std::size_t greatest(const float* values, std::size_t size);

} // namespace claimline::language
