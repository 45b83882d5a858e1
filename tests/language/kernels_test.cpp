#include "language/kernels.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace claimline::language {
namespace {

std::vector<float> someNumbers(std::size_t size, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<float> numbers(size);
    for (float& number : numbers)
        number = static_cast<float>(random() % 2001) / 1000 - 1;
    return numbers;
}

TEST(Kernels, ProductsOfAllSmallSizesAreThoseOfTheDefinition) {
    for (std::size_t rows = 1; rows <= 15; ++rows)
        for (const std::size_t inputs : {1ul, 3ul, 16ul, 37ul})
            for (const std::size_t outputs : {1ul, 15ul, 16ul, 17ul, 50ul}) {
                const auto left = someNumbers(rows * inputs, 1), right = someNumbers(inputs * outputs, 2),
                           bias = someNumbers(outputs, 3);
                PackedMatrix packed;
                packed.pack(right.data(), inputs, outputs);
                std::vector<float> out(rows * outputs);
                multiply({left.data(), rows, inputs, 1}, packed, bias.data(), false, out.data(), outputs);
                for (std::size_t r = 0; r < rows; ++r)
                    for (std::size_t c = 0; c < outputs; ++c) {
                        double sum = bias[c];
                        for (std::size_t k = 0; k < inputs; ++k)
                            sum += static_cast<double>(left[r * inputs + k]) * right[k * outputs + c];
                        ASSERT_NEAR(out[r * outputs + c], sum, 1e-4)
                            << rows << ' ' << inputs << ' ' << outputs;
                    }
            }
}

TEST(Kernels, TransposedSidesAndAddedProductsAgreeWithPlainOnes) {
    const std::size_t rows = 7, inputs = 20, outputs = 33;
    const auto left = someNumbers(rows * inputs, 4), right = someNumbers(inputs * outputs, 5);
    std::vector<float> leftTurned(left.size()), rightTurned(right.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t k = 0; k < inputs; ++k)
            leftTurned[k * rows + r] = left[r * inputs + k];
    for (std::size_t k = 0; k < inputs; ++k)
        for (std::size_t c = 0; c < outputs; ++c)
            rightTurned[c * inputs + k] = right[k * outputs + c];
    PackedMatrix plain, turned;
    plain.pack(right.data(), inputs, outputs);
    turned.packTransposed(rightTurned.data(), inputs, inputs, outputs);
    std::vector<float> once(rows * outputs), twice(rows * outputs, 1);
    multiply({left.data(), rows, inputs, 1}, plain, nullptr, false, once.data(), outputs);
    multiply({leftTurned.data(), rows, 1, rows}, turned, nullptr, true, twice.data(), outputs);
    for (std::size_t i = 0; i < once.size(); ++i)
        ASSERT_NEAR(twice[i], once[i] + 1, 1e-5);
}

TEST(Kernels, ARowIsTheSameToTheLastBitInAnyCompany) {
    const std::size_t rows = 29, inputs = 48, outputs = 40;
    const auto left = someNumbers(rows * inputs, 6), right = someNumbers(inputs * outputs, 7);
    PackedMatrix packed;
    packed.pack(right.data(), inputs, outputs);
    std::vector<float> together(rows * outputs), alone(outputs);
    multiply({left.data(), rows, inputs, 1}, packed, nullptr, false, together.data(), outputs);
    for (std::size_t r = 0; r < rows; ++r) {
        multiply({left.data() + r * inputs, 1, inputs, 1}, packed, nullptr, false, alone.data(), outputs);
        for (std::size_t c = 0; c < outputs; ++c)
            ASSERT_EQ(alone[c], together[r * outputs + c]) << r;
    }
}

TEST(Kernels, TheRecurrenceIsThatOfItsDefinitionInBothDirections) {
    const std::size_t words = 9, width = 24;
    for (const bool backwards : {false, true}) {
        const auto start = someNumbers(words * 3 * width, 8), skip = someNumbers(words * width, 9),
                   forgetWeight = someNumbers(width, 10), resetWeight = someNumbers(width, 11);
        auto gates = start;
        for (float& gate : gates)
            gate *= 6;
        const auto before = gates;
        std::vector<float> cells(words * width), out(words * width);
        recur({words, width, backwards, forgetWeight.data(), resetWeight.data(), gates.data(), 3 * width,
               skip.data(), width, cells.data(), out.data(), width});
        for (std::size_t i = 0; i < width; ++i) {
            double c = 0;
            for (std::size_t step = 0; step < words; ++step) {
                const std::size_t t = backwards ? words - 1 - step : step;
                const float* gate = before.data() + t * 3 * width;
                const double f = 1 / (1 + std::exp(-(gate[width + i] + forgetWeight[i] * c)));
                const double r = 1 / (1 + std::exp(-(gate[2 * width + i] + resetWeight[i] * c)));
                c = f * c + (1 - f) * gate[i];
                ASSERT_NEAR(cells[t * width + i], c, 1e-4);
                ASSERT_NEAR(out[t * width + i], r * c + (1 - r) * skip[t * width + i], 1e-4);
            }
        }
    }
}

TEST(Kernels, TheBestSumIsTheFirstOfTheGreatest) {
    for (std::size_t size = 1; size < 40; ++size) {
        auto a = someNumbers(size, 12), b = someNumbers(size, 13);
        const std::size_t place = size * 7 % size;
        a[place] = 5;
        a[size - 1] = 5;
        b[place] = b[size - 1] = 0.5f;
        const BestSum best = bestSum(a.data(), b.data(), size);
        EXPECT_EQ(best.index, place);
        EXPECT_EQ(best.sum, 5.5f);
    }
}

} // namespace
} // namespace claimline::language
