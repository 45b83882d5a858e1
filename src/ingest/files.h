// What to read: paths and folders → files; and their bytes. Private to ingest.
#pragma once

#include "ingest/ingest.h"

#include <string>
#include <vector>

namespace claimline::ingest {

// Folders are walked in order of names, links and hidden files in them passed over. A path that is not there
// stays in the list: reading it says so.
std::vector<std::string> expand(const std::vector<std::string>& paths);

// The words of an error without the path, which Refusal has beside it.
Refusal refusalOf(const std::string& path, const Error& error);

} // namespace claimline::ingest
