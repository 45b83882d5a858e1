#include "language/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace claimline::language::train {

namespace {

constexpr std::uint32_t largestWeight = 24'000; // in the scale of the packed model: 110 of them fit 32 bits

// 127 magnitudes from fine to coarse, each 6 % over the one before; code k and 128 + k are + and -.
std::array<std::int16_t, 256> makeDecoder() {
    std::array<std::int16_t, 256> decoder{};
    const double step = std::pow(largestWeight / 12.0, 1.0 / 126);
    for (int k = 1; k < 128; ++k) {
        const auto value = static_cast<std::int16_t>(std::lround(12 * std::pow(step, k - 1)));
        decoder[static_cast<std::size_t>(k)] = value;
        decoder[static_cast<std::size_t>(128 + k)] = static_cast<std::int16_t>(-value);
    }
    return decoder;
}

std::uint8_t encode(const std::array<std::int16_t, 256>& decoder, double value) {
    const auto begin = decoder.begin() + 1, end = decoder.begin() + 128;
    auto at = std::lower_bound(begin, end, std::abs(value), [](std::int16_t a, double b) { return a < b; });
    if (at == end)
        --at;
    if (at != begin && std::abs(value) - *(at - 1) < *at - std::abs(value))
        --at;
    const auto code = static_cast<std::uint8_t>(at - decoder.begin());
    return value < 0 ? static_cast<std::uint8_t>(code + 128) : code;
}

template<class T>
void put(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

} // namespace

Perceptron::Perceptron(std::uint32_t classes)
    : classes_(classes)
    , rows_(1u << 16) {}

const Perceptron::Row* Perceptron::find(std::uint64_t feature) const {
    const std::size_t mask = rows_.size() - 1;
    for (std::size_t at = feature >> 24 & mask;; at = (at + 1) & mask) {
        if (rows_[at].feature == feature)
            return &rows_[at];
        if (rows_[at].feature == 0)
            return nullptr;
    }
}

Perceptron::Row& Perceptron::make(std::uint64_t feature) {
    if ((used_ + 1) * 10 > rows_.size() * 7)
        grow();
    const std::size_t mask = rows_.size() - 1;
    std::size_t at = feature >> 24 & mask;
    while (rows_[at].feature != 0 && rows_[at].feature != feature)
        at = (at + 1) & mask;
    if (rows_[at].feature == 0) {
        rows_[at].feature = feature;
        ++used_;
    }
    return rows_[at];
}

void Perceptron::grow() {
    std::vector<Row> old(rows_.size() * 2);
    old.swap(rows_);
    const std::size_t mask = rows_.size() - 1;
    for (Row& row : old) {
        if (row.feature == 0)
            continue;
        std::size_t at = row.feature >> 24 & mask;
        while (rows_[at].feature != 0)
            at = (at + 1) & mask;
        rows_[at] = std::move(row);
    }
}

void Perceptron::add(std::span<const std::uint64_t> features, Scores& scores) const {
    const std::size_t mask = rows_.size() - 1;
    for (const std::uint64_t feature : features)
        __builtin_prefetch(&rows_[feature >> 24 & mask]);
    for (const std::uint64_t feature : features)
        if (const Row* row = find(feature))
            for (const Cell& cell : row->cells)
                scores[cell.label] += cell.weight;
}

void Perceptron::update(std::span<const std::uint64_t> features, std::uint32_t right, std::uint32_t wrong) {
    for (const std::uint64_t feature : features) {
        Row& row = make(feature);
        change(row, right, 1);
        change(row, wrong, -1);
    }
}

void Perceptron::change(Row& row, std::uint32_t label, std::int32_t by) {
    for (Cell& cell : row.cells)
        if (cell.label == label) {
            cell.sum += static_cast<double>(cell.weight) * (now_ - cell.since);
            cell.since = now_;
            cell.weight += by;
            return;
        }
    row.cells.push_back({static_cast<std::uint8_t>(label), by, now_, 0});
}

double Perceptron::average(const Cell& cell) const {
    return (cell.sum + static_cast<double>(cell.weight) * (now_ - cell.since)) / now_;
}

std::string Perceptron::pack(double threshold) const {
    double largest = 0, sum = 0;
    std::size_t cellCount = 0;
    for (const Row& row : rows_)
        for (const Cell& cell : row.cells) {
            largest = std::max(largest, std::abs(average(cell)));
            sum += std::abs(average(cell));
            ++cellCount;
        }
    const double least = threshold * sum / static_cast<double>(std::max<std::size_t>(cellCount, 1));
    const double scale = largestWeight / std::max(largest, 1e-9);
    const auto decoder = makeDecoder();
    struct Packed {
        std::uint64_t feature;
        std::uint32_t first, count;
    };
    std::vector<Packed> kept;
    std::string cells;
    for (const Row& row : rows_) {
        const auto first = static_cast<std::uint32_t>(cells.size() / 2);
        for (const Cell& cell : row.cells)
            if (const double weight = average(cell);
                std::abs(weight) >= least && std::abs(weight * scale) >= 6) {
                cells += static_cast<char>(cell.label);
                cells += static_cast<char>(encode(decoder, weight * scale));
            }
        const auto count = static_cast<std::uint32_t>(cells.size() / 2) - first;
        if (count > 0)
            kept.push_back({row.feature, first, count});
    }
    std::uint32_t log2Slots = 4;
    while ((std::size_t{1} << log2Slots) * 88 / 100 < kept.size() + 1)
        ++log2Slots;
    const std::size_t mask = (std::size_t{1} << log2Slots) - 1;
    std::vector<std::array<std::uint32_t, 2>> slots(mask + 1);
    for (const Packed& row : kept) {
        std::size_t at = row.feature >> 38 & mask;
        while (slots[at][1] != 0)
            at = (at + 1) & mask;
        slots[at] = {static_cast<std::uint32_t>(row.feature), row.first << 7 | row.count};
    }
    std::string out;
    for (const std::uint32_t number : {classes_, log2Slots, static_cast<std::uint32_t>(cells.size() / 2), 0u})
        put(out, number);
    put(out, decoder);
    out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * 8);
    out += cells;
    std::fprintf(stderr, "  packed: %zu of %zu features, %zu of %zu weights, %.1f MB\n", kept.size(), used_,
                 cells.size() / 2, cellCount, static_cast<double>(out.size()) / 1e6);
    return out;
}

PackedModel::PackedModel(const std::string& section)
    : path_("/tmp/claimline-train-" + std::to_string(::getpid()) + ".part")
    , file_([&] {
        (void)writeModelFile(path_, {{"part", section}});
        return ModelFile::open(path_);
    }()) {
    ::unlink(path_.c_str());
    if (file_)
        if (auto weights = Weights::from(*file_, "part"))
            weights_ = *weights;
}

} // namespace claimline::language::train
