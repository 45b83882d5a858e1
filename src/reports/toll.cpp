#include "reports/toll.h"

#include "reports/tally.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace claimline::reports {

namespace {

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
        if (!isFigureOf(answer, key) || !answer.scope.part.empty())
            continue;
        if (answer.scope.who.empty())
            whole = std::max(whole.value_or(0), answer.low);
        else
            groups[answer.scope.who] = std::max(groups[answer.scope.who], answer.low);
    }
    for (const auto& [group, value] : groups) {
        sum += value;
        largest = std::max(largest, value);
    }
    if (whole && *whole > 0)
        return whole;
    return largest > 1 ? std::optional(sum) : whole;
}

std::optional<double> partCount(const Report& report, const std::string& key, std::string_view part) {
    std::optional<double> most;
    for (const Answer& answer : report.answers)
        if (isFigureOf(answer, key) && answer.scope.part == part)
            most = std::max(most.value_or(0), answer.low);
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

std::optional<double> deadOf(const Report& report) {
    const std::string key = "count:person:die";
    std::optional<double> dead = wholeCount(report, key);
    if (const auto others = partCount(report, key, "besides who did it"))
        dead = std::max(dead.value_or(0), *others + 1);
    if (!dead)
        dead = partCount(report, key, toldApart);
    if (!dead)
        dead = singleCount(report, key);
    if (!dead && somebodyDied(report))
        dead = 1; // and no number is given
    return dead;
}

std::optional<double> hurtOf(const Report& report, std::optional<double> dead) {
    const std::string key = "count:person:injure";
    if (const auto hurt = wholeCount(report, key))
        return hurt;
    // Those who were shot are the dead and the wounded.
    if (const auto shot = wholeCount(report, "count:person:shoot"); shot && *shot > dead.value_or(0))
        return *shot - dead.value_or(0);
    if (const auto sum = sumOfParts(report, key))
        return sum;
    if (const auto told = partCount(report, key, toldApart))
        return told;
    return singleCount(report, key);
}

std::optional<int> rounded(std::optional<double> value) {
    return value ? std::optional(static_cast<int>(std::lround(*value))) : std::nullopt;
}

double worthOf(const Report& report, const std::string& key, int value) {
    const bool said = std::any_of(report.answers.begin(), report.answers.end(), [&](const Answer& answer) {
        return isFigureOf(answer, key) && answer.scope.part.empty() && answer.scope.who.empty() &&
               answer.low == value;
    });
    return said ? 1.5 : value == 0 ? 0.6 : 1;
}

std::optional<int> settled(const std::vector<const Report*>& reports, const std::string& key,
                           std::optional<int> Toll::*figure) {
    std::map<int, double> votes;
    double later = 1;
    for (const Report* report : reports) {
        if (const auto value = tollOf(*report).*figure)
            votes[*value] += later * worthOf(*report, key, *value);
        later += 0.3 / static_cast<double>(reports.size());
    }
    const auto most = std::max_element(votes.begin(), votes.end(),
                                       [](const auto& a, const auto& b) { return a.second <= b.second; });
    return most == votes.end() ? std::nullopt : std::optional(most->first);
}

} // namespace

Toll tollOf(const Report& report) {
    const std::optional<double> dead = deadOf(report);
    const std::optional<double> hurt = hurtOf(report, dead);
    if (!dead && !hurt)
        return {};
    return {rounded(dead.value_or(0)), rounded(hurt.value_or(0))};
}

Toll settledToll(const std::vector<const Report*>& reports) {
    return {settled(reports, "count:person:die", &Toll::killed),
            settled(reports, "count:person:injure", &Toll::injured)};
}

} // namespace claimline::reports
