#include "resolve/compare.h"

#include "model/table.h"
#include "resolve/words.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <utility>

namespace claimline::resolve {

Result<FacetClasses> loadFacetClasses(const std::filesystem::path& languageFolder) {
    auto table =
        Table::read(languageFolder / "facets.tsv", {"class", "done", "grows", "part_of", "takes", "as"});
    if (!table)
        return tl::unexpected(table.error());
    FacetClasses classes;
    for (const auto& row : *table) {
        const std::string name(row["class"]);
        FacetClass& kind = classes[name];
        kind.grows = row["grows"] == "yes" || row["grows"] == "own";
        kind.own = row["grows"] == "own";
        kind.moves = row["grows"] == "moves";
        kind.partOf = row["part_of"];
        if (row["as"].ends_with(":" + name)) {
            kind.takes = splitList(row["takes"]);
            kind.as = row["as"];
        }
    }
    return classes;
}

FacetKey readKey(std::string_view key) {
    const auto parts = splitList(key, ':');
    FacetKey out;
    if (!parts.empty())
        out.kind = parts[0];
    if (parts.size() > 1)
        out.thing = parts[1];
    if (parts.size() > 2)
        out.happening = parts[2];
    return out;
}

namespace {

// How far from a round number the truth may lie: half of its last place that is not nought, for thousands and
// more. "11,000" is 10,500 to 11,499; "300" is meant as it stands.
double roundness(double value) {
    if (value < 1'000 || value != std::floor(value))
        return 0;
    double place = 1;
    while (std::fmod(value, place * 10) == 0)
        place *= 10;
    return place < 100 ? 0 : place / 2;
}

} // namespace

Range allowed(const Answer& answer) {
    Range range{answer.low, answer.high};
    const bool point = answer.low == answer.high;
    if (answer.hedge == Hedge::about && std::isfinite(answer.high)) {
        // "about 20" is a round figure, "about 19" nearly a count.
        const double middle = (answer.low + answer.high) / 2;
        const bool round = std::fmod(middle, 5) == 0 || answer.kind == FacetKind::amount;
        return {middle * (round ? 0.85 : 0.95), middle * (round ? 1.15 : 1.05)};
    }
    if (answer.hedge == Hedge::atLeast && point)
        return {answer.low, std::numeric_limits<double>::infinity()};
    if (answer.hedge == Hedge::atMost && point)
        return {0, answer.high};
    if (answer.hedge == Hedge::exact && point) {
        const bool share = answer.unit == "%";
        const double slack = share ? 0.5
                             : answer.kind == FacetKind::amount
                                 ? (answer.unit.empty() ? 0.05 : answer.low * 0.025)
                                 : roundness(answer.low);
        return {answer.low - slack, answer.high + slack};
    }
    return range;
}

namespace {

std::string_view reachOf(const Scope& scope) {
    return scope.reach.empty() ? "event" : std::string_view(scope.reach);
}

std::string wordsOf(const Scope& scope) {
    std::string out = scope.who.empty() ? "all" : scope.who;
    if (!scope.part.empty())
        out += " (" + scope.part + ")";
    if (reachOf(scope) != "event")
        out += ", " + scope.reach;
    return out;
}

} // namespace

bool sameScope(const Scope& a, const Scope& b) {
    return a.who == b.who && a.part == b.part && reachOf(a) == reachOf(b);
}

std::string scopeDifference(const Scope& a, const Scope& b) {
    return sameScope(a, b) ? std::string() : wordsOf(a) + " and " + wordsOf(b);
}

DeadByArticle deadOf(const std::vector<Facet>& facets) {
    DeadByArticle dead;
    for (const Facet& facet : facets) {
        if (facet.key != "count:person:die")
            continue;
        for (const Cell& cell : facet.cells) {
            if (cell.answer.denied)
                continue;
            const Range range = allowed(cell.answer);
            auto [at, fresh] = dead.emplace(cell.article, range);
            if (!fresh && range.high > at->second.high)
                at->second = range;
        }
    }
    return dead;
}

namespace {

// Those who were hit are the wounded and the dead: "six wounded, two of them mortally" is "two dead and four
// wounded", and "ten were wounded" is "one was killed and nine were wounded".
bool meetWithDead(const Cell& a, const Cell& b, const DeadByArticle& dead) {
    const auto found = dead.find(b.article);
    if (found == dead.end() || !std::isfinite(found->second.high) || found->second.low < 1)
        return false;
    const Range range = allowed(b.answer);
    return allowed(a.answer).meets({range.low + found->second.low, range.high + found->second.high});
}

bool numbersCanHold(const Facet& facet, const Cell& a, const Cell& b, const DeadByArticle& dead) {
    const Range ofA = allowed(a.answer), ofB = allowed(b.answer);
    // "not 14" stands against 14, not against "at least nine".
    if (a.answer.denied != b.answer.denied)
        return a.answer.denied ? !ofB.within(ofA) : !ofA.within(ofB);
    const bool meet = ofA.meets(ofB);
    if (meet || a.answer.denied)
        return true;
    return facet.key == "count:person:injure" && (meetWithDead(a, b, dead) || meetWithDead(b, a, dead));
}

} // namespace

namespace {

std::set<std::string> wordsOfName(std::string_view name) {
    constexpr std::size_t stem = 5; // "Drenia", "Drenian"
    std::set<std::string> words;
    for (const std::string& word : lowerWords(name.substr(0, name.find(',')), isLetterOfAny))
        if (word.size() > 2 && word != "the")
            words.insert(word.substr(0, stem));
    return words;
}

} // namespace

bool names(const Cell& cell, const Cell& source) {
    const auto value = wordsOfName(cell.answer.value);
    const auto meets = [&](const std::set<std::string>& name) {
        return !value.empty() && !name.empty() &&
               (std::ranges::includes(value, name) || std::ranges::includes(name, value));
    };
    const bool party = !source.party.empty() && cell.answer.unit == source.party;
    return party || meets(wordsOfName(source.source)) || meets(wordsOfName(source.body)) ||
           meets(wordsOfName(source.party)); // "the Lundian army", and Lund's ministry
}

namespace {

// Each blames the other: who is blamed holds another to be at fault than himself.
bool blamesBack(const Cell& a, const Cell& b) {
    return names(a, b) && !names(b, b) && a.answer.value != b.answer.value;
}

// "two more were arrested": each time it may be others who come to those before.
// And what is put together from people told of one by one is nobody's figure.
bool isIncrement(const Scope& scope) {
    return scope.part == "more" || scope.part == "one more" || scope.part == "told one by one";
}

} // namespace

bool canBothHold(const Facet& facet, const Cell& a, const Cell& b, const DeadByArticle& dead) {
    if (!sameScope(a.answer.scope, b.answer.scope) || isIncrement(a.answer.scope))
        return true;
    // Which of them are meant is not said: "three of the dead", "four of the dead".
    if (a.answer.scope.part == "of these" && a.answer.scope.who.empty() && a.article != b.article)
        return true;
    if (facet.key.starts_with("outcome:"))
        return a.answer.facet == b.answer.facet;
    switch (facet.kind) {
    case FacetKind::count:
    case FacetKind::amount:
        return a.answer.unit != b.answer.unit || numbersCanHold(facet, a, b, dead);
    case FacetKind::yesNo: {
        // Asked for it, somebody would not confirm what another had said.
        if (!a.answer.unit.empty() && a.answer.unit == b.answer.unit && a.stance != b.stance)
            return !a.party.empty() && a.party == b.party;
        // Who declines or could not verify leaves it open, 0 to 1, and stands against nobody.
        if (a.answer.low != a.answer.high || b.answer.low != b.answer.high)
            return true;
        // What one side says first and takes back later is its own history; a country does not stand against
        // itself.
        if (facet.key == "yes:confirmed" && !a.party.empty() && a.party == b.party)
            return true;
        return (a.answer.low == b.answer.low) == (a.answer.denied == b.answer.denied);
    }
    case FacetKind::actor:
        // Only sides that are known as sides shut each other out; names and words of one actor vary.
        if (a.answer.denied != b.answer.denied) // who is blamed denies it, whatever he calls it
            return a.answer.value != b.answer.value && !(b.answer.denied ? names(a, b) : names(b, a));
        if (!a.answer.denied && (blamesBack(a, b) || blamesBack(b, a)))
            return false;
        return a.answer.denied || a.answer.unit.empty() || b.answer.unit.empty() ||
               a.answer.unit == b.answer.unit;
    default:
        return a.answer.value != b.answer.value || a.answer.denied == b.answer.denied;
    }
}

bool saidBefore(const Cell& a, const Cell& b) {
    return a.said.known() && b.said.known() && a.said.earliestStart < b.said.earliestStart &&
           a.said.latestEnd <= b.said.latestEnd;
}

} // namespace claimline::resolve
