#include "store/event_table.h"

#include "sample.h"

namespace claimline::store {
namespace {

EventRow rowOf(std::uint64_t id, Day on, const std::string& title) {
    const When when = whenOfDay(on);
    EventRow row;
    row.id = {id};
    row.title = title;
    row.edtf = when.edtf;
    row.earliestStart = when.earliestStart;
    row.latestStart = when.latestStart;
    row.earliestEnd = when.earliestEnd;
    row.latestEnd = when.latestEnd;
    row.precision = when.precision;
    return row;
}

TEST(EventTable, GivesBackARowAsItWasPutIn) {
    EventRow row = rowOf(7, *Day::of(2024, 3, 1), "Ferry stopped");
    row.approximate = row.openEnd = row.located = row.bookmarked = true;
    row.place = "Odense";
    row.country = "DK";
    row.latitude = 55.4;
    row.longitude = 10.38;
    row.type = EventType::accident;
    row.status = EventStatus::contested;
    row.claims = 70'000;
    row.conflicts = 2;
    row.importance = 1.5F;
    row.parties = {3, 0};
    row.asserted = {true, false};
    row.sources = {9, 4};
    EventTable table;
    table.add(row);
    const EventRow back = table.row(0);
    EXPECT_EQ(back.title, row.title);
    EXPECT_EQ(back.edtf, row.edtf);
    EXPECT_EQ(back.latestEnd, row.latestEnd);
    EXPECT_TRUE(back.approximate && back.openEnd && back.located && back.bookmarked);
    EXPECT_FALSE(back.uncertain || back.openStart || back.edited || back.hidden);
    EXPECT_EQ(back.place + back.country, "OdenseDK");
    EXPECT_EQ(back.latitude, 55.4);
    EXPECT_EQ(back.claims, 70'000U);
    EXPECT_EQ(back.parties, row.parties);
    EXPECT_EQ(back.asserted, row.asserted);
    EXPECT_EQ(back.sources, row.sources);
    EXPECT_EQ(back.status, EventStatus::contested);
}

TEST(EventTable, OrdersByTimeThenIdWithTheUndatedAtTheEndAndFindsAll) {
    EventTable table;
    const Day first = *Day::of(2024, 3, 1);
    EventRow undated;
    undated.id = {5};
    undated.title = "Undated";
    table.add(undated);
    table.add(rowOf(0xF000000000000000, first + 1, "Later"));
    table.add(rowOf(9, first, "Second of a day"));
    table.add(rowOf(2, first, "First of a day"));
    table.sort();
    std::vector<std::string> titles;
    for (std::uint32_t i = 0; i < table.size(); ++i)
        titles.push_back(table.row(i).title);
    EXPECT_EQ(titles, (std::vector<std::string>{"First of a day", "Second of a day", "Later", "Undated"}));
    for (std::uint32_t i = 0; i < table.size(); ++i)
        EXPECT_EQ(table.find(table.id(i)), i);
    EXPECT_FALSE(table.find({12345}));
}

TEST(EventTable, MarksFewAndManyIdsAlike) {
    EventTable table;
    const Day first = *Day::of(2024, 3, 1);
    for (std::uint64_t i = 0; i < 500; ++i)
        table.add(rowOf(i * 0x9E3779B97F4A7C15 + 1, first + static_cast<int>(i * 7 % 90), "x"));
    table.sort();
    for (const std::uint32_t step : {3U, 400U}) { // by search, and side by side
        std::vector<std::uint64_t> ids{77, 77};
        std::vector<bool> wanted(table.size());
        for (std::uint32_t i = 0; i < table.size(); i += step) {
            ids.push_back(table.id(i).value);
            ids.push_back(table.id(i).value);
            wanted[i] = true;
        }
        EXPECT_EQ(table.marksOf(ids), wanted) << step;
    }
}

TEST(EventTable, AnotherOneIsAppendedWithItsTextsListsAndPlaces) {
    const auto rowAt = [](std::uint64_t id, const char* title, const char* place, std::uint32_t source) {
        EventRow row = rowOf(id, *Day::of(2024, 3, 1), title);
        row.place = place;
        row.sources = {source};
        return row;
    };
    EventTable table, other;
    table.add(rowAt(1, "One", "Odense", 4));
    other.add(rowAt(2, "Two", "Bergen", 5));
    other.add(rowAt(3, "Three", "Odense", 6));
    table.append(other);
    table.sort();
    ASSERT_EQ(table.size(), 3U);
    const EventRow last = table.row(*table.find({3}));
    EXPECT_EQ(last.title, "Three");
    EXPECT_EQ(last.place, "Odense");
    EXPECT_EQ(last.sources, std::vector<std::uint32_t>{6});
    EXPECT_EQ(last.edtf, "2024-03-01");
    EXPECT_EQ(table.row(*table.find({2})).place, "Bergen");
    EXPECT_EQ(table.places().size(), 2U);
}

TEST(EventTable, CutsATitleThatIsTooLongBetweenLetters) {
    EventTable table;
    EventRow row = rowOf(1, *Day::of(2024, 3, 1), "x");
    for (int i = 0; i < 40'000; ++i)
        row.title += "ї";
    table.add(row);
    const std::string title = table.row(0).title;
    EXPECT_EQ(title.size(), 65'535U);
    EXPECT_EQ(title.substr(title.size() - 2), "ї");
    EXPECT_EQ(table.row(0).edtf, "2024-03-01");
}

TEST(EventRows, ACopyKeepsItsRowsWhenTheOtherGrows) {
    EventRows rows;
    rows.push_back(rowOf(1, *Day::of(2024, 3, 1), "One"));
    const EventRows before = rows;
    rows.push_back(rowOf(2, *Day::of(2024, 3, 2), "Two"));
    rows.set(0, rowOf(3, *Day::of(2024, 3, 1), "Other"));
    EXPECT_EQ(before.size(), 1U);
    EXPECT_EQ(before[0].title, "One");
    EXPECT_EQ(rows[0].title, "Other");
    EXPECT_EQ(rows.find({2}), 1U);
    EXPECT_EQ(rows.find({3}), 0U);
    EXPECT_FALSE(before.find({2}));
    rows.set(1, rowOf(2, *Day::of(2024, 3, 9), "Two, put right"));
    EXPECT_EQ(rows[*rows.find({2})].title, "Two, put right");
}

} // namespace
} // namespace claimline::store
