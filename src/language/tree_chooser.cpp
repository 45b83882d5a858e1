#include "language/tree_chooser.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace claimline::language {

namespace {

constexpr auto rootLabel = static_cast<std::size_t>(Deprel::root);
constexpr std::size_t labelCount = RelationPairs::relations;
constexpr float forbidden = -10'000;

// The two below were found on thirds of the treebanks that a network had not seen.
constexpr float leastCost = 1;     // of a pair that counts
constexpr float pairWeight = 0.6f; // of its cost beside the network's scores
constexpr float openingCost = 4;   // "Refusing to go, they stayed.": of an opening participle as the root
constexpr int mostSteps = 6;
constexpr std::size_t mostWords = 160; // of a sentence whose tree is chosen anew

} // namespace

float TreeChooser::lossOf(const Scores& scores, Arc arc, Deprel relation) {
    scores.network.scoreLabels(scores.first, std::span(&arc, 1), scores.reading);
    float* labels = scores.reading.labels.data();
    labels[rootLabel] = forbidden; // the root's alone
    return labels[greatest(labels, labelCount)] - labels[static_cast<std::size_t>(relation)];
}

void TreeChooser::choose(const Scores& scores) {
    weighRelations(scores);
    const std::size_t size = scores.tags.size();
    best_.heads.assign(size, std::numeric_limits<std::uint32_t>::max());
    best_.relations.assign(size, Deprel::dep);
    best_.unlikely.assign(size, 0);
    follow(scores, decoder_.decode(scores.reading.arcs, size), best_, trial_);
    std::swap(best_, trial_);
    if (size > mostWords)
        return;
    for (int step = 0; step < mostSteps; ++step) {
        conflicts_.clear();
        best_.worth = 0;
        costOfPairs(scores, best_, &conflicts_);
        if (conflicts_.empty())
            return;
        weigh(scores, best_);
        next_ = best_;
        for (std::uint32_t word = 1; word <= size; ++word)
            if (const float gain = gainAt(word); gain > 0) {
                if (best_.heads[word - 1] != 0)
                    relabel(scores, word, gain);
                move(scores, word, gain);
            }
        if (next_.worth <= best_.worth)
            return;
        std::swap(best_, next_);
    }
}

// Where a word has several likely heads, how surely it has some relation to each speaks too: adds the
// logarithm of the best relation's probability.
void TreeChooser::weighRelations(const Scores& scores) {
    constexpr float near = 2;         // a head whose score is as close to the best is likely
    constexpr float otherwise = 0.7f; // taken for the cost of a relation to the others
    std::vector<float>& arcScores = scores.reading.arcs;
    const std::size_t size = scores.tags.size(), columns = size + 1;
    arcs_.clear();
    for (std::uint32_t word = 1; word <= size; ++word) {
        float* row = arcScores.data() + (word - 1) * columns;
        const float least = row[greatest(row, columns)] - near;
        const std::size_t before = arcs_.size();
        for (std::uint32_t head = 0; head <= size; ++head)
            if (row[head] >= least)
                arcs_.push_back({word, head});
        if (arcs_.size() == before + 1) {
            arcs_.pop_back();
            continue;
        }
        for (std::uint32_t head = 0; head <= size; ++head)
            if (row[head] < least)
                row[head] -= otherwise;
    }
    if (arcs_.empty())
        return;
    scores.network.scoreLabels(scores.first, arcs_, scores.reading);
    const float* labels = scores.reading.labels.data();
    for (const auto& [word, head] : arcs_) {
        const float most = labels[greatest(labels, labelCount)];
        float sum = 0;
        for (std::size_t i = 0; i < labelCount; ++i)
            sum += std::exp(labels[i] - most);
        arcScores[(word - 1) * columns + head] -= std::log(sum);
        labels += labelCount;
    }
}

// Makes a tree of these heads: words with the head they had before keep their relation.
void TreeChooser::follow(const Scores& scores, std::span<const std::uint32_t> heads, const Tree& before,
                         Tree& tree) {
    tree.heads.assign(heads.begin(), heads.end());
    tree.relations = before.relations;
    tree.unlikely = before.unlikely;
    arcs_.clear();
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
        if (heads[i] == before.heads[i])
            continue;
        tree.unlikely[i] = 0;
        tree.relations[i] = Deprel::root;
        if (heads[i] != 0)
            arcs_.push_back({i + 1, heads[i]});
    }
    if (arcs_.empty())
        return;
    scores.network.scoreLabels(scores.first, arcs_, scores.reading);
    float* labels = scores.reading.labels.data();
    for (const auto& [word, head] : arcs_) {
        labels[rootLabel] = forbidden;
        tree.relations[word - 1] = static_cast<Deprel>(greatest(labels, labelCount));
        labels += labelCount;
    }
}

float TreeChooser::costOfPairs(const Scores& scores, const Tree& tree,
                               std::vector<Conflict>* conflicts) const {
    const auto size = static_cast<std::uint32_t>(tree.heads.size());
    float sum = 0;
    const auto add = [&](float cost, std::uint32_t one, std::uint32_t other) {
        if (cost < leastCost)
            return;
        sum += cost;
        if (conflicts)
            conflicts->push_back({{one, other}, cost});
    };
    if (scores.opensAsParticiple && tree.heads[0] == 0) {
        const auto isSubject = [&](std::uint32_t word) {
            return tree.heads[word - 1] == 1 && (tree.relations[word - 1] == Deprel::nsubj ||
                                                 tree.relations[word - 1] == Deprel::nsubjPass);
        };
        bool subject = false;
        for (std::uint32_t word = 2; word <= size; ++word)
            subject |= isSubject(word);
        if (!subject)
            add(openingCost, 1, 1);
    }
    for (std::uint32_t word = 1; word <= size; ++word) {
        const std::uint32_t head = tree.heads[word - 1];
        const Deprel relation = tree.relations[word - 1];
        if (head == 0 || relation == Deprel::punct)
            continue;
        // "people familiar with the matter"
        const bool heavy = relation == Deprel::amod && head < word && word < size && tree.heads[word] > word;
        if (!heavy)
            add(scores.pairs.below(tree.relations[head - 1], relation, word < head), word, head);
        for (std::uint32_t other = word + 1; other <= size; ++other)
            if (tree.heads[other - 1] == head && tree.relations[other - 1] != Deprel::punct)
                add(scores.pairs.beside(scores.tags[head - 1], relation, tree.relations[other - 1]), word,
                    other);
    }
    return sum;
}

void TreeChooser::weigh(const Scores& scores, Tree& tree) const {
    const std::size_t columns = tree.heads.size() + 1;
    tree.worth = -pairWeight * costOfPairs(scores, tree, nullptr);
    for (std::size_t i = 0; i < tree.heads.size(); ++i)
        tree.worth += scores.reading.arcs[i * columns + tree.heads[i]] - tree.unlikely[i];
}

void TreeChooser::keepBetter(const Scores& scores) {
    weigh(scores, trial_);
    if (trial_.worth > next_.worth)
        next_ = trial_;
}

// What there is to gain where no arc of the word is in a conflict.
float TreeChooser::gainAt(std::uint32_t word) const {
    float sum = 0;
    for (const Conflict& conflict : conflicts_)
        if (conflict.words[0] == word || conflict.words[1] == word)
            sum += conflict.cost;
    return pairWeight * sum;
}

void TreeChooser::relabel(const Scores& scores, std::uint32_t word, float gain) {
    const Arc arc{word, best_.heads[word - 1]};
    scores.network.scoreLabels(scores.first, std::span(&arc, 1), scores.reading);
    row_ = scores.reading.labels;
    row_[rootLabel] = forbidden;
    const float most = row_[greatest(row_.data(), labelCount)];
    for (std::size_t label = 0; label < labelCount; ++label) {
        const auto relation = static_cast<Deprel>(label);
        if (row_[label] < most - gain || relation == best_.relations[word - 1])
            continue;
        trial_ = best_;
        trial_.relations[word - 1] = relation;
        trial_.unlikely[word - 1] = most - row_[label];
        keepBetter(scores);
    }
}

void TreeChooser::move(const Scores& scores, std::uint32_t word, float gain) {
    const std::size_t size = best_.heads.size(), columns = size + 1;
    float* row = scores.reading.arcs.data() + (word - 1) * columns;
    float& score = row[best_.heads[word - 1]];
    const float kept = std::exchange(score, forbidden);
    if (row[greatest(row, columns)] > kept - gain) {
        follow(scores, decoder_.decode(scores.reading.arcs, size), best_, trial_);
        score = kept;
        keepBetter(scores);
    }
    score = kept;
}

} // namespace claimline::language
