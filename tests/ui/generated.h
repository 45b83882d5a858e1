// Slices and projects made up for tests: events over some weeks, two sides, some in conflict.
#pragma once

#include "model/ids.h"
#include "store/store.h"

#include <filesystem>
#include <memory>
#include <random>
#include <string>

namespace claimline::ui::test {

inline constexpr Instant day = 86'400;

inline store::EventRow eventOn(Day date, std::uint64_t id, const std::string& title) {
    const When when = whenOfDay(date);
    store::EventRow row;
    row.id = {id};
    row.title = title;
    row.edtf = when.edtf;
    row.earliestStart = when.earliestStart;
    row.latestStart = when.latestStart;
    row.earliestEnd = when.earliestEnd;
    row.latestEnd = when.latestEnd;
    row.precision = when.precision;
    row.basis = DateBasis::stated;
    row.articles = row.claims = row.origins = 1;
    row.parties = {static_cast<std::uint16_t>(id % 2)};
    row.asserted = {true};
    row.importance = static_cast<float>(id % 7);
    return row;
}

// `count` events over `days` days from 1 March 2024, in order; each tenth in conflict.
inline std::shared_ptr<store::Slice> slice(std::size_t count, int days = 60) {
    auto made = std::make_shared<store::Slice>();
    const Day first = *Day::of(2024, 3, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const Day on =
            first + static_cast<int>(i * static_cast<std::size_t>(days) / std::max<std::size_t>(count, 1));
        store::EventRow row = eventOn(on, i + 1, "Ferry stopped off the north pier " + std::to_string(i));
        if (i % 10 == 0) {
            row.conflicts = 1;
            row.status = EventStatus::contested;
        }
        made->rows.push_back(std::move(row));
    }
    made->total = static_cast<std::uint32_t>(count);
    made->parties = {"harbour authority", "crew union"};
    made->byParty = {{"harbour authority", static_cast<std::uint32_t>(count / 2)},
                     {"crew union", static_cast<std::uint32_t>(count / 2)}};
    made->byStatus = {{"contested", static_cast<std::uint32_t>(count / 10)}};
    made->firstInstant = first.begin();
    made->lastInstant = (first + days).begin();
    for (int i = 0; i < days; ++i)
        made->density.push_back({(first + i).number,
                                 static_cast<std::uint32_t>(count) / static_cast<std::uint32_t>(days) + 1,
                                 i % 9 == 0 ? 1U : 0U});
    return made;
}

inline void addUndated(store::Slice& slice) {
    store::EventRow row;
    row.id = {999'999};
    row.title = "Undated warning to crews";
    row.parties = {0};
    row.asserted = {false};
    slice.rows.push_back(row);
    ++slice.undated;
    ++slice.total;
}

inline Article article(const std::string& publisher, const std::string& text) {
    Article made;
    made.text = text;
    made.textHash = sha256(text);
    made.rawHash = made.textHash;
    made.id = articleId(made.textHash);
    made.path = publisher + ".txt";
    made.format = "text";
    made.title = text.substr(0, text.find('\n'));
    made.publisher = publisher;
    made.language = "en";
    made.published = whenOfDay(*Day::of(2024, 3, 4));
    made.published.basis = DateBasis::stated;
    return made;
}

// One event that an article tells of, with a figure that a side gives.
inline Event event(const Article& told, std::uint32_t begin, std::uint32_t end, const std::string& title,
                   Day on) {
    Event made;
    const ReportId report = reportId(told.id, {begin, end});
    made.id = {report.value};
    made.title = title;
    made.type = EventType::accident;
    made.when = whenOfDay(on);
    made.when.basis = DateBasis::stated;
    ReportRef ref;
    ref.article = told.id;
    ref.report = report;
    ref.quoteSpan = {begin, end};
    ref.when = made.when;
    ref.quote = told.text.substr(begin, end - begin);
    made.reports = {ref};
    made.origins = 1;
    return made;
}

inline Cell figure(const Article& told, const std::string& party, const std::string& value, Span quote,
                   Span words) {
    Cell cell;
    cell.article = told.id;
    cell.claim = claimId(told.id, {}, {words}, {quote});
    cell.source = cell.sourceKey = cell.party = party;
    cell.origin = party;
    cell.answer.value = value;
    cell.answer.low = cell.answer.high = std::stod(value);
    cell.answer.facet = "count:person:hurt";
    cell.answer.name = "people hurt";
    cell.answer.unit = "person";
    cell.answer.span = words;
    cell.quoteSpan = quote;
    cell.quote = told.text.substr(quote.begin, quote.size());
    cell.said = told.published;
    return cell;
}

// A project with two articles and three events, the first in conflict between two sides. Gives false where
// the store would not take it.
inline bool makeProject(const std::filesystem::path& file,
                        const std::string& title = "Ferry fire off the pier") {
    const Article harbour = article(
        "Pier Gazette",
        "Three hurt in ferry fire\nThe harbour authority said 3 people were hurt.\nA drill was held.\n");
    const Article crew =
        article("Union Wire", "Nine hurt, crew says\nThe crew union said 9 people were hurt.\n");
    auto project = store::Project::open(file, store::Mode::write);
    if (!project)
        return false;
    for (const Article* each : {&harbour, &crew}) {
        Facts facts;
        facts.published = each->published;
        if (!project->putArticle({*each, each->text, facts, {}},
                                 {each->path, each->rawHash, 1, "stored", {}, 1}))
            return false;
    }
    Event fire = event(harbour, 25, 71, title, *Day::of(2024, 3, 3));
    fire.reports.push_back(event(crew, 21, 61, title, *Day::of(2024, 3, 3)).reports.front());
    Facet hurt;
    hurt.key = "count:person:hurt";
    hurt.name = "people hurt";
    hurt.status = FacetStatus::conflict;
    hurt.because = "The harbour authority says 3, the crew union 9.";
    hurt.cells = {figure(harbour, "harbour authority", "3", {25, 71}, {51, 52}),
                  figure(crew, "crew union", "9", {21, 61}, {41, 42})};
    fire.facets = {hurt};
    fire.parties = {"harbour authority", "crew union"};
    fire.sources = fire.parties;
    fire.status = EventStatus::contested;
    fire.conflicts = 1;
    fire.origins = 2;
    fire.summary = "The harbour authority says 3 people were hurt; the crew union says 9.";
    Event drill = event(harbour, 72, 89, "Drill held", *Day::of(2024, 3, 9));
    Event undated = event(crew, 0, 20, "Crew speaks", *Day::of(2024, 3, 9));
    undated.when = {};
    return project->putEvents({fire, drill, undated}).has_value();
}

} // namespace claimline::ui::test
