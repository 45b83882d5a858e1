// Where the program's own files are: lexicons, models, gazetteer, samples.
#pragma once

#include "model/result.h"

#include <filesystem>

namespace claimline {

// The folder data/: $CLAIMLINE_DATA, else ../share/claimline beside the executable, else the source tree that
// it was built from. Fails, naming what was tried, where none holds the folder "language".
Result<std::filesystem::path> dataFolder();

} // namespace claimline
