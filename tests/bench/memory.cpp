#include "bench/memory.h"

#include <fstream>
#include <malloc.h>
#include <string>

namespace claimline::bench {

namespace {

// "VmRSS:	  1234 kB"
double statusMegabytes(const std::string& field) {
    std::ifstream file("/proc/self/status");
    for (std::string name; file >> name;) {
        double kibibytes = 0;
        if (name == field && file >> kibibytes)
            return kibibytes * 1024 / 1e6;
    }
    return 0;
}

} // namespace

double residentMegabytes() {
    return statusMegabytes("VmRSS:");
}

PeakMemory::PeakMemory() {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5"; // sets the peak back (proc(5))
}

double PeakMemory::megabytes() const {
    return statusMegabytes("VmHWM:");
}

} // namespace claimline::bench
