// What the commands say to people. Private to cli.
#pragma once

#include "ingest/ingest.h"
#include "model/result.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace claimline::cli {

enum ExitCode { done = 0, refused = 1, usage = 2, project = 3 };

// Names the error on standard error and gives the exit code that its kind has.
int report(const Error& error);

// Text of articles made safe for a terminal: no escape sequences, no reversal of the direction of writing. A
// line stays one.
std::string plain(std::string_view text);
// At most that many characters, with an ellipsis.
std::string shortened(std::string_view text, std::size_t characters);

void printJson(const nlohmann::json& json); // to standard output, on lines of its own

// A bar on a terminal, else a line now and then; to standard error.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine(); // ends the bar's line
    void show(const ingest::Progress& progress);

private:
    std::string words(const ingest::Progress& progress) const;
    bool terminal_;
    bool open_ = false;
    double last_ = -1;
    ingest::Progress::Stage stage_ = ingest::Progress::Stage::done;
};

} // namespace claimline::cli
