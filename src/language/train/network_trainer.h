// Trains the network of language/network.h: forward as it, with words and numbers dropped by chance, and
// back.
#pragma once

#include "language/network.h"
#include "language/train/backward.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace claimline::language::train {

// A sentence with its answers.
struct Lesson {
    std::vector<FeatureRows> rows;
    std::vector<float> unknown;                     // how likely each word is taken for an unknown one
    std::vector<std::uint32_t> tags, heads, labels; // heads from 1; 0 the root
    float weight = 1;
};

struct Dropout {
    double input = 0.15, layer = 0.15, meet = 0.2;
};

class NetworkTrainer {
public:
    NetworkTrainer(const NetworkShape& shape, std::uint64_t seed, const Dropout& dropout);

    // One step on these sentences; returns their loss a word.
    double learn(std::span<const Lesson* const> batch, float rate);

    // The sections of the model file.
    std::vector<std::pair<std::string, std::string>> pack() const {
        return packNetwork(shape_, rows_.values, numbers_.values);
    }

private:
    struct Numbers {
        std::vector<float> values, slopes, mean, square;
        void resize(std::size_t size) {
            for (std::vector<float>* part : {&values, &slopes, &mean, &square})
                part->resize(size);
        }
    };
    struct Pass; // the numbers of one batch on the way

    float* values(Part part, std::size_t at = 0) {
        return numbers_.values.data() + offsets_[index(part)] + at;
    }
    float* slopes(Part part, std::size_t at = 0) {
        return numbers_.slopes.data() + offsets_[index(part)] + at;
    }
    static std::size_t index(Part part) { return static_cast<std::size_t>(part); }
    void scatter(Part part, std::size_t inputs, std::size_t outputs, std::size_t at = 0);

    void readInput(Pass& pass);
    void forward(Pass& pass);
    void learnTags(Pass& pass);
    void learnArcs(Pass& pass);
    void learnLabels(Pass& pass);
    void backFromMeets(Pass& pass);
    void backThrough(Pass& pass, std::size_t layer);
    void backToRows(Pass& pass);
    void update(float rate);
    Recurrence recurrence(Pass& pass, std::size_t layer, std::size_t side, std::size_t first,
                          std::size_t length);

    NetworkShape shape_;
    Dropout dropout_;
    Chance chance_;
    Numbers rows_, numbers_;
    std::array<std::size_t, partCount> offsets_{};
    std::vector<std::uint32_t> touched_;
    std::vector<bool> isTouched_;
    int steps_ = 0;
};

} // namespace claimline::language::train
