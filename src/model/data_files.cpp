#include "model/data_files.h"

#include <cstdlib>
#include <vector>

namespace claimline {

namespace fs = std::filesystem;

Result<fs::path> dataFolder() {
    std::vector<fs::path> places;
    if (const char* set = std::getenv("CLAIMLINE_DATA"))
        places.emplace_back(set);
    std::error_code failed;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", failed); !failed)
        places.push_back(program.parent_path().parent_path() / "share" / "claimline");
    places.emplace_back(CLAIMLINE_SOURCE_DATA);
    std::string tried;
    for (const fs::path& place : places) {
        if (fs::is_directory(place / "language", failed))
            return place;
        tried += (tried.empty() ? "" : ", ") + place.string();
    }
    return fail(ErrorKind::notFound, "data folder", "no language files in " + tried,
                "install again, or set CLAIMLINE_DATA");
}

} // namespace claimline
