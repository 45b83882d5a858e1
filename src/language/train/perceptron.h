// An averaged perceptron over hashed features, as the trainer needs it: weights that grow, and their average
// packed into a section of the model file (weights.h).
#pragma once

#include "language/weights.h"

#include <string>
#include <vector>

namespace claimline::language::train {

class Perceptron {
public:
    explicit Perceptron(std::uint32_t classes);

    std::uint32_t classes() const { return classes_; }
    void add(std::span<const std::uint64_t> features, Scores& scores) const;
    // One mistake: the features speak for `right` and against `wrong`.
    void update(std::span<const std::uint64_t> features, std::uint32_t right, std::uint32_t wrong);
    // Counts an example, for the average.
    void tick() { ++now_; }

    // Keeps the features of most weight, about so many, and learns no new ones from now on: what is cut away
    // early can be made up for by what stays.
    void keepStrongest(std::size_t features);

    // The averaged weights, those under `threshold` of the mean magnitude left out.
    std::string pack(double threshold) const;

private:
    struct Cell {
        std::uint8_t label;
        std::int32_t weight;
        std::uint32_t since;
        double sum;
    };
    struct Row {
        std::uint64_t feature = 0; // 0: free
        std::vector<Cell> cells;
    };

    const Row* find(std::uint64_t feature) const;
    Row* make(std::uint64_t feature);
    double strength(const Row& row) const;
    void grow();
    void change(Row& row, std::uint32_t label, std::int32_t by);
    double average(const Cell& cell) const;

    std::uint32_t classes_;
    std::uint32_t now_ = 1;
    std::vector<Row> rows_;
    std::size_t used_ = 0;
    bool closed_ = false;
};

// A finished section as a model to score with, for figures during the training.
class PackedModel {
public:
    explicit PackedModel(const std::string& section);
    const Weights& weights() const { return weights_; }

private:
    std::string path_;
    Result<ModelFile> file_;
    Weights weights_;
};

} // namespace claimline::language::train
