#include "store/migrate.h"

#include <SQLiteCpp/Backup.h>
#include <system_error>

namespace claimline::store {

namespace fs = std::filesystem;

namespace {

std::string firstText(SQLite::Database& database, const char* sql) {
    SQLite::Statement statement(database, sql);
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

} // namespace

Result<void> backup(Connection& connection, const fs::path& copy) {
    const fs::path unfinished = copy.string() + ".part";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    return guarded(copy, "no backup was made, and the project is as it was", [&]() -> Result<void> {
        {
            SQLite::Database target(unfinished.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup(target, connection.database()).executeStep(-1);
            target.exec("PRAGMA journal_mode = DELETE");
            if (firstText(target, "PRAGMA integrity_check") != "ok" ||
                firstText(target, "PRAGMA user_version") !=
                    firstText(connection.database(), "PRAGMA user_version"))
                return fail(ErrorKind::corrupt, copy.string(), "the copy is not sound",
                            "the project is as it was; run claimline check on it");
        }
        std::error_code failed;
        fs::rename(unfinished, copy, failed);
        if (failed)
            return fail(ErrorKind::noSpace, copy.string(), failed.message(), "the project is as it was");
        return {};
    });
}

Result<void> migrate(Connection& connection, int version, const std::vector<SchemaStep>& steps) {
    if (version >= steps.back().version)
        return {};
    if (version > 0) {
        const fs::path copy = connection.file().string() + ".backup-v" + std::to_string(version);
        if (Result<void> made = backup(connection, copy); !made)
            return made;
    }
    for (const SchemaStep& step : steps) {
        if (step.version <= version)
            continue;
        Transaction transaction(connection);
        // Another program may have been quicker while this one waited for the lock.
        if (connection.database().execAndGet("PRAGMA user_version").getInt() >= step.version)
            continue;
        connection.database().exec(std::string(step.sql));
        connection.database().exec("PRAGMA user_version = " + std::to_string(step.version));
        connection.database().exec("PRAGMA application_id = " + std::to_string(applicationId));
        transaction.commit();
    }
    if (version > 0 && !firstText(connection.database(), "PRAGMA foreign_key_check").empty())
        return fail(ErrorKind::corrupt, connection.file().string(), "a row refers to one that is not there",
                    "the state before the update is kept in " + connection.file().string() + ".backup-v" +
                        std::to_string(version));
    return {};
}

} // namespace claimline::store
