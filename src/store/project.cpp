#include "store/parts.h"

#include "store/event_row.h"
#include "store/open.h"

#include <chrono>
#include <ctime>

namespace claimline::store {

Project::Project(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project::Parts::~Parts() {
    closeConnection(*connection, mode);
}

Result<Project> Project::open(const std::filesystem::path& file, Mode mode, const OpenOptions& options) {
    Result<std::unique_ptr<Connection>> connection = openConnection(file, mode, options);
    if (!connection)
        return tl::unexpected(connection.error());
    if (mode == Mode::write) {
        const auto made = guarded(file, "the project was not opened", [&]() -> Result<void> {
            makePackedRows(**connection);
            return {};
        });
        if (!made)
            return tl::unexpected(made.error());
    }
    return Project(std::make_unique<Parts>(std::move(*connection), mode));
}

const std::filesystem::path& Project::file() const {
    return parts_->file();
}

std::int64_t Project::Parts::meta(const char* key) const {
    Query query(*connection, "SELECT value FROM meta WHERE key = ?");
    return query.bind(key).step() ? query.integer(0) : 0;
}

void Project::Parts::setMeta(const char* key, std::int64_t value) {
    Query(*connection,
          "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
        .bind(key, value)
        .run();
}

std::uint64_t Project::generation() const {
    const auto value = parts_->run("", [&]() -> Result<std::int64_t> { return parts_->meta("generation"); });
    return value ? static_cast<std::uint64_t>(*value) : 0;
}

bool Project::eventsStale() const {
    const auto value =
        parts_->run("", [&]() -> Result<std::int64_t> { return parts_->meta("events_stale"); });
    return value && *value != 0;
}

std::string timeNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

} // namespace claimline::store
