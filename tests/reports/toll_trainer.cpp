#include "toll_trainer.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>

namespace claimline::reports {

namespace {

using Vector = std::vector<double>;

constexpr int fewestLessons = 15;     // in which a sign must stand
constexpr double hold = 15;           // how strongly a weight is held to 0
constexpr double leastWeight = 0.004; // smaller ones are not worth a line

struct Entry {
    std::uint32_t sign = 0;
    double strength = 0;
};
using Entries = std::vector<Entry>;

// A lesson with signs as numbers.
struct Exercise {
    std::array<std::vector<Entries>, 2> numbers; // with those of their sizes
    std::vector<std::vector<Entries>> both;
    std::array<int, 2> right{-1, -1}; // place of the right number; -1: it is not among them
    double weight = 1;
};

class Signbook {
public:
    explicit Signbook(const std::vector<TollLesson>& lessons) {
        for (const TollLesson& lesson : lessons)
            count(lesson);
        for (std::size_t part = 0; part < 3; ++part)
            for (const auto& [sign, times] : seen_[part])
                if (times >= fewestLessons) {
                    number_[part][sign] = static_cast<std::uint32_t>(names_.size());
                    names_.emplace_back(part, sign);
                }
    }

    Exercise exercise(const TollLesson& lesson) const {
        Exercise out;
        out.weight = lesson.weight;
        for (const std::size_t fate : {0U, 1U}) {
            const auto& numbers = lesson.told.numbers[fate];
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const auto& number = numbers[i];
                Entries& entries = out.numbers[fate].emplace_back();
                add(number.signs, fate, entries);
                add(lesson.told.sizes[fate][static_cast<std::size_t>(sizeOf(number.value))], fate, entries);
                if (number.value == lesson.right[fate])
                    out.right[fate] = static_cast<int>(i);
            }
        }
        for (const auto& row : lesson.told.both) {
            auto& list = out.both.emplace_back();
            for (const Signs& signs : row)
                add(signs, 2, list.emplace_back());
        }
        return out;
    }

    std::size_t size() const { return names_.size(); }
    const std::pair<std::size_t, std::string>& name(std::size_t at) const { return names_[at]; }

private:
    void count(const TollLesson& lesson) {
        std::array<std::set<std::string>, 3> own;
        const auto take = [](const Signs& signs, std::set<std::string>& out) {
            for (const auto& [sign, strength] : signs)
                out.insert(sign);
        };
        for (const std::size_t fate : {0U, 1U}) {
            for (const auto& number : lesson.told.numbers[fate])
                take(number.signs, own[fate]);
            for (const auto& signs : lesson.told.sizes[fate])
                take(signs, own[fate]);
        }
        for (const auto& row : lesson.told.both)
            for (const auto& signs : row)
                take(signs, own[2]);
        for (std::size_t part = 0; part < 3; ++part)
            for (const std::string& sign : own[part])
                ++seen_[part][sign];
    }

    void add(const Signs& signs, std::size_t part, Entries& out) const {
        for (const auto& [sign, strength] : signs)
            if (const auto found = number_[part].find(sign); found != number_[part].end())
                out.push_back({found->second, strength});
    }

    std::array<std::map<std::string, int>, 3> seen_;
    std::array<std::map<std::string, std::uint32_t>, 3> number_;
    std::vector<std::pair<std::size_t, std::string>> names_;
};

double weigh(const Entries& entries, const Vector& weights) {
    double sum = 0;
    for (const Entry& entry : entries)
        sum += weights[entry.sign] * entry.strength;
    return sum;
}

void lean(const Entries& entries, double by, Vector& slope) {
    for (const Entry& entry : entries)
        slope[entry.sign] += by * entry.strength;
}

// How unlikely the right pair is made, and which way the weights would have to go.
double loss(const Exercise& exercise, const Vector& weights, Vector& slope) {
    if (exercise.right[0] < 0 && exercise.right[1] < 0)
        return 0;
    std::array<Vector, 2> own;
    for (const std::size_t fate : {0U, 1U})
        for (const Entries& entries : exercise.numbers[fate])
            own[fate].push_back(weigh(entries, weights));
    const std::size_t rows = own[0].size(), columns = own[1].size();
    Vector score(rows * columns);
    for (std::size_t k = 0; k < rows; ++k)
        for (std::size_t i = 0; i < columns; ++i)
            score[k * columns + i] = own[0][k] + own[1][i] + weigh(exercise.both[k][i], weights);
    const double highest = *std::max_element(score.begin(), score.end());
    const auto isRight = [&](std::size_t k, std::size_t i) {
        return (exercise.right[0] < 0 || exercise.right[0] == static_cast<int>(k)) &&
               (exercise.right[1] < 0 || exercise.right[1] == static_cast<int>(i));
    };
    double all = 0, good = 0;
    for (std::size_t k = 0; k < rows; ++k)
        for (std::size_t i = 0; i < columns; ++i) {
            double& chance = score[k * columns + i];
            chance = std::exp(chance - highest);
            all += chance;
            good += isRight(k, i) ? chance : 0;
        }
    constexpr double tiny = 1e-300;
    std::array<Vector, 2> off{Vector(rows), Vector(columns)};
    for (std::size_t k = 0; k < rows; ++k)
        for (std::size_t i = 0; i < columns; ++i) {
            const double chance = score[k * columns + i];
            const double by = exercise.weight * (chance / all - (isRight(k, i) ? chance / (good + tiny) : 0));
            lean(exercise.both[k][i], by, slope);
            off[0][k] += by;
            off[1][i] += by;
        }
    for (const std::size_t fate : {0U, 1U})
        for (std::size_t at = 0; at < off[fate].size(); ++at)
            lean(exercise.numbers[fate][at], off[fate][at], slope);
    return exercise.weight * (std::log(all) - std::log(good + tiny));
}

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

using Function = std::function<double(const Vector&, Vector& slope)>;

// Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 7.4) with a search that halves its step.
class Descent {
public:
    Descent(const Function& function, std::size_t size)
        : function_(function)
        , at_(size)
        , slope_(size) {
        value_ = function_(at_, slope_);
    }

    Vector run() {
        constexpr int mostSteps = 120;
        for (int step = 0; step < mostSteps && advance(); ++step) {
        }
        return at_;
    }

private:
    Vector direction() const {
        Vector out = slope_;
        std::vector<double> shares(steps_.size());
        for (std::size_t i = steps_.size(); i-- > 0;) {
            shares[i] = dot(steps_[i], out) / dot(steps_[i], turns_[i]);
            addTo(out, -shares[i], turns_[i]);
        }
        if (!steps_.empty()) {
            const double scale = dot(steps_.back(), turns_.back()) / dot(turns_.back(), turns_.back());
            for (double& value : out)
                value *= scale;
        }
        for (std::size_t i = 0; i < steps_.size(); ++i)
            addTo(out, shares[i] - dot(turns_[i], out) / dot(steps_[i], turns_[i]), steps_[i]);
        return out;
    }

    static void addTo(Vector& to, double share, const Vector& what) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] += share * what[i];
    }

    bool advance() {
        constexpr double enough = 1e-4, close = 1e-6;
        constexpr std::size_t memory = 10;
        constexpr int halvings = 30;
        const Vector way = direction();
        const double descent = dot(way, slope_);
        double length = steps_.empty() ? 1 / std::sqrt(dot(slope_, slope_) + 1) : 1;
        for (int tried = 0; tried < halvings; ++tried, length /= 2) {
            Vector next = at_, slope(at_.size());
            addTo(next, -length, way);
            const double value = function_(next, slope);
            if (value > value_ - enough * length * descent)
                continue;
            const bool done = value_ - value < close * std::abs(value_);
            Vector step = next, turn = slope;
            addTo(step, -1, at_);
            addTo(turn, -1, slope_);
            if (dot(step, turn) > 0) {
                steps_.push_back(std::move(step));
                turns_.push_back(std::move(turn));
                if (steps_.size() > memory) {
                    steps_.pop_front();
                    turns_.pop_front();
                }
            }
            at_ = std::move(next);
            slope_ = std::move(slope);
            value_ = value;
            return !done;
        }
        return false;
    }

    const Function& function_;
    Vector at_, slope_;
    double value_ = 0;
    std::deque<Vector> steps_, turns_;
};

} // namespace

TollWeigher::Table trainToll(const std::vector<TollLesson>& lessons, int leftOut) {
    const Signbook book(lessons);
    std::vector<Exercise> exercises;
    for (const TollLesson& lesson : lessons)
        if (lesson.fold != leftOut && !lesson.told.numbers[0].empty())
            exercises.push_back(book.exercise(lesson));
    const Function function = [&](const Vector& weights, Vector& slope) {
        double sum = 0;
        for (const Exercise& exercise : exercises)
            sum += loss(exercise, weights, slope);
        for (std::size_t at = 0; at < weights.size(); ++at) {
            sum += hold * weights[at] * weights[at] / 2;
            slope[at] += hold * weights[at];
        }
        return sum;
    };
    const Vector weights = Descent(function, book.size()).run();
    TollWeigher::Table out;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& [part, sign] = book.name(at);
        if (std::abs(weights[at]) < leastWeight)
            continue;
        auto& own = out[sign];
        (part == 0 ? own.killed : part == 1 ? own.injured : own.both) = weights[at];
    }
    return out;
}

} // namespace claimline::reports
