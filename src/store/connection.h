// One connection to the project file. Private to store: the only header, beside open.h, that shows SQLite.
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::store {

// SQLite's integers are signed: the same 64 bits. A prefix of an id fixes the four highest bits, so that a
// range of ids stays a range.
constexpr std::int64_t rowid(std::uint64_t id) {
    return static_cast<std::int64_t>(id);
}
template<class Tag>
constexpr std::int64_t rowid(Id<Tag> id) {
    return rowid(id.value);
}

class Connection {
public:
    Connection(const std::filesystem::path& file, int flags);

    SQLite::Database& database() { return database_; }
    const std::filesystem::path& file() const { return file_; }
    void exec(const char* sql) { database_.exec(sql); }

private:
    friend class Query;
    std::filesystem::path file_;
    SQLite::Database database_;
    std::map<std::string_view, std::vector<std::unique_ptr<SQLite::Statement>>>
        idle_; // prepared, by their text
};

// One run of a statement. It goes back, reset, to be used again: preparing costs more than an insert.
//
//   Query query(connection, "SELECT text FROM article_text WHERE article = ?");
//   query.bind(rowid(id));
//   while (query.step()) use(query.text(0));
class Query {
public:
    Query(Connection& connection, const char* sql); // sql: a literal
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    template<class... Values>
    Query& bind(const Values&... values) {
        int index = 0;
        (put(++index, values), ...);
        return *this;
    }
    bool step() { return statement_->executeStep(); }
    void rewind() { statement_->reset(); } // to be bound and stepped anew
    void run() {                           // and stands ready to be bound and run again
        statement_->exec();
        statement_->reset();
    }

    std::int64_t integer(int column) const { return statement_->getColumn(column).getInt64(); }
    double real(int column) const { return statement_->getColumn(column).getDouble(); }
    // Good until the next step. One for texts and blobs.
    std::string_view text(int column) const;
    std::string string(int column) const { return std::string(text(column)); }

private:
    void put(int index, std::int64_t value) { statement_->bind(index, value); }
    void put(int index, int value) { statement_->bind(index, value); }
    void put(int index, std::uint32_t value) { statement_->bind(index, value); }
    void put(int index, bool value) { statement_->bind(index, value ? 1 : 0); }
    void put(int index, std::size_t value) { statement_->bind(index, static_cast<std::int64_t>(value)); }
    void put(int index, double value) { statement_->bind(index, value); }
    void put(int index, const std::string& value);
    void put(int index, std::string_view value) { put(index, std::string(value)); }
    void put(int index, const char* value) { put(index, std::string(value)); }
    struct BlobRef {
        std::string_view bytes;
    };
    void put(int index, BlobRef value);
    void put(int index, const Sha256& value) {
        put(index, BlobRef{{reinterpret_cast<const char*>(value.data()), value.size()}}); // bytes as they are
    }

    Connection& connection_;
    std::string_view sql_;
    std::unique_ptr<SQLite::Statement> statement_;

public:
    static BlobRef blob(std::string_view bytes) { return {bytes}; }
};

// BEGIN IMMEDIATE: a plain BEGIN that reads first fails as BUSY when a second writer is there.
class Transaction {
public:
    explicit Transaction(Connection& connection)
        : transaction_(connection.database(), SQLite::TransactionBehavior::IMMEDIATE) {}
    void commit() { transaction_.commit(); }

private:
    SQLite::Transaction transaction_;
};

// Words for what SQLite says. `what`: "the article cannot be stored".
Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file, std::string_view what);

// Runs `body`, which gives a Result, and turns what is thrown into an Error: no exception leaves store.
template<class Body>
auto guarded(const std::filesystem::path& file, std::string_view what, Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected<Error>(errorOf(exception, file, what));
    } catch (const std::exception& exception) {
        return fail(ErrorKind::internal, file.string(), exception.what(), std::string(what));
    }
}

} // namespace claimline::store
