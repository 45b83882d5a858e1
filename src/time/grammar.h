// The grammar of time expressions: pieces → Expressions. Knows no date but those that are written.
#pragma once

#include "time/expression.h"

#include <optional>
#include <vector>

namespace claimline::time {

struct Reading {
    std::vector<Expression> expressions; // in order, disjoint
    bool narrative = false;
};

// A pass over the whole text. Linear: every rule looks at a bounded number of pieces. `narrative`: the text
// is a history, whose dates count from one another and not from the day it was written.
Reading read(const std::vector<Piece>& pieces, const Words& words, std::string_view text, bool narrative);

} // namespace claimline::time
