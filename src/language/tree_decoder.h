// From the scores of all arcs of a sentence to the best tree that crosses no arcs and has one root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace claimline::language {

class TreeDecoder {
public:
    // `scores` as Network::scoreArcs makes them. Heads of words 1 to size, 0 for the root, at index word - 1;
    // they live until the next call. Takes the best head of each word where these are a tree, as they mostly
    // are; else searches for the best tree, or, in a monster of a sentence, for a good one.
    std::span<const std::uint32_t> decode(std::span<const float> scores, std::size_t size);

private:
    bool takeBestHeads(std::span<const float> scores, std::size_t size);
    bool isTreeWithoutCrossings() const;
    void joinNeighbours(std::span<const float> scores, std::size_t size);
    void search(std::span<const float> scores, std::size_t size);
    void joinAt(std::span<const float> scores, std::size_t begin, std::size_t end);
    void readBack(std::size_t begin, std::size_t end, bool rightwards);

    std::vector<std::uint32_t> heads_, open_, waiting_;
    std::vector<float> best_;
    // Eisner's charts over words [begin, end], both from 0. A span is complete or ends at a word that still
    // takes dependents; its head is its first word (right) or its last (left). Some are stored by begin, some
    // by end, some twice, so that each search for a split runs over neighbours.
    std::vector<float> right_, rightByEnd_, left_, leftByEnd_, openRight_, openLeftByEnd_;
    std::vector<std::uint16_t> rightSplit_, leftSplit_, arcSplit_;
    std::size_t size_ = 0;
};

} // namespace claimline::language
