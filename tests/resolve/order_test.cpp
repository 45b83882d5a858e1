// The samples from texts to events, in thirty orders of import.
#include "hand_made.h"

#include "claims/claims.h"
#include "language/language.h"
#include "reports/reports.h"
#include "time/time.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace claimline::resolve {

namespace {

namespace fs = std::filesystem;

class Order : public ::testing::Test {
protected:
    void SetUp() override {
        auto english = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(english) << english.error().message();
        auto times = time::TimeFinder::load(english->folder());
        auto claims = claims::ClaimFinder::load(english->folder());
        auto finder = reports::ReportFinder::load(english->folder());
        ASSERT_TRUE(times && claims && finder);
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(CLAIMLINE_DATA_DIR) / "samples")) {
            if (entry.path().extension() != ".txt" && entry.path().extension() != ".md")
                continue;
            std::stringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            Article& article = texts_.emplace_back();
            article.text = text.str();
            article.id = articleId(sha256(article.text));
            const auto document = english->analyse(article.text);
            Facts& facts = facts_.emplace_back();
            facts.published = times->dateArticle(article, document).when;
            facts.timexes = times->find(article.text, document, facts.published);
            auto found = claims->find(article, document, facts.timexes);
            facts.sources = std::move(found.sources);
            facts.claims = std::move(found.claims);
            facts.reports = finder->find(article, document, facts);
            ArticleFacts part;
            part.id = article.id;
            part.text = article.text;
            part.facts = &facts;
            articles_.push_back(part);
        }
        ASSERT_GE(articles_.size(), 6U);
    }

    std::deque<Article> texts_;
    std::deque<Facts> facts_;
    std::vector<ArticleFacts> articles_;
};

TEST_F(Order, ThirtyOrdersOfImportGiveTheSameEventsToTheLastCell) {
    const Resolver resolve = resolver();
    const std::vector<Event> first = resolve.events(articles_);
    ASSERT_GT(first.size(), 5U);
    std::mt19937 random(20'250'312); // NOLINT: the same orders every time
    for (int order = 0; order < 30; ++order) {
        std::shuffle(articles_.begin(), articles_.end(), random);
        const std::vector<Event> again = resolve.events(articles_);
        ASSERT_EQ(again.size(), first.size()) << "order " << order;
        for (std::size_t i = 0; i < first.size(); ++i)
            ASSERT_TRUE(again[i] == first[i]) << "order " << order << ": " << first[i].title;
    }
}

TEST_F(Order, ARepeatedCallChangesNothing) {
    const Resolver resolve = resolver();
    EXPECT_TRUE(resolve.events(articles_) == resolve.events(articles_));
}

} // namespace

} // namespace claimline::resolve
