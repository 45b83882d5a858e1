// Events made up for benches: twenty years, twelve sources, three sides, bursts of news, a fifth of them not
// known to the day. The same for the same number, so that figures can be compared.
#pragma once

#include "store/store.h"

#include <filesystem>
#include <memory>

namespace claimline::bench {

// As a slice, without a file.
std::shared_ptr<const store::Slice> sliceOf(std::size_t events);

// As a project file: rows of events alone, without articles, which the window needs for its first picture.
void writeProject(const std::filesystem::path& file, std::size_t events);

} // namespace claimline::bench
