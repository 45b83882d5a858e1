// Whole dates as pages and publication lines print them: "Nov 19, 2019", "19. November 2019",
// "2019-11-19T19:07".
#pragma once

#include "model/span.h"
#include "model/when.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::formats {

// What decides between 3 April and 4 March in "03/04/2019".
enum class NumberOrder { unknown, dayFirst, monthFirst };

struct FoundDate {
    When when; // day or minute precision; edtf, bounds and zone only
    Span span;
    bool numeric = false; // "03/04/2019": its order was taken from elsewhere
};

class DateReader {
public:
    DateReader(); // month names of some thirty languages, from ICU

    // Every date with day, month and year, in order, disjoint; with the time of day that stands beside it.
    std::vector<FoundDate> find(std::string_view text, NumberOrder order = NumberOrder::unknown) const;

    // The text as a whole is a date, as in a metadata field: ISO 8601, RFC 822, or one of the printed forms.
    When parse(std::string_view text, NumberOrder order = NumberOrder::unknown) const;

    // 1 to 12; 0: no month's name. "nov", "November", "ноября".
    int monthOf(std::string_view foldedWord) const;

private:
    std::unordered_map<std::string, int> months_;
};

} // namespace claimline::formats
