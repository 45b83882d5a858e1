#include "reports/toll.h"

#include "reports/tally.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace claimline::reports {

double figureOf(const Answer& answer) {
    return answer.hedge == Hedge::about ? std::round((answer.low + answer.high) / 2) : answer.low;
}

namespace {

constexpr const char* partOfThese = "of these"; // of counts.cpp: "six were wounded, two mortally"

bool isFigureOf(const Answer& answer, const std::string& key) {
    return answer.facet == key && !answer.denied && answer.scope.reach.empty();
}

// Figures of one class that stand for all: the highest whole one; else the sum of the groups that are counted
// apart ("a man and two women"), which says more than single people do only where one of them has a number.
std::optional<double> wholeCount(const Report& report, const std::string& key) {
    std::optional<double> whole;
    std::map<std::string, double> groups;
    double sum = 0, largest = 0;
    for (const Answer& answer : report.answers) {
        const bool besides = answer.scope.part == besidesDoer;
        if (!isFigureOf(answer, key) || (!answer.scope.part.empty() && !besides))
            continue;
        const double low = figureOf(answer) + (besides && answer.scope.who.empty() ? 1 : 0);
        if (answer.scope.who.empty())
            whole = std::max(whole.value_or(0), low);
        else
            groups[answer.scope.who] = std::max(groups[answer.scope.who], low);
    }
    for (const auto& [group, value] : groups) {
        sum += value;
        largest = std::max(largest, value);
    }
    if (whole && *whole > 0)
        return whole;
    return largest > 1 ? std::optional(sum) : whole;
}

bool hasPart(const Report& report, const std::string& key, std::string_view part) {
    return std::any_of(report.answers.begin(), report.answers.end(), [&](const Answer& answer) {
        return isFigureOf(answer, key) && answer.scope.part == part;
    });
}

std::optional<double> partCount(const Report& report, const std::string& key, std::string_view part) {
    std::optional<double> most;
    for (const Answer& answer : report.answers)
        if (isFigureOf(answer, key) && answer.scope.part == part)
            most = std::max(most.value_or(0), figureOf(answer));
    return most;
}

// "Two were taken to one hospital and two others to another."
std::optional<double> sumOfParts(const Report& report, const std::string& key) {
    const auto first = partCount(report, key, "some of them"), rest = partCount(report, key, "the others");
    return first && rest ? std::optional(*first + *rest) : std::nullopt;
}

// The people of whom nothing but "a man", "a girl" is said.
std::optional<double> singleCount(const Report& report, const std::string& key) {
    for (const Answer& answer : report.answers)
        if (isFigureOf(answer, key) && answer.low == 1 && answer.high == 1)
            return 1;
    return std::nullopt;
}

bool somebodyDied(const Report& report) {
    return std::any_of(report.answers.begin(), report.answers.end(), [](const Answer& answer) {
        return answer.facet == "yes:die" && answer.low == 1 && !answer.denied;
    });
}

bool hasWhole(const Report& report, const std::string& key) {
    return std::any_of(report.answers.begin(), report.answers.end(), [&](const Answer& answer) {
        return isFigureOf(answer, key) && answer.scope.who.empty() &&
               (answer.scope.part.empty() || answer.scope.part == besidesDoer);
    });
}

// "Nobody was killed", "no casualties"
bool saysNo(const Report& report, const std::string& key) {
    return std::any_of(report.answers.begin(), report.answers.end(), [&](const Answer& answer) {
        return answer.facet == key && answer.high == 0 && !answer.denied && answer.scope.part.empty();
    });
}

std::optional<double> deadOf(const Report& report) {
    const std::string key = "count:person:die";
    std::optional<double> dead = wholeCount(report, key);
    const bool groups = dead && !hasWhole(report, key); // "his wife and three children": he is not among them
    if (groups && (hasPart(report, key, whoDidIt) || hasPart(report, key, besidesDoer)))
        dead = *dead + 1;
    if (!dead)
        dead = partCount(report, key, toldApart);
    if (!dead)
        dead = partCount(report, key, partOfThese);
    if (!dead)
        dead = singleCount(report, key);
    if (!dead && somebodyDied(report))
        dead = 1; // and no number is given
    if (!dead && saysNo(report, "yes:die"))
        dead = 0;
    return dead;
}

std::optional<double> hurtOf(const Report& report, std::optional<double> dead) {
    const std::string key = "count:person:injure";
    if (const auto hurt = wholeCount(report, key)) {
        // "Ten were wounded, and one of them died."
        const auto ofThese = partCount(report, "count:person:die", partOfThese);
        const bool among = ofThese && !hasWhole(report, "count:person:die") && *ofThese < *hurt;
        return among ? *hurt - *ofThese : *hurt;
    }
    // Those who were shot are the dead and the wounded.
    const double doer = hasPart(report, "count:person:die", besidesDoer) ? 1 : 0; // he shot them
    if (const auto shot = wholeCount(report, "count:person:shoot"); shot && *shot > dead.value_or(0) - doer)
        return *shot - (dead.value_or(0) - doer);
    if (const auto sum = sumOfParts(report, key))
        return sum;
    if (const auto told = partCount(report, key, toldApart))
        return told;
    if (const auto single = singleCount(report, key))
        return single;
    return saysNo(report, "yes:casualty") ? std::optional(0.0) : std::nullopt;
}

std::optional<int> rounded(std::optional<double> value) {
    return value ? std::optional(static_cast<int>(std::lround(*value))) : std::nullopt;
}

} // namespace

Toll tollOf(const Report& report) {
    const std::optional<double> dead = deadOf(report);
    const std::optional<double> hurt = hurtOf(report, dead);
    if (!dead && !hurt)
        return {};
    return {rounded(dead.value_or(0)), rounded(hurt.value_or(0))};
}

} // namespace claimline::reports
