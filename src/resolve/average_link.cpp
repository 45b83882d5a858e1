#include "resolve/average_link.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace claimline::resolve {

namespace {

class Linker {
public:
    Linker(std::vector<std::uint32_t> start, const std::vector<ScoredPair>& pairs, double least)
        : owner_(std::move(start))
        , sums_(owner_.size())
        , sizes_(owner_.size(), 0)
        , changes_(owner_.size(), 0)
        , least_(least) {
        for (const std::uint32_t own : owner_)
            ++sizes_[own];
        for (const ScoredPair& pair : pairs)
            if (const std::uint32_t a = owner_[pair.a], b = owner_[pair.b]; a != b && pair.score > 0) {
                sums_[a][b] += pair.score;
                sums_[b][a] += pair.score;
            }
        for (std::uint32_t a = 0; a < owner_.size(); ++a)
            offerBest(a);
    }

    std::vector<std::uint32_t> run() {
        while (!offers_.empty()) {
            const Offer offer = offers_.top();
            offers_.pop();
            if (offer.changesOfBy != changes_[offer.by])
                continue;
            if (offer.changesOfTo == changes_[offer.to])
                join(std::min(offer.by, offer.to), std::max(offer.by, offer.to));
            else // a mean with a cluster that has grown is never above the better of what it grew from
                offerBest(offer.by);
        }
        for (std::uint32_t& own : owner_) // a cluster is named by its smallest member: names only fall
            while (own != owner_[own])
                own = owner_[own];
        return std::move(owner_);
    }

private:
    // To join a cluster with the one that is nearest to it.
    struct Offer {
        double mean = 0;
        std::uint32_t by = 0, to = 0;
        std::uint32_t changesOfBy = 0, changesOfTo = 0;
        bool operator<(const Offer& other) const {
            return mean != other.mean ? mean < other.mean
                                      : std::minmax(other.by, other.to) < std::minmax(by, to);
        }
    };

    void offerBest(std::uint32_t by) {
        Offer best;
        for (const auto& [to, sum] : sums_[by]) {
            if (sizes_[to] == 0)
                continue;
            const double mean = sum / (static_cast<double>(sizes_[by]) * static_cast<double>(sizes_[to]));
            if (const Offer offer{mean, by, to, changes_[by], changes_[to]}; best.mean == 0 || best < offer)
                best = offer;
        }
        if (best.mean > 0 && best.mean >= least_)
            offers_.push(best);
    }

    void join(std::uint32_t into, std::uint32_t from) {
        owner_[from] = into;
        sizes_[into] += sizes_[from];
        sizes_[from] = 0;
        ++changes_[into];
        ++changes_[from];
        for (const auto& [other, sum] : sums_[from])
            if (other != into && sizes_[other] > 0)
                sums_[other][into] = sums_[into][other] += sum;
        sums_[from].clear();
        offerBest(into);
    }

    std::vector<std::uint32_t> owner_;
    std::vector<std::unordered_map<std::uint32_t, double>>
        sums_;                                   // of the scores of all pairs of two clusters
    std::vector<std::uint32_t> sizes_, changes_; // of each cluster; no size: taken in by another
    double least_;
    std::priority_queue<Offer> offers_;
};

} // namespace

std::vector<std::uint32_t> averageLink(std::vector<std::uint32_t> start, const std::vector<ScoredPair>& pairs,
                                       double least) {
    return Linker(std::move(start), pairs, least).run();
}

} // namespace claimline::resolve
