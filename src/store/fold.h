// Names compared without regard to case, by Unicode's full case folding.
#pragma once

#include <string>
#include <string_view>

namespace claimline::store {

std::string fold(std::string_view utf8);

} // namespace claimline::store
