// The whole way from five undated web texts to events; the texts are read where they lie beside the source
// tree.
#include "hand_made.h"

#include "claims/claims.h"
#include "language/language.h"
#include "reports/reports.h"
#include "time/time.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace claimline::resolve {

namespace {

namespace fs = std::filesystem;

class Seeds : public ::testing::Test {
protected:
    void SetUp() override {
        const fs::path folder = fs::path(CLAIMLINE_SHARED_DIR) / "seeds";
        if (!fs::exists(folder))
            GTEST_SKIP() << "no seeds beside the source tree";
        auto english = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(english) << english.error().message();
        auto times = time::TimeFinder::load(english->folder());
        auto claims = claims::ClaimFinder::load(english->folder());
        auto finder = reports::ReportFinder::load(english->folder());
        ASSERT_TRUE(times && claims && finder);
        const Resolver resolve = resolver();
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".txt")
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        std::vector<DateOutline> outlines;
        for (const fs::path& file : files) {
            std::stringstream text;
            text << std::ifstream(file).rdbuf();
            Article& article = texts_.emplace_back();
            article.text = text.str();
            article.id = articleId(sha256(article.text));
            const auto document = english->analyse(article.text);
            const auto date = times->dateArticle(article, document);
            outlines.push_back({article.id, date.when, date.candidates, date.month, date.dayOfMonth,
                                date.weekday, resolve.outlineTerms("", article.text)});
        }
        const auto dated = resolve.dateArticles(outlines);
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            Facts& facts = facts_.emplace_back();
            facts.published = outlines[i].published;
            for (const DatedArticle& other : dated)
                if (other.id == texts_[i].id)
                    facts.published = other.published;
            const auto document = english->analyse(texts_[i].text);
            facts.timexes = times->find(texts_[i].text, document, facts.published);
            auto found = claims->find(texts_[i], document, facts.timexes);
            facts.sources = std::move(found.sources);
            facts.claims = std::move(found.claims);
            facts.reports = finder->find(texts_[i], document, facts);
            ArticleFacts article;
            article.id = texts_[i].id;
            article.text = texts_[i].text;
            article.facts = &facts;
            articles_.push_back(article);
        }
        events_ = resolve.events(articles_);
    }

    const Event* on(const std::string& day, std::size_t articles) const {
        for (const Event& event : events_)
            if (event.when.edtf.starts_with(day) && event.reports.size() >= articles &&
                event.type == EventType::attack)
                return &event;
        return nullptr;
    }

    std::deque<Article> texts_;
    std::deque<Facts> facts_;
    std::vector<ArticleFacts> articles_;
    std::vector<Event> events_;
};

} // namespace

TEST_F(Seeds, FourTextsOnOneStrikeMakeOneEventAndTwoOthersStayApart) {
    const Event* bryansk = on("2024-11-19", 4);
    const Event* lotaryovka = on("2024-11-23", 1);
    const Event* vostochny = on("2024-11-25", 1);
    ASSERT_TRUE(bryansk != nullptr && lotaryovka != nullptr && vostochny != nullptr);
    EXPECT_NE(lotaryovka, vostochny);
    EXPECT_EQ(bryansk->status, EventStatus::contested);
}

TEST_F(Seeds, SixFiredAndFiveShotDownAreNotInConflict) {
    const Event* event = on("2024-11-19", 4);
    ASSERT_NE(event, nullptr);
    for (const char* key : {"count:missile:fire", "count:missile:shoot_down"}) {
        const Facet* facet = facetOf(*event, key);
        ASSERT_NE(facet, nullptr) << key;
        EXPECT_NE(facet->status, FacetStatus::conflict) << facet->because;
        const double value = std::string(key).ends_with("fire") ? 6 : 5;
        EXPECT_TRUE(std::any_of(facet->cells.begin(), facet->cells.end(),
                                [&](const Cell& cell) { return cell.answer.low == value; }));
    }
}

TEST_F(Seeds, OneStateUnderManyNamesIsOneActor) {
    for (const Event& event : events_)
        for (const Facet& facet : event.facets)
            EXPECT_FALSE(facet.kind == FacetKind::actor && facet.status == FacetStatus::conflict)
                << event.title << ": " << facet.because;
}

TEST_F(Seeds, DistancesWithinTheirHedgesAgree) {
    for (const Event& event : events_)
        for (const Facet& facet : event.facets)
            EXPECT_FALSE(facet.kind == FacetKind::amount && facet.status == FacetStatus::conflict)
                << facet.key << ": " << facet.because;
}

TEST_F(Seeds, WhatWasHitStandsAgainstWhatWasShotDownAndWhoWillNotConfirmAgainstWhoReported) {
    const Event* event = on("2024-11-19", 4);
    ASSERT_NE(event, nullptr);
    const Facet* confirmed = facetOf(*event, "yes:confirmed");
    ASSERT_NE(confirmed, nullptr);
    EXPECT_EQ(confirmed->status, FacetStatus::conflict) << confirmed->because;
    EXPECT_TRUE(std::any_of(confirmed->cells.begin(), confirmed->cells.end(),
                            [](const Cell& cell) { return cell.stance == Stance::declines; }));
    // Who will not confirm a matter of its own stands against nobody who told of the strike.
    EXPECT_TRUE(std::none_of(confirmed->cells.begin(), confirmed->cells.end(), [](const Cell& cell) {
        return cell.quote.find("Moscow has not confirmed") != std::string::npos && !cell.answer.unit.empty();
    }));
    const Facet* debris = facetOf(*event, "count:missile:fall_on");
    ASSERT_NE(debris, nullptr);
    EXPECT_EQ(debris->status, FacetStatus::conflict) << debris->because;
    const Facet* outcome = facetOf(*event, "outcome:missile:fire");
    ASSERT_NE(outcome, nullptr);
    EXPECT_EQ(outcome->status, FacetStatus::conflict);
}

} // namespace claimline::resolve
