// What speaks for each number of killed and injured in the articles that tell of one event, to be weighed.
#pragma once

#include "reports/toll_evidence.h"

#include <array>
#include <vector>

namespace claimline::reports {

enum class Size : std::uint8_t { none, one, several };
Size sizeOf(int number);

// Signs of all articles together: what each speaks for, added up over the square root of their number, so
// that ten of them are surer than one, but not ten times as sure: they tell the same.
struct TollCase {
    struct Number {
        int value = 0;
        Signs signs; // beside those of its size
    };
    std::array<std::vector<Number>, 2> numbers; // that may be meant, by Fate, in rising order
    std::array<std::array<Signs, 3>, 2> sizes;  // what speaks for none, one and several, by Fate
    std::vector<std::vector<Signs>> both;       // for a number of killed and one of injured together
};

// Articles that leave it open whether anybody was hurt are passed over; without any other the case is empty.
TollCase tollCase(const std::vector<const TollEvidence*>& articles);

} // namespace claimline::reports
