// What a Project holds, for the files of store among themselves.
#pragma once

#include "store/connection.h"
#include "store/corrections.h"
#include "store/event_index.h"
#include "store/store.h"

#include <map>
#include <memory>
#include <vector>

namespace claimline::store {

struct Project::Parts {
    std::unique_ptr<Connection> connection;
    Mode mode = Mode::read;
    bool wordsListed = false; // temp.article_word, the words of the search index, is there
    std::shared_ptr<const EventIndex>
        index; // of the generation that it names; made anew when that has passed

    Parts(std::unique_ptr<Connection> open, Mode how)
        : connection(std::move(open))
        , mode(how) {}
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts();

    const std::filesystem::path& file() const { return connection->file(); }
    // Runs `body` and turns what SQLite throws into an Error that ends in `what`.
    template<class Body>
    auto run(std::string_view what, Body&& body) const -> decltype(body()) {
        return guarded(file(), what, std::forward<Body>(body));
    }
    // The same as a transaction; a project opened for reading refuses.
    template<class Body>
    auto write(std::string_view what, Body&& body) -> decltype(body()) {
        if (mode == Mode::read)
            return fail(ErrorKind::usage, file().string(), "it is open for reading only", std::string(what));
        return guarded(file(), what, [&]() -> decltype(body()) {
            Transaction transaction(*connection);
            auto result = body();
            if (result)
                transaction.commit();
            return result;
        });
    }

    std::int64_t meta(const char* key) const;
    void setMeta(const char* key, std::int64_t value);
    void raiseGeneration() { setMeta("generation", meta("generation") + 1); }
    const EventIndex& currentIndex();
    const Corrections& currentCorrections();

private:
    std::optional<Corrections> corrections_; // of correctionsAt_
    std::int64_t correctionsAt_ = -1;
};

// What people decided, in force, by the event that it now belongs to.
std::map<EventId, EventEdits> editsByEvent(Connection& connection);

std::vector<Decision> decisionsOf(Connection& connection); // oldest first, undone ones too

// Events with the tags, review states and bookmarks that the filter asks for; sorted.
std::vector<std::uint64_t> eventsMarked(Connection& connection, const Filter& filter);

std::string timeNow(); // ISO 8601, UTC

} // namespace claimline::store
