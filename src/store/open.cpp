#include "store/open.h"

#include <sqlite3.h>
#include <system_error>

namespace claimline::store {

namespace fs = std::filesystem;

namespace {

constexpr int valueBytes = 64 << 20;
// Above this a project is not read through after a crash: SQLite's log recovers by its own checksums, and
// `claimline check` is there for the rest.
constexpr std::uintmax_t checkedBytes = 64u << 20;

void harden(sqlite3* handle) {
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, valueBytes);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

Result<void> mustBeOurs(Connection& connection) {
    SQLite::Database& database = connection.database();
    if (database.execAndGet("PRAGMA application_id").getInt64() == applicationId)
        return {};
    if (database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0 &&
        database.execAndGet("PRAGMA application_id").getInt64() == 0)
        return {}; // new and empty
    return fail(ErrorKind::unreadable, connection.file().string(), "this is no Claimline project",
                "it is left as it is");
}

Result<void> mustBeSound(Connection& connection) {
    SQLite::Statement check(connection.database(), "PRAGMA integrity_check(1)");
    if (check.executeStep() && check.getColumn(0).getString() == "ok")
        return {};
    return fail(ErrorKind::corrupt, connection.file().string(), "the project file is damaged",
                "nothing was changed; make a new project from the articles' files");
}

void settle(Connection& connection, Mode mode, const OpenOptions& options) {
    SQLite::Database& database = connection.database();
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA cache_size = -32000");
    database.exec("PRAGMA temp_store = MEMORY");
    if (mode == Mode::read) {
        database.exec("PRAGMA query_only = ON");
        return;
    }
    // Some network disks cannot keep the log and say "delete"; then every commit must reach the disk.
    const std::string journal = database.execAndGet("PRAGMA journal_mode = WAL").getString();
    database.exec(journal == "wal" ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
    if (options.maxPages)
        database.exec("PRAGMA max_page_count = " + std::to_string(options.maxPages));
}

Result<void> prepare(Connection& connection, Mode mode, const OpenOptions& options, bool crashed,
                     const std::vector<SchemaStep>& steps) {
    harden(connection.database().getHandle());
    if (Result<void> ours = mustBeOurs(connection); !ours)
        return ours;
    const int version = connection.database().execAndGet("PRAGMA user_version").getInt();
    const int newest = steps.back().version;
    if (version > newest && mode == Mode::write)
        return fail(ErrorKind::newer, connection.file().string(), "it was made by a newer Claimline",
                    "it can be read, not written; install the newer version");
    if (mode == Mode::read && version < newest)
        return fail(ErrorKind::internal, connection.file().string(),
                    "it has not been brought to this version");
    if (crashed && mode == Mode::write) {
        if (Result<void> sound = mustBeSound(connection); !sound)
            return sound;
    }
    settle(connection, mode, options);
    return mode == Mode::write ? migrate(connection, version, steps) : Result<void>();
}

// The log of a writer that did not close: whole commits in it are kept, and the file is looked through.
bool closedUncleanly(const fs::path& file) {
    std::error_code failed;
    const auto log = fs::file_size(file.string() + "-wal", failed);
    return !failed && log > 0 && fs::file_size(file, failed) <= checkedBytes;
}

bool needsMigration(const fs::path& file, const std::vector<SchemaStep>& steps) {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 5000);
    return database.execAndGet("PRAGMA application_id").getInt64() == applicationId &&
           database.execAndGet("PRAGMA user_version").getInt() < steps.back().version;
}

Result<void> mayBeOpened(const fs::path& file, Mode mode) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (fs::exists(status) && !fs::is_regular_file(status))
        return fail(ErrorKind::unreadable, file.string(), "this is no file", "a project is one file");
    if (mode == Mode::read && !fs::exists(status))
        return fail(ErrorKind::notFound, file.string(), "there is no such project");
    const fs::path folder = fs::absolute(file, failed).parent_path();
    if (mode == Mode::write && !fs::is_directory(folder, failed))
        return fail(ErrorKind::notFound, folder.string(), "there is no such folder",
                    "the project was not made");
    return {};
}

} // namespace

Result<std::unique_ptr<Connection>> openConnection(const fs::path& file, Mode mode,
                                                   const OpenOptions& options,
                                                   const std::vector<SchemaStep>& steps) {
    if (Result<void> may = mayBeOpened(file, mode); !may)
        return tl::unexpected(may.error());
    return guarded(file, "the project was not opened", [&]() -> Result<std::unique_ptr<Connection>> {
        if (mode == Mode::read && needsMigration(file, steps)) {
            if (auto migrated = openConnection(file, Mode::write, options, steps); !migrated)
                return migrated;
        }
        const bool crashed = closedUncleanly(file);
        // Readers too open it for writing where they may, and then write nothing: the last to close takes the log away,
        // which a read-only connection leaves lying beside the file.
        // A project is used by one thread at a time: SQLite's own locks would cost a tenth of a scan.
        const int flags = SQLite::OPEN_NOMUTEX | SQLite::OPEN_READWRITE | (mode == Mode::write ? SQLite::OPEN_CREATE : 0);
        auto connection = std::make_unique<Connection>(file, flags);
        if (Result<void> prepared = prepare(*connection, mode, options, crashed, steps); !prepared)
            return tl::unexpected(prepared.error());
        return connection;
    });
}

void closeConnection(Connection& connection, Mode mode) noexcept {
    if (mode == Mode::read)
        return;
    try {
        connection.exec("PRAGMA optimize");
        connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const std::exception&) {
        // Another connection may be reading: the log stays and is taken over at the next close.
    }
}

} // namespace claimline::store
