// Chooses the tree of a sentence: by the network's scores of arcs and relations, and by what goes together.
#pragma once

#include "language/network.h"
#include "language/relation_pairs.h"
#include "language/tree_decoder.h"

namespace claimline::language {

class TreeChooser {
public:
    // What the choice rests on; all of it outlives the call. `reading` holds the scores of the arcs of the
    // sentence whose first word is `first` of the batch, which the choice changes.
    struct Scores {
        const Network& network;
        const RelationPairs& pairs;
        std::span<const Upos> tags; // of the sentence's words
        bool opensAsParticiple = false; // whether the first of them is a participle
        std::size_t first = 0;
        Network::Reading& reading;
    };

    void choose(const Scores& scores);

    // Of the sentence chosen last; heads from 1, 0 for the root.
    std::span<const std::uint32_t> heads() const { return best_.heads; }
    std::span<const Deprel> relations() const { return best_.relations; }

    // How far the relation lies behind the one that the network finds most likely for the arc, as a
    // logarithm.
    static float lossOf(const Scores& scores, Arc arc, Deprel relation);

private:
    struct Tree {
        std::vector<std::uint32_t> heads;
        std::vector<Deprel> relations;
        std::vector<float> unlikely; // by how much a word's relation is not the best of its arc
        float worth = 0;
    };
    struct Conflict {
        std::uint32_t words[2] = {}; // from 1, each with the arc to its head
        float cost = 0;
    };

    void weighRelations(const Scores& scores);
    void follow(const Scores& scores, std::span<const std::uint32_t> heads, const Tree& before, Tree& tree);
    float costOfPairs(const Scores& scores, const Tree& tree, std::vector<Conflict>* conflicts) const;
    void weigh(const Scores& scores, Tree& tree) const;
    float gainAt(std::uint32_t word) const;
    void relabel(const Scores& scores, std::uint32_t word, float gain);
    void move(const Scores& scores, std::uint32_t word, float gain);
    void keepBetter(const Scores& scores);

    TreeDecoder decoder_;
    Tree best_, trial_, next_;
    std::vector<Conflict> conflicts_;
    std::vector<Arc> arcs_;
    std::vector<float> row_;
};

} // namespace claimline::language
