#include "store/event_row.h"

#include "sample.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace claimline::store {
namespace {

StoredRow sampleRow() {
    StoredRow row;
    row.title = "Ferry stopped";
    row.edtf = "2024-03-01/2024-03-04";
    row.earliestStart = -62'000'000'000; // long before 1970
    row.latestStart = row.earliestStart + 5;
    row.earliestEnd = row.earliestStart - 7; // no file of ours, yet it comes back as it is
    row.latestEnd = row.earliestStart + 400'000;
    row.flags = EventTable::approximate | StoredRow::located | StoredRow::zoned;
    row.precision = Precision::day;
    row.basis = DateBasis::stated;
    row.type = EventType::accident;
    row.status = EventStatus::contested;
    row.modality = Modality::denied;
    row.confidence = 0.25F;
    row.importance = 7.5F;
    row.place = "Odense";
    row.country = "DK";
    row.latitude = 55.4;
    row.longitude = -10.38;
    row.claims = 70'000;
    row.conflicts = 3;
    row.sources = std::string_view("\1\0\0\0\2\0\0\0", 8);
    row.actors = std::string_view("\3\0\0\0", 4);
    return row;
}

TEST(PackedRow, ComesBackAsItWasPutIn) {
    const StoredRow row = sampleRow();
    const std::string bytes = pack(row);
    const auto back = unpack(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->title, row.title);
    EXPECT_EQ(back->edtf, row.edtf);
    EXPECT_EQ(back->earliestStart, row.earliestStart);
    EXPECT_EQ(back->latestStart, row.latestStart);
    EXPECT_EQ(back->earliestEnd, row.earliestEnd);
    EXPECT_EQ(back->latestEnd, row.latestEnd);
    EXPECT_EQ(back->flags, row.flags);
    EXPECT_EQ(back->precision, row.precision);
    EXPECT_EQ(back->type, row.type);
    EXPECT_EQ(back->status, row.status);
    EXPECT_EQ(back->modality, row.modality);
    EXPECT_EQ(back->importance, row.importance);
    EXPECT_EQ(back->latitude, row.latitude);
    EXPECT_EQ(back->longitude, row.longitude);
    EXPECT_EQ(back->claims, row.claims);
    EXPECT_EQ(back->conflicts, row.conflicts);
    EXPECT_EQ(back->sources, row.sources);
    EXPECT_EQ(back->actors, row.actors);
    EXPECT_TRUE(back->parties.empty());
}

TEST(PackedRow, ThatIsCutOrTooLongIsNotRead) {
    const std::string bytes = pack(sampleRow());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(unpack(std::string_view(bytes).substr(0, length))) << length;
    EXPECT_FALSE(unpack(bytes + "x"));
}

TEST(PackedRow, WithAnyByteChangedNeverReadsOutsideAndNeverGivesAnUnknownKind) {
    const std::string bytes = pack(sampleRow());
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const char wrong : {'\xFF', '\x00', '\x7F'}) {
            std::string changed = bytes;
            changed[at] = wrong;
            if (const auto row = unpack(changed)) {
                EXPECT_LT(static_cast<int>(row->type), countOf<EventType>());
                EXPECT_LE(row->title.size(), changed.size());
            }
        }
}

class PackedRows : public testing::Test {
protected:
    void SetUp() override {
        const ArticleEntry entry = entryOf("a.txt", "The ferry burned in Odense. Nobody was hurt.");
        Project project = openProject(file);
        store(project, {entry});
        When when = whenOfMinute(*Day::of(2025, 3, 3), 14, 30);
        when.zoneMinutes = 60;
        Event event = eventOf({entry}, "Ferry burns", when);
        event.places = {{"Odense", "", "DK", 55.4, 10.38, true, {}}};
        event.facets = {{"who", "who did it", FacetKind::actor, FacetStatus::single, "", {}}};
        for (const char* name : {"a welder", "arsonists", "nobody"})
            event.facets[0].cells.emplace_back().answer.value = name;
        event.facets[0].cells[2].answer.denied = true;
        ASSERT_TRUE(project.putEvents({event}));
    }
    void change(const std::string& sql) { SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql); }
    std::int64_t numberOf(const std::string& sql) {
        return SQLite::Database(file.string()).execAndGet(sql).getInt64();
    }
    Slice sliceNow(Mode mode = Mode::read) { return openProject(file, mode).slice({}).value(); }
    void expectTheFerry() {
        const Slice slice = sliceNow();
        ASSERT_EQ(slice.rows.size(), 1U);
        const EventRow row = slice.rows[0];
        EXPECT_EQ(row.title, "Ferry burns");
        EXPECT_EQ(row.place, "Odense");
        EXPECT_TRUE(row.located);
        EXPECT_EQ(row.latitude, 55.4);
        EXPECT_EQ(slice.actors,
                  (std::vector<std::string>{"a welder", "arsonists"})); // the denied one is none
        EXPECT_EQ(row.actors, (std::vector<std::uint32_t>{0, 1}));
        EXPECT_TRUE(slice.rows.flag(0, EventTable::zoned));
    }

    Folder folder;
    std::filesystem::path file = folder / "p.claimline";
};

TEST_F(PackedRows, StandBesideEachEventAndGoWithIt) {
    EXPECT_EQ(numberOf("SELECT count(*) FROM event_row"), 1);
    expectTheFerry();
    Project project = openProject(file);
    ASSERT_TRUE(project.putEvents({}));
    EXPECT_EQ(numberOf("SELECT count(*) FROM event_row"), 0);
}

TEST_F(PackedRows, OfAnotherFormAreNotReadAndAreMadeAnewByWhoMayWrite) {
    change("UPDATE meta SET value = 7 WHERE key = 'event_rows'");
    change("UPDATE event_row SET row = x'00'");
    expectTheFerry(); // from the columns
    sliceNow(Mode::write);
    EXPECT_EQ(numberOf("SELECT value FROM meta WHERE key = 'event_rows'"), packForm());
    EXPECT_GT(numberOf("SELECT length(row) FROM event_row"), 40);
    expectTheFerry();
}

TEST_F(PackedRows, ThatAreDamagedGiveWayToTheColumns) {
    change("UPDATE event_row SET row = substr(row, 1, 30)");
    expectTheFerry();
    const auto report = openProject(file, Mode::read).check();
    ASSERT_TRUE(report);
    EXPECT_THAT(report->faults, testing::ElementsAre(testing::HasSubstr("packed row")));
}

TEST_F(PackedRows, OfAnOlderProjectAreMadeWithWhatItsEventsTell) {
    change("UPDATE event SET actors = NULL, flags = flags & 31");
    change("DELETE FROM event_row");
    change("UPDATE meta SET value = 0 WHERE key = 'event_rows'");
    sliceNow(Mode::write);
    expectTheFerry();
}

} // namespace
} // namespace claimline::store
