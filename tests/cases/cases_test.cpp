// The whole way from files to what people see: input, query, expected table. Each line of a table in this
// folder is one expectation of the project that is made of data/samples; the columns are told in the tables.
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

// The samples, imported once for all lines.
class Samples {
public:
    static const Samples& get() {
        static const Samples samples;
        return samples;
    }

    const store::ArticleRow* article(std::string_view path) const {
        const auto at =
            std::ranges::find_if(articles, [&](const auto& row) { return row.path.ends_with(path); });
        return at == articles.end() ? nullptr : &*at;
    }

    std::vector<store::ArticleRow> articles;
    std::vector<Event> events;
    std::vector<store::ClaimRow> claims;

private:
    Samples() {
        const testing_support::Scratch scratch;
        const fs::path file = scratch.folder() / "cases.claimline";
        auto project = store::Project::open(file, store::Mode::write);
        auto analyser = ingest::Analyser::load("en");
        EXPECT_TRUE(project && analyser) << "the samples cannot be imported";
        if (!project || !analyser)
            return;
        const auto done = ingest::importFiles(*project, *analyser, {CLAIMLINE_DATA_DIR "/samples"}, {});
        EXPECT_TRUE(done && done->refused.empty());
        articles = project->articles().value_or(std::vector<store::ArticleRow>{});
        events = project->events({}).value_or(std::vector<Event>{});
        claims = project->claims({}).value_or(std::vector<store::ClaimRow>{});
    }
};

bool holds(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

// An event tells of a file where one of its reports does.
std::vector<const Event*> eventsOf(ArticleId article) {
    std::vector<const Event*> all;
    for (const Event& event : Samples::get().events)
        if (std::ranges::any_of(event.reports,
                                [&](const ReportRef& report) { return report.article == article; }))
            all.push_back(&event);
    return all;
}

bool cellStands(const Event& event, const Table::Row& row) {
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (holds(facet.name, row["facet"]) && cell.answer.value == row["value"] &&
                holds(cell.source, row["source"]))
                return true;
    return false;
}

// Source and cue as named, the content from its first word on.
bool claimStands(ArticleId article, const Table::Row& row) {
    const auto text = [](const store::ClaimRow& claim, Span span) {
        return std::string_view(claim.quote)
            .substr(span.begin - claim.claim.quote.begin, span.end - span.begin);
    };
    return std::ranges::any_of(Samples::get().claims, [&](const store::ClaimRow& claim) {
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

class Cases : public testing::TestWithParam<const char*> {};

TEST_P(Cases, EveryLineHolds) {
    std::vector<std::string> columns{"kind", "file", "facet", "value", "source", "stance"};
    if (GetParam() == std::string_view("claims.tsv"))
        columns.push_back("cue");
    const auto table = Table::read(fs::path(CLAIMLINE_TESTS_DIR) / "cases" / GetParam(), columns);
    ASSERT_TRUE(table) << table.error().message();
    ASSERT_FALSE(table->rows().empty());
    for (const Table::Row& row : *table) {
        SCOPED_TRACE(std::string(GetParam()) + ", line " + std::to_string(row.line()));
        const store::ArticleRow* article = Samples::get().article(row["file"]);
        ASSERT_TRUE(article) << row["file"];
        const auto events = eventsOf(article->id);
        if (row["kind"] == "published")
            EXPECT_EQ(article->published.edtf, row["value"]) << article->published.because;
        else if (row["kind"] == "event")
            EXPECT_TRUE(std::ranges::any_of(
                events, [&](const Event* event) { return event->when.edtf.starts_with(row["value"]); }))
                << "no event on " << row["value"];
        else if (row["kind"] == "claim")
            EXPECT_TRUE(claimStands(article->id, row))
                << row["source"] << " " << row["stance"] << " " << row["value"];
        else if (row["kind"] == "cell")
            EXPECT_TRUE(
                std::ranges::any_of(events, [&](const Event* event) { return cellStands(*event, row); }))
                << row["facet"] << ": " << row["value"] << ", " << row["source"];
        else
            FAIL() << "no such kind of line: " << row["kind"];
    }
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Cases, testing::Values("dates.tsv", "claims.tsv", "figures.tsv"), [](const auto& instance) {
        return std::string(instance.param).substr(0, std::string(instance.param).find('.'));
    });

} // namespace
} // namespace claimline
