// Files to import, made by the tests themselves, and one loaded analyser for all of them.
#pragma once

#include "ingest/ingest.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace claimline::ingest {

// Loading reads the language's weights: once for the whole run.
inline const Analyser& analyser() {
    static const Analyser loaded = [] {
        Result<Analyser> result = Analyser::load("en");
        if (!result)
            throw std::runtime_error(result.error().message());
        return std::move(*result);
    }();
    return loaded;
}

class Import : public testing::Test {
protected:
    Import() {
        static std::atomic<int> count{0};
        folder = std::filesystem::path(testing::TempDir()) /
                 ("claimline-import-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(folder / "in");
    }
    ~Import() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::string write(const std::string& name, const std::string& content) const {
        const auto file = folder / "in" / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }
    std::string in() const { return (folder / "in").string(); }
    store::Project open(const std::string& name = "p.claimline",
                        store::Mode mode = store::Mode::write) const {
        auto project = store::Project::open(folder / name, mode);
        if (!project)
            throw std::runtime_error(project.error().message());
        return std::move(*project);
    }
    static Summary import(store::Project& project, const std::vector<std::string>& paths,
                          const Options& options = {},
                          const std::function<void(const Progress&)>& onProgress = {}) {
        const Result<Summary> summary = importFiles(project, analyser(), paths, options, onProgress);
        EXPECT_TRUE(summary) << summary.error().message();
        return summary.value_or(Summary{});
    }
    // Some articles on two incidents.
    void writeArticles(int count) const {
        for (int i = 0; i < count; ++i)
            write("article-" + std::to_string(i) + ".txt", articleText(i));
    }
    static std::string articleText(int i) {
        const std::string paper = std::to_string(i);
        return "Warehouse fire in Leeds, report " + paper + "\n\nLEEDS, March " + std::to_string(4 + i % 2) +
               ", 2023 - A warehouse caught fire in Leeds on Saturday and " + std::to_string(2 + i % 3) +
               " people were injured, police said.\n\n\"We are still searching,\" fire chief Ann Porter "
               "said. She denied "
               "that the alarm had failed.\n";
    }

    std::filesystem::path folder;
};

// All that a project says, as text: two projects are equal where these are.
inline std::string dump(const store::Project& project) {
    std::string all;
    const auto rows = *project.articles();
    for (const store::ArticleRow& row : rows) {
        all += row.id.text() + " " + row.path + " " + row.title + " " + row.published.edtf + " " +
               row.published.because + " " + std::to_string(row.claims) + " " + std::to_string(row.events) +
               "\n";
        const Facts facts = *project.facts(row.id);
        for (const Claim& claim : facts.claims)
            all += "  " + claim.id.text();
        for (const Report& report : facts.reports)
            all += "  " + report.id.text() + " " + report.when.edtf + " " + report.title + "\n";
    }
    const auto events = *project.events({});
    for (const Event& event : events) {
        all += event.id.text() + " " + event.title + " " + event.when.edtf + " " + event.summary + "\n";
        for (const ReportRef& report : event.reports)
            all += "  " + report.report.text();
        for (const Facet& facet : event.facets) {
            all += "\n  " + facet.key + " " + facet.because;
            for (const Cell& cell : facet.cells)
                all += " | " + cell.source + " " + cell.answer.value + " " + cell.origin;
        }
        all += "\n";
    }
    const auto slice = *project.slice({});
    for (const std::string& name : slice.sources)
        all += name + ";";
    for (const std::string& name : slice.parties)
        all += name + ";";
    return all;
}

} // namespace claimline::ingest
