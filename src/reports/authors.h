// Authors: who somebody says did it, or denies to have done it, where no verb of the attack itself tells so.
#pragma once

#include "reports/setting.h"

#include <string>
#include <vector>

namespace claimline::reports {

struct Author {
    std::uint32_t token = none; // the word that names him, or stands for him who speaks
    std::string value;          // who it is, where the word does not say so: "its forces"
    bool denied = false;
    std::uint32_t claim = none; // into Facts::claims
};

// In order of the text: "said that rebels had carried out the attack", "was behind the blast", "claimed
// responsibility", "denied any involvement", "it was an Arvenian missile".
std::vector<Author> findAuthors(const Tree& tree, const Lexicon& lexicon, const Scene& scene);

// The name of him who makes the claim, where the word is "it" or "its" of what he says; empty: it is not, or
// nobody is named.
std::string nameOfSelf(const Tree& tree, const Lexicon& lexicon, const Facts& facts, std::uint32_t claim,
                       std::uint32_t noun);

} // namespace claimline::reports
