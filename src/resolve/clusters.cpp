#include "resolve/clusters.h"

#include <algorithm>
#include <unordered_map>

namespace claimline::resolve {

namespace {

class Joiner {
public:
    explicit Joiner(ClusterTask task)
        : task_(std::move(task))
        , owner_(task_.items)
        , members_(task_.items) {
        near_.resize(task_.items);
        for (std::uint32_t i = 0; i < task_.items; ++i) {
            owner_[i] = i;
            members_[i] = {i};
        }
        for (const Link& link : task_.links) {
            near_[link.a][link.b] += link.score;
            near_[link.b][link.a] += link.score;
        }
    }

    std::vector<std::uint32_t> run() {
        for (const auto& [a, b] : task_.joined)
            if (owner_[a] != owner_[b])
                merge(owner_[a], owner_[b]);
        std::sort(task_.links.begin(), task_.links.end(), [](const Link& x, const Link& y) {
            return x.score != y.score ? x.score > y.score : std::pair(x.a, x.b) < std::pair(y.a, y.b);
        });
        for (const Link& link : task_.links) {
            if (link.score < task_.least)
                break;
            const std::uint32_t a = owner_[link.a], b = owner_[link.b];
            if (a != b && alike(a, b) && mayJoin(a, b))
                merge(a, b);
        }
        for (std::uint32_t i = 0; i < task_.items; ++i)
            owner_[i] = *std::min_element(members_[owner_[i]].begin(), members_[owner_[i]].end());
        return owner_;
    }

private:
    bool alike(std::uint32_t a, std::uint32_t b) const {
        const auto sum = near_[a].find(b);
        const auto pairs = static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size());
        return sum != near_[a].end() && sum->second / pairs >= task_.leastAverage;
    }

    bool mayJoin(std::uint32_t a, std::uint32_t b) const {
        for (const auto& [x, y] : task_.parted) {
            const std::uint32_t ox = owner_[x], oy = owner_[y];
            if ((ox == a && oy == b) || (ox == b && oy == a))
                return false;
        }
        if (task_.groups.empty())
            return true;
        const auto &x = task_.groups[a], &y = task_.groups[b];
        for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
            if (x[i] == y[j])
                return false;
            x[i] < y[j] ? ++i : ++j;
        }
        return true;
    }

    // The larger one takes in the smaller, so that each item moves at most log n times.
    void merge(std::uint32_t a, std::uint32_t b) {
        if (members_[a].size() < members_[b].size())
            std::swap(a, b);
        for (const std::uint32_t item : members_[b])
            owner_[item] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
        if (!task_.groups.empty()) {
            auto& groups = task_.groups[a];
            groups.insert(groups.end(), task_.groups[b].begin(), task_.groups[b].end());
            std::sort(groups.begin(), groups.end());
        }
        for (const auto& [other, sum] : near_[b]) {
            near_[other].erase(b);
            if (other == a)
                continue;
            near_[a][other] += sum;
            near_[other][a] += sum;
        }
        near_[b].clear();
    }

    ClusterTask task_;
    std::vector<std::uint32_t> owner_;
    std::vector<std::vector<std::uint32_t>> members_;
    std::vector<std::unordered_map<std::uint32_t, double>> near_; // sum of scores to other clusters
};

} // namespace

std::vector<std::uint32_t> cluster(ClusterTask task) {
    return Joiner(std::move(task)).run();
}

} // namespace claimline::resolve
