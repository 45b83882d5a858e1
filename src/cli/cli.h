// The subcommands: what `claimline` does without a window. INTERFACE of the program for scripts.
//
//   if (cli::isCommand(argc, argv))
//       return cli::run(argc, argv, hooks);   // 0 done, 1 some inputs refused, 2 wrong usage, 3 project not
//       usable
#pragma once

#include "export/export.h"
#include "model/result.h"

#include <filesystem>
#include <functional>

namespace claimline::cli {

// What only a program with a window can do.
struct Hooks {
    // Writes the report as PDF; empty: `export` refuses that format and says why.
    std::function<Result<void>(const exporting::Report& report, const std::filesystem::path& file)> writePdf;
};

// Whether the first argument is a subcommand or an option such as --help: else the window is meant.
bool isCommand(int argc, char** argv);

// Reads standard input where a command says so, writes results to standard output, the rest to standard
// error.
int run(int argc, char** argv, const Hooks& hooks = {});

} // namespace claimline::cli
