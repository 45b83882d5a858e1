#include "resolve/clusters.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace claimline::resolve {

namespace {

// So many members of each side stand for it in a mean: the cost of a joining stays bounded in a collection
// with hundreds of articles on one story.
constexpr std::size_t mostCompared = 32;

class Joiner {
public:
    explicit Joiner(ClusterTask task)
        : task_(std::move(task))
        , owner_(task_.items)
        , members_(task_.items) {
        for (std::uint32_t i = 0; i < task_.items; ++i) {
            owner_[i] = i;
            members_[i] = {i};
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
            if (a != b && !refusedBefore(a, b) && mayJoin(a, b)) {
                if (alike(a, b))
                    merge(a, b);
                else
                    refused_[key(a, b)] = members_[a].size() + members_[b].size();
            }
        }
        for (std::uint32_t i = 0; i < task_.items; ++i)
            owner_[i] = *std::min_element(members_[owner_[i]].begin(), members_[owner_[i]].end());
        return owner_;
    }

private:
    static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
        return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    }

    // Clusters only grow: the same two of the same size are the same two.
    bool refusedBefore(std::uint32_t a, std::uint32_t b) const {
        const auto found = refused_.find(key(a, b));
        return found != refused_.end() && found->second == members_[a].size() + members_[b].size();
    }

    bool alike(std::uint32_t a, std::uint32_t b) const {
        const std::size_t as = std::min(members_[a].size(), mostCompared);
        const std::size_t bs = std::min(members_[b].size(), mostCompared);
        double sum = 0;
        for (std::size_t i = 0; i < as; ++i)
            for (std::size_t j = 0; j < bs; ++j)
                sum += task_.score(members_[a][i], members_[b][j]);
        const double doublings = std::log2(static_cast<double>(std::min(as, bs)));
        return sum / static_cast<double>(as * bs) >= task_.leastAverage + task_.morePerDoubling * doublings;
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

    // The larger one takes in the smaller, so that each item moves at most log n times. Members stay sorted:
    // which of them stand for a large cluster rests on their numbers alone.
    void merge(std::uint32_t a, std::uint32_t b) {
        if (members_[a].size() < members_[b].size())
            std::swap(a, b);
        for (const std::uint32_t item : members_[b])
            owner_[item] = a;
        takeIn(members_[a], members_[b]);
        if (!task_.groups.empty())
            takeIn(task_.groups[a], task_.groups[b]);
    }

    static void takeIn(std::vector<std::uint32_t>& all, std::vector<std::uint32_t>& more) {
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), more.begin(), more.end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end());
        more = {};
    }

    ClusterTask task_;
    std::vector<std::uint32_t> owner_;
    std::vector<std::vector<std::uint32_t>> members_;        // sorted
    std::unordered_map<std::uint64_t, std::size_t> refused_; // pair of clusters: how large both were together
};

} // namespace

std::vector<std::uint32_t> cluster(ClusterTask task) {
    return Joiner(std::move(task)).run();
}

} // namespace claimline::resolve
