// What people decided, after later imports and new analyses.
#include "ingest/resolve_steps.h"
#include "world.h"

#include <algorithm>
#include <set>

namespace claimline::ingest {
namespace {

class DecisionsLast : public Import {
protected:
    DecisionsLast()
        : project(open()) {
        import(project, {CLAIMLINE_DATA_DIR "/samples/depot-strike"});
    }
    Event largest() const {
        const std::vector<Event> all = events();
        return *std::ranges::max_element(all, {}, [](const Event& event) { return event.facets.size(); });
    }
    Event holding(ReportId report) const { return *project.event(EventId{report.value}); }
    std::vector<Event> events() const { return *project.events({}); }
    std::vector<ArticleId> articles() const { return *project.articleIds(); }
    void decide(store::Decision decision) { ASSERT_TRUE(project.addDecision(std::move(decision))); }
    void resolve() { ASSERT_TRUE(resolveProject(project, analyser())); }
    // Another article on the same attack: three more voices.
    void importAnother() {
        write("late/wire.txt",
              "Two drones shot down over Oskava, police say\n\nKELDA, Varonia, October 9, 2025 - Only two of "
              "the drones that Estmark launched at the fuel depot in Oskava were shot down, police in Kelda "
              "said on Thursday.\n");
        import(project, {in()});
    }
    store::Project project;
};

bool together(const Event& event, ReportId a, ReportId b) {
    const auto holds = [&](ReportId report) {
        return std::ranges::find(event.reports, report, &ReportRef::report) != event.reports.end();
    };
    return holds(a) && holds(b);
}

TEST_F(DecisionsLast, WhatAPersonSplitIsNeverJoinedAgain) {
    const Event event = largest();
    ASSERT_GE(event.reports.size(), 2u);
    const ReportId first = event.reports.front().report, last = event.reports.back().report;
    for (const ReportRef& report : event.reports)
        if (report.report != last) {
            store::Decision part;
            part.kind = store::DecisionKind::part;
            part.report = last;
            part.other = report.report;
            decide(part);
        }
    resolve();
    EXPECT_FALSE(together(holding(first), first, last));
    importAnother();
    import(project, {CLAIMLINE_DATA_DIR "/samples/ferry-fire"});
    EXPECT_FALSE(together(holding(first), first, last));
    EXPECT_FALSE(together(holding(last), first, last));
}

TEST_F(DecisionsLast, OneNewContradictingArticleReopensExactlyTheFacetItTouches) {
    const Event event = largest();
    std::size_t judged = 0;
    for (const Facet& facet : event.facets)
        if (facet.status == FacetStatus::conflict) {
            store::Decision decision;
            decision.kind = store::DecisionKind::facet;
            decision.report = event.reports.front().report;
            decision.value = "explained\t" + facet.key + "\t" + store::facetValues(facet);
            decide(decision);
            ++judged;
        }
    ASSERT_GE(judged, 2u);
    importAnother();
    // Whether or not the pairing joins the new article is not what is tested here.
    for (const Event& other : events())
        if (other.id != event.id && std::ranges::any_of(other.reports, [](const ReportRef& r) {
                return r.quote.find("Only two") != std::string::npos;
            })) {
            store::Decision join;
            join.kind = store::DecisionKind::join;
            join.report = event.reports.front().report;
            join.other = other.reports.front().report;
            decide(join);
        }
    resolve();
    const Event now = holding(event.reports.front().report);
    const auto decisions = *project.decisions();
    std::set<std::string> touched, reopened;
    for (const Facet& facet : now.facets) {
        for (const Cell& cell : facet.cells)
            if (cell.quote.find("Only two") != std::string::npos)
                touched.insert(facet.key);
        if (store::facetStateOf(now, facet, decisions).reopened)
            reopened.insert(facet.key);
    }
    EXPECT_FALSE(reopened.empty());
    for (const std::string& key : reopened)
        EXPECT_TRUE(touched.contains(key)) << key;
}

TEST_F(DecisionsLast, IdsOfEventsReportsAndClaimsAreKeptWhenEverythingIsAnalysedAnew) {
    const auto ids = [&] {
        std::set<std::string> all;
        for (const Event& event : events()) {
            all.insert("event " + event.id.text());
            for (const ReportRef& report : event.reports)
                all.insert("report " + report.report.text());
            for (const auto& [article, claim] : event.claims)
                all.insert("claim " + claim.text());
        }
        return all;
    };
    const auto before = ids();
    store::Decision title;
    title.kind = store::DecisionKind::title;
    title.report = largest().reports.front().report;
    title.value = "The night of the drones";
    decide(title);
    for (const ArticleId id : articles()) {
        const Article article = *project.article(id);
        const auto analysis = analyser().analyse(article);
        ASSERT_TRUE(project.putFacts(id, analysis.facts, serialize(analysis.outline)));
    }
    resolve();
    EXPECT_EQ(ids(), before);
    EXPECT_EQ(holding(title.report).title, "The night of the drones");
}

// The cells of the event's facet with most of them from one origin.
std::vector<Cell> cellsOfOneOrigin(const Event& event) {
    std::vector<Cell> best;
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells) {
            std::vector<Cell> same;
            for (const Cell& other : facet.cells)
                if (other.origin == cell.origin && other.claim &&
                    other.originWhy == "goes back to the same speaker" &&
                    std::ranges::find(same, other.claim, &Cell::claim) == same.end())
                    same.push_back(other);
            if (same.size() > best.size())
                best = same;
        }
    return best;
}

std::string originOf(const Event& event, const Cell& wanted) {
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (cell.article == wanted.article && cell.claim == wanted.claim)
                return cell.origin;
    return {};
}

TEST_F(DecisionsLast, AnOriginCutByHandCountsAloneAndUndoneItIsOneAgain) {
    const Event before = largest();
    const std::vector<Cell> cells = cellsOfOneOrigin(before);
    ASSERT_GE(cells.size(), 2u);
    store::Decision cut;
    cut.kind = store::DecisionKind::originCut;
    cut.article = cells[1].article;
    cut.claim = cells[1].claim;
    const auto number = project.addDecision(cut);
    ASSERT_TRUE(number);
    resolve();
    const ReportId report = before.reports.front().report;
    EXPECT_NE(originOf(holding(report), cells[0]), originOf(holding(report), cells[1]));
    EXPECT_EQ(holding(report).origins, before.origins + 1);
    importAnother();
    EXPECT_NE(originOf(holding(report), cells[0]), originOf(holding(report), cells[1]));
    ASSERT_TRUE(project.setUndone(*number, true));
    resolve();
    EXPECT_EQ(originOf(holding(report), cells[0]), originOf(holding(report), cells[1]));
}

TEST_F(DecisionsLast, TwoOriginsJoinedByHandCountOnce) {
    const Event before = largest();
    const Cell *a = nullptr, *b = nullptr;
    for (const Facet& facet : before.facets)
        for (const Cell& cell : facet.cells) {
            if (!cell.claim)
                continue;
            if (a == nullptr)
                a = &cell;
            else if (cell.origin != a->origin && b == nullptr)
                b = &cell;
        }
    ASSERT_TRUE(a != nullptr && b != nullptr);
    store::Decision join;
    join.kind = store::DecisionKind::originJoin;
    join.article = b->article;
    join.claim = b->claim;
    join.value = std::to_string(a->article.value) + "\t" + std::to_string(a->claim.value);
    decide(join);
    resolve();
    const Event now = holding(before.reports.front().report);
    EXPECT_EQ(originOf(now, *a), originOf(now, *b));
    for (const Facet& facet : now.facets)
        for (const Cell& cell : facet.cells)
            if (cell.article == b->article && cell.claim == b->claim) {
                EXPECT_EQ(cell.originWhy, "joined by hand");
            }
}

TEST_F(DecisionsLast, AConflictThatAPersonOverruledIsNoneInListsAndReports) {
    const Event before = largest();
    const auto facet = std::ranges::find(before.facets, FacetStatus::conflict, &Facet::status);
    ASSERT_NE(facet, before.facets.end());
    store::Decision decision;
    decision.kind = store::DecisionKind::facet;
    decision.report = before.reports.front().report;
    decision.value = "overruled\t" + facet->key + "\t" + store::facetValues(*facet);
    decision.reason = "the same drones, counted twice";
    decide(decision);
    resolve();
    const Event now = holding(decision.report);
    EXPECT_EQ(now.conflicts, before.conflicts - 1);
    const auto same = std::ranges::find(now.facets, facet->key, &Facet::key);
    ASSERT_NE(same, now.facets.end());
    EXPECT_EQ(same->because, "Overruled by hand: the same drones, counted twice");
    const auto slice = *project.slice({});
    EXPECT_EQ(slice.rows.conflicts(*slice.rows.find(now.id)), static_cast<std::uint32_t>(now.conflicts));
}

TEST_F(DecisionsLast, AClaimSplitOffStandsAloneAfterLaterImports) {
    const Event before = largest();
    const Cell* moved = nullptr;
    for (const Facet& facet : before.facets)
        for (const Cell& cell : facet.cells)
            if (cell.claim && moved == nullptr)
                moved = &cell;
    ASSERT_NE(moved, nullptr);
    store::Decision split;
    split.kind = store::DecisionKind::splitClaim;
    split.article = moved->article;
    split.claim = moved->claim;
    decide(split);
    const ReportId apart{moved->claim.value};
    for (const ReportRef& report : before.reports) {
        store::Decision part;
        part.kind = store::DecisionKind::part;
        part.report = apart;
        part.other = report.report;
        decide(part);
    }
    resolve();
    importAnother();
    const Event own = holding(apart);
    for (const ReportRef& report : before.reports)
        EXPECT_FALSE(together(own, apart, report.report));
    const Event rest = holding(before.reports.front().report);
    for (const Facet& facet : rest.facets)
        for (const Cell& cell : facet.cells)
            EXPECT_FALSE(cell.article == moved->article && cell.claim == moved->claim) << facet.name;
    EXPECT_THAT(project.check()->faults, testing::IsEmpty());
}

TEST_F(DecisionsLast, AValueMovedToAnotherQuestionStandsThereAfterLaterImports) {
    const Event before = largest();
    const Facet *from = nullptr, *to = nullptr;
    for (const Facet& facet : before.facets) {
        if (facet.kind != FacetKind::count || facet.cells.empty() || !facet.cells.front().claim)
            continue;
        if (from == nullptr)
            from = &facet;
        else if (to == nullptr)
            to = &facet;
    }
    ASSERT_TRUE(from != nullptr && to != nullptr);
    const Cell cell = from->cells.front();
    store::Decision move;
    move.kind = store::DecisionKind::moveClaim;
    move.article = cell.article;
    move.claim = cell.claim;
    move.value = store::spansText({cell.answer.span}) + "\t" + to->key + "\t" + to->name;
    decide(move);
    resolve();
    importAnother();
    const Event now = holding(before.reports.front().report);
    const auto stands = [&](const std::string& key) {
        const auto facet = std::ranges::find(now.facets, key, &Facet::key);
        return facet != now.facets.end() && std::ranges::any_of(facet->cells, [&](const Cell& other) {
                   return other.article == cell.article && other.claim == cell.claim &&
                          other.answer.span == cell.answer.span;
               });
    };
    EXPECT_TRUE(stands(to->key)) << to->key;
    EXPECT_FALSE(stands(from->key)) << from->key;
}

} // namespace
} // namespace claimline::ingest
