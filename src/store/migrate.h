// The schema's versions as data, and how a file comes from one to the next.
#pragma once

#include "model/result.h"
#include "store/connection.h"

#include <string_view>
#include <vector>

namespace claimline::store {

struct SchemaStep {
    int version = 0; // PRAGMA user_version after it
    std::string_view sql;
};

// data/schema/NNN.sql, by number; made by CMake.
const std::vector<SchemaStep>& schemaSteps();

constexpr std::int64_t applicationId = 0x434C4D31; // "CLM1"

// Brings the open file from `version` to the last step, each step in a transaction of its own, so that a
// crash leaves a whole version. A file that holds a project already is first copied to "FILE.backup-vN" and
// the copy checked; where that fails, nothing is changed.
Result<void> migrate(Connection& connection, int version, const std::vector<SchemaStep>& steps);

// The copy alone: by SQLite's backup, under a name that is taken over only once the copy has been checked.
Result<void> backup(Connection& connection, const std::filesystem::path& copy);

} // namespace claimline::store
