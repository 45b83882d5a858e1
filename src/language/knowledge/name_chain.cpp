#include "language/knowledge/name_chain.h"

#include <algorithm>
#include <cmath>

namespace claimline::language::known {

namespace {

constexpr float forbidden = -1e9F;

// The scores of a word as factors, the greatest 1.
LabelScores asFactors(const LabelScores& scores) {
    const float most = *std::ranges::max_element(scores);
    LabelScores factors;
    for (std::size_t label = 0; label < nameLabels; ++label)
        factors[label] = std::exp(scores[label] - most);
    return factors;
}

void normalise(LabelScores& row) {
    float sum = 0;
    for (const float value : row)
        sum += value;
    for (float& value : row)
        value = sum > 0 ? value / sum : 1.0F / nameLabels;
}

} // namespace

NameChain::NameChain(const Moves& moves)
    : moves_(moves) {
    for (std::size_t before = 0; before < nameLabels; ++before)
        for (std::size_t label = 0; label < nameLabels; ++label) {
            if (!mayFollow(before, label))
                moves_[before][label] = forbidden;
            factors_[before][label] = mayFollow(before, label) ? std::exp(moves[before][label]) : 0;
        }
}

std::vector<std::size_t> NameChain::best(const std::vector<LabelScores>& scores) const {
    std::vector<std::array<std::uint8_t, nameLabels>> from(scores.size());
    LabelScores now{};
    now.fill(forbidden);
    now[0] = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        LabelScores next{};
        for (std::size_t label = 0; label < nameLabels; ++label) {
            std::size_t at = 0;
            for (std::size_t before = 1; before < nameLabels; ++before)
                if (now[before] + moves_[before][label] > now[at] + moves_[at][label])
                    at = before;
            from[i][label] = static_cast<std::uint8_t>(at);
            next[label] = now[at] + moves_[at][label] + scores[i][label];
        }
        now = next;
    }
    std::size_t label = 0;
    for (std::size_t other = 1; other < nameLabels; ++other)
        if (now[other] + moves_[other][0] > now[label] + moves_[label][0])
            label = other;
    std::vector<std::size_t> labels(scores.size());
    for (std::size_t i = scores.size(); i-- > 0; label = from[i][label])
        labels[i] = label;
    return labels;
}

std::vector<LabelScores> NameChain::chances(const std::vector<LabelScores>& scores, Moves* pairs) const {
    std::vector<LabelScores> words(scores.size());
    std::ranges::transform(scores, words.begin(), asFactors);
    const auto front = forward(words), behind = backward(words);
    std::vector<LabelScores> chances(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t b = 0; b < nameLabels; ++b)
            chances[i][b] = front[i][b] * behind[i][b];
        normalise(chances[i]);
    }
    if (pairs && !scores.empty()) {
        for (std::size_t b = 0; b < nameLabels; ++b) {
            (*pairs)[0][b] += chances.front()[b];
            (*pairs)[b][0] += chances.back()[b];
        }
        for (std::size_t i = 1; i < scores.size(); ++i)
            addPairs(front[i - 1], words[i], behind[i], *pairs);
    }
    return chances;
}

// How probable each label is by the words up to this one.
std::vector<LabelScores> NameChain::forward(const std::vector<LabelScores>& words) const {
    std::vector<LabelScores> front(words.size());
    LabelScores before{};
    before[0] = 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t a = 0; a < nameLabels; ++a)
            for (std::size_t b = 0; b < nameLabels; ++b)
                front[i][b] += before[a] * factors_[a][b];
        for (std::size_t b = 0; b < nameLabels; ++b)
            front[i][b] *= words[i][b];
        normalise(front[i]);
        before = front[i];
    }
    return front;
}

// How well each label of a word goes with the words behind it.
std::vector<LabelScores> NameChain::backward(const std::vector<LabelScores>& words) const {
    std::vector<LabelScores> behind(words.size());
    LabelScores weighed{};
    weighed[0] = 1;
    for (std::size_t i = words.size(); i-- > 0;) {
        for (std::size_t a = 0; a < nameLabels; ++a)
            for (std::size_t b = 0; b < nameLabels; ++b)
                behind[i][a] += factors_[a][b] * weighed[b];
        normalise(behind[i]);
        for (std::size_t b = 0; b < nameLabels; ++b)
            weighed[b] = words[i][b] * behind[i][b];
    }
    return behind;
}

void NameChain::addPairs(const LabelScores& before, const LabelScores& word, const LabelScores& behind,
                         Moves& pairs) const {
    Moves both{};
    float sum = 0;
    for (std::size_t a = 0; a < nameLabels; ++a)
        for (std::size_t b = 0; b < nameLabels; ++b)
            sum += both[a][b] = before[a] * factors_[a][b] * word[b] * behind[b];
    for (std::size_t a = 0; a < nameLabels; ++a)
        for (std::size_t b = 0; b < nameLabels; ++b)
            pairs[a][b] += sum > 0 ? both[a][b] / sum : 0;
}

} // namespace claimline::language::known
