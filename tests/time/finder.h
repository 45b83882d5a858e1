// A loaded TimeFinder and the ways in which tests ask it.
#pragma once

#include "time/time.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace claimline::time {

inline const TimeFinder& finder() {
    static const TimeFinder loaded = [] {
        auto result = TimeFinder::load(std::string(CLAIMLINE_DATA_DIR) + "/language/en");
        if (!result) {
            ADD_FAILURE() << result.error().message();
            std::abort();
        }
        return std::move(*result);
    }();
    return loaded;
}

inline When givenDate(std::string_view edtf) {
    auto when = parseEdtf(edtf);
    if (!when)
        return {};
    when->basis = DateBasis::given;
    when->confidence = 1;
    return *when;
}

// Without tags, as text comes before it is parsed.
inline std::vector<Timex> findIn(std::string_view text, std::string_view published) {
    return finder().find(text, {}, givenDate(published));
}

} // namespace claimline::time
