// Which lines of a text are no part of the article, as cuts; the text itself is not touched.
#pragma once

#include "formats/lexicons.h"
#include "formats/strings.h"

#include <vector>

namespace claimline::formats {

// The lexicon decides; after a mark of the page's tail ("Leave a review") short lines that are no sentence go
// too. Lines within `known` cuts (in order) are passed over. In order, disjoint.
std::vector<Cut> findDebris(const std::vector<Line>& lines, const std::vector<Cut>& known,
                            const Lexicons& lexicons);

// A line long enough and ending so that it can only be running text.
bool isParagraph(std::string_view line);

} // namespace claimline::formats
