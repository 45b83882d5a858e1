#include "model/result.h"

namespace claimline {

std::string Error::message() const {
    std::string all = input;
    if (!fault.empty())
        all += (all.empty() ? "" : ": ") + fault;
    if (!next.empty())
        all += (all.empty() ? "" : "; ") + next;
    return all;
}

} // namespace claimline
