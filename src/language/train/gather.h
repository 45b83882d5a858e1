// Plain text to count word classes from and to have parsed by the teachers, out of files as they are at hand.
#pragma once

#include "model/result.h"

#include <string>
#include <vector>

namespace claimline::language::train {

// Writes a paragraph a line, each once: every "text" of a .json or .jsonl file, the glosses of a WordNet
// file ("data.noun"), the lines of any other. Short lines are left out.
Result<void> gatherText(const std::vector<std::string>& files, const std::string& output);

} // namespace claimline::language::train
