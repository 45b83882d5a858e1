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

Perceptron::Row* Perceptron::make(std::uint64_t feature) {
    if (closed_)
        return const_cast<Row*>(find(feature));
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
    return &rows_[at];
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
        Row* row = make(feature);
        if (!row)
            continue;
        change(*row, right, 1);
        change(*row, wrong, -1);
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
    constexpr std::size_t wide = 36; // more cells than that are summed faster as a row
    struct Packed {
        double strength;
        std::uint64_t feature;
        std::uint32_t place;
    };
    std::vector<Packed> kept;
    std::string cells, rows;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> codes;
    for (const Row& row : rows_) {
        codes.clear();
        for (const Cell& cell : row.cells) {
            const double weight = average(cell);
            if (std::abs(weight) >= least && std::abs(weight * scale) >= 6)
                codes.emplace_back(cell.label, encode(decoder, weight * scale));
        }
        if (codes.empty())
            continue;
        if (codes.size() > wide) {
            std::array<std::int16_t, rowSize> dense{};
            for (const Cell& cell : row.cells)
                dense[cell.label] = static_cast<std::int16_t>(std::lround(average(cell) * scale));
            const auto number = static_cast<std::uint32_t>(rows.size() / sizeof dense);
            kept.push_back({strength(row), row.feature, number << 7 | Weights::fullRow});
            put(rows, dense);
            continue;
        }
        if (codes.size() % 2 != 0)
            codes.emplace_back(static_cast<std::uint8_t>(maxClasses), std::uint8_t{0});
        const auto number = static_cast<std::uint32_t>(cells.size() / 4);
        kept.push_back(
            {strength(row), row.feature, number << 7 | static_cast<std::uint32_t>(codes.size() / 2)});
        for (const auto& [label, code] : codes) {
            cells += static_cast<char>(label);
            cells += static_cast<char>(code);
        }
    }
    // Strong features first: those that find their bucket full are the least loss.
    std::ranges::sort(kept, std::greater<>(), &Packed::strength);
    const auto buckets = static_cast<std::uint32_t>(kept.size() / 5 + 1);
    std::vector<Weights::Bucket> table(buckets);
    std::size_t leftOut = 0;
    for (const Packed& row : kept) {
        Weights::Bucket& bucket = table[Weights::bucketOf(row.feature, buckets)];
        const auto free = std::ranges::find(bucket.places, 0u);
        if (free == std::end(bucket.places)) {
            ++leftOut;
            continue;
        }
        *free = row.place;
        bucket.fingerprints[free - std::begin(bucket.places)] = static_cast<std::uint32_t>(row.feature);
    }
    std::string out;
    for (const std::uint32_t number : {classes_, buckets, static_cast<std::uint32_t>(cells.size() / 2),
                                       static_cast<std::uint32_t>(rows.size() / 2 / rowSize)})
        put(out, number);
    put(out, decoder);
    out.resize(576, '\0');
    out.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(Weights::Bucket));
    out += rows;
    out += cells;
    std::fprintf(stderr,
                 "  packed: %zu of %zu features (%zu without room), %zu of %zu weights, %zu rows, %.1f MB\n",
                 kept.size(), used_, leftOut, cells.size() / 2, cellCount, rows.size() / 2 / rowSize,
                 static_cast<double>(out.size()) / 1e6);
    return out;
}

double Perceptron::strength(const Row& row) const {
    double sum = 0;
    for (const Cell& cell : row.cells)
        sum += std::abs(average(cell));
    return sum;
}

void Perceptron::keepStrongest(std::size_t features) {
    closed_ = true;
    std::vector<double> strengths;
    for (const Row& row : rows_)
        if (row.feature != 0)
            strengths.push_back(strength(row));
    if (strengths.size() <= features)
        return;
    const auto border = strengths.begin() + static_cast<std::ptrdiff_t>(strengths.size() - features);
    std::ranges::nth_element(strengths, border);
    const double least = *border;
    std::vector<Row> old(std::size_t{1} << 16);
    old.swap(rows_);
    used_ = 0;
    closed_ = false;
    for (Row& row : old)
        if (row.feature != 0 && strength(row) >= least)
            *make(row.feature) = std::move(row);
    closed_ = true;
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
