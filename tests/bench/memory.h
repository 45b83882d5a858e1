// This process's memory in MB (10^6 bytes), as the system counts it.
#pragma once

namespace claimline::bench {

double residentMegabytes();

// The most that was resident since this was made; what earlier rows left unused is given back first. 0 where
// the system does not tell.
class PeakMemory {
public:
    PeakMemory();
    double megabytes() const;
};

} // namespace claimline::bench
