#include "reports/toll_weigher.h"

#include "model/table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace claimline::reports {

Result<TollWeigher> TollWeigher::load(const std::filesystem::path& folder) {
    const auto table =
        claimline::Table::read(folder / "toll_weights.tsv", {"sign", "killed", "injured", "both"});
    if (!table)
        return tl::unexpected(table.error());
    TollWeigher out;
    const auto number = [](std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); };
    for (const auto& row : *table)
        out.weights_.emplace(row["sign"],
                             Weights{number(row["killed"]), number(row["injured"]), number(row["both"])});
    return out;
}

double TollWeigher::weigh(const Signs& signs, double Weights::*part) const {
    double sum = 0;
    for (const auto& [sign, strength] : signs)
        if (const auto weight = weights_.find(sign); weight != weights_.end())
            sum += weight->second.*part * strength;
    return sum;
}

TollChances TollWeigher::chances(const TollCase& told) const {
    TollChances scores;
    for (const std::size_t fate : {0U, 1U}) {
        const auto part = fate == 0 ? &Weights::killed : &Weights::injured;
        double sizes[3];
        for (std::size_t size = 0; size < 3; ++size)
            sizes[size] = weigh(told.sizes[fate][size], part);
        for (const auto& number : told.numbers[fate])
            scores[fate].push_back(sizes[static_cast<std::size_t>(sizeOf(number.value))] +
                                   weigh(number.signs, part));
    }
    std::vector<std::vector<double>> both(scores[0].size());
    double highest = -1e9;
    for (std::size_t killed = 0; killed < scores[0].size(); ++killed)
        for (std::size_t injured = 0; injured < scores[1].size(); ++injured) {
            both[killed].push_back(scores[0][killed] + scores[1][injured] +
                                   weigh(told.both[killed][injured], &Weights::both));
            highest = std::max(highest, both[killed].back());
        }
    TollChances out{std::vector<double>(scores[0].size()), std::vector<double>(scores[1].size())};
    double all = 0;
    for (std::size_t killed = 0; killed < both.size(); ++killed)
        for (std::size_t injured = 0; injured < both[killed].size(); ++injured) {
            const double chance = std::exp(both[killed][injured] - highest);
            out[0][killed] += chance;
            out[1][injured] += chance;
            all += chance;
        }
    for (auto& list : out)
        for (double& chance : list)
            chance /= all;
    return out;
}

Toll TollWeigher::settle(const TollCase& told) const {
    const TollChances likely = chances(told);
    const auto best = [&](std::size_t fate) -> std::optional<int> {
        const auto& list = likely[fate];
        if (list.empty())
            return std::nullopt;
        const auto at = std::max_element(list.begin(), list.end()) - list.begin();
        return told.numbers[fate][static_cast<std::size_t>(at)].value;
    };
    return {best(0), best(1)};
}

} // namespace claimline::reports
