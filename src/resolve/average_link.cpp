#include "resolve/average_link.h"

#include <numeric>

namespace claimline::resolve {

namespace {

class Linker {
public:
    Linker(std::vector<std::uint32_t> sizes, const PairScore& score)
        : things_(static_cast<std::uint32_t>(sizes.size()))
        , sums_(sizes.size() * sizes.size(), 0)
        , sizes_(std::move(sizes))
        , owner_(things_)
        , best_(things_, 0) {
        std::iota(owner_.begin(), owner_.end(), 0U);
        for (std::uint32_t b = 0; b < things_; ++b)
            for (std::uint32_t a = 0; a < b; ++a)
                sum(a, b) = sum(b, a) = score(a, b);
        for (std::uint32_t a = 0; a < things_; ++a)
            findBest(a);
    }

    std::vector<std::uint32_t> run(double least) {
        while (true) {
            std::uint32_t chosen = things_;
            for (std::uint32_t a = 0; a < things_; ++a)
                if (sizes_[a] > 0 && best_[a] != a &&
                    (chosen == things_ || mean(a, best_[a]) > mean(chosen, best_[chosen])))
                    chosen = a;
            if (chosen == things_ || mean(chosen, best_[chosen]) < least)
                return owner_;
            join(std::min(chosen, best_[chosen]), std::max(chosen, best_[chosen]));
        }
    }

private:
    double& sum(std::uint32_t a, std::uint32_t b) { return sums_[std::size_t{a} * things_ + b]; }
    double mean(std::uint32_t a, std::uint32_t b) {
        return sum(a, b) / (static_cast<double>(sizes_[a]) * static_cast<double>(sizes_[b]));
    }

    // Itself where there is no other left.
    void findBest(std::uint32_t a) {
        best_[a] = a;
        for (std::uint32_t b = 0; b < things_; ++b)
            if (b != a && sizes_[b] > 0 && (best_[a] == a || mean(a, b) > mean(a, best_[a])))
                best_[a] = b;
    }

    void join(std::uint32_t into, std::uint32_t from) {
        for (std::uint32_t other = 0; other < things_; ++other)
            if (other != into && other != from)
                sum(into, other) = sum(other, into) = sum(into, other) + sum(from, other);
        sizes_[into] += sizes_[from];
        sizes_[from] = 0;
        for (std::uint32_t& owner : owner_)
            if (owner == from)
                owner = into;
        for (std::uint32_t a = 0; a < things_; ++a)
            if (sizes_[a] > 0 && (a == into || best_[a] == into || best_[a] == from))
                findBest(a);
            else if (sizes_[a] > 0 && (best_[a] == a || mean(a, into) > mean(a, best_[a])))
                best_[a] = into;
    }

    std::uint32_t things_;
    std::vector<double> sums_;         // of the scores of all pairs of two clusters
    std::vector<std::uint32_t> sizes_; // 0: taken in by another
    std::vector<std::uint32_t> owner_;
    std::vector<std::uint32_t> best_; // the cluster nearest to each
};

} // namespace

std::vector<std::uint32_t> averageLink(std::size_t things, double least, const PairScore& score) {
    return averageLinkOn(std::vector<std::uint32_t>(things, 1), least, score);
}

std::vector<std::uint32_t> averageLinkOn(std::vector<std::uint32_t> sizes, double least,
                                         const PairScore& sum) {
    return Linker(std::move(sizes), sum).run(least);
}

} // namespace claimline::resolve
