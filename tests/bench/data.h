// What the rows share: the analyser, the collection, and the folder and projects that they measure on.
#pragma once

#include "bench/collection.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace claimline::bench {

const ingest::Analyser& analyser();
const Collection& collection();

nlohmann::json json(const Collection::Long& article); // as a line of a feed

// Gone at the end of the program.
const std::filesystem::path& scratchFolder();
// That which CLAIMLINE_BENCH_FOLDER names: what took minutes to make is found there the next time. Else the
// scratch folder.
const std::filesystem::path& keptFolder();

ArticleId put(store::Project& project, const Collection::Made& made);

// A project of the first so many articles of the collection, joined: a copy, so that it is the same for every
// row.
store::Project projectOf(std::size_t articles);

} // namespace claimline::bench
