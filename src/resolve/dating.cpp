#include "resolve/dating.h"

#include "resolve/likeness.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace claimline::resolve {

namespace {

// Articles less alike than this say nothing about each other's date.
constexpr double leastLikeness = 0.12;
constexpr std::size_t mostNeighbours = 12;
constexpr int rounds = 3;       // an article dated in one round is evidence in the next
constexpr int longestEcho = 60; // days that an article may lie behind the last day and month that it names
constexpr int farthest = 183;   // a day and month without a year belongs to the year that brings it nearest

struct Neighbour {
    std::size_t article = 0;
    double likeness = 0;
};

struct Guess {
    Day day;
    double confidence = 0;
    bool approximate = false;
    std::string because;
};

bool needsDate(const DateOutline& article) {
    return !article.published.known() ||
           (article.published.basis == DateBasis::inferred && article.published.confidence < 0.5);
}

class Dater {
public:
    Dater(const std::vector<const DateOutline*>& articles, const Vocabulary& vocabulary,
          const Background* whole)
        : articles_(articles)
        , days_(articles.size())
        , near_(articles.size()) {
        WordNumbers words;
        std::vector<Counts> terms;
        std::vector<std::uint32_t> undated;
        for (std::uint32_t i = 0; i < articles.size(); ++i) {
            terms.push_back(numbered(articles[i]->terms, words));
            if (needsDate(*articles[i]))
                undated.push_back(i);
            else
                days_[i] = dayOf(articles[i]->published.earliestStart);
        }
        const TermSpace space(vocabulary, words, terms, {}, whole);
        space.forEachLike(undated, leastLikeness, [&](std::uint32_t i, std::uint32_t j, double likeness) {
            near_[i].push_back({j, likeness});
        });
        for (auto& list : near_)
            std::sort(list.begin(), list.end(), [](const Neighbour& a, const Neighbour& b) {
                return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
            });
    }

    std::vector<DatedArticle> run() {
        std::vector<DatedArticle> out;
        for (int round = 0; round < rounds; ++round) {
            // All of a round see the same state, so that no order matters.
            std::vector<std::pair<std::size_t, Guess>> found;
            for (std::size_t i = 0; i < articles_.size(); ++i)
                if (!days_[i])
                    if (auto guess = guessFor(i))
                        found.emplace_back(i, *guess);
            if (found.empty())
                break;
            for (const auto& [i, guess] : found) {
                days_[i] = guess.day;
                out.push_back(datedBy(*articles_[i], guess));
            }
        }
        std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        return out;
    }

private:
    std::vector<Neighbour> dated(std::size_t article) const {
        std::vector<Neighbour> out;
        for (const Neighbour& neighbour : near_[article])
            if (days_[neighbour.article] && out.size() < mostNeighbours)
                out.push_back(neighbour);
        return out;
    }

    std::string named(const std::vector<Neighbour>& neighbours) const {
        const auto& first = *articles_[neighbours.front().article];
        std::string out = "article " + first.id.text().substr(0, 6) + " (" +
                          whenOfDay(*days_[neighbours.front().article]).edtf + ")";
        if (neighbours.size() > 1)
            out += " and " + std::to_string(neighbours.size() - 1) + " more";
        return out;
    }

    std::optional<Guess> guessFor(std::size_t i) const {
        const auto neighbours = dated(i);
        if (neighbours.empty())
            return std::nullopt;
        const DateOutline& article = *articles_[i];
        if (article.month != 0 && article.dayOfMonth != 0)
            return fromMonthDay(article, neighbours);
        if (!article.candidates.empty())
            return fromCandidates(article, neighbours);
        if (neighbours.front().likeness < 2 * leastLikeness)
            return std::nullopt;
        const Day day = *days_[neighbours.front().article];
        if (article.weekday != 0)
            return fromWeekday(article, day, neighbours);
        return Guess{day, 0.3, true, "like " + named(neighbours)};
    }

    // The year that brings "November 19" nearest to what like articles are dated.
    std::optional<Guess> fromMonthDay(const DateOutline& article,
                                      const std::vector<Neighbour>& neighbours) const {
        const int year = days_[neighbours.front().article]->year();
        std::optional<Guess> best;
        double bestDistance = farthest;
        for (int y = year - 1; y <= year + 1; ++y) {
            const auto day = Day::of(y, article.month, article.dayOfMonth);
            if (!day)
                continue;
            double distance = 0, weight = 0;
            for (const Neighbour& neighbour : neighbours) {
                distance += neighbour.likeness * std::abs(*days_[neighbour.article] - *day);
                weight += neighbour.likeness;
            }
            distance /= weight;
            if (distance >= bestDistance)
                continue;
            bestDistance = distance;
            best = Guess{*day, distance < 31 ? 0.8 : 0.5, false,
                         "names " + whenOfDay(*day).edtf.substr(5) +
                             "; the year is that of like reports: " + named(neighbours)};
        }
        if (best)
            moveOn(*best, article);
        return best;
    }

    // The day named lies behind the article: a later day that its text allows, or the weekday that it calls
    // its own, is the better date. "On Thursday … the attack of October 8" was not written on the 8th, a
    // Wednesday.
    static void moveOn(Guess& guess, const DateOutline& article) {
        const auto* later = static_cast<const std::pair<Day, double>*>(nullptr);
        for (const auto& candidate : article.candidates)
            if (candidate.first > guess.day && candidate.first - guess.day <= longestEcho &&
                (!later || candidate.second > later->second))
                later = &candidate;
        const bool allowed =
            std::ranges::any_of(article.candidates, [&](const auto& c) { return c.first == guess.day; });
        if (later && !allowed) {
            guess.day = later->first;
            guess.confidence = std::min(guess.confidence, 0.7);
            guess.because += "; a later day stands in the text";
        } else if (article.weekday != 0 && guess.day.weekday() != article.weekday) {
            guess.day = guess.day + static_cast<int>((article.weekday + 7 - guess.day.weekday()) % 7);
            guess.confidence = std::min(guess.confidence, 0.6);
            guess.because += "; its own day is the weekday that follows";
        }
    }

    std::optional<Guess> fromCandidates(const DateOutline& article,
                                        const std::vector<Neighbour>& neighbours) const {
        double all = 0, best = 0;
        Day day{};
        for (const auto& [candidate, probability] : article.candidates) {
            double score = 0;
            for (const Neighbour& neighbour : neighbours)
                score +=
                    neighbour.likeness * std::exp(-std::abs(*days_[neighbour.article] - candidate) / 7.0);
            score *= probability;
            all += score;
            if (score > best || (score == best && candidate < day)) {
                best = score;
                day = candidate;
            }
        }
        if (best <= 0 || best < 1e-6)
            return std::nullopt;
        return Guess{day, std::min(0.8, best / all), false,
                     "of the days that fit its text the one nearest to " + named(neighbours)};
    }

    std::optional<Guess> fromWeekday(const DateOutline& article, Day near,
                                     const std::vector<Neighbour>& neighbours) const {
        for (const int shift : {0, 1, -1, 2, -2, 3, -3})
            if ((near + shift).weekday() == article.weekday)
                return Guess{near + shift, 0.5, false,
                             "the weekday that it names, nearest to " + named(neighbours)};
        return std::nullopt;
    }

    static DatedArticle datedBy(const DateOutline& article, const Guess& guess) {
        DatedArticle out;
        out.id = article.id;
        out.published = whenOfDay(guess.day);
        if (guess.approximate) {
            auto around = parseEdtf(out.published.edtf + "~");
            if (around)
                out.published = *around;
        }
        out.published.basis = DateBasis::inferred;
        out.published.confidence = guess.confidence;
        out.published.because = guess.because;
        out.reasons = {guess.because};
        return out;
    }

    const std::vector<const DateOutline*>& articles_;
    std::vector<std::optional<Day>> days_;
    std::vector<std::vector<Neighbour>> near_;
};

} // namespace

std::vector<DatedArticle> dateTogether(const std::vector<DateOutline>& articles, const Vocabulary& vocabulary,
                                       const Background* whole) {
    std::vector<const DateOutline*> sorted;
    sorted.reserve(articles.size());
    for (const DateOutline& article : articles)
        sorted.push_back(&article);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    return Dater(sorted, vocabulary, whole).run();
}

} // namespace claimline::resolve
