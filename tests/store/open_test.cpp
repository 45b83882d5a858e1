#include "sample.h"
#include "store/open.h"

#include <fstream>
#include <sstream>

namespace claimline::store {
namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

ErrorKind refusalOf(const std::filesystem::path& file, Mode mode) {
    const auto project = Project::open(file, mode);
    EXPECT_FALSE(project);
    if (!project) {
        EXPECT_NE(project.error().message().find(file.filename().string()), std::string::npos);
    }
    return project ? ErrorKind::internal : project.error().kind;
}

TEST(Open, RefusesAForeignDatabaseAndLeavesItAsItIs) {
    const Folder folder;
    const auto file = folder / "photos.db";
    {
        SQLite::Database other(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE photo (name TEXT)");
    }
    const std::string before = contentOf(file);
    EXPECT_EQ(refusalOf(file, Mode::write), ErrorKind::unreadable);
    EXPECT_EQ(refusalOf(file, Mode::read), ErrorKind::unreadable);
    EXPECT_EQ(contentOf(file), before);
}

TEST(Open, RefusesAFileThatIsNoDatabaseAndLeavesItAsItIs) {
    const Folder folder;
    const auto file = folder / "letter.txt";
    std::ofstream(file) << std::string(5'000, 'a');
    EXPECT_EQ(refusalOf(file, Mode::write), ErrorKind::unreadable);
    EXPECT_EQ(refusalOf(file, Mode::read), ErrorKind::unreadable);
    EXPECT_EQ(contentOf(file), std::string(5'000, 'a'));
}

TEST(Open, RefusesToWriteWhatANewerVersionMadeButReadsIt) {
    const Folder folder;
    const auto file = folder / "p.claimline";
    openProject(file);
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 999");
    }
    EXPECT_EQ(refusalOf(file, Mode::write), ErrorKind::newer);
    EXPECT_TRUE(Project::open(file, Mode::read));
}

TEST(Open, ForReadingMakesNoFile) {
    const Folder folder;
    EXPECT_EQ(refusalOf(folder / "none.claimline", Mode::read), ErrorKind::notFound);
    EXPECT_FALSE(std::filesystem::exists((folder / "none.claimline")));
}

TEST(Open, NamesAFolderThatIsNotThereAndAFolderThatIsNoFile) {
    const Folder folder;
    EXPECT_EQ(Project::open(folder / "no/p.claimline", Mode::write).error().kind, ErrorKind::notFound);
    EXPECT_EQ(refusalOf(folder / "", Mode::write), ErrorKind::unreadable);
}

TEST(Open, SetsWhatKeepsAProjectSafe) {
    const Folder folder;
    const auto connection = openConnection(folder / "p.claimline", Mode::write, {});
    ASSERT_TRUE(connection);
    SQLite::Database& database = (*connection)->database();
    EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(database.execAndGet("PRAGMA synchronous").getInt(), 1);
    EXPECT_EQ(database.execAndGet("PRAGMA foreign_keys").getInt(), 1);
    EXPECT_EQ(database.execAndGet("PRAGMA trusted_schema").getInt(), 0);
    EXPECT_EQ(database.execAndGet("PRAGMA application_id").getInt64(), 0x434C4D31);
    EXPECT_THROW(database.exec("ATTACH ':memory:' AS other"), SQLite::Exception);
    EXPECT_THROW(database.exec("SELECT \"no such column\""), SQLite::Exception);
}

TEST(Open, ForReadingRefusesToWrite) {
    const Folder folder;
    openProject(folder / "p.claimline");
    Project project = openProject(folder / "p.claimline", Mode::read);
    EXPECT_EQ(project.putView({"a", "{}"}).error().kind, ErrorKind::usage);
}

TEST(Open, LetsOneWriteWhileOthersRead) {
    const Folder folder;
    Project writer = openProject(folder / "p.claimline");
    const Project reader = openProject(folder / "p.claimline", Mode::read);
    EXPECT_EQ(reader.slice({})->rows.size(), 0u);
    const ArticleEntry entry = entryOf("a.txt", "The ferry burned.");
    store(writer, {entry});
    ASSERT_TRUE(writer.putEvents({eventOf({entry}, "Ferry burns")}));
    const auto seen = reader.slice({});
    ASSERT_EQ(seen->rows.size(), 1u);
    EXPECT_EQ(seen->generation, writer.generation());
}

} // namespace
} // namespace claimline::store
