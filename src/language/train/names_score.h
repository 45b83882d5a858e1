// Figures of names found against those of a treebank: span and kind exact.
#pragma once

#include "language/train/names_treebank.h"

#include <array>
#include <map>
#include <string>

namespace claimline::language::train {

class NameScore {
public:
    // With `show`, prints every name that is wrong or not found.
    void add(const NamedText& text, const std::vector<GoldName>& found, bool show);
    // Kinds as people, bodies, places and all the others.
    double f1() const;
    void print(const std::string& title) const;

private:
    struct Counts {
        int right = 0, wrong = 0, missed = 0;
    };
    std::array<Counts, 4> counts_{};
    std::map<std::string, int> confused_;
    int spans_ = 0;
};

} // namespace claimline::language::train
