// Bylines: whose names a line gives as the authors.
#pragma once

#include "formats/lexicons.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::formats {

struct Byline {
    std::vector<std::string> names; // as written, but capitals only become "Robert Burns"
    std::string agency;             // "The Associated Press", where it is named with them or in their stead
    bool nobody = false;            // "Staff", "Admin": no person
};

// Two to five words that are written as a person's name is.
bool looksLikeName(std::string_view text, const Lexicons& lexicons);

// A whole line that is a byline: "By Owen Evans", "Robert Burns, AP National Security Writer". `opened` false
// takes lines without a "By" too, if a newsroom's role or an agency stands after the name.
std::optional<Byline> readByline(std::string_view line, const Lexicons& lexicons);

// The names in a field that holds authors: "By Jane Doe and John Roe, Staff writers".
Byline readAuthors(std::string_view field, const Lexicons& lexicons);

// "Jane Doe, John Roe"
std::string joinNames(const std::vector<std::string>& names);

} // namespace claimline::formats
