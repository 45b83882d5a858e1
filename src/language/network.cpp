#include "language/network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace claimline::language {

namespace {

// Rows of each feature but the word itself; hashes are cut to them.
constexpr std::array<std::uint32_t, featureCount> featureSizes = {0,    2048, 8192, 8192, 8192, 1024, 4096,
                                                                  2048, 64,   512,  64,   16,   1024};

template<class Number>
std::string_view bytesOf(const Number& number) {
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

constexpr std::size_t rowScale = sizeof(float);

} // namespace

std::uint32_t featureBase(const NetworkShape& shape, std::size_t feature) {
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < feature; ++i)
        base += i == wordFeature ? shape.words : featureSizes[i];
    return base;
}

std::uint32_t featureTotal(const NetworkShape& shape) {
    return featureBase(shape, featureCount);
}

FeatureRows featureRows(const NetworkShape& shape, const Word& word) {
    const FeatureRows values = {word.row < shape.words ? word.row : 0,
                                word.suffix[0],
                                word.suffix[1],
                                word.suffix[2],
                                word.suffix[3],
                                word.prefix[0],
                                word.prefix[1],
                                word.pattern,
                                word.shape,
                                word.cluster & 511u,
                                static_cast<std::uint32_t>(word.cluster) >> 9,
                                word.wordnet,
                                (word.tags * 0x9E3779B1u) >> 22};
    FeatureRows rows;
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < featureCount; ++i) {
        const std::uint32_t size = i == wordFeature ? shape.words : featureSizes[i];
        const bool hash = i >= 1 && i <= 7; // whose lowest bit is always set
        rows[i] = base + (i == wordFeature ? values[i] : values[i] >> (hash ? 1 : 0) & (size - 1));
        base += size;
    }
    return rows;
}

std::size_t distanceStep(std::size_t word, std::size_t head) {
    if (head == 0)
        return 0;
    const std::size_t distance = word > head ? word - head : head - word;
    const std::size_t step = distance <= 4 ? distance : distance <= 8 ? 5 : distance <= 16 ? 6 : 7;
    return word > head ? 8 - step : 8 + step;
}

std::size_t partSize(const NetworkShape& shape, Part part) {
    const std::size_t vector = 2ul * shape.width;
    const MeetPlaces meet(shape);
    switch (part) {
    case Part::tagMatrix:
        return vector * shape.tags;
    case Part::tagBias:
        return shape.tags;
    case Part::meetMatrix:
        return vector * meet.size;
    case Part::meetBias:
        return meet.size;
    case Part::root:
        return meet.size;
    case Part::arcDistance:
        return distanceSteps * shape.arcWidth;
    case Part::labelDistance:
        return distanceSteps * shape.labelWidth;
    case Part::labelMatrix:
        return static_cast<std::size_t>(shape.labelWidth) * shape.labels;
    case Part::labelBias:
        return shape.labels;
    case Part::layers:
        return LayerPlaces(shape).size * shape.layers;
    }
    return 0;
}

Result<Network> Network::from(const ModelFile& file) {
    const auto shape = file.section("shape"), rows = file.section("rows"), numbers = file.section("numbers");
    if (!shape)
        return tl::unexpected(shape.error());
    if (!rows)
        return tl::unexpected(rows.error());
    if (!numbers)
        return tl::unexpected(numbers.error());
    Network network;
    NetworkShape& sizes = network.shape_;
    if (shape->size() != sizeof sizes)
        return file.damaged("the network's shape does not fit together");
    std::memcpy(&sizes, shape->data(), sizeof sizes);
    constexpr std::uint32_t most = 512;
    const bool sane = sizes.words > 0 && sizes.words < 1'000'000 && sizes.width > 0 && sizes.width % 8 == 0 &&
                      sizes.width <= most && sizes.layers > 0 && sizes.layers <= 8 &&
                      sizes.tagLayer < sizes.layers && sizes.tags > 0 && sizes.tags <= most &&
                      sizes.arcWidth <= most && sizes.labelWidth <= most && sizes.labels <= most;
    std::size_t count = 0;
    for (std::size_t part = 0; sane && part < partCount; ++part)
        count += partSize(sizes, static_cast<Part>(part));
    const std::size_t vector = 2ul * sizes.width;
    if (!sane || rows->size() != featureTotal(sizes) * (vector + rowScale) ||
        numbers->size() != count * sizeof(float))
        return file.damaged("the network's parts do not fit together");
    network.rows_ = reinterpret_cast<const signed char*>(rows->data());
    const auto* at = reinterpret_cast<const float*>(numbers->data());
    const auto next = [&](Part part) { return std::exchange(at, at + partSize(sizes, part)); };
    network.tags_.pack(next(Part::tagMatrix), vector, sizes.tags);
    network.tagBias_ = next(Part::tagBias);
    network.meet_.pack(next(Part::meetMatrix), vector, MeetPlaces(sizes).size);
    network.meetBias_ = next(Part::meetBias);
    network.root_ = next(Part::root);
    network.arcDistance_ = next(Part::arcDistance);
    network.labelDistance_ = next(Part::labelDistance);
    network.labels_.pack(next(Part::labelMatrix), sizes.labelWidth, sizes.labels);
    network.labelBias_ = next(Part::labelBias);
    const LayerPlaces places(sizes);
    for (std::uint32_t i = 0; i < sizes.layers; ++i, at += places.size) {
        Layer& layer = network.layers_.emplace_back();
        layer.matrix.pack(at + places.matrix, vector, 3 * vector);
        layer.bias = at + places.bias;
        layer.recurrence = at + places.recurrence;
    }
    return network;
}

void Network::read(std::span<const Word> words, std::span<const std::uint32_t> lengths,
                   Reading& reading) const {
    const std::size_t vector = 2ul * shape_.width, count = words.size();
    reading.vectors.assign(count * vector, 0);
    reading.gates.resize(count * 3 * vector);
    reading.cells.resize(count * vector);
    reading.outputs.resize(count * vector);
    for (std::size_t i = 0; i < count; ++i)
        for (const std::uint32_t row : featureRows(shape_, words[i])) {
            const signed char* bytes = rows_ + row * (vector + rowScale);
            float scale;
            std::memcpy(&scale, bytes, sizeof scale);
            addScaled(bytes + rowScale, scale, vector, reading.vectors.data() + i * vector);
        }
    for (std::size_t number = 0; number < layers_.size(); ++number) {
        const Layer& layer = layers_[number];
        multiply({reading.vectors.data(), count, vector, 1}, layer.matrix, layer.bias, false,
                 reading.gates.data(), 3 * vector);
        std::size_t first = 0;
        for (const std::uint32_t length : lengths) {
            for (std::size_t side = 0; side < 2; ++side) {
                const std::size_t half = side * shape_.width;
                recur({length, shape_.width, side == 1, layer.recurrence + 2 * half,
                       layer.recurrence + 2 * half + shape_.width,
                       reading.gates.data() + first * 3 * vector + 3 * half, 3 * vector,
                       reading.vectors.data() + first * vector + half, vector,
                       reading.cells.data() + first * vector + half,
                       reading.outputs.data() + first * vector + half, vector});
            }
            first += length;
        }
        std::swap(reading.vectors, reading.outputs);
        if (number == shape_.tagLayer) {
            reading.tags.resize(count * shape_.tags);
            multiply({reading.vectors.data(), count, vector, 1}, tags_, tagBias_, false, reading.tags.data(),
                     shape_.tags);
        }
    }
    const MeetPlaces meet(shape_);
    reading.meets.resize(count * meet.size);
    multiply({reading.vectors.data(), count, vector, 1}, meet_, meetBias_, false, reading.meets.data(),
             meet.size);
    for (std::size_t i = 0; i < count; ++i)
        leaky(reading.meets.data() + i * meet.size + meet.head, shape_.arcWidth);
}

std::uint32_t Network::tagOf(const Reading& reading, std::size_t word) const {
    return static_cast<std::uint32_t>(greatest(reading.tags.data() + word * shape_.tags, shape_.tags));
}

void Network::scoreArcs(std::size_t first, std::size_t size, Reading& reading) const {
    const MeetPlaces meet(shape_);
    const std::size_t columns = size + 1, width = shape_.arcWidth;
    const float* meets = reading.meets.data() + first * meet.size;
    // The possible heads, then the steps of distance, so that one product gives the scores of both.
    reading.heads.resize((columns + distanceSteps) * width);
    std::copy_n(root_ + meet.head, width, reading.heads.begin());
    for (std::size_t i = 0; i < size; ++i)
        std::copy_n(meets + i * meet.size + meet.head, width, reading.heads.data() + (i + 1) * width);
    std::copy_n(arcDistance_, distanceSteps * width, reading.heads.data() + columns * width);
    reading.packedHeads.packTransposed(reading.heads.data(), width, width, columns + distanceSteps);
    const std::size_t stride = columns + distanceSteps;
    reading.arcs.resize(size * stride);
    multiply({meets + meet.dependent, size, meet.size, 1}, reading.packedHeads, nullptr, false,
             reading.arcs.data(), stride);
    for (std::size_t word = 1; word <= size; ++word) {
        const float* from = reading.arcs.data() + (word - 1) * stride;
        std::array<float, distanceSteps> steps;
        std::copy_n(from + columns, distanceSteps, steps.begin());
        float* to = reading.arcs.data() + (word - 1) * columns;
        for (std::size_t head = 0; head < columns; ++head)
            to[head] = from[head] + steps[distanceStep(word, head)];
    }
}

void readArcs(std::span<const std::uint32_t> heads, std::vector<Arc>& arcs) {
    arcs.clear();
    for (std::uint32_t i = 0; i < heads.size(); ++i)
        arcs.push_back({i + 1, heads[i]});
}

void Network::scoreLabels(std::size_t first, std::span<const Arc> arcs, Reading& reading) const {
    const MeetPlaces meet(shape_);
    const std::size_t width = shape_.labelWidth;
    const float* meets = reading.meets.data() + first * meet.size;
    reading.hidden.resize(arcs.size() * width);
    reading.labels.resize(arcs.size() * shape_.labels);
    float* hidden = reading.hidden.data();
    for (const auto& [word, head] : arcs) {
        const float* above = (head == 0 ? root_ : meets + (head - 1) * meet.size) + meet.labelHead;
        const float* below = meets + (word - 1) * meet.size + meet.labelDependent;
        const float* distance = labelDistance_ + distanceStep(word, head) * width;
        for (std::size_t k = 0; k < width; ++k)
            hidden[k] = above[k] + below[k] + distance[k];
        hidden += width;
    }
    leaky(reading.hidden.data(), reading.hidden.size());
    multiply({reading.hidden.data(), arcs.size(), width, 1}, labels_, labelBias_, false,
             reading.labels.data(), shape_.labels);
}

std::vector<std::pair<std::string, std::string>>
packNetwork(const NetworkShape& shape, std::span<const float> rows, std::span<const float> numbers) {
    const std::size_t vector = 2ul * shape.width;
    std::string packed;
    packed.reserve(rows.size() + rows.size() / vector * rowScale);
    for (std::size_t row = 0; row * vector < rows.size(); ++row) {
        const auto cells = rows.subspan(row * vector, vector);
        float most = 1e-20f;
        for (const float cell : cells)
            most = std::max(most, std::abs(cell));
        const float scale = most / 127;
        packed.append(bytesOf(scale));
        for (const float cell : cells)
            packed += static_cast<char>(std::lround(cell / scale));
    }
    std::string dense(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
    return {
        {"shape", std::string(bytesOf(shape))}, {"rows", std::move(packed)}, {"numbers", std::move(dense)}};
}

} // namespace claimline::language
