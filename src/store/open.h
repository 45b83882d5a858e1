// The open sequence: everything that is set and checked before a project file is used.
#pragma once

#include "store/connection.h"
#include "store/migrate.h"
#include "store/store.h"

#include <memory>

namespace claimline::store {

Result<std::unique_ptr<Connection>> openConnection(const std::filesystem::path& file, Mode mode,
                                                   const OpenOptions& options,
                                                   const std::vector<SchemaStep>& steps = schemaSteps());

// Last words of a writer: statistics for the planner, and one whole file without a log beside it.
void closeConnection(Connection& connection, Mode mode) noexcept;

} // namespace claimline::store
