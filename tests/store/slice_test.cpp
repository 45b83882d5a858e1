#include "sample.h"

namespace claimline::store {
namespace {

Instant at(int year, unsigned month, unsigned day) {
    return Day::of(year, month, day)->begin();
}

template<class Value>
Filter only(std::vector<Value> Filter::*member, std::initializer_list<std::type_identity_t<Value>> values,
            Filter filter = {}) {
    filter.*member = values;
    return filter;
}

std::vector<std::string> titles(const Slice& slice) {
    std::vector<std::string> all;
    for (const EventRow& row : slice.rows)
        all.push_back(row.title);
    return all;
}

std::uint32_t countIn(const std::vector<Count>& counts, const std::string& value) {
    for (const Count& count : counts) {
        if (count.value == value)
            return count.events;
    }
    return 0;
}

class Slices : public testing::Test {
protected:
    void SetUp() override {
        store(project, {fire, march, talks, rumour});
        Event first = eventOf({fire}, "Fire", whenOfDay(*Day::of(2025, 3, 4)));
        first.places = {{"Odense", "Funen", "DK", 55.4, 10.38, true, {}},
                        {"Denmark", "", "DK", 0, 0, false, {}}};
        first.status = EventStatus::contested;
        first.conflicts = 1;
        Cell cell;
        cell.party = "DK";
        first.facets = {{"count:person:die", "killed", FacetKind::count, FacetStatus::conflict, "", {cell}}};
        Event second = eventOf({march}, "March", whenOfDay(*Day::of(2025, 3, 6)));
        second.type = EventType::protest;
        second.places = {{"Århus", "", "DK", 0, 0, false, {}}};
        Event third = eventOf({talks}, "Talks", whenOfMonth(2025, 4));
        third.type = EventType::talks;
        Event fourth = eventOf({rumour}, "Rumour");
        ASSERT_TRUE(project.putEvents({fourth, third, second, first}));
    }
    std::vector<std::string> given(const Filter& filter) { return titles(*project.slice(filter)); }

    Folder folder;
    const ArticleEntry fire = entryOf("a.txt", "A fire broke out. x", "Port office", "DK");
    const ArticleEntry march = entryOf("b.txt", "Thousands marched. x", "Police");
    const ArticleEntry talks = entryOf("c.txt", "Talks went on. x", "Police", "EU");
    const ArticleEntry rumour = entryOf("d.txt", "A rumour spread. x", "ÅSE");
    Project project = openProject(folder / "p.claimline");
    using Strings = std::vector<std::string>;
};

TEST_F(Slices, HoldDatedEventsByTimeAndTheUndatedAtTheEnd) {
    const Slice slice = *project.slice({});
    EXPECT_EQ(titles(slice), (Strings{"Fire", "March", "Talks", "Rumour"}));
    EXPECT_EQ(slice.undated, 1u);
    EXPECT_EQ(slice.total, 4u);
    EXPECT_EQ(slice.articles, 4u);
    EXPECT_EQ(slice.firstInstant, at(2025, 3, 4));
    EXPECT_EQ(slice.lastInstant, at(2025, 5, 1));
    ASSERT_EQ(slice.density.size(), 3u);
    EXPECT_EQ(slice.density[0].day, Day::of(2025, 3, 4)->number);
    EXPECT_EQ(slice.density[0].contested, 1u);
    EXPECT_EQ(slice.density[1].contested, 0u);
}

TEST_F(Slices, GiveEachRowWhatTheTimelineDraws) {
    const EventRow row = project.slice({})->rows[0];
    EXPECT_EQ(row.edtf, "2025-03-04");
    EXPECT_EQ(row.precision, Precision::day);
    EXPECT_EQ(row.place, "Odense");
    EXPECT_EQ(row.country, "DK");
    EXPECT_TRUE(row.located);
    EXPECT_EQ(row.status, EventStatus::contested);
    EXPECT_EQ(row.claims, 1u);
    EXPECT_EQ(row.conflicts, 1u);
    const Slice slice = *project.slice({});
    ASSERT_EQ(row.parties.size(), 1u);
    EXPECT_EQ(slice.parties[row.parties[0]], "DK");
    EXPECT_TRUE(row.asserted[0]);
    ASSERT_EQ(row.sources.size(), 1u);
    EXPECT_EQ(slice.sources[row.sources[0]], "Port office");
    EXPECT_GT(row.importance, slice.rows[1].importance) << "a disputed event comes first";
}

TEST_F(Slices, TakeEventsThatOverlapTheRange) {
    Filter filter;
    filter.from = at(2025, 3, 5);
    EXPECT_EQ(given(filter), (Strings{"March", "Talks"}));
    filter.to = at(2025, 4, 1);
    EXPECT_EQ(given(filter), Strings{"March"});
    filter.from.reset();
    filter.to = at(2025, 3, 6);
    EXPECT_EQ(given(filter), Strings{"Fire"}) << "an end is exclusive";
}

TEST_F(Slices, JoinValuesOfAMemberByOrAndMembersByAnd) {
    Filter filter;
    filter.sources = {"POLICE", "åse"};
    EXPECT_EQ(given(filter), (Strings{"March", "Talks", "Rumour"}));
    filter.types = {EventType::protest, EventType::accident};
    EXPECT_EQ(given(filter), (Strings{"March", "Rumour"}));
    filter.precisions = {Precision::day};
    EXPECT_EQ(given(filter), Strings{"March"});
}

TEST_F(Slices, FilterByPlaceRegionCountryStatusSideAndArticle) {
    EXPECT_EQ(given(only(&Filter::places, {"odense"})), Strings{"Fire"});
    EXPECT_EQ(given(only(&Filter::places, {"FUNEN"})), Strings{"Fire"});
    EXPECT_EQ(given(only(&Filter::places, {"dk"})), (Strings{"Fire", "March"}));
    EXPECT_EQ(given(only(&Filter::places, {"ÅRHUS"})), Strings{"March"});
    EXPECT_EQ(given(only(&Filter::places, {"Od"})), Strings{});
    EXPECT_EQ(given(only(&Filter::statuses, {EventStatus::contested})), Strings{"Fire"});
    EXPECT_EQ(given(only(&Filter::parties, {"DK"})), Strings{"Fire"});
    EXPECT_EQ(given(only(&Filter::parties, {""})), (Strings{"March", "Rumour"}));
    EXPECT_EQ(given(only(&Filter::articles, {march.article.id, talks.article.id})),
              (Strings{"March", "Talks"}));
}

TEST_F(Slices, CountWhatEachValueWouldGiveWithTheOtherMembersKept) {
    const Slice slice =
        *project.slice(only(&Filter::types, {EventType::protest}, only(&Filter::sources, {"Police"})));
    EXPECT_EQ(titles(slice), Strings{"March"});
    // Sources: the type is kept, the source set aside.
    EXPECT_EQ(countIn(slice.bySource, "Police"), 1u);
    EXPECT_EQ(countIn(slice.bySource, "Port office"), 0u);
    // Types: the source is kept, the type set aside.
    EXPECT_EQ(countIn(slice.byType, "protest"), 1u);
    EXPECT_EQ(countIn(slice.byType, "talks"), 1u);
    EXPECT_EQ(countIn(slice.byType, "accident"), 0u);
    EXPECT_EQ(countIn(slice.byStatus, "single"), 1u);
    EXPECT_EQ(countIn(slice.byParty, ""), 1u);
    EXPECT_EQ(countIn(slice.byPlace, "Århus"), 1u);
    EXPECT_EQ(countIn(slice.byPrecision, "day"), 1u);
    EXPECT_EQ(slice.total, 4u);
}

TEST_F(Slices, CountEqualsWhatTheFilterThenGives) {
    const Slice all = *project.slice({});
    for (const Count& count : all.bySource)
        EXPECT_EQ(given(only(&Filter::sources, {count.value})).size(), count.events) << count.value;
    for (const Count& count : all.byParty)
        EXPECT_EQ(given(only(&Filter::parties, {count.value})).size(), count.events) << count.value;
    for (const Count& count : all.byPlace)
        EXPECT_EQ(given(only(&Filter::places, {count.value})).size(), count.events) << count.value;
}

TEST_F(Slices, KeepTheOrderOfSidesWhenEventsAreWrittenAgain) {
    const auto before = project.slice({})->parties;
    ASSERT_TRUE(project.putEvents({eventOf({talks}, "Talks")}));
    EXPECT_EQ(project.slice({})->parties, before);
}

TEST_F(Slices, RiseInGenerationWithEveryWrite) {
    const auto before = project.slice({})->generation;
    ASSERT_TRUE(project.putEvents({eventOf({talks}, "Talks")}));
    EXPECT_GT(project.slice({})->generation, before);
    EXPECT_EQ(project.slice({})->rows.size(), 1u);
}

TEST_F(Slices, WholeEventsComeInTheSameOrder) {
    const auto events = *project.events({});
    ASSERT_EQ(events.size(), 4u);
    EXPECT_EQ(events[0].title, "Fire");
    EXPECT_EQ(events[3].title, "Rumour");
}

TEST(Event, AnswersToTheIdOfAnyOfItsReports) {
    const Folder folder;
    Project project = openProject(folder / "p.claimline");
    const ArticleEntry a = entryOf("a.txt", "The ferry burned."),
                       b = entryOf("b.txt", "A ferry was on fire.");
    store(project, {a, b});
    const Event event = eventOf({a, b}, "Ferry burns");
    ASSERT_TRUE(project.putEvents({event}));
    for (const ReportRef& report : event.reports) {
        EXPECT_EQ(*project.event({report.report.value}), event);
        EXPECT_EQ(*project.findEvent(report.report.text().substr(0, 6)), event.id);
    }
    EXPECT_EQ(project.event({999}).error().kind, ErrorKind::notFound);
    EXPECT_EQ(project.findEvent("abc").error().kind, ErrorKind::usage);
    EXPECT_EQ(project.findEvent("aaaaaaaaaaaab").error().kind, ErrorKind::notFound);
}

TEST_F(Slices, ClaimsComeWithTheirEventsAndThoseOnNoneToo) {
    ASSERT_TRUE(project.putEvents({eventOf({fire}, "Fire", whenOfDay(*Day::of(2025, 3, 4)))}));
    const auto all = *project.claims({});
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].quote, "A fire broke out.");
    EXPECT_EQ(all[0].source.name, "Port office");
    EXPECT_TRUE(all[0].event);
    EXPECT_FALSE(all[1].event);
    EXPECT_EQ(project.claims(only(&Filter::sources, {"police"}))->size(), 2u);
    EXPECT_EQ(project.claims(only(&Filter::types, {EventType::accident}))->size(), 1u);
    EXPECT_EQ(project.claims(only(&Filter::articles, {rumour.article.id}))->size(), 1u);
}

} // namespace
} // namespace claimline::store
