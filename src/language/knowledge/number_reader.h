// How digits and number words are read; no names, nouns or hedges here.
#pragma once

#include <optional>
#include <string_view>

namespace claimline::language::known {

// A token that opens with digits: "1,450", "2.4", "2.4m", "12th", "155mm", "03:25".
struct DigitRun {
    double value = 0;
    std::string_view rest;  // what stands behind the number in the same token: "m", "th", "mm", ":25"
    bool plainYear = false; // four digits without a comma, 1500 to 2100
    int digits = 0;
};
std::optional<DigitRun> readDigits(std::string_view token);

// "twenty-first" and "21st" name a place in a row and count nothing.
bool isOrdinalEnd(std::string_view rest);

} // namespace claimline::language::known
