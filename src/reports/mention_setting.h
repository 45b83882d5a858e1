// What stands around a mention: who did what to whom, as far as the tree tells.
#pragma once

#include "reports/tree.h"

#include "model/mention.h"

namespace claimline::reports {

class MentionSetting {
public:
    explicit MentionSetting(const Tree& tree);

    // Fills what follows from the mention's token: lemma, place, governor, arguments, phrases. Arguments that
    // it has already stay.
    void describe(Mention& mention) const;
    // Adds the words and the name that a noun phrase gives.
    void addArgument(std::uint32_t noun, ArgumentKind kind, Mention& mention) const;

private:
    void addFromGovernor(Mention& mention) const;
    void addAround(Mention& mention) const;
    void addParticles(Mention& mention) const;
    void addPhrase(Mention& mention) const;
    void addRelatives(Mention& mention) const;

    const Tree& tree_;
    std::vector<std::uint32_t> names_; // entity at each token
};

} // namespace claimline::reports
