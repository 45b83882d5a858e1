#include "timeline/coverage.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace claimline::ui {

namespace {

std::uint32_t countIn(const std::vector<std::int32_t>& sorted, std::int32_t first, std::int32_t last) {
    const auto begin = std::lower_bound(sorted.begin(), sorted.end(), first);
    return static_cast<std::uint32_t>(std::upper_bound(begin, sorted.end(), last) - begin);
}

constexpr double daySeconds = 86'400;

} // namespace

Coverage::Coverage(const std::vector<store::ArticleRow>& articles) {
    std::map<std::string, std::vector<std::int32_t>> byName;
    for (const store::ArticleRow& article : articles) {
        const auto day = article.published.known() ? article.published.day() : std::nullopt;
        if (!day) {
            ++undated_;
            continue;
        }
        days_.push_back(day->number);
        byName[article.publisher].push_back(day->number);
    }
    std::sort(days_.begin(), days_.end());
    for (auto& [name, days] : byName) {
        std::sort(days.begin(), days.end());
        publishers_.push_back({name, std::move(days)});
    }
    std::stable_sort(publishers_.begin(), publishers_.end(),
                     [](const Publisher& a, const Publisher& b) { return a.days.size() > b.days.size(); });
    for (std::size_t i = 1; i < days_.size(); ++i)
        emptyDays_ += static_cast<std::uint32_t>(std::max(0, days_[i] - days_[i - 1] - 1));
}

std::uint32_t Coverage::articles(std::int32_t first, std::int32_t last) const {
    return countIn(days_, first, last);
}

std::uint32_t Coverage::articles(std::size_t publisher, std::int32_t first, std::int32_t last) const {
    return publisher < publishers_.size() ? countIn(publishers_[publisher].days, first, last) : 0;
}

DayCells dayCells(double from, double to, double secondsPerPixel, double least) {
    DayCells cells;
    cells.days = std::max(1, static_cast<std::int32_t>(std::ceil(least * secondsPerPixel / daySeconds)));
    const double length = cells.days * daySeconds;
    const double first = std::floor(from / length);
    cells.first = static_cast<std::int32_t>(first) * cells.days;
    cells.count = static_cast<std::size_t>(std::clamp(std::ceil(to / length) - first, 0.0, 10'000.0));
    return cells;
}

} // namespace claimline::ui
