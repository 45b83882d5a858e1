#include "cli/filters.h"

#include "model/names.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

namespace claimline::cli {

namespace {

template<class Enum>
std::vector<std::string> namesOf() {
    std::vector<std::string> names;
    for (int i = 0; i < countOf<Enum>(); ++i)
        names.emplace_back(nameOf(static_cast<Enum>(i)));
    return names;
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

Result<When> dateOf(const char* option, const std::string& text) {
    Result<When> when = parseEdtf(text);
    if (!when)
        return fail(ErrorKind::usage, std::string(option) + " " + text, "this is no date",
                    "write it as 2024-11-19, 2024-11 or 2024");
    return when;
}

// All of `known` that hold the words; the words themselves where one is called just so, or none holds them.
std::vector<std::string> widened(const std::vector<std::string>& wanted, const std::set<std::string>& known) {
    std::vector<std::string> all;
    for (const std::string& name : wanted) {
        const std::string low = lowered(name);
        const bool exact =
            std::ranges::any_of(known, [&](const std::string& each) { return lowered(each) == low; });
        std::vector<std::string> holding;
        for (const std::string& each : known)
            if (!exact && lowered(each).find(low) != std::string::npos)
                holding.push_back(each);
        if (holding.empty())
            all.push_back(name);
        all.insert(all.end(), holding.begin(), holding.end());
    }
    return all;
}

Result<std::set<std::string>> knownSources(const store::Project& project, const store::Slice& slice,
                                           bool claims) {
    std::set<std::string> names(slice.sources.begin(), slice.sources.end());
    if (!claims)
        return names;
    const auto rows = project.claims({}); // sources of claims on no event too
    if (!rows)
        return tl::unexpected(rows.error());
    for (const store::ClaimRow& row : *rows)
        names.insert(row.source.name);
    return names;
}

} // namespace

void FilterOptions::addTo(CLI::App& command) {
    command.add_option("--from", from, "events from this date on: 2024-11-19, 2024-11, 2024");
    command.add_option("--to", to, "events up to this date, itself included");
    command.add_option("--text", text, "words of titles, quotations and texts; \"…\" is a phrase");
    command.add_option("--source", sources, "who speaks: a name or a part of one; may be given again");
    command.add_option("--party", parties, "the side that a source speaks for: RU, UA, a company");
    command.add_option("--place", places, "a place, region or country (RU), or a part of its name");
    command.add_option("--type", types, "what kind of event")->check(CLI::IsMember(namesOf<EventType>()));
    command.add_option("--status", statuses, "how the reports stand to each other")
        ->check(CLI::IsMember(namesOf<EventStatus>()));
}

Result<store::Filter> FilterOptions::filter(const store::Project& project, bool claims) const {
    store::Filter filter;
    if (!from.empty()) {
        const Result<When> when = dateOf("--from", from);
        if (!when)
            return tl::unexpected(when.error());
        filter.from = when->earliestStart;
    }
    if (!to.empty()) {
        const Result<When> when = dateOf("--to", to);
        if (!when)
            return tl::unexpected(when.error());
        filter.to = when->latestEnd;
    }
    filter.text = text;
    filter.parties = parties;
    for (const std::string& type : types)
        filter.types.push_back(*parseName<EventType>(type));
    for (const std::string& status : statuses)
        filter.statuses.push_back(*parseName<EventStatus>(status));
    if (sources.empty() && places.empty())
        return filter;
    const Result<store::Slice> slice = project.slice({});
    if (!slice)
        return tl::unexpected(slice.error());
    if (!sources.empty()) {
        const auto known = knownSources(project, *slice, claims);
        if (!known)
            return tl::unexpected(known.error());
        filter.sources = widened(sources, *known);
    }
    std::set<std::string> knownPlaces;
    for (const store::EventRow& row : slice->rows)
        knownPlaces.insert({row.place, row.country});
    for (const store::Count& count : slice->byPlace)
        knownPlaces.insert(count.value);
    filter.places = widened(places, knownPlaces);
    return filter;
}

} // namespace claimline::cli
