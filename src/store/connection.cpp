#include "store/connection.h"

#include <sqlite3.h>

namespace claimline::store {

Connection::Connection(const std::filesystem::path& file, int flags)
    : file_(file)
    , database_(file.string(), flags, 5000) {}

Query::Query(Connection& connection, const char* sql)
    : connection_(connection)
    , sql_(sql) {
    auto& idle = connection.idle_[sql_];
    if (idle.empty()) {
        statement_ = std::make_unique<SQLite::Statement>(connection.database_, sql);
    } else {
        statement_ = std::move(idle.back());
        idle.pop_back();
    }
}

Query::~Query() {
    // Reset now: a statement that is left in the middle holds its snapshot and keeps the log from being
    // cleared.
    statement_->tryReset();
    connection_.idle_[sql_].push_back(std::move(statement_));
}

std::string_view Query::text(int column) const {
    const SQLite::Column value = statement_->getColumn(column);
    const auto* bytes = static_cast<const char*>(value.getBlob());
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(value.getBytes())) : std::string_view();
}

void Query::put(int index, const std::string& value) {
    statement_->bind(index, value);
}

void Query::put(int index, BlobRef value) {
    // An empty blob must not become NULL.
    statement_->bind(index, value.bytes.empty() ? "" : value.bytes.data(),
                     static_cast<int>(value.bytes.size()));
}

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file, std::string_view what) {
    const std::string next(what);
    switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::busy, file.string(), "another window or program is writing to it",
                next + "; try again"};
    case SQLITE_FULL:
        return {ErrorKind::noSpace, file.string(), "the disk is full", next};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::noSpace, file.string(), "it may not be written", next};
    case SQLITE_CANTOPEN:
        return {ErrorKind::noSpace, file.string(), "it cannot be opened", next};
    case SQLITE_IOERR:
        return {ErrorKind::noSpace, file.string(), "the disk failed to read or write", next};
    case SQLITE_CORRUPT:
        return {ErrorKind::corrupt, file.string(), "the project file is damaged", next};
    case SQLITE_NOTADB:
        return {ErrorKind::unreadable, file.string(), "this is no Claimline project", next};
    case SQLITE_TOOBIG:
        return {ErrorKind::tooLarge, file.string(), "a value is over the limit of 64 MB", next};
    default:
        return {ErrorKind::internal, file.string(), exception.what(), next};
    }
}

} // namespace claimline::store
