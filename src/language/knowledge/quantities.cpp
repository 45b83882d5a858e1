#include "language/knowledge/quantities_scan.h"

#include "model/table.h"

#include <cmath>
#include <limits>

namespace claimline::language::known {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-6;
constexpr double aboutShare = 0.1;        // "about 115" is 103.5 to 126.5
constexpr std::uint32_t contextReach = 8; // tokens between a number and what makes it a running total

template<class Enum>
std::optional<Enum> named(std::string_view word,
                          std::initializer_list<std::pair<std::string_view, Enum>> names) {
    for (const auto& [name, value] : names)
        if (name == word)
            return value;
    return std::nullopt;
}

double toNumber(std::string_view text) {
    return text == "inf" ? infinity : std::strtod(std::string(text).c_str(), nullptr);
}

} // namespace

Result<QuantityFinder> QuantityFinder::load(const std::filesystem::path& folder) {
    QuantityFinder finder;
    const auto numbers = Table::read(folder / "numbers.tsv", {"word", "role", "low", "high", "example"});
    const auto hedges = Table::read(folder / "number_hedges.tsv", {"phrase", "hedge", "place", "example"});
    const auto contexts = Table::read(folder / "number_contexts.tsv", {"phrase", "role", "example"});
    const auto units = Table::read(folder / "units.tsv", {"word", "unit", "factor", "kind", "example"});
    for (const auto* table : {&numbers, &hedges, &contexts, &units})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *numbers)
        if (const auto role =
                claimline::language::known::named<Role>(row["role"], {{"digit", Role::digit},
                                                                      {"ten", Role::ten},
                                                                      {"scale", Role::scale},
                                                                      {"suffix", Role::suffix},
                                                                      {"vague", Role::vague},
                                                                      {"exact", Role::exact},
                                                                      {"fraction", Role::fraction}}))
            finder.numbers_.add(row["word"], {*role, toNumber(row["low"]), toNumber(row["high"])});
    for (const auto& row : *hedges)
        if (const auto bound =
                claimline::language::known::named<Bound>(row["hedge"], {{"exact", Bound::exact},
                                                                        {"about", Bound::about},
                                                                        {"nearly", Bound::nearly},
                                                                        {"justOver", Bound::justOver},
                                                                        {"atLeast", Bound::atLeast},
                                                                        {"over", Bound::over},
                                                                        {"atMost", Bound::atMost},
                                                                        {"under", Bound::under}}))
            (row["place"] == "after" ? finder.after_ : finder.before_).add(row["phrase"], *bound);
    for (const auto& row : *contexts)
        if (const auto role =
                claimline::language::known::named<Context>(row["role"], {{"time", Context::time},
                                                                         {"total", Context::total},
                                                                         {"part", Context::part},
                                                                         {"label", Context::label},
                                                                         {"address", Context::address},
                                                                         {"aged", Context::aged}}))
            finder.contexts_.add(row["phrase"], *role);
    for (const auto& row : *units) {
        const Unit unit{std::string(row["unit"]), std::string(row["kind"]), toNumber(row["factor"])};
        // short signs are units as written only: "MB", "m"
        (row["word"].size() <= 3 ? finder.units_ : finder.unitsAnyCase_).add(row["word"], unit);
    }
    return finder;
}

std::vector<Quantity> QuantityFinder::Scan::run() {
    for (std::uint32_t i = 0; i < words_.size();) {
        const std::uint32_t next = take(i);
        i = next > i ? next : i + 1;
    }
    return std::move(found_);
}

// Reads what begins at this token; gives one past its last token, or the token itself where nothing does.
std::uint32_t QuantityFinder::Scan::take(std::uint32_t token) {
    if (!mayOpen(token))
        return token;
    Hedging hedge = readHedge(token);
    const std::uint32_t begin = hedge.found ? hedge.last : token;
    auto reading = begin < words_.size() ? readNumber(begin, words_.sentenceEnd(token)) : std::nullopt;
    if (!reading)
        return partOfOne(token);
    if (isNoQuantity(*reading))
        return reading->last;
    return keep(hedge, *reading);
}

bool QuantityFinder::Scan::mayOpen(std::uint32_t token) const {
    return token < words_.size() && !words_[token].text.empty();
}

QuantityFinder::Hedging QuantityFinder::Scan::readHedge(std::uint32_t token) const {
    Hedging hedge{token, token, Bound::exact, false};
    const std::uint32_t end = words_.sentenceEnd(token);
    while (hedge.last < end) {
        const auto match = finder_.before_.at(words_, hedge.last);
        if (!match)
            break;
        if (!hedge.found || hedge.bound == Bound::exact)
            hedge.bound = *match.value;
        hedge.found = true;
        hedge.last = match.last;
    }
    return hedge;
}

// "including a child": one of those just counted.
std::uint32_t QuantityFinder::Scan::partOfOne(std::uint32_t token) {
    if (!isOneOf(words_[token].lower, {"a", "an"}) || token == words_.sentenceBegin(token))
        return token;
    const bool part = isOneOf(words_[token - 1].lower, {"including", "included", "includes"});
    if (!part || token + 1 >= words_.size() || !inheritable(token))
        return token;
    Reading reading{token, token + 1, 1, 1, false, false, false, false};
    return keep({token, token, Bound::exact, false}, reading);
}

std::uint32_t QuantityFinder::Scan::keep(const Hedging& hedge, const Reading& reading) {
    Quantity quantity;
    quantity.first = hedge.found ? hedge.first : reading.first;
    quantity.last = reading.last;
    const std::uint32_t end = words_.sentenceEnd(reading.first);
    Bound bound = hedge.bound;
    if (const auto after =
            reading.last < end ? finder_.after_.at(words_, reading.last) : Phrases<Bound>::Match{}) {
        bound = *after.value;
        quantity.last = after.last;
    }
    const std::uint32_t noun = findNoun(quantity, reading, end);
    if (noun == skip)
        return reading.last;
    setBounds(quantity, reading, bound);
    setContext(quantity, end);
    quantity.span = {tokens_[quantity.first].span.begin, tokens_[quantity.last - 1].span.end};
    found_.push_back(quantity);
    return std::max(quantity.last, reading.last);
}

void QuantityFinder::Scan::setBounds(Quantity& quantity, const Reading& reading, Bound bound) const {
    const double percent = reading.fraction ? 100 : 1;
    double low = reading.low * percent, high = reading.high * percent;
    const bool whole = !quantity.measure;
    // a hair of tolerance: 11,000 * 1.1 must not become 12,101
    const auto down = [&](double v) { return whole ? std::floor(v + rounding) : v; };
    const auto up = [&](double v) { return whole ? std::ceil(v - rounding) : v; };
    quantity.hedge = reading.vague ? Hedge::vague : reading.range ? Hedge::range : Hedge::exact;
    switch (bound) {
    case Bound::exact:
        break;
    case Bound::about:
        quantity.hedge = Hedge::about, low = down(low * (1 - aboutShare)), high = up(high * (1 + aboutShare));
        break;
    case Bound::nearly:
        quantity.hedge = Hedge::about, low = down(low * (1 - aboutShare));
        break;
    case Bound::justOver:
        quantity.hedge = Hedge::about, high = up(high * (1 + aboutShare));
        break;
    case Bound::atLeast:
    case Bound::over:
        quantity.hedge = Hedge::atLeast, high = infinity;
        break;
    case Bound::atMost:
    case Bound::under:
        quantity.hedge = Hedge::atMost, low = 0;
        break;
    }
    quantity.low = low;
    quantity.high = high;
}

void QuantityFinder::Scan::setContext(Quantity& quantity, std::uint32_t end) const {
    const std::uint32_t begin = words_.sentenceBegin(quantity.first);
    const std::uint32_t from = std::max(begin, quantity.first - std::min(quantity.first, contextReach));
    const std::uint32_t to = std::min(end, quantity.last + contextReach);
    for (std::uint32_t i = from; i < to; ++i) {
        const auto match = finder_.contexts_.at(words_, i);
        if (!match)
            continue;
        if (*match.value == Context::total && (match.last <= quantity.first || i >= quantity.last))
            quantity.runningTotal = true;
        const bool near = match.last <= quantity.first && quantity.first - match.last <= 1;
        if (*match.value == Context::part && (near || i == quantity.last))
            quantity.partOfOther = true;
    }
}

std::vector<Quantity> QuantityFinder::find(const Words& words, const std::vector<bool>& named) const {
    return Scan(*this, words, named).run();
}

} // namespace claimline::language::known
