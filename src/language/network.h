// The network behind tags and trees: each word's features are summed to a vector, recurrent layers in both
// directions read the sentence, and of their output tags, the strength of every arc and the relations come
// from single products.
//
// Words of many sentences go through together, because a product of many rows is faster than many of few;
// what comes out for a sentence does not depend on the others.
#pragma once

#include "language/kernels.h"
#include "language/words.h"

#include <array>
#include <span>

namespace claimline::language {

// The sizes of a network, as the section "shape" of the model file has them.
struct NetworkShape {
    std::uint32_t words = 1; // rows of known words; 0 is for all others
    std::uint32_t width = 0; // of one direction of a layer; a word's vector has twice as many
    std::uint32_t layers = 0;
    std::uint32_t tagLayer = 0; // the layer whose output the tags are read from
    std::uint32_t tags = 0;
    std::uint32_t arcWidth = 0, labelWidth = 0;
    std::uint32_t labels = 0;
};

constexpr std::size_t featureCount = 13;
using FeatureRows = std::array<std::uint32_t, featureCount>;

// Rows of the table of vectors for all features of a word.
FeatureRows featureRows(const NetworkShape& shape, const Word& word);
// The row that stands for an unknown word and the one for a word whose tags nobody has seen.
constexpr std::size_t wordFeature = 0, seenTagsFeature = 12;
std::uint32_t featureBase(const NetworkShape& shape, std::size_t feature);
std::uint32_t featureTotal(const NetworkShape& shape);

// Distances from a word to its head, in steps that widen: from -7 (30 and more before) to 7.
constexpr std::size_t distanceSteps = 16;
std::size_t distanceStep(std::size_t word,
                         std::size_t head); // both from 1; the head 0 is the root's own step

// The numbers of a network that are no vectors of features, in the order of the file.
enum class Part : std::uint8_t {
    tagMatrix,
    tagBias,
    meetMatrix,
    meetBias,
    root,
    arcDistance,
    labelDistance,
    labelMatrix,
    labelBias,
    layers
};
constexpr std::size_t partCount = 10;
// Numbers in that part; Part::layers with the number of a layer counts that layer's.
std::size_t partSize(const NetworkShape& shape, Part part);

// Where the numbers of one layer lie, from its first: matrix, bias, weights of the recurrence.
struct LayerPlaces {
    explicit LayerPlaces(const NetworkShape& shape)
        : matrix(0)
        , bias(12ul * shape.width * shape.width)
        , recurrence(bias + 6ul * shape.width)
        , size(recurrence + 4ul * shape.width) {}
    std::size_t matrix, bias, recurrence, size;
};

// The columns of what "meets" at an arc: the word as a head, as a dependent, and both again for the relation.
struct MeetPlaces {
    explicit MeetPlaces(const NetworkShape& shape)
        : head(0)
        , dependent(shape.arcWidth)
        , labelHead(2 * shape.arcWidth)
        , labelDependent(labelHead + shape.labelWidth)
        , size(labelDependent + shape.labelWidth) {}
    std::size_t head, dependent, labelHead, labelDependent, size;
};

struct Arc {
    std::uint32_t word = 0, head = 0; // of a sentence, from 1; the head 0 is the root
};

// The arc of every word to its head.
void readArcs(std::span<const std::uint32_t> heads, std::vector<Arc>& arcs);

class Network {
public:
    // What comes out for one batch of sentences, and the room to work in.
    struct Reading {
        std::vector<float> vectors, gates, cells, outputs, tags, meets;
        std::vector<float> heads, arcs, hidden, labels; // of one sentence
        PackedMatrix packedHeads;
    };

    Network() = default;
    static Result<Network> from(const ModelFile& file);

    const NetworkShape& shape() const { return shape_; }

    // Reads the words of sentences of these lengths, one after the other.
    void read(std::span<const Word> words, std::span<const std::uint32_t> lengths, Reading& reading) const;

    // The best tag of a word of the batch.
    std::uint32_t tagOf(const Reading& reading, std::size_t word) const;

    // Fills reading.arcs for the sentence of words [first, first + size): row d - 1, column h is the score of
    // h as the head of d, both from 1, column 0 the root; size + 1 columns.
    void scoreArcs(std::size_t first, std::size_t size, Reading& reading) const;

    // Fills reading.labels for arcs of that sentence: a row each, with the scores of the relations.
    void scoreLabels(std::size_t first, std::span<const Arc> arcs, Reading& reading) const;

private:
    struct Layer {
        PackedMatrix matrix;
        const float *bias = nullptr, *recurrence = nullptr;
    };
    NetworkShape shape_;
    const signed char* rows_ = nullptr; // vectors of features: a float scale and 2 width bytes each
    const float* numbers_ = nullptr;
    const float *tagBias_ = nullptr, *meetBias_ = nullptr, *root_ = nullptr, *arcDistance_ = nullptr,
                *labelDistance_ = nullptr, *labelBias_ = nullptr;
    PackedMatrix tags_, meet_, labels_;
    std::vector<Layer> layers_;
};

// For the trainer: the sections "shape", "rows" and "numbers" of these vectors and numbers.
std::vector<std::pair<std::string, std::string>>
packNetwork(const NetworkShape& shape, std::span<const float> rows, std::span<const float> numbers);

} // namespace claimline::language
