// How the answers of an event's reports become its facets.
#include "hand_made.h"
#include "resolve/facets.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

const FacetWords& words() {
    static const FacetWords loaded = [] {
        const std::filesystem::path folder = std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en";
        return FacetWords{loadFacetClasses(folder).value(),
                          loadWordKinds(folder / "confirmation.tsv").value(),
                          loadWordKinds(folder / "running.tsv").value(), loadVoiceWords(folder).value()};
    }();
    return loaded;
}

std::vector<Facet> facetsOf(const Paper& paper) {
    std::vector<Member> members;
    std::vector<const ArticleFacts*> articles;
    for (const ArticleFacts& article : paper.articles) {
        members.push_back({&article, &article.facts->reports[0]});
        articles.push_back(&article);
    }
    return makeFacets(members, Origins(articles, {}), words());
}

const Facet* named(const std::vector<Facet>& facets, const std::string& key) {
    const auto found = std::ranges::find(facets, key, &Facet::key);
    return found == facets.end() ? nullptr : &*found;
}

Facts& march(Paper& paper, const std::string& text, const std::string& day, double people) {
    Facts& facts = paper.add(text, day, {"march"});
    facts.reports[0].type = EventType::protest;
    facts.reports[0].timeSpan = {0, 4};
    answer(facts, "count:person:protest", people, people, claimOf(facts, "police"));
    return facts;
}

} // namespace

TEST(Facets, FiguresOfAnotherDayOfARowAreNotThoseOfTheFirst) {
    for (const bool tellsBoth : {true, false}) {
        Paper paper;
        march(paper, "Saturday: 12,000 marched.", "2031-03-08", 12'000);
        march(paper, "On Saturday the march drew 12,000.", "2031-03-08", 12'000);
        Facts& second =
            march(paper, "The second march drew 6,000, a week after the first.", "2031-03-15", 6'000);
        if (tellsBoth) {
            Timex first;
            first.when = *parseEdtf("2031-03-08");
            second.timexes.push_back(first);
        }
        const auto facets = facetsOf(paper);
        const Facet* const people = named(facets, "count:person:protest");
        ASSERT_NE(people, nullptr);
        EXPECT_EQ(people->cells.back().answer.scope.reach, tellsBoth ? "on 2031-03-15" : "");
        EXPECT_EQ(people->status == FacetStatus::scope, tellsBoth) << people->because;
    }
}

TEST(Facets, NoCasualtiesStandsAgainstTheInjured) {
    Paper paper;
    Facts& ministry = paper.add("There were no casualties.", "2031-03-08", {"drones"});
    answer(ministry, "yes:casualty", 0, 0, claimOf(ministry, "ministry"));
    Facts& channel = paper.add("Three workers were injured.", "2031-03-08", {"drones"});
    answer(channel, "count:person:injure", 3, 3, claimOf(channel, "channel")).unit = "person";
    const auto facets = facetsOf(paper);
    const Facet* const injured = named(facets, "count:person:injure");
    ASSERT_NE(injured, nullptr);
    EXPECT_EQ(injured->status, FacetStatus::conflict);
    EXPECT_EQ(named(facets, "yes:casualty"), nullptr) << "told in the count";
}

TEST(Facets, ThatSomeDiedIsToldByHowManyDid) {
    Paper paper;
    Facts& police = paper.add("Nine people died.", "2031-03-08", {"crash"});
    answer(police, "yes:die", 1, 1, claimOf(police, "police"));
    EXPECT_NE(named(facetsOf(paper), "yes:die"), nullptr);
    answer(police, "count:person:die", 9, 9, 0);
    EXPECT_EQ(named(facetsOf(paper), "yes:die"), nullptr);
}

TEST(Facets, WhoIsBlamedAndDeniesStandsAgainstWhoBlames) {
    for (const bool blamed : {true, false}) {
        Paper paper;
        Facts& facts =
            paper.add("The mayor accused the operator. The operator denied it.", "2031-03-08", {"dam"});
        Answer& value = answer(facts, "actor:blame", 0, 0, claimOf(facts, "mayor"));
        value.kind = FacetKind::actor;
        value.value = "operator";
        claimOf(facts, blamed ? "operator" : "council", Stance::denies, "deny");
        facts.claims.back().quote = {32, 55};
        const auto facets = facetsOf(paper);
        const Facet* const blame = named(facets, "actor:blame");
        ASSERT_NE(blame, nullptr);
        EXPECT_EQ(blame->status, blamed ? FacetStatus::conflict : FacetStatus::single);
    }
}

} // namespace claimline::resolve
