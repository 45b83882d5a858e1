// A small project made by hand: a harbour fire that three papers tell of.
#pragma once

#include "store/store.h"

#include <atomic>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace claimline::store {

// A folder of its own for each test, gone afterwards.
class Folder {
public:
    Folder() {
        static std::atomic<int> count{0};
        path_ = std::filesystem::path(testing::TempDir()) /
                ("claimline-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

inline Span spanOf(const std::string& text, const std::string& words) {
    const auto at = text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// An article whose first sentence is a claim of `source` and a report.
inline ArticleEntry entryOf(const std::string& path, const std::string& text,
                            const std::string& source = "Port office", const std::string& party = "") {
    ArticleEntry entry;
    Article& article = entry.article;
    article.text = text;
    article.textHash = sha256(text);
    article.id = articleId(article.textHash);
    article.path = path;
    article.title = "Fire in the harbour";
    article.publisher = "Daily " + path;
    article.format = "text";
    article.language = "en";
    article.published = whenOfDay(*Day::of(2025, 3, 4));
    article.cuts = {{{0, 4}, CutKind::navigation, "a line that pages carry"}};
    entry.raw = "<p>" + text + "</p>";
    article.rawHash = sha256(entry.raw);
    entry.outline = "outline of " + path;
    const Span sentence{0, static_cast<std::uint32_t>(std::min(text.find('.') + 1, text.size()))};
    Facts& facts = entry.facts;
    facts.published = article.published;
    facts.sources = {{"port office", source, SourceKind::organisation, "", party, ""}};
    Claim claim;
    claim.content = {sentence};
    claim.quote = sentence;
    claim.speaker = 0;
    claim.id = claimId(article.id, {}, {}, claim.content);
    facts.claims = {claim};
    Report report;
    report.id = reportId(article.id, sentence);
    report.span = report.quote = sentence;
    report.title = "Ferry burns";
    report.headline = true;
    report.claims = {0};
    facts.reports = {report};
    return entry;
}

// One event of the first reports of these articles.
inline Event eventOf(const std::vector<ArticleEntry>& entries, const std::string& title,
                     const When& when = {}) {
    Event event;
    event.title = title;
    event.type = EventType::accident;
    event.when = when;
    for (const ArticleEntry& entry : entries) {
        const Report& report = entry.facts.reports.front();
        event.reports.push_back({entry.article.id,
                                 report.id,
                                 report.quote,
                                 {},
                                 when,
                                 std::string(slice(entry.article.text, report.quote)),
                                 ""});
        event.claims.emplace_back(entry.article.id, entry.facts.claims.front().id);
        event.sources.push_back(entry.facts.sources.front().name);
    }
    event.id.value = event.reports.front().report.value;
    event.origins = static_cast<int>(entries.size());
    return event;
}

inline LedgerRow ledgerOf(const ArticleEntry& entry, int version = 1) {
    return {entry.article.path, entry.article.rawHash, version, "", "", 1};
}

inline Project openProject(const std::filesystem::path& file, Mode mode = Mode::write,
                           const OpenOptions& options = {}) {
    Result<Project> project = Project::open(file, mode, options);
    if (!project)
        throw std::runtime_error(project.error().message());
    return std::move(*project);
}

inline void store(Project& project, const std::vector<ArticleEntry>& entries) {
    for (const ArticleEntry& entry : entries) {
        const Result<Outcome> outcome = project.putArticle(entry, ledgerOf(entry));
        ASSERT_TRUE(outcome) << outcome.error().message();
    }
}

} // namespace claimline::store
