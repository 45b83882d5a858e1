// Whether an event is confirmed: who says so, who denies it, who will not confirm it, and whom each answers.
#pragma once

#include "resolve/facets.h"

#include <vector>

namespace claimline::resolve {

// The answer of one claim to the question; `answer.claim` says which. Answers of one unit are a claim and
// what answers just that.
struct Confirmation {
    const Member* member = nullptr;
    Answer answer;
};

// A question only where somebody speaks of confirming; beside them stands one assertion of each origin. None
// where nobody asks. `members` must outlive them.
std::vector<Confirmation> findConfirmations(const std::vector<Member>& members, const Origins& origins,
                                            const WordKinds& words);

// nullptr where the index is none.
const Claim* claimOf(const Member& member, std::uint32_t index);

} // namespace claimline::resolve
