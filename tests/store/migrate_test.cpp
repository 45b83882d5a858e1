#include "store/migrate.h"

#include "sample.h"
#include "store/open.h"

namespace claimline::store {
namespace {

const std::vector<SchemaStep> one{{1, "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);"}};
const std::vector<SchemaStep> two{one[0], {2, "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'new';"}};
const std::vector<SchemaStep> broken{one[0], {2, "ALTER TABLE a ADD COLUMN y TEXT; UPDATE b SET y = 'new';"}};

int intOf(Connection& connection, const char* sql) {
    return connection.database().execAndGet(sql).getInt();
}

TEST(Migration, BringsAnOldFileForwardAndKeepsACheckedCopy) {
    const Folder folder;
    const auto file = folder / "p.claimline";
    ASSERT_TRUE(openConnection(file, Mode::write, {}, one));
    {
        const auto opened = openConnection(file, Mode::write, {}, two);
        ASSERT_TRUE(opened) << opened.error().message();
        EXPECT_EQ(intOf(**opened, "PRAGMA user_version"), 2);
        EXPECT_EQ(intOf(**opened, "SELECT x FROM a WHERE y = 'new'"), 7);
    }
    SQLite::Database copy(file.string() + ".backup-v1");
    EXPECT_EQ(copy.execAndGet("PRAGMA user_version").getInt(), 1);
    EXPECT_EQ(copy.execAndGet("SELECT x FROM a").getInt(), 7);
    EXPECT_EQ(copy.execAndGet("PRAGMA application_id").getInt64(), applicationId);
}

TEST(Migration, ThatFailsLeavesTheOldVersionWhole) {
    const Folder folder;
    const auto file = folder / "p.claimline";
    ASSERT_TRUE(openConnection(file, Mode::write, {}, one));
    EXPECT_FALSE(openConnection(file, Mode::write, {}, broken));
    const auto opened = openConnection(file, Mode::write, {}, one);
    ASSERT_TRUE(opened);
    EXPECT_EQ(intOf(**opened, "PRAGMA user_version"), 1);
    EXPECT_EQ(intOf(**opened, "SELECT count(*) FROM pragma_table_info('a')"), 1);
}

TEST(Migration, IsDoneForReadersToo) {
    const Folder folder;
    const auto file = folder / "p.claimline";
    ASSERT_TRUE(openConnection(file, Mode::write, {}, one));
    const auto opened = openConnection(file, Mode::read, {}, two);
    ASSERT_TRUE(opened) << opened.error().message();
    EXPECT_EQ(intOf(**opened, "PRAGMA user_version"), 2);
}

TEST(Migration, IsRefusedWhereNoCopyCanBeMade) {
    const Folder folder;
    const auto file = folder / "p.claimline";
    ASSERT_TRUE(openConnection(file, Mode::write, {}, one));
    std::filesystem::create_directories(file.string() + ".backup-v1/full"); // in the way of the copy
    EXPECT_FALSE(openConnection(file, Mode::write, {}, two));
    const auto opened = openConnection(file, Mode::write, {}, one);
    ASSERT_TRUE(opened);
    EXPECT_EQ(intOf(**opened, "PRAGMA user_version"), 1);
}

TEST(Migration, OfANewFileMakesTheNewestVersionAndNoCopy) {
    const Folder folder;
    const auto opened = openConnection(folder / "p.claimline", Mode::write, {}, two);
    ASSERT_TRUE(opened);
    EXPECT_EQ(intOf(**opened, "PRAGMA user_version"), 2);
    EXPECT_FALSE(std::filesystem::exists((folder / "p.claimline.backup-v0")));
}

} // namespace
} // namespace claimline::store
