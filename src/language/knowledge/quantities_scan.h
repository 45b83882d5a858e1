// One pass of the QuantityFinder over a document; private to quantities*.cpp.
#pragma once

#include "language/knowledge/naming.h"
#include "language/knowledge/quantities.h"

#include <unordered_set>

namespace claimline::language::known {

class QuantityFinder::Scan {
public:
    Scan(const QuantityFinder& finder, const Words& words, const std::vector<bool>& named)
        : finder_(finder)
        , words_(words)
        , tokens_(words.document().tokens)
        , named_(named) {}
    std::vector<Quantity> run();

private:
    static constexpr std::uint32_t skip = none - 1; // findNoun: the number is no quantity

    static bool isHyphen(std::string_view text) { return isOneOf(text, {"-", "–", "—", "‑", "‐"}); }
    static bool isCurrency(std::string_view text) {
        return isOneOf(text, {"$", "€", "£", "¥", "₹", "₽", "₴", "US$", "A$", "C$"});
    }

    // --- from hedge and number to a quantity (quantities.cpp)
    std::uint32_t take(std::uint32_t token);
    bool mayOpen(std::uint32_t token) const;
    Hedging readHedge(std::uint32_t token) const;
    std::uint32_t partOfOne(std::uint32_t token);
    std::uint32_t keep(const Hedging& hedge, const Reading& reading);
    void setBounds(Quantity& quantity, const Reading& reading, Bound bound) const;
    void setContext(Quantity& quantity, std::uint32_t end) const;

    // --- numbers as read (quantities_numbers.cpp)
    const NumberWord* numberWord(std::uint32_t token, std::uint32_t end) const;
    std::optional<Reading> readSimple(std::uint32_t token, std::uint32_t end) const;
    std::optional<Reading> readDigitNumber(std::uint32_t first, std::uint32_t at, std::uint32_t end,
                                           bool currency) const;
    bool acceptRest(std::string_view rest, bool currency, std::uint32_t at, std::uint32_t end,
                    double& scale) const;
    bool plainNounAt(std::uint32_t token, std::uint32_t end) const;
    bool isUnitAt(std::uint32_t token) const;
    std::uint32_t readScales(std::uint32_t at, std::uint32_t end, double& scale) const;
    std::optional<Reading> readWordNumber(std::uint32_t token, std::uint32_t end) const;
    std::optional<Reading> readVague(std::uint32_t first, std::uint32_t at, std::uint32_t end,
                                     const NumberWord& word) const;
    std::optional<Reading> readExact(std::uint32_t first, std::uint32_t at, bool article,
                                     const NumberWord& word) const;
    std::optional<Reading> readFraction(std::uint32_t first, std::uint32_t at, std::uint32_t end,
                                        double times, const NumberWord& word) const;
    std::optional<Reading> readCardinal(std::uint32_t first, std::uint32_t at, std::uint32_t end) const;
    bool takesAnd(std::uint32_t at, std::uint32_t end, double group, double total) const;
    std::optional<std::uint32_t> readAndAHalf(std::uint32_t at, std::uint32_t end) const;
    std::optional<Reading> readNumber(std::uint32_t token, std::uint32_t end) const;
    bool isLetterWord(std::uint32_t token) const;
    void alignScales(Reading& low, const Reading& high) const;

    // --- numbers that count nothing (quantities_refused.cpp)
    bool isCapitalWordNumber(const Reading& reading, std::uint32_t begin) const;
    bool isNameLike(std::uint32_t token) const;
    bool isModel(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
    bool opensStreet(std::uint32_t token, std::uint32_t end) const;
    bool isNounLike(std::uint32_t token) const;
    bool isMonth(std::uint32_t token) const;
    bool looksLikeYear(std::uint32_t first, std::uint32_t last, std::uint32_t end) const;
    bool isNoQuantity(const Reading& reading) const;
    bool isPartOfSign(std::uint32_t first, std::uint32_t last, std::uint32_t begin, std::uint32_t end) const;
    bool isTimeBehind(std::uint32_t last, std::uint32_t end) const;
    bool isHourAfterAdverb(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
    bool isCalibre(std::uint32_t last) const;
    bool isLabel(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
    bool isAge(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
    bool isAgeOf(const Reading& reading, std::uint32_t end) const;
    bool isNoOne(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const;

    // --- what is counted or measured (quantities_nouns.cpp)
    const Quantity* inheritable(std::uint32_t token) const;
    bool nearEnough(std::uint32_t earlier, std::uint32_t token) const;
    std::uint32_t findNoun(Quantity& quantity, const Reading& reading, std::uint32_t end);
    bool isAddress(std::uint32_t noun) const;
    std::uint32_t hyphenated(Quantity& quantity, std::uint32_t hyphen, std::uint32_t end);
    bool setUnit(Quantity& quantity, const Reading& reading, std::uint32_t end) const;
    static bool setUnit(Quantity& quantity, const Unit& unit, std::uint32_t token);
    bool isVerb(std::uint32_t token) const;
    std::uint32_t inherit(Quantity& quantity) const;
    std::uint32_t treeNoun(const Reading& reading, std::uint32_t end) const;
    std::uint32_t scanNoun(std::uint32_t at, std::uint32_t end) const;
    bool nounBehind(std::uint32_t at, std::uint32_t stop) const;
    bool participleBeforeNoun(std::uint32_t at, std::uint32_t stop) const;
    std::string lemmaOf(std::uint32_t token) const;

    const QuantityFinder& finder_;
    const Words& words_;
    const std::vector<Token>& tokens_;
    const std::vector<bool>& named_;
    std::vector<Quantity> found_;
    std::unordered_set<std::string_view> vocabulary_; // made when first asked
};

} // namespace claimline::language::known
