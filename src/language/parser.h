// Dependencies: a greedy arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta 2011), 2n steps.
//
// The stack holds words whose head is not known; word 0 is the root, at the bottom. SHIFT moves the next word
// of the buffer to the stack; LEFT hangs the stack's top on the next word; RIGHT hangs the top on the one
// below.
#pragma once

#include "language/language.h"
#include "language/punctuation.h"
#include "language/words.h"

namespace claimline::language {

constexpr std::uint32_t relations = static_cast<std::uint32_t>(Deprel::xcomp) + 1;
constexpr std::uint32_t shiftStep = 0;
constexpr std::uint32_t leftSteps = 1;
constexpr std::uint32_t rightSteps = 1 + relations;
constexpr std::uint32_t stepClasses = 1 + 2 * relations;
static_assert(stepClasses <= maxClasses);

// A word with what the parse so far has hung on it.
struct Node {
    std::uint32_t form = 0;
    std::uint16_t cluster = 0;
    std::uint8_t tag = 0, upos = 0;
    std::uint16_t head = 0;
    std::uint8_t relation = 0; // 1 + Deprel; 0: none yet
    std::uint8_t leftCount = 0, rightCount = 0;
    std::uint16_t left1 = 0, left2 = 0, right1 = 0, right2 = 0; // outermost children; 0: none
    std::uint64_t leftSet = 0, rightSet = 0;                    // bit per relation of the children
    std::uint32_t marker = 0;                                   // form of a case or mark on it
    std::uint16_t commas = 0, quotes = 0, verbs = 0;            // in the sentence before this word
    std::uint32_t before = 0; // the marks between the word before and this one
    std::uint16_t token = 0;  // from 0, in the sentence with its marks
};

class ParseState {
public:
    // Nodes 1 to n are the words of a sentence but for its punctuation (punctuation.h), or all where there is
    // nothing else; upos by tag of the model.
    void start(std::span<const Word> words, std::span<const std::uint8_t> uposOfTag);

    bool done() const { return next_ > size_ && stack_.size() == 1; }
    bool mayShift() const { return next_ <= size_; }
    bool mayLeft() const { return stack_.size() > 1 && next_ <= size_; }
    // The root takes one word, when all others have found their head.
    bool mayRight() const { return stack_.size() > 2 || (stack_.size() == 2 && next_ > size_); }
    bool rightIsRoot() const { return stack_.size() == 2; }

    void apply(std::uint32_t step);

    std::uint32_t size() const { return size_; }
    std::uint32_t next() const { return next_; } // size() + 1 at the end
    const std::vector<std::uint16_t>& stack() const { return stack_; }
    const std::vector<Node>& nodes() const { return nodes_; } // 0: root; size() + 1: nothing

    // The best step of those that may be taken.
    std::uint32_t bestStep(const Scores& scores) const;

    // The features of the state, good until the next call.
    std::span<const std::uint64_t> features();

private:
    static void addMark(Node& node, std::uint32_t form);
    void hang(std::uint32_t child, std::uint32_t head, std::uint32_t relation);

    std::vector<Node> nodes_;
    std::vector<std::uint16_t> stack_;
    std::uint32_t size_ = 0, next_ = 1;
    std::array<std::uint64_t, Weights::maxFeatures> features_;
};

template<class Model>
void parseWords(const Model& model, ParseState& state) {
    while (!state.done()) {
        Scores scores{};
        model.add(state.features(), scores);
        state.apply(state.bestStep(scores));
    }
}

// The finished parse as a tree over all words, its marks still without a head.
void readTree(const ParseState& state, std::span<const Word> words, std::span<const std::uint8_t> uposOfTag,
              Tree& tree);

} // namespace claimline::language
