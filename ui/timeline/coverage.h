// Coverage: how many articles the project holds for each day and publisher. A day without articles is not a
// calm day, and the timeline shows the difference. Pure.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace claimline::ui {

class Coverage {
public:
    struct Publisher {
        std::string name;               // empty: not known
        std::vector<std::int32_t> days; // of each article, sorted
    };

    Coverage() = default;
    explicit Coverage(const std::vector<store::ArticleRow>& articles);

    bool empty() const { return days_.empty(); }
    std::int32_t firstDay() const { return days_.empty() ? 0 : days_.front(); }
    std::int32_t lastDay() const { return days_.empty() ? 0 : days_.back(); }
    std::uint32_t dated() const { return static_cast<std::uint32_t>(days_.size()); }
    std::uint32_t undated() const { return undated_; }                       // not known to the day
    const std::vector<Publisher>& publishers() const { return publishers_; } // those with most first
    // In the days from `first` to `last`, both included.
    std::uint32_t articles(std::int32_t first, std::int32_t last) const;
    std::uint32_t articles(std::size_t publisher, std::int32_t first, std::int32_t last) const;
    // Days from the first to the last article that have none.
    std::uint32_t emptyDays() const { return emptyDays_; }

private:
    std::vector<std::int32_t> days_;
    std::vector<Publisher> publishers_;
    std::uint32_t undated_ = 0, emptyDays_ = 0;
};

// Cells of whole days, at least `least` pixels wide, from the one that holds `from`; their edges are the same
// wherever one looks from.
struct DayCells {
    std::int32_t first = 0, days = 1; // of a cell
    std::size_t count = 0;
};
DayCells dayCells(double from, double to, double secondsPerPixel, double least = 4);

} // namespace claimline::ui
