#include "language/train/oracle.h"

#include <algorithm>

namespace claimline::language::train {

StepSet bestSteps(const ParseState& state, const std::vector<std::uint32_t>& heads,
                  const std::vector<std::uint32_t>& labels) {
    const auto& stack = state.stack();
    const std::uint32_t next = state.next(), size = state.size();
    const std::uint32_t top = stack.back();
    const std::uint32_t below = stack.size() > 1 ? stack[stack.size() - 2] : 0;
    const auto inBuffer = [&](std::uint32_t word, std::uint32_t from) {
        return word >= from && word <= size;
    };
    // Children of the top that still wait in the buffer are lost when it is popped.
    std::uint32_t waiting = 0;
    for (std::uint32_t i = next; i <= size; ++i)
        waiting += heads[i] == top;
    constexpr std::uint32_t impossible = 1'000'000;
    std::uint32_t shift = impossible, left = impossible, right = impossible;
    if (state.mayShift()) {
        shift = 0;
        for (std::size_t i = 0; i < stack.size(); ++i) {
            shift += i + 1 < stack.size() && heads[next] == stack[i];
            shift += stack[i] != 0 && heads[stack[i]] == next;
        }
    }
    if (state.mayLeft())
        left = waiting + (heads[top] == below || inBuffer(heads[top], next + 1));
    if (state.mayRight())
        right = waiting + inBuffer(heads[top], next);
    const std::uint32_t least = std::min({shift, left, right});
    StepSet best{};
    if (shift == least)
        best[shiftStep] = true;
    constexpr auto root = static_cast<std::uint32_t>(Deprel::root);
    // Off the gold tree the word's own label may be the root's, which only the root gives.
    const std::uint32_t label = labels[top] == root && !(state.mayRight() && state.rightIsRoot())
                                    ? static_cast<std::uint32_t>(Deprel::parataxis)
                                    : labels[top];
    if (left == least)
        best[leftSteps + label] = true;
    if (right == least)
        best[rightSteps + (state.rightIsRoot() ? root : label)] = true;
    return best;
}

} // namespace claimline::language::train
