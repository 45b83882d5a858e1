#include "language/tree_decoder.h"

#include "language/kernels.h"

#include <algorithm>

namespace claimline::language {

namespace {

// Eisner's search is cubic: 4 µs a word at this size, 25 at 400.
constexpr std::size_t mostSearched = 160;

} // namespace

std::span<const std::uint32_t> TreeDecoder::decode(std::span<const float> scores, std::size_t size) {
    if (takeBestHeads(scores, size) && isTreeWithoutCrossings())
        return heads_;
    if (size <= mostSearched)
        search(scores, size);
    else
        joinNeighbours(scores, size);
    return heads_;
}

bool TreeDecoder::takeBestHeads(std::span<const float> scores, std::size_t size) {
    heads_.resize(size);
    std::size_t roots = 0;
    for (std::size_t i = 0; i < size; ++i) {
        heads_[i] = static_cast<std::uint32_t>(greatest(scores.data() + i * (size + 1), size + 1));
        roots += heads_[i] == 0;
    }
    return roots == 1;
}

// Whether the heads are a tree of which no arc crosses another. Arcs that do not cross, with one root and no
// word below itself, are a tree.
bool TreeDecoder::isTreeWithoutCrossings() const {
    const auto size = static_cast<std::uint32_t>(heads_.size());
    for (std::uint32_t word = 1; word <= size; ++word) {
        std::uint32_t above = heads_[word - 1], steps = 0;
        while (above != 0 && steps <= size) {
            above = heads_[above - 1];
            ++steps;
        }
        if (steps > size)
            return false;
    }
    for (std::uint32_t word = 1; word <= size; ++word) {
        const std::uint32_t head = heads_[word - 1];
        if (head == 0)
            continue;
        // All words between must have their heads from head to word.
        const auto [low, high] = std::minmax(word, head);
        for (std::uint32_t between = low + 1; between < high; ++between) {
            const std::uint32_t other = heads_[between - 1];
            if (other < low || other > high)
                return false;
        }
    }
    return true;
}

// Hangs one of two neighbours on the other, the surest first, until one is left. A word that others have as
// their best head waits for them.
void TreeDecoder::joinNeighbours(std::span<const float> scores, std::size_t size) {
    const std::size_t columns = size + 1;
    open_.resize(size);
    best_.resize(size);
    waiting_.assign(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t best = greatest(scores.data() + i * columns, columns);
        open_[i] = static_cast<std::uint32_t>(i);
        best_[i] = scores[i * columns + best];
        heads_[i] = static_cast<std::uint32_t>(best);
        ++waiting_[best];
    }
    const auto worth = [&](std::uint32_t word, std::uint32_t head) {
        constexpr float patience = 1000; // more than scores differ
        return scores[word * columns + head + 1] - best_[word] -
               patience * static_cast<float>(waiting_[word + 1]);
    };
    while (open_.size() > 1) {
        std::size_t chosen = 0, below = 1;
        float most = 0;
        for (std::size_t i = 0; i + 1 < open_.size(); ++i)
            for (std::size_t k = 0; k < 2; ++k) {
                const float value = worth(open_[i + k], open_[i + 1 - k]);
                if ((i == 0 && k == 0) || value > most) {
                    most = value;
                    chosen = i;
                    below = k;
                }
            }
        const std::uint32_t word = open_[chosen + below];
        --waiting_[heads_[word]];
        heads_[word] = open_[chosen + 1 - below] + 1;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(chosen + below));
    }
    heads_[open_.front()] = 0;
}

void TreeDecoder::search(std::span<const float> scores, std::size_t size) {
    size_ = size;
    const std::size_t cells = size * size;
    for (std::vector<float>* chart :
         {&right_, &rightByEnd_, &left_, &leftByEnd_, &openRight_, &openLeftByEnd_})
        chart->resize(std::max(chart->size(), cells));
    for (std::vector<std::uint16_t>* splits : {&rightSplit_, &leftSplit_, &arcSplit_})
        splits->resize(std::max(splits->size(), cells));
    for (std::size_t i = 0; i < size; ++i)
        right_[i * size + i] = rightByEnd_[i * size + i] = left_[i * size + i] = leftByEnd_[i * size + i] = 0;
    for (std::size_t length = 1; length < size; ++length)
        for (std::size_t begin = 0; begin + length < size; ++begin)
            joinAt(scores, begin, begin + length);
    std::size_t root = 0;
    float best = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const float sum = left_[i] + right_[i * size + size - 1] + scores[i * (size + 1)];
        if (i == 0 || sum > best) {
            best = sum;
            root = i;
        }
    }
    heads_[root] = 0;
    readBack(0, root, false);
    readBack(root, size - 1, true);
}

void TreeDecoder::joinAt(std::span<const float> scores, std::size_t begin, std::size_t end) {
    const std::size_t size = size_, length = end - begin, forth = begin * size + end,
                      back = end * size + begin;
    const auto arc = bestSum(&right_[begin * size + begin], &leftByEnd_[back + 1], length);
    arcSplit_[forth] = static_cast<std::uint16_t>(begin + arc.index);
    openRight_[forth] = arc.sum + scores[end * (size + 1) + begin + 1];
    openLeftByEnd_[back] = arc.sum + scores[begin * (size + 1) + end + 1];
    const auto right = bestSum(&openRight_[begin * size + begin + 1], &rightByEnd_[back + 1], length);
    rightSplit_[forth] = static_cast<std::uint16_t>(begin + 1 + right.index);
    right_[forth] = rightByEnd_[back] = right.sum;
    const auto left = bestSum(&left_[begin * size + begin], &openLeftByEnd_[back], length);
    leftSplit_[forth] = static_cast<std::uint16_t>(begin + left.index);
    left_[forth] = leftByEnd_[back] = left.sum;
}

// Sets the heads below a complete span's head. Recursion is as deep as the sentence is long, which is
// limited.
void TreeDecoder::readBack(std::size_t begin, std::size_t end, bool rightwards) {
    if (begin == end)
        return;
    const std::size_t split = (rightwards ? rightSplit_ : leftSplit_)[begin * size_ + end];
    const std::size_t from = rightwards ? begin : split, to = rightwards ? split : end;
    heads_[rightwards ? to : from] = static_cast<std::uint32_t>((rightwards ? from : to) + 1);
    const std::size_t middle = arcSplit_[from * size_ + to];
    readBack(from, middle, true);
    readBack(middle + 1, to, false);
    if (rightwards)
        readBack(split, end, true);
    else
        readBack(begin, split, false);
}

} // namespace claimline::language
