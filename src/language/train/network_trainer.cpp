#include "language/train/network_trainer.h"

#include <algorithm>
#include <cmath>

namespace claimline::language::train {

struct NetworkTrainer::Pass {
    std::span<const Lesson* const> batch;
    std::size_t count = 0, vector = 0;
    std::vector<std::size_t> firsts;
    std::vector<std::uint32_t> rows; // featureCount of each word
    // By layer; one more for what the last gives.
    std::vector<std::vector<float>> inputs, masks, slopes;
    std::vector<std::vector<float>> gates, cells; // by layer
    std::vector<float> meets, meetMask, meetSlopes, tags;
    std::vector<float> weights; // of each word: of its lesson, through the words of all
    double loss = 0;

    // The matrix that takes slopes by outputs to slopes by inputs, and room for products.
    PackedMatrix packed;
    std::vector<float> room, heads, scores, headSlopes, dependents, gateSlopes;
};

namespace {

void fillUniform(Chance& chance, float* values, std::size_t size, double limit) {
    for (std::size_t i = 0; i < size; ++i)
        values[i] = static_cast<float>((2 * chance.unit() - 1) * limit);
}

} // namespace

NetworkTrainer::NetworkTrainer(const NetworkShape& shape, std::uint64_t seed, const Dropout& dropout)
    : shape_(shape)
    , dropout_(dropout)
    , chance_(seed) {
    const std::size_t vector = 2ul * shape.width;
    std::size_t total = 0;
    for (std::size_t part = 0; part < partCount; ++part) {
        offsets_[part] = total;
        total += partSize(shape, static_cast<Part>(part));
    }
    numbers_.resize(total);
    rows_.resize(featureTotal(shape) * vector);
    isTouched_.resize(featureTotal(shape));
    for (float& value : rows_.values)
        value = static_cast<float>(chance_.normal() * 0.1);
    const MeetPlaces meet(shape);
    scatter(Part::tagMatrix, vector, shape.tags);
    scatter(Part::meetMatrix, vector, meet.size);
    scatter(Part::labelMatrix, shape.labelWidth, shape.labels);
    fillUniform(chance_, values(Part::root), meet.size, 0.1);
    fillUniform(chance_, values(Part::arcDistance), distanceSteps * shape.arcWidth, 0.1);
    const LayerPlaces places(shape);
    for (std::size_t layer = 0; layer < shape.layers; ++layer) {
        scatter(Part::layers, vector, 3 * vector, layer * places.size + places.matrix);
        fillUniform(chance_, values(Part::layers, layer * places.size + places.recurrence), 4ul * shape.width,
                    0.5);
    }
}

// Glorot and Bengio 2010.
void NetworkTrainer::scatter(Part part, std::size_t inputs, std::size_t outputs, std::size_t at) {
    fillUniform(chance_, values(part, at), inputs * outputs,
                std::sqrt(6.0 / static_cast<double>(inputs + std::min(outputs, inputs))));
}

double NetworkTrainer::learn(std::span<const Lesson* const> batch, float rate) {
    Pass pass;
    pass.batch = batch;
    pass.vector = 2ul * shape_.width;
    for (const Lesson* lesson : batch) {
        pass.firsts.push_back(pass.count);
        pass.count += lesson->rows.size();
    }
    for (const Lesson* lesson : batch)
        pass.weights.insert(pass.weights.end(), lesson->rows.size(),
                            lesson->weight / static_cast<float>(pass.count));
    readInput(pass);
    forward(pass);
    learnTags(pass);
    learnArcs(pass);
    learnLabels(pass);
    backFromMeets(pass);
    for (std::size_t layer = shape_.layers; layer-- > 0;)
        backThrough(pass, layer);
    backToRows(pass);
    update(rate);
    return pass.loss;
}

void NetworkTrainer::readInput(Pass& pass) {
    const std::uint32_t unknownWord = featureBase(shape_, wordFeature),
                        unseenTags = featureBase(shape_, seenTagsFeature);
    for (const Lesson* lesson : pass.batch)
        for (std::size_t i = 0; i < lesson->rows.size(); ++i) {
            FeatureRows rows = lesson->rows[i];
            if (chance_.unit() < lesson->unknown[i]) {
                rows[wordFeature] = unknownWord;
                rows[seenTagsFeature] = unseenTags;
            }
            pass.rows.insert(pass.rows.end(), rows.begin(), rows.end());
        }
    const std::size_t layers = shape_.layers;
    pass.inputs.resize(layers + 1);
    pass.masks.resize(layers + 1);
    pass.slopes.resize(layers + 1);
    for (std::size_t layer = 0; layer <= layers; ++layer) {
        pass.inputs[layer].assign(pass.count * pass.vector, 0);
        pass.slopes[layer].assign(pass.count * pass.vector, 0);
        pass.masks[layer].resize(pass.count * pass.vector);
        chance_.mask(pass.masks[layer].data(), pass.masks[layer].size(),
                     layer == 0 ? dropout_.input : dropout_.layer);
    }
    for (std::size_t i = 0; i < pass.count; ++i)
        for (std::size_t k = 0; k < featureCount; ++k)
            addTo(pass.inputs[0].data() + i * pass.vector,
                  rows_.values.data() + pass.rows[i * featureCount + k] * pass.vector, 1, pass.vector);
    scaleBy(pass.inputs[0].data(), pass.masks[0].data(), pass.inputs[0].size());
}

Recurrence NetworkTrainer::recurrence(Pass& pass, std::size_t layer, std::size_t side, std::size_t first,
                                      std::size_t length) {
    const std::size_t half = side * shape_.width, vector = pass.vector;
    const LayerPlaces places(shape_);
    const float* weights = values(Part::layers, layer * places.size + places.recurrence + 2 * half);
    return {length,
            shape_.width,
            side == 1,
            weights,
            weights + shape_.width,
            pass.gates[layer].data() + first * 3 * vector + 3 * half,
            3 * vector,
            pass.inputs[layer].data() + first * vector + half,
            vector,
            pass.cells[layer].data() + first * vector + half,
            pass.inputs[layer + 1].data() + first * vector + half,
            vector};
}

void NetworkTrainer::forward(Pass& pass) {
    const std::size_t vector = pass.vector;
    const LayerPlaces places(shape_);
    pass.gates.resize(shape_.layers);
    pass.cells.resize(shape_.layers);
    for (std::size_t layer = 0; layer < shape_.layers; ++layer) {
        pass.gates[layer].resize(pass.count * 3 * vector);
        pass.cells[layer].resize(pass.count * vector);
        pass.packed.pack(values(Part::layers, layer * places.size + places.matrix), vector, 3 * vector);
        multiply({pass.inputs[layer].data(), pass.count, vector, 1}, pass.packed,
                 values(Part::layers, layer * places.size + places.bias), false, pass.gates[layer].data(),
                 3 * vector);
        for (std::size_t i = 0; i < pass.batch.size(); ++i)
            for (std::size_t side = 0; side < 2; ++side)
                recur(recurrence(pass, layer, side, pass.firsts[i], pass.batch[i]->rows.size()));
        scaleBy(pass.inputs[layer + 1].data(), pass.masks[layer + 1].data(), pass.count * vector);
    }
    const MeetPlaces meet(shape_);
    pass.meets.resize(pass.count * meet.size);
    pass.meetMask.resize(pass.meets.size());
    pass.meetSlopes.assign(pass.meets.size(), 0);
    pass.packed.pack(values(Part::meetMatrix), vector, meet.size);
    multiply({pass.inputs[shape_.layers].data(), pass.count, vector, 1}, pass.packed, values(Part::meetBias),
             false, pass.meets.data(), meet.size);
    chance_.mask(pass.meetMask.data(), pass.meetMask.size(), dropout_.meet);
    for (std::size_t i = 0; i < pass.count; ++i)
        leaky(pass.meets.data() + i * meet.size + meet.head, shape_.arcWidth);
    scaleBy(pass.meets.data(), pass.meetMask.data(), pass.meets.size());
}

void NetworkTrainer::learnTags(Pass& pass) {
    const std::size_t layer = shape_.tagLayer + 1, vector = pass.vector, tags = shape_.tags;
    const float* input = pass.inputs[layer].data();
    pass.tags.resize(pass.count * tags);
    pass.packed.pack(values(Part::tagMatrix), vector, tags);
    multiply({input, pass.count, vector, 1}, pass.packed, values(Part::tagBias), false, pass.tags.data(),
             tags);
    std::size_t word = 0;
    for (const Lesson* lesson : pass.batch)
        for (const std::uint32_t tag : lesson->tags) {
            float* scores = pass.tags.data() + word * tags;
            const float right = scores[tag];
            pass.loss += pass.weights[word] * (normalise(scores, tags) - right);
            scores[tag] -= 1;
            for (std::size_t i = 0; i < tags; ++i)
                scores[i] *= pass.weights[word];
            ++word;
        }
    addRows(slopes(Part::tagBias), pass.tags.data(), pass.count, tags, tags);
    pass.packed.pack(pass.tags.data(), pass.count, tags);
    multiply({input, vector, 1, vector}, pass.packed, nullptr, true, slopes(Part::tagMatrix), tags);
    pass.packed.packTransposed(values(Part::tagMatrix), tags, tags, vector);
    multiply({pass.tags.data(), pass.count, tags, 1}, pass.packed, nullptr, true, pass.slopes[layer].data(),
             vector);
}

void NetworkTrainer::learnArcs(Pass& pass) {
    const MeetPlaces meet(shape_);
    const std::size_t width = shape_.arcWidth;
    for (std::size_t n = 0; n < pass.batch.size(); ++n) {
        const Lesson& lesson = *pass.batch[n];
        const std::size_t size = lesson.rows.size(), columns = size + 1, stride = columns + distanceSteps;
        const float* meets = pass.meets.data() + pass.firsts[n] * meet.size;
        float* meetSlopes = pass.meetSlopes.data() + pass.firsts[n] * meet.size;
        pass.heads.resize(stride * width);
        pass.dependents.resize(size * width);
        std::copy_n(values(Part::root) + meet.head, width, pass.heads.begin());
        for (std::size_t i = 0; i < size; ++i) {
            std::copy_n(meets + i * meet.size + meet.head, width, pass.heads.data() + (i + 1) * width);
            std::copy_n(meets + i * meet.size + meet.dependent, width, pass.dependents.data() + i * width);
        }
        std::copy_n(values(Part::arcDistance), distanceSteps * width, pass.heads.data() + columns * width);
        pass.packed.packTransposed(pass.heads.data(), width, width, stride);
        pass.scores.resize(size * stride);
        multiply({pass.dependents.data(), size, width, 1}, pass.packed, nullptr, false, pass.scores.data(),
                 stride);
        for (std::size_t i = 0; i < size; ++i) {
            float* scores = pass.scores.data() + i * stride;
            for (std::size_t head = 0; head < columns; ++head)
                scores[head] += scores[columns + distanceStep(i + 1, head)];
            const float weight = pass.weights[pass.firsts[n] + i], right = scores[lesson.heads[i]];
            pass.loss += weight * (normalise(scores, columns) - right);
            scores[lesson.heads[i]] -= 1;
            std::fill_n(scores + columns, distanceSteps, 0.f);
            for (std::size_t head = 0; head < columns; ++head) {
                scores[head] *= weight;
                scores[columns + distanceStep(i + 1, head)] += scores[head];
            }
        }
        pass.packed.pack(pass.heads.data(), stride, width);
        multiply({pass.scores.data(), size, stride, 1}, pass.packed, nullptr, true,
                 meetSlopes + meet.dependent, meet.size);
        pass.packed.pack(pass.dependents.data(), size, width);
        pass.headSlopes.resize(stride * width);
        multiply({pass.scores.data(), stride, 1, stride}, pass.packed, nullptr, false, pass.headSlopes.data(),
                 width);
        addTo(slopes(Part::root) + meet.head, pass.headSlopes.data(), 1, width);
        for (std::size_t i = 0; i < size; ++i)
            addTo(meetSlopes + i * meet.size + meet.head, pass.headSlopes.data() + (i + 1) * width, 1, width);
        addTo(slopes(Part::arcDistance), pass.headSlopes.data() + columns * width, 1, distanceSteps * width);
    }
}

void NetworkTrainer::learnLabels(Pass& pass) {
    const MeetPlaces meet(shape_);
    const std::size_t width = shape_.labelWidth, labels = shape_.labels;
    std::vector<float>&hidden = pass.room, &scores = pass.scores, &hiddenSlopes = pass.headSlopes;
    hidden.resize(pass.count * width);
    hiddenSlopes.resize(pass.count * width);
    scores.resize(pass.count * labels);
    // Calls what(word, its head's place or null for the root, its step) for all words of the batch.
    const auto forEach = [&](auto&& what) {
        for (std::size_t n = 0; n < pass.batch.size(); ++n)
            for (std::size_t i = 0; i < pass.batch[n]->heads.size(); ++i) {
                const std::uint32_t head = pass.batch[n]->heads[i];
                what(pass.firsts[n] + i, head, pass.firsts[n] + head - 1, distanceStep(i + 1, head),
                     pass.batch[n]->labels[i]);
            }
    };
    forEach([&](std::size_t word, std::uint32_t head, std::size_t above, std::size_t step, std::uint32_t) {
        float* to = hidden.data() + word * width;
        const float* from = head == 0 ? values(Part::root) : pass.meets.data() + above * meet.size;
        std::copy_n(from + meet.labelHead, width, to);
        addTo(to, pass.meets.data() + word * meet.size + meet.labelDependent, 1, width);
        addTo(to, values(Part::labelDistance, step * width), 1, width);
    });
    leaky(hidden.data(), hidden.size());
    pass.packed.pack(values(Part::labelMatrix), width, labels);
    multiply({hidden.data(), pass.count, width, 1}, pass.packed, values(Part::labelBias), false,
             scores.data(), labels);
    forEach([&](std::size_t word, std::uint32_t, std::size_t, std::size_t, std::uint32_t label) {
        float* at = scores.data() + word * labels;
        const float right = at[label];
        pass.loss += pass.weights[word] * (normalise(at, labels) - right);
        at[label] -= 1;
        for (std::size_t i = 0; i < labels; ++i)
            at[i] *= pass.weights[word];
    });
    addRows(slopes(Part::labelBias), scores.data(), pass.count, labels, labels);
    pass.packed.pack(scores.data(), pass.count, labels);
    multiply({hidden.data(), width, 1, width}, pass.packed, nullptr, true, slopes(Part::labelMatrix), labels);
    pass.packed.packTransposed(values(Part::labelMatrix), labels, labels, width);
    multiply({scores.data(), pass.count, labels, 1}, pass.packed, nullptr, false, hiddenSlopes.data(), width);
    for (std::size_t i = 0; i < hidden.size(); ++i)
        hiddenSlopes[i] *= hidden[i] > 0 ? 1.f : 0.1f;
    forEach([&](std::size_t word, std::uint32_t head, std::size_t above, std::size_t step, std::uint32_t) {
        const float* from = hiddenSlopes.data() + word * width;
        float* to = head == 0 ? slopes(Part::root) : pass.meetSlopes.data() + above * meet.size;
        addTo(to + meet.labelHead, from, 1, width);
        addTo(pass.meetSlopes.data() + word * meet.size + meet.labelDependent, from, 1, width);
        addTo(slopes(Part::labelDistance, step * width), from, 1, width);
    });
}

void NetworkTrainer::backFromMeets(Pass& pass) {
    const MeetPlaces meet(shape_);
    const std::size_t vector = pass.vector;
    scaleBy(pass.meetSlopes.data(), pass.meetMask.data(), pass.meetSlopes.size());
    for (std::size_t i = 0; i < pass.count; ++i)
        for (std::size_t k = 0; k < shape_.arcWidth; ++k)
            if (pass.meets[i * meet.size + meet.head + k] < 0)
                pass.meetSlopes[i * meet.size + meet.head + k] *= 0.1f;
    addRows(slopes(Part::meetBias), pass.meetSlopes.data(), pass.count, meet.size, meet.size);
    pass.packed.pack(pass.meetSlopes.data(), pass.count, meet.size);
    multiply({pass.inputs[shape_.layers].data(), vector, 1, vector}, pass.packed, nullptr, true,
             slopes(Part::meetMatrix), meet.size);
    pass.packed.packTransposed(values(Part::meetMatrix), meet.size, meet.size, vector);
    multiply({pass.meetSlopes.data(), pass.count, meet.size, 1}, pass.packed, nullptr, true,
             pass.slopes[shape_.layers].data(), vector);
}

void NetworkTrainer::backThrough(Pass& pass, std::size_t layer) {
    const std::size_t vector = pass.vector, gates = 3 * vector;
    const LayerPlaces places(shape_);
    scaleBy(pass.slopes[layer + 1].data(), pass.masks[layer + 1].data(), pass.count * vector);
    pass.gateSlopes.resize(pass.count * gates);
    for (std::size_t n = 0; n < pass.batch.size(); ++n)
        for (std::size_t side = 0; side < 2; ++side) {
            const std::size_t half = side * shape_.width, first = pass.firsts[n];
            float* weights = slopes(Part::layers, layer * places.size + places.recurrence + 2 * half);
            recurBack(recurrence(pass, layer, side, first, pass.batch[n]->rows.size()),
                      {pass.slopes[layer + 1].data() + first * vector + half,
                       pass.gateSlopes.data() + first * gates + 3 * half,
                       pass.slopes[layer].data() + first * vector + half, weights, weights + shape_.width});
        }
    addRows(slopes(Part::layers, layer * places.size + places.bias), pass.gateSlopes.data(), pass.count,
            gates, gates);
    pass.packed.pack(pass.gateSlopes.data(), pass.count, gates);
    multiply({pass.inputs[layer].data(), vector, 1, vector}, pass.packed, nullptr, true,
             slopes(Part::layers, layer * places.size + places.matrix), gates);
    pass.packed.packTransposed(values(Part::layers, layer * places.size + places.matrix), gates, gates,
                               vector);
    multiply({pass.gateSlopes.data(), pass.count, gates, 1}, pass.packed, nullptr, true,
             pass.slopes[layer].data(), vector);
}

void NetworkTrainer::backToRows(Pass& pass) {
    scaleBy(pass.slopes[0].data(), pass.masks[0].data(), pass.slopes[0].size());
    for (std::size_t i = 0; i < pass.count; ++i)
        for (std::size_t k = 0; k < featureCount; ++k) {
            const std::uint32_t row = pass.rows[i * featureCount + k];
            addTo(rows_.slopes.data() + row * pass.vector, pass.slopes[0].data() + i * pass.vector, 1,
                  pass.vector);
            if (!isTouched_[row]) {
                isTouched_[row] = true;
                touched_.push_back(row);
            }
        }
}

void NetworkTrainer::update(float rate) {
    ++steps_;
    AdamStep step;
    step.rate = rate;
    step.firstBias = 1 - std::pow(step.first, static_cast<float>(steps_));
    step.secondBias = 1 - std::pow(step.second, static_cast<float>(steps_));
    const auto move = [&](Numbers& numbers, std::size_t at, std::size_t size) {
        adam(step, numbers.values.data() + at, numbers.slopes.data() + at, numbers.mean.data() + at,
             numbers.square.data() + at, size);
    };
    move(numbers_, 0, numbers_.values.size());
    const std::size_t vector = 2ul * shape_.width;
    for (const std::uint32_t row : touched_) {
        move(rows_, row * vector, vector);
        isTouched_[row] = false;
    }
    touched_.clear();
}

} // namespace claimline::language::train
