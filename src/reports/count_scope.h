// What a number counts of the people or things that it names: all of them or a part, and which.
#pragma once

#include "reports/counts.h"
#include "reports/governor.h"

#include <vector>

namespace claimline::reports {

inline constexpr const char* theOthers = "the others";
inline constexpr const char* someOfThem = "some of them";

class CountScope {
public:
    // `counts`: those that stand before in the text.
    CountScope(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
               std::vector<Count>& counts);

    // Sets the scope of the answer; may make an earlier count of the sentence a part: "one was flown to
    // hospital, while two others were driven there".
    void set(const language::Quantity& quantity, const Governor& governor, const std::string& happening,
             Answer& answer) const;
    // "two police officers" are police, whatever other officers there are.
    std::string groupOf(const std::string& lemma, std::uint32_t noun) const;
    // "up from 16", "an earlier figure of 27"
    bool isEarlierFigure(const language::Quantity& quantity) const;

private:
    std::string partOf(const language::Quantity& quantity, const Governor& governor,
                       const std::string& happening, const Answer& answer) const;
    std::string kindOfData(std::uint32_t noun) const;
    bool isOfTheirs(const language::Quantity& quantity) const;
    bool isEarlier(const language::Quantity& quantity, const Governor& governor) const;
    bool isOfEarlierStatement(const Governor& governor) const;
    std::string uniformedHere() const;
    bool isPartOfNumber(const language::Quantity& quantity) const;
    bool suspectStandsBefore(std::uint32_t token) const;
    bool leavesOutDoer(const Governor& governor) const;
    bool isCondition(const Governor& governor) const;
    bool wasCounted(const std::string& facet) const;
    bool isMore(const language::Quantity& quantity) const;
    bool comesToOthers(const language::Quantity& quantity, const std::string& facet) const;
    bool isOneOfSeveral(const language::Quantity& quantity) const;
    bool isStill(const Governor& governor) const;
    std::string rescuerOf(const Governor& governor) const;
    bool isOfWard(const language::Quantity& quantity, const Governor& governor) const;
    bool isRest(const language::Quantity& quantity, const std::string& facet) const;
    bool isBesides(const language::Quantity& quantity, const Governor& governor) const;
    bool isOneOfRow(const language::Quantity& quantity) const;
    bool isOfThose(const language::Quantity& quantity, const Answer& answer) const;
    bool isOther(const std::string& word) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    std::vector<Count>& counts_;
};

} // namespace claimline::reports
