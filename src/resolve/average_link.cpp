#include "resolve/average_link.h"

#include <algorithm>
#include <queue>
#include <tuple>
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
            for (const auto& [b, sum] : sums_[a])
                if (a < b)
                    offer(a, b, sum);
    }

    std::vector<std::uint32_t> run() {
        while (!offers_.empty()) {
            const Offer offer = offers_.top();
            offers_.pop();
            if (offer.changesOfA == changes_[offer.a] && offer.changesOfB == changes_[offer.b])
                join(offer.a, offer.b);
        }
        for (std::uint32_t& own : owner_) // a cluster is named by its smallest member: names only fall
            while (own != owner_[own])
                own = owner_[own];
        return std::move(owner_);
    }

private:
    struct Offer {
        double mean = 0;
        std::uint32_t a = 0, b = 0; // a < b
        std::uint32_t changesOfA = 0, changesOfB = 0;
        bool operator<(const Offer& other) const {
            return std::tie(mean, other.a, other.b) < std::tie(other.mean, a, b);
        }
    };

    void offer(std::uint32_t a, std::uint32_t b, double sum) {
        const double mean = sum / (static_cast<double>(sizes_[a]) * static_cast<double>(sizes_[b]));
        if (mean >= least_)
            offers_.push(
                {mean, std::min(a, b), std::max(a, b), changes_[std::min(a, b)], changes_[std::max(a, b)]});
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
        for (const auto& [other, sum] : sums_[into])
            if (sizes_[other] > 0)
                offer(into, other, sum);
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
