// The whole way from files to what people see: input, query, expected table. Each line of a table in this
// folder is one expectation of a project: of that made of data/samples, or of tests/cases/incidents for the
// table of that name. The columns are told in the tables.
#include "ingest/ingest.h"
#include "model/names.h"
#include "model/table.h"
#include "support/scratch.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

namespace claimline {
namespace {

namespace fs = std::filesystem;

// A folder of articles, imported once for all lines.
class Imported {
public:
    static const Imported& samples() {
        static const Imported imported(CLAIMLINE_DATA_DIR "/samples");
        return imported;
    }
    static const Imported& incidents() {
        static const Imported imported(CLAIMLINE_TESTS_DIR "/cases/incidents");
        return imported;
    }

    const store::ArticleRow* article(std::string_view path) const {
        const auto at =
            std::ranges::find_if(articles, [&](const auto& row) { return row.path.ends_with(path); });
        return at == articles.end() ? nullptr : &*at;
    }

    // An event tells of a file where one of its reports does.
    std::vector<const Event*> eventsOf(ArticleId article) const {
        std::vector<const Event*> all;
        for (const Event& event : events)
            if (std::ranges::any_of(event.reports,
                                    [&](const ReportRef& report) { return report.article == article; }))
                all.push_back(&event);
        return all;
    }

    std::vector<store::ArticleRow> articles;
    std::vector<Event> events;
    std::vector<store::ClaimRow> claims;

private:
    explicit Imported(const char* folder) {
        const testing_support::Scratch scratch;
        const fs::path file = scratch.folder() / "cases.claimline";
        auto project = store::Project::open(file, store::Mode::write);
        auto analyser = ingest::Analyser::load("en");
        EXPECT_TRUE(project && analyser) << folder << " cannot be imported";
        if (!project || !analyser)
            return;
        const auto done = ingest::importFiles(*project, *analyser, {folder}, {});
        EXPECT_TRUE(done && done->refused.empty());
        articles = project->articles().value_or(std::vector<store::ArticleRow>{});
        events = project->events({}).value_or(std::vector<Event>{});
        claims = project->claims({}).value_or(std::vector<store::ClaimRow>{});
    }
};

bool holds(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

bool cellStands(const Event& event, const Table::Row& row) {
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (holds(facet.name, row["facet"]) && cell.answer.value == row["value"] &&
                holds(cell.source, row["source"]) &&
                (row["stance"].empty() || nameOf(cell.state) == row["stance"]))
                return true;
    return false;
}

bool facetStands(const Event& event, const Table::Row& row) {
    return std::ranges::any_of(event.facets, [&](const Facet& facet) {
        return facet.name == row["facet"] && nameOf(facet.status) == row["value"];
    });
}

// Source and cue as named, the content from its first word on.
bool claimStands(const Imported& imported, ArticleId article, const Table::Row& row) {
    const auto text = [](const store::ClaimRow& claim, Span span) {
        return std::string_view(claim.quote)
            .substr(span.begin - claim.claim.quote.begin, span.end - span.begin);
    };
    return std::ranges::any_of(imported.claims, [&](const store::ClaimRow& claim) {
        if (claim.article != article || claim.claim.form == ClaimForm::narrator ||
            nameOf(claim.claim.stance) != row["stance"])
            return false;
        std::string cue;
        for (const Span span : claim.claim.cue)
            cue += (cue.empty() ? "" : " … ") + std::string(text(claim, span));
        const std::string_view named = claim.claim.speaker == none ? std::string_view() : claim.source.name;
        return cue == row["cue"] && named == row["source"] &&
               text(claim, claim.claim.content.front()).starts_with(row["value"]);
    });
}

void holdsOf(const Imported& imported, const store::ArticleRow& article, const Table::Row& row) {
    const auto events = imported.eventsOf(article.id);
    const auto any = [&](auto test) {
        return std::ranges::any_of(events, [&](const Event* event) { return test(*event); });
    };
    const std::string_view kind = row["kind"];
    const std::string wanted = std::string(row["facet"]) + ": " + std::string(row["value"]) + ", " +
                               std::string(row["source"]) + " " + std::string(row["stance"]);
    const auto cell = [&](const Event& event) { return cellStands(event, row); };
    if (kind == "published")
        EXPECT_EQ(article.published.edtf, row["value"]) << article.published.because;
    else if (kind == "event")
        EXPECT_TRUE(any([&](const Event& event) { return event.when.edtf.starts_with(row["value"]); }))
            << "no event on " << row["value"];
    else if (kind == "type")
        EXPECT_TRUE(any([&](const Event& event) { return nameOf(event.type) == row["value"]; })) << wanted;
    else if (kind == "claim")
        EXPECT_TRUE(claimStands(imported, article.id, row)) << wanted;
    else if (kind == "cell")
        EXPECT_TRUE(any(cell)) << wanted;
    else if (kind == "no cell")
        EXPECT_FALSE(any(cell)) << wanted;
    else if (kind == "facet")
        EXPECT_TRUE(any([&](const Event& event) { return facetStands(event, row); })) << wanted;
    else if (kind == "no facet")
        EXPECT_FALSE(any([&](const Event& event) { return facetStands(event, row); })) << wanted;
    else if (kind == "events")
        EXPECT_EQ(std::to_string(imported.eventsOf(article.id).size()), row["value"]);
    else if (kind == "joined") {
        const store::ArticleRow* other = imported.article(row["value"]);
        ASSERT_TRUE(other) << row["value"];
        const auto others = imported.eventsOf(other->id);
        EXPECT_TRUE(any([&](const Event& event) {
            return std::ranges::find(others, &event) != others.end();
        })) << "no event of both";
    } else
        FAIL() << "no such kind of line: " << kind;
}

class Cases : public testing::TestWithParam<const char*> {};

TEST_P(Cases, EveryLineHolds) {
    std::vector<std::string> columns{"kind", "file", "facet", "value", "source", "stance"};
    if (GetParam() == std::string_view("claims.tsv"))
        columns.push_back("cue");
    const Imported& imported =
        GetParam() == std::string_view("incidents.tsv") ? Imported::incidents() : Imported::samples();
    const auto table = Table::read(fs::path(CLAIMLINE_TESTS_DIR) / "cases" / GetParam(), columns);
    ASSERT_TRUE(table) << table.error().message();
    ASSERT_FALSE(table->rows().empty());
    for (const Table::Row& row : *table) {
        SCOPED_TRACE(std::string(GetParam()) + ", line " + std::to_string(row.line()));
        const store::ArticleRow* article = imported.article(row["file"]);
        ASSERT_TRUE(article) << row["file"];
        holdsOf(imported, *article, row);
    }
}

INSTANTIATE_TEST_SUITE_P(Tables, Cases,
                         testing::Values("dates.tsv", "claims.tsv", "figures.tsv", "incidents.tsv"),
                         [](const auto& instance) {
                             const std::string name = instance.param;
                             return name.substr(0, name.find('.'));
                         });

} // namespace
} // namespace claimline
