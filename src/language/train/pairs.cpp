#include "language/train/pairs.h"

#include "language/relation_pairs.h"

#include <algorithm>
#include <cmath>

namespace claimline::language::train {

namespace {

constexpr std::size_t relations = RelationPairs::relations;

struct Counts {
    std::vector<double> pairs = std::vector<double>(RelationPairs::size);
    std::vector<double> heads = std::vector<double>(relations);        // words with that relation
    std::vector<double> children = std::vector<double>(2 * relations); // by relation and side, of any word
    std::vector<double> tags = std::vector<double>(RelationPairs::tags);
    std::vector<double> below = std::vector<double>(RelationPairs::tags * relations); // by the head's tag
    double words = 0;

    void add(const GoldSentence& sentence) {
        for (std::uint32_t i = 0; i < sentence.size(); ++i) {
            const GoldWord& word = sentence[i];
            ++words;
            ++heads[static_cast<std::size_t>(word.deprel)];
            ++tags[static_cast<std::size_t>(word.upos)];
            if (word.head == 0)
                continue;
            const GoldWord& head = sentence[word.head - 1];
            const bool first = i + 1 < word.head;
            ++children[2 * static_cast<std::size_t>(word.deprel) + first];
            ++below[static_cast<std::size_t>(head.upos) * relations + static_cast<std::size_t>(word.deprel)];
            ++pairs[RelationPairs::placeBelow(head.deprel, word.deprel, first)];
            for (std::uint32_t k = 0; k < i; ++k)
                if (sentence[k].head == word.head)
                    ++pairs[RelationPairs::placeBeside(head.upos, sentence[k].deprel, word.deprel)];
        }
    }
};

// The logarithm of how much rarer than expected, in steps; a half is added to both, that none is nothing.
char cost(double expected, double found) {
    const double rarer = std::log((expected + 0.5) / (found + 0.5));
    return static_cast<char>(std::clamp(std::lround(rarer * RelationPairs::steps), 0l, 255l));
}

} // namespace

std::string countPairs(const std::vector<GoldSentence>& bank) {
    Counts counts;
    for (const GoldSentence& sentence : bank)
        counts.add(sentence);
    std::string packed(RelationPairs::size, '\0');
    for (std::size_t one = 0; one < relations; ++one)
        for (std::size_t other = 0; other < relations; ++other) {
            const auto a = static_cast<Deprel>(one), b = static_cast<Deprel>(other);
            for (const bool first : {false, true}) {
                const std::size_t place = RelationPairs::placeBelow(a, b, first);
                packed[place] = cost(counts.heads[one] * counts.children[2 * other + first] / counts.words,
                                     counts.pairs[place]);
            }
            for (std::size_t tag = 0; one <= other && tag < RelationPairs::tags; ++tag) {
                const std::size_t place = RelationPairs::placeBeside(static_cast<Upos>(tag), a, b);
                const double expected = counts.below[tag * relations + one] *
                                        counts.below[tag * relations + other] /
                                        std::max(1.0, counts.tags[tag]) / (one == other ? 2 : 1);
                packed[place] = cost(expected, counts.pairs[place]);
            }
        }
    return packed;
}

} // namespace claimline::language::train
