// One function a subcommand; each gives the exit code. Private to cli.
#pragma once

#include "cli/cli.h"
#include "cli/filters.h"

#include <filesystem>
#include <string>
#include <vector>

namespace claimline::cli {

struct IngestOptions {
    std::string project, date;
    std::vector<std::string> paths;
    int threads = 0;
    bool json = false;
};
int ingestCommand(const IngestOptions& options);

int articlesCommand(const std::string& project, bool json);
int eventsCommand(const std::string& project, const FilterOptions& filters, bool json);
int claimsCommand(const std::string& project, const FilterOptions& filters, bool json);
int compareCommand(const std::string& project, const std::string& event, bool json);
int exportCommand(const std::string& project, const FilterOptions& filters, const std::filesystem::path& file,
                  const Hooks& hooks);
int checkCommand(const std::string& project, bool json);
int extractCommand(const std::vector<std::string>& files, bool json);

int annotateCommand(int threads);         // a line in, a line out, in order
int annotateTogetherCommand(int threads); // all lines in, then all lines out
int annotateConlluCommand();

} // namespace claimline::cli
