// The filters that events, claims and export share. Private to cli.
#pragma once

#include "model/result.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace claimline::cli {

// As typed.
struct FilterOptions {
    std::string from, to, text;
    std::vector<std::string> sources, parties, places, types, statuses;

    void addTo(CLI::App& command);
    // A name that no source or place has in full stands for all that hold it: "--source peskov".
    Result<store::Filter> filter(const store::Project& project, bool claims) const;
};

} // namespace claimline::cli
